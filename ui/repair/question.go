package repair

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/advice"
	"rung/ui/drafts"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// questionPart is the question with its gain, the answers or a field for one, and what
// else can be done with it.
type questionPart struct {
	screen *Screen
	object *fyne.Container
	head   *fyne.Container
	words  *widgets.Text
	gain   *widgets.Chip
	why    *widgets.Text

	answers  *fyne.Container // buttons, or the field
	frame    *widgets.Field
	field    *widgets.Entry
	typed    *drafts.Words // what is typed into the field
	measured bool          // it takes a number with what that measures
	refuse   *widgets.Button
	back     *widgets.Button

	steps map[string]string // what each step is called, by its id
	one   *item
	// What is asked for, and the answers that are offered.
	part    string
	offered []readiness.Answer
}

// soon is when a question that was shown has been laid out.
const soon = 50 * time.Millisecond

// answerWidth is how many em an answer has at least.
const answerWidth = 11

func newQuestionPart(s *Screen) *questionPart {
	q := &questionPart{screen: s, gain: widgets.NewChip(widgets.ChipContent{}), answers: container.NewStack()}
	q.words = widgets.NewText("", widgets.Style{Size: theme.Title, Bold: true, Flow: widgets.Folded})
	q.why = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	plain := widgets.ButtonStyle{Look: widgets.Plain, Small: true}
	skip := widgets.NewButton(lang.L("Skip (S)"), plain, s.onSkip)
	q.refuse = widgets.NewButton(lang.L("It does not apply (N)"), plain, s.onRefuse)
	open := widgets.NewButton(lang.L("Open the entry (O)"), plain, s.onOpen)
	q.back = widgets.NewButton(lang.L("Back (B)"), plain, s.onBack)
	q.head = widgets.NewStacked(1, widgets.NewAside(12, 2, q.words, q.gain), q.why)
	q.object = widgets.NewStacked(3, q.head, q.answers, widgets.NewWrap(1, skip, q.refuse, open, q.back))
	return q
}

// show asks a question. Asked again, it keeps what is typed.
func (q *questionPart) show(one *item, a asking, again bool) {
	q.one = one
	q.words.SetText(one.Words)
	q.gain.SetContent(widgets.ChipContent{Text: "+" + advice.GainWords(one.Gain), State: widgets.ChipAccent})
	if one.state != open {
		q.gain.SetContent(widgets.ChipContent{Text: stateWords(one)})
	}
	q.why.SetText(q.reason(one, a.guess))
	q.setOn(q.refuse, one.state == open)
	q.setOn(q.back, q.screen.pass.at > 0)
	if !again || !slices.EqualFunc(q.offered, one.Choices, func(a, b readiness.Answer) bool { return a.Value == b.Value }) {
		q.answers.RemoveAll()
		q.field, q.part, q.offered = nil, one.Part, one.Choices
		kind, _ := model.KindOf(a.entry.Kind)
		f, _ := kind.Field(one.Part)
		switch {
		case len(one.Choices) > 0:
			q.answers.Add(q.newChoices(one, f))
		case f.Type == model.List && !isMeasured(f):
			fill := widgets.NewButton(lang.L("Write it in the entry"), widgets.ButtonStyle{Look: widgets.Primary}, q.screen.onFill)
			q.answers.Add(widgets.NewWrap(0, fill))
		default:
			q.answers.Add(q.newField(one, f))
		}
	}
	q.object.Refresh()
}

