package widgets

import (
	"strings"
	"testing"

	"rung/ui/draw/drawtest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

var recordColumns = RecordColumns{7.5, 13, 8}

func maria() RecordContent {
	return RecordContent{Section: "Finance", Note: "4 people", Name: Cell{"Maria García", "Finance, budget owner"},
		Cells: []Cell{{Text: "finance partner"}, {"47 days ago", "every 30, at the latest 45 days"}},
		Sign:  Diamond, State: "losing touch", Brief: "Finance, budget owner · 47 days ago", Selected: true}
}

func TestRecordFoldsWhereThereIsNoRoomForColumns(t *testing.T) {
	r := newRecord(recordColumns)
	r.SetContent(maria())
	drawtest.ShowWindow(t, container.NewWithoutLayout(r), 900, 100)
	r.Resize(fyne.NewSize(640, r.MinSize().Height))
	if got := drawtest.VisibleTexts(r); !strings.Contains(got, "every 30, at the latest 45 days") || strings.Contains(got, "·") || strings.Contains(got, "…") {
		t.Errorf("wide: %q", got)
	}
	r.Resize(fyne.NewSize(360, r.MinSize().Height))
	if got := drawtest.VisibleTexts(r); strings.Contains(got, "every 30") || !strings.Contains(got, "budget owner · 47 days ago") || !strings.Contains(got, "losing touch") {
		t.Errorf("folded: %q", got)
	}
}

func TestRecordIsFilledAgainAndAgain(t *testing.T) {
	r := newRecord(recordColumns)
	drawtest.ShowWindow(t, r, 640, 100)
	r.SetContent(maria())
	objects := len(r.objects())
	r.SetContent(RecordContent{Name: Cell{Text: "Tom"}, Sign: Ring, State: "no rhythm"})
	if got := drawtest.VisibleTexts(r); strings.Contains(got, "Maria") || strings.Contains(got, "Finance") || !strings.Contains(got, "no rhythm") {
		t.Errorf("the row before shows through: %q", got)
	}
	if r.ground.Visible() || r.band.Visible() || r.mark.polygon.Visible() || !r.mark.circle.Visible() {
		t.Error("the row before shows through")
	}
	if len(r.objects()) != objects {
		t.Error("filling a row made new objects")
	}
}

func BenchmarkRecordSetContent(b *testing.B) {
	r := newRecord(recordColumns)
	r.Resize(fyne.NewSize(640, 60))
	content := maria()
	for b.Loop() {
		r.SetContent(content)
	}
}
