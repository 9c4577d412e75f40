package review

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// sheet shows an entry as a story: its parts in one of two orders, how long it
// takes, its numbers with how each is known, who can vouch for it, and the two
// lengths in which it is told.
type sheet struct {
	answer *answer
	card   *widgets.Card
	column *fyne.Container

	title, uses *widgets.Text
	ccar        bool // challenge, context, action, result
	star, other *widgets.Button
	complete    *widgets.Button
	facts       *fyne.Container
	parts       *fyne.Container
	below       *fyne.Container

	story     review.Story
	witnesses string
}

func newSheet(a *answer) *sheet {
	h := &sheet{answer: a, parts: widgets.NewStacked(0), below: widgets.NewStacked(2)}
	h.title = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	h.uses = small("", theme.Muted)
	h.star = widgets.NewButton(lang.L("STAR"), widgets.ButtonStyle{Small: true}, func() { h.order(false) })
	h.other = widgets.NewButton(lang.L("CCAR"), widgets.ButtonStyle{Small: true}, func() { h.order(true) })
	h.complete = widgets.NewButton(lang.L("Complete it"), widgets.ButtonStyle{Small: true}, func() { a.screen.complete(h.story, a.id) })
	open := widgets.NewButton(lang.L("Open the entry"), widgets.ButtonStyle{Small: true}, func() { a.screen.openEntry(a.story) })
	h.facts = widgets.NewStacked(1)
	h.column = widgets.NewStacked(2, widgets.NewAside(12, 1, h.title, h.star, h.other), h.uses, h.parts, h.facts,
		widgets.NewWrap(1.5, h.complete, open), a.telling.object, h.below)
	h.card = widgets.NewCard("", "", h.column)
	h.card.Hide()
	return h
}

// order shows the parts in the other order.
func (h *sheet) order(ccar bool) {
	h.ccar = ccar
	h.show()
	h.answer.arrange()
}

// read reads the story's entry, and who can vouch for it.
func (h *sheet) read() {
	a := h.answer
	id, s := a.story, a.screen
	if id == "" {
		widgets.SetShown(h.card, false)
		return
	}
	loc := s.host.Locale()
	s.host.Load("review story", func(ctx context.Context) func() {
		e, err := s.host.Journal().Entry(ctx, id)
		var refs map[string]model.Ref
		if err == nil {
			refs, err = s.host.Journal().Refs(ctx, e.Linked("witness"))
		}
		return func() {
			switch {
			case id != a.story:
			case err != nil:
				s.host.Fail(err)
			default:
				h.set(review.NewStory(e, loc), refs)
			}
		}
	})
}

func (h *sheet) set(story review.Story, refs map[string]model.Ref) {
	h.story = story
	var names []string
	for _, id := range story.Witnesses {
		if ref, ok := refs[id]; ok && !ref.Trashed {
			names = append(names, ref.Title)
		}
	}
	h.witnesses = strings.Join(names, ", ")
	widgets.SetShown(h.card, true)
	h.answer.telling.set(story)
	h.show()
	h.answer.arrange()
	if h.answer.goesOn {
		h.answer.goesOn = false
		h.answer.screen.focus(h.star)
	}
}

// show fills the sheet.
func (h *sheet) show() {
	h.title.SetText(h.story.Entry.Title)
	h.uses.SetText(h.usesWords())
	star, ccar := widgets.Primary, widgets.Outlined
	if h.ccar {
		star, ccar = ccar, star
	}
	h.star.SetLook(star)
	h.other.SetLook(ccar)
	widgets.SetShown(h.complete, len(h.story.Missing()) > 0)
	h.showParts()
	h.showFacts()
	h.showFollowUps()
}

// usesWords says which questions the story answers, and whether it is told too
// often.
func (h *sheet) usesWords() string {
	words := h.story.Entry.Day.Format(h.answer.screen.host.Locale())
	column, used := h.answer.screen.shown.column(h.story.Entry.ID)
	switch {
	case !used:
		words += " · " + lang.L("answers no question yet")
	case column.Overused:
		words += " · " + lang.L("answers {{.Count}} questions, which is too many: a panel notices", map[string]any{"Count": column.Uses})
	default:
		words += " · " + kit.Counted(column.Uses, "answers 1 question", "answers {{.Count}} questions")
	}
	if h.story.Entry.Private {
		words += " · " + lang.L("private")
	}
	return words
}

