package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/widgets"
)

func TestAPersonsPageCopiesAddressesAndSearchesByChips(t *testing.T) {
	p := atPeople(t, false)
	maria := p.meets("Maria García", "2026-09-01", model.Values{"email": "maria@fabrikam.example", "phone": "+34 600 111 222", "circle": "executive"})
	tom := model.NewEntry("contact", "2026-09-02")
	tom.Title, tom.Tags, tom.Values = "Tom Reid", []string{"choir"}, model.Values{"circle": "outside"}
	p.save(model.Edit{Entry: tom})
	p.lookAt(maria)
	for _, address := range []string{"maria@fabrikam.example", "+34 600 111 222"} {
		p.activate(address)
		if copied := fyne.CurrentApp().Clipboard().Content(); copied != address || p.footSays() != "Copied: "+address {
			t.Errorf("copied %q, and the foot says %q", copied, p.footSays())
		}
	}
	p.activate("executive")
	if list := p.listed(); len(list) != 1 || list["Maria García"].Name.Text == "" {
		t.Errorf("the chip of the circle finds %v", list)
	}
	p.activate("1 of 2: show everyone")
	if list := p.listed(); len(list) != 2 {
		t.Errorf("%d people are listed, not everyone", len(list))
	}
	p.lookAt(tom)
	p.activate("#choir")
	if list := p.listed(); len(list) != 1 || list["Tom Reid"].Name.Text == "" {
		t.Errorf("the chip of the tag finds %v", list)
	}
}

func TestABriefLeavesOutWhatIsPrivateUnlessAskedFor(t *testing.T) {
	p := atPeople(t, false)
	maria := p.meets("Maria García", "2026-09-01", nil)
	talk := model.NewEntry("interaction", "2026-11-01")
	talk.Title, talk.Private, talk.Links = "She may leave in spring", true, []model.LinkTo{{Role: "with", ID: maria.ID}}
	open := model.NewEntry("interaction", "2026-11-02")
	open.Title, open.Links = "Licences until March", talk.Links
	p.save(model.Edit{Entry: talk}, model.Edit{Entry: open})
	p.lookAt(maria)
	for _, private := range []bool{false, true} {
		p.tap("Brief")
		if private {
			p.checkOver("With private entries")
		}
		p.activate("Copy")
		text := fyne.CurrentApp().Clipboard().Content()
		if !strings.Contains(text, "Licences until March") || strings.Contains(text, "leave in spring") != private {
			t.Errorf("with private entries %v the brief is %q", private, text)
		}
	}
}

func TestAPromiseSaysWhoOwesItAndWhenItIsLate(t *testing.T) {
	p := atPeople(t, false)
	maria := p.meets("Maria García", "2026-09-01", nil)
	p.lookAt(maria)
	p.activate("Add a promise")
	p.press(plain(fyne.KeyReturn)) // with no words yet
	if wrong := p.fieldSays(); wrong != "Say in a few words what was promised." {
		t.Fatalf("a promise without words is answered with %q", wrong)
	}
	p.types("The rack plan")
	p.press(plain(fyne.KeyTab))
	p.types("tomorrow")
	if note := p.noteUnder("By when?"); note != "Sat 21 Nov 2026" {
		t.Errorf("the day is understood as %q", note)
	}
	p.tap("Maria promised")
	p.activate("Add")
	if p.button("The rack plan, Maria promised today, 1 day left") == nil {
		t.Fatalf("the promise is not shown as theirs: %q", p.words())
	}
	p.now = p.now.AddDate(0, 0, 3)
	p.shell.refreshScreen(model.Receipt{})
	if p.button("The rack plan, Maria promised 3 days ago, 2 days late") == nil {
		t.Errorf("three days later it is not late: %q", p.words())
	}

	p.activate("Add a promise")
	p.types("Her forecast")
	p.press(plain(fyne.KeyEscape))
	if p.focusedOn() != "Add a promise" {
		t.Errorf("Escape leads to %q", p.focusedOn())
	}
	p.press(plain(fyne.KeyReturn))
	if field, ok := p.window.Canvas().Focused().(*widgets.Entry); !ok || field.Text != "Her forecast" {
		t.Error("Escape threw the words away")
	}
	p.activate("Cancel")
	if n := len(p.one("kind:interaction").Values.Items("promises")); n != 1 {
		t.Errorf("%d promises are kept", n)
	}
}

