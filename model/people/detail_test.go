package people_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/people"
	"rung/model/rhythm"
)

var ctx = context.Background()

func (j journal) detail(id string) people.Detail {
	j.t.Helper()
	d, err := j.list().Detail(ctx, j, id)
	if err != nil {
		j.t.Fatal(err)
	}
	return d
}

// must fails the test where an edit could not be made.
func must(t *testing.T) func(model.Edit, error) model.Edit {
	return func(e model.Edit, err error) model.Edit {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
}

func titles(entries []model.Entry) (found []string) {
	for _, e := range entries {
		found = append(found, e.Title)
	}
	return found
}

func TestOnePersonWhole(t *testing.T) {
	j := newJournal(t)
	walter := j.add("contact", "Walter")
	ana := j.add("contact", "Ana", link("met_through", walter), with("met_how", "At the winter party."))
	bo := j.add("contact", "Bo", link("met_through", ana))
	j.add("interaction", "First lunch", link("with", ana, bo), on(today.Add(-60)), promises(
		model.Values{"by": "me", "what": "the plan", "due": today.Add(9)}, model.Values{"by": "me", "what": "a room"}, model.Values{"by": "them", "what": "a name", "due": today.Add(-3)}))
	j.add("interaction", "Second lunch", link("with", ana), on(today.Add(-5)), promises(
		model.Values{"by": "me", "what": "k1", "done": true}, model.Values{"by": "me", "what": "k2", "done": true}, model.Values{"by": "them", "what": "k3", "done": true}))
	j.add("interaction", "Lunch to come", link("with", ana), on(today.Add(5)), promises(model.Values{"by": "me", "what": "not made yet"}))
	j.add("achievement", "Weak", link("witness", ana))
	j.add("achievement", "Strong", link("witness", ana), with("situation", "s"), with("task", "t"), with("action", "a"), with("result", "r"))
	j.add("note", "Thought of Ana", link("with", ana))
	j.add("feedback", "Well done", link("from", ana), with("tone", "praise"))
	j.add("action", "Made by Rung", link("about", ana))
	gone := j.add("note", "Thrown away", link("with", ana))
	if _, err := j.Trash(ctx, gone); err != nil {
		t.Fatal(err)
	}

	d := j.detail(ana)
	if d.Through == nil || d.Through.Name != "Walter" || len(d.Introduced) != 1 || d.Introduced[0].Name != "Bo" {
		t.Errorf("through %v, introduced %v", d.Through, d.Introduced)
	}
	var log, open, vouches []string
	for _, talk := range d.Log {
		log = append(log, talk.Entry.Title)
	}
	for _, p := range d.Open {
		open = append(open, string(p.By)+" "+p.What)
	}
	for _, v := range d.Vouches {
		vouches = append(vouches, v.Entry.Title)
	}
	for what, lists := range map[string][2][]string{
		"log":      {log, {"Lunch to come", "Second lunch", "First lunch"}},
		"open":     {open, {"them a name", "me the plan", "me a room"}},
		"vouches":  {vouches, {"Strong", "Weak"}},
		"appears":  {titles(d.Appears), {"Thought of Ana"}},
		"feedback": {titles(d.Feedback), {"Well done"}},
	} {
		if !slices.Equal(lists[0], lists[1]) {
			t.Errorf("%s: %q, want %q", what, lists[0], lists[1])
		}
	}
	if others := d.Log[2].Others; len(others) != 1 || others[0].Name != "Bo" {
		t.Errorf("beside Ana at the first lunch: %v", others)
	}
	if !d.Open[0].IsOverdue(today) || d.Open[1].IsOverdue(today) || d.Open[2].IsOverdue(today) {
		t.Error("only what was to be kept three days ago is overdue")
	}
	if d.Balance != (people.Balance{Given: 2, Received: 1, Owed: 2}) {
		t.Errorf("balance %+v", d.Balance)
	}
	if _, err := j.list().Detail(ctx, j, model.NewID()); model.CodeOf(err) != model.NotFound {
		t.Errorf("of nobody: %v", err)
	}
}

func TestTheBalanceInWords(t *testing.T) {
	for want, b := range map[string]people.Balance{
		"No promise has been kept yet, on either side.":                                                                  {},
		"No promise has been kept yet, on either side. Before you ask for something, keep the 1 that is still open.":     {Owed: 1},
		"You kept 3 promises to them, they kept 1 to you. You gave more than you took, so you may ask.":                  {Given: 3, Received: 1},
		"You kept 1 promise to them, they kept 1 to you. You are even.":                                                  {Given: 1, Received: 1},
		"You kept 0 promises to them, they kept 2 to you. They gave more than they took: what could you do for them?":    {Received: 2},
		"You kept 3 promises to them, they kept 1 to you. Before you ask for something, keep the 2 that are still open.": {Given: 3, Received: 1, Owed: 2},
	} {
		if got := b.Describe(); got != want {
			t.Errorf("%+v: %q, want %q", b, got, want)
		}
	}
}

func TestALineLogsATalk(t *testing.T) {
	j := newJournal(t)
	ana, bo := j.add("contact", "Ana", monthly, on(today.Add(-90))), j.add("contact", "Bo")
	loc := model.Locale{Today: today}
	c := people.ParseTalk("Lunch about the budget with @Bo >yesterday #money", loc, nil)
	j.save(must(t)(people.LogTalk(c, ana, bo)))
	d := j.detail(ana)
	if len(d.Log) != 1 || d.Log[0].Entry.Title != "Lunch about the budget with Bo" || d.Log[0].Entry.Day != today.Add(-1) || !slices.Equal(d.Log[0].Entry.Tags, []string{"money"}) {
		t.Fatalf("the log: %+v", d.Log)
	}
	if d.State != rhythm.Fine || j.person(bo).Last != today.Add(-1) {
		t.Errorf("Ana is %s, Bo was met %s", d.State, j.person(bo).Last)
	}
	if c := people.ParseTalk("She said well done !feedback", loc, nil); c.Kind != "feedback" {
		t.Errorf("a line that names its kind became %s", c.Kind)
	}
	for _, line := range []string{"Lunch >31 feb", "#only"} {
		if _, err := people.LogTalk(people.ParseTalk(line, loc, nil), ana); model.CodeOf(err) != model.Invalid {
			t.Errorf("%q: %v", line, err)
		}
	}
}

func TestPromisesAreMadeAndKept(t *testing.T) {
	j := newJournal(t)
	ana := j.add("contact", "Ana")
	l := j.list()
	j.save(must(t)(l.AddPromise(ctx, j, ana, people.Me, "Send the plan", today.Add(7))))
	if d := j.detail(ana); len(d.Log) != 1 || d.Log[0].Entry.Title != "Send the plan" || d.Last != today {
		t.Fatalf("a first promise is a talk of today: %+v", d.Log)
	}
	j.save(must(t)(j.list().AddPromise(ctx, j, ana, people.Them, "A name", "")))
	d := j.detail(ana)
	if len(d.Log) != 1 || len(d.Open) != 2 || d.Open[1].By != people.Them {
		t.Fatalf("a second one belongs to the last talk: %+v", d.Open)
	}
	mine := d.Open[0]
	j.save(must(t)(people.MarkKept(ctx, j, mine, true)))
	if p := j.person(ana); p.Mine != 0 || p.Theirs != 1 {
		t.Errorf("open after one was kept: %d and %d", p.Mine, p.Theirs)
	}
	j.save(must(t)(people.MarkKept(ctx, j, mine, false)))
	if p := j.person(ana); p.Mine != 1 {
		t.Error("it was not kept after all, and is not open again")
	}
	if _, err := l.AddPromise(ctx, j, ana, people.Me, "", ""); model.CodeOf(err) != model.Invalid {
		t.Errorf("promising nothing: %v", err)
	}
}

func TestAPromiseIsFoundWhereTheListHasMoved(t *testing.T) {
	j := newJournal(t)
	ana := j.add("contact", "Ana")
	talk := j.add("interaction", "Lunch", link("with", ana), promises(model.Values{"by": "me", "what": "first"}, model.Values{"by": "me", "what": "second"}))
	second := j.detail(ana).Open[1]
	if _, err := j.Change(ctx, model.Edited, []string{talk}, func(e *model.Entry) {
		e.Values["promises"] = []model.Values{{"by": "them", "what": "second"}, {"by": "me", "what": "new"}, {"by": "me", "what": "second"}}
	}); err != nil {
		t.Fatal(err)
	}
	j.save(must(t)(people.MarkKept(ctx, j, second, true)))
	for _, p := range j.detail(ana).Log[0].Promises {
		if want := p.What == "second" && p.By == people.Me; p.Kept != want {
			t.Errorf("%s %s: kept is %v", p.By, p.What, p.Kept)
		}
	}
	second.What = "taken out"
	if _, err := people.MarkKept(ctx, j, second, true); model.CodeOf(err) != model.Conflict {
		t.Errorf("a promise that is there no more: %v", err)
	}
}

func TestRhythmAndSnoozeAreEdits(t *testing.T) {
	j := newJournal(t)
	ana := j.add("contact", "Ana", tag("sales"), on(today.Add(-40)))
	if err := people.SetRule(ctx, j, rhythm.Rule{Tag: "sales", Ideal: 20, Limit: 30}); err != nil {
		t.Fatal(err)
	}
	if p := j.person(ana); p.State != rhythm.LosingTouch || p.Rhythm.From != rhythm.Tag {
		t.Errorf("by the tag: %s, %+v", p.State, p.Rhythm)
	}
	j.save(must(t)(people.SnoozePerson(ctx, j, ana, today.Add(7), today)))
	if p := j.person(ana); p.State != rhythm.Snoozed || p.Due != today.Add(7) {
		t.Errorf("snoozed: %s until %s", p.State, p.Due)
	}
	j.save(must(t)(people.SnoozePerson(ctx, j, ana, "", today)))
	j.save(must(t)(people.SetRhythm(ctx, j, ana, rhythm.Rule{Ideal: 30, Limit: 60})))
	if p := j.person(ana); p.State != rhythm.Due || p.Rhythm.From != rhythm.Own {
		t.Errorf("by an own one: %s, %+v", p.State, p.Rhythm)
	}
	j.save(must(t)(people.SetRhythm(ctx, j, ana, rhythm.Rule{None: true})))
	if p := j.person(ana); p.State != rhythm.NoRhythm || p.Rhythm.From != rhythm.Own {
		t.Errorf("none as a choice: %s, %+v", p.State, p.Rhythm)
	}
	j.save(must(t)(people.SetRhythm(ctx, j, ana, rhythm.Rule{})))
	if p := j.person(ana); p.Rhythm.From != rhythm.Tag {
		t.Errorf("left to the tag again: %+v", p.Rhythm)
	}
	if _, err := people.SetRhythm(ctx, j, ana, rhythm.Rule{Ideal: 60, Limit: 30}); model.CodeOf(err) != model.Invalid {
		t.Errorf("a limit before the wish: %v", err)
	}
	for _, until := range []model.Day{today, today.Add(-1), "soon"} {
		if _, err := people.SnoozePerson(ctx, j, ana, until, today); model.CodeOf(err) != model.Invalid {
			t.Errorf("snoozed until %s: %v", until, err)
		}
	}
}

func TestABriefIsOnePageWithoutPrivateEntries(t *testing.T) {
	j := newJournal(t)
	ana := j.add("contact", "Ana Núñez", with("job", "Director"), with("department", "Sales"), with("plan_role", "sponsor"),
		with("email", "ana@example.org"), with("met_how", "At the party."), monthly)
	j.add("interaction", "Lunch", link("with", ana), on(today.Add(-47)), promises(model.Values{"by": "me", "what": "the forecast", "due": today.Add(3)}))
	j.add("interaction", "A secret", link("with", ana), private, promises(model.Values{"by": "them", "what": "hush"}))
	j.add("achievement", "Licences cut", link("witness", ana))
	l := j.list()
	loc := model.Locale{Today: today}
	page, err := l.Brief(ctx, j, ana, loc, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"# Ana Núñez\n", "Director, Sales", "sponsor in my plan", "ana@example.org", "At the party.", "“Lunch”", "(47 days ago)",
		"- I promised: the forecast (by Mon 23 Nov 2026)", "Licences cut", "_1 private entry is left out._"} {
		if !strings.Contains(page, words) {
			t.Errorf("the brief lacks %q:\n%s", words, page)
		}
	}
	if strings.Contains(page, "secret") || strings.Contains(page, "hush") {
		t.Errorf("the brief tells of a private entry:\n%s", page)
	}
	if page, err = l.Brief(ctx, j, ana, loc, true); err != nil || !strings.Contains(page, "Ana Núñez promised: hush") || strings.Contains(page, "left out") {
		t.Errorf("with private entries: %v\n%s", err, page)
	}
	hidden := j.add("contact", "Hidden", private)
	if _, err := j.list().Brief(ctx, j, hidden, loc, false); model.CodeOf(err) != model.Invalid {
		t.Errorf("of a private contact: %v", err)
	}
}

func TestAPromiseIsOverdueOnlyAfterItsDay(t *testing.T) {
	for _, c := range []struct {
		promise people.Promise
		want    bool
	}{
		{people.Promise{Due: today.Add(-1)}, true}, {people.Promise{Due: today}, false}, {people.Promise{}, false}, {people.Promise{Due: today.Add(-1), Kept: true}, false},
	} {
		if got := c.promise.IsOverdue(today); got != c.want {
			t.Errorf("%+v: %v, want %v", c.promise, got, c.want)
		}
	}
}
