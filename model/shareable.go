package model

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// FieldPrivate is the Error.Field of what is refused for being private.
const FieldPrivate = "private"

// Shareable reads a journal as it may be shown to others. Everything that is
// exported, printed or copied is read through it, so that one place decides what
// leaves the journal.
//
// Unless private entries are asked for, a private entry is left out completely: the
// entry, its title where others link to it, and those links. A bullet that Rung
// drafted from a private entry is as private as the entry. Two things are not
// covered: the words that a person typed into an entry that is not private, whatever
// they mention, and a day or a number that is worked out from private entries too,
// such as when to talk to somebody again, since it names nobody.
type Shareable struct {
	Reader
	hidden map[string]bool // ids
}

// NewShareable gives the journal that r reads as it may be shown to others, or all of
// it where private is set. Errors: the reader's.
func NewShareable(ctx context.Context, r Reader, private bool) (*Shareable, error) {
	t := &Shareable{Reader: r, hidden: map[string]bool{}}
	if private {
		return t, nil
	}
	hide := func(q Query, hides func(Entry) bool) error {
		for _, q := range []Query{q, q.With(Term{Key: "is", Text: "trash"})} {
			hits, _, err := r.Find(ctx, q, Cursor{}, 0)
			if err != nil {
				return err
			}
			for _, h := range hits {
				if hides(h.Entry) {
					t.hidden[h.Entry.ID] = true
				}
			}
		}
		return nil
	}
	if err := hide(Query{Terms: []Term{everyKindTerm(), {Key: "is", Text: "private"}}}, func(Entry) bool { return true }); err != nil {
		return nil, err
	}
	if len(t.hidden) == 0 {
		return t, nil
	}
	return t, hide(Query{Terms: []Term{{Key: "kind", Text: bullet.ID}}}, func(e Entry) bool {
		return slices.ContainsFunc(e.Links, func(l LinkTo) bool { return l.Role == "about" && t.hidden[l.ID] })
	})
}

// EveryKind is the Text of a kind term that every entry meets, also one of a hidden
// kind or of a kind that only a newer Rung knows.
const EveryKind = "*"

func everyKindTerm() Term { return Term{Key: "kind", Op: ":", Text: EveryKind} }

// EveryKindQuery is the query that finds entries of every kind, hidden ones too.
func EveryKindQuery() Query { return Query{Terms: []Term{everyKindTerm()}} }

// MayShare reports whether an entry by itself may be shown to others: the rule of
// Shareable for entries that were read before it was known who will see them.
func MayShare(e Entry, private bool) bool { return private || !e.Private }

// PrivateError refuses to show something, such as "This interview", because it is
// private.
func PrivateError(what string) *Error {
	return &Error{Code: Invalid, Field: FieldPrivate, Message: what + " is private. Ask for private entries too, and it is told."}
}

// Hides reports whether nothing of an entry may be shown.
func (t *Shareable) Hides(id string) bool { return t.hidden[id] }

// HiddenIDs gives the ids of all entries of which nothing may be shown.
func (t *Shareable) HiddenIDs() []string { return slices.Sorted(maps.Keys(t.hidden)) }

// CountHidden counts what a query finds and may not be shown. Errors: the reader's.
func (t *Shareable) CountHidden(ctx context.Context, q Query) (n int, err error) {
	if len(t.hidden) == 0 {
		return 0, nil
	}
	hits, _, err := t.Reader.Find(ctx, q, Cursor{}, 0)
	for _, h := range hits {
		if t.hidden[h.Entry.ID] {
			n++
		}
	}
	return n, err
}

// Entry gives one entry; NotFound where it is hidden.
func (t *Shareable) Entry(ctx context.Context, id string) (Entry, error) {
	if t.hidden[id] {
		return Entry{}, &Error{Code: NotFound, Message: "There is no entry that may be told of here."}
	}
	e, err := t.Reader.Entry(ctx, id)
	return t.Redact(e), err
}

// Redact gives an entry without its links to hidden ones and without the values and
// unknown parts that name one.
func (t *Shareable) Redact(e Entry) Entry {
	if len(t.hidden) == 0 {
		return e
	}
	if slices.ContainsFunc(e.Links, func(l LinkTo) bool { return t.hidden[l.ID] || t.isHidden(l.Preserved) }) {
		e.Links = slices.DeleteFunc(slices.Clone(e.Links), func(l LinkTo) bool { return t.hidden[l.ID] })
		for i := range e.Links {
			if t.isHidden(e.Links[i].Preserved) {
				e.Links[i].Preserved = ""
			}
		}
	}
	for key, v := range e.Values {
		if _, kept := v.(Preserved); kept && t.isHidden(v) {
			e = e.Clone()
			delete(e.Values, key)
		}
		if items, list := v.([]Values); list && t.namesHidden(items) {
			e = e.Clone()
			for _, item := range e.Values.Items(key) {
				maps.DeleteFunc(item, func(_ string, of any) bool { return t.isHidden(of) })
			}
		}
	}
	for name, k := range e.Preserved {
		if t.isHidden(k) {
			e = e.Clone()
			delete(e.Preserved, name)
		}
	}
	e.Read.Parts = slices.DeleteFunc(slices.Clone(e.Read.Parts), func(p ReadPart) bool {
		_, id, isLink := cutLink(p.Name)
		return isLink && t.hidden[id]
	})
	return e
}

