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

// evening is the questions of the day beside what was written down that day. They
// are answered in a line each, and become one note or several entries.
type evening struct {
	screen  *Screen
	object  *fyne.Container
	card    *widgets.Card
	whole   *fyne.Container // what lies on the card
	so      *fyne.Container // what was written down so far
	column  *fyne.Container // of questions
	open    *fyne.Container // all that is folded away before the evening
	now     *widgets.Button
	several *widgets.Check
	save    *widgets.Button

	prompts today.Prompts
	asked   []*question
	day     model.Day     // of the answers
	of      []model.Entry // written on that day
	wanted  bool          // to be answered now, whatever the hour

	recalled map[string]string // answers that were kept and are not shown yet
}

// eveningFrom is the hour from which the questions are open.
const eveningFrom = 16

// mostSoFar is how many of the day's entries are shown.
const mostSoFar = 6

func newEvening(s *Screen) *evening {
	e := &evening{screen: s, so: widgets.NewStacked(0.5), column: widgets.NewStacked(2), day: s.today()}
	var err error
	e.prompts, err = today.ParsePrompts(prompts.Name, prompts.Text)
	s.host.Fail(err)
	e.now = widgets.NewButton(lang.L("Answer now"), widgets.ButtonStyle{Small: true}, s.AnswerNow)
	e.several = widgets.NewCheck(lang.L("Each answer as an entry of its own"), nil)
	e.save = widgets.NewButton(lang.L("Save the answers"), widgets.ButtonStyle{Look: widgets.Primary}, e.onSave)
	templates := widgets.NewButton(lang.L("Templates…"), widgets.ButtonStyle{Look: widgets.Plain}, s.EditTemplates)
	e.open = widgets.NewStacked(3, e.column, e.several, widgets.NewWrap(2, e.save, templates))
	e.whole = widgets.NewStacked(3, e.so, widgets.NewWrap(1, e.now), e.open)
	e.card = widgets.NewCard(lang.L("This evening"), "", e.whole)
	e.object = container.NewStack(e.card)
	return e
}

// read is what the evening rests on.
type read struct {
	questions []today.Question
	written   []model.Entry
}

func (e *evening) refresh() {
	s := e.screen
	if len(e.answers()) == 0 {
		e.day = s.today()
	}
	day, index := e.day, s.host.Readiness()
	kit.Load(s.host, "today evening", func(ctx context.Context) (read, error) {
		return e.read(ctx, index, day)
	}, func(r read) {
		e.of = r.written
		e.show(r.questions)
	})
}

func (e *evening) read(ctx context.Context, index *readiness.Index, day model.Day) (r read, err error) {
	j := e.screen.host.Journal()
	var own today.Templates
	if err := j.Setting(ctx, today.SettingTemplates, &own); err != nil {
		return r, err
	}
	weakest, err := weakest(index, day)
	if err != nil {
		return r, err
	}
	r.questions = e.prompts.EveningQuestions(day, weakest, own)
	hits, _, err := j.Find(ctx, model.Query{Terms: []model.Term{{Key: "day", Value: day}}}, model.Cursor{}, 0)
	for _, h := range hits {
		r.written = append(r.written, h.Entry)
	}
	return r, err
}

// weakSteps is for how many of the steps that lack most the hints are.
const weakSteps = 2

