package ui

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/config"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

func TestAnEntryIsWrittenFoundTrashedAndBack(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("Mail moved without downtime")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("downtime"); e.Kind != "achievement" || e.Day != "2026-11-20" {
		t.Fatalf("saved as %s on %s", e.Kind, e.Day)
	}
	p.types(" at all")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("downtime"); e.Title != "Mail moved without downtime at all" {
		t.Fatalf("after the edit the title is %q", e.Title)
	}

	p.press(withCtrl(fyne.KeyF))
	p.types("nothing like this")
	if shown := p.shown(); len(shown) != 0 {
		t.Fatalf("the list shows %v", shown)
	}
	p.press(plain(fyne.KeyEscape))
	p.press(withCtrl(fyne.KeyF))
	p.types("downti")
	if shown := p.shown(); len(shown) != 1 {
		t.Fatalf("the start of a word finds %v", shown)
	}

	p.press(pressed{fyne.KeyDelete, kit.Ctrl | kit.Shift})
	if left := p.find(""); len(left) != 0 {
		t.Fatalf("%d entries are left beside the trash", len(left))
	}
	p.one("is:trash")
	p.window.Canvas().Unfocus()
	p.press(withCtrl(fyne.KeyZ))
	p.one("downtime")
}

func TestUndoBelongsToTheFocusedText(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("First")
	p.press(withCtrl(fyne.KeyS))
	p.press(withCtrl(fyne.KeyZ)) // takes the typing back
	p.one("kind:note")
	p.press(withCtrl(fyne.KeyY)) // and types it again
	p.window.Canvas().Unfocus()
	p.press(withCtrl(fyne.KeyZ))
	if left := p.find("kind:note"); len(left) != 0 {
		t.Fatalf("undo outside a text left %d entries", len(left))
	}
	p.press(withCtrl(fyne.KeyY))
	p.one("kind:note")
}

func TestWordsSurviveACrash(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("Half a thought")
	p.tasks.flush() // a second passes, and then the power fails
	p.start()
	if p.footSays() == "" || !strings.Contains(p.footSays(), "Half a thought") {
		t.Fatalf("the next start says %q", p.footSays())
	}
	p.tapFoot()
	p.press(withCtrl(fyne.KeyS))
	p.one("thought")
	drafts, err := p.Journal().Drafts(context.Background())
	if err != nil || len(drafts) != 0 {
		t.Fatalf("after saving %d drafts are left (%v)", len(drafts), err)
	}
}

func TestWhatCannotBeSavedStaysAsADraft(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("A title")
	p.press(withCtrl(fyne.KeyS))
	p.press(withCtrl(fyne.KeyA), plain(fyne.KeyDelete))
	id := p.one("title").ID
	for range len("A title") {
		p.press(plain(fyne.KeyBackspace))
	}
	p.Go(kit.Route{Screen: kit.ScreenSettings})
	if e := p.one("title"); e.ID != id {
		t.Fatal("the entry lost its title")
	}
	drafts, err := p.Journal().Drafts(context.Background())
	if err != nil || len(drafts) != 1 {
		t.Fatalf("%d drafts are kept (%v)", len(drafts), err)
	}
}

func TestTwoWritersOfOneEntryBothKeepTheirWords(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("Shared")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("shared")
	p.types(" title")
	other := e.Clone()
	other.Body = "From a terminal"
	if _, err := p.Journal().Store.Write(context.Background(), model.Batch{ID: model.NewID(), Action: model.Edited, Edits: []model.Edit{{Base: &e, Entry: other}}, At: p.now}); err != nil {
		t.Fatal(err)
	}
	p.press(withCtrl(fyne.KeyS))
	if now := p.one("shared"); now.Title != "Shared title" || now.Body != "From a terminal" {
		t.Fatalf("kept %q and %q", now.Title, now.Body)
	}
}

