package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// atPeople is a person who looks at whom they know.
func atPeople(t *testing.T, demo bool) *person {
	t.Helper()
	p := newPerson(t)
	if demo {
		p.withDemo()
	}
	p.tasks.flush() // the first frame has been shown
	p.run("go people")
	return p
}

// listed gives the rows of people that are on screen, by name.
func (p *person) listed() map[string]widgets.RecordContent {
	rows := map[string]widgets.RecordContent{}
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if row, ok := o.(*widgets.Record); ok && row.Content().Name.Text != "" {
			rows[row.Content().Name.Text] = row.Content()
		}
	})
	return rows
}

// meets writes a contact down, as somebody met on a day with a rhythm in days.
func (p *person) meets(name string, day model.Day, values model.Values) model.Entry {
	p.Helper()
	e := model.NewEntry("contact", day)
	e.Title, e.Values = name, values
	p.save(model.Edit{Entry: e})
	return e
}

func (p *person) save(edits ...model.Edit) {
	p.Helper()
	if _, err := p.Journal().Save(p.Context(), model.Added, edits, nil); err != nil {
		p.Fatal(err)
	}
}

// lookAt opens somebody's page.
func (p *person) lookAt(e model.Entry) { p.Go(kit.Route{Screen: kit.ScreenPeople, ID: e.ID}) }

// typeInto puts the cursor into the field with that hint and types.
func (p *person) typeInto(hint, text string) {
	p.Helper()
	var field *widgets.Entry
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok && strings.HasPrefix(e.PlaceHolder, hint) {
			field = e
		}
	})
	if field == nil {
		p.Fatalf("no field asks %q", hint)
	}
	p.window.Canvas().Focus(field)
	p.types(text)
}

func TestATalkIsLoggedInOneLineAndTheRhythmBeginsAnew(t *testing.T) {
	p := atPeople(t, false)
	maria := p.meets("Maria García", "2026-09-01", model.Values{"ideal_days": int64(30), "limit_days": int64(45), "department": "Finance"})
	p.lookAt(maria)
	if row := p.listed()["Maria García"]; row.State != "losing touch" || p.Readiness().CountLosingTouch(p.Locale().Today) != 1 {
		t.Fatalf("before the talk the list says %q", row.State)
	}
	p.typeInto("What happened with Maria?", "Lunch: capital beats operating in Q4 #budget >yesterday")
	if p.button("#budget") == nil || p.button("Interaction") == nil || p.button("Thu Nov 19, 2026") == nil && p.button("Thu 19 Nov 2026") == nil {
		t.Error("the line does not say what it understood")
	}
	p.press(plain(fyne.KeyReturn))
	talk := p.one("kind:interaction")
	if talk.Day != "2026-11-19" || talk.Title != "Lunch: capital beats operating in Q4" || len(talk.Tags) != 1 || talk.Linked("with")[0] != maria.ID {
		t.Fatalf("logged as %+v", talk)
	}
	if row := p.listed()["Maria García"]; row.State != "fine" || row.Cells[1].Text != "yesterday" {
		t.Errorf("after the talk the list says %q, %q", row.State, row.Cells[1].Text)
	}
	if !p.says("Last spoken yesterday") {
		t.Error("the page does not say when one last spoke")
	}
	p.tapFoot()
	if row := p.listed()["Maria García"]; row.State != "losing touch" || len(p.find("kind:interaction")) != 0 {
		t.Errorf("after the undo the list says %q", row.State)
	}
}

func TestALineNamesOthersWhoWereThere(t *testing.T) {
	p := atPeople(t, false)
	maria, ana := p.meets("Maria", "2026-09-01", nil), p.meets("Ana Núñez", "2026-09-01", nil)
	p.meets("Ana Lind", "2026-09-01", nil)
	p.lookAt(maria)
	p.typeInto("What happened", "Budget round with @Ana")
	p.press(plain(fyne.KeyReturn))
	if len(p.find("kind:interaction")) != 0 || !p.says("Write more of the name") {
		t.Fatal("a name that fits two was taken for one of them")
	}
	p.typeInto("What happened", "_Núñez and @Wilhelmina")
	p.press(plain(fyne.KeyReturn))
	talk, fresh := p.one("kind:interaction"), p.one(`kind:contact "Wilhelmina"`)
	with := talk.Linked("with")
	for _, who := range []model.Entry{maria, ana, fresh} {
		if !slices.Contains(with, who.ID) || len(with) != 3 {
			t.Fatalf("logged with %v", with)
		}
	}
}

