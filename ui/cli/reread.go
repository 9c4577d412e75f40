package cli

import (
	"rung/model"
	"rung/model/text"
)

// rereading is what another reading changes in an entry.
type rereading struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Added   []string `json:"added"`   // parts by their names, such as values.outcome
	Changed []string `json:"changed"` // likewise
	Gone    []string `json:"gone"`    // likewise
	Mood    string   `json:"mood,omitempty"`
}

// rereadings is what another reading of the journal changes.
type rereadings struct {
	Batch   string      `json:"batch"` // "" where nothing was written
	Entries []rereading `json:"entries"`
}

// readAgain reads the journal's entries again. What changed is printed an entry a line,
// before it is written as one batch.
func (c readCmd) readAgain(r *run) error {
	access := Existing
	if c.DryRun {
		access = Read
	}
	return r.withJournal(access, func(s Session) error {
		contacts, err := s.Journal.KnownContacts(r.ctx)
		if err != nil {
			return err
		}
		names := make(map[string]string, len(contacts))
		for _, known := range contacts {
			names[known.ID] = known.Name
		}
		all := rereadings{Entries: []rereading{}}
		err = s.Journal.EachRereading(r.ctx, func(again model.Rereading) error {
			if r.json {
				all.Entries = append(all.Entries, rereading{ID: again.Is.ID, Title: again.Is.Title, Added: partNames(again.Added()),
					Changed: partNames(again.Changed()), Gone: partNames(again.Gone()), Mood: again.Mood()})
				return nil
			}
			all.Entries = append(all.Entries, rereading{})
			return r.printLinef("%s  “%s”: %s", again.Is.Day, text.Shorten(again.Is.Title, 60), again.Describe(names))
		})
		if err != nil {
			return err
		}
		if !c.DryRun && len(all.Entries) > 0 {
			receipt, err := s.Journal.ReadAgain(r.ctx)
			if err != nil {
				return err
			}
			all.Batch = receipt.Batch
		}
		return r.printRereadings(all)
	})
}

func (r *run) printRereadings(all rereadings) error {
	switch n := countWords(len(all.Entries), "entry", "entries"); {
	case r.json:
		return r.printJSON(all)
	case len(all.Entries) == 0:
		return r.printLine("Every entry is read as well as this Rung can.")
	case all.Batch == "":
		return r.printLinef("%s can be read better. Nothing was written.", n)
	default:
		return r.printLinef("%s read again. To take it back: rung undo %s", n, all.Batch)
	}
}

// partNames gives the names of parts; never null in JSON.
func partNames(marks []model.ReadPart) []string {
	names := make([]string, len(marks))
	for i, p := range marks {
		names[i] = p.Name
	}
	return names
}
