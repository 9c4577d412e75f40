package resume

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// entryChooser is the sheet on which entries are chosen to be drafted into bullets: those
// meant for the résumé first, or what a search finds.
type entryChooser struct {
	screen      *Screen
	leave       func()
	finder      *widgets.RowFinder
	problem     *widgets.Text
	draftButton *widgets.Button
	object      *fyne.Container

	offered []offer
	chosen  []string
}

// offer is an entry that can be chosen.
type offer struct {
	model.Entry
	draft string
	used  bool // a bullet is about it already
	meant bool // the person said that it belongs on the résumé
}

// mostOffered is how many entries a search offers.
const mostOffered = 60

// ChooseEntries asks which entries to draft bullets from.
func (s *Screen) ChooseEntries() {
	c := &entryChooser{screen: s}
	c.finder = widgets.NewRowFinder(func() int { return len(c.offered) }, c.rowContent, c.toggleEntry)
	c.finder.Field.SetPlaceHolder(lang.L("Search your journal: words, tag:erp, step:2"))
	c.finder.Field.OnChanged = func(string) { c.readOffers() }
	c.finder.Field.OnSubmitted = func(string) { c.onSubmit() }
	c.problem = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	c.draftButton = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Primary}, c.onDraft)
	own := widgets.NewButton(lang.L("In my own words"), widgets.ButtonStyle{Look: widgets.Plain}, func() { c.leave(); s.BeginBullet() })
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { c.leave() })
	title := widgets.NewText(lang.L("Which entries belong on the page?"), widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	head := widgets.NewStacked(2, title, c.finder.Field, c.problem)
	foot := widgets.NewInset(widgets.NewWrap(2, c.draftButton, own, cancel), 3, 0, 0, 0)
	c.object = container.New(layout.NewBorderLayout(head, foot, nil, nil), head, widgets.NewInset(c.finder.Rows, 2, 0, 0, 0), foot)
	c.leave = s.host.ShowSheet(kit.Sheet{Content: c.object, First: c.finder.Field, Width: 46, Height: 36})
	c.showDraftButton()
	c.readOffers()
}

// BeginBullet opens a new bullet in the person's own words.
func (s *Screen) BeginBullet() {
	if s.shown.career != nil {
		s.bullet.beginNew(s.positionForNew(), "")
	}
}

// readOffers asks what can be chosen.
func (c *entryChooser) readOffers() {
	s, text, loc, index := c.screen, c.finder.Field.Text, c.screen.host.Locale(), c.screen.host.Readiness()
	s.host.Load("resume choose", func(ctx context.Context) func() {
		offered, err := s.findOffers(ctx, text, loc, index)
		return func() {
			var wrong *model.SyntaxError
			switch {
			case errors.As(err, &wrong):
				c.showHint(wrong.Reason)
				return
			case err != nil:
				s.host.Fail(err)
				return
			}
			c.offered = offered
			c.finder.ShowFound()
			c.showHint(c.hintText())
		}
	})
}

// findOffers gives the entries that a search finds, or without one those that are meant
// for the résumé before the latest others.
func (s *Screen) findOffers(ctx context.Context, text string, loc model.Locale, index *readiness.Index) ([]offer, error) {
	lexicon, err := s.host.BulletWords()
	if err != nil {
		return nil, err
	}
	career, err := resume.ReadCareer(ctx, s.host.Journal(), lexicon, loc.Today)
	if err != nil {
		return nil, err
	}
	q, err := model.ParseQuery(text, loc, true)
	if err != nil {
		return nil, err
	}
	if q.HasSteps() {
		if q, err = readiness.ResolveSteps(q, index, "", loc.Today); err != nil {
			return nil, err
		}
	}
	kinds := model.KindsWhere(func(k model.Kind) bool { return k.Work })
	if len(q.Terms) == 0 {
		kinds = model.KindsWithField("on_resume")
	}
	hits, _, err := s.host.Journal().Find(ctx, q.With(model.Term{Key: "kind", Any: kinds}), model.Cursor{}, mostOffered)
	if err != nil {
		return nil, err
	}
	var found []model.Entry
	if len(q.Terms) == 0 {
		found = slices.Clone(career.Waiting)
	}
	for _, h := range hits {
		found = append(found, h.Entry)
	}
	return newOffers(found, career), nil
}

func newOffers(found []model.Entry, career *resume.Career) []offer {
	used, met := map[string]bool{}, map[string]bool{}
	for _, b := range career.Bullets {
		for _, id := range b.Linked("about") {
			used[id] = true
		}
	}
	var offered []offer
	for _, e := range found {
		if met[e.ID] {
			continue
		}
		met[e.ID] = true
		offered = append(offered, offer{Entry: e, draft: resume.NewDraft(e, career.Lexicon).Text, used: used[e.ID], meant: e.Values.Yes("on_resume")})
	}
	return offered
}

func (c *entryChooser) hintText() string {
	if len(c.offered) == 0 {
		return lang.L("Nothing is found. Search for something else, or write in your own words.")
	}
	return lang.L("Down and Enter choose, and so does a click. Each becomes a bullet in its own words.")
}

func (c *entryChooser) showHint(words string) {
	c.problem.SetText(words)
	c.object.Refresh()
}

func (c *entryChooser) rowContent(i int) widgets.RowContent {
	e := c.offered[i]
	row := widgets.RowContent{Title: e.Title, Second: e.Day.FormatShort(c.screen.host.Locale()) + " · " + e.draft, Mark: widgets.Unmarked}
	if slices.Contains(c.chosen, e.ID) {
		row.Mark = widgets.Marked
	}
	switch {
	case e.used:
		row.Chips = []widgets.ChipContent{{Text: lang.L("has a bullet")}}
	case e.Private:
		row.Chips = []widgets.ChipContent{{Text: lang.L("private"), Icon: "lock"}}
	case e.meant:
		row.Chips = []widgets.ChipContent{{Text: lang.L("for the résumé"), State: widgets.ChipAccent}}
	}
	return row
}

// toggleEntry chooses an entry, or no longer.
func (c *entryChooser) toggleEntry(i int) {
	if i < 0 || i >= len(c.offered) {
		return
	}
	id := c.offered[i].ID
	if at := slices.Index(c.chosen, id); at >= 0 {
		c.chosen = slices.Delete(c.chosen, at, at+1)
	} else {
		c.chosen = append(c.chosen, id)
	}
	c.showDraftButton()
	c.finder.Rows.Refresh()
}

func (c *entryChooser) showDraftButton() {
	c.draftButton.SetText(lang.L("Draft bullets"))
	if len(c.chosen) > 0 {
		c.draftButton.SetText(kit.Counted(len(c.chosen), "Draft 1 bullet", "Draft {{.Count}} bullets"))
		c.draftButton.Enable()
	} else {
		c.draftButton.Disable()
	}
	c.object.Refresh()
}

// onSubmit chooses the row that the keys are on, the first one where there is none yet,
// or drafts what is chosen.
func (c *entryChooser) onSubmit() {
	switch {
	case c.finder.At >= 0:
		c.toggleEntry(c.finder.At)
	case len(c.chosen) == 0 && len(c.offered) > 0:
		c.finder.At = 0
		c.toggleEntry(0)
	default:
		c.onDraft()
	}
}

// onDraft drafts a bullet from each chosen entry.
func (c *entryChooser) onDraft() {
	if len(c.chosen) > 0 {
		c.leave()
		c.screen.draftBullets(c.chosen)
	}
}