func TestWhoIsTrashedElsewhereIsNoLongerOpen(t *testing.T) {
	p := atPeople(t, false)
	maria, tom := p.meets("Maria García", "2026-09-01", nil), p.meets("Tom Reid", "2026-09-01", nil)
	p.lookAt(maria)
	gone := maria.Clone()
	gone.Trashed = true
	p.save(model.Edit{Base: &maria, Entry: gone})
	if at := p.shownEntry(); at != tom.ID || len(p.listed()) != 1 {
		t.Errorf("after Maria went to the trash %q is open beside %d rows", at, len(p.listed()))
	}
}

func TestTheMapOfPeopleIsReadAsATableAndStartsAContact(t *testing.T) {
	p := atPeople(t, true)
	if p.button("As a table") == nil {
		p.tap("Map")
	}
	p.activate("As a table")
	lines := strings.Join(p.words(), "\n")
	team := len(p.find(`kind:contact circle:"my team"`))
	if !strings.Contains(lines, fmt.Sprintf("My team: %d people: ", team)) {
		t.Fatalf("the table says %q", lines)
	}
	if !strings.Contains(lines, "Legal: nobody yet") {
		t.Error("the table does not name the places where nobody is known")
	}
	p.activate("As a map")
	if strings.Contains(strings.Join(p.words(), "\n"), "Legal: ") {
		t.Error("the table stays beside the map")
	}
	p.tabTo("My team: ")
	p.press(plain(fyne.KeyHome))
	for _, line := range strings.Split(lines[strings.Index(lines, "My team: "):], "\n") {
		if strings.HasPrefix(line, "Legal: ") {
			break
		}
		p.press(plain(fyne.KeyDown))
	}
	p.press(plain(fyne.KeyReturn))
	p.types("Olga Brandt")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one(`kind:contact "Olga Brandt"`); e.Values.Text("department") != "Legal" {
		t.Errorf("the contact that was begun at an empty place has %v", e.Values)
	}
}

func TestAGapInThePlanBeginsAContactWhoFillsIt(t *testing.T) {
	p := atPeople(t, false)
	p.meets("Maria García", "2026-09-01", model.Values{"circle": "my team"})
	if p.button("As a table") == nil {
		p.tap("Map")
	}
	p.activate("No mentor")
	p.types("Olga Brandt")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one(`kind:contact "Olga Brandt"`); e.Values.Text("plan_role") != "mentor" {
		t.Errorf("the contact that fills the gap has %v", e.Values)
	}
}

func TestPeopleAreListedByCircleAndByDepartment(t *testing.T) {
	p := atPeople(t, true)
	for button, want := range map[string]string{"By circle": "my team", "By department": "Buckeye Freight Brokers", "By state": "losing touch"} {
		p.activate(button)
		found := false
		for _, row := range p.listed() {
			found = found || strings.Contains(strings.ToLower(row.Section), strings.ToLower(want))
		}
		if !found {
			t.Errorf("%q has no heading with %q", button, want)
		}
	}
}

func TestARhythmForATagIsSetForEveryoneAndTakenBack(t *testing.T) {
	p := atPeople(t, false)
	for _, name := range []string{"Maria García", "Tom Reid"} {
		e := model.NewEntry("contact", "2026-09-01")
		e.Title, e.Tags = name, []string{"erp"}
		p.save(model.Edit{Entry: e})
	}
	p.run("go people")
	p.tabTo("New contact")
	p.activate("More")
	p.pick("Rhythm of a circle or tag")
	p.pick("Everyone tagged #erp")
	p.types("soon")
	p.press(plain(fyne.KeyReturn))
	if said := p.overlayFields(); !strings.Contains(said, "Write a number of days, such as 30.") {
		t.Fatalf("a word in the place of days is answered with %q", said)
	}
	p.fill("Talk every so many days", "30")
	p.fill("At the latest after so many", "60")
	p.press(plain(fyne.KeyReturn))
	for name, row := range p.listed() {
		if row.State != "losing touch" {
			t.Errorf("%s is %q", name, row.State)
		}
	}
	p.tapFoot()
	for name, row := range p.listed() {
		if row.State != "no rhythm" {
			t.Errorf("after the undo %s is %q", name, row.State)
		}
	}
}

func TestOneOfTheUsualRhythmsIsChosenAndLeftToTheCircleAgain(t *testing.T) {
	p := atPeople(t, false)
	p.lookAt(p.meets("Maria García", "2026-09-01", model.Values{"circle": "executive"}))
	p.tap("Rhythm…")
	p.pick("Every 30")
	if e := p.one("kind:contact"); p.listed()["Maria García"].Cells[1].Below != "every 30, at the latest 60 days" {
		t.Fatalf("kept %v", e.Values)
	}
	p.tap("Rhythm…")
	p.pick("As for the tag or the circle")
	if row := p.listed()["Maria García"]; row.State != "no rhythm" {
		t.Errorf("left to a circle without a rule she is %q", row.State)
	}
}
