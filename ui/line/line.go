// Package line is the one line that becomes an entry: while it is typed it shows
// what it understood, and on Enter it writes the entry, linked with whom it
// names. It knows the journal and what the shell offers; whoever
// owns the line decides where it stands and what happens after a save.
package line

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/meaning"
	"rung/model/people"
	"rung/model/readiness"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Host is what a line asks of the shell.
type Host interface {
	kit.Tasks
	Journal() *model.Journal
	Readiness() *readiness.Index
	WordReader() *meaning.EntryReader
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
	// OnSaved is told the entry, or the last of several, once it is in the
	// journal.
	OnSaved func(entry model.Entry, r model.Receipt)
	// OnTyped is called when the text has changed, and OnKey with each key that the
	// line has no use for; true keeps the key from the field.
	OnTyped func()
	OnKey   func(key fyne.KeyName) bool
	// OnResized is called when what stands under the field has grown or shrunk.
	OnResized func()

	host    Host
	quiet   bool // nothing is said of an empty line
	silent  bool // what is typed is not the person's
	offers  *widgets.SuggestionList
	chips   *fyne.Container
	several *pastedLines
	files   *attachedFiles
	problem *widgets.Text
	people  []namedPerson // as last understood
	words   *wordReading
	counts  *counting
}

// mostRows are shown of a sentence before it scrolls.
const mostRows = 6

// New is an empty line. A quiet one says nothing until something is typed.
func New(host Host, placeholder string, quiet bool) *Line {
	l := &Line{host: host, quiet: quiet, Field: widgets.NewProseEntry(1, mostRows), Read: model.ParseLine, Make: newLinkedEdit, chips: widgets.NewWrap(1),
		offers: widgets.NewSuggestionList(), problem: widgets.NewText("", widgets.Style{Color: theme.Red, Flow: widgets.Folded})}
	l.several, l.files = newPastedLines(l), newFiles(l)
	l.offers.OnChanged = l.onResized
	l.Field.SetPlaceHolder(placeholder)
	l.Field.OnChanged = func(string) { l.onChanged() }
	l.Field.OnSubmitted = func(string) { l.save() }
	l.Field.OnKey = l.onKey
	l.Field.TakesTab = func() bool { return l.offers.IsFor(l.Field) }
	l.Field.OnPaste = l.several.onPaste
	l.Field.OnFocus = func(gained bool) {
		if !gained && !l.offers.IsPressed() {
			l.offers.Close()
		}
	}
	l.problem.Hide()
	l.words = newWordReading(l)
	l.counts = newCounting(l)
	l.Object = widgets.NewStacked(2, l.Field, l.offers, l.chips, l.words.panel.Object, l.counts.said, l.files.object, l.several.object, l.problem)
	l.reread()
	return l
}

func (l *Line) onChanged() {
	if l.silent {
		return
	}
	l.reread()
	l.offerForMark()
	l.onTyped()
}

func (l *Line) onTyped() {
	if l.OnTyped != nil {
		l.OnTyped()
	}
}

// onKey lets the list of suggestions handle a key first. Down leads to what was read.
func (l *Line) onKey(key fyne.KeyName) bool {
	if l.offers.IsFor(l.Field) && l.offers.HandleKey(key) {
		return true
	}
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.save()
		return true
	case fyne.KeyDown:
		row := l.Field.CursorRow
		l.Field.Entry.TypedKey(&fyne.KeyEvent{Name: key})
		if l.Field.CursorRow != row || l.words.panel.FocusFirst() {
			return true
		}
	}
	return l.OnKey != nil && l.OnKey(key)
}

// newLinkedEdit gives the entry of a line as it stands.
func newLinkedEdit(c model.Capture, with []string) (model.Edit, error) {
	e := c.Entry()
	for _, id := range with {
		e.Links = append(e.Links, model.LinkTo{Role: "with", ID: id})
	}
	return model.Edit{Entry: e}, nil
}

func (l *Line) parseLine(text string) model.Capture {
	var steps model.StepNamed
	if index := l.host.Readiness(); index != nil {
		steps = index.FindStep
	}
	return l.Read(text, l.host.Locale(), steps)
}

// reread shows what the line is understood as so far; people are looked up meanwhile.
func (l *Line) reread() {
	c := l.parseLine(l.Field.Text)
	l.showProblem("")
	if len(c.People) == 0 {
		l.people = nil
	}
	l.words.read(c)
	l.counts.count(c)
	l.showChips(c)
	if len(c.People) == 0 {
		return
	}
	kit.Load(l.host, "line", func(ctx context.Context) ([]namedPerson, error) {
		return findNamed(ctx, l.host.Journal(), c.People)
	}, func(people []namedPerson) {
		l.people = people
		l.showChips(c)
	})
}

