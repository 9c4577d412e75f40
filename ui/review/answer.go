package review

import (
	"context"
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// answerPage is the page of one question: what the panel listens for, the stories
// that answer it, one of them as a sheet, and those that could.
type answerPage struct {
	screen *Screen
	page   *widgets.Page
	column *fyne.Container

	id    string // of the question, or "" for a story without one
	story string // of the entry shown, or ""
	row   review.GridRow

	question, others     *fyne.Container
	questionCard, offers *widgets.Card
	sheet                *storySheet
	telling              *tellingPart
	suggestions          []review.Suggestion
	goesOn               bool // the focus moves to the sheet once it is shown
}

func newAnswerPage(s *Screen) *answerPage {
	a := &answerPage{screen: s, question: widgets.NewStacked(1.5), others: widgets.NewStacked(1)}
	a.questionCard = widgets.NewCard("", "", a.question)
	a.offers = widgets.NewCard(lang.L("Stories that could answer it"), "", a.others)
	a.telling = newTellingPart(a)
	a.sheet = newStorySheet(a)
	a.column = widgets.NewStacked(3, a.questionCard, a.sheet.card, a.offers)
	a.page = widgets.NewPage(widgets.NewInset(a.column, 3, 4, 5, 4))
	a.page.Hide()
	return a
}

// openQuestion shows a question with one of its stories, the preferred one if story
// is "". If id is "", it shows a story without a question.
func (a *answerPage) openQuestion(id, story string) {
	if id != a.id || story != "" && story != a.story {
		a.saveTelling()
		a.id, a.story = id, story
		a.page.ScrollToTop()
	}
	a.showAnswer()
}

// saveTelling saves the words that were typed.
func (a *answerPage) saveTelling() { a.telling.saveTyped() }

// showAnswer shows the question as it was read last, and reads its story.
func (a *answerPage) showAnswer() {
	if !a.page.Visible() || a.screen.shown.library == nil {
		return
	}
	row, ok := a.screen.shown.rowOf(a.id)
	if a.id != "" && !ok { // the person's own question, now in the trash
		a.page.Hide()
		a.screen.panes.SetActive(paneList)
		a.screen.openFirst()
		return
	}
	a.row = row
	if a.id != "" && !slices.Contains(row.Question.Stories, a.story) {
		a.story = ""
		if len(row.Question.Stories) > 0 {
			a.story = row.Question.Stories[0]
		}
	}
	widgets.SetShown(a.questionCard, a.id != "")
	a.screen.keepFocus(a.question, a.showQuestion)
	a.sheet.readStory()
	a.reloadSuggestions()
	a.arrange()
}

// arrange lays the page out again after a part has grown or shrunk.
func (a *answerPage) arrange() {
	for _, o := range []*fyne.Container{a.question, a.others, a.sheet.column, a.column} {
		if o != nil {
			o.Refresh()
		}
	}
	a.page.Refresh()
}

func (a *answerPage) showQuestion() {
	q := a.row.Question
	text := widgets.NewText(q.Text, widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	var more *widgets.Button
	more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Small: true, Look: widgets.Plain, Icon: "more", IconOnly: true}, func() { a.onMore(more) })
	standing := widgets.NewSignLabel(signs[a.row.Standing], standingLabel(a.row.Standing))
	practise := widgets.NewButton(lang.L("Practise it"), widgets.ButtonStyle{Small: true}, func() { a.screen.practiseOne(q.ID) })
	a.question.Objects = []fyne.CanvasObject{widgets.NewAside(12, 1.5, text, standing, practise, more)}
	if q.ListensFor != "" {
		a.question.Add(newSmallText(lang.L("They listen for: {{.What}}", map[string]any{"What": q.ListensFor}), theme.Muted))
	}
	if words := a.practiceWords(); words != "" {
		a.question.Add(newSmallText(words, theme.Muted))
	}
	if len(q.Stories) > 1 {
		a.question.Add(a.newStoryChoice())
	}
	if len(q.Stories) == 0 {
		a.question.Add(a.newGap())
	}
}

// practiceWords says when the answer was practised, and where the question was asked.
func (a *answerPage) practiceWords() string {
	q, loc := a.row.Question, a.screen.host.Locale()
	var parts []string
	if q.Practice.Times > 0 {
		parts = append(parts, lang.L("Practised {{.Day}}, rated {{.Rated}}; due {{.Due}}.", map[string]any{"Day": q.Practice.Last.FormatShort(loc), "Rated": lang.L(q.Practice.Rated), "Due": q.Practice.Due.FormatShort(loc)}))
	} else if len(q.Stories) > 0 {
		parts = append(parts, lang.L("Never practised."))
	}
	if len(q.Asked) > 0 {
		parts = append(parts, lang.L("Asked {{.Day}}; it {{.Went}}.", map[string]any{"Day": q.Asked[0].Day.FormatShort(loc), "Went": outcomeLabel(q.Asked[0].Went)}))
	}
	return text.Joined(" ", parts...)
}

