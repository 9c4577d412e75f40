package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/ui/widgets"
)

// atPlan is a person who looks at the plan of the quarter, with so many goals in it.
func atPlan(t *testing.T, goals int) *person {
	t.Helper()
	p := atReadiness(t, true)
	p.clearGoals()
	var made []model.Entry
	p.proposal(func(a readiness.Action) bool {
		if a.Gain > 0 && len(made) < goals {
			goal, err := plan.NewGoal(a, plan.QuarterOf("2026-11-20"), "2026-10-05", made)
			if err == nil {
				made = append(made, goal)
				p.writes(model.Edit{Entry: goal})
			}
		}
		return a.Gain > 0 && len(made) >= goals
	})
	p.activate("Plan")
	return p
}

// clearGoals begins with a plan that is empty.
func (p *person) clearGoals() {
	p.Helper()
	for _, e := range append(p.find("kind:goal"), p.find("kind:action status:done")...) {
		if _, err := p.Journal().Trash(context.Background(), e.ID); err != nil {
			p.Fatal(err)
		}
	}
}

// goals reads the goals of the quarter of a day.
func (p *person) goals(day model.Day) []model.Entry {
	p.Helper()
	list, err := plan.FindGoals(context.Background(), p.Journal(), plan.QuarterOf(day))
	if err != nil {
		p.Fatal(err)
	}
	return list
}

// itemsShown gives the titles of the items on screen.
func (p *person) itemsShown() (titles []string) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if item, ok := o.(*widgets.Item); ok {
			titles = append(titles, item.Text())
		}
	})
	return titles
}

func TestAProposedActionBecomesAGoal(t *testing.T) {
	p := atPlan(t, 0)
	if !p.heads("Choose a goal") || !p.says("Three at most, for October to December 2026") {
		t.Fatalf("an empty quarter offers nothing: %v", p.words())
	}
	title := p.itemsShown()[0]
	p.activate(title)
	goals := p.goals("2026-11-20")
	if len(goals) != 1 || goals[0].Title != title || goals[0].Day != "2026-11-20" || goals[0].Until != "2026-12-31" {
		t.Fatalf("the goals are %+v", goals)
	}
	p.run("go today")
	p.run("plan")
	if !p.says(title) || p.itemsShown()[0] == title {
		t.Error("the goal is not shown, or offered again")
	}
	p.press(withCtrl(fyne.KeyZ))
	if len(p.goals("2026-11-20")) != 0 {
		t.Error("a goal is not taken back")
	}
}

func TestAFourthGoalIsRefusedWithWhy(t *testing.T) {
	p := atPlan(t, 3)
	goals := p.goals("2026-11-20")
	if len(goals) != 3 || p.heads("Choose a goal") {
		t.Error("a fourth goal is offered")
	}
	p.activate("Steps")
	p.activate("All steps")
	a := p.proposal(func(a readiness.Action) bool {
		return a.Type != readiness.AnswerCriterion && p.says(a.Title) && !slices.ContainsFunc(goals, func(g model.Entry) bool { return g.Title == a.Title })
	})
	test.Tap(p.rowButton(a.Title, "Plan"))
	p.pick("As a goal of this quarter")
	if len(p.goals("2026-11-20")) != 3 || !strings.Contains(p.footSays(), "Three goals are what a quarter has room for") {
		t.Errorf("a fourth goal is met with %q", p.footSays())
	}
}

func TestStepsAreWrittenTickedAndPutOffByKeyboard(t *testing.T) {
	p := atPlan(t, 1)
	p.activate("Add a step")
	for _, what := range []string{"Ask Beth", "First evening", "Lunch in Legal"} {
		p.types(what)
		p.press(plain(fyne.KeyReturn))
	}
	steps := func() (said []string) {
		for _, item := range p.goals("2026-11-20")[0].Values.Items("steps") {
			mark := "- "
			if item.Yes("done") {
				mark = "x "
			}
			said = append(said, mark+item.Text("what"))
		}
		return said
	}
	p.press(plain(fyne.KeyEscape))
	p.tabTo("Ask Beth")
	p.press(plain(fyne.KeySpace))
	if p.focusedOn() != "Ask Beth" {
		t.Errorf("after a tick the focus is on %q", p.focusedOn())
	}
	p.tabTo("First evening")
	p.types("l")
	if got := strings.Join(steps(), ", "); got != "x Ask Beth, - Lunch in Legal, - First evening" {
		t.Errorf("the steps are %s", got)
	}
	p.types("d")
	if got := strings.Join(steps(), ", "); got != "x Ask Beth, x Lunch in Legal, - First evening" {
		t.Errorf("the steps are %s", got)
	}
}

