package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/storage"
	"rung/storage/backup"
	"rung/ui/config"
	"rung/ui/widgets"
)

// footWords is what the foot of the window says.
func (p *person) footWords() string {
	var words []string
	walk(p.foot, func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok {
			words = append(words, text.Text())
		}
	})
	return strings.Join(words, " ")
}

// write puts a text into the settings file, as an editor does.
func (p *person) write(text string) {
	p.Helper()
	if err := os.WriteFile(p.settings, []byte(text), 0o600); err != nil {
		p.Fatal(err)
	}
}

func TestAJournalOfAnyNameIsOpenedAndStays(t *testing.T) {
	p := newPerson(t)
	other := filepath.Join(t.TempDir(), "Work diary 2026")
	store, err := storage.Open(other, storage.Options{Device: "d", Version: "test", Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(text, []byte("Dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.run("open journal")
	p.picks(text)
	if said := p.footWords(); !strings.Contains(said, "is not a journal") || p.again != nil {
		t.Fatalf("a text is opened: %q", said)
	}
	p.run("open journal")
	p.picks(other)
	if p.again == nil || *p.again != (Start{Chosen: true}) {
		t.Fatalf("Rung is started anew with %+v", p.again)
	}
	if kept := config.Load(p.settings).Config.Journal; kept != other {
		t.Errorf("the settings name %q", kept)
	}
}

func TestAJournalIsBegunUnderANameOfItsOwn(t *testing.T) {
	p := newPerson(t)
	p.run("begin journal")
	p.picks(p.path)
	if said := p.footWords(); !strings.Contains(said, "is there already") || p.again != nil {
		t.Fatalf("a journal is begun over another one: %q", said)
	}
	p.run("begin journal")
	p.picks(filepath.Join(t.TempDir(), "none", "new.rung"))
	if said := p.footWords(); !strings.Contains(said, "There is no folder") || p.again != nil {
		t.Fatalf("a journal is begun nowhere: %q", said)
	}
	path := filepath.Join(t.TempDir(), "new.rung")
	p.run("begin journal")
	p.picks(path)
	if p.again == nil || config.Load(p.settings).Config.Journal != path {
		t.Fatalf("the settings name %q", config.Load(p.settings).Config.Journal)
	}
}

func TestAJournalMovesWithAllThatWasTyped(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("Saved before the move")
	p.press(withCtrl(fyne.KeyS))
	p.press(withCtrl(fyne.KeyN))
	p.types("Typed and not saved")
	to := filepath.Join(t.TempDir(), "moved.rung")
	p.run("move journal")
	p.picks(to)
	p.tap("Move")
	if p.again == nil || *p.again != (Start{Chosen: true}) || config.Load(p.settings).Config.Journal != to {
		t.Fatalf("started anew with %+v on %q: %s", p.again, config.Load(p.settings).Config.Journal, p.footWords())
	}
	file := p.o.File.(*backup.File)
	if err := file.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if err := file.PutAside(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(p.path); err == nil {
		t.Error("the old file still lies where the journal was")
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(p.path), "journal-moved-2026-11-20.rung")); err != nil {
		t.Error(err)
	}
	p.path = to
	p.start()
	p.one("Saved before")
	p.one("Typed and not saved")
}

func TestAJournalThatTheSettingsDoNotNameMovesByItself(t *testing.T) {
	p := newPerson(t)
	p.o.Own = false
	to := filepath.Join(t.TempDir(), "moved.rung")
	p.run("move journal")
	p.picks(to)
	p.tap("Move")
	if p.again == nil || *p.again != (Start{Chosen: true, Journal: to}) || config.Load(p.settings).Config.Journal != "" {
		t.Fatalf("started anew with %+v on %q", p.again, config.Load(p.settings).Config.Journal)
	}
}

func TestASlipInTheSettingsIsToldAndNothingIsWrittenOverIt(t *testing.T) {
	const text = "theme = dark\nbackup_folder = \"/copies\"\nlater = 1\n"
	p := newPerson(t)
	p.write(text)
	p.start()
	if said := p.footWords(); !strings.Contains(said, "Line 1 of the settings file") {
		t.Fatalf("the window says %q", said)
	}
	p.run("go settings")
	var shown []string
	walk(p.shell.content, func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok {
			shown = append(shown, text.Text())
		}
	})
	if said := strings.Join(shown, " "); !strings.Contains(said, "Line 1, “theme = dark”, cannot be read, write it like theme = \"dark\"") {
		t.Fatalf("Settings say %q", said)
	}
	p.run("larger")
	if got, err := os.ReadFile(p.settings); err != nil || string(got) != text {
		t.Fatalf("the file became %q", got)
	}
	if said := p.footWords(); !strings.Contains(said, "not kept") {
		t.Fatalf("the window says %q", said)
	}
	p.takeOffer() // Ctrl+Enter
	got := config.Load(p.settings)
	if len(got.Slips) > 0 || got.Config.TextSize != 110 || got.Config.BackupFolder != "/copies" || len(got.Unknown) != 1 {
		t.Errorf("the file says %+v", got)
	}
	kept, err := filepath.Glob(p.settings + ".kept-*")
	if err != nil || len(kept) != 1 {
		t.Errorf("the file of before is kept as %v", kept)
	}
	p.run("go settings")
	if p.button("Write it anew") != nil {
		t.Error("what is mended is still told")
	}
}

func TestSettingsThatAreGoneAreThoseOfBefore(t *testing.T) {
	p := newPerson(t)
	p.run("larger")
	if err := os.Remove(p.settings); err != nil {
		t.Fatal(err)
	}
	p.start()
	if said := p.footWords(); p.o.Config.TextSize != 110 || !strings.Contains(said, "is gone or empty") {
		t.Fatalf("with text of %d %%, the window says %q", p.o.Config.TextSize, said)
	}
	p.run("larger")
	if got := config.Load(p.settings); got.Restored || got.Config.TextSize != 120 {
		t.Errorf("the file is %+v", got.Config)
	}
}

func TestSettingsWrittenAnewWithoutTheJournalsPlaceNameTheOneInHand(t *testing.T) {
	p := newPerson(t)
	p.write("journal = /home/ana/a.rung\n")
	p.start()
	p.takeOffer()
	if got := config.Load(p.settings); got.Config.Journal != p.path || len(got.Slips) > 0 {
		t.Errorf("the settings name %q", got.Config.Journal)
	}
}

func TestWithoutTheJournalsPlaceTheWindowOffersAChoice(t *testing.T) {
	p := newPerson(t)
	p.write("journal = /home/ana/a.rung\n")
	settings, found := config.Open(p.settings, func() time.Time { return p.now })
	if !found.Lost {
		t.Fatal("the journal's place is known")
	}
	p.o.Settings, p.o.Found, p.o.Config = settings, found, found.Config
	p.o.Journal, p.o.File = nil, &backup.File{}
	p.o.Trouble = &model.Error{Code: model.Invalid, Message: "Rung cannot tell which journal is yours."}
	p.showTrouble()
	if p.button("Restore a copy from a file…") != nil {
		t.Error("a copy is offered for a journal that nobody knows")
	}
	p.tap("Begin a new journal…")
	path := filepath.Join(t.TempDir(), "new.rung")
	p.picks(path)
	if p.again != nil {
		t.Fatal("the settings were written over")
	}
	p.tap("Write it anew")
	if got := config.Load(p.settings); p.again == nil || got.Config.Journal != path || got.Lost {
		t.Errorf("the settings name %q", got.Config.Journal)
	}
}
