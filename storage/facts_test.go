package storage

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rung/assets/frameworks"
	"rung/model"
	"rung/model/readiness"
)

// coverageOf reads the journal for readiness and gives what it comes to.
func coverageOf(t *testing.T, s *Store) (all []string) {
	t.Helper()
	var set readiness.FrameworkSet
	for _, f := range frameworks.Built() {
		if err := set.AddBuiltIn(f.Name, f.Text); err != nil {
			t.Fatal(err)
		}
	}
	ix := readiness.NewIndex(readiness.NewCompetencyRules(), set.Frameworks())
	if err := ix.Load(func(l readiness.Loader) error { return s.Facts(t.Context(), l) }); err != nil {
		t.Fatal(err)
	}
	for _, f := range ix.Frameworks() {
		r, err := ix.Report(f.ID, "2026-12-01")
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, string(text))
	}
	return all
}

// mustLeave wants that many entries to have no present fact.
func mustLeave(t *testing.T, s *Store, n int) {
	t.Helper()
	if left, err := s.entriesToRenew(t.Context()); err != nil || len(left) != n {
		t.Errorf("%d entries have no fact, want %d, %v", len(left), n, err)
	}
}

// told gives entries of several kinds that tell something and are linked.
func told() (ana, talk, work, claim model.Entry) {
	ana = contactNamed("Ana Müller")
	ana.Tags, ana.Values = []string{"board"}, model.Values{"department": "Finance", "ideal_days": int64(0), "snoozed_until": model.Day("2026-12-01")}
	talk = model.NewEntry(model.KindInteraction, "2026-11-20")
	talk.Title, talk.Body, talk.Links = "Lunch on the budget", "She explained how capital is planned for the next year.", []model.LinkTo{{Role: "with", ID: ana.ID}}
	work = model.NewEntry(model.KindAchievement, "2026-11-21")
	work.Title = "Moved the payroll to the new servers"
	work.Values = model.Values{"why": "Salaries came late twice and people complained", "result": "The run takes an hour in place of a night", "outcome": "succeeded", "came_from": "assigned by my boss"}
	work.Links = []model.LinkTo{{Role: "witness", ID: ana.ID}}
	claim = model.NewEntry(model.KindClaim, "2026-11-21")
	claim.Title, claim.Values = "A0.clients", model.Values{"framework": "A", "criterion": "A0.clients", "answer": "yes"}
	return ana, talk, work, claim
}

// Whatever is written, the facts beside the entries are those that their words give.
func TestEveryWriteKeepsTheFact(t *testing.T) {
	s := newStore(t)
	ana, talk, work, claim := told()
	put(t, s, nil, ana, talk, work, claim)
	mustLeave(t, s, 0)
	j := model.NewJournal(s, func() time.Time { return noon })
	mustEdit(t, j, work, func(e *model.Entry) {
		e.Title, e.Day = "Moved the payroll and its archive to the new servers", "2026-10-02"
	})
	trash(t, j, ana.ID)
	mustLeave(t, s, 0)
	mustBeSound(t, s)
	emptyTrash(t, j, 1)
	mustLeave(t, s, 0)
	mustBeSound(t, s)
	mustEdit(t, j, mustRead(t, s, work.ID), func(e *model.Entry) { e.Values = nil })
	mustLeave(t, s, 0)
	mustBeSound(t, s)
}

// A fact that is missing, that was read by another rule or that is damaged counts for
// nothing: the words are read instead, until it is kept anew.
func TestAFactThatIsNotPresentIsReadFromTheWords(t *testing.T) {
	for name, spoil := range map[string]struct {
		how  string
		left int
	}{
		"none there":           {`DELETE FROM fact`, 4},
		"one missing":          {`DELETE FROM fact WHERE entry = (SELECT id FROM entry WHERE kind = 'achievement')`, 1},
		"another rule":         {`UPDATE fact SET bytes = CAST(x'01020304' || substr(bytes, 5) AS BLOB)`, 4},
		"damaged":              {`UPDATE fact SET bytes = CAST(substr(bytes, 1, 10) || x'7f' || substr(bytes, 12) AS BLOB)`, 4},
		"cut short":            {`UPDATE fact SET bytes = substr(bytes, 1, 9)`, 4},
		"empty":                {`UPDATE fact SET bytes = x''`, 4},
		"one damaged, one not": {`UPDATE fact SET bytes = x'' WHERE entry = (SELECT id FROM entry WHERE kind = 'contact')`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			ana, talk, work, claim := told()
			put(t, s, nil, ana, talk, work, claim)
			want := coverageOf(t, s)
			if !strings.Contains(want[0], work.ID) {
				t.Fatal("the work does not count")
			}
			if _, err := s.writer.Exec(spoil.how); err != nil {
				t.Fatal(err)
			}
			mustLeave(t, s, spoil.left)
			if diff := cmp.Diff(want, coverageOf(t, s)); diff != "" {
				t.Errorf("it counts otherwise:\n%s", diff)
			}
			mustBeSound(t, s)
			if err := s.RenewFacts(t.Context()); err != nil {
				t.Fatal(err)
			}
			mustLeave(t, s, 0)
			if diff := cmp.Diff(want, coverageOf(t, s)); diff != "" {
				t.Errorf("it counts otherwise once kept:\n%s", diff)
			}
			mustBeSound(t, s)
		})
	}
}

func TestTheCheckFindsAFactOfOtherWords(t *testing.T) {
	s := newStore(t)
	_, talk, work, _ := told()
	talk.Links, work.Links = nil, nil
	put(t, s, nil, talk, work)
	if _, err := s.writer.Exec(`UPDATE fact SET bytes = (SELECT bytes FROM fact WHERE entry = ?) WHERE entry = ?`, talk.ID, work.ID); err != nil {
		t.Fatal(err)
	}
	found, err := s.Check(t.Context())
	if err != nil || len(found) != 1 {
		t.Errorf("found %q, %v", found, err)
	}
}

// An older journal has no facts. It counts as it is, and loses nothing by what is kept.
func TestAnOlderJournalGetsItsFacts(t *testing.T) {
	s := mustOpen(t, versionTwo(t))
	before := coverageOf(t, s)
	entries, err := s.entriesToRenew(t.Context())
	if err != nil || len(entries) < 3 {
		t.Fatalf("%d entries without a fact, %v", len(entries), err)
	}
	if err := s.RenewFacts(t.Context()); err != nil {
		t.Fatal(err)
	}
	mustLeave(t, s, 0)
	mustBeSound(t, s)
	if diff := cmp.Diff(before, coverageOf(t, s)); diff != "" {
		t.Errorf("it counts otherwise:\n%s", diff)
	}
}
