package transfer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// fillEmptyFields gives own with its empty fields filled from another entry, and notes
// each field in which the two differ. For a joined contact, words that differ go into
// the text, so that none are lost.
func (pl *plan) fillEmptyFields(own model.Entry, c intake.Candidate) model.Entry {
	e, from := own.Clone(), c.Entry
	kind, _ := model.KindOf(own.Kind)
	var more []string
	differs := func(label, ours, theirs string) {
		switch {
		case theirs == "" || strings.EqualFold(strings.TrimRight(ours, "/"), strings.TrimRight(theirs, "/")):
		case c.Joined && !hasLine(own.Body, label+": "+theirs):
			more = append(more, label+": "+theirs)
			pl.AddNoteAt(c.Index, fmt.Sprintf("%s, %s: “%s” was kept, and “%s” put in the text.", c.Name(), strings.ToLower(label), intake.Shorten(ours), intake.Shorten(theirs)))
		case !c.Joined:
			pl.AddNoteAt(c.Index, fmt.Sprintf("%s, %s: “%s” was kept, the file has “%s”.", c.Name(), strings.ToLower(label), intake.Shorten(ours), intake.Shorten(theirs)))
		}
	}
	if c.Joined {
		differs("Name", own.Title, from.Title)
	} else {
		differs("Title", own.Title, from.Title)
	}
	for _, f := range kind.Fields {
		if _, filled := own.Values[f.Key]; filled {
			differs(f.Label, f.Format(own.Values[f.Key], model.Locale{}), f.Format(from.Values[f.Key], model.Locale{}))
		} else if v, there := from.Values[f.Key]; there {
			e.Values[f.Key] = v
		}
	}
	switch {
	case own.Body == "":
		e.Body = text.Joined("\n\n", from.Body, intake.BulletList(more))
	case c.Joined:
		e.Body = text.Joined("\n\n", own.Body, unknownLines(own.Body, from.Body), intake.BulletList(more))
	default:
		differs("Text", own.Body, from.Body)
	}
	if len(e.Tags) == 0 || c.Joined {
		e.Tags = append(e.Tags, from.Tags...)
	}
	if len(own.Attachments) == 0 || c.Joined {
		for _, a := range from.Attachments {
			intake.Attach(&e, a)
		}
	}
	for _, l := range from.Links {
		if len(own.Linked(l.Role)) == 0 {
			e.Links = append(e.Links, l)
		}
	}
	e.Until, e.Time = cmp.Or(e.Until, from.Until), cmp.Or(e.Time, from.Time)
	e.Normalize()
	return e
}

// hasLine reports whether a text has a line, with or without a bullet.
func hasLine(text, line string) bool {
	plain := func(l string) string { return strings.TrimPrefix(strings.TrimSpace(l), "- ") }
	return slices.ContainsFunc(strings.Split(text, "\n"), func(l string) bool { return plain(l) == plain(line) })
}

// unknownLines gives the lines of a text that another one does not have.
func unknownLines(known, text string) string {
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool {
		return strings.TrimSpace(line) != "" && hasLine(known, line)
	})
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