// newStoryChoice chooses among the stories that answer the question; the first is the
// preferred one.
func (a *answerPage) newStoryChoice() fyne.CanvasObject {
	row := widgets.NewWrap(1)
	for n, id := range a.row.Question.Stories {
		column, _ := a.screen.shown.columnOf(id)
		words := column.Title
		if n == 0 {
			words = lang.L("First: {{.Title}}", map[string]any{"Title": words})
		}
		look := widgets.Plain
		if id == a.story {
			look = widgets.Outlined
		}
		row.Add(widgets.NewButton(words, widgets.ButtonStyle{Look: look, Small: true}, func() { a.openQuestion(a.id, id) }))
	}
	return row
}

// newGap builds the line that nothing answers the question, with a button that plans to
// find something.
func (a *answerPage) newGap() fyne.CanvasObject {
	s := a.screen
	action, proposed := s.storyAction(a.id)
	words := lang.L("No story answers it yet. Choose one below, or plan to find one.")
	if action.Status == "planned" {
		words = lang.L("No story answers it yet. Finding one is planned.")
		if action.Due != "" {
			words = lang.L("No story answers it yet. Finding one is planned for {{.Day}}.", map[string]any{"Day": action.Due.FormatShort(s.host.Locale())})
		}
	}
	text := widgets.NewText(words, widgets.Style{Color: theme.Amber, Flow: widgets.Folded})
	if !proposed {
		return text
	}
	return widgets.NewAside(12, 1.5, text, widgets.NewButton(lang.L("Plan it…"), widgets.ButtonStyle{Small: true}, func() { s.planStory(action) }))
}

// onMore offers what else can be done with the question.
func (a *answerPage) onMore(under fyne.CanvasObject) {
	s, q := a.screen, a.row.Question
	hide := lang.L("Hide this question")
	if q.Hidden {
		hide = lang.L("Show this question again")
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Edit this question…"), func() { s.editQuestion(q) }),
		fyne.NewMenuItem(hide, func() { s.hideQuestion(q) }),
	}
	if q.Own {
		items = append(items, fyne.NewMenuItem(lang.L("Move to trash"), func() { s.trashQuestion(q) }))
	}
	if story := a.story; story != "" {
		if len(q.Stories) > 1 && q.Stories[0] != story {
			items = append(items, fyne.NewMenuItem(lang.L("Tell this story first"), func() { s.addStory(q, story, true) }))
		}
		items = append(items, fyne.NewMenuItem(lang.L("Take this story off the question"), func() { s.removeStory(q, story) }))
	}
	widgets.ShowMenu(under, items...)
}

// addStory makes a story an answer to a question.
func (s *Screen) addStory(q review.Question, story string, first bool) {
	kit.SaveEdit(s.host, model.Edited, lang.L("This story answers it now."), q.AddStory(story, first, s.today()))
}

// useSuggestion makes a suggested story an answer, and shows its sheet.
func (a *answerPage) useSuggestion(story string) {
	s := a.screen
	a.goesOn = true
	kit.SaveEdit(s.host, model.Edited, lang.L("This story answers it now."), a.row.Question.AddStory(story, false, s.today()))
}

func (s *Screen) removeStory(q review.Question, story string) {
	kit.SaveEdit(s.host, model.Edited, lang.L("The story is off the question. The story itself stays."), q.RemoveStory(story, s.today()))
}

// reloadSuggestions reads which stories could answer the question, and shows them.
func (a *answerPage) reloadSuggestions() {
	s, id := a.screen, a.id
	const few = 5
	if id == "" {
		widgets.SetShown(a.offers, false)
		return
	}
	library, on := s.shown.library, s.today()
	kit.Load(s.host, "review suggest", func(context.Context) ([]review.Suggestion, error) {
		return library.SuggestStories(id, few, on)
	}, func(found []review.Suggestion) {
		if id == a.id {
			a.suggestions = found
			s.keepFocus(a.others, a.showSuggestions)
			a.arrange()
		}
	})
}

// showSuggestions lists the stories that could answer the question, each with the
// reason. Pressing one shows it; its button or U lets it answer.
func (a *answerPage) showSuggestions() {
	s := a.screen
	a.others.RemoveAll()
	if len(a.suggestions) > 0 {
		a.others.Add(newSmallText(lang.L("Enter looks at one, U uses it."), theme.Muted))
	}
	for _, one := range a.suggestions {
		item := widgets.NewItem(widgets.ItemContent{Icon: model.KindIcon(one.Kind), Title: one.Title, Second: one.Reason, Note: one.Day.FormatShort(s.host.Locale()), Plain: true}, func() { a.previewStory(one.Entry) })
		use := widgets.NewButton(lang.L("Use it"), widgets.ButtonStyle{Small: true}, func() { a.useSuggestion(one.Entry) })
		item.OnRune = func(typed rune) {
			if unicode.ToLower(typed) == 'u' {
				a.useSuggestion(one.Entry)
			}
		}
		a.others.Add(widgets.NewAside(14, 1.5, item, use))
	}
	if len(a.suggestions) == 0 {
		a.others.Add(newSmallText(lang.L("Nothing in your journal fits yet. Write down what you did, and it shows up here."), theme.Muted))
	}
	widgets.SetShown(a.offers, true)
}

// previewStory shows a suggested story without a question.
func (a *answerPage) previewStory(entry string) { a.screen.openStory(entry) }

// openStory shows any entry as a story; going back returns to what was shown before.
func (s *Screen) openStory(entry string) {
	s.showQuestion("", entry)
	s.visitStory(entry)
}
