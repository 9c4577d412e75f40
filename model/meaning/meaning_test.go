package meaning_test

import (
	"slices"
	"sync"
	"testing"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
)

// shippedLexicon is the lexicon that Rung ships.
var shippedLexicon = sync.OnceValues(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) })

// readLine reads a line with the lexicon that Rung ships, on 30 November 2026, a Monday.
func readLine(t *testing.T, line string) meaning.Reading {
	t.Helper()
	x, err := shippedLexicon()
	if err != nil {
		t.Fatal(err)
	}
	return x.Read(line, meaning.Context{Locale: model.Locale{Today: "2026-11-30", Currency: "USD"}})
}

func TestARequestForMoneyIsABudgetEntry(t *testing.T) {
	r := readLine(t, "asked for $4,800 for two new power supplies")
	if r.Kind.ID != "budget" || !r.Kind.Sure || r.Mood != meaning.Deed {
		t.Errorf("read as %+v, mood %s", r.Kind, r.Mood)
	}
	if len(r.Values) != 1 || r.Values[0].Field != "stage" || r.Values[0].Value != "request" {
		t.Errorf("values: %+v", r.Values)
	}
}

func TestAMarkedKindIsThePersonsOwn(t *testing.T) {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	l := x.ReadLine("!note asked for $4,800 for power supplies #ups", nil, meaning.Context{Locale: model.Locale{Today: "2026-11-30", Currency: "USD"}})
	if l.Reading.Kind.ID != model.KindNote || l.Reading.Text != "asked for $4,800 for power supplies" || len(l.Tags) != 1 {
		t.Errorf("read as %+v with the tags %v from %q", l.Reading.Kind, l.Tags, l.Reading.Text)
	}
}

func TestAKindSetByHandMakesNoDeedOfWhatOthersDid(t *testing.T) {
	x, err := shippedLexicon()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]meaning.Mood{
		"Yuki led the migration weekend and it went well as I read in the newsletter": meaning.Other,
		"Petra led the cloud migration. I only watched the logs.":                     meaning.Other,
		"Who will lead the team when Dieter retires?":                                 meaning.Other,
		"Dieter was ill, so I stood in for three weeks":                               meaning.Deed,
		"Milan came to me for advice on the flaky test":                               meaning.Deed,
		"Chair of the summer party group, with people from five departments":          meaning.Deed,
	} {
		if got := x.Read(text, meaning.Context{Kind: "leadership"}).Mood; got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestACertificateIsRecognisedByItsName(t *testing.T) {
	for line, want := range map[string]bool{
		"Passed the CISM exam on the second try":               true,
		"PRINCE2 Practitioner, finally":                        true,
		"Got the chamber's certificate in running meetings":    false,
		"Finished the certificate course on bookkeeping today": false,
	} {
		x, err := shippedLexicon()
		if err != nil {
			t.Fatal(err)
		}
		r := x.Read(line, meaning.Context{Kind: model.KindStudy, Locale: model.Locale{Today: "2026-11-30"}})
		recognised := slices.ContainsFunc(r.Values, func(v meaning.Value) bool { return v.Field == "recognised" && v.Sure })
		if recognised != want {
			t.Errorf("%q is recognised: %v, want %v", line, recognised, want)
		}
	}
}
