package readiness_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// invented draws an entry of any kind, more or less whole, linked to some of the
// others.
func invented(t *rapid.T, others []model.Entry) model.Entry {
	kind := model.Kinds[rapid.IntRange(0, len(model.Kinds)-1).Draw(t, "kind")]
	day := rapid.OneOf(rapid.Just(0), rapid.IntRange(-500, 20)).Draw(t, "day")
	e := model.NewEntry(kind.ID, today.Add(day))
	e.Title = "A " + inventedWords(t, "title")
	if rapid.Bool().Draw(t, "text") {
		e.Body = inventedWords(t, "body")
	}
	e.Read = inventedReading(t, kind)
	for _, f := range kind.Fields {
		if rapid.IntRange(0, 3).Draw(t, f.Key) > 0 {
			e.Values[f.Key] = inventedValue(t, f)
		}
	}
	for _, c := range model.Competencies {
		if rapid.IntRange(0, 6).Draw(t, c.ID) == 0 {
			e.Competencies = append(e.Competencies, c.ID)
		}
	}
	for _, r := range kind.Links {
		for _, other := range others {
			if (len(r.To) == 0 || slices.Contains(r.To, other.Kind)) && rapid.IntRange(0, 4).Draw(t, r.ID) == 0 && (r.Many || len(e.Linked(r.ID)) == 0) {
				e.Links = append(e.Links, model.LinkTo{Role: r.ID, ID: other.ID})
			}
		}
	}
	e.Trashed = rapid.IntRange(0, 9).Draw(t, "trashed") == 0
	e.Normalize()
	return e
}

// inventedWords say something, or not: there are so few of them that some are copies.
func inventedWords(t *rapid.T, part string) string {
	words := strings.Fields("printers sales “licences” x todo the backups\\b Lisbon payroll moved faster übernommen Finance")
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, part), " ")
}

