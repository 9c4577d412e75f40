package meaning_test

import (
	"slices"
	"testing"

	"rung/model/meaning"
)

// valueOf gives the sure value of a field, or "".
func valueOf(r meaning.Reading, field string) string {
	for _, v := range r.Values {
		if v.Field == field && v.Sure {
			return v.Value
		}
	}
	return ""
}

func showsSurely(r meaning.Reading, competency string) bool {
	return slices.ContainsFunc(r.Competencies, func(c meaning.Competency) bool { return c.ID == competency && c.Sure })
}

// Whoever hands over what others failed at is the boss, with or without the word.
func TestToughWorkIsReadAsAssigned(t *testing.T) {
	for line, want := range map[string]string{
		"Ruth gave me the mail migration because it had failed twice":              "assigned by my boss",
		"Ruth put me on the billing outage since nobody else had found the cause":  "assigned by my boss",
		"Ruth gave me her notes because nobody else had asked":                     "",
		"Ruth handed me the keys because the lock had failed":                      "",
		"Ruth gave me the old laptop because the new one was for somebody in Oslo": "",
	} {
		r := readLine(t, line)
		if got := valueOf(r, "came_from"); got != want {
			t.Errorf("%s: came from %q, want %q", line, got, want)
		}
		if got := valueOf(r, "outcome"); got == "failed" {
			t.Errorf("%s: what failed before is read as one's own failure", line)
		}
	}
}

// Telling an executive what the work gives is not talking with one about anything.
func TestTheBenefitIsToldFromTheWeather(t *testing.T) {
	for line, want := range map[string]bool{
		"told our CFO in the lift that we make month end two days shorter so invoices leave earlier": true,
		"told the CEO what we do so that patients wait less":                                         true,
		"talked with the CEO about the weather in the lift":                                          false,
		"told the CEO that it will rain all weekend":                                                 false,
	} {
		r := readLine(t, line)
		if r.Kind.ID != "interaction" || showsSurely(r, "communication") != want {
			t.Errorf("%s: a %s that shows %+v", line, r.Kind.ID, r.Competencies)
		}
	}
}

func TestAskingForFeedbackShowsThatOneWantsToGrow(t *testing.T) {
	for line, want := range map[string]bool{
		"asked Ruth and Omar for honest feedback on my meetings": true,
		"asked Ruth how her holiday was":                         false,
		"asked Ruth where the feedback form is":                  false,
	} {
		if r := readLine(t, line); showsSurely(r, "growth") != want {
			t.Errorf("%s: shows %+v", line, r.Competencies)
		}
	}
}

// The field of a piece of work is read from what was worked on.
func TestWorkHasAField(t *testing.T) {
	for line, want := range map[string]string{
		"replaced both core switches in Cork over the weekend":        "networking",
		"rewrote the import script, from 4 hours to 20 minutes":       "programming",
		"rolled out MFA to 400 people in three weeks":                 "security",
		"tuned the slow queries of the report, from 90 seconds to 4":  "databases",
		"migrated 60 VMs to the new cluster without downtime":         "systems",
		"cut the ticket backlog from 300 to 40":                       "",
		"answered the customer queries of a month, from 300 to 40":    "",
		"cleaned up the dress code with HR, from nine pages to one":   "",
		"organised the networking evening of the region, 40 came":     "",
		"saved $9,000 by sending the country exports by rail in 2026": "",
	} {
		if got := valueOf(readLine(t, line), "field"); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}