// KnownContacts gives everybody who may be shown.
func (t *Shareable) KnownContacts(ctx context.Context) ([]KnownContact, error) {
	known, err := t.Reader.KnownContacts(ctx)
	return slices.DeleteFunc(known, func(c KnownContact) bool { return t.hidden[c.ID] }), err
}

// namesHidden reports whether an item of a list names a hidden entry, as the source of
// a bullet's number may.
func (t *Shareable) namesHidden(items []Values) bool {
	return slices.ContainsFunc(items, func(item Values) bool {
		for _, v := range item {
			if t.isHidden(v) {
				return true
			}
		}
		return false
	})
}

// isHidden reports whether a value names a hidden entry. A part that only a newer Rung
// knows may do so anywhere inside it.
func (t *Shareable) isHidden(v any) bool {
	switch x := v.(type) {
	case string:
		return t.hidden[x]
	case Preserved:
		return slices.ContainsFunc(anyID.FindAllString(string(x), -1), func(id string) bool { return t.hidden[strings.ToLower(id)] })
	}
	return false
}

var anyID = regexp.MustCompile(`[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}`)

// Find finds among the entries that may be shown.
func (t *Shareable) Find(ctx context.Context, q Query, from Cursor, limit int) ([]Hit, Cursor, error) {
	if len(t.hidden) == 0 {
		return t.Reader.Find(ctx, q, from, limit)
	}
	hits, next, err := t.Reader.Find(ctx, q.With(Term{Not: true, Key: "is", Text: "private"}), from, limit)
	hits = slices.DeleteFunc(hits, func(h Hit) bool { return t.hidden[h.Entry.ID] })
	for i := range hits {
		hits[i].Entry = t.Redact(hits[i].Entry)
		maps.DeleteFunc(hits[i].Names, func(id, _ string) bool { return t.hidden[id] })
	}
	return hits, next, err
}

// Count counts the entries that may be shown.
func (t *Shareable) Count(ctx context.Context, q Query) (int, error) {
	hits, _, err := t.Find(ctx, q, Cursor{}, 0)
	return len(hits), err
}

// CountByKind counts the entries that may be shown, by kind.
func (t *Shareable) CountByKind(ctx context.Context) (map[string]int, error) {
	hits, _, err := t.Find(ctx, EveryKindQuery(), Cursor{}, 0)
	kinds := map[string]int{}
	for _, h := range hits {
		kinds[h.Entry.Kind]++
	}
	return kinds, err
}

// ListTags lists the tags of the entries that may be shown, most used first.
func (t *Shareable) ListTags(ctx context.Context) ([]Tally, error) {
	hits, _, err := t.Find(ctx, EveryKindQuery(), Cursor{}, 0)
	used := map[string]int{}
	for _, h := range hits {
		for _, tag := range h.Entry.Tags {
			used[tag]++
		}
	}
	tags := make([]Tally, 0, len(used))
	for tag, n := range used {
		tags = append(tags, Tally{tag, n})
	}
	slices.SortFunc(tags, func(a, b Tally) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Word, b.Word)) })
	return tags, err
}

// Refs names those of the entries that may be shown.
func (t *Shareable) Refs(ctx context.Context, ids []string) (map[string]Ref, error) {
	refs, err := t.Reader.Refs(ctx, ids)
	maps.DeleteFunc(refs, func(id string, _ Ref) bool { return t.hidden[id] })
	return refs, err
}

// Complete completes to entries that may be shown.
func (t *Shareable) Complete(ctx context.Context, text string, kinds []string, limit int) ([]Ref, error) {
	refs, err := t.Reader.Complete(ctx, text, kinds, limit)
	return t.withoutHidden(refs), err
}

// Backlinks gives those that point to an entry and may be shown.
func (t *Shareable) Backlinks(ctx context.Context, id string) ([]Ref, error) {
	refs, err := t.Reader.Backlinks(ctx, id)
	return t.withoutHidden(refs), err
}

func (t *Shareable) withoutHidden(refs []Ref) []Ref {
	return slices.DeleteFunc(refs, func(r Ref) bool { return t.hidden[r.ID] })
}

// History gives nothing where something is hidden: an earlier version of an entry may
// name it.
func (t *Shareable) History(ctx context.Context, id string) ([]Revision, error) {
	if len(t.hidden) > 0 {
		return nil, nil
	}
	return t.Reader.History(ctx, id)
}

// Drafts gives nothing where something is hidden: nobody has said yet whether what is
// being typed is private.
func (t *Shareable) Drafts(ctx context.Context) ([]Draft, error) {
	if len(t.hidden) > 0 {
		return nil, nil
	}
	return t.Reader.Drafts(ctx)
}
