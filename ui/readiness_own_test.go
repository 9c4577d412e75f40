package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

func TestAnotherFrameworkIsChosenAndCompared(t *testing.T) {
	p := atReadiness(t, true)
	p.tap("Compare")
	p.pick("Ten steps")
	ten := p.coverage("ten-steps")
	if !p.says(charts.Percent(int(ten.Coverage))) || !p.says("Ten steps") {
		t.Error("the other framework is not shown beside")
	}
	p.tap("Stop comparing")
	p.choosesFramework("Skills")
	if got := p.Readiness().ChosenFramework().ID; got != "skills" || !p.says(charts.Percent(int(p.coverage("skills").Coverage))) {
		t.Errorf("the chosen framework is %q", got)
	}
	var life readiness.Life
	if err := p.Journal().Setting(context.Background(), readiness.SettingLife, &life); err != nil || life.Framework != "skills" {
		t.Errorf("the journal keeps %q (%v)", life.Framework, err)
	}
}

// choosesFramework chooses from the list at the top of the map.
func (p *person) choosesFramework(title string) {
	p.Helper()
	var choice *widgets.Select
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widgets.Select); ok && choice == nil {
			choice = s
		}
	})
	if choice == nil {
		p.Fatal("no framework can be chosen")
	}
	choice.SetSelected(title)
}

func TestAFrameworkOfOnesOwnIsMadeChangedAndRefused(t *testing.T) {
	p := atReadiness(t, true)
	claims := p.coverage("").Steps[0].Criteria[0].Claim
	p.tap("Make it my own")
	p.types(" at work")
	p.tap("Edit") // the first step
	p.tap("Fold")
	test.Tap(p.rowButton("Clients ask for you", "Edit"))
	rule := p.fieldWith("any = ")
	rule.SetText("kinds = [\"feedbak\"]\nneed = 2")
	p.tasks.flush()
	if !p.says("Line 1:") {
		t.Error("the rule's mistake is not told beside it")
	}
	p.tap("Save")
	if !p.says("has to be mended") || p.shell.screens["readiness"] == nil {
		t.Error("a broken framework is not refused")
	}
	rule.SetText("kinds = [\"feedback\"]\nneed = 2")
	p.tap("Save")
	own := p.Readiness().ChosenFramework()
	if own.Base != "seven-steps" || !strings.HasSuffix(own.Title, "at work") || own.Steps[0].Criteria[0].Rule.Need != 2 || own.Version != readiness.FrameworkVersion {
		t.Fatalf("kept as %q from %q, version %d, need %d", own.Title, own.Base, own.Version, own.Steps[0].Criteria[0].Rule.Need)
	}
	if r := p.coverage(own.ID); r.Steps[0].Criteria[0].Claim != claims {
		t.Error("a claim was lost")
	}
	if !p.says(own.Title) {
		t.Error("the map does not show it")
	}
}

func TestWhatWasTypedIntoAFrameworkSurvivesACrash(t *testing.T) {
	p := newPerson(t)
	p.run("framework") // before the map has been read
	p.tasks.flush()
	p.types(" for us")
	p.tasks.flush()
	p.start()
	p.tasks.flush()
	p.run("go readiness")
	p.tap("Edit")
	if !p.says("not saved last time") || !strings.HasSuffix(p.fieldWith("Seven steps").Text, "for us") {
		t.Error("the words are gone")
	}
	p.tap("Close")
	p.tapFoot()
	if !strings.HasSuffix(p.fieldWith("Seven steps").Text, "for us") {
		t.Error("what was put away does not come back")
	}
}

// fieldWith gives the field on screen whose text begins so.
func (p *person) fieldWith(text string) *widgets.Entry {
	p.Helper()
	var found *widgets.Entry
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok && found == nil && strings.HasPrefix(e.Text, text) {
			found = e
		}
	})
	if found == nil {
		p.Fatalf("no field begins with %q", text)
	}
	return found
}

