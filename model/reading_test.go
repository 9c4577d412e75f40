package model

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// findings gives what a reader might find, with a place for each part.
func findings(kind string, parts ...Finding) Findings {
	f := Findings{Edition: "1", Mood: "deed", Kind: kind}
	if kind != "" {
		f.Parts = append(f.Parts, Finding{ReadPart: ReadPart{Name: PartKind, In: InTitle, From: 0, To: 3}})
	}
	f.Parts = append(f.Parts, parts...)
	return f
}

func foundValue(key string, value any) Finding {
	return Finding{ReadPart: ReadPart{Name: PartValue(key), In: InTitle, From: 1, To: 4}, Value: value}
}

func foundCompetency(id string) Finding {
	return Finding{ReadPart: ReadPart{Name: PartCompetency(id), In: InTitle, From: 1, To: 4}}
}

func foundLink(role, id string) Finding {
	return Finding{ReadPart: ReadPart{Name: PartLink(role, id), In: InTitle, From: 1, To: 4}}
}

func readEntry(title string) Entry {
	e := NewEntry(KindNote, saturday)
	e.Title = title
	return e
}

func TestWhatIsFoundIsAppliedAndMarked(t *testing.T) {
	ana := NewID()
	e := readEntry("Asked Ana for $4,800 for power supplies").WithFindings(findings(KindBudget, foundValue("stage", "request"), foundCompetency("budgeting"), foundLink("decision_maker", ana)))
	if e.Kind != KindBudget || e.Values.Text("stage") != "request" || !slices.Contains(e.Competencies, "budgeting") || !slices.Contains(e.Linked("decision_maker"), ana) {
		t.Errorf("the entry is %+v", e)
	}
	for _, name := range []string{PartKind, PartValue("stage"), PartCompetency("budgeting"), PartLink("decision_maker", ana)} {
		if !e.Read.Has(name) {
			t.Errorf("%q is not marked as read", name)
		}
	}
	gone := e.WithFindings(findings(""))
	if gone.Kind != KindNote || len(gone.Values)+len(gone.Competencies)+len(gone.Links)+len(gone.Read.Parts) > 0 {
		t.Errorf("what is not found any more stays: %+v", gone)
	}
}

func TestAPersonsOwnHandIsStrongerThanAReading(t *testing.T) {
	found := findings(KindAchievement, foundValue("outcome", "succeeded"), foundCompetency("technical"))
	read := readEntry("Moved the backups to the new rack").WithFindings(found)
	for _, c := range []struct {
		what   string
		change func(*Entry)
		holds  func(Entry) bool
	}{
		{"a value that was set", func(e *Entry) { e.Values["outcome"] = "partly" },
			func(e Entry) bool { return e.Values.Text("outcome") == "partly" && !e.Read.Has(PartValue("outcome")) }},
		{"a value that was emptied", func(e *Entry) { delete(e.Values, "outcome") },
			func(e Entry) bool { return e.Values["outcome"] == nil && e.Read.IsRemoved(PartValue("outcome")) }},
		{"a competency taken off", func(e *Entry) { e.Competencies = nil },
			func(e Entry) bool { return len(e.Competencies) == 0 }},
		{"a kind that was chosen", func(e *Entry) { e.Kind = KindLeadership },
			func(e Entry) bool { return e.Kind == KindLeadership && !e.Read.Has(PartKind) }},
		{"a note that is to stay one", func(e *Entry) { e.Kind, e.Values = KindNote, Values{} },
			func(e Entry) bool { return e.Kind == KindNote && e.Read.IsRemoved(PartKind) }},
		{"a value set again after it was emptied", func(e *Entry) {
			delete(e.Values, "outcome")
			e.SettleReadings(&read)
			emptied := e.Clone()
			e.Values["outcome"] = "failed"
			e.SettleReadings(&emptied)
		}, func(e Entry) bool {
			return e.Values.Text("outcome") == "failed" && !e.Read.IsRemoved(PartValue("outcome"))
		}},
	} {
		e := read.Clone()
		c.change(&e)
		e.SettleReadings(&read)
		if again := e.WithFindings(found); !c.holds(again) {
			t.Errorf("%s: after another reading the entry is %+v", c.what, again)
		}
	}
}

