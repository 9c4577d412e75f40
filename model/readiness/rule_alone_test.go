package readiness_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rung/model/readiness"
)

// A rule that is tried matches what it would count as a criterion's, and nothing of it
// stays behind.
func TestARuleTriedCountsAsACriterionsDoes(t *testing.T) {
	all := built(t)
	j := newJournal(t, all...)
	j.save(demoEntries(t)...)
	before := j.report("seven-steps", today)
	tried := 0
	for _, f := range all {
		report := j.report(f.ID, today)
		for i, s := range report.Steps {
			for k, c := range s.Criteria {
				var rule readiness.Rule
				for _, step := range f.Steps {
					if step.ID == report.Steps[i].ID {
						rule = step.Criteria[k].Rule
					}
				}
				trial, err := j.ix.TryRule(rule, today)
				if err != nil {
					t.Fatal(err)
				}
				var ids []string
				for _, e := range c.Evidence {
					ids = append(ids, e.Entry)
				}
				slices.Sort(ids)
				found := slices.Sorted(slices.Values(trial.Entries))
				if trial.Coverage != c.Coverage || !cmp.Equal(found, ids, cmpopts.EquateEmpty()) {
					t.Errorf("%s: %d entries and %d, want %d and %d", c.ID, len(found), trial.Coverage, len(ids), c.Coverage)
				}
				tried += len(ids)
			}
		}
	}
	if tried == 0 {
		t.Fatal("nothing was counted at all")
	}
	if after := j.report("seven-steps", today); !cmp.Equal(before, after, cmpopts.IgnoreUnexported(readiness.Report{})) {
		t.Error("trying rules changed the report")
	}
	if _, err := j.ix.TryRule(readiness.Rule{Need: 1}, today); err == nil {
		t.Error("a rule that every entry meets is tried")
	}
}

func TestARuleAloneIsWrittenAsItIsRead(t *testing.T) {
	for _, f := range built(t) {
		for _, s := range f.Steps {
			for _, c := range s.Criteria {
				if again, err := readiness.ReadRule(c.Rule.TOML()); err != nil || !cmp.Equal(again, c.Rule) {
					t.Errorf("%s: %v, %s", c.ID, err, cmp.Diff(c.Rule, again))
				}
			}
		}
	}
	for _, text := range []string{"kinds = ", "needs = 3", "need = \"many\""} {
		if _, err := readiness.ReadRule(text); err == nil {
			t.Errorf("%q is read as a rule", text)
		}
	}
}

// Whatever a form offers for some kinds makes a rule that can be used.
func TestWhatARuleCanAskForCanBeUsed(t *testing.T) {
	kinds := readiness.EvidenceKinds()
	for i := range kinds {
		for _, chosen := range [][]string{{kinds[i].ID}, {kinds[i].ID, kinds[(i+1)%len(kinds)].ID}} {
			offered := readiness.ChoicesFor(chosen)
			rules := map[string]readiness.Rule{}
			for _, f := range offered.Choices {
				for _, value := range append(readiness.ChoiceValues(chosen, f.Key), "") {
					rules[f.Key+"="+value] = readiness.Rule{Need: 1, Condition: readiness.Condition{Where: map[string][]string{f.Key: {value}}}}
				}
			}
			for _, f := range offered.Numbers {
				rules[f.Key] = readiness.Rule{Need: 1, Condition: readiness.Condition{Least: map[string]int{f.Key: 2}}}
			}
			for _, p := range offered.Parts {
				rules["filled "+p.ID] = readiness.Rule{Need: 1, Condition: readiness.Condition{Filled: []string{p.ID}}}
				rules["tells "+p.ID] = readiness.Rule{Need: 1, Tells: []string{p.ID}}
			}
			for _, d := range readiness.DifferentChoices(chosen) {
				rules["different "+d] = readiness.Rule{Need: 2, Different: d, Spread: 1}
			}
			for name, r := range rules {
				r.Kinds = chosen
				if problems := r.Check(); len(problems) > 0 {
					t.Errorf("%v with %s: %v", chosen, name, problems)
				}
			}
			if len(rules) < 3 {
				t.Errorf("%v: only %d choices", chosen, len(rules))
			}
		}
	}
}

func TestLevelsAndExpectationsAreReadFromText(t *testing.T) {
	for _, c := range []struct {
		levels, expectations string
		first                int
		want                 string
	}{
		{"", "- Leads", 0, "[]"},
		{"Engineer\n\n- Lead\nlead\n", "", 0, "[{Engineer []} {Lead []}]"},
		{"Engineer\nLead\nManager", "- Leads two people\n• Owns a budget", 1, "[{Engineer []} {Lead [Leads two people Owns a budget]} {Manager []}]"},
		{"Engineer\nLead", "## Engineer\nWhat we ask:\n* Writes\n\nLead:\n1. Leads\n2) Hires\n", 1, "[{Engineer [Writes]} {Lead [Leads Hires]}]"},
		{"Engineer\nLead", "Lead\nLeads people\nHires", 0, "[{Engineer []} {Lead [Leads people Hires]}]"},
		{"Engineer", "- Writes", 7, "[{Engineer [Writes]}]"},
	} {
		if got := fmt.Sprint(readiness.ReadLevels(c.levels, c.expectations, c.first)); got != c.want {
			t.Errorf("%q, %q: %s, want %s", c.levels, c.expectations, got, c.want)
		}
	}
}
