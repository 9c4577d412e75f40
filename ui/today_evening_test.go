package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/charts"
	"rung/ui/kit"
)

// inTheEvening is a person at six o'clock who has written two lines that day.
func inTheEvening(t *testing.T) *person {
	t.Helper()
	p := atToday(t, false)
	for _, text := range []string{"Moved the mail server !achievement", "Lunch with @Ana"} {
		p.types(text)
		p.press(plain(fyne.KeyReturn))
	}
	p.now = time.Date(2026, 11, 20, 18, 0, 0, 0, time.UTC)
	p.run("go today")
	return p
}

func TestTheEveningWaitsForItsHour(t *testing.T) {
	p := atToday(t, false)
	if p.says("What was hard?") || p.button("Answer now") == nil {
		t.Error("the questions are open at noon")
	}
	p.tap("Answer now")
	p.types("Nothing yet")
	if !p.says("What was hard?") {
		t.Error("Answer now does not open them")
	}
	p = inTheEvening(t)
	if !p.says("What was hard?") || p.button("Answer now") != nil {
		t.Error("the questions are folded away in the evening")
	}
	for _, written := range []string{"Moved the mail server", "Lunch with"} {
		if p.button(written) == nil {
			t.Errorf("%q does not stand beside the questions", written)
		}
	}
}

func TestTheEveningBecomesOneNote(t *testing.T) {
	p := inTheEvening(t)
	p.run("evening")
	p.types("The mail server")
	p.press(plain(fyne.KeyReturn), plain(fyne.KeyReturn), plain(fyne.KeyReturn))
	p.types("The cut-over")
	p.press(plain(fyne.KeyReturn), plain(fyne.KeyReturn)) // past the last question, on the button
	p.press(plain(fyne.KeyReturn))
	note := p.one("tag:evening")
	if note.Kind != "note" || !strings.Contains(note.Body, "**What was hard?**\n\nThe cut-over") || strings.Contains(note.Body, "differently") {
		t.Fatalf("the note is %q", note.Body)
	}
	for _, about := range []string{"mail server kind:achievement", "lunch"} {
		if !slices.Contains(note.Linked("about"), p.one(about).ID) {
			t.Errorf("the note is not linked with %s", about)
		}
	}
	if p.button("What was hard?, The cut-over") == nil {
		t.Error("what was answered is not shown answered")
	}
	p.run("evening")
	p.types("Fewer steps at once")
	p.tap("Save the answers")
	if again := p.one("tag:evening"); again.ID != note.ID || !strings.Contains(again.Body, "Fewer steps at once") || !strings.Contains(again.Body, "The cut-over") {
		t.Errorf("a later answer makes %q", again.Body)
	}
	p.press(withCtrl(fyne.KeyZ), withCtrl(fyne.KeyZ))
	if left := p.find("tag:evening"); len(left) != 0 {
		t.Errorf("%d are left after both were taken back", len(left))
	}
	if p.button("What was hard?, The cut-over") != nil {
		t.Error("what was taken back is shown answered")
	}
}

func TestTheEveningBecomesSeveralEntries(t *testing.T) {
	p := inTheEvening(t)
	p.run("evening")
	p.types("The mail server runs on two nodes")
	p.press(plain(fyne.KeyReturn), plain(fyne.KeyReturn))
	p.types("Talked with the freight team")
	p.check("Each answer as an entry of its own")
	p.tap("Save the answers")
	for query, kind := range map[string]string{"\"two nodes\"": "achievement", "freight": "interaction"} {
		if e := p.one(query); e.Kind != kind || e.Day != "2026-11-20" || len(e.Linked("about")) != 2 {
			t.Errorf("%s is %+v", query, e)
		}
	}
	if p.button("What did I move forward?, The mail server runs on two nodes") == nil {
		t.Error("what was answered by an entry is not shown answered")
	}
}

func TestBlanksAreFineButSomethingIsAskedFor(t *testing.T) {
	p := inTheEvening(t)
	p.tap("Save the answers")
	if p.footSays() == "" || len(p.find("tag:evening")) != 0 {
		t.Errorf("no answer at all is met with %q", p.footSays())
	}
}

