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

// storySheet shows an entry as a story: its parts in one of two orders, how long it
// takes, its numbers with how each is known, who can vouch for it, and the two
// lengths in which it is told.
type storySheet struct {
	answer *answerPage
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

func newStorySheet(a *answerPage) *storySheet {
	h := &storySheet{answer: a, parts: widgets.NewStacked(0), below: widgets.NewStacked(2)}
	h.title = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	h.uses = newSmallText("", theme.Muted)
	h.star = widgets.NewButton(lang.L("STAR"), widgets.ButtonStyle{Small: true}, func() { h.setOrder(false) })
	h.other = widgets.NewButton(lang.L("CCAR"), widgets.ButtonStyle{Small: true}, func() { h.setOrder(true) })
	h.complete = widgets.NewButton(lang.L("Complete it"), widgets.ButtonStyle{Small: true}, func() { a.screen.completeStory(h.story, a.id) })
	open := widgets.NewButton(lang.L("Open the entry"), widgets.ButtonStyle{Small: true}, func() { a.screen.openEntry(a.story) })
	h.facts = widgets.NewStacked(1)
	h.column = widgets.NewStacked(2, widgets.NewAside(12, 1, h.title, h.star, h.other), h.uses, h.parts, h.facts,
		widgets.NewWrap(1.5, h.complete, open), a.telling.object, h.below)
	h.card = widgets.NewCard("", "", h.column)
	h.card.Hide()
	return h
}

// setOrder shows the parts in the other order.
func (h *storySheet) setOrder(ccar bool) {
	h.ccar = ccar
	h.showSheet()
	h.answer.arrange()
}

// readStory reads the story's entry, and who can vouch for it.
func (h *storySheet) readStory() {
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
				h.showStory(review.NewStory(e, loc), refs)
			}
		}
	})
}

func (h *storySheet) showStory(story review.Story, refs map[string]model.Ref) {
	h.story = story
	var names []string
	for _, id := range story.Witnesses {
		if ref, ok := refs[id]; ok && !ref.Trashed {
			names = append(names, ref.Title)
		}
	}
	h.witnesses = strings.Join(names, ", ")
	widgets.SetShown(h.card, true)
	h.answer.telling.setStory(story)
	h.showSheet()
	h.answer.arrange()
	if h.answer.goesOn {
		h.answer.goesOn = false
		h.answer.screen.focusOn(h.star)
	}
}

// showSheet fills the sheet.
func (h *storySheet) showSheet() {
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
func (h *storySheet) usesWords() string {
	words := h.story.Entry.Day.Format(h.answer.screen.host.Locale())
	column, used := h.answer.screen.shown.columnOf(h.story.Entry.ID)
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

func (h *storySheet) showParts() {
	parts := h.story.STAR()
	if h.ccar {
		parts = h.story.CCAR()
	}
	h.parts.RemoveAll()
	for _, p := range append(parts, h.story.Reflection) {
		h.parts.Add(widgets.NewHairline())
		h.parts.Add(newPart(p))
	}
	h.parts.Add(widgets.NewHairline())
}

// newPart builds one part of a story beside its name, with its number of words.
func newPart(p review.Part) fyne.CanvasObject {
	label := widgets.NewText(partLabel(p), widgets.Style{Bold: true, Color: theme.Accent, Flow: widgets.Folded})
	var said fyne.CanvasObject = newFoldedText(p.Text)
	if p.Text == "" {
		said = widgets.NewText(missingWords(p), widgets.Style{Color: theme.Amber, Flow: widgets.Folded})
	} else if words, _ := review.SpeakingTime(p.Text); words > 0 {
		said = widgets.NewAside(12, 1.5, said, newTagText(lang.L("{{.Count}} w", map[string]any{"Count": words}), theme.Muted))
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
func (h *storySheet) showFacts() {
	words, seconds := h.story.SpeakingTime()
	band := h.story.Band()
	length := lang.L("{{.Time}} spoken, {{.Words}} words", map[string]any{"Time": spokenTime(seconds), "Words": words})
	h.facts.Objects = []fyne.CanvasObject{widgets.NewWrap(2, widgets.NewText(length, widgets.Style{Size: theme.Caption, Bold: true}), widgets.NewSignLabel(bandSigns[band], bandLabel(band))),
		newSmallText(h.story.DescribeCompleteness(), theme.Muted)}
	if len(h.story.Numbers) > 0 {
		numbers := widgets.NewStacked(0.5)
		for _, n := range h.story.Numbers {
			known, ink := numberLabel(n)
			numbers.Add(widgets.NewAside(10, 1.5, newSmallText(plainNumber(n.Text), theme.Ink), newTagText(known, ink)))
		}
		h.facts.Add(numbers)
	}
	if h.witnesses != "" {
		h.facts.Add(newSmallText(lang.L("Can vouch for it: {{.Names}}", map[string]any{"Names": h.witnesses}), theme.Muted))
	}
}

// plainNumber writes a number without signs that the font lacks.
func plainNumber(text string) string {
	return asSentence(strings.ReplaceAll(text, "→", lang.L("to")))
}

// partLabel names a part of a story.
func partLabel(p review.Part) string {
	if p.Label == "What you learned" {
		return lang.L("Reflection")
	}
	return lang.L(p.Label)
}

// showFollowUps names what they are likely to ask next.
func (h *storySheet) showFollowUps() {
	h.below.RemoveAll()
	for n, f := range h.answer.row.Question.FollowUps {
		if n == 0 {
			h.below.Add(newSmallText(lang.L("Likely follow-up: {{.Question}}", map[string]any{"Question": f}), theme.Ink))
			continue
		}
		h.below.Add(newSmallText(f, theme.Muted))
	}
	widgets.SetShown(h.below, h.answer.id != "" && len(h.below.Objects) > 0)
}

// visitStory shows the story's pane and makes it a stop for going back.
func (s *Screen) visitStory(entry string) {
	s.showPart(s.panes)
	s.panes.SetActive(paneSide)
	s.host.Visit(kit.Route{Screen: kit.ScreenReview, View: kit.ViewStory, ID: entry})
}
