package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// editor lets a person change one part of an entry. Words are what is typed,
// readable or not; setWords of words gives the same words back.
type editor interface {
	object() fyne.CanvasObject
	setPart(p *part)
	text() string
	setText(text string)
	// parse reads the words; nil where there are none. The error is an Error.
	parse(loc model.Locale) (any, error)
	focusTarget() fyne.Focusable
}

// editors gives each declared type its editor. It is filled once at start: the
// cells of a table are made from it too.
var editors map[model.Type]func(*Form, model.Field) editor

// A type with an editor of its own is one line here; any other is typed as a line.
func init() {
	editors = map[model.Type]func(*Form, model.Field) editor{
		model.Text:    newText,
		model.Prose:   newProse,
		model.Choice:  newChoice,
		model.YesNo:   newYesNo,
		model.Integer: newLine,
		model.Year:    newLine,
		model.Number:  newLine,
		model.Date:    newDay,
		model.Amount:  newLine,
		model.Link:    newAddress,
		model.List:    newTable,
	}
}

// wideTypes take a row of their own.
var wideTypes = map[model.Type]bool{model.Prose: true, model.List: true}

// part is one thing in the form to be filled: an editor in its frame.
type part struct {
	form     *Form
	key      string
	field    model.Field
	editor   editor
	frame    *widgets.Field
	table    *table // that the part is a cell of, or nil
	short    bool   // may share its row
	expected bool   // asked for, so never folded
	folded   bool
}

func (f *Form) newFieldPart(key string, field model.Field) *part {
	newEditor := editors[field.Type]
	if newEditor == nil {
		newEditor = newLine
	}
	e := newEditor(f, field)
	p := &part{form: f, key: key, field: field, editor: e, frame: widgets.NewField(lang.L(field.Label), e.object()),
		short: !wideTypes[field.Type], expected: field.Expected}
	e.setPart(p)
	return p
}

// showError shows an error at the part, or clears it for nil.
func (p *part) showError(err error) {
	if err == nil {
		p.showProblem("")
		return
	}
	p.showProblem(model.ExplainError(err))
}

func (p *part) showProblem(problem string) { p.frame.SetError(problem) }

// onChanged is called by the editor at each change the person makes.
func (p *part) onChanged() {
	if p.form.silent {
		return
	}
	p.showProblem("")
	p.refreshNote()
	if p.table != nil {
		p.table.part.onChanged()
		return
	}
	p.form.onTouched()
}

// onLeft is called when focus leaves the editor: what cannot be read says so now
// and not while it is still being typed.
func (p *part) onLeft() {
	if p.table != nil {
		p.table.part.onLeft() // a cell is too narrow for a sentence
		return
	}
	if _, err := p.editor.parse(p.form.src.Locale()); err != nil {
		p.showProblem(model.ExplainError(err))
	}
}

// refreshNote says how the text is understood, if the text itself does not.
func (p *part) refreshNote() { p.frame.SetNote(p.noteText()) }

func (p *part) noteText() string {
	text := p.editor.text()
	if text == "" || p.field.Key == "" {
		return ""
	}
	switch p.field.Type {
	case model.Date, model.Amount, model.Number, model.Integer, model.Year:
	default:
		return ""
	}
	loc := p.form.src.Locale()
	value, err := p.field.Parse(text, loc)
	if err != nil || value == nil {
		return ""
	}
	if day, ok := value.(model.Day); ok {
		return day.Format(loc)
	}
	if understood := p.field.Format(value, loc); understood != text {
		return understood
	}
	return ""
}

func (p *part) isEmpty() bool {
	if c, ok := p.editor.(*chips); ok && len(c.ids) > 0 {
		return false
	}
	return p.editor.text() == ""
}

// kindParts holds the parts that one kind declares. It is kept while another kind is
// shown, since whoever reads a journal soon comes back to it.
type kindParts struct {
	fields, links []*part
}

// all gives the parts in the order of the form.
func (s *kindParts) all() []*part { return slices.Concat(s.fields, s.links) }

func (f *Form) partsOfKind(kind model.Kind) *kindParts {
	if s, built := f.partsByKind[kind.ID]; built {
		return s
	}
	s := &kindParts{}
	for _, field := range kind.Fields {
		s.fields = append(s.fields, f.newFieldPart(valuePart(field.Key), field))
	}
	for _, role := range kind.Links {
		e := newLinks(f, role)
		p := &part{form: f, key: linkPart(role.ID), editor: e, expected: role.Expected, frame: widgets.NewField(lang.L(role.Label), e.object())}
		e.setPart(p)
		s.links = append(s.links, p)
	}
	f.partsByKind[kind.ID] = s
	return s
}

// foldEmpty hides the parts that are empty and not asked for, so that a small entry
// stays small. Unless afresh, it hides only those that were hidden before.
func (f *Form) foldEmpty(afresh bool) {
	for _, p := range f.partsOfKind(f.kind).all() {
		p.folded = !p.expected && p.isEmpty() && (afresh || p.folded)
	}
	f.head.foldSpan(afresh)
	f.showParts()
}

// unfoldAll shows every part, and moves to the first that was hidden.
func (f *Form) unfoldAll() {
	var first *part
	for _, p := range f.partsOfKind(f.kind).all() {
		if p.folded && first == nil {
			first = p
		}
		p.folded = false
	}
	f.showParts()
	f.focusPart(first)
}

// unfoldPart shows a part that is folded away.
func (f *Form) unfoldPart(p *part) {
	if p.key == partUntil || p.key == partTime {
		f.head.showSpan()
	}
	p.folded = false
	f.showParts()
}

// showParts puts what is shown into the column, in the order in which Tab goes.
func (f *Form) showParts() {
	objects := []fyne.CanvasObject{f.head.row, f.head.until.frame, f.head.time.frame, f.common[partTitle].frame}
	f.stack.short = map[fyne.CanvasObject]bool{f.head.until.frame: true, f.head.time.frame: true}
	hidden := 0
	for _, p := range f.partsOfKind(f.kind).all() {
		if p.folded {
			hidden++
			continue
		}
		f.stack.short[p.frame] = p.short
		objects = append(objects, p.frame)
	}
	if hidden > 0 {
		objects = append(objects, f.moreRow)
	}
	f.column.Objects = append(objects, f.common[partBody].frame, f.common[partTags].frame, f.common[partCompetencies].frame,
		f.common[partAttachments].frame, f.unknown, f.privacy)
	f.column.Refresh()
	f.leaveHiddenField()
}

// leaveHiddenField takes the focus from a field that is no longer shown, so that nobody
// types into it unseen.
func (f *Form) leaveHiddenField() {
	p := f.focused
	if p == nil {
		return
	}
	shown := p
	if p.table != nil {
		shown = p.table.part
	}
	gone := shown.folded || !slices.Contains(f.listParts(), shown) || p.table != nil && !p.table.holdsCell(p)
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.page); gone && c != nil {
		c.Unfocus()
	}
}
