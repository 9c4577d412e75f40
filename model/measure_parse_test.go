package model

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAMeasureIsReadAsPeopleSayIt(t *testing.T) {
	for text, want := range map[string]Values{
		"order to dispatch from 31 to 9 hours":     {"what": "order to dispatch", "before": Decimal("31"), "after": Decimal("9"), "unit": "hours"},
		"order to dispatch: 31 -> 9 hours":         {"what": "order to dispatch", "before": Decimal("31"), "after": Decimal("9"), "unit": "hours"},
		"failed backups from 18% to 4%":            {"what": "failed backups", "before": Decimal("18"), "after": Decimal("4"), "unit": "%"},
		"3,000 invoices saved":                     {"what": "invoices saved", "after": Decimal("3000")},
		"wait at the desk 4 instead of 26 minutes": {"what": "wait at the desk", "before": Decimal("26"), "after": Decimal("4"), "unit": "minutes"},
		"cost down by $2,100":                      {"what": "cost", "after": Decimal("2100"), "unit": "$"},
		"calls 165 a month since May.":             {"what": "calls since May", "after": Decimal("165"), "unit": "a month"},
		"quicker now":                              nil,
		"31":                                       nil,
		"from 31 to 9":                             nil,
		"2 servers from 31 to 9 hours":             nil,
	} {
		got, err := metrics.Parse(text, Locale{})
		if want == nil {
			if err == nil {
				t.Errorf("%q is read as %v", text, got)
			}
			continue
		}
		if err != nil || !cmp.Equal(got, []Values{want}) {
			t.Errorf("%q is read as %v, %v", text, got, err)
		}
	}
}
