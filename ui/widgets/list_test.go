package widgets

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

func TestRowShowsWhatItIsGivenAgainAndAgain(t *testing.T) {
	r := NewRow()
	drawtest.ShowWindow(t, r, 400, 100)
	full := RowContent{Section: "This week", Icon: "star", Title: "ERP fix", Second: "Sat 21", Selected: true,
		Chips: []ChipContent{{Text: "0"}, {Text: "1 ?", State: ChipSuggested}}}
	r.SetContent(full)
	if got := drawtest.VisibleTexts(r); got != "ERP fix|Sat 21|0|1 ?|This week" {
		t.Errorf("shows %q", got)
	}
	objects := len(r.objects())
	r.SetContent(RowContent{Icon: "note", Title: "Plain"})
	if got := drawtest.VisibleTexts(r); got != "Plain|" {
		t.Errorf("shows %q", got)
	}
	if r.ground.Visible() || r.bar.Visible() || r.band.Visible() {
		t.Error("the row before shows through")
	}
	r.SetContent(full)
	if len(r.objects()) != objects {
		t.Errorf("%d objects after %d: filling a row made new ones", len(r.objects()), objects)
	}
}

func TestRowGivesUpChipsBeforeItsTitle(t *testing.T) {
	r := NewRow()
	drawtest.ShowWindow(t, container.NewWithoutLayout(r), 800, 100)
	r.SetContent(RowContent{Title: "Warehouse tablets died after the pilot", Chips: []ChipContent{{Text: "6"}, {Text: "no result yet"}}})
	r.Resize(fyne.NewSize(220, RowHeight()))
	if got := drawtest.VisibleTexts(r); strings.Contains(got, "no result") || !strings.HasPrefix(got, "Warehouse") {
		t.Errorf("narrow: %q", got)
	}
	r.Resize(fyne.NewSize(700, RowHeight()))
	if got := drawtest.VisibleTexts(r); !strings.Contains(got, "no result") || !strings.Contains(got, "pilot|") {
		t.Errorf("wide: %q", got)
	}
}

func TestRowShowsACheckBoxWhileSeveralAreChosen(t *testing.T) {
	r := NewRow()
	drawtest.ShowWindow(t, r, 400, 60)
	r.SetContent(RowContent{Icon: "star", Title: "A", Mark: Unmarked})
	if !r.icon.Hidden || r.tile.StrokeWidth == 0 {
		t.Error("an unmarked row shows no empty box")
	}
	r.SetContent(RowContent{Icon: "star", Title: "A", Mark: Marked})
	if r.icon.Hidden || r.tile.FillColor != theme.Color(theme.Accent) {
		t.Error("a marked row shows no mark")
	}
}

func TestRowsFitAListWithSections(t *testing.T) {
	list := widget.NewList(func() int { return 1000 }, func() fyne.CanvasObject { return NewRow() },
		func(id widget.ListItemID, o fyne.CanvasObject) {
			content := RowContent{Icon: "note", Title: fmt.Sprintf("Entry %d", id), Second: "Fri 13"}
			if id%5 == 0 {
				content.Section = "Week"
			}
			o.(*Row).SetContent(content)
		})
	for id := 0; id < 1000; id += 5 {
		list.SetItemHeight(id, RowHeight()+SectionHeight())
	}
	picked := -1
	list.OnSelected = func(id widget.ListItemID) { picked = id }
	w := drawtest.ShowWindow(t, list, 400, 600)
	test.TapCanvas(w.Canvas(), fyne.NewPos(200, SectionHeight()+RowHeight()+30))
	if picked != 1 {
		t.Errorf("a click on the second row picked %d", picked)
	}
	list.ScrollToBottom()
	if got := drawtest.VisibleTexts(list); !strings.Contains(got, "Entry 999") {
		t.Errorf("the end of the list shows %q", got)
	}
}

func BenchmarkRowSetContent(b *testing.B) {
	app := test.NewApp()
	app.Settings().SetTheme(theme.New(theme.Light, 100))
	r := NewRow()
	r.Resize(fyne.NewSize(400, 60))
	for i := range b.N {
		r.SetContent(RowContent{Icon: "star", Title: fmt.Sprintf("Entry %d with a title that does not fit its row at all", i%50),
			Second: "Sat 21 · 40 orders a week", Chips: []ChipContent{{Text: "0 · 1"}}})
	}
}

