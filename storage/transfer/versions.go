package transfer

import (
	"context"
	"fmt"

	"rung/model"
)

// beside gives an entry, whose id is taken by other words, an id that these words
// always get, and a link to the one that has its id.
func beside(e model.Entry) model.Entry {
	first := e.ID
	e = e.Clone()
	e.ID = stableID("other words", first, e.Title, e.Body)
	e.Links = append(e.Links, model.LinkTo{Role: "about", ID: first})
	return e
}

// keepBoth looks for pages of another journal that are here with other words.
// Where these words were never here, the page changed since it was imported, or
// another one has its id: both are kept. Where they were, the person has edited
// the entry here, which stands.
func (p Porter) keepBoth(ctx context.Context, pl *plan) error {
	if !pl.how.diary {
		return nil
	}
	own, err := p.File.Entries(ctx, pl.ids())
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
		pl.entries[i].entry = beside(c.entry)
		both, err := p.File.Entries(ctx, []string{pl.entries[i].entry.ID})
		if err != nil {
			return err
		}
		if len(both) == 0 {
			pl.tellAt(c.index, fmt.Sprintf("%s is in your journal with other words. Both are kept, and the new one leads to the other.", c.name()))
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
