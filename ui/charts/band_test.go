package charts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

var cycle = []BandStage{
	{"Plan", "2026-10-01", "2026-10-31", "1 to 31 Oct"},
	{"Request", "2026-11-01", "2026-11-30", "1 to 30 Nov"},
	{"Spend", "2026-12-01", "2027-09-30", "1 Dec to 30 Sep"},
}

func TestBandGivesStagesTheirShareOfTheYear(t *testing.T) {
	b := bandOf(cycle)
	drawtest.ShowWindow(t, b, 730, 100)
	plan, request, spend := b.stages[0].ground, b.stages[1].ground, b.stages[2].ground
	if plan.Size().Width != 60 || request.Position().X != 62 || spend.Position().X+spend.Size().Width != 728 {
		t.Errorf("Plan %v, Request at %v, Spend to %v", plan.Size(), request.Position(), spend.Position().X+spend.Size().Width)
	}
	if plan.FillColor != theme.Color(theme.Ramp5) || request.FillColor != theme.Color(theme.Ramp3) || spend.FillColor != theme.Color(theme.Ramp1) {
		t.Error("what is over, now and to come look alike")
	}
	if got := b.today.Position().X + 1; got != 102 {
		t.Errorf("today, the 52nd day, is at %v", got)
	}
	if got := drawtest.VisibleTexts(b); got != "Plan|Request|Spend|today" {
		t.Errorf("shows %q", got)
	}
}

func TestBandNamesNoStageByALetterOrTwo(t *testing.T) {
	b := bandOf(cycle)
	drawtest.ShowWindow(t, b, 900, 100)
	for width := float32(200); width < 900; width += 7 {
		b.Resize(fyne.NewSize(width, 100))
		for _, s := range b.stages {
			if text := s.label.Text; text.Visible() && text.Text != s.label.Full && len([]rune(text.Text)) < 4 {
				t.Errorf("%v wide, %s is named %q", width, s.label.Full, text.Text)
			}
		}
	}
}

func TestBandReachesAsFarAsItsStagesAndStacksThem(t *testing.T) {
	low := bandOf(cycle).MinSize().Height
	b := bandOf(append([]BandStage{{"Early", "2026-06-01", "2026-10-15", ""}, {"Close", "2027-10-01", "2027-11-30", ""}}, cycle...))
	drawtest.ShowWindow(t, b, 700, 120)
	if b.lanes != 2 || b.MinSize().Height <= low {
		t.Errorf("%d lanes, %v high", b.lanes, b.MinSize().Height)
	}
	for _, s := range b.stages {
		left, right := s.ground.Position().X, s.ground.Position().X+s.ground.Size().Width
		if left < 0 || right > 700 || right-left < 20 {
			t.Errorf("%s reaches from %v to %v", s.label.Full, left, right)
		}
	}
	for i, a := range b.stages {
		for _, c := range b.stages[:i] {
			if a.lane == c.lane && a.first <= c.last && c.first <= a.last {
				t.Errorf("%s lies over %s", a.label.Full, c.label.Full)
			}
		}
	}
	if b.ends[0].Hidden || b.ends[1].Hidden || !strings.Contains(drawtest.VisibleTexts(b), "FY27") {
		t.Errorf("the year's own ends are not marked; it shows %q", drawtest.VisibleTexts(b))
	}
}

func TestBandGivesRoomFirstToMarksThatWantAttention(t *testing.T) {
	b := bandOf(cycle, BandMark{"five notes", "2026-11-20", "", false}, BandMark{"two notes", "2026-11-21", "", false}, BandMark{"one note", "2026-11-22", "", false},
		BandMark{"Request closes", "2026-11-27", "27 Nov", true})
	drawtest.ShowWindow(t, b, 600, 140)
	last := b.marks[3].label
	if last.Text.Hidden || last.Color != theme.Color(theme.Amber) {
		t.Error("the deadline gave way to notes")
	}
	shown := 0
	for _, m := range b.marks {
		if !m.label.Text.Hidden {
			shown++
		}
	}
	if shown != bandMarkRows {
		t.Errorf("%d labels in %d rows", shown, bandMarkRows)
	}
}

