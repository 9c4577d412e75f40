package form

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// table edits a list: a line for each item, a cell for each of its fields. One
// empty line is always there to be typed into and counts for nothing. Enter
// goes on in a new line; Backspace in an empty line takes it away.
type table struct {
	form  *Form
	part  *part
	field model.Field
	lines []*tableLine
	grid  *tableLayout
	box   *fyne.Container
	add   *widgets.Button
	wrong *part // the cell that could not be read
}

type tableLine struct {
	cells  []*part
	remove *widgets.Button
}

func newTable(f *Form, field model.Field) editor {
	t := &table{form: f, field: field, grid: &tableLayout{of: field.Of}}
	t.add = widgets.NewButton(lang.L("Add a line"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "plus"}, func() { t.addLineAfter(len(t.lines) - 1) })
	t.box = container.New(t.grid)
	t.lines = []*tableLine{t.newLine(rowWords{})}
	t.showLines()
	return t
}

func (t *table) object() fyne.CanvasObject { return t.box }
func (t *table) setPart(p *part)           { t.part = p }

func (t *table) focusTarget() fyne.Focusable {
	if t.wrong != nil {
		return t.wrong.editor.focusTarget()
	}
	return t.lines[0].cells[0].editor.focusTarget()
}

// newLine builds the cells of one item.
func (t *table) newLine(r rowWords) *tableLine {
	l := &tableLine{}
	for i, field := range t.field.Of {
		p := t.form.newFieldPart(field.Key, field)
		p.table = t
		p.frame.SetLabel(lang.L(field.Label))
		if typed, ok := p.editor.(interface{ input() *widgets.Entry }); ok {
			t.addKeys(typed.input(), l, i)
		}
		p.editor.setText(r[field.Key])
		p.refreshNote()
		l.cells = append(l.cells, p)
	}
	l.remove = t.form.iconButton("close", lang.L("Remove this line"), func() { t.removeLine(l) })
	return l
}

// addKeys adds the table's keys to those of a cell.
func (t *table) addKeys(entry *widgets.Entry, l *tableLine, cell int) {
	entry.ActionItem = nil // an arrow would leave no room for the word
	inner := entry.OnKey
	entry.OnKey = func(key fyne.KeyName) bool {
		switch {
		case t.form.offers.IsFor(entry) && inner(key):
		case isEnter(key):
			t.addLineAfter(slices.Index(t.lines, l))
		case inner != nil && inner(key):
		case key == fyne.KeyBackspace:
			if cell > 0 || len(t.lines) == 1 || !l.words().isEmpty() {
				return false
			}
			t.removeLine(l)
		default:
			return false
		}
		return true
	}
}

func (l *tableLine) words() rowWords {
	r := rowWords{}
	for _, p := range l.cells {
		r[p.field.Key] = p.editor.text()
	}
	return r
}

func (t *table) text() string {
	rows := make([]rowWords, len(t.lines))
	for i, l := range t.lines {
		rows[i] = l.words()
	}
	return encodeRows(rows)
}

// setText shows rows. Text that cannot be decoded, which only a draft that was tampered
// with can hold, shows an empty row.
func (t *table) setText(text string) {
	rows, err := decodeRows(text)
	if err != nil || len(rows) == 0 {
		rows = []rowWords{{}}
	}
	t.wrong, t.lines = nil, nil
	for _, r := range rows {
		t.lines = append(t.lines, t.newLine(r))
	}
	t.showLines()
}

// parse reads every line; the error says which one cannot be read.
func (t *table) parse(loc model.Locale) (any, error) {
	t.wrong = nil
	var items []model.Values
	for i, l := range t.lines {
		item := model.Values{}
		for _, p := range l.cells {
			value, err := p.editor.parse(loc)
			if err != nil {
				t.wrong = p
				return nil, namedByLine(err, i+1, t.field.Key)
			}
			if value != nil {
				item[p.field.Key] = value
			}
		}
		if len(item) > 0 {
			items = append(items, item)
		}
	}
	if len(items) == 0 {
		return nil, nil
	}
	return items, nil
}

func namedByLine(err error, line int, field string) error {
	var problem *model.Error
	if !errors.As(err, &problem) {
		return err
	}
	return &model.Error{Code: problem.Code, Field: field, Message: fmt.Sprintf(lang.L("Line %d: %s"), line, problem.Message), Err: problem.Err}
}

func (t *table) holdsCell(cell *part) bool {
	return slices.ContainsFunc(t.lines, func(l *tableLine) bool { return slices.Contains(l.cells, cell) })
}

func (t *table) addLineAfter(i int) {
	l := t.newLine(rowWords{})
	t.lines = slices.Insert(t.lines, i+1, l)
	t.showLines()
	t.focusLine(l)
}

func (t *table) removeLine(l *tableLine) {
	i := slices.Index(t.lines, l)
	t.lines = slices.Delete(t.lines, i, i+1)
	if len(t.lines) == 0 {
		t.lines = []*tableLine{t.newLine(rowWords{})}
	}
	t.showLines()
	t.focusLine(t.lines[max(i-1, 0)])
	t.part.onChanged()
}

func (t *table) focusLine(l *tableLine) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t.box); c != nil {
		c.Focus(l.cells[0].editor.focusTarget())
	}
}

