package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model/readiness"
	"rung/ui/widgets"
)

// atEditor is a person who edits a framework made from the one that is chosen.
func atEditor(t *testing.T) *person {
	t.Helper()
	p := atReadiness(t, false)
	p.run("framework")
	return p
}

// stepTitles gives the steps of the chosen framework from first to last.
func (p *person) stepTitles() (titles []string) {
	for _, step := range p.Readiness().ChosenFramework().Steps {
		titles = append(titles, step.Title)
	}
	return titles
}

// saveFramework saves what is being edited, which has to be complete.
func (p *person) saveFramework() readiness.Framework {
	p.Helper()
	p.press(withCtrl(fyne.KeyS))
	if said := p.footSays(); !strings.HasSuffix(said, "is saved.") {
		p.Fatalf("the framework was not saved: the window says %q", said)
	}
	return p.Readiness().ChosenFramework()
}

func TestAStepIsAddedToAFrameworkByKeyboard(t *testing.T) {
	p := atEditor(t)
	p.types(" at Fabrikam")
	p.activate("Add a step")
	p.types("Runs a shift alone")
	p.press(plain(fyne.KeyTab))
	p.types("Nights and weekends")
	p.press(plain(fyne.KeyTab))
	p.types("x")
	p.tabTo("Add a criterion")
	p.press(plain(fyne.KeyReturn))
	p.types("Ten night shifts")
	p.press(plain(fyne.KeyTab))
	p.types("Did you run ten night shifts?")

	p.press(withCtrl(fyne.KeyS))
	if !p.says("things have to be mended") {
		t.Fatal("a weight of 1x and a criterion without words are not refused")
	}
	if wrong := p.fieldSays(); wrong == "" {
		t.Fatal("no field says what is wrong with it")
	}
	if field, ok := p.window.Canvas().Focused().(*widgets.Entry); !ok || field.Text != "1x" {
		t.Fatalf("the cursor is not in the first field to mend, but in %T", p.window.Canvas().Focused())
	}
	p.press(plain(fyne.KeyBackspace))
	p.press(withCtrl(fyne.KeyS))
	p.types("Can be left alone")
	p.press(plain(fyne.KeyTab))
	p.types("Does nobody worry while you are on?")

	own := p.saveFramework()
	last := own.Steps[len(own.Steps)-1]
	if !strings.HasSuffix(own.Title, "at Fabrikam") || last.Title != "Runs a shift alone" || last.Summary != "Nights and weekends" || last.Weight != 1 {
		t.Errorf("kept %q with the step %q (%q), weight %d", own.Title, last.Title, last.Summary, last.Weight)
	}
	if len(last.Criteria) != 2 || last.Criteria[0].Title != "Can be left alone" || last.Criteria[1].Question != "Did you run ten night shifts?" {
		t.Errorf("its criteria are %+v", last.Criteria)
	}
}

func TestStepsAreMovedTakenOutAndBroughtBack(t *testing.T) {
	p := atEditor(t)
	before := p.stepTitles()
	p.tabTo("Down")
	p.press(plain(fyne.KeyReturn))
	p.press(plain(fyne.KeyTab))
	if at := p.focusedOn(); at != "Up" {
		t.Errorf("after a step moved, Tab leads to %q and not to its keys", at)
	}
	p.activate("Down") // the same step again
	want := slices.Concat(before[1:3], before[:1], before[3:])
	p.saveFramework()
	if got := p.stepTitles(); !slices.Equal(got, want) {
		t.Fatalf("moved down twice the steps are %q", got)
	}

	p.run("framework")
	p.activate("Take out")
	if said := p.footSays(); said != "“"+want[0]+"” is taken out." {
		t.Errorf("the foot says %q", said)
	}
	p.tapFoot()
	p.saveFramework()
	if got := p.stepTitles(); !slices.Equal(got, want) {
		t.Fatalf("brought back, the steps are %q", got)
	}

	p.run("framework")
	p.activate("Take out")
	p.saveFramework()
	if got := p.stepTitles(); !slices.Equal(got, want[1:]) {
		t.Errorf("without the first the steps are %q", got)
	}
}

func TestAStepsGateCompetenciesAndReachAreSet(t *testing.T) {
	p := atEditor(t)
	was := p.Readiness().ChosenFramework().Steps[0]
	p.activate("Edit") // the first step
	p.check("A gate")
	p.check("For managers")
	p.selectOnScreen("Budgeting")
	p.removeChip("Excellence")
	own := p.saveFramework()
	step := own.Steps[0]
	if !was.Gate || step.Gate || step.Applies != readiness.Manager {
		t.Errorf("gate %v after %v, and it applies to %q", step.Gate, was.Gate, step.Applies)
	}
	if slices.Contains(step.Competencies, "excellence") || !slices.Contains(step.Competencies, "budgeting") {
		t.Errorf("it builds on %v", step.Competencies)
	}
	if p.says("Gate:") {
		t.Error("the map still asks for a gate that was taken away")
	}
}

func TestCriteriaAreMovedAndTakenOut(t *testing.T) {
	p := atEditor(t)
	criteria := p.Readiness().ChosenFramework().Steps[0].Criteria
	test.Tap(p.rowButton(criteria[1].Title, "Up"))
	if at := p.focusedOn(); at != "Edit" {
		t.Errorf("after a criterion moved, the focus is on %q", at)
	}
	test.Tap(p.rowButton(criteria[2].Title, "Take out"))
	test.Tap(p.rowButton(criteria[0].Title, "Edit"))
	p.tasks.flush()
	own := p.saveFramework().Steps[0].Criteria
	if len(own) != len(criteria)-1 || own[0].ID != criteria[1].ID || own[1].ID != criteria[0].ID {
		t.Errorf("the criteria are %+v", own)
	}
}

func TestHowRulesAreWrittenIsExplainedOverTheEditor(t *testing.T) {
	p := atEditor(t)
	p.types(" and more")
	p.activate("How rules are written")
	if words := p.overlayWords(); !strings.Contains(words, "how many whole entries it takes") {
		t.Errorf("the explanation says %q", words)
	}
	p.press(plain(fyne.KeyEscape))
	if own := p.saveFramework(); !strings.HasSuffix(own.Title, "and more") {
		t.Errorf("reading the explanation lost the words: %q", own.Title)
	}
}

func TestAFrameworkThatCannotBeKeptOnAFullDiskIsStillThere(t *testing.T) {
	p := atEditor(t)
	p.types(" for us")
	p.disk.full = true
	p.press(withCtrl(fyne.KeyS))
	if said := p.footSays(); !strings.Contains(said, "The disk is full") {
		t.Fatalf("the foot says %q", said)
	}
	p.disk.full = false
	p.run("framework")
	if field := p.fieldWith("Seven steps"); !strings.HasSuffix(field.Text, " for us") {
		t.Fatalf("the words are gone: %q", field.Text)
	}
	if own := p.saveFramework(); !strings.HasSuffix(own.Title, " for us") {
		t.Errorf("saved as %q", own.Title)
	}
}
