package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

func TestTheCoverageIsReadAsATableAndAsAPicture(t *testing.T) {
	p := atReadiness(t, true)
	money := p.coverage("").Steps[7]
	p.tabTo("0 Excellence: ") // the bars
	p.press(plain(fyne.KeyTab))
	p.activate("As a table")
	if got := p.textAfter("7 " + money.Title); !strings.HasPrefix(got, charts.Percent(int(money.Coverage))) {
		t.Errorf("the table says %q for %s", got, money.Title)
	}
	p.activate("Bars")
	if p.says("7 " + money.Title) {
		t.Error("the table is still there beside the bars")
	}
	p.activate("Radar")
	p.tabTo("0 Excellence: ")
	for range 7 {
		p.press(plain(fyne.KeyRight))
	}
	p.press(plain(fyne.KeyReturn))
	if !p.says("7 · " + money.Title) {
		t.Error("Enter on an axis does not open its step")
	}
}

func TestAKeyTurnsTheBarsIntoTheRadarAndBack(t *testing.T) {
	p := atReadiness(t, true)
	p.tabTo("0 Excellence: ")
	p.types("v")
	radar, isRadar := p.window.Canvas().Focused().(*charts.Radar)
	if !isRadar || !radar.Visible() {
		t.Fatalf("V on the bars leads to %q, not to the radar", p.focusedOn())
	}
	p.types("V")
	if bars, isBars := p.window.Canvas().Focused().(*charts.Bars); !isBars || !bars.Visible() || radar.Visible() {
		t.Errorf("V on the radar leads to %q, not to the bars", p.focusedOn())
	}
}

func TestTheTrendIsReadAsATable(t *testing.T) {
	p := atReadiness(t, true)
	p.tabTo("0 Excellence: ")
	p.activate("As a table") // of the coverage
	p.press(plain(fyne.KeyTab))
	p.activate("As a table") // of the trend
	if got, want := p.textAfter("Fri 20 Nov 2026"), charts.Percent(int(p.coverage("").Coverage)); got != want {
		t.Errorf("the last row of the trend says %q, want %q", got, want)
	}
	p.activate("As a line")
	if p.textAfter("Fri 20 Nov 2026") != "" {
		t.Error("the table of the trend does not go away")
	}
}

func TestStrengthIsExplainedOnTheEntriesThatCount(t *testing.T) {
	p := atReadiness(t, true)
	step := p.coverage("").Steps[0]
	p.activate("How strength is counted")
	words := p.overlayWords()
	for _, c := range step.Criteria {
		if !strings.Contains(words, c.Title+" · "+charts.Percent(int(c.Coverage))) {
			t.Errorf("nothing is said of %q", c.Title)
		}
		for _, e := range c.Evidence[:min(len(c.Evidence), 2)] {
			entry, told := p.entry(e.Entry), "Told well."
			if len(e.Missing) > 0 {
				told = "Not told yet: " + text.LowerFirst(strings.Join(e.Missing, ", "))
			}
			if !strings.Contains(words, entry.Title+" · "+charts.Percent(int(e.Strength))) || !strings.Contains(words, told) {
				t.Errorf("nothing is said of %q: %s", entry.Title, told)
			}
		}
	}
	p.press(plain(fyne.KeyEscape))
	if len(p.overlays) != 0 || p.focusedOn() != "How strength is counted" {
		t.Errorf("Escape leads to %q", p.focusedOn())
	}
}

// actionsShown counts the actions on screen that can be started.
func (p *person) actionsShown() (n int) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && (b.Text() == "Start" || b.Text() == "Done") {
			n++
		}
	})
	return n
}

func TestActionsOfAllStepsAreShownPageByPage(t *testing.T) {
	p := atReadiness(t, false)
	few := p.actionsShown()
	p.activate("All steps")
	if all := p.actionsShown(); all < few || all != 5 {
		t.Fatalf("%d actions of all steps after %d of one", all, few)
	}
	begin := func(o string) bool { return strings.HasSuffix(o, " more") }
	p.tabUntil("the rest of the actions", begin)
	p.press(plain(fyne.KeyReturn))
	if all := p.actionsShown(); all != 15 {
		t.Errorf("after asking for more, %d actions are shown", all)
	}
	if p.focusedOn() != "Start" {
		t.Errorf("the focus is on %q, not on the first that came", p.focusedOn())
	}
	p.activate("This step only")
	if again := p.actionsShown(); again != few {
		t.Errorf("%d actions of the step, %d before", again, few)
	}
}