func TestWhatIsHalfTypedStaysWithItsPerson(t *testing.T) {
	p := atPeople(t, false)
	maria, tom := p.meets("Maria García", "2026-09-01", nil), p.meets("Tom Reid", "2026-09-01", nil)
	p.lookAt(maria)
	p.typeInto("What happened with Maria?", "Lunch about")
	p.tap("Add a promise")
	p.types("The forecast")
	p.lookAt(tom)
	p.typeInto("What happened with Tom?", "A call")
	p.press(plain(fyne.KeyReturn))
	if talk := p.one("kind:interaction"); talk.Title != "A call" || talk.Linked("with")[0] != tom.ID {
		t.Fatalf("logged %q with %v", talk.Title, talk.Linked("with"))
	}
	p.lookAt(maria)
	p.typeInto("What happened with Maria?", " the budget")
	p.press(plain(fyne.KeyReturn))
	if talk := p.one(`kind:interaction "the budget"`); talk.Title != "Lunch about the budget" {
		t.Errorf("logged %q", talk.Title)
	}
	p.typeInto("Send the forecast", "!")
	p.press(plain(fyne.KeyReturn))
	if promised := p.one(`kind:interaction "the budget"`).Values.Items("promises"); len(promised) != 1 || promised[0].Text("what") != "The forecast!" {
		t.Errorf("promised %v", promised)
	}
}

func TestAPromiseIsAddedAndKept(t *testing.T) {
	p := atPeople(t, false)
	maria := p.meets("Maria García", "2026-09-01", nil)
	p.lookAt(maria)
	p.tap("Add a promise")
	p.types("Send her the licence forecast")
	p.press(plain(fyne.KeyTab))
	p.types("3 nonsense")
	p.press(plain(fyne.KeyReturn))
	if len(p.find("kind:interaction")) != 0 {
		t.Fatal("a day that is none was kept")
	}
	p.press(withCtrl(fyne.KeyA), plain(fyne.KeyDelete))
	for range "3 nonsense" {
		p.press(plain(fyne.KeyBackspace))
	}
	p.types("2026-11-29")
	p.press(plain(fyne.KeyReturn))
	promised := p.one("kind:interaction").Values.Items("promises")
	if len(promised) != 1 || promised[0].Text("what") != "Send her the licence forecast" || promised[0].Day("due") != "2026-11-29" {
		t.Fatalf("promised %v", promised)
	}
	if row := p.listed()["Maria García"]; row.Cells[0].Below != "you owe 1" {
		t.Errorf("the list says %q of the promise", row.Cells[0].Below)
	}
	p.tap("Send her the licence forecast, you promised today, 9 days left")
	if kept := p.one("kind:interaction").Values.Items("promises"); !kept[0].Yes("done") {
		t.Fatal("the promise is not kept")
	}
	if p.button("Send her the licence forecast, you promised") != nil || p.listed()["Maria García"].Cells[0].Below != "" {
		t.Error("a kept promise is still called open")
	}
	p.tapFoot()
	if p.button("Send her the licence forecast, you promised") == nil {
		t.Error("the undo does not bring the promise back")
	}
}

