package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/journal"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// chipWith gives the chip on screen whose words contain these.
func (p *person) chipWith(words string) *widgets.Chip {
	p.Helper()
	var found *widgets.Chip
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widgets.Chip); ok && strings.Contains(c.Content().Text, words) {
			found = c
		}
	})
	if found == nil {
		p.Fatalf("no chip says %q; there are %q", words, p.chips())
	}
	return found
}

func TestALineIsReadWhileItIsTypedAndStaysAsWritten(t *testing.T) {
	p := atToday(t, true)
	const line = "Asked for $4,800 for two new power supplies"
	p.types(line)
	if kind := p.chipWith("Budget note"); kind.Content().State != widgets.ChipAccent || kind.OnRemove == nil {
		t.Error("the kind that was read cannot be taken out")
	}
	p.chipWith("Asked: 4,800 USD")
	p.press(plain(fyne.KeyReturn))
	e := p.one("kind:budget power day:today")
	if asked, ok := e.Values.Money("asked"); e.Title != line || !ok || asked.Minor != 480000 || e.Values.Text("stage") != "request" {
		t.Errorf("saved as %q with %v", e.Title, e.Values)
	}
	if !e.Read.Has("kind") || !e.Read.Has("values.asked") {
		t.Errorf("what was read is kept as %+v", e.Read)
	}
}

func TestWhatWasReadIsTakenOutWithOneKeyAndStaysOut(t *testing.T) {
	p := atToday(t, true)
	p.types("Asked for $4,800 for two new power supplies")
	p.press(plain(fyne.KeyDown)) // to the chips
	if p.window.Canvas().Focused() != fyne.Focusable(p.chipWith("Budget note")) {
		t.Fatalf("the arrow leads to %T", p.window.Canvas().Focused())
	}
	p.press(plain(fyne.KeyRight))
	for !strings.Contains(p.window.Canvas().Focused().(*widgets.Chip).Content().Text, "Asked:") {
		p.press(plain(fyne.KeyRight))
	}
	if !p.says("Read from “Asked for $4,800") && !p.says("Read from “$4,800”") {
		t.Error("the chip does not say what it was read from")
	}
	p.press(plain(fyne.KeyDelete))
	if slices.ContainsFunc(p.chips(), func(s string) bool { return strings.Contains(s, "4,800") }) {
		t.Errorf("the chip is still there: %v", p.chips())
	}
	p.press(plain(fyne.KeyUp))
	p.types(" today")
	p.press(plain(fyne.KeyReturn))
	e := p.one("kind:budget power day:today")
	if _, ok := e.Values.Money("asked"); ok || !e.Read.IsRemoved("values.asked") {
		t.Errorf("saved with %v, %+v", e.Values, e.Read)
	}
}

func TestAnOfferIsTakenWithItsKey(t *testing.T) {
	p := atToday(t, true)
	p.types("Had lunch with Wilhelmina Quist from Legal about the new contract")
	if offers := p.chips(); !slices.ContainsFunc(offers, func(s string) bool { return strings.HasPrefix(s, "Alt 1") }) {
		t.Fatalf("nothing is offered: %v", offers)
	}
	p.press(pressed{fyne.Key1, kit.Alt})
	p.press(plain(fyne.KeyReturn))
	contact := p.one("kind:contact wilhelmina")
	if contact.Values.Text("department") != "Legal" {
		t.Errorf("the new contact has %v", contact.Values)
	}
	talk := p.one("kind:interaction lunch wilhelmina")
	if with := talk.Linked("with"); len(with) != 1 || with[0] != contact.ID {
		t.Errorf("the talk is with %v, not %s", with, contact.ID)
	}
	p.press(withCtrl(fyne.KeyZ))
	if left := p.find("wilhelmina"); len(left) != 0 {
		t.Errorf("one undo leaves %d entries", len(left))
	}
}

