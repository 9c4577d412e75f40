package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// typesOn types without a pause until the words are kept, and then the power fails.
func (p *person) typesOn(text string) {
	p.Helper()
	p.types(text)
	p.failPower()
}

// failPower ends the window as a kill does, at least the longest wait after the
// last key, which no pause has followed.
func (p *person) failPower() {
	p.Helper()
	p.tasks.KeepAll()
	p.start()
	p.tasks.flush()
}

// drafts are what the journal keeps of words that are not saved.
func (p *person) drafts() []model.Draft {
	p.Helper()
	drafts, err := p.Journal().Drafts(context.Background())
	if err != nil {
		p.Fatal(err)
	}
	return drafts
}

// line is what stands in the field over the window.
func (p *person) line() string { return p.overlayEntry().Text }

func TestQuickCaptureGivesBackALineThatWasLeft(t *testing.T) {
	p := newPerson(t)
	p.run("capture")
	p.types("Vendor call, they owe us")
	p.press(plain(fyne.KeyEscape))
	if len(p.overlays) != 0 {
		t.Fatal("Escape leaves the line open")
	}
	p.run("capture")
	if p.line() != "Vendor call, they owe us" || !strings.Contains(p.overlayWords(), "still here") {
		t.Fatalf("it comes back as %q, and says %q", p.line(), p.overlayWords())
	}
	p.typesOn(" a refund")
	p.run("capture")
	if p.line() != "Vendor call, they owe us a refund" {
		t.Fatalf("after a crash the line is %q", p.line())
	}
	p.press(plain(fyne.KeyReturn))
	p.one("refund")
	p.run("capture")
	if p.line() != "" || len(p.drafts()) != 0 {
		t.Fatalf("what is saved is offered again: %q, %v", p.line(), p.drafts())
	}
	p.types("x")
	p.press(plain(fyne.KeyBackspace), plain(fyne.KeyEscape))
	if len(p.drafts()) != 0 {
		t.Error("words that were taken back are kept")
	}
}

func TestQuickCaptureOnAFullDiskIsNotLostInSilence(t *testing.T) {
	p := newPerson(t)
	p.run("capture")
	p.disk.full = true
	p.types("Words on a full disk")
	p.press(plain(fyne.KeyEscape))
	if !strings.Contains(p.footSays(), "The disk is full") {
		t.Errorf("the foot says %q", p.footSays())
	}
	p.onClose()
	if p.button("Keep Rung open") == nil {
		t.Fatal("Rung quits with words that are nowhere kept")
	}
	p.disk.full = false
}

func TestPastedLinesOutliveEscapeAndACrash(t *testing.T) {
	p := newPerson(t)
	p.run("capture")
	paste(p.window.Canvas().Focused(), "First\nSecond\nThird")
	p.press(plain(fyne.KeyEscape))
	p.run("capture")
	if p.line() != "First" || !strings.Contains(p.overlayWords(), "3 lines") {
		t.Fatalf("%q comes back, with %q", p.line(), p.overlayWords())
	}
	p.failPower()
	p.run("capture")
	p.tap("Save as 3 entries")
	p.one("Third")
	if len(p.drafts()) != 0 {
		t.Error("a draft is left")
	}
}

func paste(field fyne.Focusable, text string) {
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(text)
	field.(*widgets.Entry).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
}

func TestALineTakenBackIsNotOfferedAgain(t *testing.T) {
	p := atToday(t, false)
	p.types("Half")
	p.tasks.KeepAll()
	p.types(" a thought")
	for range len(" a thought") {
		p.press(plain(fyne.KeyBackspace))
	}
	p.failPower()
	if p.fieldWith("Half").Text != "Half" {
		t.Error("the line is not as it was left")
	}
	p.press(plain(fyne.KeyReturn))
	if len(p.drafts()) != 0 {
		t.Errorf("a saved line is a draft still: %v", p.drafts())
	}
}

func TestTheJournalsEditorKeepsWithoutAPause(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.typesOn("Words typed on and on")
	if !strings.Contains(p.footSays(), "Words typed on and on") {
		t.Fatalf("the start says %q", p.footSays())
	}
}

func TestABulletKeepsWithoutAPauseAndForgetsWhatWasTakenBack(t *testing.T) {
	p := atResume(t, true)
	p.bullet("Emptied the old").Tapped(nil)
	p.retypes("Freed a server room")
	p.failPower()
	p.run("go resume")
	if !p.says("not saved last time") {
		t.Fatal("the words are gone")
	}
	p.retypes("Emptied the old")
	words := p.one("kind:bullet Emptied").Title
	p.retypes(words)
	p.failPower()
	p.run("go resume")
	if strings.Contains(p.footSays(), "not saved last time") {
		t.Error("words that were taken back are offered")
	}
}

func TestHalfAnAddressKeepsTheOtherWordsOfThePerson(t *testing.T) {
	p := atResume(t, true)
	p.tap("About you")
	p.typeInto("kim@example.org", "@nowhere")
	p.typeInto("Two or three sentences", " Runs calm teams.")
	p.failPower()
	p.run("go resume")
	p.tap("About you")
	p.fieldWith(" Runs calm teams.")
	if !strings.Contains(p.footSays(), "not saved last time") {
		t.Errorf("the foot says %q", p.footSays())
	}
}