func (h *sheet) showParts() {
	parts := h.story.STAR()
	if h.ccar {
		parts = h.story.CCAR()
	}
	h.parts.RemoveAll()
	for _, p := range append(parts, h.story.Reflection) {
		h.parts.Add(widgets.NewHairline())
		h.parts.Add(part(p))
	}
	h.parts.Add(widgets.NewHairline())
}

// part is one part of a story beside its name, with how many words it has.
func part(p review.Part) fyne.CanvasObject {
	label := widgets.NewText(partWord(p), widgets.Style{Bold: true, Color: theme.Accent, Flow: widgets.Folded})
	var said fyne.CanvasObject = folded(p.Text)
	if p.Text == "" {
		said = widgets.NewText(missingWords(p), widgets.Style{Color: theme.Amber, Flow: widgets.Folded})
	} else if words, _ := review.SpeakingTime(p.Text); words > 0 {
		said = widgets.NewAside(12, 1.5, said, tag(lang.L("{{.Count}} w", map[string]any{"Count": words}), theme.Muted))
	}
	return widgets.NewInset(newLabelled(label, said), 1.75, 0, 1.75, 0)
}

func missingWords(p review.Part) string {
	if p.Field == "" {
		return lang.L("This kind of entry has no place for it.")
	}
	return lang.L("Not written yet.")
}

// showFacts tells how long the story takes, what it lacks, its numbers and who
// can vouch for it.
func (h *sheet) showFacts() {
	words, seconds := h.story.SpeakingTime()
	band := h.story.Band()
	length := lang.L("{{.Time}} spoken, {{.Words}} words", map[string]any{"Time": spoken(seconds), "Words": words})
	h.facts.Objects = []fyne.CanvasObject{widgets.NewWrap(2, widgets.NewText(length, widgets.Style{Size: theme.Caption, Bold: true}), widgets.NewSignLabel(bandSigns[band], bandWord(band))),
		small(h.story.DescribeCompleteness(), theme.Muted)}
	if len(h.story.Numbers) > 0 {
		numbers := widgets.NewStacked(0.5)
		for _, n := range h.story.Numbers {
			known, ink := knownWord(n)
			numbers.Add(widgets.NewAside(10, 1.5, small(plainNumber(n.Text), theme.Ink), tag(known, ink)))
		}
		h.facts.Add(numbers)
	}
	if h.witnesses != "" {
		h.facts.Add(small(lang.L("Can vouch for it: {{.Names}}", map[string]any{"Names": h.witnesses}), theme.Muted))
	}
}

// plainNumber words a number without signs that the symbol font lacks.
func plainNumber(text string) string {
	return sentence(strings.ReplaceAll(text, "→", lang.L("to")))
}

// partWord names a part of a story.
func partWord(p review.Part) string {
	if p.Label == "What you learned" {
		return lang.L("Reflection")
	}
	return lang.L(p.Label)
}

// showFollowUps names what they are likely to ask next.
func (h *sheet) showFollowUps() {
	h.below.RemoveAll()
	for n, f := range h.answer.row.Question.FollowUps {
		if n == 0 {
			h.below.Add(small(lang.L("Likely follow-up: {{.Question}}", map[string]any{"Question": f}), theme.Ink))
			continue
		}
		h.below.Add(small(f, theme.Muted))
	}
	widgets.SetShown(h.below, h.answer.id != "" && len(h.below.Objects) > 0)
}

// visitStory remembers that a story stands alone on the page.
func (s *Screen) visitStory(entry string) {
	s.show(s.panes)
	s.panes.SetActive(paneSide)
	s.host.Visit(kit.Route{Screen: kit.ScreenReview, View: kit.ViewStory, ID: entry})
}