func TestHoursAWeekAreAskedForAgainUntilTheyAreANumber(t *testing.T) {
	p := atPlan(t, 1)
	p.activate("Hours a week")
	p.types("many")
	p.press(plain(fyne.KeyReturn))
	if !strings.Contains(p.overlayWords(), "Write a number of hours") {
		t.Fatalf("what is no number is met with %q", p.overlayWords())
	}
	p.overlayEntry().SetText("1.5")
	p.press(plain(fyne.KeyReturn))
	if !p.says("1.5 h a week") || !p.says("behind by 9 h") {
		t.Errorf("six weeks at 1.5 h: %v", p.words())
	}
	p.activate("As a table")
	if !p.says("nothing yet") {
		t.Error("the hours cannot be read as a table")
	}
}

func TestAQuarterIsLookedBackAtAndGoesOn(t *testing.T) {
	p := atPlan(t, 2)
	titles := []string{p.goals("2026-11-20")[0].Title, p.goals("2026-11-20")[1].Title}
	p.now = p.now.AddDate(0, 0, 60) // in January
	p.shell.refreshScreen(model.Receipt{})
	if !p.says("October to December 2026, over") {
		t.Fatalf("a quarter that waits is not shown: %v", p.words())
	}
	p.activate("Look back at it")
	p.activate("Reached")
	p.press(plain(fyne.KeyTab)) // to “partly” and “not”, and to the line
	p.press(plain(fyne.KeyTab))
	p.press(plain(fyne.KeyTab))
	p.types("It paid off")
	p.press(plain(fyne.KeyTab))
	p.press(plain(fyne.KeyTab))
	p.press(plain(fyne.KeyReturn)) // partly, of the second
	p.activate("Keep")
	goals := p.goals("2026-11-20")
	if goals[0].Values.Text("outcome") != "reached" || goals[0].Body != "It paid off" || goals[1].Values.Text("outcome") != "partly" {
		t.Fatalf("looked back as %v %q, %v", goals[0].Values, goals[0].Body, goals[1].Values)
	}
	if words := p.checkWords(); len(words) != 1 || words[0] != titles[1] {
		t.Fatalf("to go on are offered %v", words)
	}
	p.activate("Take them on")
	next := p.goals("2027-01-15")
	if len(next) != 1 || next[0].Title != titles[1] {
		t.Fatalf("in the next quarter are %+v", next)
	}
	if !p.says("January to March 2027") {
		t.Errorf("the next quarter is not shown: %v", p.words())
	}
}

func TestWordsOfALookBackAreKeptThroughEscape(t *testing.T) {
	p := atPlan(t, 1)
	p.activate("Look back at it")
	p.window.Canvas().Focus(p.overlayEntry())
	p.types("It paid off")
	p.press(plain(fyne.KeyEscape))
	p.activate("Look back at it")
	if p.overlayEntry().Text != "It paid off" {
		t.Errorf("Escape threw the words away: %q", p.overlayEntry().Text)
	}
	p.activate("Cancel")
	p.activate("Look back at it")
	if p.overlayEntry().Text != "" {
		t.Errorf("what was given up is there again: %q", p.overlayEntry().Text)
	}
}

