package applications

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/markdown"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// detail is the application that is open: how far it has got, and under that its
// people, its interviews, what was sent and what was noted.
type detail struct {
	view   *View
	object *fyne.Container
	page   *widgets.Page
	card   *widgets.Card
	column *fyne.Container
	back   *widgets.Button
	id     string
	of     application

	title, about *widgets.Text
	standing     *widgets.SignLabel
	steps        map[string]*widgets.Button // by status
	resume       *widgets.Button
	parts        *fyne.Container
	items        []fyne.Focusable
}

func newDetail(v *View) *detail {
	d := &detail{view: v, steps: map[string]*widgets.Button{}, parts: widgets.NewStacked(3)}
	small := func(text string, look widgets.ButtonLook, do func()) *widgets.Button {
		return widgets.NewButton(text, widgets.ButtonStyle{Small: true, Look: look}, do)
	}
	d.title = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	d.about = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	d.standing = widgets.NewSignLabel(widgets.NoSign, "")
	steps := widgets.NewWrap(0.5)
	for _, status := range statuses {
		d.steps[status] = small(statusLabel(status), widgets.Plain, func() { d.setStatus(status) })
		steps.Add(d.steps[status])
	}
	edit := small(lang.L("Edit"), widgets.Outlined, func() { v.openEntry(d.id) })
	d.resume = small(lang.L("Résumé for it"), widgets.Outlined, func() { v.OnResume(d.of.company()) })
	buttons := widgets.NewWrap(1.5, small(lang.L("Write a cover letter"), widgets.Primary, func() { v.openLetter(d.id) }), d.resume,
		small(lang.L("New interview"), widgets.Outlined, func() { v.newInterview(d.of) }))
	d.column = widgets.NewStacked(3, widgets.NewStacked(0.5, widgets.NewAside(9, 1.5, d.title, edit), d.about),
		widgets.NewStacked(1, steps, d.standing), buttons, d.parts)
	d.card = widgets.NewCard("", "", d.column)
	d.card.Hide()
	d.page = widgets.NewPage(widgets.NewInset(d.card, 1, 3, 4, 3))
	d.back = small(lang.L("All applications"), widgets.Plain, v.showList)
	d.back.SetIcon("back")
	d.back.Hide()
	d.object = container.NewBorder(widgets.NewInset(widgets.NewWrap(0, d.back), 1, 0, 0, 3), nil, nil, nil, d.page)
	return d
}

// setStacked shows the way back to the list where it is not beside.
func (d *detail) setStacked(stacked bool) {
	widgets.SetShown(d.back, stacked)
	d.object.Refresh()
}

// showID shows an application, from the top.
func (d *detail) showID(id string) {
	if id != d.id {
		d.id = id
		d.page.ScrollToTop()
	}
	d.followReading()
}

// followReading shows the application as it was read; the list where it is gone.
func (d *detail) followReading() {
	of, known := d.view.findApplication(d.id)
	widgets.SetShown(d.card, known)
	switch {
	case known:
		d.of = of
		d.showParts()
	case len(d.view.shown) > 0 && d.id != "":
		d.id = ""
		d.view.list.rows.SetOpen("")
		d.view.panes.SetActive(paneList)
	}
}

func (d *detail) showParts() {
	a, loc := d.of, d.view.host.Locale()
	d.title.SetText(a.Title)
	role := a.Values.Text("role")
	if strings.Contains(strings.ToLower(a.Title), strings.ToLower(role)) {
		role = ""
	}
	d.about.SetText(text.Joined(" · ", role, a.company(), outcomeLabel(a), whereLabel(a), privateLabel(a.Entry)))
	widgets.SetShown(d.about, d.about.Text() != "")
	for status, button := range d.steps {
		button.SetLook(widgets.ToggleLook(status == a.status()))
	}
	sign, _ := describeWait(a, loc.Today)
	d.standing.SetSign(sign, d.standingText(loc))
	widgets.SetShown(d.resume, d.view.OnResume != nil && a.company() != "")
	at := d.focusedItem()
	d.items = nil
	d.parts.RemoveAll()
	d.addContacts()
	d.addInterviews(loc)
	d.addSent(loc)
	d.addNotes()
	d.column.Refresh()
	d.page.Refresh()
	if at >= 0 && len(d.items) > 0 {
		d.view.focusOn(d.items[min(at, len(d.items)-1)])
	}
}

