package readiness

import (
	"testing"

	"rung/model"
)

func TestADayCountsWhatTheJournalLists(t *testing.T) {
	ix := NewIndex(CompetencyRules{}, nil)
	entry := func(kind string, day model.Day, change func(*model.Entry)) {
		e := model.NewEntry(kind, day)
		e.Title = "Moved the printers"
		if change != nil {
			change(&e)
		}
		if err := ix.PutEntries(e); err != nil {
			t.Fatal(err)
		}
	}
	entry("note", "2026-11-20", nil)
	entry("achievement", "2026-11-20", func(e *model.Entry) { e.Values = model.Values{"result": "x"} })
	entry("contact", "2026-11-20", nil)
	entry("note", "2026-11-20", func(e *model.Entry) { e.Trashed = true })
	entry("note", "2026-11-21", nil)
	entry("note", "2026-01-01", nil)
	days := ix.ActivityByDay("2026-01-02", "2026-11-20")
	if len(days) != 1 || days["2026-11-20"].Entries != 2 || days["2026-11-20"].Strength == 0 {
		t.Errorf("%+v", days)
	}
}