func TestAPromiseIsKeptFromThePlan(t *testing.T) {
	p := atPlan(t, 0)
	talk := model.NewEntry(model.KindInteraction, "2026-11-01")
	talk.Title = "Lunch"
	talk.Values = model.Values{"promises": []model.Values{{"by": "me", "what": "Send the seating plan", "due": model.Day("2026-01-02")}}}
	p.writes(model.Edit{Entry: talk})
	p.tabUntil("the promise", func(words string) bool { return strings.Contains(words, "Send the seating plan") })
	p.types("d")
	if kept, err := p.Journal().Entry(context.Background(), talk.ID); err != nil || !kept.Values.Items("promises")[0].Yes("done") {
		t.Errorf("the promise is %v, %v", kept.Values, err)
	}
	if slices.ContainsFunc(p.itemsShown(), func(title string) bool { return strings.Contains(title, "Send the seating plan") }) {
		t.Error("what was kept is still there")
	}
}

// moreOfGoal opens the menu of the first goal's card.
func (p *person) moreOfGoal(item string) {
	p.Helper()
	var more *widgets.Button
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text() == "More" && b.Visible() && more == nil {
			more = b
		}
	})
	test.Tap(more)
	p.pick(item)
}

func TestAGoalIsLetGoAndComesBack(t *testing.T) {
	p := atPlan(t, 1)
	p.moreOfGoal("Let this goal go")
	if len(p.goals("2026-11-20")) != 0 {
		t.Fatal("the goal is still there")
	}
	p.tapFoot()
	if len(p.goals("2026-11-20")) != 1 {
		t.Error("it does not come back")
	}
}

func TestWhatAGoalCameFromIsWrittenDownFromItsCard(t *testing.T) {
	p := atPlan(t, 1)
	p.moreOfGoal("Write it down")
	if p.screenShown() != "journal" || !p.says("Fill in:") {
		t.Errorf("writing it down leads to %q", p.screenShown())
	}
}

func TestTodayShowsTheGoalsQuietly(t *testing.T) {
	p := atToday(t, true)
	if !p.heads("This quarter") || !p.says("Sit where IT does not") {
		t.Error("the demo's goals are not shown")
	}
	p.clearGoals()
	if p.heads("This quarter") {
		t.Error("a quarter without goals is shown")
	}
	a := p.proposal(func(a readiness.Action) bool { return a.Gain > 0 })
	goal, err := plan.NewGoal(a, plan.QuarterOf("2026-11-20"), "2026-10-05", nil)
	if err != nil {
		t.Fatal(err)
	}
	p.writes(model.Edit{Entry: plan.SetHours(plan.AddStep(goal, "Ask Beth"), "1.5")})
	walked := model.NewEntry(model.KindLeadership, "2026-11-18")
	walked.Title, walked.Values = "Walked with them", model.Values{"hours": model.Decimal("2")}
	walked.Links = []model.LinkTo{{Role: "about", ID: goal.ID}}
	p.writes(model.Edit{Entry: walked})
	if !p.heads("This quarter") || !p.says("Ask Beth") {
		t.Fatalf("the goal is not shown: %v", p.words())
	}
	p.tabUntil("the goal", func(words string) bool {
		return strings.Contains(words, "Ask Beth") && strings.Contains(words, "2 of 1.5 h")
	})
	p.press(plain(fyne.KeyReturn))
	if p.screenShown() != "readiness" || !p.says("Hours, week by week") {
		t.Errorf("the goal leads to %q", p.screenShown())
	}
	p.now = p.now.AddDate(0, 0, 60)
	p.run("go today")
	if !p.says("Look back at the last quarter") {
		t.Error("a quarter that is over asks for nothing")
	}
}

func TestTheHoursAreATableWhereAChartHasNoRoom(t *testing.T) {
	p := atPlan(t, 2)
	chart := func() bool { return p.says("As a table") }
	p.window.Resize(fyne.NewSize(1180, 760))
	if !chart() {
		t.Fatal("with room, the hours are a chart")
	}
	p.window.Resize(fyne.NewSize(430, 600))
	if chart() || !p.says("As a chart") {
		t.Error("without room, the hours are a table")
	}
	p.window.Resize(fyne.NewSize(1180, 760))
	if !chart() {
		t.Error("with room again, the hours are a chart again")
	}
}
