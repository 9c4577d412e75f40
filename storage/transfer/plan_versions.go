package transfer

import (
	"context"
	"fmt"

	"rung/model"
	"rung/storage/transfer/intake"
)

// keepBothVersions looks for pages of another journal that are here with other words.
// If the new words were never here, the page has changed since its import, or another
// page has its id: both are kept. Otherwise the person edited the entry here, and it
// stays.
func (p Exchange) keepBothVersions(ctx context.Context, pl *plan) error {
	if !pl.options.Diary {
		return nil
	}
	own, err := p.File.Entries(ctx, pl.EntryIDs())
	if err != nil {
		return err
	}
	for i, c := range pl.Entries {
		here, known := own[c.Entry.ID]
		if known {
			c.Entry.CarryRead(here)
		}
		if !known || here.Trashed || sameWords(here, c.Entry) {
			continue
		}
		once, err := p.hadWords(ctx, here, c.Entry)
		if err != nil {
			return err
		}
		if once {
			continue
		}
		pl.Entries[i].Entry = intake.AsVariant(pl.Entries[i].Entry)
		both, err := p.File.Entries(ctx, []string{pl.Entries[i].Entry.ID})
		if err != nil {
			return err
		}
		if len(both) == 0 {
			pl.AddNoteAt(c.Index, fmt.Sprintf("%s is in your journal with other words. Both are kept, and the new one leads to the other.", c.Name()))
		}
	}
	return nil
}

func sameWords(a, b model.Entry) bool { return a.Title == b.Title && a.Body == b.Body }

// hadWords reports whether an entry had the words of another one before it was
// edited.
func (p Exchange) hadWords(ctx context.Context, e, words model.Entry) (bool, error) {
	history, err := p.Journal.History(ctx, e.ID)
	if err != nil {
		return false, err
	}
	for i := 0; i < len(history)-1; i++ { // before the oldest there was no entry
		if e, err = model.ApplyChanges(e, model.ReverseChanges(history[i].Changes)); err != nil {
			return false, err
		}
		if sameWords(e, words) {
			return true, nil
		}
	}
	return false, nil
}
