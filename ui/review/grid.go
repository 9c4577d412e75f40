package review

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// gridPage shows questions against stories: which story answers what, and which is told
// too often. Arrows move, Space adds a story to a question or removes it, Enter opens
// the answer.
type gridPage struct {
	screen *Screen
	object *fyne.Container
	table  *gridTable
	where  *widgets.Text // the question of the cell that the keyboard is on
	says   *widgets.Text // the story of the cell, and what it does for the question
	turn   *widgets.Button
	open   *widgets.Button
	tools  *fyne.Container
	none   *widgets.Text
	at     widget.TableCellID
}

// The widest questions' column and the width of a story's, in em. The questions take
// at most questionShare of the table: the keyboard could not reach a story's column
// that is wider than the rest.
const (
	questionWidth = 24
	storyWidth    = 10
	questionShare = 0.42
)

func newGridPage(s *Screen) *gridPage {
	g := &gridPage{screen: s}
	g.table = newGridTable(g)
	back := widgets.NewButton(lang.L("Interviews and questions"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "back"}, s.leaveGrid)
	g.where = widgets.NewText("", widgets.Style{Bold: true, Flow: widgets.Folded})
	g.says = newSmallText("", theme.Muted)
	g.none = widgets.NewText(lang.L("No story answers a question yet. Open a question and choose one of the stories suggested there."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	g.turn = widgets.NewButton("", widgets.ButtonStyle{Small: true}, g.onToggleStory)
	g.open = widgets.NewButton(lang.L("Open the answer"), widgets.ButtonStyle{Small: true}, g.onOpen)
	g.tools = widgets.NewStacked(0.5, g.where, g.says)
	head := widgets.NewStacked(1, widgets.NewWrap(1.5, back, g.turn, g.open), g.tools, g.none, widgets.NewHairline())
	g.object = container.NewBorder(widgets.NewInset(head, 2, 5, 0, 5), nil, nil, nil, widgets.NewInset(g.table, 1, 3, 3, 5))
	g.object.Hide()
	return g
}

func (g *gridPage) shown() review.Grid { return g.screen.shown.grid }

// showGrid shows the grid as it was read last.
func (g *gridPage) showGrid() {
	of := g.shown()
	filled := len(of.Columns) > 0 && len(of.Rows) > 0
	for _, o := range []fyne.CanvasObject{g.tools, g.turn, g.open} {
		widgets.SetShown(o, filled)
	}
	widgets.SetShown(g.table, filled)
	widgets.SetShown(g.none, !filled)
	if !filled {
		return
	}
	g.at.Row, g.at.Col = min(max(g.at.Row, 0), len(of.Rows)-1), min(max(g.at.Col, 0), len(of.Columns)-1)
	g.table.setColumnWidths(len(of.Columns))
	g.table.Refresh()
	g.showCellWords()
}

func (g *gridPage) focusCells() {
	if g.table.Visible() {
		g.screen.focusOn(g.table)
		g.table.Highlight(g.at)
	}
}

// showCellWords says in words what the current cell shows.
func (g *gridPage) showCellWords() {
	of := g.shown()
	if g.at.Row >= len(of.Rows) || g.at.Col >= len(of.Columns) {
		return
	}
	row, column := of.Rows[g.at.Row], of.Columns[g.at.Col]
	g.where.SetText(lang.L("{{.Question}} ({{.Standing}})", map[string]any{"Question": row.Question.Text, "Standing": standingLabel(row.Standing)}))
	does := lang.L("does not answer it")
	g.turn.SetText(lang.L("Use it here"))
	if row.Cells[g.at.Col] {
		does = lang.L("answers it")
		g.turn.SetText(lang.L("Take it off"))
	}
	g.says.SetText(text.Joined(" · ", column.Title+": "+does, lang.L("a {{.Band}} story", map[string]any{"Band": bandLabel(column.Band)}), usesWords(column)))
	g.object.Refresh()
}

// usesWords says how many answers use a story, and whether that is too often.
func usesWords(c review.GridColumn) string {
	words := kit.Counted(c.Uses, "in 1 answer", "in {{.Count}} answers")
	if c.Overused {
		words += ", " + lang.L("too often")
	}
	return words
}

// onToggleStory adds the story to the question, or removes it.
func (g *gridPage) onToggleStory() {
	of := g.shown()
	if g.at.Row >= len(of.Rows) || g.at.Col >= len(of.Columns) {
		return
	}
	row, story := of.Rows[g.at.Row], of.Columns[g.at.Col].Entry
	if row.Cells[g.at.Col] {
		g.screen.removeStory(row.Question, story)
	} else {
		g.screen.addStory(row.Question, story, false)
	}
}

// onOpen shows the question, with the cell's story if that answers it.
func (g *gridPage) onOpen() {
	of := g.shown()
	if g.at.Row >= len(of.Rows) || g.at.Col >= len(of.Columns) {
		return
	}
	row, story := of.Rows[g.at.Row], ""
	if row.Cells[g.at.Col] {
		story = of.Columns[g.at.Col].Entry
	}
	g.screen.openQuestion(row.Question.ID, story)
}

// gridTable is the table itself.
type gridTable struct {
	widget.Table
	grid *gridPage
	has  bool // the keyboard is on the table
}

func newGridTable(g *gridPage) *gridTable {
	c := &gridTable{grid: g}
	c.ShowHeaderRow, c.ShowHeaderColumn, c.StickyColumnCount = true, true, 0
	c.Length = func() (int, int) { return len(g.shown().Rows), len(g.shown().Columns) }
	c.CreateCell = func() fyne.CanvasObject {
		ring := canvas.NewRectangle(color.Transparent)
		ring.StrokeWidth = 2
		return container.NewStack(ring, container.NewCenter(widgets.NewSignLabel(widgets.NoSign, "")))
	}
	c.UpdateCell = c.updateCell
	c.CreateHeader = func() fyne.CanvasObject {
		upper := widgets.NewText("", widgets.Style{Flow: widgets.Cut})
		return widgets.NewInset(widgets.NewStacked(0, upper, widgets.NewSignLabel(widgets.NoSign, "")), 1, 1, 1, 1)
	}
	c.UpdateHeader = c.updateHeader
	c.OnHighlighted = c.onMoved
	c.OnSelected = func(id widget.TableCellID) { c.UnselectAll(); c.Highlight(id) }
	c.ExtendBaseWidget(c)
	return c
}

// onMoved shows where the keyboard is, and says what is there.
func (c *gridTable) onMoved(to widget.TableCellID) {
	from := c.grid.at
	c.grid.at = to
	c.RefreshItem(from)
	c.RefreshItem(to)
	c.grid.showCellWords()
}

// FocusGained shows where the keyboard is.
func (c *gridTable) FocusGained() {
	c.has = true
	c.Table.FocusGained()
	c.RefreshItem(c.grid.at)
}

// FocusLost hides where the keyboard was.
func (c *gridTable) FocusLost() {
	c.has = false
	c.Table.FocusLost()
	c.RefreshItem(c.grid.at)
}

// setColumnWidths gives the columns their widths for the present text size.
func (c *gridTable) setColumnWidths(columns int) {
	questions := theme.Em(questionWidth)
	if width := c.Size().Width; width > 0 {
		questions = min(questions, width*questionShare)
	}
	c.SetColumnWidth(-1, questions)
	for i := range columns {
		c.SetColumnWidth(i, theme.Em(storyWidth))
	}
}

// Resize fits the questions' column into the new width.
func (c *gridTable) Resize(size fyne.Size) {
	changed := size.Width != c.Size().Width
	c.Table.Resize(size)
	if changed {
		c.setColumnWidths(len(c.grid.shown().Columns))
	}
}

func (c *gridTable) updateCell(id widget.TableCellID, o fyne.CanvasObject) {
	of, parts := c.grid.shown(), o.(*fyne.Container).Objects
	ring, signed := parts[0].(*canvas.Rectangle), parts[1].(*fyne.Container).Objects[0].(*widgets.SignLabel)
	ring.StrokeColor, ring.Hidden = theme.Color(theme.Accent), !c.has || id != c.grid.at
	if id.Row >= len(of.Rows) || id.Col >= len(of.Columns) || !of.Rows[id.Row].Cells[id.Col] {
		signed.SetSign(widgets.NoSign, "")
	} else {
		band := of.Columns[id.Col].Band
		signed.SetSign(bandSigns[band], bandLabel(band))
	}
	o.Refresh()
}

func (c *gridTable) updateHeader(id widget.TableCellID, o fyne.CanvasObject) {
	of, lines := c.grid.shown(), o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	upper, lower := lines[0].(*widgets.Text), lines[1].(*widgets.SignLabel)
	switch {
	case id.Row >= 0 && id.Row < len(of.Rows):
		row := of.Rows[id.Row]
		upper.SetText(row.Question.Text)
		lower.SetSign(signs[row.Standing], standingLabel(row.Standing))
	case id.Row < 0 && id.Col >= 0 && id.Col < len(of.Columns):
		column := of.Columns[id.Col]
		sign := widgets.Ring
		if column.Overused {
			sign = widgets.Triangle
		}
		upper.SetText(column.Title)
		lower.SetSign(sign, usesWords(column))
	default:
		upper.SetText("")
		lower.SetSign(widgets.NoSign, "")
	}
}

// TypedKey opens or toggles the current cell; all other keys move.
func (c *gridTable) TypedKey(key *fyne.KeyEvent) {
	at := c.grid.at
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		c.grid.onOpen()
	case fyne.KeySpace:
		c.grid.onToggleStory()
	case fyne.KeyEscape:
		c.grid.screen.leaveGrid()
	case fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd:
		const page = 8
		rows, columns := c.Length()
		to := map[fyne.KeyName]widget.TableCellID{fyne.KeyPageDown: {Row: min(at.Row+page, rows-1), Col: at.Col}, fyne.KeyPageUp: {Row: max(at.Row-page, 0), Col: at.Col},
			fyne.KeyHome: {Row: at.Row}, fyne.KeyEnd: {Row: at.Row, Col: columns - 1}}
		c.Highlight(to[key.Name])
	case fyne.KeyF1:
		c.grid.screen.host.Window().Canvas().OnTypedKey()(key)
	default:
		c.Table.TypedKey(key)
	}
}
