package people

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/model/text"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/line"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// personPage shows the open person: the card, the line that logs what happened, and
// under it all that the journal holds of them.
type personPage struct {
	screen *Screen
	page   *widgets.Page
	card   *widgets.Card // hidden until somebody has been read
	column *fyne.Container
	id     string
	of     people.Detail

	name, job *widgets.Text
	state     *widgets.SignLabel
	last      *widgets.Text
	chips     *fyne.Container
	line      *line.Line
	edit      *widgets.Button
	rhythm    *widgets.Button
	later     *widgets.Button
	promises  *promisePart
	parts     *fyne.Container // the sections under the promises
	items     []fyne.Focusable
	every     bool          // the whole log is shown
	words     *drafts.Words // what is typed and not entered; nil before somebody was open
}

func newPersonPage(s *Screen) *personPage {
	p := &personPage{screen: s, chips: widgets.NewWrap(1.5), parts: widgets.NewStacked(3)}
	p.name = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	p.job = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	p.state = widgets.NewSignLabel(widgets.NoSign, "")
	p.last = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	p.line = line.New(s.host, "", true)
	p.line.Read = people.ParseTalk
	p.line.Make = func(c model.Capture, with []string) (model.Edit, error) { return people.LogTalk(c, p.id, with...) }
	p.line.OnSaved = p.onLogged
	p.line.OnResized = p.arrange
	p.line.OnTyped = p.onTyped
	p.line.OnKey = p.onLineKey
	small := func(text string, do func()) *widgets.Button {
		return widgets.NewButton(text, widgets.ButtonStyle{Small: true}, do)
	}
	brief := small(lang.L("Brief"), p.showBrief)
	p.edit = small(lang.L("Edit"), func() { s.openEntry(p.id) })
	p.rhythm = small(lang.L("Rhythm…"), func() { s.chooseRhythm(p.of, p.rhythm) })
	p.later = small(lang.L("Put off…"), p.onLater)
	p.promises = newPromisePart(p)
	head := widgets.NewStacked(0.5, widgets.NewAside(9, 1.5, p.name, brief, p.edit), p.job)
	standing := widgets.NewStacked(1, widgets.NewAside(9, 1.5, p.state, p.rhythm, p.later), p.last)
	p.column = widgets.NewStacked(3, head, p.chips, p.line.Object, standing, p.promises.object, p.parts)
	p.card = widgets.NewCard("", "", p.column)
	p.page = widgets.NewPage(widgets.NewInset(p.card, 1, 3, 4, 3))
	p.card.Hide()
	return p
}

// openPerson shows a person, from the top. One who is not in the list yet is shown once
// the list has been read.
func (p *personPage) openPerson(id string) {
	if id != p.id {
		p.screen.host.KeepAll()
		p.words = nil
		p.id, p.every = id, false
		p.setTypedWords(nil)
		p.words = drafts.New(p.screen.host, "person "+id, p.typedWords, p.setTypedWords, nil)
		p.page.ScrollToTop()
	}
	if p.screen.knows(id) {
		p.reload()
	}
}

// onTyped has the typed words kept as a draft until they are entered.
func (p *personPage) onTyped() {
	if p.words != nil {
		p.words.Typed()
	}
}

// typedWords gives the words of the promise being written, then the line with what was
// pasted under it.
func (p *personPage) typedWords() []string {
	o := p.promises
	line, rest := p.line.TypedLines()
	return append([]string{o.what.Text, o.due.Text, string(o.side), line}, rest...)
}

func (p *personPage) setTypedWords(words []string) {
	o := p.promises
	o.clearFields()
	if len(words) < 4 {
		p.line.SetTypedLines("", nil)
		return
	}
	p.line.SetTypedLines(words[3], words[4:])
	if words[0] != "" || words[1] != "" {
		o.what.Fill(words[0])
		o.due.Fill(words[1])
		o.openFields()
		o.setPromiser(people.Side(words[2]))
	}
}

// reload reads the person again from the list that is shown.
func (p *personPage) reload() {
	id, list := p.id, p.screen.shown.list
	if !p.screen.knows(id) {
		p.close() // the contact was moved to the trash, or merged into another
		return
	}
	kit.Load(p.screen.host, "people person", func(ctx context.Context) (people.Detail, error) {
		return list.Detail(ctx, p.screen.host.Journal(), id)
	}, func(of people.Detail) {
		if id == p.id {
			p.of = of
			p.showPerson()
		}
	})
}

