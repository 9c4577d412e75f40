package ui

import (
	"context"
	"fmt"
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
	"rung/ui/widgets"
)

// atReadiness is a person who looks at the readiness map.
func atReadiness(t *testing.T, demo bool) *person {
	t.Helper()
	p := newPerson(t)
	if demo {
		p.withDemo()
	}
	p.tasks.flush() // the first frame has been shown
	p.run("go readiness")
	return p
}

// coverage asks the map, not the screen.
func (p *person) coverage(framework string) readiness.Report {
	p.Helper()
	r, err := p.Readiness().Report(framework, p.Locale().Today)
	if err != nil {
		p.Fatal(err)
	}
	return r
}

// says reports whether words stand on screen now.
func (p *person) says(words string) bool {
	found := false
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if text, ok := o.(interface{ Text() string }); ok && strings.Contains(text.Text(), words) {
			found = true
		}
	})
	return found
}

// pick chooses an item of the menu that lies over the window.
func (p *person) pick(label string) {
	p.Helper()
	top := p.window.Canvas().Overlays().Top()
	if top == nil {
		p.Fatalf("no menu is open to pick %q from", label)
	}
	var found fyne.Tappable
	walk(top, func(o fyne.CanvasObject) {
		item, ok := o.(fyne.Tappable)
		if !ok {
			return
		}
		walk(o, func(inner fyne.CanvasObject) {
			if text, isText := inner.(*canvas.Text); isText && strings.HasPrefix(text.Text, label) {
				found = item // the innermost that has the words is met last
			}
		})
	})
	if found == nil {
		p.Fatalf("the menu does not offer %q", label)
	}
	found.Tapped(&fyne.PointEvent{})
}

func TestTheMapShowsTheDemoJournal(t *testing.T) {
	p := atReadiness(t, true)
	r := p.coverage("")
	for _, words := range []string{charts.Percent(int(r.Coverage)), r.Steps[0].Title, "80 %"} {
		if !p.says(words) {
			t.Errorf("the screen does not say %q", words)
		}
	}
}

func TestAGateQuestionIsAnsweredAndTakenBack(t *testing.T) {
	p := atReadiness(t, true)
	claims, before := len(p.find("kind:claim")), p.coverage("").OpenGateCriteria()
	asked := before[0]
	chip := "your answer?"
	if asked.Claim != "" {
		chip = "you say: " + asked.Claim
	}
	p.tap(chip)
	p.pick("Yes")
	open := p.coverage("").OpenGateCriteria()
	if len(p.find("kind:claim")) != claims+1 || len(open) != len(before)-1 {
		t.Fatalf("%d answers are not a yes after %d", len(open), len(before))
	}
	if len(open) > 0 && !p.says(fmt.Sprintf("Gate: %d of 4", 4-len(open))) {
		t.Error("the band does not count the answer")
	}
	p.tapFoot()
	if now := p.coverage("").OpenGateCriteria(); len(now) != len(before) || now[0].Claim != asked.Claim || p.button(chip) == nil {
		t.Error("the answer is still there after it was undone")
	}
}

func TestAClaimWithoutEvidenceIsSaidToBeOne(t *testing.T) {
	p := atReadiness(t, false)
	for range 4 {
		p.tap("your answer?")
		p.pick("Yes")
	}
	r := p.coverage("")
	if !r.Gate || r.Steps[0].Coverage != 0 {
		t.Fatalf("gate %v at %v", r.Gate, r.Steps[0].Coverage)
	}
	if !p.says("4 answers here have no entry behind them yet") || !p.says("You say so; no entry shows it yet.") {
		t.Error("the screen does not say that the claims have no evidence")
	}
}

func TestAnEmptyJournalIsOfferedSomethingToDo(t *testing.T) {
	p := atReadiness(t, false)
	if !p.says("0 %") || p.says("Nothing is proposed") {
		t.Error("the screen has nothing to say")
	}
	starts := 0
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text() == "Start" {
			starts++
		}
	})
	if starts < 3 {
		t.Errorf("%d actions can be started", starts)
	}
}

// proposal gives the first action of the framework that fits, as it stands.
func (p *person) proposal(fits func(readiness.Action) bool) readiness.Action {
	p.Helper()
	list, err := p.Readiness().Actions("", p.Locale().Today, func(id string) (model.Entry, error) { return p.Journal().Entry(context.Background(), id) })
	if err != nil {
		p.Fatal(err)
	}
	for _, a := range list {
		if fits(a) {
			return a
		}
	}
	p.Fatal("no such action is proposed")
	return readiness.Action{}
}

// rowButton gives a button of the row that has that title.
func (p *person) rowButton(title, word string) *widgets.Button {
	p.Helper()
	var found *widgets.Button
	met := false
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok && text.Text() == title {
			met = true
		}
		if b, ok := o.(*widgets.Button); ok && met && found == nil && b.Text() == word {
			found = b
		}
	})
	if found == nil {
		p.Fatalf("there is no %q beside %q", word, title)
	}
	return found
}

// fills types words of one's own into every part that is asked for.
func (p *person) fills(o readiness.EntryToFill) {
	p.Helper()
	for n := 0; n < len(o.Hints); n++ {
		focused := p.window.Canvas().Focused()
		if focused == nil {
			p.Fatalf("nothing has the focus for part %d of %v", n, o.Hints)
		}
		p.types([]string{"Counted the chairs of the hall", "Nobody had to stand this year", "Ask the caretaker a week before", "It costs less than a marquee", "Thirty came"}[n])
		p.press(plain(fyne.KeyTab))
	}
}

