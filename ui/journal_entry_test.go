package ui

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
)

// newOf begins an entry of a kind and gives it a title.
func (p *person) newOf(kind, title string) {
	p.Helper()
	p.run("new " + kind)
	p.types(title)
}

func TestAnAchievementIsWrittenWholeByKeyboard(t *testing.T) {
	p := newPerson(t)
	ana := p.meets("Ana Núñez", "2026-06-01", nil)
	p.newOf("achievement", "Moved the mail")
	p.activate("More fields")
	p.fillByTab("Situation", "The old server failed each week.")
	p.fillByTab("Task", "Move it without a day of downtime.")
	p.fillByTab("Action", "Copied by night, then switched.")
	p.fillByTab("Result", "No ticket on Monday.")
	p.fillByTab("Why it mattered to the business", "Orders arrive by mail.")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("kind:achievement")
	want := map[string]string{"situation": "The old server failed each week.", "task": "Move it without a day of downtime.", "action": "Copied by night, then switched.",
		"result": "No ticket on Monday.", "why": "Orders arrive by mail."}
	for key, words := range want {
		if got := e.Values.Text(key); got != words {
			t.Errorf("%s is %q", key, got)
		}
	}
	p.fillByTab("Can vouch for it", "ana")
	p.press(plain(fyne.KeyReturn))
	p.press(withCtrl(fyne.KeyS))
	if got := p.one("kind:achievement").Linked("witness"); !slices.Equal(got, []string{ana.ID}) {
		t.Errorf("the witnesses are %v", got)
	}
}

// fillByTab goes by Tab to the field with a label and types.
func (p *person) fillByTab(label, words string) {
	p.Helper()
	for range 200 {
		if p.fieldFocused() == label {
			p.types(words)
			return
		}
		p.press(plain(fyne.KeyTab))
	}
	p.Fatalf("Tab leads to no field %q", label)
}

// writeBody goes to the entry's text, which stands before its tools, and types.
func (p *person) writeBody(words string) {
	p.Helper()
	p.tabTo("Bold")
	p.press(pressed{fyne.KeyTab, kit.Shift})
	p.types(words)
}

func TestABudgetNoteThatCannotBeReadKeepsEveryWord(t *testing.T) {
	p := newPerson(t)
	p.newOf("budget", "FY27 request")
	p.activate("More fields")
	p.fillByTab("Asked", "many dollars")
	p.press(withCtrl(fyne.KeyS))
	if len(p.find("kind:budget")) != 0 || p.fieldSays() != "Asked: An amount looks like 84000 USD." {
		t.Fatalf("“many dollars” is answered with %q", p.fieldSays())
	}
	if p.fieldFocused() != "Asked" {
		t.Errorf("the cursor is in %q", p.fieldFocused())
	}
	for range "many dollars" {
		p.press(plain(fyne.KeyBackspace))
	}
	p.types("84k EUR")
	if note := p.noteUnder("Asked"); !strings.Contains(note, "84,000") {
		t.Errorf("84k EUR is understood as %q", note)
	}
	p.press(withCtrl(fyne.KeyS))
	if asked, _ := p.one("kind:budget").Values.Money("asked"); asked != (model.Money{Minor: 8400000, Currency: "EUR"}) {
		t.Errorf("kept as %+v", asked)
	}
}

func TestTextIsFormattedByKeysAndReadAsItWillBe(t *testing.T) {
	p := newPerson(t)
	p.newOf("note", "Retro")
	p.writeBody("We stop the nightly build")
	p.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	p.press(withCtrl(fyne.KeyB))
	p.press(pressed{fyne.KeyL, kit.Ctrl | kit.Shift})
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("kind:note"); e.Body != "- **We stop the nightly build**" {
		t.Fatalf("the text is %q", e.Body)
	}
	p.press(withCtrl(fyne.KeyE))
	if p.focusedOn() != "Preview" {
		t.Errorf("the preview puts the focus on %q", p.focusedOn())
	}
	p.press(withCtrl(fyne.KeyI)) // nothing to format while one reads
	p.press(withCtrl(fyne.KeyE))
	p.types("!")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("kind:note"); !strings.Contains(e.Body, "!") || strings.Contains(e.Body, "***") {
		t.Errorf("back in the text it is %q", e.Body)
	}
}

func TestAPictureIsAttachedShownSavedElsewhereAndRemoved(t *testing.T) {
	p := newPerson(t)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	p.newOf("note", "The new rack")
	p.run("attach")
	p.picks(p.file("rack.png", picture.String()))
	p.writeBody("![the rack](rack.png)")
	p.press(withCtrl(fyne.KeyS))
	p.run("format preview")
	p.Go(kit.Route{Screen: kit.ScreenToday})
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: p.one("kind:note").ID})
	p.tap("Save a copy elsewhere")
	path := filepath.Join(t.TempDir(), "copy.png")
	p.picks(path)
	if content, err := os.ReadFile(path); err != nil || !bytes.Equal(content, picture.Bytes()) {
		t.Fatalf("the copy has %d bytes, %v", len(content), err)
	}
	p.tap("Remove from the entry")
	if p.focusedOn() != "Attach a file" {
		t.Errorf("the focus is on %q", p.focusedOn())
	}
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("kind:note"); len(e.Attachments) != 0 {
		t.Errorf("attached still: %v", e.Attachments)
	}
	p.window.Canvas().Unfocus()
	p.press(withCtrl(fyne.KeyZ))
	if e := p.one("kind:note"); len(e.Attachments) != 1 {
		t.Error("the undo does not bring the picture back")
	}
}

func TestTagsInUseAreOfferedInTheForm(t *testing.T) {
	p := newPerson(t).withDemo()
	p.newOf("note", "Ordered the switches")
	p.fillByTab("Tags", "er")
	if offered := p.offered(); !slices.Contains(offered, "erp") {
		t.Fatalf("offered are %v", offered)
	}
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	p.types("Black Friday,")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("switches day:today"); len(e.Tags) != 2 || !slices.Contains(e.Tags, "black-friday") {
		t.Errorf("the tags are %v", e.Tags)
	}
	p.press(plain(fyne.KeyBackspace))
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("switches day:today"); len(e.Tags) != 1 {
		t.Errorf("after Backspace the tags are %v", e.Tags)
	}
}

func TestANewContactIsMadeFromTheFieldThatNamesThem(t *testing.T) {
	p := newPerson(t)
	p.newOf("interaction", "Coffee about the freeze")
	p.fillByTab("With", "Wilhelmina")
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	p.press(withCtrl(fyne.KeyS))
	contact := p.one("kind:contact")
	if e := p.one("kind:interaction"); contact.Title != "Wilhelmina" || !slices.Equal(e.Linked("with"), []string{contact.ID}) {
		t.Errorf("%q, and linked are %v", contact.Title, e.Linked("with"))
	}
}

func TestAKindIsExchangedWithoutLosingAWord(t *testing.T) {
	p := newPerson(t)
	p.newOf("achievement", "Chaired the safety committee")
	p.fillByTab("Result", "Two exits were cleared.")
	p.activate("Achievement")
	p.pick("Leadership")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("safety")
	if e.Kind != "leadership" || e.Values.Text("result") != "Two exits were cleared." {
		t.Errorf("kept as %s with %v", e.Kind, e.Values)
	}
}
