// Package money is the screen that shows how the money moves: the cycle of the
// budget with what was noted on it, what was asked, granted and spent, how money
// gets approved, and what became of initiatives. It shows what model/money makes
// of the notes and keeps the days that the person chooses; it must not add
// anything up itself.
package money

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Screen is the money screen.
type Screen struct {
	host   kit.Host
	object *fyne.Container
	page   *widgets.Page
	column *fyne.Container
	cards  *fyne.Container
	empty  *fyne.Container

	cycles *cycles
	totals *totals
	guide  *guide
	board  *board

	ledger money.Ledger // what is on screen
}

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host}
	s.cycles = newCycles(s)
	s.totals = newTotals(s)
	s.guide = newGuide(s)
	s.board = newBoard(s)
	s.cards = container.New(&pair{}, s.totals.object, s.guide.object)
	s.column = widgets.NewStacked(3, s.toolbar(), s.cycles.object, s.cards, s.board.object)
	s.page = widgets.NewPage(widgets.NewInset(s.column, 3, 5, 5, 5))
	s.empty = container.NewStack(widgets.NewInset(widgets.NewEmptyState("money", lang.L("How does the money move here?"),
		lang.L("Note one thing about the budget: when it is planned, who decides, what was asked. The year, the sums and the way to a yes grow from such notes."),
		widgets.Action{Text: lang.L("Write the first budget note"), Do: s.NewNote},
		widgets.Action{Text: lang.L("Note an initiative and why it was funded"), Do: s.newInitiative},
		widgets.Action{Text: lang.L("Look at a demo journal"), Do: host.OpenDemo}), 4, 4, 4, 4))
	s.page.Hide()
	s.empty.Hide()
	s.object = container.NewStack(s.page, s.empty)
	return s
}

// toolbar begins notes and writes them out.
func (s *Screen) toolbar() fyne.CanvasObject {
	var export *widgets.Button
	export = widgets.NewButton(lang.L("Export…"), widgets.ButtonStyle{Icon: "download"}, func() {
		widgets.ShowMenu(export, fyne.NewMenuItem(lang.L("Budget notes as a table (CSV)…"), s.ExportNotes), fyne.NewMenuItem(lang.L("Deadlines and other dates for a calendar (.ics)…"), s.ExportDates))
	})
	return widgets.NewWrap(2,
		widgets.NewButton(lang.L("New budget note"), widgets.ButtonStyle{Icon: "budget"}, s.NewNote),
		widgets.NewButton(lang.L("New initiative"), widgets.ButtonStyle{Icon: "initiative"}, s.newInitiative), export)
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Open re-reads what is shown.
func (s *Screen) Open(kit.Route) { s.read() }

// Leave keeps nothing: no words are typed here outside a sheet.
func (s *Screen) Leave() {}

// Changed reads again what a write may have changed.
func (s *Screen) Changed(model.Receipt) { s.read() }

func (s *Screen) today() model.Day { return s.host.Locale().Today }

// read asks the journal again, and shows what it says.
func (s *Screen) read() {
	kit.Load(s.host, "money", func(ctx context.Context) (money.Ledger, error) {
		return money.ReadLedger(ctx, s.host.Journal())
	}, s.show)
	s.readSteps()
}

func (s *Screen) show(l money.Ledger) {
	s.ledger = l
	isEmpty := len(l.Notes) == 0 && len(l.Initiatives) == 0
	widgets.SetShown(s.empty, isEmpty)
	widgets.SetShown(s.page, !isEmpty)
	s.host.SetNote(kit.Counted(len(l.Notes), "1 note", "{{.Count}} notes"))
	s.cycles.refresh()
	s.totals.refresh()
	s.guide.refresh()
	s.board.refresh()
	s.arrange()
}

// arrange lays the page out anew, since a card has grown or shrunk.
func (s *Screen) arrange() {
	for _, o := range []*fyne.Container{s.cycles.column, s.totals.column, s.guide.column, s.board.column, s.cards, s.column} {
		o.Refresh()
	}
	s.page.Refresh()
}

// open shows an entry in the journal.
func (s *Screen) open(id string) { s.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: id}) }

// small is words of a second line, which may fold.
func small(words string, ink fyne.ThemeColorName) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Size: theme.Caption, Color: ink, Flow: widgets.Folded})
}

// edged puts a row under a hairline where another stands above it.
func edged(below bool, row fyne.CanvasObject) fyne.CanvasObject {
	inset := widgets.NewInset(row, 1.5, 0, 1.5, 0)
	if !below {
		return inset
	}
	return widgets.NewStacked(0, widgets.NewHairline(), inset)
}

// opener leads to the entry that words come from.
func (s *Screen) opener(e model.Entry) *widgets.Button {
	return widgets.NewButton(lang.L("Open {{.Title}}", map[string]any{"Title": e.Title}), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "forward", IconOnly: true}, func() { s.open(e.ID) })
}
