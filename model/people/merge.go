package people

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// MergeContacts returns the edits that merge two contacts, to be saved as one write
// so that one undo takes all of it back. Empty fields of the kept contact are
// filled from the other; where both have different values, the other's are added to
// the kept contact's text. Tags, attachments and links are united. Every entry that
// links to the other contact, in the trash too, is linked to the kept one, and the
// other goes to the trash unchanged. Errors: Invalid where they are not two
// contacts, and the reader's.
func MergeContacts(ctx context.Context, r model.Reader, keep, other string) ([]model.Edit, error) {
	kept, err := r.Entry(ctx, keep)
	if err != nil {
		return nil, err
	}
	gone, err := r.Entry(ctx, other)
	if err != nil {
		return nil, err
	}
	if keep == other || kept.Kind != model.KindContact || gone.Kind != model.KindContact || kept.Trashed || gone.Trashed {
		return nil, &model.Error{Code: model.Invalid, Message: "Two contacts are needed to make one of them, neither of them in the trash."}
	}
	trashed := gone.Clone()
	trashed.Trashed = true
	one, err := uniteContacts(ctx, r, kept, gone)
	if err != nil {
		return nil, err
	}
	edits := []model.Edit{{Base: &kept, Entry: one}, {Base: &gone, Entry: trashed}}
	pointing, err := readPointing(ctx, r, other)
	if err != nil {
		return nil, err
	}
	for _, e := range pointing {
		if e.ID == keep || e.ID == other {
			continue
		}
		edits = append(edits, model.Edit{Base: &e, Entry: redirectLinks(e, other, keep)})
	}
	return edits, nil
}

// readPointing returns the entries that link to a contact, or name its id as the
// subject of a proposed action, in the trash too.
func readPointing(ctx context.Context, r model.Reader, id string) (found []model.Entry, err error) {
	for _, term := range []model.Term{{Key: "person", Text: id}, {Key: "subject", Op: "=", Type: model.Text, Text: id}} {
		for _, trash := range []bool{false, true} {
			q := model.EveryKindQuery().With(term)
			if trash {
				q = q.With(model.Term{Key: "is", Text: "trash"})
			}
			err := model.EachEntry(ctx, r, q, func(e model.Entry) {
				if !slices.ContainsFunc(found, func(known model.Entry) bool { return known.ID == e.ID }) {
					found = append(found, e)
				}
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// redirectLinks returns an entry with every link to one contact changed to another.
func redirectLinks(e model.Entry, from, to string) model.Entry {
	e = e.Clone()
	for i, l := range e.Links {
		if l.ID == from {
			e.Links[i].ID = to
		}
	}
	if e.Values.Text("subject") == from {
		e.Values["subject"] = to
	}
	return e
}

// uniteContacts returns the contact that two become.
func uniteContacts(ctx context.Context, r model.Reader, kept, gone model.Entry) (model.Entry, error) {
	e := kept.Clone()
	var differing []string
	differs := func(label, ours, theirs string) {
		if theirs != "" && theirs != ours {
			differing = append(differing, label+": "+strings.ReplaceAll(theirs, "\n", "\n  "))
		}
	}
	differs("Name", e.Title, gone.Title)
	first, later := min(e.Day, gone.Day), max(e.Day, gone.Day)
	e.Day = first // when they first met
	differs("Day", string(first), string(later))
	if e.Until == "" && gone.Until >= first {
		e.Until = gone.Until
	}
	differs("Last day", string(e.Until), string(gone.Until))
	e.Time = cmp.Or(e.Time, gone.Time)
	differs("Time", e.Time, gone.Time)
	fillValues(&e, gone, differs)
	if err := uniteLinks(ctx, r, &e, gone, differs); err != nil {
		return e, err
	}
	e.Tags = append(e.Tags, gone.Tags...)
	e.Competencies = append(e.Competencies, gone.Competencies...)
	for _, a := range gone.Attachments {
		if !slices.Contains(e.Attachments, a) {
			e.Attachments = append(e.Attachments, a)
		}
	}
	e.Private = e.Private || gone.Private
	parts := []string{e.Body}
	if !strings.Contains(e.Body, gone.Body) {
		parts = append(parts, gone.Body)
	}
	if len(differing) > 0 {
		parts = append(parts, "Also written down as:\n\n- "+strings.Join(differing, "\n- "))
	}
	e.Body = text.Joined("\n\n", parts...)
	return e, nil
}

// fillValues fills the empty fields. The two numbers of a rhythm go together: the
// ideal of one contact and the limit of the other would be a rhythm that nobody
// chose.
func fillValues(e *model.Entry, gone model.Entry, differs func(label, ours, theirs string)) {
	_, ideal := e.Values["ideal_days"]
	_, limit := e.Values["limit_days"]
	kind, _ := model.KindOf(e.Kind)
	for _, f := range kind.Fields {
		theirs, there := gone.Values[f.Key]
		if !there {
			continue
		}
		ours, filled := e.Values[f.Key]
		rhythm := f.Key == "ideal_days" || f.Key == "limit_days"
		if !filled && !(rhythm && (ideal || limit)) {
			e.Values[f.Key] = theirs
			continue
		}
		differs(f.Label, f.Format(ours, model.Locale{}), f.Format(theirs, model.Locale{}))
	}
}

// uniteLinks adds the links of the other contact, except those between the two.
func uniteLinks(ctx context.Context, r model.Reader, e *model.Entry, gone model.Entry, differs func(label, ours, theirs string)) error {
	kind, _ := model.KindOf(e.Kind)
	e.Links = slices.DeleteFunc(e.Links, func(l model.LinkTo) bool { return l.ID == gone.ID })
	for _, l := range gone.Links {
		role, _ := kind.Role(l.Role)
		switch {
		case l.ID == e.ID || slices.Contains(e.Links, l):
		case !role.Many && len(e.Linked(l.Role)) > 0:
			refs, err := r.Refs(ctx, []string{l.ID})
			if err != nil {
				return err
			}
			differs(role.Label, "", refs[l.ID].Title)
		default:
			e.Links = append(e.Links, l)
		}
	}
	return nil
}
