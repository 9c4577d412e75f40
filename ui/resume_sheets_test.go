package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/resume"
	"rung/ui/kit"
)

func TestBulletsAreNarrowedByDaysThatFollowEachOther(t *testing.T) {
	p := atResume(t, true)
	all := len(p.bullets())
	p.activate("Filter…")
	p.fill("Work from", "2026-09-01")
	p.fill("Work until", "2026-01-01")
	p.press(plain(fyne.KeyReturn))
	if said := p.overlayFields(); !strings.Contains(said, "That is before the first day.") {
		t.Fatalf("days that run backwards are answered with %q", said)
	}
	p.fill("Work until", "someday")
	p.press(plain(fyne.KeyReturn))
	if said := strings.TrimSpace(p.overlayFields()); said == "" || len(p.bullets()) != all {
		t.Fatalf("“someday” is answered with %q", said)
	}
	p.fill("Work until", "2026-12-31")
	p.press(plain(fyne.KeyReturn))
	few := len(p.bullets())
	if few == 0 || few >= all {
		t.Fatalf("%d of %d bullets are of that time", few, all)
	}
	p.activate("Show all")
	if n := len(p.bullets()); n != all {
		t.Errorf("all of them are %d, not %d", n, all)
	}
}

func TestThePageIsCopiedFieldByField(t *testing.T) {
	p := atResume(t, true)
	p.activate("Field by field…")
	label := p.focusedOn()
	p.press(plain(fyne.KeyReturn))
	name := fyne.CurrentApp().Clipboard().Content()
	if name == "" || !strings.Contains(label, name) {
		t.Fatalf("Enter on %q copies %q", label, name)
	}
	if !strings.HasPrefix(p.footSays(), "Copied: ") || p.focusedOn() != label {
		t.Errorf("the foot says %q, and the focus is on %q", p.footSays(), p.focusedOn())
	}
	p.activate("Close")
	if len(p.overlays) != 0 {
		t.Error("the sheet stays open")
	}
}

func TestThePageIsCopiedAsTextAndSeenLarger(t *testing.T) {
	p := atResume(t, true)
	p.activate("Text")
	p.activate("Copy")
	text := fyne.CurrentApp().Clipboard().Content()
	if first := p.bullets()[0]; !strings.Contains(strings.Join(strings.Fields(text), " "), first) {
		t.Errorf("the text copied does not hold %q: %.300s", first, text)
	}
	p.activate("Larger")
	if words := p.paper(); words == "" {
		t.Error("the larger page says nothing")
	}
	p.press(plain(fyne.KeyEscape))
	p.selectOnScreen("Bullets alone")
	p.activate("Copy")
	if alone := fyne.CurrentApp().Clipboard().Content(); len(alone) >= len(text) || !strings.Contains(strings.Join(strings.Fields(alone), " "), p.bullets()[0]) {
		t.Errorf("bullets alone are %d letters after %d", len(alone), len(text))
	}
}

func TestRulesAreTurnedOffAndWordsAreAdded(t *testing.T) {
	p := atResume(t, true)
	p.tabTo("New bullet")
	p.activate("More")
	p.pick("Rules and word lists…")
	p.types(" ") // unticks the first rule
	p.fill("More of “"+p.ruleNamed(resume.Filler)+"”", "in order to = to")
	p.fill("Words and short forms", "ERP\nSLA")
	p.activate("Save")
	var kept resume.LintSettings
	if err := p.Journal().Setting(p.Context(), resume.SettingLint, &kept); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(kept.Off, []string{string(resume.Rules[0])}) || !slices.Equal(kept.Leave, []string{"ERP", "SLA"}) || len(kept.Add[string(resume.Filler)]) != 1 {
		t.Fatalf("kept %+v", kept)
	}
	if said := p.footSays(); said != "The rules are kept." {
		t.Errorf("the foot says %q", said)
	}
	p.tapFoot()
	kept = resume.LintSettings{}
	if err := p.Journal().Setting(p.Context(), resume.SettingLint, &kept); err != nil || len(kept.Off)+len(kept.Leave)+len(kept.Add) != 0 {
		t.Errorf("after the undo %+v is kept, %v", kept, err)
	}
}

// ruleNamed gives a rule's name as the sheet of rules has it.
func (p *person) ruleNamed(rule resume.Rule) string {
	p.Helper()
	at, checks := slices.Index(resume.Rules, rule), p.checkWords()
	if at < 0 || at >= len(checks) {
		p.Fatalf("the sheet has no rule %s", rule)
	}
	return checks[at]
}

func TestAnEntryIsChosenForTheResumeByKeyboard(t *testing.T) {
	p := atResume(t, false)
	for _, title := range []string{"Moved the mail", "Renewed the licences"} {
		p.storyNamed(title, "2026-06-26")
	}
	p.run("choose bullets")
	p.types("zzz")
	if !strings.Contains(p.overlayWords(), "Nothing is found.") {
		t.Fatalf("a search for nothing says %q", p.overlayWords())
	}
	for range "zzz" {
		p.press(plain(fyne.KeyBackspace))
	}
	p.press(plain(fyne.KeyDown), plain(fyne.KeyDown), plain(fyne.KeyReturn), plain(fyne.KeyUp), plain(fyne.KeyReturn))
	p.activate("Draft 2 bullets")
	if n := len(p.find("kind:bullet")); n != 2 || len(p.bullets()) != 2 {
		t.Fatalf("%d bullets are drafted, %d shown", n, len(p.bullets()))
	}
	p.tapFoot()
	if n := len(p.find("kind:bullet")); n != 0 {
		t.Errorf("the undo leaves %d bullets", n)
	}
}

func TestWhomThePageIsForIsAskedAndCanBeLeft(t *testing.T) {
	p := atResume(t, true)
	p.selectOnScreen("For someone else…")
	p.types("Fabrikam")
	p.press(plain(fyne.KeyEscape))
	if !p.sees("For everyone") {
		t.Fatal("after Escape the page is for somebody else")
	}
	p.selectOnScreen("For someone else…")
	p.types("Fabrikam")
	p.press(plain(fyne.KeyReturn))
	if !p.sees("For Fabrikam") || !p.says("for Fabrikam") {
		t.Fatal("the page is not for Fabrikam")
	}
	p.selectOnScreen("For everyone")
	if p.says("for Fabrikam") {
		t.Error("the page is still for Fabrikam")
	}
}

func TestTheTrashOfBulletsIsShown(t *testing.T) {
	p := atResume(t, true)
	p.tabTo("New bullet")
	p.activate("More")
	p.pick("Bullets in the trash")
	if at := p.router.present(); at.Screen != kit.ScreenJournal || at.Query != "kind:bullet is:trash" {
		t.Errorf("it leads to %+v", at)
	}
}

func TestAnEmptyPageIsNotWritten(t *testing.T) {
	p := atResume(t, false)
	p.save(model.Edit{Entry: told("Licence renewal", "2026-06-26")})
	p.run("go resume")
	p.run("export resume")
	if said := p.footSays(); !strings.Contains(said, "The page is empty.") {
		t.Errorf("an empty page is answered with %q", said)
	}
}