func TestATellingIsInItsEntryAfterACrash(t *testing.T) {
	p := atReview(t, false)
	story := told("Licence renewal", "2026-06-26")
	p.save(model.Edit{Entry: story})
	p.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewStory, ID: story.ID})
	p.typeInto("As you would say it", "We were asked for more")
	p.failPower()
	if kept := p.one("kind:achievement").Values.Text("in_2_minutes"); kept != "" {
		t.Fatalf("without a pause, %q is in the entry", kept)
	}
	p.run("go review")
	if kept := p.one("kind:achievement").Values.Text("in_2_minutes"); kept != "We were asked for more" || len(p.drafts()) != 0 {
		t.Fatalf("after the crash %q is in the entry, and %d drafts are left", kept, len(p.drafts()))
	}
}

// asksFor finds the field on screen with that hint.
func (p *person) asksFor(hint string) *widgets.Entry {
	p.Helper()
	var found *widgets.Entry
	look := func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok && strings.HasPrefix(e.PlaceHolder, hint) && e.Visible() {
			found = e
		}
	}
	walk(p.window.Content(), look)
	for _, over := range p.overlays {
		walk(over.popup, look)
	}
	if found == nil {
		p.Fatalf("no field asks %q", hint)
	}
	return found
}

// Fields over the window and beside lists that are no entry's.
var halfTyped = []struct {
	name string
	at   func(*testing.T, bool) *person
	open func(*person)
	hint string // of the field
	save func(*person)
}{
	{"question", atReview, func(p *person) { p.run("question") }, "What might they ask?", func(p *person) { p.tap("Keep") }},
	{"synonyms", atReview, func(p *person) {
		p.run("synonyms")
		p.tap("New group")
		p.press(plain(fyne.KeyTab))
	}, "", nil},
	{"templates", atToday, func(p *person) { p.run("templates") }, "What did I move forward", func(p *person) { p.tap("Save") }},
	{"rules", atResume, func(p *person) { p.run("bullet rules") }, "ERP", func(p *person) { p.tap("Save") }},
	{"position", atResume, func(p *person) {
		p.run("go resume")
		p.tap("About you")
		p.tap("Add a position")
	}, "Your title there", func(p *person) { p.tap("Save") }},
	{"promise", atPeople, func(p *person) {
		p.lookAt(p.one("kind:contact"))
		if p.button("Add a promise") != nil {
			p.tap("Add a promise")
		}
	}, "Send the forecast", func(p *person) { p.tap("Add") }},
	{"talk", atPeople, func(p *person) { p.lookAt(p.one("kind:contact")) }, "What happened with Maria", func(p *person) { p.press(plain(fyne.KeyReturn)) }},
	{"goals", atResume, func(p *person) { p.run("review pack") }, "One a line: what was agreed", nil},
	{"job", atReview, func(p *person) { p.Go(kit.Route{Screen: kit.ScreenReview, ID: p.one("kind:interview").ID}) }, "Paste the advertisement", func(p *person) { p.tap("See what my journal proves") }},
	{"welcome", newAt, func(p *person) { p.greeted = false; p.offerWelcome() }, "Systems administrator", func(p *person) { p.tap("Not now") }},
	{"by when", newAt, func(p *person) { p.run("go settings") }, "1 Sep 2027", nil},
}

func newAt(t *testing.T, _ bool) *person {
	p := newPerson(t)
	p.tasks.flush()
	p.closeTopOverlay()
	return p
}

func TestWhatIsHalfTypedOutlivesEscapeAndACrash(t *testing.T) {
	const words = "Half of what was meant"
	for _, place := range halfTyped {
		t.Run(place.name, func(t *testing.T) {
			p := place.at(t, place.name == "position")
			if place.name != "welcome" && place.name != "position" {
				p.meets("Maria García", "2026-09-01", nil)
				p.interview("Fabrikam", "2026-12-01")
			}
			place.open(p)
			p.window.Canvas().Focus(p.asksFor(place.hint))
			p.types(words)
			p.press(plain(fyne.KeyEscape))
			for p.closeTopOverlay() {
			}
			place.open(p)
			if got := p.asksFor(place.hint).Text; got != words {
				t.Fatalf("after Escape the field holds %q", got)
			}
			p.window.Canvas().Focus(p.asksFor(place.hint))
			p.typesOn(", and more")
			place.open(p)
			field := p.asksFor(place.hint)
			if got := field.Text; got != words+", and more" {
				t.Fatalf("after a crash the field holds %q", got)
			}
			if place.save == nil {
				return
			}
			p.window.Canvas().Focus(field)
			place.save(p)
			p.tasks.flush()
			if left := p.drafts(); len(left) != 0 {
				t.Errorf("once it is saved, %s is kept: %s", left[0].Entry, left[0].Form)
			}
		})
	}
}

func TestALetterKeepsItsWordsWithoutAPause(t *testing.T) {
	p := atApplications(t, true)
	p.look(fairmont)
	p.tap("Write a cover letter")
	closing := p.field("Closing")
	p.window.Canvas().Focus(closing)
	closing.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.typesOn("May I call you on Monday?")
	p.run("applications")
	p.look(fairmont)
	p.tap("Write a cover letter")
	if got := p.field("Closing").Text; got != "May I call you on Monday?" {
		t.Errorf("the letter closes with %q", got)
	}
}

func TestAFrameworksDraftLeavesAnotherAlone(t *testing.T) {
	p := atReadiness(t, true)
	p.tap("Make it my own")
	p.typesOn(" for us")
	p.run("go readiness")
	p.choosesFramework("Skills")
	p.tap("Make it my own")
	p.typesOn(" for them")
	kept, err := p.Journal().Settings(context.Background(), "framework_draft ")
	if err != nil || len(kept) != 2 {
		t.Errorf("of two frameworks half edited, %d are kept, %v", len(kept), err)
	}
}
