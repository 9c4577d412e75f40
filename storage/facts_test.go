package storage

import (
	"testing"

	"rung/model"
	"rung/model/readiness"
)

func TestFactsHandOverWhatARhythmAsksFor(t *testing.T) {
	s := newStore(t)
	ana := model.NewEntry("contact", "2026-01-01")
	ana.Title, ana.Tags = "Ana", []string{"board", "sales"}
	ana.Values = model.Values{"ideal_days": int64(0), "snoozed_until": model.Day("2026-12-01")}
	talk := model.NewEntry("interaction", "2026-11-20")
	talk.Title, talk.Links = "Lunch", []model.LinkTo{{Role: "with", ID: ana.ID}}
	put(t, s, nil, ana, talk)
	rows, links := map[string]readiness.EntryRow{}, 0
	err := s.Facts(t.Context(), func(r readiness.EntryRow) error {
		r.Values, r.Tags = append([]byte(nil), r.Values...), append([]byte(nil), r.Tags...)
		rows[r.ID] = r
		return nil
	}, func(from, role, to string) error {
		if from == talk.ID && role == "with" && to == ana.ID {
			links++
		}
		return nil
	})
	if err != nil || len(rows) != 2 || links != 1 {
		t.Fatalf("%d rows, %d links, %v", len(rows), links, err)
	}
	if r := rows[ana.ID]; string(r.Tags) != `["board","sales"]` || string(r.Values) != `{"ideal_days":0,"snoozed_until":"2026-12-01"}` {
		t.Errorf("tags %s, values %s", r.Tags, r.Values)
	}
}