func TestBandIsWalkedAndPressed(t *testing.T) {
	b := bandOf(cycle, BandMark{"2 notes", "2026-10-12", "12 Oct", false}, BandMark{"Close", "2027-09-01", "1 Sep", true})
	var pressed []string
	b.OnStage = func(stage int) { pressed = append(pressed, cycle[stage].Label) }
	b.OnMark = func(mark int) { pressed = append(pressed, b.year.Marks[mark].Label) }
	w := drawtest.ShowWindow(t, b, 730, 140)
	w.Canvas().Focus(b)
	drawtest.PressKeys(b, fyne.KeyRight, fyne.KeyReturn)
	if got := drawtest.VisibleTexts(b); !strings.HasSuffix(got, "|Request: 1 to 30 Nov, now") || strings.Contains(got, "today") || b.ring.Hidden {
		t.Errorf("shows %q", got)
	}
	drawtest.PressKeys(b, fyne.KeyDown, fyne.KeyReturn, fyne.KeyRight, fyne.KeyDown, fyne.KeyUp, fyne.KeySpace)
	test.TapAt(b, b.stages[0].ground.Position().AddXY(5, 5))
	test.TapAt(b, b.marks[1].sign.Position().AddXY(2, 2))
	if got := strings.Join(pressed, " "); got != "Request 2 notes Spend Plan Close" {
		t.Errorf("pressed %q", got)
	}
	b.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: b.marks[0].label.Position().AddXY(3, 3)}})
	if got := drawtest.VisibleTexts(b); !strings.HasSuffix(got, "|2 notes: 12 Oct") {
		t.Errorf("under the pointer it shows %q", got)
	}
}

func TestColumnsStandAsHighAsTheirAmounts(t *testing.T) {
	c := columnsOf(amounts("FY25", 90, 60, 58), amounts("FY26", 120, 75, 0), amounts("FY27", 84, 31))
	drawtest.ShowWindow(t, c, 400, 200)
	height := func(group, series int) float32 { return c.drawn[group].bars[series].Size().Height }
	if height(0, 1)*2 != height(1, 0) || height(1, 2) != 0 || height(1, 0) < 50 {
		t.Errorf("60 is %v high, 120 %v, nothing %v", height(0, 1), height(1, 0), height(1, 2))
	}
	if foot := c.drawn[0].bars[0].Position().Y + height(0, 0); foot != c.floor.Position().Y {
		t.Errorf("a column ends at %v, the floor is at %v", foot, c.floor.Position().Y)
	}
	if !c.drawn[2].bars[2].Hidden || c.drawn[1].bars[2].Hidden {
		t.Error("what is not known must be told from nothing")
	}
	if got := drawtest.VisibleTexts(c); got != "Asked|Granted|Spent|FY25|90|60|58|FY26|120|75|0|FY27|84|31" {
		t.Errorf("shows %q", got)
	}
	c.Resize(fyne.NewSize(110, 200))
	if got := drawtest.VisibleTexts(c); strings.Contains(got, "90") || !strings.Contains(got, "FY") {
		t.Errorf("where amounts do not fit it shows %q", got)
	}
}

func TestColumnsTellAGroupUnderKeysAndPointer(t *testing.T) {
	c, pressed := columnsOf(amounts("FY25", 90, 60, 58), amounts("FY26", 120, 75)), []int{}
	c.OnTapped = func(group int) { pressed = append(pressed, group) }
	w := drawtest.ShowWindow(t, c, 400, 200)
	w.Canvas().Focus(c)
	drawtest.PressKeys(c, fyne.KeyRight, fyne.KeyReturn)
	if got := drawtest.VisibleTexts(c); !strings.HasPrefix(got, "FY26: Asked $120, Granted $75|") || c.ring.Hidden {
		t.Errorf("shows %q", got)
	}
	w.Resize(fyne.NewSize(160, 200))
	if got := drawtest.VisibleTexts(c); !strings.HasPrefix(got, "Asked $120, Granted $75|") {
		t.Errorf("narrow, it shows %q", got)
	}
	c.MouseIn(&desktop.MouseEvent{})
	if c.drawn[0].ground.Hidden || !c.drawn[1].ground.Hidden {
		t.Error("the group under the pointer does not stand out")
	}
	c.MouseOut()
	test.TapAt(c, fyne.NewPos(10, 100))
	if len(pressed) != 2 || pressed[0] != 1 || pressed[1] != 0 {
		t.Errorf("pressed %v", pressed)
	}
}