func TestWhatOneIsWorkingOnIsCopiedOrSaid(t *testing.T) {
	p := atReadiness(t, false)
	running := model.NewEntry("initiative", "2026-10-01")
	running.Title, running.Values = "Tablets at the dock", model.Values{"outcome": "running", "goal": "Book goods in where they arrive", "why": "The lorries wait an hour less"}
	unsaid := model.NewEntry("initiative", "2026-10-02")
	unsaid.Title, unsaid.Values = "New badge readers", model.Values{"outcome": "running"}
	task := model.NewEntry("achievement", "2026-10-03")
	task.Title = "Patched the mail server"
	p.save(model.Edit{Entry: running}, model.Edit{Entry: unsaid}, model.Edit{Entry: task})

	if p.heads("What are you working on?") || p.says("Tablets at the dock: ") {
		t.Error("step 0 speaks of the business")
	}
	p.opensStep(1)
	sentence := "Tablets at the dock: book goods in where they arrive, because the lorries wait an hour less."
	if !p.says(sentence) || !p.says("New badge readers: not said yet: ") {
		t.Fatalf("the step about the business does not say what is worked on: %q", p.words())
	}
	p.activate("Copy")
	if copied := fyne.CurrentApp().Clipboard().Content(); copied != sentence {
		t.Errorf("copied is %q", copied)
	}
	p.activate("Say it")
	if at := p.shownEntry(); at != unsaid.ID {
		t.Errorf("“Say it” opens %q", at)
	}
	p.run("back")
	test.Tap(p.rowButton("Patched the mail server", "Open"))
	if at := p.shownEntry(); at != task.ID {
		t.Errorf("“Open” opens %q", at)
	}
}

// opensStep goes by keyboard to a step of the list of bars.
func (p *person) opensStep(at int) {
	p.Helper()
	first := p.coverage("").Steps[0]
	p.tabTo("0 " + first.Title) // the radar
	p.press(plain(fyne.KeyTab))
	p.tabTo("0 " + first.Title)
	for range at {
		p.press(plain(fyne.KeyDown))
	}
	p.press(plain(fyne.KeyReturn))
}

func TestAStepOfTheOtherFrameworkBecomesTheOneShown(t *testing.T) {
	p := atReadiness(t, true)
	p.tap("Compare")
	p.pick("Ten steps")
	ten := p.coverage("ten-steps")
	label := fmt.Sprintf("1 %s: ", ten.Steps[0].Title)
	p.tabTo(label) // its radar
	p.press(plain(fyne.KeyTab))
	p.tabTo(label) // its bars
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	if got := p.Readiness().ChosenFramework().ID; got != "ten-steps" {
		t.Errorf("the framework shown is %q", got)
	}
	if !p.says("2 · "+ten.Steps[1].Title) || p.button("Stop comparing") != nil {
		t.Error("the step is not open, or two frameworks still stand beside each other")
	}
}

func TestACriterionIsAnsweredPartlyAndNo(t *testing.T) {
	p := atReadiness(t, false)
	for word, chip := range map[string]string{"Partly": "you say: partly", "No": "you say: no"} {
		p.tap("your answer?")
		p.pick(word)
		if p.button(chip) == nil {
			t.Errorf("after %q no chip says %q", word, chip)
		}
	}
	if n := len(p.find("kind:claim")); n != 2 {
		t.Fatalf("%d answers are kept", n)
	}
	p.tap("you say: no")
	p.pick("No") // says the same again
	if n := len(p.find("kind:claim")); n != 2 {
		t.Errorf("the same answer again is kept as another: %d", n)
	}
}