func TestAnOfferThatIsTakenIsThePersonsOwn(t *testing.T) {
	e := readEntry("Ran the migration, which halved the run time").WithFindings(findings(KindAchievement))
	e = e.Take(foundValue("outcome", "succeeded")).Take(Finding{ReadPart: ReadPart{Name: PartStory("result"), In: InTitle, From: 19, To: 44}})
	again := e.WithFindings(findings(KindAchievement, foundValue("outcome", "failed")))
	if again.Values.Text("outcome") != "succeeded" || again.Read.Has(PartValue("outcome")) || !again.Read.Has(PartStory("result")) {
		t.Errorf("after another reading the entry is %+v", again)
	}
	off := again.WithoutRead(PartStory("result"))
	if off.Read.Has(PartStory("result")) || off.WithFindings(findings(KindAchievement, Finding{ReadPart: ReadPart{Name: PartStory("result")}})).Read.Has(PartStory("result")) {
		t.Error("what was taken cannot be removed again")
	}
}

func TestOneOfSeveralNumbersCanBeRemoved(t *testing.T) {
	found := findings(KindAchievement, foundValue("metrics", []Values{{"after": Decimal("4")}}), foundValue("metrics", []Values{{"after": Decimal("9")}}))
	e := readEntry("Cut two queues").WithFindings(found)
	name := PartValue("metrics")
	if len(e.Values.Items("metrics")) != 2 {
		t.Fatalf("two numbers are read as %+v", e.Values)
	}
	one := e.WithoutReadItem(name, 0).WithFindings(found)
	if items := one.Values.Items("metrics"); len(items) != 1 || items[0]["after"] != Decimal("9") || one.Read.Has(name) {
		t.Errorf("without the first they are %+v, record %+v", items, one.Read)
	}
	if none := one.WithoutReadItem(name, 0).WithFindings(found); len(none.Values) > 0 || !none.Read.IsRemoved(name) {
		t.Errorf("without both they are %+v", none.Values)
	}
	if len(e.Values.Items("metrics")) != 2 {
		t.Error("the entry before has changed too")
	}
}

func TestAnotherReadingKeepsTheOrderOfLinks(t *testing.T) {
	maria, ana, tom := NewID(), NewID(), NewID()
	found := findings(KindInteraction, foundLink("with", ana))
	e := readEntry("Lunch with Ana and Tom")
	e.Links = []LinkTo{{Role: "with", ID: maria}}
	e = e.WithFindings(found)
	e.Links = append(e.Links, LinkTo{Role: "with", ID: tom})
	if with := e.WithFindings(found).Linked("with"); !slices.Equal(with, []string{maria, ana, tom}) {
		t.Errorf("linked with %v", with)
	}
}

func TestAKindIsNotReadWhereItWouldLoseSomething(t *testing.T) {
	e := readEntry("A line")
	e.Kind, e.Read = KindAchievement, ReadRecord{Edition: "1", Parts: []ReadPart{{Name: PartKind}}}
	e.Values["situation"] = "The person's own words"
	if got := e.WithFindings(findings(KindBudget)); got.Kind != KindAchievement || got.Values.Text("situation") == "" {
		t.Errorf("the entry is %+v", got)
	}
}

func TestPlacesNeverLieOutsideTheWords(t *testing.T) {
	e := readEntry("Short")
	e.Body = "Text"
	e.Read = ReadRecord{Edition: "1", Parts: []ReadPart{{Name: PartStory("result"), In: InTitle, From: 2, To: 99}, {Name: PartStory("why"), In: InBody, From: 1, To: 4}, {Name: PartStory("lesson"), In: "elsewhere", From: 0, To: 1}, {Name: PartStory("mistake"), In: InBody, From: 3, To: 1}}}
	e.Normalize()
	for _, p := range e.Read.Parts {
		if p.In != "" && p.Name != PartStory("why") {
			t.Errorf("%+v still says where", p)
		}
	}
	if len(e.Read.Parts) != 4 || e.Read.named(PartStory("why"))[0].To != 4 {
		t.Errorf("the record is %+v", e.Read)
	}
}