func inventedReading(t *rapid.T, kind model.Kind) model.ReadRecord {
	r := model.ReadRecord{Mood: rapid.SampledFrom([]string{"", "", "", "deed", "plan", "other"}).Draw(t, "mood")}
	for _, f := range kind.Fields {
		if f.Type == model.Prose && rapid.IntRange(0, 7).Draw(t, "read "+f.Key) == 0 {
			r.Parts = append(r.Parts, model.ReadPart{Name: model.PartStory(f.Key), Removed: rapid.Bool().Draw(t, "removed")})
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "people") {
		p := model.ReadPerson{Name: rapid.SampledFrom([]string{"Ana", "Ben"}).Draw(t, "name"), Department: rapid.SampledFrom([]string{"", "Sales", "HR"}).Draw(t, "department"),
			Circle: rapid.SampledFrom([]string{"", "IT", "another department"}).Draw(t, "circle")}
		r.Parts = append(r.Parts, model.ReadPart{Name: model.PartPerson(p.Name), Person: &p})
	}
	return r
}

func inventedValue(t *rapid.T, f model.Field) any {
	word := rapid.SampledFrom([]string{"Sales", "Finance", "sales", "said “so”", "a\\b\nc"})
	switch f.Type {
	case model.Choice:
		return rapid.SampledFrom(f.Choices).Draw(t, "choice")
	case model.YesNo:
		return rapid.Bool().Draw(t, "yes")
	case model.Integer:
		return int64(rapid.IntRange(0, 9).Draw(t, "whole"))
	case model.Year:
		return int64(2026)
	case model.Number:
		return model.Decimal("2.5")
	case model.Date:
		return today.Add(rapid.IntRange(-100, 100).Draw(t, "date"))
	case model.Amount:
		return model.Money{Minor: 100, Currency: "USD"}
	case model.Link:
		return "https://example.org"
	case model.List:
		return []model.Values{{f.Of[0].Key: inventedValue(t, f.Of[0])}}
	}
	if f.Type == model.Prose {
		return inventedWords(t, f.Key)
	}
	return word.Draw(t, "word")
}

func inventedJournal(t *rapid.T, most int) []model.Entry {
	var entries []model.Entry
	for range rapid.IntRange(0, most).Draw(t, "entries") {
		entries = append(entries, invented(t, entries))
	}
	return entries
}

func indexed(t *rapid.T, frameworks []readiness.Framework, b readiness.CompetencyRules, entries []model.Entry) *readiness.Index {
	ix := readiness.NewIndex(b, frameworks)
	if err := ix.PutEntries(entries...); err != nil {
		t.Fatal(err)
	}
	return ix
}

func reports(t *rapid.T, ix *readiness.Index) []readiness.Report {
	var all []readiness.Report
	for _, f := range ix.Frameworks() {
		r, err := ix.Report(f.ID, today)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

func TestOrderAndHistoryOfEntriesDoNotMatter(t *testing.T) {
	frameworks, b := append(built(t), everyWay(t)), brings(t)
	rapid.Check(t, func(t *rapid.T) {
		entries := inventedJournal(t, 12)
		first := said(t, indexed(t, frameworks, b, entries), entries)
		shuffled := slices.Clone(entries)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "order"), 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		ix := readiness.NewIndex(b, frameworks)
		for _, e := range shuffled {
			other := e.Clone() // as it was before it was edited
			other.Values, other.Links, other.Trashed = model.Values{}, nil, !e.Trashed
			for _, version := range []model.Entry{other, e} {
				if err := ix.PutEntries(version); err != nil {
					t.Fatal(err)
				}
			}
		}
		if second := said(t, ix, entries); !bytes.Equal(first, second) {
			t.Fatalf("entered in another order and edited, it says other things: %s", differs(first, second))
		}
	})
}

// differs gives what two texts say where they part.
func differs(a, b []byte) string {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	from := max(0, at-60)
	return string(a[from:min(at+60, len(a))]) + " | " + string(b[from:min(at+60, len(b))])
}

// said is all that is printed of an index.
func said(t *rapid.T, ix *readiness.Index, entries []model.Entry) []byte {
	var all []any
	for _, r := range reports(t, ix) {
		actions, err := ix.Actions(r.Framework, today, lookupIn(entries))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r, actions)
	}
	b, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func lookupIn(entries []model.Entry) readiness.EntryLookup {
	return func(id string) (model.Entry, error) {
		i := slices.IndexFunc(entries, func(e model.Entry) bool { return e.ID == id })
		return entries[i], nil
	}
}

// What an action promises is what saving its entries gives, once the person has said
// what it asks for.
func TestTheGainPromisedIsTheGainObtained(t *testing.T) {
	frameworks, b := append(built(t), ladder(t)), brings(t)
	rapid.Check(t, func(t *rapid.T) {
		entries := inventedJournal(t, 10)
		ix := indexed(t, frameworks, b, entries)
		f := rapid.SampledFrom(frameworks).Draw(t, "framework")
		actions, err := ix.Actions(f.ID, today, lookupIn(entries))
		if err != nil {
			t.Fatal(err)
		}
		before := mustCoverage(t, ix, f.ID)
		for _, a := range actions {
			if (a.Gain > 0) != (len(a.Entries) > 0) {
				t.Fatalf("%s gains %d with %d entries", a.ID, a.Gain, len(a.Entries))
			}
			if a.Gain == 0 {
				continue
			}
			saved := inOwnWords(t, a)
			checkSaved(t, saved)
			other := indexed(t, frameworks, b, slices.Concat(entries, saved))
			if got := mustCoverage(t, other, f.ID) - before; got != a.Gain {
				t.Fatalf("%s promises %d and gives %d", a.ID, a.Gain, got)
			}
		}
		if mustCoverage(t, ix, f.ID) != before {
			t.Fatal("looking for actions changed the coverage")
		}
	})
}

func mustCoverage(t *rapid.T, ix *readiness.Index, framework string) strength.Share {
	r, err := ix.CoverageReport(framework, today)
	if err != nil {
		t.Fatal(err)
	}
	return r.Coverage
}

// inOwnWords answers what an action asks for: as it states the answer, or with words
// that say something; nothing else.
func inOwnWords(t *rapid.T, a readiness.Action) []model.Entry {
	var saved []model.Entry
	for i, entry := range a.Entries {
		e := entry.Clone()
		kind, _ := model.KindOf(e.Kind)
		for _, asked := range a.Ask[i] {
			f, _ := kind.Field(asked.Part)
			switch {
			case asked.Part == "title":
				e.Title = randomWords(t)
			case asked.Part == "body":
				e.Body = randomWords(t)
			case asked.Answer != nil:
				e.Values[asked.Part] = asked.Answer
			default:
				e.Values[asked.Part] = saidValue(t, f)
			}
		}
		e.Normalize()
		saved = append(saved, e)
	}
	return saved
}

// randomWords say something that nobody else says.
func randomWords(t *rapid.T) string {
	words := make([]string, rapid.IntRange(3, 5).Draw(t, "words"))
	for i := range words {
		words[i] = "w" + rapid.StringMatching(`[a-z]{10}`).Draw(t, "word")
	}
	return strings.Join(words, " ")
}

// saidValue is a value of a field that says something.
func saidValue(t *rapid.T, f model.Field) any {
	switch f.Type {
	case model.Prose, model.Text:
		return randomWords(t)
	case model.List:
		item := model.Values{}
		for _, of := range f.Of {
			switch of.Type {
			case model.Text:
				item[of.Key] = randomWords(t)
			case model.Number:
				item[of.Key] = model.Decimal(rapid.SampledFrom([]string{"0", "4.5", "120"}).Draw(t, "number"))
			case model.Choice:
				item[of.Key] = rapid.SampledFrom(of.Choices).Draw(t, "choice")
			}
		}
		return []model.Values{item}
	}
	return inventedValue(t, f)
}

func checkSaved(t *rapid.T, entries []model.Entry) {
	for _, e := range entries {
		if err := e.Check(); err != nil {
			t.Fatalf("%s cannot be saved: %v", e.Title, err)
		}
	}
}
