package today

import (
	"context"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/assets/prompts"
	"rung/model"
	"rung/model/readiness"
	"rung/model/today"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// eveningCard is the questions of the day under what was written down that day. Each
// is answered in a line; the answers become one note, or an entry each.
type eveningCard struct {
	screen    *Screen
	object    *fyne.Container
	card      *widgets.Card
	content   *fyne.Container // what lies on the card
	soFar     *fyne.Container // what was written down so far
	column    *fyne.Container // of questions
	answering *fyne.Container // all that is folded away before the evening
	answerNow *widgets.Button
	several   *widgets.Check
	save      *widgets.Button

	prompts       today.Prompts
	rows          []*questionRow
	day           model.Day     // of the answers
	written       []model.Entry // written on that day
	answersWanted bool          // to be answered now, whatever the hour

	recalled map[string]string // answers that were kept and are not shown yet
}

// eveningFrom is the hour from which the questions are open.
const eveningFrom = 16

// mostSoFar is how many of the day's entries are shown.
const mostSoFar = 6

func newEveningCard(s *Screen) *eveningCard {
	e := &eveningCard{screen: s, soFar: widgets.NewStacked(0.5), column: widgets.NewStacked(2), day: s.today()}
	var err error
	e.prompts, err = today.ParsePrompts(prompts.Name, prompts.Text)
	s.host.Fail(err)
	e.answerNow = widgets.NewButton(lang.L("Answer now"), widgets.ButtonStyle{Small: true}, s.AnswerNow)
	e.several = widgets.NewCheck(lang.L("Each answer as an entry of its own"), nil)
	e.save = widgets.NewButton(lang.L("Save the answers"), widgets.ButtonStyle{Look: widgets.Primary}, e.onSave)
	templates := widgets.NewButton(lang.L("Templates…"), widgets.ButtonStyle{Look: widgets.Plain}, s.EditTemplates)
	e.answering = widgets.NewStacked(3, e.column, e.several, widgets.NewWrap(2, e.save, templates))
	e.content = widgets.NewStacked(3, e.soFar, widgets.NewWrap(1, e.answerNow), e.answering)
	e.card = widgets.NewCard(lang.L("This evening"), "", e.content)
	e.object = container.NewStack(e.card)
	return e
}

// eveningReading is what the card reads for a day.
type eveningReading struct {
	questions []today.Question
	written   []model.Entry
}

// reload reads the day again, which stays that of the typed answers, and shows it.
func (e *eveningCard) reload() {
	s := e.screen
	if len(e.typedAnswers()) == 0 {
		e.day = s.today()
	}
	day, index := e.day, s.host.Readiness()
	kit.Load(s.host, "today evening", func(ctx context.Context) (eveningReading, error) {
		return e.readEvening(ctx, index, day)
	}, func(r eveningReading) {
		e.written = r.written
		e.showQuestions(r.questions)
	})
}

func (e *eveningCard) readEvening(ctx context.Context, index *readiness.Index, day model.Day) (r eveningReading, err error) {
	j := e.screen.host.Journal()
	var own today.Templates
	if err := j.Setting(ctx, today.SettingTemplates, &own); err != nil {
		return r, err
	}
	weakest, err := weakestCompetencies(index, day)
	if err != nil {
		return r, err
	}
	r.questions = e.prompts.EveningQuestions(day, weakest, own)
	r.written, err = model.FindEntries(ctx, j, model.Query{Terms: []model.Term{{Key: "day", Value: day}}})
	return r, err
}

// weakSteps is how many of the steps with the least coverage the hints are for.
const weakSteps = 2

// weakestCompetencies gives the competencies that the steps with the least coverage build on;
// none while the map is being read.
func weakestCompetencies(index *readiness.Index, on model.Day) (ids []string, err error) {
	if index == nil {
		return nil, nil
	}
	report, err := index.CoverageReport(index.ChosenFramework().ID, on)
	steps := slices.Clone(report.Steps)
	slices.SortStableFunc(steps, func(a, b readiness.StepReport) int { return int(a.Coverage) - int(b.Coverage) })
	for _, step := range steps[:min(len(steps), weakSteps)] {
		ids = append(ids, step.Competencies...)
	}
	return ids, err
}

// showQuestions lists the questions. One that is asked no longer stays while it has a
// typed answer.
func (e *eveningCard) showQuestions(questions []today.Question) {
	typed := e.typedAnswers()
	for _, text := range slices.Sorted(maps.Keys(typed)) {
		if !slices.ContainsFunc(questions, func(q today.Question) bool { return q.Text == text }) {
			questions = append(questions, today.Question{Text: text, Kind: model.KindNote})
		}
	}
	if e.recalled != nil || !slices.EqualFunc(questions, e.rows, func(q today.Question, shown *questionRow) bool { return q.Text == shown.asked.Text }) {
		e.recalled, e.rows = nil, nil
		e.column.RemoveAll()
		for i, q := range questions {
			one := newQuestionRow(e, q, i)
			one.field.Text = typed[q.Text]
			e.rows = append(e.rows, one)
			e.column.Add(one.object)
		}
	}
	answered := 0
	for i, q := range e.rows {
		q.showAnswer(questions[i], e.answerOf(questions[i]))
		if q.done {
			answered++
		}
	}
	title := lang.L("This evening")
	if e.day != e.screen.today() {
		title = lang.L("The evening of {{.Day}}", map[string]any{"Day": e.day.Format(e.screen.host.Locale())})
	}
	e.card.SetHeading(title, lang.L("{{.Done}} of {{.All}} answered", map[string]any{"Done": answered, "All": len(e.rows)}))
	e.showSoFar()
	e.foldQuestions(answered == len(e.rows))
}

// foldQuestions hides the questions until the evening, unless they are wanted or
// being answered. Once all are answered, the button that saves them is hidden too.
func (e *eveningCard) foldQuestions(allAnswered bool) {
	open := e.answersWanted || len(e.typedAnswers()) > 0 || e.screen.host.Journal().Now().Hour() >= eveningFrom
	widgets.SetShown(e.answering, open)
	widgets.SetShown(e.answerNow, !open)
	for _, o := range []fyne.CanvasObject{e.several, e.save} {
		widgets.SetShown(o, !allAnswered)
	}
	e.screen.arrange()
}

// answerOf gives the answer that the day's entries hold to a question, or "".
func (e *eveningCard) answerOf(q today.Question) string {
	for _, entry := range e.written {
		if slices.Contains(entry.Tags, today.Tag) && today.IsAnswered(entry, q) {
			return today.AnswerText(entry, q)
		}
	}
	return ""
}

// showSoFar lists what was written down that day.
func (e *eveningCard) showSoFar() {
	e.soFar.RemoveAll()
	host := e.screen.host
	for _, entry := range e.written[:min(len(e.written), mostSoFar)] {
		kind, _ := model.KindOf(entry.Kind)
		e.soFar.Add(widgets.NewItem(widgets.ItemContent{Icon: kind.Icon, Title: entry.Title, Plain: true, Note: lang.L(kind.Label)}, func() {
			host.Go(kit.Route{Screen: kit.ScreenJournal, ID: entry.ID})
		}))
	}
	if more := len(e.written) - mostSoFar; more > 0 {
		e.soFar.Add(widgets.NewWrap(1, widgets.NewButton(kit.Counted(more, "1 more today", "{{.Count}} more today"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() {
			host.Go(kit.Route{Screen: kit.ScreenJournal, Query: "day:" + string(e.day)})
		})))
	}
	if len(e.written) == 0 {
		e.soFar.Add(widgets.NewText(lang.L("Nothing written down yet. What you write today stands here."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded}))
	}
}

// AnswerNow opens the evening's questions, with the cursor in the first.
func (s *Screen) AnswerNow() {
	s.evening.answersWanted = true
	s.evening.foldQuestions(false)
	s.evening.focusQuestionFrom(0)
}

// focusQuestionFrom puts the cursor into the first open question from a place on, or on
// the button that saves.
func (e *eveningCard) focusQuestionFrom(at int) {
	c := e.screen.host.Window().Canvas()
	for _, q := range e.rows[min(at, len(e.rows)):] {
		if !q.done {
			c.Focus(q.field)
			e.revealQuestion(q)
			return
		}
	}
	c.Focus(e.save)
}

// revealQuestion brings a question into view. One that was hidden until now has not
// been painted, so Fyne does not know yet where it stands: its place on the card is
// added up here.
func (e *eveningCard) revealQuestion(q *questionRow) {
	top := float32(0)
	for _, o := range []fyne.CanvasObject{e.content, e.answering, e.column, q.object} {
		top += o.Position().Y
	}
	e.screen.page.RevealPart(e.card, top, q.object.Size().Height)
}

// typedAnswers gives the answers that are typed and not saved, by question.
func (e *eveningCard) typedAnswers() map[string]string {
	typed := maps.Clone(e.recalled)
	if typed == nil {
		typed = map[string]string{}
	}
	for _, q := range e.rows {
		if strings.TrimSpace(q.field.Text) != "" {
			typed[q.asked.Text] = q.field.Text
		}
	}
	return typed
}

// restoreAnswers puts back the answers that were typed on a day and not saved.
func (e *eveningCard) restoreAnswers(day model.Day, answers map[string]string) {
	e.day, e.recalled = day, answers
	e.reload()
}
