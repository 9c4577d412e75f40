package transfer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// common are the columns of every kind.
var common = []string{"id", "kind", "title", "day", "until", "time", "body", "tags", "competencies", "private"}

// nameParts are the keys of columns that hold a part of a person's name each, in
// the order in which it is put together.
var nameParts = []string{"first_name", "middle_name", "last_name"}

// meant gives the field of a kind, or the common one, that a column means by its
// name, or "".
func meant(kind model.Kind, column string) string {
	for _, f := range kind.Fields {
		if column == plainColumn(f.Key) || column == plainColumn(f.Label) {
			return f.Key
		}
	}
	if slices.Contains(common, column) {
		return column
	}
	var keys []string
	for _, f := range kind.Fields {
		keys = append(keys, f.Key)
	}
	if kind.ID == "contact" {
		keys = append(keys, nameParts...)
	}
	for _, key := range append(keys, common...) {
		if column != "" && column == plainColumn(key) || slices.Contains(synonyms[key], column) {
			return key
		}
	}
	return ""
}

// meaning is what the columns of a table mean for entries of a kind.
type meaning struct {
	keys    []string            // by column, "" where it is left out
	columns map[string][]string // the columns that mean a key, the one named so first
}

func (how reading) meaningOf(kind model.Kind, t table) meaning {
	said := map[string]string{}
	for name, key := range how.Columns {
		said[plainColumn(name)] = key
	}
	m := meaning{columns: map[string][]string{}}
	for _, column := range t.columns {
		key, chosen := said[column]
		if !chosen {
			key = meant(kind, column)
		}
		m.keys = append(m.keys, key)
		switch {
		case key == "" || column == "":
		case plainColumn(key) == column:
			m.columns[key] = append([]string{column}, m.columns[key]...)
		default:
			m.columns[key] = append(m.columns[key], column)
		}
	}
	return m
}

// cell gives the text of the first filled column that means a key.
func (m meaning) cell(r row, key string) string {
	for _, column := range m.columns[key] {
		if text := r.cells[column]; text != "" {
			return text
		}
	}
	return ""
}

// cells gives the texts of several keys, those that are there.
func (m meaning) cells(r row, keys ...string) (texts []string) {
	for _, key := range keys {
		if text := m.cell(r, key); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

func (in *csvReader) meaning(kind model.Kind) meaning {
	m, known := in.meanings[kind.ID]
	if !known {
		m = in.how.meaningOf(kind, in.table)
		in.meanings[kind.ID] = m
	}
	return m
}

// isHeader reports whether a row names the table's columns: all those that the
// person was asked about, or else such as Rung knows.
func (how reading) isHeader(columns []string) bool {
	if len(how.Columns) == 0 {
		return isHeaderOf(columns, how.Kind)
	}
	for name := range how.Columns {
		if !slices.Contains(columns, plainColumn(name)) {
			return false
		}
	}
	return true
}

// isHeaderOf reports whether a row names columns: something to call an entry by,
// and one more.
func isHeaderOf(columns []string, kindID string) bool {
	known, named := 0, false
	kind, _ := model.KindOf(cmp.Or(kindID, "contact"))
	for _, c := range columns {
		key := meant(kind, c)
		if c == "" || key == "" {
			continue
		}
		known++
		named = named || key == "title" || slices.Contains(nameParts, key)
	}
	return named && (known > 1 || len(columns) == 1)
}

// isOfPeople reports whether columns tell of people.
func isOfPeople(columns []string) bool {
	contact, _ := model.KindOf("contact")
	return slices.ContainsFunc(columns, func(column string) bool {
		return slices.Contains([]string{"email", "phone", "first_name", "last_name"}, meant(contact, column))
	})
}

// anyTable reads a table of whose columns none is known: its header is the first
// row with several different names.
func anyTable(content []byte) (best table) {
	text := plainText(plainBytes(content))
	for _, comma := range []rune{',', ';', '\t'} {
		t, found, err := readSeparated(text, comma, func(columns []string) bool {
			names := slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return c == "" })
			slices.Sort(names)
			return len(names) > 1 && len(slices.Compact(names)) == len(columns)
		})
		if found && err == nil && len(t.columns) > len(best.columns) {
			best = t
		}
	}
	return best
}

// kinds are those of the rows, in their order.
func (in *csvReader) kinds() (kinds []model.Kind) {
	if kind, known := model.KindOf(in.how.Kind); known {
		return []model.Kind{kind}
	}
	met := map[string]bool{}
	for _, r := range in.table.rows {
		kind, known := model.KindOf(strings.ToLower(r.cells["kind"]))
		if known && !met[kind.ID] {
			met[kind.ID] = true
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// keyOf gives what a column means for a kind of the rows, one that it is named
// after before others.
func (in *csvReader) keyOf(at int, kinds []model.Kind) (key string) {
	for _, kind := range kinds {
		meant := in.meaning(kind).keys[at]
		if plainColumn(meant) == in.table.columns[at] {
			return meant
		}
		key = cmp.Or(key, meant)
	}
	return key
}

// tellColumns says how the columns were understood.
func (in *csvReader) tellColumns() {
	in.kind = in.how.Kind
	kinds := in.kinds()
	known := len(kinds) > 0
	if !known {
		kinds = []model.Kind{{}} // what every entry has
	}
	var read, left []string
	for i, c := range in.table.columns {
		key, name := in.keyOf(i, kinds), strings.TrimSpace(in.table.names[i])
		if c == "" || strings.HasSuffix(c, "currency") {
			continue
		}
		in.columns = append(in.columns, model.Column{Name: name, Key: key, Sample: in.table.sample(c)})
		switch {
		case key == "":
			left = append(left, "“"+name+"”")
		case plainColumn(key) != c:
			read = append(read, fmt.Sprintf("“%s” as %s", name, strings.ReplaceAll(key, "_", " ")))
		}
	}
	if known && len(read) > 0 {
		in.tellAt(onColumns, "Columns read: "+strings.Join(read, ", ")+".")
	}
	if known && len(left) > 0 {
		in.tellAt(onColumns, "Columns left out: "+strings.Join(left, ", ")+".")
	}
}

// onColumns is the place of notes that Arrival.Columns tells too.
const onColumns = -1

// sample gives the first words in a column.
func (t table) sample(column string) string {
	for _, r := range t.rows {
		if text := r.cells[column]; text != "" {
			return brieflySaid(text)
		}
	}
	return ""
}