// close hides the page, since its person is gone.
func (p *personPage) close() {
	p.id = ""
	p.page.Hide()
	p.screen.list.rows.SetOpen("")
	p.screen.panes.SetActive(paneList)
	p.screen.openFirst()
}

// showPerson fills the pane.
func (p *personPage) showPerson() {
	d, loc := p.of, p.screen.host.Locale()
	p.name.SetText(d.Title())
	p.job.SetText(text.Joined(", ", d.Job, d.Department, d.Organisation))
	widgets.SetShown(p.job, p.job.Text() != "")
	p.state.SetSign(signs[d.State], stateWords(d.Person, loc))
	p.last.SetText(standingWords(d.Person, loc))
	p.line.Field.SetPlaceHolder(lang.L("What happened with {{.Name}}? One line, Enter.", map[string]any{"Name": firstName(d.Name)}))
	at := p.focusedItem()
	p.items = nil
	widgets.SetShown(p.card, true)
	p.fillChips()
	p.promises.showPromises()
	p.fillParts()
	p.arrange()
	p.focusItem(at)
}

// arrange lays the page out again after something grew or shrank.
func (p *personPage) arrange() {
	if p.column == nil {
		return // the line is not in its place yet
	}
	p.column.Refresh()
	p.page.Refresh()
}

// focusedItem gives the place of the focused line among those that can be pressed, or
// -1.
func (p *personPage) focusedItem() int {
	has := p.screen.host.Window().Canvas().Focused()
	for i, item := range p.items {
		if item == has {
			return i
		}
	}
	return -1
}

// focusItem focuses the line at the place that had the focus before the lines were
// built again.
func (p *personPage) focusItem(at int) {
	if at < 0 {
		return
	}
	c := p.screen.host.Window().Canvas()
	if len(p.items) == 0 {
		c.Focus(p.line.Field)
		return
	}
	c.Focus(p.items[min(at, len(p.items)-1)])
}

// addItem builds a line, which can be pressed if do is not nil.
func (p *personPage) addItem(content widgets.ItemContent, do func()) *widgets.Item {
	item := widgets.NewItem(content, do)
	if do != nil {
		p.items = append(p.items, item)
	}
	return item
}

func (p *personPage) focusLine() { p.screen.host.Window().Canvas().Focus(p.line.Field) }

// onLineKey goes back to the list on Escape.
func (p *personPage) onLineKey(key fyne.KeyName) bool {
	if key == fyne.KeyEscape {
		p.screen.showList()
	}
	return key == fyne.KeyEscape
}

// fillChips shows how to reach the person, and their role and circle.
func (p *personPage) fillChips() {
	p.chips.RemoveAll()
	add := func(content widgets.ChipContent, do func()) {
		if content.Text != "" {
			chip := widgets.NewChip(content)
			chip.OnTapped = do
			p.chips.Add(chip)
		}
	}
	value := p.of.Contact.Values.Text
	add(widgets.ChipContent{Text: roleWords(p.of.Role), State: widgets.ChipAccent}, nil)
	for _, key := range []string{"email", "phone"} {
		add(widgets.ChipContent{Text: value(key), Icon: "copy"}, func() { p.copyText(value(key)) })
	}
	add(widgets.ChipContent{Text: text.Shorten(value("url"), 40), Icon: "link"}, func() { p.screen.host.OpenLink(value("url")) })
	add(widgets.ChipContent{Text: roleWords(p.of.Circle)}, func() { p.screen.list.searchFor("circle:" + quoteText(p.of.Circle)) })
	for _, tag := range p.of.Tags {
		add(widgets.ChipContent{Text: "#" + tag}, func() { p.screen.list.searchFor("tag:" + tag) })
	}
	if p.of.Private {
		add(widgets.ChipContent{Text: lang.L("private"), Icon: "lock"}, nil)
	}
	widgets.SetShown(p.chips, len(p.chips.Objects) > 0)
}

func (p *personPage) copyText(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	p.screen.host.Say(lang.L("Copied: {{.Words}}", map[string]any{"Words": text}), "", nil)
}

// onLogged says what the line saved, and offers to undo it.
func (p *personPage) onLogged(entry model.Entry, r model.Receipt) {
	p.screen.host.KeepAll() // keep that the line is empty now, so that its words do not come back
	kit.SayUndo(p.screen.host, lang.L("Written down: “{{.Title}}”.", map[string]any{"Title": entry.Title}), r.Batch)
}

// openEntry shows an entry in the journal.
func (s *Screen) openEntry(id string) {
	s.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: id})
}