func (q *questionPart) setOn(b *widgets.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// stateWords says what became of a question that was decided already.
func stateWords(one *item) string {
	switch one.state {
	case answered:
		return lang.L("answered")
	case refused:
		return lang.L("does not apply")
	}
	return lang.L("skipped")
}

// reason says why Rung guesses an answer, and where it would count.
func (q *questionPart) reason(one *item, g guess) string {
	guessed := ""
	if g.answer != "" {
		guessed = lang.L("You wrote “{{.Words}}”, so it may be {{.Answer}}.", map[string]any{"Words": text.Shorten(g.said, 60), "Answer": text.LowerFirst(g.answer)})
	}
	counts := ""
	if step := q.steps[one.Step]; step != "" {
		counts = lang.L("An answer counts for {{.Step}}.", map[string]any{"Step": step})
	}
	least := ""
	if one.Least > 1 {
		least = lang.L("It counts from {{.Count}} on.", map[string]any{"Count": one.Least})
	}
	return text.Joined(" ", guessed, counts, least)
}

// newChoices is a button for each answer, with the key that gives it. Where not all there
// are can be offered, another leads to the entry.
func (q *questionPart) newChoices(one *item, f model.Field) fyne.CanvasObject {
	cells := container.New(&widgets.Cells{Least: answerWidth, Gap: 2})
	for i, a := range one.Choices {
		label := text.Capitalize(a.Label)
		if i < 9 {
			label = fmt.Sprintf("%d  %s", i+1, label)
		}
		style := widgets.ButtonStyle{}
		if one.state == answered && one.answer == a.Value {
			style.Icon = "check"
		}
		cells.Add(widgets.NewButton(label, style, func() { q.screen.onAnswer(a.Value) }))
	}
	switch {
	case one.Part == model.PartKind, f.Type == model.Choice, f.Type == model.YesNo:
	case f.Key == "":
		cells.Add(widgets.NewButton(lang.L("Somebody else…"), widgets.ButtonStyle{}, q.screen.onFill))
	default:
		cells.Add(widgets.NewButton(lang.L("Something else…"), widgets.ButtonStyle{}, q.screen.onFill))
	}
	return cells
}

// chooseNumber gives the answer with a number.
func (q *questionPart) chooseNumber(n int) {
	if q.screen.shown != nil && n >= 1 && n <= min(len(q.one.Choices), 9) {
		q.screen.onAnswer(q.one.Choices[n-1].Value)
	}
}

// newField is where an answer in one's own words is typed. Enter gives it.
func (q *questionPart) newField(one *item, f model.Field) fyne.CanvasObject {
	q.field = widgets.NewTextEntry()
	if f.Type == model.Prose || f.Key == "" {
		q.field = widgets.NewProseEntry(2, 6)
	}
	q.field.SetPlaceHolder(f.Hint)
	if isMeasured(f) {
		q.field.SetPlaceHolder(lang.L("order to dispatch from 31 to 9 hours"))
	}
	if one.state == answered {
		q.field.Text = one.answer
	}
	q.field.OnKey = func(key fyne.KeyName) bool {
		enter := key == fyne.KeyReturn || key == fyne.KeyEnter
		if enter {
			q.submit()
		}
		return enter
	}
	q.field.OnChanged = func(string) { q.frame.SetError("") }
	q.frame = widgets.NewField(f.Label, q.field)
	q.measured = isMeasured(f)
	q.typed = drafts.Fields(q.screen.host, "repair "+one.Entry+" "+one.Part, q.screen.arrange, q.field)
	next := widgets.NewButton(lang.L("Keep it (Enter)"), widgets.ButtonStyle{Look: widgets.Primary}, q.submit)
	row := widgets.NewWrap(2, next)
	if isMeasured(f) {
		row.Add(widgets.NewButton(lang.L("Write it in the entry"), widgets.ButtonStyle{}, q.screen.onFill))
	}
	return widgets.NewStacked(2, q.frame, row)
}

// isMeasured reports whether a list holds numbers, one of which can be told in a line.
func isMeasured(f model.Field) bool {
	return slices.ContainsFunc(f.Of, func(of model.Field) bool { return of.Type == model.Number })
}

// submit gives what is typed as the answer.
func (q *questionPart) submit() {
	if q.field != nil {
		q.screen.onAnswer(q.field.Text)
	}
}

// takeFocus puts the keyboard where the answer is given.
func (q *questionPart) takeFocus() {
	canvas := q.screen.host.Window().Canvas()
	if canvas.Overlays().Top() != nil {
		return // it belongs to what lies over the window
	}
	if q.field != nil {
		canvas.Focus(q.field)
		return
	}
	canvas.Focus(q.screen.reader)
	// The page knows where the question stands once it was laid out.
	q.screen.host.After("repair reveal", soon, func() { q.screen.reader.Reveal(q.head) })
}
