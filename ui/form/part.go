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
	belong(p *part)
	words() string
	setWords(text string)
	// value reads the words; nil where there are none. The error is an Error.
	value(loc model.Locale) (any, error)
	focus() fyne.Focusable
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
	form   *Form
	key    string
	field  model.Field
	editor editor
	frame  *widgets.Field
	table  *table // that the part is a cell of, or nil
	short  bool   // may share its row
	whole  bool   // asked for, so never folded
	folded bool
}

func (f *Form) newFieldPart(key string, field model.Field) *part {
	newEditor := editors[field.Type]
	if newEditor == nil {
		newEditor = newLine
	}
	e := newEditor(f, field)
	p := &part{form: f, key: key, field: field, editor: e, frame: widgets.NewField(lang.L(field.Label), e.object()),
		short: !wideTypes[field.Type], whole: field.Expected}
	e.belong(p)
	return p
}

// report shows an error at the part, or that there is none.
func (p *part) report(err error) {
	if err == nil {
		p.fail("")
		return
	}
	p.fail(model.ExplainError(err))
}

func (p *part) fail(problem string) { p.frame.SetError(problem) }

// changed is called by the editor at each change the person makes.
func (p *part) changed() {
	if p.form.silent {
		return
	}
	p.fail("")
	p.refreshNote()
	if p.table != nil {
		p.table.part.changed()
		return
	}
	p.form.touch()
}

// left is called when focus leaves the editor: what cannot be read says so now
// and not while it is still being typed.
func (p *part) left() {
	if p.table != nil {
		p.table.part.left() // a cell is too narrow for a sentence
		return
	}
	if _, err := p.editor.value(p.form.src.Locale()); err != nil {
		p.fail(model.ExplainError(err))
	}
}

// refreshNote tells how the words are understood, where that is not plain.
func (p *part) refreshNote() { p.frame.SetNote(p.note()) }

func (p *part) note() string {
	text := p.editor.words()
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

func (p *part) empty() bool {
	if c, ok := p.editor.(*chips); ok && len(c.ids) > 0 {
		return false
	}
	return p.editor.words() == ""
}

// sheet holds the parts that one kind declares. It is kept when another kind is
// shown, since a journal is read up and down.
type sheet struct {
	fields, links []*part
}

func (f *Form) sheetOf(kind model.Kind) *sheet {
	if s, built := f.sheets[kind.ID]; built {
		return s
	}
	s := &sheet{}
	for _, field := range kind.Fields {
		s.fields = append(s.fields, f.newFieldPart(valuePart(field.Key), field))
	}
	for _, role := range kind.Links {
		e := newLinks(f, role)
		p := &part{form: f, key: linkPart(role.ID), editor: e, whole: role.Expected, frame: widgets.NewField(lang.L(role.Label), e.object())}
		e.belong(p)
		s.links = append(s.links, p)
	}
	f.sheets[kind.ID] = s
	return s
}

// fold hides the parts that are empty and not asked for, so that a small entry
// stays small; without afresh only those that are hidden already stay so.
func (f *Form) fold(afresh bool) {
	s := f.sheetOf(f.kind)
	for _, list := range [][]*part{s.fields, s.links} {
		for _, p := range list {
			p.folded = !p.whole && p.empty() && (afresh || p.folded)
		}
	}
	f.head.foldSpan(afresh)
	f.arrange()
}

// unfold shows every part, and moves to the first that was hidden.
func (f *Form) unfold() {
	var first *part
	s := f.sheetOf(f.kind)
	for _, list := range [][]*part{s.fields, s.links} {
		for _, p := range list {
			if p.folded && first == nil {
				first = p
			}
			p.folded = false
		}
	}
	f.arrange()
	f.focusPart(first)
}

// reopen shows a part that is folded away.
func (f *Form) reopen(p *part) {
	if p.key == partUntil || p.key == partTime {
		f.head.showSpan()
	}
	p.folded = false
	f.arrange()
}

// arrange puts what is shown into the column, in the order in which Tab goes.
func (f *Form) arrange() {
	s := f.sheetOf(f.kind)
	objects := []fyne.CanvasObject{f.head.row, f.head.until.frame, f.head.time.frame, f.own[partTitle].frame}
	f.stack.short = map[fyne.CanvasObject]bool{f.head.until.frame: true, f.head.time.frame: true}
	hidden := 0
	for _, list := range [][]*part{s.fields, s.links} {
		for _, p := range list {
			if p.folded {
				hidden++
				continue
			}
			f.stack.short[p.frame] = p.short
			objects = append(objects, p.frame)
		}
	}
	if hidden > 0 {
		objects = append(objects, f.moreRow)
	}
	f.column.Objects = append(objects, f.own[partBody].frame, f.own[partTags].frame, f.own[partCompetencies].frame,
		f.own[partAttachments].frame, f.unknown, f.privacy)
	f.column.Refresh()
	f.letGo()
}

// letGo takes the focus from a field that is no longer shown: what is typed
// into it would be typed into nothing.
func (f *Form) letGo() {
	p := f.inside
	if p == nil {
		return
	}
	shown := p
	if p.table != nil {
		shown = p.table.part
	}
	gone := shown.folded || !slices.Contains(f.parts(), shown) || p.table != nil && !p.table.holds(p)
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.page); gone && c != nil {
		c.Unfocus()
	}
}