func TestTheQuestionsOfADayAreOnesOwn(t *testing.T) {
	p := inTheEvening(t)
	p.run("templates")
	p.selects("Questions: Friday")
	p.window.Canvas().Focus(p.overlayEntry())
	p.types("What will I tell my boss?")
	p.selects("New entry: Note")
	p.window.Canvas().Focus(p.overlayEntry())
	p.types("Seen: ")
	p.tap("Save")
	if !p.says("What will I tell my boss?") || p.says("What was hard?") {
		t.Error("Friday does not ask the person's own question")
	}
	p.now = p.now.AddDate(0, 0, 3)
	p.run("go today")
	if !p.says("What was hard?") {
		t.Error("Monday does not ask what it asked before")
	}
	p.press(withCtrl(fyne.KeyN))
	p.types("A walk through the hall")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("hall"); e.Body != "Seen:" && e.Body != "Seen: " {
		t.Errorf("a new note begins with %q", e.Body)
	}
	p.run("new contact")
	p.types("Ana")
	p.press(withCtrl(fyne.KeyS))
	if e := p.find("kind:contact ana")[0]; e.Body != "" {
		t.Errorf("a new contact begins with %q", e.Body)
	}
}

func TestADayOfTheYearOpensItsEntries(t *testing.T) {
	p := atToday(t, true)
	var heat *charts.HeatMap
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if h, ok := o.(*charts.HeatMap); ok {
			heat = h
		}
	})
	p.window.Canvas().Focus(heat)
	p.press(plain(fyne.KeyLeft), plain(fyne.KeyUp), plain(fyne.KeyReturn))
	if at := p.router.present(); at.Screen != kit.ScreenJournal || at.Query != "day:2026-11-12" {
		t.Fatalf("a week and a day back is %+v", at)
	}
	want := len(p.find("day:2026-11-12"))
	if shown := p.shown(); len(shown) != want {
		t.Errorf("the day shows %d entries of %d", len(shown), want)
	}
	p.press(pressed{fyne.KeyLeft, kit.Alt})
	p.tap("By strength")
	if !p.says("in a row") {
		t.Error("the streak is not told")
	}
}

func TestAStreakOutlivesTheWeekend(t *testing.T) {
	p := atToday(t, false)
	for _, day := range []model.Day{"2026-11-13", "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"} {
		e := model.NewEntry("note", day)
		e.Title = "Written on " + string(day)
		p.save(model.Edit{Entry: e})
	}
	if !p.says("5 days in a row") {
		t.Error("five working days with a weekend between are no streak of five")
	}
	p.types("The sixth")
	p.press(plain(fyne.KeyReturn))
	if !p.says("6 days in a row") {
		t.Error("today is not counted")
	}
}

func TestThisDayBeforeComesBack(t *testing.T) {
	p := atToday(t, false)
	for day, title := range map[model.Day]string{"2026-11-13": "A week back", "2025-11-20": "Took the on-call lead", "2021-11-20": "First day here", "2025-11-19": "Another day"} {
		e := model.NewEntry("note", day)
		e.Title, e.Body = title, "Slept badly, learned a lot."
		p.save(model.Edit{Entry: e})
	}
	if p.button("Another day") != nil || !p.says("Five years ago") {
		t.Error("the look back is on other days")
	}
	p.tap("Took the on-call lead, Slept badly")
	if got := p.router.present().ID; got != p.one("on-call").ID {
		t.Error("what was written a year ago is not opened")
	}
}

func TestTheWeekNamesWhatToComplete(t *testing.T) {
	p := atToday(t, false)
	p.types("Moved the mail server !achievement")
	p.press(plain(fyne.KeyReturn))
	p.run("week")
	p.tap("Moved the mail server, Missing: ")
	if got := p.router.present(); got.ID != p.one("mail").ID || len(p.overlays) != 0 {
		t.Errorf("what is worth completing leads to %+v", got)
	}
}
