package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/money"
	"rung/model/readiness"
)

// atSettings is a person who looks at their settings.
func atSettings(t *testing.T, alter ...func(*Options)) *person {
	t.Helper()
	p := newPerson(t, alter...)
	p.tasks.flush() // the map has been read
	p.run("go settings")
	return p
}

// life is what the journal keeps of the person.
func (p *person) life() (life readiness.Life) {
	p.Helper()
	if err := p.Journal().Setting(p.Context(), readiness.SettingLife, &life); err != nil {
		p.Fatal(err)
	}
	return life
}

// departments gives the names of the departments that are kept, IT marked with *.
func (p *person) departments() (names []string) {
	for _, d := range p.life().Departments {
		if d.IT {
			d.Name += "*"
		}
		names = append(names, d.Name)
	}
	return names
}

func TestATargetDayThatIsNoneIsAskedForAgain(t *testing.T) {
	p := atSettings(t)
	p.fill("By when", "someday")
	p.press(plain(fyne.KeyReturn))
	if p.fieldSays() == "" || p.life().TargetDay != "" {
		t.Fatalf("“someday” is kept as %q, and the field says %q", p.life().TargetDay, p.fieldSays())
	}
	p.fill("By when", "1 sep 2027")
	p.press(plain(fyne.KeyReturn))
	if got := p.life().TargetDay; got != "2027-09-01" || p.noteUnder("By when") != "Wed 1 Sep 2027" || p.fieldSays() != "" {
		t.Errorf("kept as %q, understood as %q", got, p.noteUnder("By when"))
	}
}

func TestTheKindOfManagerIsChosenAndTakenBack(t *testing.T) {
	p := atSettings(t)
	for _, choice := range []struct{ shown, kept string }{{"Application development", "application development"}, {"Not said yet", ""}} {
		p.selectOnScreen(choice.shown)
		if got := p.life().TargetKind; got != choice.kept {
			t.Errorf("“%s” is kept as %q", choice.shown, got)
		}
	}
}

func TestWhatIsHalfTypedOfOnesLifeSurvivesACrash(t *testing.T) {
	p := atSettings(t)
	p.fill("Target role", "Head of inf")
	p.failPower()
	p.run("go settings")
	if field := p.fieldAfter("Target role"); field.Text != "Head of inf" {
		t.Fatalf("the field holds %q", field.Text)
	}
	p.fill("Target role", "Head of infrastructure")
	p.run("go today")
	if got := p.life().TargetRole; got != "Head of infrastructure" {
		t.Errorf("leaving the screen keeps %q", got)
	}
}

func TestDepartmentsComeFromContactsUntilTheListIsOnesOwn(t *testing.T) {
	p := newPerson(t)
	p.tasks.flush()
	p.meets("Maria", "2026-09-01", model.Values{"department": "Finance", "circle": "another department"})
	p.meets("Tom", "2026-09-01", model.Values{"department": "Service desk", "circle": "my team"})
	p.meets("Olga", "2026-09-01", model.Values{"department": "Law firm", "circle": "outside"})
	p.run("go settings")
	if !p.says("As your contacts have them") || len(p.departments()) != 0 {
		t.Fatalf("before a choice %v are kept", p.departments())
	}
	p.typeInto("Finance", "Legal")
	p.press(plain(fyne.KeyReturn))
	if got := p.departments(); !slices.Equal(got, []string{"Finance", "Service desk*", "Legal"}) {
		t.Fatalf("with one added the list is %v", got)
	}
	p.typeInto("Finance", " legal ")
	p.press(plain(fyne.KeyReturn))
	p.check("Legal") // is IT, here
	p.activate("Remove Finance")
	if got := p.departments(); !slices.Equal(got, []string{"Service desk*", "Legal*"}) {
		t.Fatalf("the list is %v", got)
	}
	p.activate("Add Finance?")
	if got := p.departments(); !slices.Equal(got, []string{"Service desk*", "Legal*", "Finance"}) {
		t.Errorf("what the contacts name is added as %v", got)
	}
}

func TestTheFiscalYearsFirstMonthIsKept(t *testing.T) {
	p := atSettings(t)
	p.selectOnScreen("July")
	if got, err := money.ReadFiscalStart(p.Context(), p.Journal()); err != nil || got != time.July {
		t.Fatalf("kept as %v, %v", got, err)
	}
	p.run("go today")
	p.run("go settings")
	if !p.sees("July") {
		t.Error("the choice is not shown")
	}
}

func TestTheFrameworkIsChosenInSettings(t *testing.T) {
	p := atSettings(t)
	p.selectOnScreen("Ten steps")
	if got := p.Readiness().ChosenFramework().ID; got != "ten-steps" || p.life().Framework != got {
		t.Errorf("the map shows %q, the journal keeps %q", got, p.life().Framework)
	}
}

func TestLifeIsNotKeptOnAFullDiskAndSaidSo(t *testing.T) {
	p := atSettings(t)
	p.disk.full = true
	p.fill("Present role", "Team lead")
	p.press(plain(fyne.KeyReturn))
	if said := p.footSays(); !strings.Contains(said, "The disk is full") {
		t.Fatalf("the foot says %q", said)
	}
	p.disk.full = false
	p.run("go today")
	p.run("go settings")
	if got := p.fieldAfter("Present role").Text; got != "" && got != "Team lead" {
		t.Errorf("the field holds %q", got)
	}
}

func TestAManagersPostIsAskedAboutOnce(t *testing.T) {
	for _, screen := range []string{"today", "readiness", "settings"} {
		t.Run(screen, func(t *testing.T) {
			p := newPerson(t)
			p.tasks.flush()
			holds := func(title, level, from, until string) {
				t.Helper()
				e := model.NewEntry(model.KindPosition, model.Day(from))
				e.Title, e.Until, e.Values = title, model.Day(until), model.Values{"level": level}
				p.save(model.Edit{Entry: e})
			}
			holds("Head of IT in another life", "head", "2010-01-01", "2012-01-01")
			holds("Systems administrator", "senior", "2020-01-01", "")
			p.run("go " + screen)
			if p.says("Is your present post") {
				t.Fatal("neither a post that ended nor one that is no manager's is asked about")
			}
			p.run("go people")
			holds("IT manager", "manager", "2026-01-01", "")
			p.run("go " + screen)
			if !p.says("Is your present post, “IT manager”, a manager's?") || p.life().IsManager {
				t.Fatal("it is not asked about, or set without an answer")
			}
			p.activate("No")
			if p.says("Is your present post") || p.life().IsManager {
				t.Fatal("the answer is not taken")
			}
			p.run("go people")
			holds("IT manager, promoted", "Senior manager", "2026-06-01", "")
			p.run("go " + screen)
			p.activate("Yes")
			if p.says("Is your present post") || !p.life().IsManager {
				t.Error("a later post is not asked about, or the answer not taken")
			}
			if r := p.coverage("education-experience"); r.Steps[len(r.Steps)-1].ID != "B9" {
				t.Error("the steps of a manager are not there")
			}
		})
	}
}
