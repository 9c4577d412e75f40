package ui

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// withNotes gives a journal of notes, newest first in the list.
func withNotes(t *testing.T, titles ...string) *person {
	t.Helper()
	p := newPerson(t)
	for i, title := range titles {
		e := model.NewEntry("note", model.Day("2026-11-20").Add(-i))
		e.Title = title
		p.save(model.Edit{Entry: e})
	}
	p.run("go journal")
	return p
}

// chooseAll goes into the list and chooses every row.
func (p *person) chooseAll() {
	p.Helper()
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown))
	p.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
}

// actOnChosen goes from the search to what can be done with the chosen rows.
func (p *person) actOnChosen(words string) {
	p.Helper()
	p.press(withCtrl(fyne.KeyF))
	p.activate(words)
}

func TestChosenEntriesAreTaggedInOneStep(t *testing.T) {
	p := withNotes(t, "One", "Two", "Three")
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeySpace), plain(fyne.KeyDown), plain(fyne.KeySpace))
	p.activate("Tag…")
	p.types("erp, budget")
	p.press(plain(fyne.KeyReturn))
	if n := len(p.find("tag:erp tag:budget")); n != 2 {
		t.Fatalf("%d entries have the tags", n)
	}
	p.chooseAll()
	p.activate("Tag…")
	p.types("-erp later")
	p.press(plain(fyne.KeyReturn))
	if n, left := len(p.find("tag:later")), len(p.find("tag:erp")); n != 3 || left != 0 || len(p.find("tag:budget")) != 2 {
		t.Fatalf("%d entries are tagged, %d keep the tag that was taken away", n, left)
	}
	if said := p.footSays(); said != "3 entries tagged." {
		t.Errorf("the foot says %q", said)
	}
	p.tapFoot()
	if n := len(p.find("tag:erp")); n != 2 || len(p.find("tag:later")) != 0 {
		t.Errorf("after the undo %d entries are tagged as before", n)
	}
}

func TestChosenEntriesAreExportedByKeyboard(t *testing.T) {
	p := withNotes(t, "One", "Two", "Three")
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeySpace), plain(fyne.KeyDown), plain(fyne.KeySpace))
	p.activate("Export…")
	path := filepath.Join(t.TempDir(), "two.json")
	p.picks(path)
	var written struct{ Entries []model.Entry }
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &written)
	}
	if err != nil || len(written.Entries) != 2 {
		t.Fatalf("written: %v, %v", written.Entries, err)
	}
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeyEscape))
	if p.button("Export…") != nil {
		t.Error("Escape leaves entries chosen")
	}
}

func TestEntriesComeBackFromTheTrashOrGoForGood(t *testing.T) {
	p := withNotes(t, "One", "Two", "Three")
	p.chooseAll()
	p.actOnChosen("Trash")
	p.run("show trash")
	if shown := p.shown(); len(shown) != 3 {
		t.Fatalf("the trash shows %v", shown)
	}
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeySpace))
	p.activate("Take out")
	if n := len(p.find("")); n != 1 || p.footSays() != "1 entry back in the journal." {
		t.Fatalf("%d entries are back, and the foot says %q", n, p.footSays())
	}
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeySpace))
	p.activate("Remove for good")
	if !strings.Contains(p.overlayWords(), "1 entry with history and files") {
		t.Fatalf("the question says %q", p.overlayWords())
	}
	p.activate("Remove")
	if n := len(p.find("is:trash")); n != 1 {
		t.Errorf("%d entries are left in the trash", n)
	}
	p.chooseAll()
	p.activate("Remove for good")
	p.activate("Remove")
	if !p.showsEmpty("The trash is empty") {
		t.Error("an empty trash does not say so")
	}
}

// showsEmpty reports whether an empty screen says so in those words.
func (p *person) showsEmpty(words string) bool { return p.says(words) || p.heads(words) }

