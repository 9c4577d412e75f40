package review_test

import (
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/review"
)

func TestABuiltInQuestionIsReworded(t *testing.T) {
	d := newDesk(t)
	q := d.question(grow)
	to := q
	to.Text, to.FollowUps = "Whom did you coach?", []string{"And then?"}
	d.save(q.Reword(to, today))
	q = d.question(grow)
	if q.Text != "Whom did you coach?" || !slices.Equal(q.FollowUps, []string{"And then?"}) || q.Own || q.ListensFor == "" {
		t.Errorf("%+v", q)
	}
	d.undo()
	if q = d.question(grow); q.Text == "Whom did you coach?" {
		t.Error("undone, the built-in words should be back")
	}
}

// The words of a built-in question stay with whoever rehearsed it, the rest
// follows the bank.
func TestAQuestionOfOnesOwn(t *testing.T) {
	d := newDesk(t)
	before := len(d.Questions())
	d.save(review.NewQuestion(review.Question{Text: "Would you move to Wooster?", Theme: "motivation", Competencies: []string{"career"}}, today))
	all := d.Questions()
	q := all[len(all)-1]
	if len(all) != before+1 || !q.Own || q.Theme != "motivation" {
		t.Fatalf("%d questions, the last is %+v", len(all), q)
	}
	d.rate(q.ID, "good", today)
	if got := d.question(q.ID); got.Practice.Rated != "good" {
		t.Errorf("%+v", got.Practice)
	}
	if _, err := d.journal.Trash(t.Context(), q.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.Questions(); len(got) != before {
		t.Error("in the trash, it is still asked")
	}
	if _, err := d.Question("people.nonsense"); model.CodeOf(err) != model.NotFound {
		t.Errorf("%v", err)
	}
}

func TestTheGridShowsWhatIsCoveredAndWhatIsToldTooOften(t *testing.T) {
	story, other := wholeStory(), entry("note", "Other", nil)
	d := newDesk(t, story, other)
	for _, id := range []string{grow, late, about, "people.hire"} {
		d.save(d.question(id).AddStory(story.ID, true, today))
	}
	d.save(d.question(grow).AddStory(other.ID, true, today))
	g := d.Grid(today)
	if len(g.Columns) != 2 || g.Columns[0].Entry != story.ID || g.Columns[0].Uses != 4 || !g.Columns[0].Overused || g.Columns[0].Band != review.Strong || g.Columns[1].Overused || g.Columns[1].Band != review.Thin {
		t.Errorf("%+v", g.Columns)
	}
	all := len(d.Questions())
	if g.CountUncovered() != all-4 || g.CountStanding(review.StandingGap) != all {
		t.Errorf("%d uncovered of %d", g.CountUncovered(), all)
	}
	if got := d.question(grow).Stories; !slices.Equal(got, []string{other.ID, story.ID}) {
		t.Errorf("the preferred story comes first: %v", got)
	}
	d.save(d.question(grow).RemoveStory(other.ID, today))
	d.save(d.question(about).SetHidden(true, today))
	if g = d.Grid(today); len(g.Columns) != 1 || g.Columns[0].Uses != 3 || g.Columns[0].Overused || len(g.Rows) != all-1 {
		t.Errorf("%+v and %d rows", g.Columns, len(g.Rows))
	}
	if _, err := d.journal.Trash(t.Context(), story.ID); err != nil {
		t.Fatal(err)
	}
	if g = d.Grid(today); len(g.Columns) != 0 || g.CountUncovered() != all-1 {
		t.Error("a story in the trash answers nothing")
	}
}

func TestEachQuestionWithoutAStoryIsANextAction(t *testing.T) {
	story := wholeStory()
	asked := interviewOn(today.Add(-7), model.Values{"questions": []model.Values{{"question": "Tell us about yourself"}}})
	coming := interviewOn(today.Add(5), model.Values{"description": "Requirements:\n- Negotiation of supplier contracts"})
	d := newDesk(t, story, asked, coming)
	all := len(d.Questions())
	actions := d.Actions(today)
	if len(actions) != all {
		t.Fatalf("%d actions for %d questions", len(actions), all)
	}
	if a := actions[0]; a.Subject != about || a.Reason != "You were asked this on Fri 13 Nov 2026, and no story answers it." {
		t.Errorf("first comes %+v", a)
	}
	if a := actions[1]; a.Due != coming.Day || a.Gain != 0 || len(a.Entries) != 0 {
		t.Errorf("then what the next interview may ask: %+v", a)
	}
	d.save(d.question(about).AddStory(story.ID, true, today))
	d.save(model.Edit{Entry: actions[1].Dismiss("not for me", today)})
	d.save(model.Edit{Entry: actions[2].Snooze(today.Add(7), today)})
	d.save(model.Edit{Entry: actions[3].Plan(today.Add(2), today)})
	left := d.Actions(today)
	if len(left) != all-3 {
		t.Errorf("%d actions left of %d", len(left), all)
	}
	i := slices.IndexFunc(left, func(a actionT) bool { return a.ID == actions[3].ID })
	if i < 0 || left[i].Status != "planned" || left[i].Due != today.Add(2) {
		t.Error("what is planned keeps its day")
	}
	if n := len(d.Actions(today.Add(7))); n != all-2 {
		t.Errorf("%d actions once the week is over", n)
	}
}

func TestADebriefFeedsQuestionsAndGaps(t *testing.T) {
	d := newDesk(t, interviewOn(today.Add(-1), nil))
	interview := func() review.Interview {
		_, past := d.Interviews(today)
		return past[0]
	}
	d.save(interview().MarkAsked("tell us about YOURSELF", "partly"))
	d.save(interview().MarkAsked("Tell us about yourself.", "badly"))
	d.save(interview().MarkAsked("Can you milk a cow?", ""))
	i := interview()
	if len(i.Asked) != 2 || i.Asked[0].Question != about || i.Asked[0].Went != "badly" {
		t.Errorf("%+v", i.Asked)
	}
	if q := d.question(about); len(q.Asked) != 1 || q.Asked[0].Interview != i.ID {
		t.Errorf("%+v", q.Asked)
	}
	found := i.NewQuestions()
	if len(found) != 1 || found[0].Text != "Can you milk a cow?" {
		t.Fatalf("%+v", found)
	}
	d.save(review.NewQuestion(found[0], today))
	if interview().NewQuestions() != nil {
		t.Error("taken into the bank, it is still new")
	}
	if a := d.Actions(today); len(a[0].Reason) == 0 || len(a[1].Reason) == 0 || a[0].Subject == a[1].Subject {
		t.Errorf("%+v", a[:2])
	}
}

func TestInterviewsComeAndGo(t *testing.T) {
	trashed := interviewOn(today.Add(1), nil)
	d := newDesk(t, interviewOn(today.Add(9), nil), interviewOn(today, nil), interviewOn(today, model.Values{"went": "well"}), interviewOn(today.Add(-3), nil), trashed)
	if _, err := d.journal.Trash(t.Context(), trashed.ID); err != nil {
		t.Fatal(err)
	}
	coming, past := d.Interviews(today)
	if len(coming) != 2 || coming[0].Day != today || len(past) != 2 || past[0].Went != "well" {
		t.Errorf("%d coming, %d past", len(coming), len(past))
	}
	if d.NextInterviewDay(today) != today || d.NextInterviewDay(today.Add(10)) != "" {
		t.Errorf("the next is on %s", d.NextInterviewDay(today))
	}
}

func TestSuggestionsSayWhy(t *testing.T) {
	led := entry("leadership", "Renewed the licences with the team", model.Values{"situation": "Old contract.", "task": "Renew.", "action": "Negotiated with the vendor.", "result": "Cheaper.", "people_led": int64(4),
		"metrics": []model.Values{{"what": "licences", "after": model.Decimal("95"), "known": "measured"}}})
	led.Competencies = []string{"budgeting"}
	thin := entry("note", "The vendor called", nil)
	thin.Competencies = []string{"budgeting", "relationships"}
	future := entry("note", "Vendor next week", nil)
	future.Day, future.Competencies = today.Add(7), []string{"budgeting", "relationships"}
	d := newDesk(t, led, thin, future, entry("note", "Nothing to do with it", nil))
	found, err := d.SuggestStories("budget.negotiate", 5, today)
	if err != nil || len(found) != 2 {
		t.Fatalf("%+v, %v", found, err)
	}
	if found[0].Entry != led.ID || found[0].Reason != "led 4 people, with a measured result; budgeting; about vendors" {
		t.Errorf("%+v", found[0])
	}
	if found[1].Reason != "budgeting, relationships; about vendors; not told whole yet" {
		t.Errorf("%+v", found[1])
	}
	d.save(d.question("budget.negotiate").AddStory(led.ID, true, today))
	if found, err = d.SuggestStories("budget.negotiate", 5, today); err != nil || len(found) != 1 {
		t.Errorf("what answers it already is suggested: %+v, %v", found, err)
	}
	if _, err := d.SuggestStories("nonsense", 5, today); model.CodeOf(err) != model.NotFound {
		t.Errorf("%v", err)
	}
}

func TestWordsThatMeanManyThingsSuggestNothing(t *testing.T) {
	d := newDesk(t, entry("note", "A small start for the kids: a cheap new toy breaks", model.Values{}),
		entry("note", "Success and failure of the roll at breakfast: courage, it was built of cheap feed", nil))
	found, err := d.SuggestStories("change.pilot", 5, today)
	if err != nil || len(found) != 0 {
		t.Errorf("%+v, %v", found, err)
	}
}

func TestWhatIsReadDecidesWhichStoriesAreSuggested(t *testing.T) {
	told := func(title string, change func(*model.Entry)) model.Entry {
		e := entry("achievement", title, model.Values{"action": "Moved the vendor's data.", "result": "It took a week longer."})
		e.Competencies = []string{"growth", "problem_solving", "technical"}
		change(&e)
		return e
	}
	wrong := told("Moved the ERP, and forgot the backup", func(e *model.Entry) {
		e.Read = model.ReadRecord{Edition: "1", Mood: "deed", Parts: []model.ReadPart{{Name: model.PartStory("mistake"), In: model.InTitle, From: 19, To: 36}}}
	})
	failed := told("Moved the mail", func(e *model.Entry) { e.Values["outcome"] = "failed" })
	planned := told("Next week I move the mail", func(e *model.Entry) { e.Read = model.ReadRecord{Edition: "1", Mood: "plan"} })
	well := told("Moved the files", func(*model.Entry) {})
	d := newDesk(t, wrong, failed, planned, well)
	found, err := d.SuggestStories("failure.judgement", 5, today)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]bool{}
	for _, s := range found {
		said[s.Entry] = strings.Contains(s.Reason, "something went wrong in it")
	}
	if !said[wrong.ID] || !said[failed.ID] || said[well.ID] {
		t.Errorf("%+v", found)
	}
	if _, there := said[planned.ID]; there {
		t.Error("what is only planned is suggested")
	}
}