func TestPanesStackWhenThereIsNoRoom(t *testing.T) {
	filters, list, entry := NewText("filters", Style{}), NewText("list", Style{}), NewText("entry", Style{})
	p := NewPanes(44, Pane{Content: filters, Width: 10, From: 60}, Pane{Content: list, Width: 24}, Pane{Content: entry})
	var told []bool
	p.OnArranged = func() { told = append(told, p.IsStacked()) }
	w := drawtest.ShowWindow(t, p, 1000, 600)
	if drawtest.VisibleTexts(p) != "filters|list|entry" || list.Position().X <= filters.Position().X {
		t.Errorf("wide: %q", drawtest.VisibleTexts(p))
	}
	w.Resize(fyne.NewSize(700, 600))
	if drawtest.VisibleTexts(p) != "list|entry" || p.IsStacked() {
		t.Errorf("narrower: %q", drawtest.VisibleTexts(p))
	}
	w.Resize(fyne.NewSize(500, 600))
	p.SetActive(1)
	if drawtest.VisibleTexts(p) != "list" || !p.IsStacked() || list.Size().Width != 500 {
		t.Errorf("stacked: %q, %v wide", drawtest.VisibleTexts(p), list.Size().Width)
	}
	p.SetActive(2)
	p.SetActive(7)
	if drawtest.VisibleTexts(p) != "entry" || p.Active() != 2 {
		t.Errorf("stacked, the entry asked for: %q", drawtest.VisibleTexts(p))
	}
	w.Resize(fyne.NewSize(1000, 600))
	if n := len(told); n < 2 || !told[n-2] || told[n-1] {
		t.Errorf("told %v, want at last that they stacked and ceased to", told)
	}
	if p.MinSize().Width > 100 {
		t.Errorf("panes ask for %v, so the window could never become narrow", p.MinSize())
	}
}

func TestPanesStackEarlierWithLargerText(t *testing.T) {
	p := NewPanes(44, Pane{Content: NewText("list", Style{}), Width: 20}, Pane{Content: NewText("entry", Style{})})
	drawtest.ShowWindow(t, p, 900, 600)
	if p.IsStacked() {
		t.Error("stacked at 900 and 100 %")
	}
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 200))
	p.Refresh()
	if !p.IsStacked() {
		t.Error("side by side at 900 and 200 %")
	}
}

func TestReadingKeepsLinesShort(t *testing.T) {
	inner := NewText("text", Style{})
	drawtest.ShowWindow(t, container.New(ReadingColumn{}, inner), 1600, 100)
	if inner.Size().Width != ReadingWidth() || ReadingWidth() > 700 {
		t.Errorf("%v wide, reading width %v", inner.Size().Width, ReadingWidth())
	}
}

func TestRowsShowWhatASearchFound(t *testing.T) {
	r := NewRow()
	drawtest.ShowWindow(t, r, 400, 60)
	grounds := func() (n int) {
		for _, g := range r.found {
			if g.Visible() && g.Size().Width > 4 {
				n++
			}
		}
		return n
	}
	r.SetContent(RowContent{Title: "Mail moved without downtime", TitleMarks: [][2]int{{0, 4}, {11, 18}}, Second: "Fri 20 Nov", SecondMarks: [][2]int{{4, 6}}})
	if n := grounds(); n != 3 {
		t.Errorf("%d grounds are shown for three parts found", n)
	}
	if first, second := r.found[0], r.found[1]; second.Position().X <= first.Position().X+first.Size().Width {
		t.Error("the second part found does not lie to the right of the first")
	}
	r.SetContent(RowContent{Title: "Mail", TitleMarks: [][2]int{{2, 90}}})
	if n := grounds(); n != 0 {
		t.Errorf("%d grounds are shown for a part beyond the words", n)
	}
}

func TestRowsAreToldApartByAHairline(t *testing.T) {
	r := NewRow()
	drawtest.ShowWindow(t, r, 400, RowHeight())
	r.SetContent(RowContent{Title: "A"})
	if at := r.edge.Position(); at.Y != r.Size().Height-1 || r.edge.Size() != fyne.NewSize(r.Size().Width, 1) || r.edge.FillColor != theme.Color(theme.Hairline) {
		t.Errorf("the line is at %v, %v large", at, r.edge.Size())
	}
}