func TestAPersonIsPutOffAndBack(t *testing.T) {
	p := atPeople(t, false)
	maria := p.meets("Maria García", "2026-09-01", model.Values{"ideal_days": int64(30), "limit_days": int64(45)})
	p.lookAt(maria)
	p.tap("Put off…")
	p.pick("A week")
	if row := p.listed()["Maria García"]; !strings.HasPrefix(row.State, "until ") || p.Readiness().CountLosingTouch(p.Locale().Today) != 0 {
		t.Fatalf("put off, the list says %q", row.State)
	}
	p.tap("Put off…")
	p.pick("No longer put off")
	if row := p.listed()["Maria García"]; row.State != "losing touch" {
		t.Fatalf("no longer put off, the list says %q", row.State)
	}
	p.tap("Put off…")
	p.pick("Until another day…")
	p.types("2027-01-04")
	p.press(plain(fyne.KeyReturn))
	if e := p.one("kind:contact"); e.Values.Day("snoozed_until") != "2027-01-04" {
		t.Fatalf("put off until %q", e.Values.Day("snoozed_until"))
	}
}

func TestARhythmIsSetForAPersonACircleAndATag(t *testing.T) {
	p := atPeople(t, false)
	maria := p.meets("Maria García", "2026-09-01", model.Values{"circle": "executive"})
	p.meets("Tom Reid", "2026-09-01", model.Values{"circle": "executive"})
	p.lookAt(maria)
	p.tap("Rhythm…")
	p.pick("The circle “executive”")
	p.types("60")
	p.press(plain(fyne.KeyTab))
	p.types("45")
	p.press(plain(fyne.KeyReturn))
	if !strings.Contains(p.overlayFields(), "comes before") {
		t.Fatalf("a limit before the ideal is not refused: %q", p.overlayFields())
	}
	p.press(plain(fyne.KeyTab), plain(fyne.KeyBackspace), plain(fyne.KeyBackspace))
	p.types("70")
	p.press(plain(fyne.KeyReturn))
	for _, name := range []string{"Maria García", "Tom Reid"} {
		if row := p.listed()[name]; row.State != "losing touch" || row.Cells[1].Below != "every 60, at the latest 70 days" {
			t.Errorf("%s has the rhythm %q and is %q", name, row.Cells[1].Below, row.State)
		}
	}
	p.tap("Rhythm…")
	p.pick("No rhythm for Maria")
	if list := p.listed(); list["Maria García"].State != "no rhythm" || list["Tom Reid"].State != "losing touch" {
		t.Errorf("the own choice does not win: %q, %q", list["Maria García"].State, list["Tom Reid"].State)
	}
	p.tapFoot()
	if row := p.listed()["Maria García"]; row.State != "losing touch" {
		t.Errorf("after the undo Maria is %q", row.State)
	}
}

// overlayFields is what stands on the fields of what lies over the window.
func (p *person) overlayFields() string {
	var words []string
	if len(p.overlays) == 0 {
		return ""
	}
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if field, ok := o.(*widgets.Field); ok {
			words = append(words, field.Error())
		}
	})
	return strings.Join(words, " ")
}

func TestTwoContactsBecomeOneAndTwoAgain(t *testing.T) {
	p := atPeople(t, false)
	ana := p.meets("Ana Núñez", "2026-06-01", model.Values{"email": "ana@example.org"})
	anna := p.meets("Nunez, Ana", "2026-05-01", model.Values{"department": "Sales"})
	talk := model.NewEntry("interaction", "2026-11-01")
	talk.Title, talk.Links = "Coffee", []model.LinkTo{{Role: "with", ID: anna.ID}}
	p.save(model.Edit{Entry: talk})
	p.run("go people")
	p.tap("Compare")
	p.tap("One person: keep “Ana Núñez”")
	one := p.one("kind:contact")
	if one.ID != ana.ID || one.Values.Text("department") != "Sales" || p.one("kind:interaction").Linked("with")[0] != ana.ID {
		t.Fatalf("became %+v", one)
	}
	if p.button("Compare") != nil || len(p.listed()) != 1 {
		t.Error("the pair is still suggested")
	}
	p.tapFoot()
	if len(p.find("kind:contact")) != 2 || p.one("kind:interaction").Linked("with")[0] != anna.ID {
		t.Fatal("one undo does not bring both back")
	}
	p.tap("Compare")
	p.tap("Two different people")
	p.run("go journal")
	p.run("go people")
	if len(p.listed()) != 2 || p.button("Compare") != nil {
		t.Error("two different people are suggested again")
	}
}