func (t *table) showLines() {
	t.box.Objects = nil
	for _, l := range t.lines {
		for _, p := range l.cells {
			t.box.Objects = append(t.box.Objects, p.frame)
		}
		t.box.Objects = append(t.box.Objects, l.remove)
	}
	t.box.Objects = append(t.box.Objects, t.add)
	t.grid.labelled = false
	t.box.Refresh()
}

// tableLayout lays a table out in columns with their labels above the first line, or,
// where it is too narrow for that, cell under cell with a label each.
type tableLayout struct {
	of       []model.Field
	width    float32
	labelled bool // the labels are those that the present layout calls for
	stacked  bool
}

// columnEm is the least width of a column, but for a choice, which is as wide as its
// longest option.
var columnEm = map[model.Type]float32{model.YesNo: 3.4, model.Number: 3.2, model.Integer: 3.2, model.Year: 3.4,
	model.Date: 7.4, model.Amount: 5.2, model.Text: 4.2, model.Prose: 4.2, model.Link: 4.2}

// subjectEm is the least width of the column that says what a line is about.
const subjectEm = 7.5

// subjectColumn is the column that says what a line is about: the first one of free
// text.
func (g *tableLayout) subjectColumn() int {
	return slices.IndexFunc(g.of, func(f model.Field) bool { return f.Type == model.Text })
}

func (g *tableLayout) leastWidth(i int) float32 {
	if i == g.subjectColumn() {
		return theme.Em(subjectEm)
	}
	if em, known := columnEm[g.of[i].Type]; known {
		return theme.Em(em)
	}
	longest := theme.Em(1.8)
	for _, option := range g.of[i].Choices {
		longest = max(longest, fyne.MeasureText(lang.L(option), theme.Size(theme.Text), fyne.TextStyle{}).Width)
	}
	return longest + theme.Gap(5)
}

// columnWidths gives the widths of the columns, or nil where they do not fit. Half of
// what is left goes to the subject, and to the others by their size.
func (g *tableLayout) columnWidths(width, remove float32) []float32 {
	gap := theme.Gap(1)
	room, total := width-remove-gap*float32(len(g.of)), float32(0)
	for i := range g.of {
		total += g.leastWidth(i)
	}
	if total > room {
		return nil
	}
	widths := make([]float32, len(g.of))
	spare, subject := room-total, g.subjectColumn()
	if subject >= 0 {
		spare /= 2
	}
	for i := range g.of {
		widths[i] = g.leastWidth(i) * (1 + spare/total)
		if i == subject {
			widths[i] += spare
		}
	}
	return widths
}

// splitLines takes the objects apart into lines and the button at the end.
func (g *tableLayout) splitLines(objects []fyne.CanvasObject) (lines [][]fyne.CanvasObject, add fyne.CanvasObject) {
	each := len(g.of) + 1
	for i := 0; i+each <= len(objects); i += each {
		lines = append(lines, objects[i:i+each])
	}
	return lines, objects[len(objects)-1]
}

func (g *tableLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(8), g.placeCells(objects, max(g.width, theme.Em(8)), func(fyne.CanvasObject, float32, float32, float32, float32) {}))
}

func (g *tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	g.width = size.Width
	if stacked := g.columnWidths(size.Width, removeWidth(objects)) == nil; stacked != g.stacked || !g.labelled {
		g.stacked, g.labelled = stacked, true
		g.setLabels(objects)
	}
	g.placeCells(objects, size.Width, func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	})
}

func removeWidth(objects []fyne.CanvasObject) float32 {
	if len(objects) < 2 {
		return 0
	}
	return objects[len(objects)-2].MinSize().Width
}

// setLabels shows the labels that the layout calls for.
func (g *tableLayout) setLabels(objects []fyne.CanvasObject) {
	lines, _ := g.splitLines(objects)
	for n, line := range lines {
		for i, field := range g.of {
			label := lang.L(field.Label)
			if !g.stacked && n > 0 {
				label = ""
			}
			if frame, ok := line[i].(*widgets.Field); ok {
				frame.SetLabel(label)
			}
		}
	}
}

// placeCells places every object and gives the height they take.
func (g *tableLayout) placeCells(objects []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	lines, add := g.splitLines(objects)
	remove := removeWidth(objects)
	widths := g.columnWidths(width, remove)
	gap, y := theme.Gap(1), float32(0)
	for n, line := range lines {
		height, x := float32(0), float32(0)
		for i := range g.of {
			need := line[i].MinSize().Height
			if widths == nil {
				put(line[i], 0, y, width, need)
				y += need + gap
				continue
			}
			put(line[i], x, y, widths[i], need)
			x += widths[i] + gap
			height = max(height, need)
		}
		button := line[len(g.of)].MinSize()
		if widths == nil {
			put(line[len(g.of)], width-button.Width, y, button.Width, button.Height)
			y += button.Height + gap
			continue
		}
		top := y
		if n == 0 {
			top += theme.Size(theme.Caption) + 2*gap
		}
		put(line[len(g.of)], width-button.Width, top+theme.Gap(0.75), button.Width, button.Height)
		y += height + gap
	}
	need := add.MinSize()
	put(add, 0, y, need.Width, need.Height)
	return y + need.Height
}
