package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/ui/kit"
	"rung/ui/theme"
)

// narrow makes the window so small, and its text so large, that a screen shows
// one of its panes at a time.
func (p *person) narrow() {
	p.app.Settings().SetTheme(theme.New(theme.Light, 200))
	p.window.Resize(fyne.NewSize(900, 600))
}

func TestInANarrowWindowAnEntryTakesTheListsPlaceAndGivesItBack(t *testing.T) {
	p := withNotes(t, "One", "Two")
	p.narrow()
	p.run("go journal")
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeyDown), plain(fyne.KeyReturn))
	if len(p.shown()) != 0 || p.fieldWith("Two") == nil {
		t.Fatalf("Enter leaves the list %v beside the entry", p.shown())
	}
	p.press(plain(fyne.KeyEnd))
	p.types(" and a half")
	for range 20 { // the way back stands before the entry
		if p.focusedOn() == "List" {
			break
		}
		p.press(pressed{fyne.KeyTab, kit.Shift})
	}
	p.press(plain(fyne.KeyReturn))
	if shown := p.shown(); len(shown) == 0 {
		t.Fatal("“List” does not lead back")
	}
	p.press(plain(fyne.KeyUp), plain(fyne.KeyReturn))
	if e := p.one("half"); e.Title != "Two and a half" || p.entry(p.shownEntry()).Title != "One" {
		t.Errorf("opening another, what was typed is kept as %q", e.Title)
	}
	p.press(pressed{fyne.KeyDelete, kit.Ctrl | kit.Shift})
	if n := len(p.find("")); n != 1 {
		t.Errorf("moved to the trash, it leaves %d entries", n)
	}
	if len(p.shown()) == 0 {
		t.Error("after the trash the list is gone")
	}
}

func TestInANarrowWindowAPersonTakesTheListsPlaceAndGivesItBack(t *testing.T) {
	p := atPeople(t, false)
	p.meets("Maria García", "2026-09-01", nil)
	p.meets("Tom Reid", "2026-09-01", nil)
	p.narrow()
	p.run("go people")
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeyReturn))
	if len(p.listed()) != 0 {
		t.Fatalf("beside the person %d rows are listed", len(p.listed()))
	}
	p.press(plain(fyne.KeyEscape)) // out of the line
	if len(p.listed()) != 2 {
		t.Fatal("Escape does not lead back to the list")
	}
	p.press(plain(fyne.KeyReturn))
	p.activate("Everyone")
	if len(p.listed()) != 2 {
		t.Error("“Everyone” does not lead back to the list")
	}
}

func TestInANarrowWindowAQuestionTakesTheListsPlaceAndGivesItBack(t *testing.T) {
	p := atReview(t, false)
	p.narrow()
	p.run("go review")
	q := p.asked("contract or a renewal that you negotiated")
	p.press(withCtrl(fyne.KeyF))
	p.types("a renewal that you")
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	if len(p.listed()) != 0 || !p.says(q.Text) {
		t.Fatalf("beside the question %d rows are listed", len(p.listed()))
	}
	p.activate("Interviews and questions")
	if rows := p.listed(); rows[q.Text].Name.Text == "" {
		t.Errorf("it leads back to %v", rows)
	}
}

func TestInANarrowWindowThePageOfTheResumeIsAPressAway(t *testing.T) {
	p := atResume(t, true)
	p.narrow()
	p.run("go resume")
	first := p.bullets()[0]
	p.activate("See the page")
	if len(p.bullets()) != 0 || !strings.Contains(p.page(), first) {
		t.Fatalf("the page does not take the place of %d bullets", len(p.bullets()))
	}
	p.activate("Bullets")
	if again := p.bullets(); len(again) == 0 || again[0] != first {
		t.Errorf("“Bullets” leads back to %v", again)
	}
}

func TestInANarrowWindowAnApplicationTakesTheListsPlaceAndGivesItBack(t *testing.T) {
	p := atApplications(t, true)
	p.narrow()
	p.run("applications")
	before := len(p.listed())
	e := p.look(fairmont)
	if before == 0 || len(p.listed()) != 0 || p.shownEntry() != e.ID {
		t.Fatalf("beside the application %d rows are listed", len(p.listed()))
	}
	p.activate("All applications")
	if len(p.listed()) == 0 {
		t.Error("“All applications” does not lead back")
	}
}

func TestInANarrowWindowAStepIsBroughtIntoView(t *testing.T) {
	p := atReadiness(t, true)
	p.narrow()
	p.Go(kit.Route{Screen: kit.ScreenReadiness})
	p.opensStep(7)
	title := "7 · " + p.coverage("").Steps[7].Title
	if !p.says(title) {
		t.Fatal("the step is not open")
	}
	if y := p.heightOf(title); y < 0 || y > 600 {
		t.Errorf("the step that was opened stands at %v, out of sight", y)
	}
}

// heightOf is how far down in the window a text stands.
func (p *person) heightOf(words string) (y float32) {
	y = -1
	walk(p.top(), func(o fyne.CanvasObject) {
		if text, ok := o.(interface{ Text() string }); ok && text.Text() == words {
			y = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		}
	})
	return y
}