// standingText says what comes next, or since when nothing has happened.
func (d *detail) standingText(loc model.Locale) string {
	if i, coming := d.of.nextInterview(loc.Today); coming {
		return lang.L("{{.What}} {{.When}}", map[string]any{"What": i.Title, "When": text.Ago(loc.Today.DaysSince(i.Day))})
	}
	last := d.of.lastStep(loc.Today)
	if d.of.isQuiet(loc.Today) {
		return lang.L("Nothing since {{.Day}}, {{.Ago}}. Ask how it stands?", map[string]any{"Day": last.FormatShort(loc), "Ago": text.Ago(loc.Today.DaysSince(last))})
	}
	return lang.L("Last step {{.Day}}, {{.Ago}}", map[string]any{"Day": last.FormatShort(loc), "Ago": text.Ago(loc.Today.DaysSince(last))})
}

// focusedItem is the place of the line that has the focus, or -1.
func (d *detail) focusedItem() int {
	has := d.view.host.Window().Canvas().Focused()
	for i, item := range d.items {
		if item == has {
			return i
		}
	}
	return -1
}

// focusStatus puts the keyboard on how far it has got.
func (d *detail) focusStatus() { d.view.focusOn(d.steps[d.of.status()]) }

// newItem is a line that runs do when pressed, or plain text where do is nil.
func (d *detail) newItem(content widgets.ItemContent, do func()) fyne.CanvasObject {
	item := widgets.NewItem(content, do)
	if do != nil {
		d.items = append(d.items, item)
	}
	return item
}

// addPart adds lines under a heading, or the text none where there are none.
func (d *detail) addPart(heading, none string, lines []fyne.CanvasObject) {
	if len(lines) == 0 {
		lines = []fyne.CanvasObject{newSmallText(none, theme.Muted)}
	}
	d.parts.Add(newSection(heading, lines...))
}

func (d *detail) addContacts() {
	var lines []fyne.CanvasObject
	for _, c := range d.of.contacts {
		lines = append(lines, d.newItem(widgets.ItemContent{Icon: model.KindIcon(model.KindContact), Title: c.Title, Plain: true}, func() { d.view.host.Go(kit.Route{Screen: kit.ScreenPeople, ID: c.ID}) }))
	}
	d.addPart(lang.L("Contact"), lang.L("Nobody yet. Choose one under Edit: a name opens more doors than a form."), lines)
}

func (d *detail) addInterviews(loc model.Locale) {
	var lines []fyne.CanvasObject
	for _, i := range d.of.interviews {
		second := text.Joined(" · ", strings.TrimSpace(i.Day.Format(loc)+" "+i.Time), i.Values.Text("round"), wentLabel(i), privateLabel(i))
		lines = append(lines, d.newItem(widgets.ItemContent{Icon: model.KindIcon(model.KindInterview), Title: i.Title, Second: second, Plain: true}, func() { d.view.host.Go(kit.Route{Screen: kit.ScreenReview, ID: i.ID}) }))
	}
	d.addPart(lang.L("Interviews"), lang.L("None yet."), lines)
}

func (d *detail) addSent(loc model.Locale) {
	var lines []fyne.CanvasObject
	for _, e := range d.of.sent {
		day := e.Day.Format(loc)
		for _, file := range e.Attachments {
			lines = append(lines, d.newItem(widgets.ItemContent{Icon: model.KindIcon(model.KindSnapshot), Title: e.Title, Second: text.Joined(" · ", day, model.SafeFileName(file.Name)), Plain: true}, func() { d.view.openSent(file) }))
		}
		if len(e.Attachments) == 0 {
			lines = append(lines, d.newItem(widgets.ItemContent{Icon: model.KindIcon(model.KindSnapshot), Title: e.Title, Second: day, Plain: true}, func() { d.view.openEntry(e.ID) }))
		}
	}
	d.addPart(lang.L("Sent"), lang.L("Nothing yet. A letter or résumé that you export for it can be kept here as it was sent."), lines)
}

// addNotes shows what the person wrote about it, if anything.
func (d *detail) addNotes() {
	for _, part := range []struct{ heading, text string }{{lang.L("Why I want it"), d.of.Values.Text("why")}, {lang.L("Notes"), d.of.Body}} {
		if strings.TrimSpace(part.text) == "" {
			continue
		}
		words := markdown.NewView()
		words.OpenURL = d.view.host.OpenLink
		words.SetText(part.text)
		d.parts.Add(newSection(part.heading, words))
	}
}

// setStatus says how far the application has got.
func (d *detail) setStatus(status string) {
	if status == d.of.status() && d.of.Values.Text("status") != "" {
		return
	}
	d.view.change(d.id, lang.L("“{{.Title}}” is at “{{.Status}}” now.", map[string]any{"Title": d.of.Title, "Status": lang.L(status)}),
		func(e *model.Entry) { e.Values["status"] = status })
}
