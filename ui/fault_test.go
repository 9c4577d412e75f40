package ui

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

func TestAFullDiskLosesNoWords(t *testing.T) {
	p := newPerson(t).withDemo()
	p.press(withCtrl(fyne.KeyN))
	p.types("Words on a full disk")
	p.disk.full = true
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeyDown))
	p.tasks.flush()
	p.onClose()
	if p.button("Keep Rung open") == nil {
		t.Fatal("Rung quits with words that are nowhere kept")
	}
	p.tap("Keep Rung open")
	p.disk.full = false
	p.run("drafts")
	p.press(withCtrl(fyne.KeyS))
	p.one("full disk")
	if left := p.screens[kit.ScreenJournal].(kit.Holder).Unsaved(); len(left) != 0 {
		t.Fatalf("after saving, %v is still held", left)
	}
}

func TestEmptyingTheTrashSaysHowMuchGoes(t *testing.T) {
	p := newPerson(t).withDemo()
	p.press(withCtrl(fyne.KeyF))
	p.types("is:trash asdf")
	if n := len(p.shown()); n != 1 {
		t.Fatalf("%d rows are shown", n)
	}
	p.tap("Empty trash")
	if said := p.overlayWords(); !strings.Contains(said, "3 entries") {
		t.Fatalf("three entries go, and the question says %q", said)
	}
}

func TestEmptyingTheTrashOffersToRenewTheCopies(t *testing.T) {
	p := newPerson(t).withDemo()
	for range 2 {
		if _, err := p.File().Backup(context.Background(), ""); err != nil {
			t.Fatal(err)
		}
	}
	p.press(withCtrl(fyne.KeyF))
	p.types("is:trash")
	p.tap("Empty trash")
	if said := p.overlayWords(); !strings.Contains(said, "still hold the words, for up to 12 months") {
		t.Fatalf("the question says %q", said)
	}
	walk(p.overlays[0].popup, func(o fyne.CanvasObject) {
		if box, ok := o.(*widgets.Check); ok {
			box.SetChecked(true)
		}
	})
	p.tap("Remove")
	if n := len(p.find("is:trash")); n != 0 {
		t.Errorf("%d entries are left in the trash", n)
	}
	if copies, err := p.File().Copies(context.Background()); err != nil || len(copies) != 1 {
		t.Errorf("copies: %v, %v", copies, err)
	}
}

func TestUndoAtTheFootTakesBackWhatItStandsBeside(t *testing.T) {
	p := newPerson(t).withDemo()
	before := len(p.find(""))
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown))
	p.press(plain(fyne.KeyDelete))
	if _, err := p.Journal().Save(context.Background(), model.Added, []model.Edit{{Entry: noteNamed("From a terminal", p)}}, nil); err != nil {
		t.Fatal(err)
	}
	p.tapFoot()
	if n := len(p.find("")); n != before+1 {
		t.Fatalf("%d entries, want %d: the trashed one back, the other kept", n, before+1)
	}
}

func noteNamed(title string, p *person) model.Entry {
	e := model.NewEntry("note", p.Locale().Today)
	e.Title = title
	return e
}

func TestAFileIsPickedByKeyboard(t *testing.T) {
	p := newPerson(t)
	folder := t.TempDir()
	for _, name := range []string{"notes.txt", "plan.txt"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("HOME", folder)
	p.press(withCtrl(fyne.KeyN))
	p.types("With a file")
	p.run("attach")
	p.types("pl")
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	p.press(withCtrl(fyne.KeyS))
	e := p.one("with file")
	if len(e.Attachments) != 1 || e.Attachments[0].Name != "plan.txt" {
		t.Fatalf("attached: %v", e.Attachments)
	}
	p.run("export")
	p.tap("Choose where…")
	for range len("rung-2026-11-20.json") {
		p.press(plain(fyne.KeyBackspace))
	}
	p.press(plain(fyne.KeyReturn))
	if said := p.overlayWords(); !strings.Contains(said, "Add a name") {
		t.Fatalf("a folder is taken for a file: %q", said)
	}
}

func TestAnAttachedProgramIsShownAsWhatItIsAndSavedElsewhereOnly(t *testing.T) {
	const name = "photo\u202egnp.exe. "
	p := newPerson(t)
	t.Setenv("HOME", t.TempDir())
	content := []byte("MZ")
	sum := sha256.Sum256(content)
	hash := hex.EncodeToString(sum[:])
	e := noteNamed("With a file", p)
	e.Attachments = []model.Attachment{{Name: name, SHA256: hash, Bytes: 2}}
	if _, err := p.Journal().Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, map[string][]byte{hash: content}); err != nil {
		t.Fatal(err)
	}
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: p.one("With a file").ID})
	p.tap("photognp.exe")
	if said := p.footWords(); !strings.Contains(said, "photognp.exe is of a kind that may run something") {
		t.Fatalf("the window says %q", said)
	}
	p.takeOffer()
	p.press(plain(fyne.KeyReturn))
	home, err := os.UserHomeDir()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(filepath.Join(home, "photognp.exe")); err != nil || string(got) != "MZ" {
		t.Errorf("it is saved as %q, %v", got, err)
	}
}

