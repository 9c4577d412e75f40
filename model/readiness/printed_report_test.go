package readiness_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rung/assets/demo"
	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// pages reads a journal for a report out of a list of entries.
type pages struct {
	model.Reader
	entries map[string]model.Entry
}

func (p pages) Entry(_ context.Context, id string) (model.Entry, error) { return p.entries[id], nil }

func (p pages) Setting(_ context.Context, _ string, life any) error {
	*life.(*readiness.Life) = readiness.Life{PresentRole: "administrator"}
	return nil
}

func (p pages) Refs(_ context.Context, ids []string) (map[string]model.Ref, error) {
	refs := map[string]model.Ref{}
	for _, id := range ids {
		e := p.entries[id]
		refs[id] = model.Ref{ID: id, Kind: e.Kind, Title: e.Title, Day: e.Day}
	}
	return refs, nil
}

// Find is asked for kinds, and for those that are private.
func (p pages) Find(_ context.Context, q model.Query, _ model.Cursor, _ int) (hits []model.Hit, _ model.Cursor, _ error) {
	for _, e := range p.entries {
		holds := func(t model.Term) bool {
			switch t.Key + " " + t.Text {
			case "is private":
				return e.Private
			case "is trash":
				return e.Trashed
			}
			return t.Key == "kind" && (t.Text == model.EveryKind || t.Text == e.Kind || slices.Contains(t.Any, e.Kind))
		}
		if !slices.ContainsFunc(q.Terms, func(t model.Term) bool { return !holds(t) }) {
			hits = append(hits, model.Hit{Entry: e})
		}
	}
	return hits, model.Cursor{}, nil
}

func demoPages(t *testing.T) (pages, *readiness.Index) {
	t.Helper()
	var sent struct{ Entries []model.Entry }
	if err := json.Unmarshal(demo.Journal, &sent); err != nil {
		t.Fatal(err)
	}
	p := pages{entries: map[string]model.Entry{}}
	ix := readiness.NewIndex(brings(t), built(t))
	for _, e := range sent.Entries {
		p.entries[e.ID] = e
		if err := ix.PutEntries(e); err != nil {
			t.Fatal(err)
		}
	}
	return p, ix
}

// TestAReportWithoutPrivateEntriesIsThatOfAJournalWithoutThem: neither a name
// nor a number gives them away.
func TestAReportWithoutPrivateEntriesIsThatOfAJournalWithoutThem(t *testing.T) {
	p, ix := demoPages(t)
	secret := model.NewEntry("feedback", today)
	secret.Title, secret.Private = "Told in confidence", true
	secret.Values = model.Values{"tone": "praise", "quote": "Splendid", "about": "the job"}
	claim := readiness.NewClaim(ix.Frameworks()[0], "A0.boss", "yes", today)
	claim.Private = true
	without := func() readiness.PrintedReport {
		_, ix := demoPages(t)
		sheet, err := readiness.NewPrintedReport(t.Context(), p, ix, "", today, false)
		if err != nil {
			t.Fatal(err)
		}
		return sheet
	}()
	for _, e := range []model.Entry{secret, claim} {
		p.entries[e.ID] = e
		if err := ix.PutEntries(e); err != nil {
			t.Fatal(err)
		}
	}
	with, err := readiness.NewPrintedReport(t.Context(), p, ix, "", today, true)
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := readiness.NewPrintedReport(t.Context(), p, ix, "", today, false)
	if err != nil {
		t.Fatal(err)
	}
	if sheet.LeftOut != without.LeftOut+2 {
		t.Errorf("%d left out, then %d", without.LeftOut, sheet.LeftOut)
	}
	sheet.LeftOut = without.LeftOut
	if a, b := asText(t, sheet), asText(t, without); a != b {
		t.Errorf("the report shows the private entries:\n%s\n%s", a, b)
	}
	if asText(t, with) == asText(t, sheet) || !strings.Contains(sheet.StandingText, "1 of its answers is") || !strings.Contains(with.StandingText, "The gate holds") {
		t.Errorf("asked for, private entries count: %s; %s", with.StandingText, sheet.StandingText)
	}
}

func asText(t *testing.T, s readiness.PrintedReport) string {
	t.Helper()
	text, err := json.MarshalIndent(s, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestASheetNamesTheStrongestAndOneActionForAStep(t *testing.T) {
	p, ix := demoPages(t)
	sheet, err := readiness.NewPrintedReport(t.Context(), p, ix, "ten-steps", today, true)
	if err != nil {
		t.Fatal(err)
	}
	if sheet.Title != "Ten steps" || sheet.Source == "" || sheet.Life.PresentRole != "administrator" || len(sheet.Steps) != 10 {
		t.Errorf("the sheet is %+v", sheet)
	}
	steps := map[string]bool{}
	for _, a := range sheet.Next {
		if steps[a.Step] || a.Gain <= 0 {
			t.Errorf("%s twice, or with nothing to gain: %+v", a.Step, a)
		}
		steps[a.Step] = true
	}
	for _, s := range sheet.Steps {
		if len(s.Shown) > 3 || s.EvidenceCount < len(s.Shown) || s.Coverage < strength.Full && len(s.Gaps) == 0 {
			t.Errorf("step %+v", s)
		}
	}
	if _, err := readiness.NewPrintedReport(t.Context(), p, ix, "none", today, true); model.CodeOf(err) != model.NotFound {
		t.Errorf("an unknown framework gave %v", err)
	}
}

func TestStandingSaysGateAndReadiness(t *testing.T) {
	gate := readiness.StepReport{Gate: true, Criteria: []readiness.CriterionReport{{Claim: "yes"}, {Claim: "partly"}}}
	plain := readiness.StepReport{Criteria: []readiness.CriterionReport{{}}}
	open := gate
	open.Criteria = []readiness.CriterionReport{{Claim: "yes", Evidence: []readiness.Evidence{{}}}}
	for want, r := range map[string]readiness.Report{
		"The gate comes before the rest: 1 of its answers is not a yes yet. 2 claims have no evidence yet.": {Steps: []readiness.StepReport{gate, plain}},
		"The gate holds. Ready once every step is at 80 %.":                                                 {Steps: []readiness.StepReport{open, plain}},
		"Ready once every step is at 80 %.":                                                                 {Steps: []readiness.StepReport{plain}},
		"Ready: every step is at 80 % or more.":                                                             {Ready: true},
	} {
		if got := r.DescribeStanding(); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}
