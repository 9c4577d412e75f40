package transfer

import (
	"context"
	"fmt"

	"rung/model"
)

// keepBoth looks for pages of another journal that are here with other words.
// Where these words were never here, the page changed since it was imported, or
// another one has its id: both are kept. Where they were, the person has edited
// the entry here, which stands.
func (p Porter) keepBoth(ctx context.Context, pl *plan) error {
	if !pl.options.diary {
		return nil
	}
	own, err := p.File.Entries(ctx, pl.entryIDs())
	if err != nil {
		return err
	}
	for i, c := range pl.entries {
		here, known := own[c.entry.ID]
		if !known || here.Trashed || sameWords(here, c.entry) {
			continue
		}
		once, err := p.saidOnce(ctx, here, c.entry)
		if err != nil {
			return err
		}
		if once {
			continue
		}
		pl.entries[i].entry = asVariant(c.entry)
		both, err := p.File.Entries(ctx, []string{pl.entries[i].entry.ID})
		if err != nil {
			return err
		}
		if len(both) == 0 {
			pl.addNoteAt(c.index, fmt.Sprintf("%s is in your journal with other words. Both are kept, and the new one leads to the other.", c.name()))
		}
	}
	return nil
}

func sameWords(a, b model.Entry) bool { return a.Title == b.Title && a.Body == b.Body }

// saidOnce reports whether an entry had the words of another one before it was
// edited.
func (p Porter) saidOnce(ctx context.Context, e, words model.Entry) (bool, error) {
	history, err := p.Journal.History(ctx, e.ID)
	if err != nil {
		return false, err
	}
	for i := 0; i < len(history)-1; i++ { // before the oldest there was no entry
		if e, err = model.Apply(e, model.Reverse(history[i].Changes)); err != nil {
			return false, err
		}
		if sameWords(e, words) {
			return true, nil
		}
	}
	return false, nil
}