func TestCaptureUnderstandsItsMarks(t *testing.T) {
	p := newPerson(t).withDemo()
	p.run("capture")
	p.types(`Walked @Ana through the cut-over #erp !achievement >yesterday`)
	p.press(plain(fyne.KeyReturn))
	e := p.one("walked cut-over")
	if e.Kind != "achievement" || e.Day != "2026-11-19" || len(e.Tags) != 1 || len(e.Linked("with")) != 1 {
		t.Fatalf("captured as %+v", e)
	}
}

func TestCaptureMakesTheContactItDoesNotKnow(t *testing.T) {
	p := newPerson(t)
	p.run("capture")
	p.types(`Coffee with @Wilhelmina`)
	p.press(plain(fyne.KeyReturn))
	contact := p.one("kind:contact")
	if contact.Title != "Wilhelmina" {
		t.Fatalf("the contact is %q", contact.Title)
	}
	if e := p.one("coffee"); e.Linked("with")[0] != contact.ID {
		t.Fatal("the entry is not linked to the new contact")
	}
}

func TestPaletteLeadsEverywhere(t *testing.T) {
	p := newPerson(t).withDemo()
	p.press(withCtrl(fyne.KeyP))
	p.types("settings")
	p.press(plain(fyne.KeyReturn))
	if p.shell.shown != "settings" {
		t.Fatalf("the palette led to %q", p.shell.shown)
	}
	p.press(pressed{fyne.KeyLeft, kit.Alt})
	if p.shell.shown != "today" {
		t.Fatal("back does not lead back")
	}
	p.press(withCtrl(fyne.KeyP))
	p.types("mail migration without")
	p.press(plain(fyne.KeyReturn))
	if got := p.router.present().ID; got != p.one("migration downtime kind:achievement").ID {
		t.Fatal("the palette did not open the entry")
	}
}

func TestMarkedEntriesAreTaggedAndTrashedTogether(t *testing.T) {
	p := newPerson(t).withDemo()
	before := len(p.find(""))
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeySpace), plain(fyne.KeyDown), plain(fyne.KeySpace))
	p.press(pressed{fyne.KeyDelete, kit.Ctrl | kit.Shift})
	if after := len(p.find("")); after != before-2 {
		t.Fatalf("%d entries left of %d", after, before)
	}
	p.window.Canvas().Unfocus()
	p.press(withCtrl(fyne.KeyZ))
	if after := len(p.find("")); after != before {
		t.Fatalf("undo brought back %d of %d", after, before)
	}
}

func TestKeysAreListedFromAnyField(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN), plain(fyne.KeyF1))
	if p.window.Canvas().Overlays().Top() == nil {
		t.Fatal("F1 in a title shows nothing")
	}
	p.press(plain(fyne.KeyEscape))
	if p.window.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape leaves the list of keys open")
	}
}

func TestHistoryBringsAVersionBack(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("One")
	p.press(withCtrl(fyne.KeyS))
	p.types(" and two")
	p.press(withCtrl(fyne.KeyS))
	p.press(withCtrl(fyne.KeyH))
	p.tap("Bring this version back")
	if e := p.one("kind:note"); e.Title != "One" {
		t.Fatalf("the title is %q", e.Title)
	}
	p.window.Canvas().Unfocus()
	p.press(withCtrl(fyne.KeyZ))
	if e := p.one("kind:note"); e.Title != "One and two" {
		t.Fatalf("after undo the title is %q", e.Title)
	}
}

func TestTheSameWordsChangedTwiceAreAskedAbout(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("Plan")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("plan")
	p.types(" A")
	other := e.Clone()
	other.Title = "Plan B"
	if _, err := p.Journal().Store.Write(context.Background(), model.Batch{ID: model.NewID(), Action: model.Edited, Edits: []model.Edit{{Base: &e, Entry: other}}, At: p.now}); err != nil {
		t.Fatal(err)
	}
	p.press(withCtrl(fyne.KeyS))
	if now := p.one("plan"); now.Title != "Plan B" {
		t.Fatalf("their words were lost: %q", now.Title)
	}
	p.tap("Keep mine")
	if now := p.one("plan"); now.Title != "Plan A" {
		t.Fatalf("mine were lost: %q", now.Title)
	}
}