func TestAnActionIsPutOffToADayThatIsNotPast(t *testing.T) {
	p := atReadiness(t, false)
	a := p.proposal(func(a readiness.Action) bool {
		return a.Step == p.coverage("").Steps[0].ID && a.Type != readiness.AnswerCriterion
	})
	test.Tap(p.rowButton(a.Title, "Plan"))
	p.pick("On another day")
	p.types("yesterday")
	p.press(plain(fyne.KeyReturn))
	if said := p.overlayFields(); !strings.Contains(said, "That day is past") {
		t.Fatalf("a day that is past is answered with %q", said)
	}
	p.press(withCtrl(fyne.KeyA))
	p.overlayEntry().SetText("")
	p.types("3 dec")
	p.press(plain(fyne.KeyReturn))
	p.one("kind:action status:planned due:2026-12-03")
	test.Tap(p.rowButton(a.Title, "More"))
	p.pick("Not before a day")
	p.types("next month")
	p.press(plain(fyne.KeyEscape))
	p.one("kind:action status:planned due:2026-12-03")
}

func TestTheStepAsksWhoCanVouchForIt(t *testing.T) {
	p := atReadiness(t, true)
	p.opensStep(2)
	p.activate("Who can vouch")
	if p.screenShown() != "people" || !p.says("Who can vouch for it") || !p.sees("2 · Relationships") {
		t.Errorf("it leads to %q", p.screenShown())
	}
	p.run("back")
	if p.screenShown() != "readiness" {
		t.Error("back does not lead back to the map")
	}
}

// livesQuietly has led on three days of the summer, and written nothing since.
func (p *person) livesQuietly() {
	p.Helper()
	for i, title := range []string{"Ran the works council's evening on rosters", "Chaired the summer fair of the sports club", "Led the safety committee through its yearly walk"} {
		e := model.NewEntry(model.KindLeadership, p.Locale().Today.Add(-70-30*i))
		e.Title, e.Values = title, model.Values{"setting": "committee", "outside_it": true, "result": "Everybody went home knowing what comes next"}
		p.save(model.Edit{Entry: e})
	}
}

func TestTheSlowestStepIsNamedWithItsPace(t *testing.T) {
	p := newPerson(t)
	p.livesQuietly()
	p.tasks.flush()
	p.run("go readiness")
	outlook, err := p.Readiness().Outlook(p.coverage(""))
	slowest, found := p.coverage("").Step(outlook.Slowest)
	if err != nil || !found {
		t.Fatalf("the slowest step is %q, %v", outlook.Slowest, err)
	}
	if words := outlook.DescribeSlowest(p.Locale()); !p.says(words) || p.says("Target day") {
		t.Errorf("the map does not say %q", words)
	}
	p.activate("Look at it")
	if !p.reads(slowest.Summary) {
		t.Errorf("%s is not opened", slowest.Title)
	}
	p.activate("Put it in the plan")
	if goals := p.find("kind:goal"); len(goals) != 1 || goals[0].Values.Text("of_step") != slowest.ID {
		t.Errorf("in the plan stand %v", goals)
	}
	p.activate("Set a target day")
	p.fill("By when", "2026-12-20")
	p.press(plain(fyne.KeyReturn))
	p.run("go readiness")
	if !p.says("Target day 20 Dec 2026, 4 weeks away.") || !p.says("To be there by 20 Dec 2026 takes +") {
		t.Error("the pace that the target day takes is not told")
	}
	p.activate("As a table")
	forecast := outlook.Steps[slowest.ID].Describe(outlook.On, p.Locale())
	if got := p.textAfter(p.labelOf(slowest.ID) + " " + slowest.Title); !strings.HasSuffix(got, ", "+forecast) {
		t.Errorf("the table says %q of the slowest, which is %q", got, forecast)
	}
	p.run("go today")
	if !p.says("Slowest: " + p.labelOf(slowest.ID) + " " + slowest.Title + ".") {
		t.Error("today does not name the slowest step")
	}
}

// labelOf gives the short name of a step of the chosen framework.
func (p *person) labelOf(step string) string { return kit.StepLabels(p.coverage(""))[step] }