func TestAnActionIsDoneAndGainsWhatItPromised(t *testing.T) {
	p := atReadiness(t, false)
	p.Go(kit.Route{Screen: kit.ScreenReadiness, ID: "A5"})
	before := p.coverage("").Coverage
	a := p.proposal(func(a readiness.Action) bool {
		opened := a.EntriesToFill()
		if a.Step != "A5" || a.Gain == 0 || len(opened) != 1 || len(opened[0].Hints) == 0 {
			return false
		}
		kind, _ := model.KindOf(opened[0].Entry.Kind)
		for part := range opened[0].Hints {
			if f, ok := kind.Field(part); ok && f.Type != model.Prose && f.Type != model.Text {
				return false
			}
		}
		return true
	})
	test.Tap(p.rowButton(a.Title, "Start"))
	if p.shell.shown != "journal" || !p.says("Fill in:") {
		t.Fatalf("starting it leads to %q", p.shell.shown)
	}
	p.fills(a.EntriesToFill()[0])
	p.press(withCtrl(fyne.KeyS))
	if after := p.coverage("").Coverage; after-before != a.Gain {
		t.Fatalf("%q promised %d and gave %d", a.Title, a.Gain, after-before)
	}
	if !strings.Contains(p.footSays(), "coverage rose") {
		t.Errorf("afterwards the foot says %q", p.footSays())
	}
	p.tapFoot()
	if p.shell.shown != "readiness" {
		t.Error("the foot does not lead back")
	}
}

func TestAnActionIsPlannedDonePutOffAndLeftOut(t *testing.T) {
	p := atReadiness(t, false)
	inStep := func(a readiness.Action) bool {
		return a.Step == p.coverage("").Steps[0].ID && a.Type != readiness.AnswerCriterion
	}
	a := p.proposal(inStep)
	test.Tap(p.rowButton(a.Title, "Plan"))
	p.pick("In a week")
	planned := p.proposal(func(b readiness.Action) bool { return b.ID == a.ID })
	if planned.Status != "planned" || planned.Due != "2026-11-27" || p.rowButton(a.Title, "Planned") == nil {
		t.Fatalf("planned as %q for %s", planned.Status, planned.Due)
	}

	test.Tap(p.rowButton(a.Title, "More"))
	p.pick("Not this week")
	if p.says(a.Title) {
		t.Error("what was put off is still proposed")
	}
	p.now = p.now.AddDate(0, 0, 8)
	p.shell.refreshScreen(model.Receipt{})
	if p.proposal(func(b readiness.Action) bool { return b.ID == a.ID }); !p.says(a.Title) {
		t.Error("what was put off does not come back")
	}

	test.Tap(p.rowButton(a.Title, "More"))
	p.pick("Not for me")
	p.types("I do not work with them")
	p.press(plain(fyne.KeyReturn))
	if p.says(a.Title) {
		t.Error("what was left out is still proposed")
	}
	if e := p.one(`kind:action "do not work"`); e.Values.Text("status") != "dismissed" {
		t.Errorf("the reason is kept as %v", e.Values)
	}
}

func TestAPlannedActionBecomesTheEntry(t *testing.T) {
	p := atReadiness(t, false)
	a := p.proposal(func(a readiness.Action) bool {
		wordsOnly := !slices.ContainsFunc(slices.Concat(a.Ask...), func(asked readiness.Asked) bool { return asked.Answer != nil })
		return a.Step == "A0" && len(a.Entries) == 2 && wordsOnly
	})
	for n := range 20 { // the step may have more than are shown at first
		if more := p.button(fmt.Sprintf("%d more", n+1)); more != nil {
			test.Tap(more)
			break
		}
	}
	test.Tap(p.rowButton(a.Title, "Plan"))
	p.pick("Tomorrow")
	test.Tap(p.rowButton(a.Title, "Done"))
	for _, o := range a.EntriesToFill() {
		p.fills(o)
		p.press(withCtrl(fyne.KeyS))
	}
	done := p.one("kind:action status:done")
	if about := done.Linked("about"); len(about) != 1 {
		t.Fatalf("done by %v", about)
	} else if e := p.one("id:" + about[0]); e.Kind != a.Entries[1].Kind {
		t.Errorf("done by a %s", e.Kind)
	}
	p.one("kind:contact")
	if now := p.proposal(func(b readiness.Action) bool { return b.Step == "A0" }); now.Status == "planned" {
		t.Error("it still counts as planned")
	}
}

func TestEveryNumberLeadsToItsEntries(t *testing.T) {
	p := atReadiness(t, true)
	criteria := p.coverage("").Steps[0].Criteria
	first := criteria[slices.IndexFunc(criteria, func(c readiness.CriterionReport) bool { return len(c.Evidence) > 1 })]
	p.tap(fmt.Sprintf("%d entries", len(first.Evidence)))
	if p.shell.shown != "journal" || p.router.present().Query != "step:"+first.ID {
		t.Fatalf("the number leads to %+v", p.router.present())
	}
	if shown := p.shown(); len(shown) != len(first.Evidence) {
		t.Errorf("%d entries count, and the list shows %d", len(first.Evidence), len(shown))
	}
	p.run("back")
	if p.shell.shown != "readiness" {
		t.Error("back does not lead back to the map")
	}
}
