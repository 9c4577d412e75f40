package transfer

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"rung/model"
	"rung/storage"
	"rung/storage/transfer/intake"

	"github.com/google/uuid"
)

// soundRevision reports whether a revision from a file has the shape of Rung's own.
func soundRevision(r model.Revision) bool {
	_, err := uuid.Parse(r.ID)
	if err != nil || len(r.Changes) == 0 || len(r.Action) > 20 || len(r.Device) > 100 || len(r.Batch) > 100 {
		return false
	}
	return !slices.ContainsFunc(r.Changes, func(c model.FieldChange) bool {
		return c.Field == "" || len(c.Field) > 100 || len(c.Before) == 0 || len(c.After) == 0
	})
}

// planHistory keeps the histories of new entries that lead to their present words, so
// that going back works here as it did there. An entry that is already here keeps its
// own history.
func (pl *plan) planHistory(now time.Time) error {
	histories := map[string][]model.Revision{}
	for _, r := range pl.History {
		if r.Entry = intake.CanonicalID(r.Entry); pl.fresh[r.Entry] {
			histories[r.Entry] = append(histories[r.Entry], r)
		}
	}
	pl.History = nil
	for _, edit := range pl.edits {
		history := histories[edit.Entry.ID]
		if len(history) == 0 {
			continue
		}
		slices.SortStableFunc(history, func(a, b model.Revision) int { return cmp.Compare(a.Clock, b.Clock) })
		leads, err := leadsToEntry(edit.Entry, history)
		if err != nil {
			return err
		}
		if leads && storage.ClockFits(history[0].Clock, now) && storage.ClockFits(history[len(history)-1].Clock, now) {
			pl.History = append(pl.History, history...)
		} else {
			pl.Skip(fmt.Sprintf("The history of “%s” was left out: it does not lead to its words.", edit.Entry.Title))
		}
	}
	return nil
}

// leadsToEntry reports whether revisions, oldest first, end in the entry's words:
// each must have left what the next one found.
func leadsToEntry(e model.Entry, history []model.Revision) (bool, error) {
	words := map[string]any{"kind": e.Kind, "day": e.Day, "until": e.Until, "time": e.Time, "title": e.Title, "body": e.Body, "tags": e.Tags,
		"competencies": e.Competencies, "links": e.Links, "attachments": e.Attachments, "private": e.Private, "trashed": e.Trashed}
	if !e.Read.IsZero() {
		words["read"] = e.Read
	}
	for key, v := range e.Values {
		words["values."+key] = v
	}
	for name, k := range e.Preserved {
		words[name] = k
	}
	for _, r := range slices.Backward(history) {
		for _, c := range r.Changes {
			now, err := json.Marshal(words[c.Field])
			if err != nil {
				return false, err
			}
			if !sameValue(now, c.After) {
				return false, nil
			}
			words[c.Field] = c.Before
		}
	}
	return true, nil
}

// sameValue compares two values as JSON; an empty value equals a missing one.
func sameValue(a, b json.RawMessage) bool {
	return bytes.Equal(a, b) || isEmpty(a) && isEmpty(b) || sameJSON(a, b) || model.SameJSON(a, b)
}

func isEmpty(raw json.RawMessage) bool {
	switch string(raw) {
	case "", "null", `""`, "[]", "false":
		return true
	}
	return false
}
