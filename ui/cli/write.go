package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/people"
	"rung/model/text"
)

type addCmd struct {
	Line []string `arg:"" help:"What happened. Its marks are read: #tag !kind >day @Name ^step. - reads it from standard input, where no other program sees it."`
	fieldFlags
	Plain bool `help:"Take the line as it is, without reading its marks or words."`
}

// Run writes a new entry and prints its id.
func (c addCmd) Run(r *run) error {
	text, err := c.readLine(r)
	if err != nil {
		return err
	}
	if err := c.readInputs(r); err != nil {
		return err
	}
	try := func(s Session) error {
		edits, err := c.buildEdits(r, s, text)
		if err != nil {
			return err
		}
		entry := edits[len(edits)-1].Entry
		entry.Normalize()
		return entry.Check()
	}
	return r.withCreated(try, func(s Session) error {
		edits, err := c.buildEdits(r, s, text)
		if err != nil {
			return err
		}
		save := s.Journal.Save
		if c.Plain {
			save = s.Journal.SavePlain
		}
		receipt, err := save(r.ctx, model.Added, edits, nil)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(receipt.Entries[len(receipt.Entries)-1])
		}
		return r.printLine(edits[len(edits)-1].Entry.ID)
	})
}

// readLine gives the text to add, from standard input if it is "-".
func (c addCmd) readLine(r *run) (string, error) {
	if len(c.Line) != 1 || c.Line[0] != "-" {
		return strings.Join(c.Line, " "), nil
	}
	if c.Body != nil && *c.Body == "-" {
		return "", &usageError{"add - and --body - cannot both read standard input"}
	}
	text, err := r.readText("-")
	if err != nil {
		return "", err
	}
	if err := checkUTF8(text); err != nil {
		return "", err
	}
	if text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")); text == "" {
		return "", newInvalid("Nothing came in on standard input. Give what happened, as in: echo \"Talked to the auditors\" | rung add -")
	}
	return text, nil
}

// buildEdits makes an entry of the text and the flags, after the contacts to create for
// whom it names. Lines after the first, and what is too long for a title, become the body.
func (c addCmd) buildEdits(r *run, s Session, typed string) ([]model.Edit, error) {
	line, rest, _ := strings.Cut(typed, "\n")
	entry := model.NewEntry(model.KindNote, s.Journal.Today())
	entry.Title = strings.Join(strings.Fields(line), " ")
	var edits []model.Edit
	if !c.Plain {
		var err error
		if entry, edits, err = c.readMarks(r, s, line); err != nil {
			return nil, err
		}
	}
	entry.SplitLongTitle()
	read := text.Joined("\n\n", entry.Body, strings.Trim(rest, "\n"))
	err := c.apply(r.ctx, r, s, &entry)
	if c.Body != nil {
		read = text.Joined("\n\n", read, *c.Body)
	}
	entry.Body = read
	return append(edits, model.Edit{Entry: entry}), err
}

// readMarks makes an entry of a line with marks, and the new contacts that it names with
// "@". Errors: Invalid for a day that cannot be and for a name that fits several.
func (c addCmd) readMarks(r *run, s Session, line string) (entry model.Entry, contacts []model.Edit, err error) {
	steps, err := r.readSteps(s, line)
	if err != nil {
		return entry, nil, err
	}
	marked := model.ParseLine(line, r.locale(s), steps)
	if marked.Problem != nil {
		return entry, nil, newInvalid("%s", marked.Problem.Message)
	}
	if c.Kind != nil {
		marked.Kind = *c.Kind
	}
	entry = marked.Entry()
	if len(marked.People) == 0 {
		return entry, nil, nil
	}
	reader, err := r.newWordReader(s)
	if err != nil {
		return entry, nil, err
	}
	named := people.NewNamedPeople(s.Journal.Today(), reader)
	with, err := named.Link(r.ctx, s.Journal, marked, refuseNamesakes)
	for _, id := range with {
		entry.Links = append(entry.Links, model.LinkTo{Role: "with", ID: id})
	}
	return entry, named.New, err
}

type editCmd struct {
	ID    string  `arg:"" help:"The entry's id, or its beginning."`
	Title *string `placeholder:"TEXT" help:"What to call it."`
	fieldFlags
	Unset        []string `sep:"none" placeholder:"FIELD" help:"A field, a link's role, until, time, body, tags or competencies to empty; repeat for more."`
	Untag        []string `sep:"none" placeholder:"TAG" help:"A tag to take off; repeat for more."`
	Uncompetency []string `sep:"none" placeholder:"ID" help:"A competency to take off; repeat for more."`
}

