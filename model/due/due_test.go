package due_test

import (
	"context"
	"slices"
	"testing"

	"rung/model"
	"rung/model/due"
	"rung/storage/storetest"
)

const today = model.Day("2026-11-20")

func TestWhatIsDueComesByDay(t *testing.T) {
	j, _ := storetest.New(t, today.Time())
	add := func(kind, title string, day model.Day, v model.Values, with ...string) string {
		e := model.NewEntry(kind, day)
		e.Title, e.Values = title, v
		for _, id := range with {
			e.Links = append(e.Links, model.LinkTo{Role: "with", ID: id})
		}
		if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
			t.Fatal(err)
		}
		return e.ID
	}
	ana := add("contact", "Ana", "2026-01-01", model.Values{"ideal_days": int64(30), "limit_days": int64(45), "job": "Buyer"})
	add("contact", "Bo", today.Add(-25), model.Values{"ideal_days": int64(30)})
	add("contact", "Never", "2026-01-01", model.Values{"ideal_days": int64(0)})
	add("contact", "On the last day", today.Add(-16), model.Values{"ideal_days": int64(30)})
	add("contact", "A day later", today.Add(-15), model.Values{"ideal_days": int64(30)})
	add("contact", "Far off", today, model.Values{"ideal_days": int64(90)})
	add("interaction", "Lunch", today.Add(-50), model.Values{"promises": []model.Values{
		{"by": "me", "what": "the forecast", "due": today},
		{"by": "them", "what": "a name", "due": today.Add(3)},
		{"by": "me", "what": "kept", "due": today, "done": true},
		{"by": "me", "what": "some day"},
		{"by": "me", "what": "next year", "due": today.Add(60)},
	}}, ana)
	add("budget", "Licences", today, model.Values{"deadline": today.Add(-2)})
	add("budget", "Missed long ago", today, model.Values{"deadline": today.Add(-31)})
	add("budget", "Answered", today, model.Values{"deadline": today, "outcome": "refused"})
	add("study", "ITIL", "2023-11-01", model.Values{"valid_until": today.Add(14)})
	add("budget", "Missed a month ago", today, model.Values{"deadline": today.Add(-30)})
	add("study", "Valid for long", "2020-01-01", model.Values{"valid_until": today.Add(15)})
	add("study", "Lapsed long ago", "2020-01-01", model.Values{"valid_until": today.Add(-31)})
	add("action", "Ask HR", today, model.Values{"status": "planned", "due": today.Add(1)})
	add("action", "Asked", today, model.Values{"status": "done", "due": today})
	add("interview", "Fabrikam", today.Add(4), nil)
	add("interview", "Over", today.Add(-1), nil)
	add("achievement", "Done last week", today.Add(-8), nil)
	add("achievement", "Done last month", today.Add(-33), nil)
	add("achievement", "Done a week ago", today.Add(-7), nil)
	add("achievement", "Done thirty days ago", today.Add(-30), nil)
	add("achievement", "Done this morning", today, nil)
	add("achievement", "Told", today.Add(-8), model.Values{"result": "No ticket since"})
	add("achievement", "Measured", today.Add(-8), model.Values{"metrics": []model.Values{{"what": "tickets"}}})
	add("achievement", "Still running", today.Add(-7), model.Values{"outcome": "running"})
	add("achievement", "Went wrong", today.Add(-7), model.Values{"outcome": "failed"})
	saidIn := func(title string, read model.ReadRecord) {
		e := model.NewEntry("achievement", today.Add(-7))
		e.Title, e.Read = title, read
		if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
			t.Fatal(err)
		}
	}
	saidIn("Since then no ticket", model.ReadRecord{Edition: "1", Mood: "deed", Parts: []model.ReadPart{{Name: model.PartStory("result"), In: model.InTitle, From: 11, To: 20}}})
	saidIn("Taken out again", model.ReadRecord{Edition: "1", Mood: "deed", Parts: []model.ReadPart{{Name: model.PartStory("result"), Removed: true}}})
	saidIn("Tomorrow I move the mail", model.ReadRecord{Edition: "1", Mood: "plan"})
	add("achievement", "Asked for twice", today.Add(-61), nil)

	items, err := due.ReadItems(context.Background(), j, today, 14)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, i := range items {
		told = append(told, string(i.Day)+" "+i.Text+", "+i.StateOn(today))
	}
	want := []string{
		"2026-10-21 Deadline: Missed a month ago, overdue",
		"2026-10-31 Talk to Ana, losing touch",
		"2026-11-17 What came of it: Done last month, overdue",
		"2026-11-18 Deadline: Licences, overdue",
		"2026-11-19 What came of it: Done last week, overdue",
		"2026-11-20 Promised to Ana: the forecast, due",
		"2026-11-20 What came of it: Done a week ago, due",
		"2026-11-20 What came of it: Done thirty days ago, due",
		"2026-11-20 What came of it: Still running, due",
		"2026-11-20 What came of it: Taken out again, due",
		"2026-11-21 Ask HR, coming",
		"2026-11-23 Ana promised: a name, coming",
		"2026-11-24 Interview: Fabrikam, coming",
		"2026-11-25 Talk to Bo, coming",
		"2026-11-27 What came of it: Done this morning, coming",
		"2026-12-04 Last valid day: ITIL, coming",
		"2026-12-04 Talk to On the last day, coming",
	}
	if !slices.Equal(told, want) {
		t.Errorf("%q\nwant\n%q", told, want)
	}
}
