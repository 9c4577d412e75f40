package review

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// questionForm holds the fields of a question.
type questionForm struct {
	text      *widgets.Entry
	frame     *widgets.Field
	theme     *widgets.Select
	listens   *widgets.Entry
	followUps *widgets.Entry
	chosen    []string // competencies
	chips     *fyne.Container
	object    fyne.CanvasObject
}

func newQuestionForm(q review.Question) *questionForm {
	f := &questionForm{text: widgets.NewProseEntry(2, 4), listens: widgets.NewProseEntry(2, 4), followUps: widgets.NewProseEntry(2, 4),
		chosen: slices.Clone(q.Competencies), chips: widgets.NewWrap(1)}
	f.text.SetText(q.Text)
	f.text.SetPlaceHolder(lang.L("What might they ask?"))
	f.listens.SetText(q.ListensFor)
	f.followUps.SetText(strings.Join(q.FollowUps, "\n"))
	var themes []string
	for _, id := range model.QuestionThemes {
		themes = append(themes, themeLabel(id))
	}
	f.theme = widgets.NewSelect(themes, nil)
	if at := slices.Index(model.QuestionThemes, q.Theme); at >= 0 {
		f.theme.SetSelectedIndex(at)
	}
	f.frame = widgets.NewField(lang.L("Question"), f.text)
	f.showChips()
	f.object = widgets.NewStacked(3, f.frame, widgets.NewField(lang.L("Theme"), f.theme),
		widgets.NewField(lang.L("What the panel listens for"), f.listens), widgets.NewField(lang.L("Follow-ups, one a line"), f.followUps),
		widgets.NewStacked(1, newSmallText(lang.L("Competencies: a story that builds on them is suggested"), theme.Muted), f.chips))
	return f
}

// showChips offers the competencies; those that were chosen are marked.
func (f *questionForm) showChips() {
	f.chips.RemoveAll()
	for _, c := range model.Competencies {
		content := widgets.ChipContent{Text: lang.L(c.Label)}
		if slices.Contains(f.chosen, c.ID) {
			content.State, content.Icon = widgets.ChipAccent, "check"
		}
		chip := widgets.NewChip(content)
		chip.OnTapped = func() { f.toggleCompetency(c.ID, chip) }
		f.chips.Add(chip)
	}
}

func (f *questionForm) toggleCompetency(id string, chip *widgets.Chip) {
	content := chip.Content()
	if at := slices.Index(f.chosen, id); at >= 0 {
		f.chosen = slices.Delete(f.chosen, at, at+1)
		content.State, content.Icon = widgets.ChipPlain, ""
	} else {
		f.chosen = append(f.chosen, id)
		content.State, content.Icon = widgets.ChipAccent, "check"
	}
	chip.SetContent(content)
	f.chips.Refresh()
}

// questionFrom gives the question with what the form says.
func (f *questionForm) questionFrom(q review.Question) review.Question {
	q.Text, q.ListensFor = strings.Join(strings.Fields(f.text.Text), " "), strings.TrimSpace(f.listens.Text)
	q.Theme = ""
	if at := f.theme.SelectedIndex(); at >= 0 {
		q.Theme = model.QuestionThemes[at]
	}
	q.FollowUps, q.Competencies = filledLines(f.followUps.Text), f.chosen
	return q
}

// askQuestion asks for a question's words until they can be kept.
//
// Words that were left with Escape are there again; saved is called once they are
// in the journal.
func (s *Screen) askQuestion(title string, q review.Question, done func(q review.Question, saved func())) {
	form := newQuestionForm(q)
	key := q.ID
	if key == "" {
		key = "new " + q.Text
	}
	words := drafts.Fields(s.host, "question "+key, func() { form.frame.SetNote(drafts.RestoredNote()) }, form.text, form.listens, form.followUps)
	var ask func()
	ask = func() {
		s.host.Ask(kit.Question{Title: title, Content: form.object, Long: true, Yes: lang.L("Keep"), No: lang.L("Cancel"), Not: words.Done, Do: func() {
			if filled := form.questionFrom(q); filled.Text != "" {
				done(filled, words.Done)
				return
			}
			form.frame.SetError(lang.L("Write the question, as they might ask it."))
			ask()
		}})
		s.focusOn(form.text)
	}
	ask()
}

// NewQuestion asks for a question of the person's own.
func (s *Screen) NewQuestion() { s.addQuestion(review.Question{Own: true}) }

// addAsked adds a question that was asked to the person's own.
func (s *Screen) addAsked(words string) { s.addQuestion(review.Question{Text: words, Own: true}) }

func (s *Screen) addQuestion(q review.Question) {
	s.askQuestion(lang.L("New question"), q, func(q review.Question, saved func()) {
		edit := review.NewQuestion(q, s.today())
		kit.SaveEdit(s.host, model.Added, lang.L("The question is among yours."), edit, saved, func() { s.openQuestion(edit.Entry.ID, "") })
	})
}

func (s *Screen) editQuestion(q review.Question) {
	s.askQuestion(lang.L("Edit the question"), q, func(to review.Question, saved func()) {
		kit.SaveEdit(s.host, model.Edited, lang.L("The question is changed."), q.Reword(to, s.today()), saved)
	})
}

// hideQuestion hides a question from the list, the grid and practice, or shows it
// again.
func (s *Screen) hideQuestion(q review.Question) {
	done := lang.L("The question is hidden. More brings it back.")
	if q.Hidden {
		done = lang.L("The question is shown again.")
	}
	kit.SaveEdit(s.host, model.Edited, done, q.SetHidden(!q.Hidden, s.today()))
}

// trashQuestion moves one of the person's own questions to the trash.
func (s *Screen) trashQuestion(q review.Question) {
	kit.SaveWithUndo(s.host, lang.L("The question is in the trash."), func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Trash(ctx, q.ID)
	})
}

// showHidden lists the hidden questions; pressing one shows it again.
func (s *Screen) showHidden() {
	list := widgets.NewStacked(1, newSmallText(lang.L("Press a question to show it again."), theme.Muted))
	var shut func()
	var first fyne.Focusable
	for _, q := range s.shown.hidden {
		item := widgets.NewItem(widgets.ItemContent{Title: q.Text, Second: themeLabel(q.Theme), Plain: true}, func() { shut(); s.hideQuestion(q) })
		if first == nil {
			first = item
		}
		list.Add(item)
	}
	shut = s.showSheet(lang.L("Hidden questions"), widgets.NewPage(list), first)
}