func TestAListWithNothingInItSaysWhy(t *testing.T) {
	p := withNotes(t, "One")
	p.run("inbox")
	if !p.showsEmpty("Nothing waits") {
		t.Error("an empty inbox does not say so")
	}
	p.press(withCtrl(fyne.KeyF))
	p.types("zzz")
	if !p.showsEmpty("Nothing found") {
		t.Error("a search for nothing does not say so")
	}
	p.activate("Show all entries")
	if shown := p.shown(); !slices.Equal(shown, []string{"One"}) {
		t.Errorf("all entries are %v", shown)
	}
}

func TestTheListIsWalkedByPagesAndEnds(t *testing.T) {
	var titles []string
	for i := range 30 {
		titles = append(titles, fmt.Sprintf("Note %02d", i))
	}
	p := withNotes(t, titles...)
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown))
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyPageDown, "Note 08"}, {fyne.KeyPageDown, "Note 16"}, {fyne.KeyPageUp, "Note 08"}, {fyne.KeyEnd, "Note 29"}, {fyne.KeyDown, "Note 29"}, {fyne.KeyHome, "Note 00"}, {fyne.KeyUp, "Note 00"}} {
		p.press(plain(step.key))
		p.tasks.flush() // the pause before what is passed is opened
		if at := p.entry(p.shownEntry()).Title; at != step.want {
			t.Errorf("%s leads to %q, want %q", step.key, at, step.want)
		}
	}
}

// What the list shows is read anew at any time, as when the readiness map is there.
func TestARowThatWasGoneToStaysCurrentWhenTheListIsReadAnew(t *testing.T) {
	p := withNotes(t, "First", "Second", "Third")
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeyDown), plain(fyne.KeyDown))
	p.refreshScreen(model.Receipt{})
	p.tasks.flush() // the pause before what is passed is opened
	if at := p.entry(p.shownEntry()).Title; at != "Third" {
		t.Errorf("the keys led to %q", at)
	}
}

func TestWhatASearchFindsIsOrderedBestFirst(t *testing.T) {
	p := withNotes(t, "A long day with a word about mail somewhere in it", "Mail", "Nothing")
	p.press(withCtrl(fyne.KeyF))
	p.types("mail")
	if shown := p.shown(); len(shown) != 2 || shown[1] != "Mail" {
		t.Fatalf("newest first is %v", shown)
	}
	p.activate("newest first")
	if shown := p.shown(); len(shown) != 2 || shown[0] != "Mail" {
		t.Errorf("best first is %v", shown)
	}
	p.activate("best first")
	if shown := p.shown(); len(shown) != 2 || shown[1] != "Mail" {
		t.Errorf("newest first again is %v", shown)
	}
}

func TestFiltersAreAMenuWhereThereIsNoRoomForThem(t *testing.T) {
	p := newPerson(t).withDemo()
	p.app.Settings().SetTheme(theme.New(theme.Light, 200))
	p.window.Resize(fyne.NewSize(900, 600))
	p.run("go journal")
	p.activate("Filters")
	p.pick("Trash")
	if got := p.router.present().Query; got != "is:trash" {
		t.Errorf("the menu shows %q", got)
	}
}

// row gives the row of a list that has a title, to be clicked on.
func (p *person) row(title string) (row fyne.Tappable) {
	p.Helper()
	walk(p.top(), func(o fyne.CanvasObject) {
		item, ok := o.(fyne.Tappable)
		if !ok {
			return
		}
		walk(o, func(inner fyne.CanvasObject) {
			if r, is := inner.(*widgets.Row); is && r.Content().Title == title {
				row = item // the innermost is met last
			}
		})
	})
	if row == nil {
		p.Fatalf("no row says %q", title)
	}
	return row
}

func TestAClickOpensAnEntryAndAfterAChoiceChoosesMore(t *testing.T) {
	p := withNotes(t, "One", "Two", "Three")
	test.Tap(p.row("Two"))
	if at := p.entry(p.shownEntry()).Title; at != "Two" {
		t.Fatalf("a click opens %q", at)
	}
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeySpace))
	test.Tap(p.row("Three"))
	if !p.says("2 chosen") {
		t.Fatal("a click beside a chosen row chooses no other")
	}
	test.Tap(p.row("Three"))
	p.actOnChosen("Trash")
	if n := len(p.find("")); n != 2 {
		t.Errorf("%d entries are left", n)
	}
}
