package readiness

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// workCard stands under steps about the business. It gives an answer to "what are you
// working on?" for each running initiative, and lists work whose entry does not say
// why it was done.
type workCard struct {
	screen    *Screen
	object    *fyne.Container
	answers   *fyne.Container
	tasks     *fyne.Container
	card      *widgets.Card
	taskCard  *widgets.Card
	concerned bool // the open step is one of those
}

// How many of each are shown.
const mostWork = 5

func newWorkCard(s *Screen) *workCard {
	w := &workCard{screen: s, answers: widgets.NewStacked(0), tasks: widgets.NewStacked(0)}
	w.card = widgets.NewCard(lang.L("What are you working on?"), "", w.answers)
	w.taskCard = widgets.NewCard(lang.L("Say why it mattered"), "", w.tasks)
	w.object = widgets.NewStacked(3, w.card, w.taskCard)
	return w
}

func (w *workCard) hasAny() bool {
	return w.concerned && (len(w.answers.Objects) > 0 || len(w.tasks.Objects) > 0)
}

// showStep reads what belongs to a step.
func (w *workCard) showStep(r readiness.StepReport) {
	w.concerned = slices.Contains(r.Competencies, "business")
	if !w.concerned {
		return
	}
	host := w.screen.host
	host.Load("readiness work", func(ctx context.Context) func() {
		running, err := w.findEntries(ctx, "kind:initiative outcome:running")
		var tasks []model.Entry
		if err == nil {
			tasks, err = w.findEntries(ctx, "kind:achievement -has:why")
		}
		return func() {
			if err != nil {
				host.Fail(err)
				return
			}
			w.showWork(running, tasks)
			w.screen.arrange()
		}
	})
}

func (w *workCard) findEntries(ctx context.Context, text string) ([]model.Entry, error) {
	q, err := model.ParseQuery(text, w.screen.host.Locale(), false)
	if err != nil {
		return nil, err
	}
	hits, _, err := w.screen.host.Journal().Find(ctx, q, model.Cursor{}, mostWork)
	entries := make([]model.Entry, len(hits))
	for i, h := range hits {
		entries[i] = h.Entry
	}
	return entries, err
}

func (w *workCard) showWork(running, tasks []model.Entry) {
	w.answers.RemoveAll()
	for i, e := range running {
		w.answers.Add(w.newAnswerRow(readiness.NewWorkingOn(e), i > 0))
	}
	w.tasks.RemoveAll()
	for i, e := range tasks {
		w.tasks.Add(w.newTaskRow(e, i > 0))
	}
	if len(tasks) > 0 {
		w.tasks.Objects = append([]fyne.CanvasObject{widgets.NewInset(widgets.NewText(readiness.MissingReasonHint(tasks[0]), widgets.Style{Color: theme.Muted, Flow: widgets.Folded}), 0, 0, 1, 0)}, w.tasks.Objects...)
	}
	widgets.SetShown(w.card, len(running) > 0)
	widgets.SetShown(w.taskCard, len(tasks) > 0)
}

// newAnswerRow is one initiative: the sentence with the button that copies it, or
// what is missing for one.
func (w *workCard) newAnswerRow(of readiness.WorkingOn, edged bool) fyne.CanvasObject {
	sentence, act := of.Sentence, widgets.NewButton(lang.L("Copy"), widgets.ButtonStyle{Small: true, Icon: "copy"}, func() { w.copySentence(of.Sentence) })
	ink := theme.Ink
	if sentence == "" {
		sentence, ink = lang.L("{{.Title}}: not said yet: {{.Missing}}.", map[string]any{"Title": of.Title, "Missing": inWords(of.Missing)}), theme.Muted
		act = w.newOpenButton(of.Entry, lang.L("Say it"))
	}
	return newEdgedRow(edged, widgets.NewText(sentence, widgets.Style{Color: ink, Flow: widgets.Folded}), act)
}

func (w *workCard) newTaskRow(e model.Entry, edged bool) fyne.CanvasObject {
	return newEdgedRow(edged, widgets.NewText(e.Title, widgets.Style{Flow: widgets.Folded}), w.newOpenButton(e.ID, lang.L("Open")))
}

func (w *workCard) newOpenButton(id, word string) *widgets.Button {
	return widgets.NewButton(word, widgets.ButtonStyle{Small: true}, func() { w.screen.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: id}) })
}

func (w *workCard) copySentence(sentence string) {
	fyne.CurrentApp().Clipboard().SetContent(sentence)
	w.screen.host.Say(lang.L("Copied: {{.Words}}", map[string]any{"Words": sentence}), "", nil)
}

// newEdgedRow builds words with buttons at their right; edged adds a hairline above,
// for a row that follows another.
func newEdgedRow(edged bool, words fyne.CanvasObject, rest ...fyne.CanvasObject) fyne.CanvasObject {
	edge := widgets.NewHairline()
	widgets.SetShown(edge, edged)
	return widgets.NewStacked(0, edge, widgets.NewInset(widgets.NewAside(11, 1.5, append([]fyne.CanvasObject{words}, rest...)...), 2, 0, 2, 0))
}

// inWords joins labels within a sentence.
func inWords(labels []string) string {
	text := ""
	for i, l := range labels {
		if i > 0 {
			text += ", "
		}
		text += lang.L(l)
	}
	return text
}