// weakest gives the competencies that the steps with the least coverage build on;
// none while the map is being read.
func weakest(index *readiness.Index, on model.Day) (ids []string, err error) {
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

// show lists the questions, and those that are no longer asked where an answer is
// typed to one. What is typed stays.
func (e *evening) show(questions []today.Question) {
	typed := e.answers()
	for _, text := range slices.Sorted(maps.Keys(typed)) {
		if !slices.ContainsFunc(questions, func(q today.Question) bool { return q.Text == text }) {
			questions = append(questions, today.Question{Text: text, Kind: model.KindNote})
		}
	}
	if e.recalled != nil || !slices.EqualFunc(questions, e.asked, func(q today.Question, shown *question) bool { return q.Text == shown.of.Text }) {
		e.recalled, e.asked = nil, nil
		e.column.RemoveAll()
		for i, q := range questions {
			one := newQuestion(e, q, i)
			one.field.Text = typed[q.Text]
			e.asked = append(e.asked, one)
			e.column.Add(one.object)
		}
	}
	answered := 0
	for i, q := range e.asked {
		q.set(questions[i], e.answerTo(questions[i]))
		if q.done {
			answered++
		}
	}
	title := lang.L("This evening")
	if e.day != e.screen.today() {
		title = lang.L("The evening of {{.Day}}", map[string]any{"Day": e.day.Format(e.screen.host.Locale())})
	}
	e.card.SetHeading(title, lang.L("{{.Done}} of {{.All}} answered", map[string]any{"Done": answered, "All": len(e.asked)}))
	e.showSoFar()
	e.fold(answered == len(e.asked))
}

// fold leaves but the title and what was written so far before the evening.
func (e *evening) fold(all bool) {
	open := e.wanted || len(e.answers()) > 0 || e.screen.host.Journal().Now().Hour() >= eveningFrom
	widgets.SetShown(e.open, open)
	widgets.SetShown(e.now, !open)
	for _, o := range []fyne.CanvasObject{e.several, e.save} {
		widgets.SetShown(o, !all)
	}
	e.screen.arrange()
}

// answerTo is what the day's entries answer to a question, or "".
func (e *evening) answerTo(q today.Question) string {
	for _, entry := range e.of {
		if slices.Contains(entry.Tags, today.Tag) && today.IsAnswered(entry, q) {
			return today.AnswerText(entry, q)
		}
	}
	return ""
}

// showSoFar lists what was written down that day.
func (e *evening) showSoFar() {
	e.so.RemoveAll()
	host := e.screen.host
	for _, entry := range e.of[:min(len(e.of), mostSoFar)] {
		kind, _ := model.KindOf(entry.Kind)
		e.so.Add(widgets.NewItem(widgets.ItemContent{Icon: kind.Icon, Title: entry.Title, Plain: true, Note: lang.L(kind.Label)}, func() {
			host.Go(kit.Route{Screen: kit.ScreenJournal, ID: entry.ID})
		}))
	}
	if more := len(e.of) - mostSoFar; more > 0 {
		e.so.Add(widgets.NewWrap(1, widgets.NewButton(kit.Counted(more, "1 more today", "{{.Count}} more today"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() {
			host.Go(kit.Route{Screen: kit.ScreenJournal, Query: "day:" + string(e.day)})
		})))
	}
	if len(e.of) == 0 {
		e.so.Add(widgets.NewText(lang.L("Nothing written down yet. What you write today stands here."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded}))
	}
}

// AnswerNow opens the evening's questions, with the cursor in the first.
func (s *Screen) AnswerNow() {
	s.evening.wanted = true
	s.evening.fold(false)
	s.evening.focusFrom(0)
}

// focusFrom puts the cursor into the next question that is open, or on the button
// that saves.
func (e *evening) focusFrom(at int) {
	c := e.screen.host.Window().Canvas()
	for _, q := range e.asked[min(at, len(e.asked)):] {
		if !q.done {
			c.Focus(q.field)
			e.reveal(q)
			return
		}
	}
	c.Focus(e.save)
}

// reveal brings a question into view. One that was folded away until now has not
// been painted, so that Fyne knows of no window that it stands in: its place on
// the card is counted.
func (e *evening) reveal(q *question) {
	top := float32(0)
	for _, o := range []fyne.CanvasObject{e.whole, e.open, e.column, q.object} {
		top += o.Position().Y
	}
	e.screen.page.RevealPart(e.card, top, q.object.Size().Height)
}

// answers are what is typed, by question.
func (e *evening) answers() map[string]string {
	typed := maps.Clone(e.recalled)
	if typed == nil {
		typed = map[string]string{}
	}
	for _, q := range e.asked {
		if strings.TrimSpace(q.field.Text) != "" {
			typed[q.of.Text] = q.field.Text
		}
	}
	return typed
}

// take shows answers again that were typed on a day and not saved.
func (e *evening) take(day model.Day, answers map[string]string) {
	e.day, e.recalled = day, answers
	e.refresh()
}
