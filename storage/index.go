package storage

import (
	"cmp"
	"database/sql"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rung/model"
)

// searchable is the text by which an entry is found, by column of the search index.
type searchable struct {
	title, body, values, people, files string
}

// searchText gathers the text by which an entry is found; people are the names of the
// contacts it links to.
func searchText(e model.Entry, people []string) searchable {
	var words []string
	for _, key := range slices.Sorted(maps.Keys(e.Values)) {
		words = appendWords(words, e.Values[key])
	}
	words = append(words, e.Tags...)
	files := make([]string, len(e.Attachments))
	for i, a := range e.Attachments {
		files[i] = a.Name
	}
	return searchable{title: e.Title, body: e.Body, values: strings.Join(words, "\n"), people: strings.Join(people, "\n"), files: strings.Join(files, "\n")}
}

// appendWords appends a value as the person would write it.
func appendWords(words []string, value any) []string {
	switch v := value.(type) {
	case string:
		return append(words, v)
	case model.Preserved:
		return append(words, v.Text())
	case model.Decimal:
		return append(words, string(v))
	case model.Day:
		return append(words, string(v))
	case int64:
		return append(words, strconv.FormatInt(v, 10))
	case model.Money:
		return append(words, string(v.Decimal())+" "+v.Currency)
	case []model.Values:
		for _, item := range v {
			for _, key := range slices.Sorted(maps.Keys(item)) {
				words = appendWords(words, item[key])
			}
		}
	}
	return words
}

// foldedColumns gives the columns of the search index, in their order.
func (s searchable) foldedColumns() []any {
	return []any{foldText(s.title), foldText(s.body), foldText(s.values), foldText(s.people), foldText(s.files)}
}

// indexed is a row that is to be written to the search index.
type indexed struct {
	entry model.Entry
	from  int64 // the row it replaces, or 0
	pos   int64
}

// index updates the search rows of the changed entries, and those of the entries that
// link to a contact whose name changed.
func (t *transaction) index(changes []change) error {
	var rows []indexed
	done := map[string]bool{}
	var renamed []string
	for _, c := range changes {
		if c.pos != c.from || c.touchesWords() {
			rows = append(rows, indexed{c.after, c.from, c.pos})
			done[c.after.ID] = true
		}
		if c.before != nil && c.touches("title", "kind") && (c.before.Kind == model.KindContact || c.after.Kind == model.KindContact) {
			renamed = append(renamed, c.after.ID)
		}
	}
	if len(renamed) > 0 {
		linking, err := t.linking(renamed)
		if err != nil {
			return err
		}
		for _, row := range linking {
			if !done[row.entry.ID] {
				rows = append(rows, row)
			}
		}
	}
	return t.putIndex(rows)
}

// touchesWords reports whether any text by which the entry is found changed.
func (c change) touchesWords() bool {
	return slices.ContainsFunc(c.fields, func(f model.FieldChange) bool {
		switch f.Field {
		case "title", "body", "tags", "links", "attachments", "kind":
			return true
		}
		return strings.HasPrefix(f.Field, "values.")
	})
}

func (t *transaction) linking(ids []string) (rows []indexed, err error) {
	err = eachQueryRow(t.ctx, t.Tx, func(r *sql.Rows) error {
		e, pos, err := scanEntry(r)
		rows = append(rows, indexed{e, pos, pos})
		return err
	}, `SELECT `+entryColumns+` FROM entry WHERE id IN (SELECT entry FROM link WHERE other IN (SELECT value FROM json_each(?)))`, asJSON(ids))
	return rows, err
}

// putIndex writes search rows in rising order: for each row that comes before the
// last one, the index would flush what it holds to disk.
func (t *transaction) putIndex(rows []indexed) error {
	slices.SortFunc(rows, func(a, b indexed) int { return cmp.Compare(a.from, b.from) })
	for _, row := range rows {
		if row.from == 0 {
			continue
		}
		if err := t.runStatement(deleteSearch, row.from); err != nil {
			return err
		}
	}
	names, err := t.namesOfContacts(rows)
	if err != nil {
		return err
	}
	slices.SortFunc(rows, func(a, b indexed) int { return cmp.Compare(a.pos, b.pos) })
	for _, row := range rows {
		text := searchText(row.entry, namesIn(names, row.entry))
		if err := t.runStatement(insertSearch, append([]any{row.pos}, text.foldedColumns()...)...); err != nil {
			return err
		}
	}
	return nil
}

// namesOfContacts gives the names of the contacts that entries link to, by id.
func (t *transaction) namesOfContacts(rows []indexed) (map[string]string, error) {
	var ids []string
	for _, row := range rows {
		for _, l := range row.entry.Links {
			ids = append(ids, l.ID)
		}
	}
	names := map[string]string{}
	if len(ids) == 0 {
		return names, nil
	}
	err := t.eachRow(contactNames, func(r *sql.Rows) error {
		var id, name string
		err := r.Scan(&id, &name)
		names[id] = name
		return err
	}, asJSON(ids))
	return names, err
}

// namesIn gives the names of the contacts an entry links to, each once.
func namesIn(names map[string]string, e model.Entry) (people []string) {
	for _, l := range e.Links {
		if name, ok := names[l.ID]; ok && !slices.Contains(people, name) {
			people = append(people, name)
		}
	}
	return people
}
