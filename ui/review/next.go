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
		c.piles.Objects = s.newLevelChips(i, func() { s.openMeeting(i.ID) })
	})
	widgets.SetShown(c.piles, len(c.piles.Objects) > 0)
	c.object.Objects = []fyne.CanvasObject{c.when, widgets.NewAside(10, 1.5, title, c.title), c.about, widgets.NewInset(c.piles, 1.5, 0, 1.5, 0), widgets.NewHairline()}
	c.object.Refresh()
}

// levelStates is how each level looks.
var levelStates = map[review.Level]widgets.ChipState{review.Shown: widgets.ChipAccent, review.Related: widgets.ChipPlain, review.Nothing: widgets.ChipWarn}

// newLevelChips counts how far an interview's job description is borne out.
func (s *Screen) newLevelChips(i review.Interview, open func()) (chips []fyne.CanvasObject) {
	m, matched := s.matches[i.ID]
	switch {
	case strings.TrimSpace(i.Description) == "":
		chip := widgets.NewChip(widgets.ChipContent{Text: lang.L("Add the job description"), State: widgets.ChipSuggested, Icon: "plus"})
		chip.OnTapped = open
		return []fyne.CanvasObject{chip}
	case !matched || m.problem != nil:
		return nil
	}
	for _, level := range levels {
		chip := widgets.NewChip(widgets.ChipContent{Text: levelWords(level, m.CountAtLevel(level)), State: levelStates[level]})
		chip.OnTapped = open
		chips = append(chips, chip)
	}
	return chips
}