// Run changes an entry.
func (c editCmd) Run(r *run) error {
	if err := c.readInputs(r); err != nil {
		return err
	}
	return r.withJournal(Existing, func(s Session) error {
		base, err := findEntry(r.ctx, s, c.ID)
		if err != nil {
			return err
		}
		entry := base.Clone()
		if c.Title != nil {
			entry.Title = *c.Title
		}
		for _, key := range c.Unset {
			if err := clearPart(&entry, key); err != nil {
				return err
			}
		}
		entry.Tags = slices.DeleteFunc(entry.Tags, func(tag string) bool {
			return slices.ContainsFunc(c.Untag, func(off string) bool { return model.NormalizeTag(off) == tag })
		})
		entry.Competencies = slices.DeleteFunc(entry.Competencies, func(id string) bool { return slices.Contains(c.Uncompetency, id) })
		if err := c.apply(r.ctx, r, s, &entry); err != nil {
			return err
		}
		receipt, err := s.Journal.Save(r.ctx, model.Edited, []model.Edit{{Base: &base, Entry: entry}}, nil)
		if err != nil {
			return err
		}
		if len(receipt.Entries) > 0 {
			entry = receipt.Entries[0]
		}
		switch {
		case r.json:
			return r.printJSON(entry)
		case len(receipt.Entries) == 0:
			return r.printLinef("Nothing to change in “%s”.", base.Title)
		}
		return r.printLinef("Changed “%s”.", entry.Title)
	})
}

// clearPart empties a part of an entry. Error: Invalid if it must not be empty.
func clearPart(e *model.Entry, key string) error {
	kind, _ := model.KindOf(e.Kind)
	if _, ok := kind.Field(key); ok {
		delete(e.Values, key)
		return nil
	}
	if _, ok := kind.Role(key); ok {
		e.Links = slices.DeleteFunc(e.Links, func(l model.LinkTo) bool { return l.Role == key })
		return nil
	}
	switch key {
	case "until":
		e.Until = ""
	case "time":
		e.Time = ""
	case "body":
		e.Body = ""
	case "tags":
		e.Tags = nil
	case "competencies":
		e.Competencies = nil
	case "title", "day", "kind":
		return newInvalid("The %s is needed. To change it: --%s", key, key)
	default:
		return newInvalid("%s has no field %q to empty. It has: %s, until, time, body, tags, competencies.", kind.Label, key, joinFieldKeys(kind))
	}
	return nil
}

type untrashCmd struct {
	IDs []string `arg:"" name:"id" help:"The entries' ids, or their beginnings."`
}

// Run takes entries out of the trash.
func (c untrashCmd) Run(r *run) error {
	return r.moveEntries(c.IDs, false, "Back from the trash: “%s” (%s).", "“%s” (%s) is not in the trash.")
}

// moveEntries moves entries in or out of the trash, and says so for each.
func (r *run) moveEntries(ids []string, trash bool, moved, already string) error {
	return r.withJournal(Existing, func(s Session) error {
		var whole []string
		var entries []model.Entry
		for _, id := range ids {
			e, err := findEntry(r.ctx, s, id)
			if err != nil {
				return err
			}
			if !slices.Contains(whole, e.ID) {
				entries = append(entries, e)
				whole = append(whole, e.ID)
			}
		}
		change := s.Journal.Untrash
		if trash {
			change = s.Journal.Trash
		}
		receipt, err := change(r.ctx, whole...)
		if err != nil {
			return err
		}
		said := map[string]string{}
		for _, e := range receipt.Entries {
			said[e.ID] = moved
			entries[slices.Index(whole, e.ID)] = e
		}
		if r.json {
			return r.printJSON(entries)
		}
		short := shortenIDs(whole)
		for _, e := range entries {
			if err := r.printLinef(cmp.Or(said[e.ID], already), e.Title, short[e.ID]); err != nil {
				return err
			}
		}
		return nil
	})
}

type undoCmd struct {
	Batch string `arg:"" optional:"" help:"The batch that an import printed; without it, the last write."`
}

// Run takes a write back and says what it was.
func (c undoCmd) Run(r *run) error {
	return r.withJournal(Existing, func(s Session) error {
		receipt, err := s.Journal.Undo(r.ctx, c.Batch)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(map[string]any{"batch": receipt.Batch, "entries": append([]model.Entry{}, receipt.Entries...)})
		}
		if err := r.printUndone(receipt); err != nil {
			return err
		}
		if receipt.Action == model.Redone {
			return r.printLinef("Brought back: %s.", countWords(len(receipt.Entries), "entry", "entries"))
		}
		return r.printLinef("Taken back: %s. To bring it back: rung undo %s", countWords(len(receipt.Entries), "entry", "entries"), receipt.Batch)
	})
}

// printUndone says where the first few entries are now; an import may have brought
// thousands.
func (r *run) printUndone(receipt model.Receipt) error {
	for _, e := range receipt.Entries[:min(len(receipt.Entries), most)] {
		now := "as before"
		switch {
		case e.Trashed:
			now = "in the trash"
		case receipt.Action == model.Redone:
			now = "back"
		}
		if err := r.printLinef("“%s” is %s.", e.Title, now); err != nil {
			return err
		}
	}
	if more := len(receipt.Entries) - most; more > 0 {
		return r.printLinef("And %d more.", more)
	}
	return nil
}

func countWords(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