func TestTheMapFitsEveryWindow(t *testing.T) {
	p := atReadiness(t, true)
	for _, percent := range []int{100, 200} {
		fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, percent))
		for _, size := range []fyne.Size{{Width: 1180, Height: 760}, {Width: 900, Height: 600}} {
			p.window.Resize(size)
			p.window.Content().Refresh()
			walk(p.shell.content, func(o fyne.CanvasObject) {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
				switch o.(type) {
				case *widgets.Text, *widgets.Button, *widgets.Chip, *charts.Bars, *widgets.Card:
					if o.Size().Width > 0 && (at.X < 0 || at.X+o.Size().Width > size.Width+1) {
						t.Errorf("%d %% at %v: %T reaches from %v to %v", percent, size, o, at.X, at.X+o.Size().Width)
					}
				}
				if b, ok := o.(*widgets.Button); ok && b.Size().Height < b.MinSize().Height-1 {
					t.Errorf("%d %% at %v: the button %q is %v high", percent, size, b.Text(), b.Size().Height)
				}
			})
		}
	}
}

func TestLifeAndOrganisationAreToldInSettings(t *testing.T) {
	p := atReadiness(t, true)
	before := len(p.coverage("education-experience").Steps)
	p.run("go settings")
	p.fieldAfter("Present role").SetText("Team lead")
	p.fieldAfter("By when").SetText("1 Sep 2027")
	p.check("It is a manager's")
	p.fieldAfter("Departments").SetText("Legal")
	p.tap("Add")
	p.tap("Remove HR")
	p.run("go readiness")
	var life readiness.Life
	if err := p.Journal().Setting(context.Background(), readiness.SettingLife, &life); err != nil {
		t.Fatal(err)
	}
	if !life.IsManager || life.PresentRole != "Team lead" || life.TargetDay != "2027-09-01" {
		t.Errorf("kept as %+v", life)
	}
	names := map[string]bool{}
	for _, d := range p.Readiness().Departments() {
		names[d.Name] = true
	}
	if !names["Legal"] || !names["Finance"] || names["HR"] {
		t.Errorf("the departments are %v", names)
	}
	if after := len(p.coverage("education-experience").Steps); after != before+1 {
		t.Errorf("a manager has %d steps after %d", after, before)
	}
}

// fieldAfter gives the first field after a label that begins so.
func (p *person) fieldAfter(label string) *widgets.Entry {
	p.Helper()
	var found *widgets.Entry
	met := false
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && strings.HasPrefix(text.Text, label) {
			met = true
		}
		if e, ok := o.(*widgets.Entry); ok && met && found == nil {
			found = e
		}
	})
	if found == nil {
		p.Fatalf("no field follows %q", label)
	}
	return found
}

// check turns the check box on screen that has those words.
func (p *person) check(words string) {
	p.Helper()
	found := false
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widgets.Check); ok && c.Text == words {
			found = true
			c.SetChecked(!c.Checked)
		}
	})
	if !found {
		p.Fatalf("there is no %q to tick", words)
	}
}

func TestAnEntrySaysWhatItCountsFor(t *testing.T) {
	p := atReadiness(t, true)
	first := p.coverage("").Steps[0]
	id := first.Evidence()[0].Entry
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: id})
	p.tap("0 " + first.Title)
	if p.shell.shown != "readiness" {
		t.Error("the step under an entry does not lead to the map")
	}
}

func TestACompetencyThatIsOnlyOfferedCountsWhenItIsTaken(t *testing.T) {
	p := atReadiness(t, true)
	p.run("new achievement")
	p.types("My boss handed me the Salesforce migration")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("boss salesforce"); slices.Contains(e.Competencies, "excellence") {
		t.Fatalf("what is only offered counts: %v", e.Competencies)
	}
	p.tap("Competency: excellence")
	if e := p.one("boss salesforce"); !slices.Contains(e.Competencies, "excellence") || e.Read.Has(model.PartCompetency("excellence")) {
		t.Errorf("taken, it builds on %v, and was read: %+v", e.Competencies, e.Read)
	}
	if p.says("Perhaps.") {
		t.Error("what was taken is still offered")
	}
}

func TestASearchForAStepWaitsForTheMap(t *testing.T) {
	p := newPerson(t).withDemo()
	p.shell.index.Store(nil)
	p.Go(kit.Route{Screen: kit.ScreenJournal, Query: "step:2"})
	if !p.says("still being read") {
		t.Error("the search does not say that the map is being read")
	}
	p.ReloadReadiness()
	if shown := p.shown(); len(shown) == 0 || p.says("still being read") {
		t.Errorf("with the map there, %d entries are shown", len(shown))
	}
}