func TestBackReturnsToTheEntryBefore(t *testing.T) {
	p := newPerson(t).withDemo()
	first := p.one("migration downtime kind:achievement")
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: first.ID})
	p.press(withCtrl(fyne.KeyF))
	p.types("tablets kind:initiative")
	p.press(plain(fyne.KeyReturn))
	second := p.router.present().ID
	p.press(pressed{fyne.KeyLeft, kit.Alt})
	if got := p.router.present().ID; got != first.ID || second == first.ID {
		t.Fatalf("back leads from %s to %s, want %s", second, got, first.ID)
	}
}

func TestCaptureRefusesADayThatCannotBe(t *testing.T) {
	p := newPerson(t)
	p.run("capture")
	p.types("Budget talk >31 feb")
	p.press(plain(fyne.KeyReturn))
	if said := p.overlayWords(); !strings.Contains(said, "28 Feb") || len(p.find("")) != 0 {
		t.Fatalf("says %q and keeps %d entries", said, len(p.find("")))
	}
}

func TestAFullDiskIsNotToldOfOnceAWriteGoesThrough(t *testing.T) {
	p := newPerson(t).withDemo()
	p.press(withCtrl(fyne.KeyN))
	p.types("Words on a full disk")
	p.disk.full = true
	p.press(withCtrl(fyne.KeyS))
	p.tasks.flush()
	if !strings.Contains(p.footSays(), "The disk is full") {
		t.Fatalf("the foot says %q", p.footSays())
	}
	p.types(", and on")
	p.tasks.flush()
	if !strings.Contains(p.footSays(), "The disk is full") {
		t.Fatalf("while it is full the foot says %q", p.footSays())
	}
	p.disk.full = false
	p.types(", and kept")
	p.tasks.flush()
	if said := p.footSays(); said != "" {
		t.Errorf("once a draft was kept the foot says %q", said)
	}
	p.press(withCtrl(fyne.KeyS))
	p.one("full disk kept")
}

func TestHeldWordsAreToldOfUntilTheyAreKept(t *testing.T) {
	p := atReview(t, false)
	story := told("Licence renewal", "2026-06-26")
	p.save(model.Edit{Entry: story})
	p.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewStory, ID: story.ID})
	p.disk.full = true
	p.typeInto("As you would say it", "We paid less.")
	p.run("save")
	if !strings.Contains(p.footSays(), "Your words are still here") {
		t.Fatalf("the foot says %q", p.footSays())
	}
	p.disk.full = false
	if _, err := p.Journal().Save(context.Background(), model.Added, []model.Edit{{Entry: noteNamed("Another", p)}}, nil); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(p.footSays(), "Your words are still here") {
		t.Fatalf("another write takes the way back to words away: %q", p.footSays())
	}
	p.tapFoot()
	if said := p.footSays(); said != "Kept." || p.one("kind:achievement").Values.Text("in_2_minutes") != "We paid less." {
		t.Errorf("once the words are kept the foot says %q", said)
	}
}

func TestAMistakeIsToldOfThoughWritesGoThrough(t *testing.T) {
	p := newPerson(t)
	p.disk.full = true
	p.run("capture")
	p.types("Words")
	p.press(plain(fyne.KeyEscape))
	p.shell.Fail(&model.Error{Code: model.Invalid, Message: "That is not a day."})
	p.disk.full = false
	p.run("capture")
	p.types(" more")
	p.press(plain(fyne.KeyEscape))
	if said := p.footSays(); said != "That is not a day." {
		t.Errorf("the foot says %q", said)
	}
}
