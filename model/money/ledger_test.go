package money_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"rung/assets/demo"
	"rung/model"
	"rung/model/money"
	"rung/storage"
	"rung/storage/storetest"
	"rung/storage/transfer"
)

const today = model.Day("2026-11-20") // the demo journal's last day

var english = model.Locale{Today: today, MonthFirst: true, Currency: "USD"}

// newJournal is a journal in a file of its own.
func newJournal(t *testing.T) (*model.Journal, *storage.Store) {
	t.Helper()
	return storetest.New(t, today.Time().Add(12*time.Hour))
}

func read(t *testing.T, r model.Reader) money.Ledger {
	t.Helper()
	l, err := money.ReadLedger(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// demoLedger is what the demo journal says about money.
func demoLedger(t *testing.T) money.Ledger {
	t.Helper()
	j, store := newJournal(t)
	if _, err := (transfer.Exchange{Journal: j, File: store}).Import(context.Background(), bytes.NewReader(demo.Journal), model.ImportSource{Format: "json"}, false); err != nil {
		t.Fatal(err)
	}
	return read(t, j)
}

// ledger is one of notes alone.
func ledger(notes ...money.Note) money.Ledger {
	return money.Ledger{FiscalStart: time.January, Notes: notes}
}

// note is a budget note with values typed as a person types them.
func note(t testing.TB, day model.Day, values map[string]string) money.Note {
	t.Helper()
	n := money.Note{Entry: model.NewEntry("budget", day), Year: 2026}
	n.Title = "A note of " + string(day)
	kind, _ := model.KindOf("budget")
	for key, text := range values {
		field, _ := kind.Field(key)
		value, err := field.Parse(text, english)
		if err != nil {
			t.Fatal(err)
		}
		n.Values[key] = value
		if year, is := value.(int64); is {
			n.Year = int(year)
		}
	}
	return n
}

func TestALedgerHoldsWhatTheJournalSays(t *testing.T) {
	j, _ := newJournal(t)
	ctx := context.Background()
	finance := model.NewEntry("contact", today)
	finance.Title, finance.Values["circle"] = "Priya Raman", "another department"
	said, unsaid, gone := model.NewEntry("budget", "2026-02-01"), model.NewEntry("budget", "2026-11-02"), model.NewEntry("budget", today)
	said.Title, said.Values["fiscal_year"], said.Links = "Said", int64(2025), []model.LinkTo{{Role: "decision_maker", ID: finance.ID}}
	unsaid.Title, gone.Title, gone.Trashed = "Unsaid", "Gone", true
	if _, err := j.Save(ctx, model.Added, []model.Edit{{Entry: finance}, {Entry: unsaid}, {Entry: said}, {Entry: gone}}, nil); err != nil {
		t.Fatal(err)
	}
	chosen := map[money.Stage]money.Span{money.StagePlan: {First: "2025-06-01", Last: "2025-07-31"}}
	for key, value := range map[string]any{money.SettingFiscalStart: time.October, money.SettingCycle + "2027": chosen} {
		if err := j.SetSetting(ctx, key, value); err != nil {
			t.Fatal(err)
		}
	}
	l := read(t, j)
	if len(l.Notes) != 2 || l.Notes[0].Title != "Said" || l.Notes[0].Year != 2025 || l.Notes[0].Deciders[0].Name != "Priya Raman" {
		t.Fatalf("notes %+v", l.Notes)
	}
	if n := l.Notes[1]; n.Year != 2027 || !n.ByDay {
		t.Errorf("a note of November without a year, in a year from October, is of %d", n.Year)
	}
	if c := l.Cycle(2027); c.Stages[money.StagePlan] != chosen[money.StagePlan] || !c.ChosenStages[money.StagePlan] || c.ChosenStages[money.StageRequest] {
		t.Errorf("the cycle is %+v", c)
	}
}

func TestSettingsThatCannotBeLeaveTheProposal(t *testing.T) {
	j, _ := newJournal(t)
	ctx := context.Background()
	backwards := map[string]money.Span{"plan": {First: "2026-03-01", Last: "2026-02-01"}, "holiday": {First: "2026-03-01", Last: "2026-03-02"}}
	for key, value := range map[string]any{money.SettingFiscalStart: 13, money.SettingCycle + "2027": backwards} {
		if err := j.SetSetting(ctx, key, value); err != nil {
			t.Fatal(err)
		}
	}
	l := read(t, j)
	if c := l.Cycle(2027); l.FiscalStart != time.January || len(c.ChosenStages) != 0 || len(c.Stages) != len(money.Stages) {
		t.Errorf("start %v, cycle %+v", l.FiscalStart, c)
	}
	if err := j.SetSetting(ctx, money.SettingCycle+"soon", backwards); err != nil {
		t.Fatal(err)
	}
	if _, err := money.ReadLedger(ctx, j); err == nil {
		t.Error("a setting of no year was read")
	}
}
