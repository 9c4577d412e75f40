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

	cycles      *cycleCard
	totals      *totalsCard
	guide       *guideCard
	initiatives *initiativeCard

	ledger money.Ledger // what is on screen
}

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host}
	s.cycles = newCycleCard(s)
	s.totals = newTotalsCard(s)
	s.guide = newGuideCard(s)
	s.initiatives = newInitiativeCard(s)
	s.cards = container.New(&widgets.TwoColumns{Left: 0.54, From: 56, Gap: 3, Even: true}, s.totals.object, s.guide.object)
	s.column = widgets.NewStacked(3, s.newToolbar(), s.cycles.object, s.cards, s.initiatives.object)
	s.page = widgets.NewPage(widgets.NewInset(s.column, 3, 5, 5, 5))
	s.empty = container.NewStack(widgets.NewInset(widgets.NewEmptyState("money", lang.L("How does the money move here?"),
		lang.L("Note one thing about the budget: when it is planned, who decides, what was asked. The year, the sums and the way to a yes grow from such notes."),
		widgets.Action{Text: lang.L("Write the first budget note"), Do: s.NewNote},
		widgets.Action{Text: lang.L("Note an initiative and why it was funded"), Do: s.beginInitiative},
		widgets.Action{Text: lang.L("Look at a demo journal"), Do: host.OpenDemo}), 4, 4, 4, 4))
	s.page.Hide()
	s.empty.Hide()
	s.object = container.NewStack(s.page, s.empty)
	return s
}

// newToolbar builds the buttons that begin and export notes.
func (s *Screen) newToolbar() fyne.CanvasObject {
	var export *widgets.Button
	export = widgets.NewButton(lang.L("Export…"), widgets.ButtonStyle{Icon: "download"}, func() {
		widgets.ShowMenu(export, fyne.NewMenuItem(lang.L("Budget notes as a table (CSV)…"), s.ExportNotes), fyne.NewMenuItem(lang.L("Deadlines and other dates for a calendar (.ics)…"), s.ExportDates))
	})
	return widgets.NewWrap(2,
		widgets.NewButton(lang.L("New budget note"), widgets.ButtonStyle{Icon: "budget"}, s.NewNote),
		widgets.NewButton(lang.L("New initiative"), widgets.ButtonStyle{Icon: "initiative"}, s.beginInitiative), export)
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Open re-reads what is shown.
func (s *Screen) Open(kit.Route) { s.reload() }

// Leave keeps nothing: no words are typed here outside a sheet.
func (s *Screen) Leave() {}

// Changed reads again what a write may have changed.
func (s *Screen) Changed(model.Receipt) { s.reload() }

func (s *Screen) today() model.Day { return s.host.Locale().Today }

// reload asks the journal again, and shows what it says.
func (s *Screen) reload() {
	kit.Load(s.host, "money", func(ctx context.Context) (money.Ledger, error) {
		return money.ReadLedger(ctx, s.host.Journal())
	}, s.showLedger)
	s.reloadSteps()
}

func (s *Screen) showLedger(l money.Ledger) {
	s.ledger = l
	isEmpty := len(l.Notes) == 0 && len(l.Initiatives) == 0
	widgets.SetShown(s.empty, isEmpty)
	widgets.SetShown(s.page, !isEmpty)
	s.host.SetNote(kit.Counted(len(l.Notes), "1 note", "{{.Count}} notes"))
	s.cycles.showCycles()
	s.totals.showTotals()
	s.guide.showGuide()
	s.initiatives.showInitiatives()
	s.arrange()
}

// arrange lays the page out again after a card has grown or shrunk.
func (s *Screen) arrange() {
	for _, o := range []*fyne.Container{s.cycles.column, s.totals.column, s.guide.column, s.initiatives.column, s.cards, s.column} {
		o.Refresh()
	}
	s.page.Refresh()
}

// openEntry shows an entry in the journal.
func (s *Screen) openEntry(id string) { s.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: id}) }

// newSmallText builds the text of a second line, which may wrap.
func newSmallText(words string, ink fyne.ThemeColorName) *widgets.Text {
	return widgets.NewText(words, widgets.Style{Size: theme.Caption, Color: ink, Flow: widgets.Folded})
}

// newEdgedRow builds a row; below adds a hairline for a row that follows another.
func newEdgedRow(below bool, row fyne.CanvasObject) fyne.CanvasObject {
	inset := widgets.NewInset(row, 1.5, 0, 1.5, 0)
	if !below {
		return inset
	}
	return widgets.NewStacked(0, widgets.NewHairline(), inset)
}

// newOpenButton builds the button that opens the entry that words come from.
func (s *Screen) newOpenButton(e model.Entry) *widgets.Button {
	return widgets.NewButton(lang.L("Open {{.Title}}", map[string]any{"Title": e.Title}), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "forward", IconOnly: true}, func() { s.openEntry(e.ID) })
}