func TestTheTrashIsEmptiedOnlyWhenConfirmed(t *testing.T) {
	p := newPerson(t).withDemo()
	p.press(withCtrl(fyne.KeyF))
	p.types("is:trash")
	p.tap("Empty trash")
	p.press(plain(fyne.KeyEscape))
	if n := len(p.find("is:trash")); n != 3 {
		t.Fatalf("%d entries are in the trash", n)
	}
	p.tap("Empty trash")
	p.tap("Remove")
	if n := len(p.find("is:trash")); n != 0 {
		t.Fatalf("%d entries are left in the trash", n)
	}
}

func TestSearchesAreSavedAndForgotten(t *testing.T) {
	p := newPerson(t).withDemo()
	p.press(withCtrl(fyne.KeyF))
	p.types("laptops has:number")
	p.tap("Save search")
	p.types("Laptop money")
	p.press(plain(fyne.KeyReturn))
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyEscape))
	p.tap("Laptop money")
	if n, want := len(p.shown()), len(p.find("laptops has:number")); n != want || n == 0 {
		t.Fatalf("the saved search shows %d of %d", n, want)
	}
	p.tap("Forget search")
	if p.button("Laptop money") != nil {
		t.Fatal("the forgotten search is still offered")
	}
}

func TestSettingsChangeTheLookAtOnceAndStay(t *testing.T) {
	p := newPerson(t)
	before := theme.Size(theme.Text)
	p.run("larger")
	if kept := config.Load(p.settings).Config.TextSize; theme.Size(theme.Text) <= before || kept != 110 {
		t.Fatalf("text of %v, kept as %d %%", theme.Size(theme.Text), kept)
	}
}

func TestACopyIsRestoredFromSettings(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("Before the copy")
	p.press(withCtrl(fyne.KeyS))
	p.run("go settings")
	p.tap("Make a copy now")
	p.run("new")
	p.types("After the copy")
	p.press(withCtrl(fyne.KeyS))
	p.run("go settings")
	p.tap("Restore…")
	p.tap("Restore")
	if left := p.find("kind:note"); len(left) != 1 || left[0].Title != "Before the copy" {
		t.Fatalf("after the restore: %v", left)
	}
}

func TestMarkedEntriesAreExportedAlone(t *testing.T) {
	p := newPerson(t).withDemo()
	want := p.one("mail migration downtime kind:achievement")
	path := filepath.Join(t.TempDir(), "part.json")
	if err := replaceFile(path, func(w io.Writer) error {
		return p.ExportEntries(context.Background(), w, []string{want.ID})
	}); err != nil {
		t.Fatal(err)
	}
	var part struct{ Entries []model.Entry }
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &part)
	}
	if err != nil || len(part.Entries) != 1 || part.Entries[0].ID != want.ID {
		t.Fatalf("exported %d entries (%v)", len(part.Entries), err)
	}
}

func TestWhenAnEntryWasSavedIsWrittenAsDaysAre(t *testing.T) {
	p := newPerson(t)
	p.o.Locale.MonthFirst = true
	e := model.NewEntry("note", "2026-11-20")
	e.Title = "Chose the new firewall"
	p.save(model.Edit{Entry: e})
	p.now = p.now.AddDate(0, 0, 3)
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: e.ID})
	saved := ""
	walk(p.screens[kit.ScreenJournal].Object(), func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok && strings.HasPrefix(text.Text(), "Saved ") {
			saved = text.Text()
		}
	})
	if saved != "Saved Nov 20" {
		t.Errorf("the entry says %q", saved)
	}
}
