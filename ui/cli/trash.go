package cli

import "rung/model"

type trashCmd struct {
	IDs    []string `arg:"" optional:"" name:"id" help:"The entries' ids, or their beginnings."`
	Empty  bool     `help:"Remove what is in the trash for good, or the given entries of it."`
	Copies bool     `help:"With --empty: make a new copy of the journal, then remove the older ones, which still hold the words."`
}

// Run moves entries to the trash, or empties it.
func (c trashCmd) Run(r *run) error {
	switch {
	case c.Empty:
		return c.emptyTrash(r)
	case c.Copies:
		return &usageError{"--copies goes with --empty. How it goes: rung trash --help"}
	case len(c.IDs) == 0:
		return &usageError{"“rung trash” needs more: <id> …. To empty the trash: rung trash --empty"}
	}
	return r.moveEntries(c.IDs, true, "In the trash: “%s”. To take it out: rung untrash %s", "“%s” (%s) is in the trash already.")
}

// emptyTrash removes entries for good, and says how many copies still hold them.
func (c trashCmd) emptyTrash(r *run) error {
	return r.withJournal(Existing, func(s Session) error {
		ids, err := c.findTrashed(r, s)
		if err != nil {
			return err
		}
		removed, err := s.Journal.EmptyTrash(r.ctx, ids)
		if err != nil {
			return err
		}
		left, err := s.File.ListRestorable(r.ctx)
		if err != nil {
			return err
		}
		what := countWords(removed, "entry", "entries") + " removed for good, with history and files."
		if !c.Copies {
			if r.json {
				return r.printJSON(map[string]any{"removed": removed, "copies_left": len(left)})
			}
			if len(left) == 0 {
				return r.printLine(what)
			}
			return r.printLinef("%s The words are still in %s, for up to 12 months. To remove those too: rung trash --empty --copies", what, countWords(len(left), "copy", "copies"))
		}
		renewed, err := s.File.RenewCopies(r.ctx)
		if err != nil {
			return &model.Error{Code: model.CodeOf(err), Err: err, Message: what + " The older copies were not: " + model.ExplainError(err)}
		}
		if r.json {
			return r.printJSON(map[string]any{"removed": removed, "copies_removed": renewed.Removed, "copies_left": renewed.Left, "copy": renewed.Made.Path})
		}
		what += " " + countWords(renewed.Removed, "older copy was", "older copies were") + " removed; a new one is " + renewed.Made.Path + "."
		if renewed.Left > 0 {
			what += " " + countWords(renewed.Left, "copy beside it was", "copies beside it were") + " left: another journal's, or one that cannot be read."
		}
		return r.printLine(what + " Copies that you keep elsewhere still hold the words.")
	})
}

// findTrashed gives the full ids. Error: Invalid for an entry not in the trash.
func (c trashCmd) findTrashed(r *run, s Session) (ids []string, err error) {
	for _, id := range c.IDs {
		e, err := findEntry(r.ctx, s, id)
		if err != nil {
			return nil, err
		}
		if !e.Trashed {
			return nil, &model.Error{Code: model.Invalid, Message: "“" + e.Title + "” is not in the trash. Move it there first: rung trash " + id}
		}
		ids = append(ids, e.ID)
	}
	return ids, nil
}
