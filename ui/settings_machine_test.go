package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/config"
)

// switched is something on this machine that a person turns on and off.
type switched struct {
	on    bool
	fails error
}

func (s *switched) On() bool { return s.on }

func (s *switched) Set(on bool) error {
	if s.fails == nil {
		s.on = on
	}
	return s.fails
}

func TestRungIsStartedAtLoginWhereItCanBe(t *testing.T) {
	without := atSettings(t)
	if without.says("Start Rung when I log in") {
		t.Error("it is offered where it cannot be")
	}
	login := &switched{}
	p := atSettings(t, func(o *Options) { o.Login = login })
	p.check("Start Rung when I log in")
	if !login.on {
		t.Fatal("the tick does nothing")
	}
	login.fails = errors.New("no such folder")
	p.check("Start Rung when I log in")
	if !login.on || p.footSays() == "" {
		t.Error("a failure is not told of")
	}
}

func TestAReminderIsGivenItsTimeAndDays(t *testing.T) {
	p := atSettings(t)
	p.activate("Add a reminder")
	p.fill("At", "half past")
	p.press(plain(fyne.KeyReturn))
	if p.fieldSays() == "" || p.o.Config.Reminders[0].Time != "17:30" {
		t.Fatalf("“half past” is taken as %q", p.o.Config.Reminders[0].Time)
	}
	p.fill("At", "9:05")
	p.press(plain(fyne.KeyReturn))
	if got := p.o.Config.Reminders[0].Time; got != "09:05" || p.fieldSays() != "" {
		t.Fatalf("kept as %q, and the field says %q", got, p.fieldSays())
	}
	for _, day := range []string{"Mon", "Tue", "Wed", "Thu"} {
		p.check(day)
	}
	if got := p.o.Config.Reminders[0].Days; !slices.Equal(got, []string{"friday"}) {
		t.Fatalf("the days are %v", got)
	}
	p.check("Fri")
	if p.fieldSays() != "A reminder wants a day. The cross removes it." || len(p.o.Config.Reminders[0].Days) != 1 {
		t.Errorf("without a day the field says %q", p.fieldSays())
	}
	p.check("Sun")
	if got := config.Load(p.settings).Config.Reminders; len(got) != 1 || !slices.Equal(got[0].Days, []string{"friday", "sunday"}) || got[0].Time != "09:05" {
		t.Errorf("the settings file holds %+v", got)
	}
}

func TestDaysOffAreReadAndRefused(t *testing.T) {
	p := atSettings(t)
	p.fill("Days off", "24 Dec to 2 Jan, never")
	p.press(plain(fyne.KeyReturn))
	var off model.DaysOff
	if err := p.Journal().Setting(p.Context(), model.SettingDaysOff, &off); err != nil || len(off) != 0 || p.fieldSays() == "" {
		t.Fatalf("“never” is kept as %v, %v", off, err)
	}
	p.fill("Days off", "24 Dec to 2 Jan")
	p.run("go today") // which leaves the field
	if err := p.Journal().Setting(p.Context(), model.SettingDaysOff, &off); err != nil || len(off) != 1 || off[0].From != "2026-12-24" || off[0].To != "2027-01-02" {
		t.Errorf("kept %+v, %v", off, err)
	}
}

func TestTheTrayIsLeftAtTheNextStart(t *testing.T) {
	p := atSettings(t)
	p.check("Keep Rung in the tray")
	if !config.Load(p.settings).Config.Tray {
		t.Fatal("the choice is not kept")
	}
	p.check("Keep Rung in the tray")
	if said := p.footSays(); config.Load(p.settings).Config.Tray || !strings.Contains(said, "when Rung is started next") {
		t.Errorf("the foot says %q", said)
	}
}

func TestThemeAndWeekAreChosenAndShownAgain(t *testing.T) {
	p := atSettings(t)
	p.selectOnScreen("Dark")
	p.selectOnScreen("Sunday")
	kept := config.Load(p.settings).Config
	if kept.Theme != "dark" || kept.WeekStart != "sunday" {
		t.Fatalf("kept %q and %q", kept.Theme, kept.WeekStart)
	}
	p.start()
	p.run("go settings")
	if !p.sees("Dark") || !p.sees("Sunday") {
		t.Error("after a new start the choices are not shown")
	}
}

func TestAChoiceThatCannotBeKeptIsSaidAndHoldsForNow(t *testing.T) {
	p := atSettings(t)
	if err := os.MkdirAll(filepath.Join(p.settings, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	p.selectOnScreen("Dark")
	if said := p.footSays(); said == "" {
		t.Error("nothing says that the choice was not kept")
	}
	if p.o.Config.Theme != "dark" {
		t.Error("the choice does not hold for now")
	}
}

func TestTheJournalIsCheckedFromSettings(t *testing.T) {
	p := atSettings(t)
	p.activate("Check it")
	if !p.reads("The journal is sound.") {
		t.Errorf("a sound journal is said to be %q", p.words())
	}
	p.ruin()
	p.activate("Check it")
	if p.reads("The journal is sound.") || !p.reads("The file is damaged") {
		t.Errorf("a damaged journal is said to be %q", p.words())
	}
}

func TestCopiesAreMadeInAFolderOfOnesOwn(t *testing.T) {
	p := atSettings(t)
	if !p.says("No copy yet.") || !p.says("Beside the journal") {
		t.Fatal("the card does not say where copies lie")
	}
	folder := t.TempDir()
	p.activate("Choose folder…")
	p.picks(folder)
	if got := config.Load(p.settings).Config.BackupFolder; filepath.Clean(got) != folder || !p.says(got) {
		t.Fatalf("the folder kept is %q", got)
	}
}

func TestADamagedCopyIsRefusedAndNothingChanges(t *testing.T) {
	p := atSettings(t)
	p.save(model.Edit{Entry: noteNamed("Before the copy", p)})
	p.activate("Make a copy now")
	copies, err := p.File().Copies(p.Context())
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies: %v, %v", copies, err)
	}
	content, err := os.ReadFile(copies[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(content) / 2; i < len(content)/2+8192 && i < len(content); i++ {
		content[i] = 0xa5
	}
	if err := os.WriteFile(copies[0].Path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	p.save(model.Edit{Entry: noteNamed("After the copy", p)})
	p.activate("Restore…")
	p.activate("Restore")
	if said := p.footSays(); said == "" || strings.HasPrefix(said, "Restored") {
		t.Fatalf("a damaged copy is answered with %q", said)
	}
	p.one("After the copy")
	p.one("Before the copy")
}

func TestTheRestoreThatIsNotWantedAfterAllChangesNothing(t *testing.T) {
	p := atSettings(t)
	p.activate("Make a copy now")
	p.save(model.Edit{Entry: noteNamed("After the copy", p)})
	p.activate("Restore…")
	p.press(plain(fyne.KeyEscape))
	p.one("After the copy")
	if p.focusedOn() != "Restore…" {
		t.Errorf("Escape leads to %q", p.focusedOn())
	}
}
