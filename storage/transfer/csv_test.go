package transfer

import (
	"bytes"
	"context"
	"encoding/csv"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/intake"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestATableComesBack(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	for i, kind := range model.Kinds {
		e := model.NewEntry(kind.ID, model.Day("2026-02-01").Add(-i))
		e.Title, e.Body, e.Tags = "=1+1 "+kind.Label, "-two\nlines, \"quoted\"", []string{"año", "erp"}
		e.Competencies, e.Until, e.Time, e.Private = []string{"budgeting", "communication"}, e.Day.Add(3), "14:05", i%2 == 0
		for _, f := range kind.Fields {
			e.Values[f.Key] = sample(f)
		}
		from.save(t, nil, e)
	}
	text := from.exported(t, "csv", model.Query{}, true)
	if a := to.bringFrom(t, model.ImportSource{Format: "csv"}, text); a.New != len(model.Kinds) || len(a.Skipped)+len(a.Notes) != 0 {
		t.Fatalf("arrival %+v", a)
	}
	for _, e := range from.all(t) {
		back, err := to.Journal.Entry(context.Background(), e.ID)
		if diff := cmp.Diff(e, back, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(model.Entry{}, "Created", "Updated")); diff != "" || err != nil {
			t.Errorf("%s came back otherwise (-went +came): %s %v", e.Kind, diff, err)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	p := newExchange(t)
	ana := model.NewEntry("contact", "2026-01-01")
	ana.Title = "@SUM(A1)"
	e := model.NewEntry("budget", "2026-02-01")
	e.Title, e.Body = "=HYPERLINK(\"http://evil\")", "\t=1"
	e.Values = model.Values{"category": "+1", "reasons": "-cmd|' /C calc'!A0", "asked": model.Money{Minor: -1250, Currency: "EUR"}}
	e.Links = []model.LinkTo{{Role: "decision_maker", ID: ana.ID}}
	private := model.NewEntry("budget", "2026-02-02")
	private.Title, private.Private = "secret", true
	hidden := model.NewEntry("contact", "2026-01-01")
	hidden.Title, hidden.Private = "Hidden sponsor", true
	e.Links = append(e.Links, model.LinkTo{Role: "decision_maker", ID: hidden.ID})
	p.save(t, nil, ana, hidden, e, private)
	q := model.Query{Terms: []model.Term{{Key: "kind", Text: "budget"}}}
	text, marked := strings.CutPrefix(p.exported(t, "csv", q, false), "\ufeff")
	if !marked {
		t.Error("Excel takes the table for another encoding")
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(records) != 2 {
		t.Fatalf("%q, %v", records, err)
	}
	cells := map[string]string{}
	for i, name := range records[0] {
		cells[name] = records[1][i]
		if text := records[1][i]; text != "" && strings.ContainsAny(text[:1], intake.FormulaStart) && name != "asked" {
			t.Errorf("%s: %q", name, text)
		}
	}
	if cells["asked"] != "-12.50" || cells["asked_currency"] != "EUR" || cells["decision_maker"] != "'@SUM(A1)" {
		t.Errorf("cells %q", cells)
	}
}

func TestTablesOfOtherPrograms(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, model.ImportSource{Format: "csv"}, "Title,First Name,Last Name,Company,Job Title,E-mail Address,Mobile Phone,Web Page,Shoe size\n"+
		"Mrs,Ana,Nu\xf1ez,Acme,Controller,ana@example.org,+34 1,no address,38\n,,,,,,,,\n")
	if a.New != 1 {
		t.Fatalf("arrival %+v", a)
	}
	if body := unlisted(p.titled(t, "Ana Nuñez").Body); body != "Web Page: no address\nTitle: Mrs\nShoe size: 38" {
		t.Errorf("text %q", body)
	}
	wantValues(t, p.titled(t, "Ana Nuñez"), map[string]string{"organisation": "Acme", "job": "Controller", "email": "ana@example.org", "phone": "+34 1"})
	if told := strings.Join(append(a.Notes, a.Skipped...), "\n"); !strings.Contains(told, "Columns put in the text, at least in part: “Title”, “Web Page”, “Shoe size”.") || !strings.Contains(told, "“Company” as organisation") || !strings.Contains(told, "url: it was left empty") {
		t.Errorf("told\n%s", told)
	}
	a = p.bringFrom(t, model.ImportSource{Format: "csv", Kind: "budget"}, "Subject;Date;Requested;FY;Deadline;Stage\nLicences;03/04/2026;12500 EUR;FY27;2026-05-06;request\nServers;30/04/2026;lots;2027;;\n")
	if a.New != 2 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "“lots” cannot be read") {
		t.Fatalf("arrival %+v", a)
	}
	wantValues(t, p.titled(t, "Licences"), map[string]string{"asked": "{1250000 EUR}", "fiscal_year": "2027", "deadline": "2026-05-06", "stage": "request"})
	if a, b := p.titled(t, "Licences").Day, p.titled(t, "Servers").Day; a != "2026-04-03" || b != "2026-04-30" {
		t.Errorf("days %s and %s", a, b) // the second shows how both are written
	}
	for what, from := range map[string]model.ImportSource{"title\nA\n": {Format: "csv", Kind: "poem"}, "Title,Date\nA,2026-01-01\n": {Format: "csv"}, "1,2\n3,4\n": {Format: "csv", Kind: "note"}, "": {Format: "csv", Kind: "note"}} {
		if _, err := p.Import(context.Background(), strings.NewReader(what), from, true); model.CodeOf(err) != model.Invalid {
			t.Errorf("%q: %v", what, err)
		}
	}
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("name,email\nA,b\n"), "", "")
	f.Add([]byte("title\tday\tasked\n\"a\tb\n"), "budget", "dmy")
	f.Add([]byte("sep=;\nFirma;Stelle;Status;E-mail 2 - Value;E-mail 2 - Type\nA;B;Ghosted;a ::: b;* Work\n"), "application", "")
	f.Add([]byte("Name,Phone 1 - Label,Phone 1 - Value,Date\nA,Fax,1 ::: 2,3/13/20\nB,,3,3/4/20\n"), "contact", "")
	f.Add([]byte("Posten;Betrag\nA;1 EUR\n"), "budget", "ymd")
	f.Fuzz(func(t *testing.T, content []byte, kind, dates string) {
		how := intake.Options{ImportSource: model.ImportSource{Format: "csv", Kind: kind, Dates: dates}}
		in, err := readCSV(context.Background(), bytes.NewReader(content), how)
		if err != nil && in.Columns != nil {
			// What the columns mean is said by hand then, the first being the title.
			how.Columns = map[string]string{}
			for i, c := range in.Columns {
				if how.Columns[c.Name] = ""; i == 0 {
					how.Columns[c.Name] = "title"
				}
			}
			in, err = readCSV(context.Background(), bytes.NewReader(content), how)
		}
		for _, c := range in.Entries {
			if err == nil && (c.Entry.Title == "" || c.Entry.ID == "") {
				t.Errorf("%+v", c.Entry)
			}
		}
	})
}

func TestTheOrderOfDaysIsLearnedInEachColumn(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, model.ImportSource{Format: "csv", Kind: "note"}, "title,day,until\nA,03/04/2026,04/05/2026\nB,25/04/2026,04/28/2026\n")
	if e := p.titled(t, "A"); len(a.Skipped) > 0 || e.Day != "2026-04-03" || e.Until != "2026-04-05" {
		t.Errorf("from %s until %s, told %q", e.Day, e.Until, a.Skipped)
	}
}