func TestAnEntryShowsWhatWasReadAndLosesItForGood(t *testing.T) {
	p := atToday(t, true)
	p.run("new note")
	p.types("Asked for $4,800 for two new power supplies")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("kind:budget power day:today is:read")
	p.removeChip("Asked: 4,800 USD")
	e = p.one("kind:budget power day:today")
	if _, ok := e.Values.Money("asked"); ok || !e.Read.IsRemoved("values.asked") {
		t.Fatalf("after taking it out: %v, %+v", e.Values, e.Read)
	}
	p.tap("Undo")
	if asked, ok := p.one("kind:budget power day:today").Values.Money("asked"); !ok || asked.Minor != 480000 {
		t.Error("undo does not bring it back")
	}
	p.removeChip("Budget note")
	if e = p.one("power day:today"); e.Kind != "note" || e.Title != "Asked for $4,800 for two new power supplies" {
		t.Errorf("without its kind it is a %s called %q", e.Kind, e.Title)
	}
}

func TestTheFormTakesUpWhatWasReadAndLeavesWhatIsTyped(t *testing.T) {
	p := atToday(t, true)
	p.run("new note")
	p.types("Asked for $4,800 for two new power supplies")
	p.press(withCtrl(fyne.KeyS))
	p.types(" in room B")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("kind:budget power day:today")
	if asked, ok := e.Values.Money("asked"); !ok || asked.Minor != 480000 || e.Title != "Asked for $4,800 for two new power supplies in room B" {
		t.Errorf("after typing on it is a %s called %q with %v", e.Kind, e.Title, e.Values)
	}
	if !e.Read.Has("kind") || !e.Read.Has("values.asked") || !e.Read.Has("values.stage") {
		t.Errorf("saving again made readings the person's own: %+v", e.Read)
	}
}

func TestTheJournalIsReadAgainAsOneWriteThatIsToldFirst(t *testing.T) {
	p := newPerson(t)
	for _, words := range []string{"Asked for $4,800 for two new power supplies", "Moved the mail server without downtime", "What a day"} {
		e := model.NewEntry(model.KindNote, "2026-11-02")
		e.Title = words
		if _, err := p.Journal().SavePlain(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	p.run("read again")
	if said := p.overlayWords(); !strings.Contains(said, "2 entries can be read better") {
		t.Fatalf("the sheet says %s", said)
	}
	p.press(plain(fyne.KeySpace)) // leaves the first one out
	if !strings.Contains(p.overlayWords(), "1 entry can be read better") {
		t.Error("an entry that is left out is counted")
	}
	p.press(plain(fyne.KeySpace))
	p.tap("Read them again")
	if e := p.one("power"); e.Kind != "budget" {
		t.Errorf("after reading again it is a %s", e.Kind)
	}
	p.tap("Undo")
	if e := p.one("power"); e.Kind != "note" || !e.Read.IsZero() {
		t.Errorf("after undo it is a %s, read %+v", e.Kind, e.Read)
	}
	p.run("read again")
	p.press(plain(fyne.KeyEscape))
	if e := p.one("power"); e.Kind != "note" {
		t.Errorf("leaving the sheet makes it a %s", e.Kind)
	}
}

func TestReadingAgainIsOfferedOnceToAJournalThatNobodyHasRead(t *testing.T) {
	p := newPerson(t)
	e := model.NewEntry(model.KindNote, "2026-11-02")
	e.Title = "Asked for $4,800 for two new power supplies"
	if _, err := p.Journal().SavePlain(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
		t.Fatal(err)
	}
	p.tasks.flush()
	if !strings.Contains(p.footSays(), "understands more") {
		t.Fatalf("the foot says %q", p.footSays())
	}
	p.tap("Read my journal again")
	if !strings.Contains(p.overlayWords(), "1 entry can be read better") {
		t.Errorf("over the window stands %q", p.overlayWords())
	}
	p.press(plain(fyne.KeyEscape))
	journal.OfferReadAgain(p.shell)
	if strings.Contains(p.footSays(), "understands more") {
		t.Error("it is offered again")
	}
}

func TestWhatASheetBeganEndsWhenItIsLeft(t *testing.T) {
	p := newPerson(t)
	left := 0
	closeSheet := p.ShowSheet(kit.Sheet{Content: widgets.NewText("words", widgets.Style{}), Width: 20, Height: 10, OnLeft: func() { left++ }})
	p.press(plain(fyne.KeyEscape))
	if closeSheet(); left != 1 {
		t.Errorf("leaving the sheet was told %d times", left)
	}
}
