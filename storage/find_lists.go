package storage

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"rung/model"
)

// CountByKind counts the entries of each kind, without trash.
func (s *Store) CountByKind(ctx context.Context) (map[string]int, error) {
	counts := map[string]int{}
	err := eachQueryRow(ctx, s.readPool(), func(r *sql.Rows) error {
		var kind string
		var n int
		err := r.Scan(&kind, &n)
		counts[kind] = n
		return err
	}, `SELECT kind, count(*) FROM entry WHERE trashed = 0 GROUP BY kind`)
	return counts, translate("counting the entries", err)
}

// ListTags lists the tags in use, most used first. Tags of the trash do not count.
func (s *Store) ListTags(ctx context.Context) (tags []model.Tally, err error) {
	err = eachQueryRow(ctx, s.readPool(), func(r *sql.Rows) error {
		var t model.Tally
		err := r.Scan(&t.Word, &t.Count)
		tags = append(tags, t)
		return err
	}, `SELECT tag, count(*) AS uses FROM tag
		WHERE entry NOT IN (SELECT id FROM entry WHERE trashed = 1) GROUP BY tag ORDER BY uses DESC, tag`)
	return tags, translate("listing the tags", err)
}

// Backlinks gives the entries that link to the one with this id, each with the link's
// role, newest day first, without the trash.
func (s *Store) Backlinks(ctx context.Context, id string) (refs []model.Ref, err error) {
	err = eachQueryRow(ctx, s.readPool(), func(r *sql.Rows) error {
		var ref model.Ref
		err := r.Scan(&ref.ID, &ref.Kind, &ref.Title, &ref.Day, &ref.Role)
		refs = append(refs, ref)
		return err
	}, `SELECT entry.id, entry.kind, entry.title, entry.day, link.role FROM link CROSS JOIN entry ON entry.id = link.entry
		WHERE link.other = ? AND entry.trashed = 0 ORDER BY entry.pos DESC, link.ord`, id)
	return refs, translate("reading what points to an entry", err)
}

// completions is how many of the newest matching titles are ranked, at least.
const completions = 100

// Complete gives up to limit entries of the kinds (any where empty) with a title in
// which a word begins with text, trash left out. A title equal to text comes first,
// then those that begin with it; among equals, contacts come before other kinds and
// newer entries before older. Contacts of one title get what tells them apart.
func (s *Store) Complete(ctx context.Context, text string, kinds []string, limit int) ([]model.Ref, error) {
	const doing = "looking for titles"
	search := search{where: newCondition("entry.trashed = 0"), rows: wholeTable}
	if len(kinds) > 0 {
		search.where = joinConditions("AND", []condition{search.where, isOneOf("entry.kind", kinds)})
		search.narrowed = true
	}
	var rows []int64
	for _, match := range titleMatches(text) {
		search.match = match
		found, err := search.newest(ctx, s.readPool(), max(limit, completions))
		if err != nil {
			return nil, translate(doing, err)
		}
		rows = append(rows, found...)
	}
	var refs []model.Ref
	err := eachQueryRow(ctx, s.readPool(), func(r *sql.Rows) error {
		var ref model.Ref
		err := r.Scan(&ref.ID, &ref.Kind, &ref.Title, &ref.Day)
		refs = append(refs, ref)
		return err
	}, `SELECT id, kind, title, day FROM entry WHERE pos IN (SELECT value FROM json_each(?)) ORDER BY pos DESC`, asJSON(rows))
	if err != nil {
		return nil, translate(doing, err)
	}
	sortCompletions(refs, foldText(text))
	refs = refs[:min(limit, len(refs))]
	return refs, translate(doing, s.distinguishNamesakes(ctx, refs))
}

// titleMatches gives two searches for a title: one where it begins with the text, so
// that many others cannot hide it, and one where any word of it begins with the text.
func titleMatches(text string) []string {
	phrase := phraseText(text, true)
	if phrase == "" {
		return []string{""}
	}
	return []string{"title : ^ " + phrase, "title : " + phrase}
}

// sortCompletions sorts refs, which come newest first, into the order of Complete.
func sortCompletions(refs []model.Ref, text string) {
	rank := func(r model.Ref) int {
		title := foldText(r.Title)
		n := 4
		switch {
		case title == text:
			n = 0
		case strings.HasPrefix(title, text):
			n = 2
		}
		if r.Kind != model.KindContact {
			n++
		}
		return n
	}
	slices.SortStableFunc(refs, func(a, b model.Ref) int { return cmp.Compare(rank(a), rank(b)) })
}

// KnownContacts gives everybody whom the journal knows, trash left out.
func (s *Store) KnownContacts(ctx context.Context) (known []model.KnownContact, err error) {
	err = eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		var c model.KnownContact
		err := rows.Scan(&c.ID, &c.Name, &c.Department)
		known = append(known, c)
		return err
	}, `SELECT id, title, coalesce(vals ->> '$.department', '') FROM entry WHERE kind = 'contact' AND trashed = 0 ORDER BY pos`)
	return known, translate("reading who is known", err)
}
