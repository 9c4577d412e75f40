package review

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model/review"
	"rung/model/text"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// nextCard shows the next interview in short: when, with whom, and how much of its job
// description the journal proves.
type nextCard struct {
	screen *Screen
	object *fyne.Container
	id     string

	when, about *widgets.Text
	title       *widgets.Button
	piles       *fyne.Container
}

func newNextCard(s *Screen) *nextCard {
	c := &nextCard{screen: s, piles: widgets.NewWrap(1.5)}
	c.when, c.about = newSmallText("", theme.Muted), newSmallText("", theme.Muted)
	open := func() { s.openMeeting(c.id) }
	c.title = widgets.NewButton(lang.L("Open"), widgets.ButtonStyle{Small: true}, open)
	c.object = widgets.NewStacked(0)
	return c
}

// showInterview shows an interview.
func (c *nextCard) showInterview(i review.Interview) {
	s := c.screen
	c.id = i.ID
	title := widgets.NewText(i.Title, widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	c.when.SetText(whenWords(i, s.host.Locale()))
	about := []string{aboutWords(i)}
	if panel := s.shown.panelWords(i); panel != "" {
		about = append(about, lang.L("panel: {{.Names}}", map[string]any{"Names": panel}))
	}
	if n := s.shown.known[i.Company]; n > 0 {
		about = append(about, knowWords(n))
	}
	setWords(c.about, text.Joined(" · ", about...))
	s.keepFocus(c.piles, func() {
		c.piles.Objects = s.newPileChips(i, func() { s.openMeeting(i.ID) })
	})
	widgets.SetShown(c.piles, len(c.piles.Objects) > 0)
	c.object.Objects = []fyne.CanvasObject{c.when, widgets.NewAside(10, 1.5, title, c.title), c.about, widgets.NewInset(c.piles, 1.5, 0, 1.5, 0), widgets.NewHairline()}
	c.object.Refresh()
}

// pileStates is how each pile looks.
var pileStates = map[review.Pile]widgets.ChipState{review.InBullets: widgets.ChipAccent, review.InJournal: widgets.ChipPlain, review.Nowhere: widgets.ChipWarn}

// newPileChips counts what of an interview's job description is proven where.
func (s *Screen) newPileChips(i review.Interview, open func()) (chips []fyne.CanvasObject) {
	m, matched := s.matches[i.ID]
	switch {
	case strings.TrimSpace(i.Description) == "":
		chip := widgets.NewChip(widgets.ChipContent{Text: lang.L("Add the job description"), State: widgets.ChipSuggested, Icon: "plus"})
		chip.OnTapped = open
		return []fyne.CanvasObject{chip}
	case !matched || m.problem != nil:
		return nil
	}
	for _, p := range piles {
		chip := widgets.NewChip(widgets.ChipContent{Text: pileWords(p, m.CountInPile(p, "")), State: pileStates[p]})
		chip.OnTapped = open
		chips = append(chips, chip)
	}
	return chips
}

// piles are the piles in the order in which they are shown.
var piles = []review.Pile{review.InBullets, review.InJournal, review.Nowhere}
