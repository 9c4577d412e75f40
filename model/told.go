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

// Shareable is a journal as it may be told to others. It is the one rule of what is
// handed on: whatever is exported, printed or copied is read through it.
//
// Unless private entries are asked for, nothing is told of one: neither the entry
// nor its title where others link to it, nor that they do. What Rung drew up from
// a private entry, a bullet about it, is as private. The border: the words that a
// person typed into an entry that is not private stay as they were typed, whatever
// they speak of; a day or a number that follows from private entries too, such as
// when to talk to somebody again or how many were left out, names nobody.
type Shareable struct {
	Reader
	hidden map[string]bool // ids
}

// NewShareable gives the journal that r reads as it may be told, whole with private set.
// Errors: the reader's.
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

// EveryKind is the text of a kind's term that every entry meets, of whatever kind: of
// those that stand apart, and of those that only a newer Rung knows.
const EveryKind = "*"

func everyKindTerm() Term { return Term{Key: "kind", Op: ":", Text: EveryKind} }

// EveryKindQuery is the query that finds every kind, those that stand apart too.
func EveryKindQuery() Query { return Query{Terms: []Term{everyKindTerm()}} }

// MayShare reports whether an entry by itself may be told to others: the rule of
// Told for what was read before it was known who is told.
func MayShare(e Entry, private bool) bool { return private || !e.Private }

// PrivateError refuses something, such as "This interview", for being private.
func PrivateError(what string) *Error {
	return &Error{Code: Invalid, Field: FieldPrivate, Message: what + " is private. Ask for private entries too, and it is told."}
}

// Hides reports whether nothing may be told of an entry.
func (t *Shareable) Hides(id string) bool { return t.hidden[id] }

// HiddenIDs gives the ids of all the entries of which nothing may be told.
func (t *Shareable) HiddenIDs() []string { return slices.Sorted(maps.Keys(t.hidden)) }

// CountHidden counts what a query finds and may not be told. Errors: the reader's.
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

// Redact gives an entry without what it names of hidden ones.
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
	return e
}

// namesHidden reports whether an item names a hidden entry, as where a bullet's number was
// written does.
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

// isHidden reports whether a value names a hidden entry. What only a newer Rung knows
// may do so anywhere in it.
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

// Find finds among what may be told.
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

// Count counts what may be told.
func (t *Shareable) Count(ctx context.Context, q Query) (int, error) {
	hits, _, err := t.Find(ctx, q, Cursor{}, 0)
	return len(hits), err
}

// CountByKind counts what may be told, by kind.
func (t *Shareable) CountByKind(ctx context.Context) (map[string]int, error) {
	hits, _, err := t.Find(ctx, EveryKindQuery(), Cursor{}, 0)
	kinds := map[string]int{}
	for _, h := range hits {
		kinds[h.Entry.Kind]++
	}
	return kinds, err
}

// ListTags lists the tags of what may be told, most used first.
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

// Refs names those entries that may be told.
func (t *Shareable) Refs(ctx context.Context, ids []string) (map[string]Ref, error) {
	refs, err := t.Reader.Refs(ctx, ids)
	maps.DeleteFunc(refs, func(id string, _ Ref) bool { return t.hidden[id] })
	return refs, err
}

// Complete completes to what may be told.
func (t *Shareable) Complete(ctx context.Context, text string, kinds []string, limit int) ([]Ref, error) {
	refs, err := t.Reader.Complete(ctx, text, kinds, limit)
	return t.withoutHidden(refs), err
}

// Backlinks gives those that point to an entry and may be told.
func (t *Shareable) Backlinks(ctx context.Context, id string) ([]Ref, error) {
	refs, err := t.Reader.Backlinks(ctx, id)
	return t.withoutHidden(refs), err
}

func (t *Shareable) withoutHidden(refs []Ref) []Ref {
	return slices.DeleteFunc(refs, func(r Ref) bool { return t.hidden[r.ID] })
}

// History gives nothing where something is hidden: what an entry once said may
// name it.
func (t *Shareable) History(ctx context.Context, id string) ([]Revision, error) {
	if len(t.hidden) > 0 {
		return nil, nil
	}
	return t.Reader.History(ctx, id)
}

// Drafts gives nothing where something is hidden: nobody said yet of what is being
// typed whether it is private.
func (t *Shareable) Drafts(ctx context.Context) ([]Draft, error) {
	if len(t.hidden) > 0 {
		return nil, nil
	}
	return t.Reader.Drafts(ctx)
}
