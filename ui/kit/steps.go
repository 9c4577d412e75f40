package kit

import (
	"strconv"
	"strings"

	"rung/model"
	"rung/model/readiness"
)

// StepLabels gives each step of a report, by its id, the short name that it has
// on screen: the number at the end of its id, as "2" for "A2", or where that
// tells no two apart, its place.
func StepLabels(r readiness.Report) map[string]string {
	labels, met := map[string]string{}, map[string]bool{}
	for _, s := range r.Steps {
		number := s.ID[len(strings.TrimRight(s.ID, "0123456789")):]
		if number == "" || met[number] {
			return numberByPlace(r)
		}
		labels[s.ID], met[number] = number, true
	}
	return labels
}

func numberByPlace(r readiness.Report) map[string]string {
	labels := map[string]string{}
	for i, s := range r.Steps {
		labels[s.ID] = strconv.Itoa(i + 1)
	}
	return labels
}

// Start is an entry to be begun with a part of it written already, as when a
// proposed action is taken up.
type Start struct {
	Opening readiness.EntryToFill
	Base    *model.Entry // as the journal holds it; nil for a new one
	Why     string       // shown above the entry
	// With gives what is written together with the entry, so that one undo takes
	// back both; may be nil.
	With func(saved model.Entry) []model.Edit
	// Saved is called once the entry is in the journal.
	Saved func()
}

// Beginner is the screen that takes such entries.
type Beginner interface{ Begin(Start) }