func TestTwoWritersOfReadingsDoNotContradictEachOther(t *testing.T) {
	base := readEntry("Ran the migration").WithFindings(findings(KindAchievement, foundValue("outcome", "succeeded"), foundCompetency("technical")))
	mine, theirs := base.WithoutRead(PartValue("outcome")), base.WithoutRead(PartCompetency("technical"))
	changes, err := DiffEntries(&base, mine)
	if err != nil {
		t.Fatal(err)
	}
	both, err := ApplyChanges(theirs, changes)
	if err != nil {
		t.Fatal(err)
	}
	if !both.Read.IsRemoved(PartValue("outcome")) || !both.Read.IsRemoved(PartCompetency("technical")) || len(both.Values)+len(both.Competencies) > 0 {
		t.Errorf("together they are %+v", both)
	}
	back, err := ApplyChanges(both, ReverseChanges(changes))
	if err != nil || !back.Read.Has(PartValue("outcome")) || !back.Read.IsRemoved(PartCompetency("technical")) {
		t.Errorf("undone it is %+v, %v", back, err)
	}
}

// readParts are what the property below draws from.
var readParts = []Finding{
	foundValue("outcome", "succeeded"), foundValue("outcome", "failed"), foundValue("stage", "request"), foundValue("people_led", int64(4)),
	foundValue("metrics", []Values{{"after": Decimal("4")}}), foundValue("metrics", []Values{{"after": Decimal("9")}}),
	foundCompetency("technical"), foundCompetency("budgeting"), foundLink("with", "0199d0c0-0000-7000-8000-000000000001"), foundLink("witness", "0199d0c0-0000-7000-8000-000000000002"),
	{ReadPart: ReadPart{Name: PartStory("result"), In: InTitle, From: 2, To: 3}}, {ReadPart: ReadPart{Name: PartPerson("Tom"), Person: &ReadPerson{Name: "Tom"}}},
}

func drawFindings(r *rapid.T) Findings {
	f := findings(rapid.SampledFrom([]string{"", KindAchievement, KindLeadership, KindBudget}).Draw(r, "kind"))
	for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(readParts)-1), 0, 6).Draw(r, "parts") {
		f.Parts = append(f.Parts, readParts[i])
	}
	return f
}

// TestWhatIsSetByHandSurvivesEveryReading also shows that what was removed never comes
// back, and that reading twice changes nothing.
func TestWhatIsSetByHandSurvivesEveryReading(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		e := readEntry("A line of words").WithFindings(drawFindings(r))
		own, removed := map[string]string{}, map[string]bool{}
		for range rapid.IntRange(1, 6).Draw(r, "turns") {
			before := e.Clone()
			f := readParts[rapid.IntRange(0, len(readParts)-1).Draw(r, "part")]
			switch kind, _ := KindOf(e.Kind); rapid.SampledFrom([]string{"set", "clear", "remove", "read", "kind"}).Draw(r, "turn") {
			case "set":
				if _, holds := e.part(f.Name); !holds && kind.knows(f.Name) && f.Person == nil && f.Name != PartStory("result") && e.put(f) {
					own[f.Name], _ = e.part(f.Name)
					delete(removed, f.Name)
				}
			case "clear":
				if _, holds := e.part(f.Name); holds && f.Person == nil && f.Name != PartStory("result") {
					e.drop(f.Name)
					removed[f.Name] = true
					delete(own, f.Name)
				}
			case "remove":
				e = e.WithoutRead(f.Name)
				before = e.Clone()
				removed[f.Name] = true
				delete(own, f.Name)
			case "kind":
				if to := rapid.SampledFrom([]string{KindAchievement, KindBudget}).Draw(r, "to"); to != e.Kind && e.fitsKind(to) {
					e.Kind = to
					own[PartKind] = to
				}
			}
			e.SettleReadings(&before)
			f2 := drawFindings(r)
			e = e.WithFindings(f2)
			if diff := cmp.Diff(e, e.WithFindings(f2)); diff != "" {
				r.Fatalf("a second reading changed something: %s", diff)
			}
			for name, want := range own {
				if is, holds := e.part(name); !holds || is != want || e.Read.Has(name) {
					r.Fatalf("%q was set by hand to %q and is %q (%v) in %+v", name, want, is, holds, e)
				}
			}
			for name := range removed {
				if _, holds := e.part(name); holds {
					r.Fatalf("%q was removed and is back in %+v", name, e)
				}
			}
			if err := e.Check(); err != nil {
				r.Fatalf("the entry cannot be kept: %v", err)
			}
		}
	})
}
