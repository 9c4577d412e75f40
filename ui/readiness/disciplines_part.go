package readiness

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/disciplines"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// partCard is the part that is open: what it is, one way to practise it, and the entries
// that show it.
type partCard struct {
	page   *skillsPage
	object *widgets.Card

	title, state, about, exercise *widgets.Text
	entries                       *fyne.Container
	practise, study               *widgets.Button
	first                         fyne.Focusable // what Enter on the part's tile leads to

	part disciplines.PartState
}

// mostPartEntries is how many entries of each sort are shown; the journal has the others.
const mostPartEntries = 4

func newPartCard(p *skillsPage) *partCard {
	c := &partCard{page: p, entries: widgets.NewStacked(1)}
	c.title = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	c.state = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Accent, Bold: true, Flow: widgets.Folded})
	c.about = widgets.NewText("", widgets.Style{Flow: widgets.Folded})
	c.exercise = widgets.NewText("", widgets.Style{Flow: widgets.Folded})
	c.practise = widgets.NewButton(lang.L("Write what you did"), widgets.ButtonStyle{Small: true, Icon: "leadership"}, c.beginDeed)
	c.study = widgets.NewButton(lang.L("Write what you studied"), widgets.ButtonStyle{Small: true, Icon: "study"}, c.beginStudy)
	practice := widgets.NewStacked(0.5, newSmallHeading(lang.L("To practise it")), c.exercise)
	c.object = widgets.NewCard("", "", widgets.NewStacked(2, widgets.NewStacked(0.5, c.title, c.state), c.about, practice, c.entries, widgets.NewWrap(2, c.practise, c.study)))
	return c
}

// newSmallHeading names what stands under it.
func newSmallHeading(words string) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Size: theme.Caption, Color: theme.Muted, Bold: true, Flow: widgets.Folded})
}

// showPart shows a part, practice first: it is what the discipline is for.
func (c *partCard) showPart(part disciplines.PartState) {
	c.part, c.first = part, c.practise
	c.title.SetText(part.Title)
	c.state.SetText(partStateWords(part))
	c.about.SetText(part.About)
	c.exercise.SetText(part.Exercise)
	c.entries.RemoveAll()
	c.addEntries(lang.L("Practised"), part.Practised)
	c.addEntries(lang.L("Studied"), part.Studied)
	widgets.SetShown(c.entries, len(c.entries.Objects) > 0)
	c.object.Refresh()
}

// partStateWords says how far one is with a part, and with how many entries.
func partStateWords(part disciplines.PartState) string {
	switch part.State() {
	case disciplines.Both:
		return lang.L("Studied and practised")
	case disciplines.Practised:
		return lang.L("Practised, not studied yet")
	case disciplines.Studied:
		return lang.L("Studied, not practised yet")
	}
	return lang.L("Neither studied nor practised yet")
}

func (c *partCard) addEntries(heading string, entries []model.Entry) {
	if len(entries) == 0 {
		return
	}
	rows := widgets.NewStacked(0, newSmallHeading(heading))
	host := c.page.screen.host
	for _, e := range entries[:min(len(entries), mostPartEntries)] {
		item := widgets.NewItem(widgets.ItemContent{Icon: model.KindIcon(e.Kind), Title: e.Title, Plain: true, Note: e.Day.FormatPlain(host.Locale())}, func() { host.Go(kit.Route{Screen: kit.ScreenJournal, ID: e.ID}) })
		if c.first == fyne.Focusable(c.practise) {
			c.first = item
		}
		rows.Add(item)
	}
	if more := len(entries) - mostPartEntries; more > 0 {
		all := widgets.NewButton(kit.Counted(more, "1 more", "{{.Count}} more"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { c.page.screen.openEntries(`part:"` + c.part.ID + `"`) })
		rows.Add(widgets.NewWrap(1, all))
	}
	c.entries.Add(rows)
}

// beginDeed begins an entry of what was done, of the kind that practises the part.
func (c *partCard) beginDeed() {
	kind := model.KindLeadership
	if len(c.part.Kinds) > 0 {
		kind = c.part.Kinds[0]
	}
	e := model.NewEntry(kind, c.page.screen.today())
	hints := map[string]string{"title": c.part.Exercise}
	if declared, _ := model.KindOf(kind); declaresPart(declared) {
		e.Values["part"] = c.part.ID
		hints["setting"], hints["action"], hints["result"], hints["lesson"] = "", "", "", ""
	}
	c.page.beginEntry(e, hints, lang.L("To practise: {{.Part}}", map[string]any{"Part": c.part.Title}))
}

func declaresPart(kind model.Kind) bool {
	_, declared := kind.Field("part")
	return declared
}

// beginStudy begins an entry of what was studied.
func (c *partCard) beginStudy() {
	e := model.NewEntry(model.KindStudy, c.page.screen.today())
	e.Values["part"], e.Values["discipline"] = c.part.ID, c.part.Discipline
	c.page.beginEntry(e, map[string]string{"title": "", "form": "", "status": ""}, lang.L("To study: {{.Part}}", map[string]any{"Part": c.part.Title}))
}

// beginEntry opens a new entry in the journal, with the way back here once it is saved.
func (p *skillsPage) beginEntry(e model.Entry, hints map[string]string, why string) {
	host := p.screen.host
	host.Begin(kit.Start{Opening: readiness.EntryToFill{Entry: e, Hints: hints}, Why: why, Saved: func() {
		host.Say(lang.L("Written down."), lang.L("Back to skills"), func() { host.Go(kit.Route{Screen: kit.ScreenReadiness, View: kit.ViewSkills}) })
	}})
}