// showChips makes a chip of everything understood.
func (l *Line) showChips(c model.Capture) {
	l.chips.RemoveAll()
	widgets.SetShown(l.chips, !l.quiet || l.Field.Text != "")
	add := func(content widgets.ChipContent) { l.chips.Add(widgets.NewChip(content)) }
	if kind, _ := model.KindOf(c.Kind); !l.words.shown.Entry.Read.Has(model.PartKind) {
		add(widgets.ChipContent{Text: lang.L(kind.Label), State: widgets.ChipAccent, Icon: kind.Icon})
	}
	add(widgets.ChipContent{Text: c.Day.Format(l.host.Locale())})
	for _, p := range l.people {
		add(p.chip())
	}
	for _, m := range c.Marks {
		switch m.Type {
		case model.TagMark:
			add(widgets.ChipContent{Text: "#" + m.Meaning})
		case model.StepMark:
			add(widgets.ChipContent{Text: m.Meaning})
		}
	}
	if c.Problem != nil {
		add(widgets.ChipContent{Text: l.Field.Text[c.Problem.At:c.Problem.End], State: widgets.ChipWarn, Icon: "warning"})
	}
	l.onResized()
}

func (l *Line) onResized() {
	l.Object.Refresh()
	if l.OnResized != nil {
		l.OnResized()
	}
}

// save writes what stands in the line, and lines that were pasted each as an
// entry. Enter in a quiet line that holds nothing does nothing.
func (l *Line) save() {
	if l.quiet && strings.TrimSpace(l.Field.Text) == "" && !l.several.hasLines() && len(l.files.list) == 0 {
		return
	}
	l.saveLines(append([]string{l.Field.Text}, l.several.rest...), "")
}

// saveLines writes an entry a line, with the new contacts they name, as one write;
// body is put under the first, which gets the files too.
func (l *Line) saveLines(lines []string, body string) {
	captures := make([]model.Capture, len(lines))
	for i, text := range lines {
		captures[i] = l.parseLine(text)
		if p := captures[i].Problem; p != nil {
			l.showError(&model.Error{Code: model.Invalid, Field: "day", Message: p.Message})
			return
		}
	}
	on, files, contents, did := l.host.Locale().Today, l.files.list, l.files.contents, l.words.decisions.clone()
	l.host.Do(func(ctx context.Context) func() {
		edits, err := l.newEdits(ctx, captures, did, on)
		var r model.Receipt
		if err == nil {
			first := &edits[len(edits)-len(captures)].Entry
			first.Body = strings.TrimSpace(first.Body + "\n\n" + body)
			first.Attachments = append(first.Attachments, files...)
			r, err = l.host.Journal().Save(ctx, model.Added, edits, contents)
		}
		return func() {
			if err != nil {
				l.showError(err)
				return
			}
			l.clearLine()
			l.OnSaved(r.Entries[len(r.Entries)-1], r)
		}
	})
}

// newEdits gives what is to be written: first the new contacts, each once, then an
// entry for each line. What the person did about a reading is about the first line.
func (l *Line) newEdits(ctx context.Context, captures []model.Capture, did decisions, on model.Day) ([]model.Edit, error) {
	var edits []model.Edit
	reader := l.host.WordReader()
	named := people.NewNamedPeople(on, reader)
	for i, c := range captures {
		with, err := named.Link(ctx, l.host.Journal(), c, refuseNamesakes)
		if err != nil {
			return nil, err
		}
		edit, err := l.Make(c, with)
		if err != nil {
			return nil, err
		}
		if i == 0 && reader != nil {
			edit.Entry = did.apply(edit.Entry, reader.Naming(c.People)).Entry
			for _, name := range did.added {
				named.Add(name)
			}
		}
		edits = append(edits, edit)
	}
	return append(named.New, edits...), nil
}

// clearLine makes the line empty again. The button that saved several lines goes, and
// the cursor with it.
func (l *Line) clearLine() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(l.Field); c != nil && l.several.hasLines() {
		c.Focus(l.Field)
	}
	l.files.clearFiles()
	l.several.setLines(nil)
	l.words.forget()
	l.Field.SetText("")
}

// showError says under the line what is wrong; what was typed stays.
func (l *Line) showError(err error) {
	if model.CodeOf(err) == "" {
		l.host.Fail(err)
		return
	}
	l.showProblem(model.ExplainError(err))
}

func (l *Line) showProblem(problem string) {
	if problem == l.problem.Text() {
		return
	}
	l.problem.SetText(problem)
	widgets.SetShown(l.problem, problem != "")
	l.onResized()
}

// SetFoot says a line below what was read, such as the keys, while no reading is looked at.
func (l *Line) SetFoot(said string) { l.words.panel.Foot = said }

// TypedLines are what stands in the line, and the lines that were pasted under it.
func (l *Line) TypedLines() (text string, rest []string) { return l.Field.Text, l.several.rest }

// KeepDraft stores what is typed into the line as a draft under a key, and shows a draft
// that was left, calling onBack. Whoever saves the line ends the draft.
func (l *Line) KeepDraft(key string, onBack func()) *drafts.Words {
	words := drafts.New(l.host, key, func() []string { return append([]string{l.Field.Text}, l.several.rest...) },
		func(words []string) { l.SetTypedLines(words[0], words[1:]) }, onBack)
	l.OnTyped = words.Typed
	return words
}

// SetTypedLines shows words again, with the cursor behind them.
func (l *Line) SetTypedLines(text string, rest []string) {
	l.several.setLines(rest)
	l.Field.Fill(text)
}
