// Package line is the one line that becomes an entry: while it is typed it shows
// what it understood, and on Enter it writes the entry, linked with whom it
// names. It knows the journal and what the shell offers; where the line stands,
// and what happens afterwards, is its owner's.
package line

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/screen"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Host is what a line asks of the shell.
type Host interface {
	screen.Tasks
	Journal() *model.Journal
	Readiness() *readiness.Index
	Locale() model.Locale
	Fail(err error)
}

// Line is the field with what it understood under it.
type Line struct {
	Object *fyne.Container
	Field  *widgets.Entry
	// Read understands a line; model.ParseLine unless set.
	Read func(text string, loc model.Locale, steps model.StepNamed) model.Capture
	// Make gives the entry to write, linked with the people of those ids. An
	// Error that it gives is shown under the line.
	Make func(c model.Capture, with []string) (model.Edit, error)
	// OnSaved is told the entry once it is in the journal.
	OnSaved func(entry model.Entry, r model.Receipt)
	// OnResized is told when more or less stands under the field.
	OnResized func()

	host    Host
	quiet   bool // nothing is said of an empty line
	chips   *fyne.Container
	problem *widgets.Text
	people  []named // as last understood
}

// New is an empty line. A quiet one says nothing until something is typed.
func New(host Host, placeholder string, quiet bool) *Line {
	l := &Line{host: host, quiet: quiet, Field: widgets.NewTextEntry(), Read: model.ParseLine, Make: linked, chips: widgets.NewWrap(1),
		problem: widgets.NewText("", widgets.Style{Color: theme.Red, Flow: widgets.Folded})}
	l.Field.SetPlaceHolder(placeholder)
	l.Field.OnChanged = func(string) { l.Refresh() }
	l.Field.OnSubmitted = func(string) { l.save() }
	l.problem.Hide()
	l.Object = widgets.NewStacked(2, l.Field, l.chips, l.problem)
	l.Refresh()
	return l
}

// linked gives the entry of a line as it stands.
func linked(c model.Capture, with []string) (model.Edit, error) {
	e := c.Entry()
	for _, id := range with {
		e.Links = append(e.Links, model.LinkTo{Role: "with", ID: id})
	}
	return model.Edit{Entry: e}, nil
}

func (l *Line) parse() model.Capture {
	var steps model.StepNamed
	if index := l.host.Readiness(); index != nil {
		steps = index.StepNamed
	}
	return l.Read(l.Field.Text, l.host.Locale(), steps)
}

// Refresh shows what the line says so far; people are looked up meanwhile.
func (l *Line) Refresh() {
	c := l.parse()
	l.say("")
	if len(c.People) == 0 {
		l.people = nil
		l.show(c)
		return
	}
	l.show(c)
	l.host.Load("line", func(ctx context.Context) func() {
		people, err := fitting(ctx, l.host.Journal(), c.People)
		return func() {
			if err != nil {
				l.host.Fail(err)
				return
			}
			l.people = people
			l.show(c)
		}
	})
}

// show makes a chip of everything understood.
func (l *Line) show(c model.Capture) {
	kind, _ := model.KindOf(c.Kind)
	l.chips.RemoveAll()
	widgets.SetShown(l.chips, !l.quiet || l.Field.Text != "")
	add := func(content widgets.ChipContent) { l.chips.Add(widgets.NewChip(content)) }
	add(widgets.ChipContent{Text: lang.L(kind.Label), State: widgets.ChipAccent, Icon: kind.ID})
	add(widgets.ChipContent{Text: c.Day.Format(l.host.Locale())})
	for _, p := range l.people {
		add(p.chip())
	}
	for _, m := range c.Marks {
		switch m.Type {
		case model.TagMark:
			add(widgets.ChipContent{Text: "#" + m.Meaning})
		case model.AmountMark, model.StepMark:
			add(widgets.ChipContent{Text: m.Meaning})
		}
	}
	if c.Problem != nil {
		add(widgets.ChipContent{Text: l.Field.Text[c.Problem.At:c.Problem.End], State: widgets.ChipWarn, Icon: "warning"})
	}
	l.resize()
}

func (l *Line) resize() {
	l.Object.Refresh()
	if l.OnResized != nil {
		l.OnResized()
	}
}

// save writes the entry, with the new contacts it names, as one write.
func (l *Line) save() {
	c := l.parse()
	if c.Problem != nil {
		l.fail(&model.Error{Code: model.Invalid, Field: "day", Message: c.Problem.Message})
		return
	}
	on := l.host.Locale().Today
	l.host.Do(func(ctx context.Context) func() {
		r, err := l.write(ctx, c, on)
		return func() {
			if err != nil {
				l.fail(err)
				return
			}
			l.Field.SetText("")
			l.OnSaved(r.Entries[len(r.Entries)-1], r)
		}
	})
}

func (l *Line) write(ctx context.Context, c model.Capture, on model.Day) (model.Receipt, error) {
	people, err := fitting(ctx, l.host.Journal(), c.People)
	if err != nil {
		return model.Receipt{}, err
	}
	edits, with, err := contacts(people, on)
	if err != nil {
		return model.Receipt{}, err
	}
	edit, err := l.Make(c, with)
	if err != nil {
		return model.Receipt{}, err
	}
	return l.host.Journal().Save(ctx, model.Added, append(edits, edit), nil)
}

// fail keeps what was typed and says what would do.
func (l *Line) fail(err error) {
	if model.CodeOf(err) == "" {
		l.host.Fail(err)
		return
	}
	l.say(err.Error())
}

func (l *Line) say(problem string) {
	if problem == l.problem.Text() {
		return
	}
	l.problem.SetText(problem)
	widgets.SetShown(l.problem, problem != "")
	l.resize()
}
