package readiness_test

import (
	"hash/fnv"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/readiness"
)

// A journal in memory: entries are written as a sentence, oldest first.
type journal struct {
	t       testing.TB
	ix      *readiness.Index
	entries map[string]model.Entry
}

func newJournal(t testing.TB, frameworks ...readiness.Framework) *journal {
	t.Helper()
	if len(frameworks) == 0 {
		frameworks = built(t)
	}
	return &journal{t, readiness.NewIndex(brings(t), frameworks), map[string]model.Entry{}}
}

type change func(*model.Entry)

// add saves an entry of today and gives it back.
func (j *journal) add(kind, title string, changes ...change) model.Entry {
	j.t.Helper()
	e := model.NewEntry(kind, today)
	e.Title = title
	for _, c := range changes {
		c(&e)
	}
	e.Normalize()
	if err := e.Check(); err != nil {
		j.t.Fatalf("%s: %v", title, err)
	}
	j.save(e)
	return e
}

func (j *journal) save(entries ...model.Entry) {
	j.t.Helper()
	if err := j.ix.PutEntries(entries...); err != nil {
		j.t.Fatal(err)
	}
	for _, e := range entries {
		j.entries[e.ID] = e
	}
}

func (j *journal) lookup(id string) (model.Entry, error) { return j.entries[id], nil }

func (j *journal) report(framework string, on model.Day) readiness.Report {
	j.t.Helper()
	r, err := j.ix.Report(framework, on)
	if err != nil {
		j.t.Fatal(err)
	}
	return r
}

func (j *journal) actions(framework string) []readiness.Action {
	j.t.Helper()
	list, err := j.ix.Actions(framework, today, j.lookup)
	if err != nil {
		j.t.Fatal(err)
	}
	return list
}

// countsFor gives the steps of all frameworks for which an entry is evidence.
func (j *journal) countsFor(id string, on model.Day) []string {
	j.t.Helper()
	var steps []string
	for _, f := range j.ix.Frameworks() {
		for _, s := range j.report(f.ID, on).Steps {
			if slices.ContainsFunc(s.Evidence(), func(e readiness.Evidence) bool { return e.Entry == id }) {
				steps = append(steps, s.ID)
			}
		}
	}
	return steps
}

func criterion(t testing.TB, r readiness.Report, id string) readiness.CriterionReport {
	t.Helper()
	for _, s := range r.Steps {
		for _, c := range s.Criteria {
			if c.ID == id {
				return c
			}
		}
	}
	t.Fatalf("%s has no criterion %s", r.Framework, id)
	return readiness.CriterionReport{}
}

func step(t testing.TB, r readiness.Report, id string) readiness.StepReport {
	t.Helper()
	i := slices.IndexFunc(r.Steps, func(s readiness.StepReport) bool { return s.ID == id })
	if i < 0 {
		t.Fatalf("%s has no step %s", r.Framework, id)
	}
	return r.Steps[i]
}

func with(key string, value any) change { return func(e *model.Entry) { e.Values[key] = value } }

func on(day model.Day) change { return func(e *model.Entry) { e.Day = day } }

func until(day model.Day) change { return func(e *model.Entry) { e.Until = day } }

func body(text string) change { return func(e *model.Entry) { e.Body = text } }

func builds(competencies ...string) change {
	return func(e *model.Entry) { e.Competencies = competencies }
}

func linked(role string, to ...model.Entry) change {
	return func(e *model.Entry) {
		for _, other := range to {
			e.Links = append(e.Links, model.LinkTo{Role: role, ID: other.ID})
		}
	}
}

// phrase is what is told for the nth time: words of its own each time.
func phrase(n int) string {
	matters := strings.Fields("printers licences backups switches payroll badges doors scanners mailboxes invoices laptops cables phones")
	places := strings.Fields("Lisbon Turin Ghent Bergen Cork Malmo Graz Lyon Porto Basel Leeds")
	return "Sorted the " + matters[n%len(matters)] + " in " + places[n/len(matters)%len(places)]
}

// ownWords are words that no other entry and no other part has.
func ownWords(id, part string) string {
	h := fnv.New64a()
	h.Write([]byte(id + part))
	said := ""
	for sum := h.Sum64(); sum > 0; sum /= 26 * 26 * 26 {
		said += "we" + string([]byte{'a' + byte(sum%26), 'a' + byte(sum/26%26), 'a' + byte(sum/26/26%26)}) + "ed "
	}
	return strings.TrimSpace(said)
}

// whole tells every part that makes an entry of its kind whole and that is empty.
func whole(e *model.Entry) {
	kind, _ := model.KindOf(e.Kind)
	for _, f := range kind.Fields {
		if _, filled := e.Values[f.Key]; filled || !f.Expected && f.Type != model.Prose && !slices.Contains([]string{"job", "met_how", "metrics"}, f.Key) {
			continue
		}
		switch f.Type {
		case model.Choice:
			e.Values[f.Key] = f.Choices[0]
			if f.Key == "status" {
				e.Values[f.Key] = f.Choices[len(f.Choices)-1] // finished, or closed
			}
		case model.Year:
			e.Values[f.Key] = int64(2027)
		case model.List:
			e.Values[f.Key] = []model.Values{{f.Of[0].Key: ownWords(e.ID, f.Key), "after": model.Decimal("7")}}
		default:
			e.Values[f.Key] = ownWords(e.ID, f.Key)
		}
	}
	if e.Body == "" {
		e.Body = ownWords(e.ID, "body")
	}
}

func claim(f readiness.Framework, criterion, answer string) model.Entry {
	return readiness.NewClaim(f, criterion, answer, today)
}

func TestAKindOfANewerRungCountsTowardsNothing(t *testing.T) {
	j := newJournal(t)
	done := j.add("achievement", "Cut the queue", func(e *model.Entry) { e.Values["result"] = "From 31 to 9 hours" })
	before := j.report("seven-steps", today)
	dream := j.add("dream", "A team of my own", func(e *model.Entry) {
		e.Values["depth"], e.Competencies = model.Preserved("4"), []string{"stewardship"}
		e.Links = []model.LinkTo{{Role: "rival", ID: done.ID}}
	})
	if after := j.report("seven-steps", today); after.Coverage != before.Coverage {
		t.Errorf("coverage went from %v to %v", before.Coverage, after.Coverage)
	}
	if err := j.ix.RemoveEntries(dream.ID); err != nil {
		t.Error(err)
	}
}
