package people_test

import (
	"fmt"
	"testing"

	"rung/model"
	"rung/model/people"
)

// crowd is a journal of ten thousand contacts and as many interactions.
func crowd(b *testing.B) journal {
	b.Helper()
	j := newJournal(b)
	const many = 10_000
	first := []string{"Ana", "Bo", "Chidi", "Denise", "Elin", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Karen", "Li", "Malik", "Nora", "Olu", "Priya", "Rafael", "Siobhan", "Tomas", "Zoe"}
	syllables := []string{"ber", "man", "ka", "ro", "lin", "dal", "sen", "vik", "to", "mar"}
	edits := make([]model.Edit, 0, 2*many)
	var ids []string
	for i := range many {
		e := model.NewEntry("contact", today.Add(-i%900))
		last := syllables[i/1000%10] + syllables[i/100%10] + syllables[i/10%10] + syllables[i%10]
		e.Title = first[i%len(first)] + " " + last
		e.Values = model.Values{"circle": people.Circles[i%len(people.Circles)], "department": fmt.Sprintf("Department %d", i%40),
			"organisation": fmt.Sprintf("Company %d", i%500), "email": fmt.Sprintf("p%d@example.org", i), "ideal_days": int64(30), "limit_days": int64(60)}
		edits = append(edits, model.Edit{Entry: e})
		ids = append(ids, e.ID)
	}
	for i := range many {
		e := model.NewEntry("interaction", today.Add(-i%200))
		e.Title, e.Body = "A talk", "What was said, in a line or two of the person's own."
		e.Links = []model.LinkTo{{Role: "with", ID: ids[i*7%many]}}
		e.Values = model.Values{"promises": []model.Values{{"by": "me", "what": "Send it", "due": today}}}
		edits = append(edits, model.Edit{Entry: e})
	}
	if _, err := j.Save(ctx, model.Added, edits, nil); err != nil {
		b.Fatal(err)
	}
	return j
}

func BenchmarkTenThousandContacts(b *testing.B) {
	j := crowd(b)
	l := j.list()
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := people.ReadList(ctx, j, today); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("group and sort", func(b *testing.B) {
		for b.Loop() {
			people.GroupPeople(l.People, people.ByPlace)
			people.SortPeople(l.People, people.Urgent)
			people.SortPeople(l.People, people.ByName)
		}
	})
	b.Run("map", func(b *testing.B) {
		for b.Loop() {
			l.Map([]model.Department{{Name: "Department 1"}, {Name: "HR"}})
		}
	})
	b.Run("duplicates", func(b *testing.B) {
		for b.Loop() {
			if _, err := l.Duplicates(ctx, j); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("one person", func(b *testing.B) {
		for b.Loop() {
			if _, err := l.Detail(ctx, j, l.People[0].ID); err != nil {
				b.Fatal(err)
			}
		}
	})
}
