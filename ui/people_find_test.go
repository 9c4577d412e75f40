package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

func TestPeopleByKeyboardAlone(t *testing.T) {
	p := atPeople(t, true)
	p.press(withCtrl(fyne.KeyF))
	p.types("raman")
	if row := p.listed()["Priya Raman"]; row.Section != "By name" {
		t.Fatalf("who is named so is not listed first: %+v", p.listed())
	}
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	p.types("Asked about the freeze")
	p.press(plain(fyne.KeyReturn))
	talk := p.one(`kind:interaction "about the freeze"`)
	if talk.Linked("with")[0] != p.one("kind:contact email:priya.raman").ID {
		t.Fatal("Enter in the list does not lead to that person's line")
	}
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyEscape), plain(fyne.KeyDown), plain(fyne.KeyEnd))
	p.tasks.flush()
	before := p.router.present().ID
	p.press(plain(fyne.KeyUp))
	p.tasks.flush()
	if now := p.router.present().ID; now == before || now == "" {
		t.Error("Up does not show the person above")
	}
	p.types("x")
	if field, ok := p.window.Canvas().Focused().(*widgets.Entry); !ok || field.Text != "x" {
		t.Error("typing in the list does not search")
	}
}

func TestWhomIKnowAtACompanyAndAtAPlaceOfTheMap(t *testing.T) {
	p := atPeople(t, true)
	p.run("company")
	p.types("corvane")
	p.press(plain(fyne.KeyReturn))
	there := p.listed()
	for name, row := range there {
		if !strings.Contains(row.Name.Below, "Corvane") {
			t.Errorf("%s, %s, is not at Corvane", name, row.Name.Below)
		}
	}
	if len(there) == 0 {
		t.Error("at Corvane one knows nobody")
	}
	for _, place := range []string{"circle:\"my team\"", "circle:\"another department\" department=\"Finance\""} {
		p.Go(kit.Route{Screen: kit.ScreenPeople, Query: place})
		if len(p.listed()) == 0 {
			t.Errorf("%s finds nobody", place)
		}
	}
	p.press(withCtrl(fyne.KeyF))
	p.types("circle:nonsense ")
	if !p.says("another department") || len(p.listed()) == 0 {
		t.Error("a search that is not finished is not explained, or loses what was found")
	}
}

func TestThePlaceChosenOnTheMapShowsItsPeople(t *testing.T) {
	p := atPeople(t, true)
	p.app.Settings().SetTheme(theme.New(theme.Light, 200))
	p.window.Resize(fyne.NewSize(900, 600))
	p.run("go people")
	p.tap("Map")
	if len(p.listed()) != 0 {
		t.Fatal("there is room for the map and the list, so nothing is tried here")
	}
	var chart *charts.Places
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*charts.Places); ok {
			chart = c
		}
	})
	p.window.Canvas().Focus(chart)
	p.press(plain(fyne.KeyHome), plain(fyne.KeyReturn))
	team := map[string]bool{}
	for _, e := range p.find(`kind:contact circle:"my team"`) {
		team[e.Title] = true
	}
	for name := range p.listed() {
		if !team[name] {
			t.Errorf("%s is listed for the team", name)
		}
	}
	if len(p.listed()) == 0 {
		t.Error("a place of the map shows nobody")
	}
}

func TestRefereesOfAStepLeadToThePerson(t *testing.T) {
	p := atPeople(t, true)
	p.Go(kit.Route{Screen: kit.ScreenPeople, View: kit.ViewReferees, ID: "A0"})
	if !p.says("can vouch for what counts here") {
		t.Fatal("nobody can vouch for step 0 of the demo")
	}
	p.tap("Helen Marsh, ")
	if !p.says("IT operations manager") {
		t.Error("the referee does not lead to the person")
	}
	p.press(pressed{fyne.KeyLeft, kit.Alt})
	if !p.says("can vouch for what counts here") {
		t.Error("a return does not lead back to the referees")
	}
}

func TestABriefIsReadAndCopied(t *testing.T) {
	p := atPeople(t, true)
	p.lookAt(p.one("kind:contact email:priya.raman"))
	p.tap("Brief")
	p.tap("Copy")
	if text := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(text, "# Priya Raman") || !strings.Contains(text, "## What we talked about") {
		t.Errorf("copied %q", text)
	}
}

func TestAnEmptyListStartsAContact(t *testing.T) {
	p := atPeople(t, false)
	if p.button("Import contacts…") == nil {
		t.Error("an empty list does not offer to import")
	}
	p.tap("New contact")
	p.types("Maria García")
	p.press(withCtrl(fyne.KeyS))
	p.one("kind:contact")
	p.tapFoot()
	if _, there := p.listed()["Maria García"]; !there || !p.says("What happened") && p.router.present().ID == "" {
		t.Error("the new contact does not lead back to people")
	}
}

func TestTheRailSaysWithHowManyTouchIsBeingLost(t *testing.T) {
	p := atPeople(t, true)
	losing := 0
	for _, row := range p.listed() {
		if row.State == "losing touch" {
			losing++
		}
	}
	if counted := p.Readiness().CountLosingTouch(p.Locale().Today); losing == 0 || counted < losing {
		t.Errorf("the list shows %d, the rail counts %d", losing, counted)
	}
}
