package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/model"
	"rung/model/today"
	"rung/ui/kit"
)

func TestTemplatesThatAreNotSavedComeBackOrAreGivenUp(t *testing.T) {
	p := atToday(t, false)
	p.run("templates")
	p.window.Canvas().Focus(p.overlayEntry())
	p.types("What was new?")
	p.press(plain(fyne.KeyEscape))
	p.run("templates")
	if p.overlayEntry().Text != "What was new?" {
		t.Fatalf("Escape threw %q away", "What was new?")
	}
	p.failPower()
	p.run("templates")
	if p.overlayEntry().Text != "What was new?" {
		t.Fatal("after a crash the words are gone")
	}
	p.activate("Cancel")
	p.run("templates")
	if p.overlayEntry().Text != "" {
		t.Errorf("what was given up is there again: %q", p.overlayEntry().Text)
	}
}

func TestEachTemplateKeepsItsOwnWords(t *testing.T) {
	p := atToday(t, false)
	p.run("templates")
	for what, words := range map[string]string{"Questions: every day": "What was new?\n\n What was hard? ", "Questions: Monday": "What will the week bring?", "New entry: Achievement": "Situation:"} {
		p.selects(what)
		p.overlayEntry().SetText(words)
	}
	p.selects("Questions: Tuesday")
	if p.overlayEntry().Text != "" {
		t.Errorf("Tuesday has the words of another: %q", p.overlayEntry().Text)
	}
	p.activate("Save")
	var kept today.Templates
	if err := p.Journal().Setting(p.Context(), today.SettingTemplates, &kept); err != nil {
		t.Fatal(err)
	}
	if len(kept.EverydayQuestions) != 2 || len(kept.WeekdayQuestions) != 1 || kept.KindTexts["achievement"] != "Situation:" || len(kept.KindTexts) != 1 {
		t.Errorf("kept %+v", kept)
	}
	if p.footSays() != "Templates kept." {
		t.Errorf("the foot says %q", p.footSays())
	}
}

func TestALookBackLeavesOutWhatIsPrivateUnlessAskedFor(t *testing.T) {
	p := atToday(t, false)
	secret := model.NewEntry("note", "2026-11-19")
	secret.Title, secret.Private = "What the board fears", true
	last := model.NewEntry("note", "2026-10-15")
	last.Title = "Racks ordered"
	p.save(model.Edit{Entry: secret}, model.Edit{Entry: last})
	p.run("week")
	copied := func() string {
		p.tap("Copy")
		return fyne.CurrentApp().Clipboard().Content()
	}
	if page := copied(); strings.Contains(page, "1 entry on 1 day") {
		t.Errorf("a private entry is counted on the page: %q", page)
	}
	p.checkOver("With private entries")
	if page := copied(); !strings.Contains(page, "# The week\n") || !strings.Contains(page, "1 entry on 1 day") {
		t.Errorf("asked for, the page says %q", page)
	}
	p.activate("Last month")
	if page := copied(); !strings.Contains(page, "Thu 1 Oct 2026 to Sat 31 Oct 2026: 1 entry on 1 day") {
		t.Errorf("last month's page says %q", page)
	}
	p.activate("Close")
	if len(p.overlays) != 0 {
		t.Error("the page stays")
	}
}

func TestTheYearIsColouredByStrengthAndSaysHowManyWereWritten(t *testing.T) {
	p := atToday(t, true)
	p.activate("By strength")
	if !strings.Contains(p.drawnWords(), "fuller colour is stronger evidence") {
		t.Errorf("the year does not say what its colours mean: %q", p.drawnWords())
	}
	p.activate("By count")
	if strings.Contains(p.drawnWords(), "fuller colour") {
		t.Error("by count, the colours still mean strength")
	}
}

// drawnWords gives the words that are drawn into charts and headings.
func (p *person) drawnWords() string {
	var words []string
	walk(p.top(), func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			words = append(words, text.Text)
		}
	})
	return strings.Join(words, "\n")
}

func TestEveningAnswersAreWrittenByKeyboardAlone(t *testing.T) {
	p := inTheEvening(t)
	p.run("evening")
	p.types("The cut-over went well")
	p.activate("Save the answers")
	e := p.one("tag:evening")
	if !strings.Contains(e.Body, "The cut-over went well") || e.Day != "2026-11-20" {
		t.Errorf("kept on %s: %q", e.Day, e.Body)
	}
	p.tapFoot()
	if len(p.find("tag:evening")) != 0 {
		t.Error("the undo leaves the answers")
	}
}

func TestAllActionsLeadToTheMap(t *testing.T) {
	p := atToday(t, true)
	p.activate("All actions")
	if p.screenShown() != "readiness" {
		t.Errorf("it leads to %s", p.screenShown())
	}
	p.run("back")
	if p.screenShown() != "today" {
		t.Errorf("back leads to %s", p.screenShown())
	}
}

func TestAStreakBeginsWithALine(t *testing.T) {
	p := atToday(t, false)
	if !p.says("Write a line today, and a streak begins.") {
		t.Error("an empty journal does not say how a streak begins")
	}
	p.types("Moved the mail")
	p.press(plain(fyne.KeyReturn))
	if !p.says("1 day so far.") {
		t.Error("the first day is not counted")
	}
	p.Go(kit.Route{Screen: kit.ScreenToday})
}
