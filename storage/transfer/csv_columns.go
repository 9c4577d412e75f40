package transfer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/storage/transfer/intake"
)

// common are the columns that every kind of entry has.
var common = []string{"id", "kind", "title", "day", "until", "time", "body", "tags", "competencies", "private"}

// nameParts are the keys of the columns that each hold a part of a person's name, in
// the order in which the parts are joined.
var nameParts = []string{"first_name", "middle_name", "last_name"}

// keyMeant gives the key of the field that a normalized column name means for a kind,
// or "" for an unknown name.
func keyMeant(kind model.Kind, column string) string {
	for _, f := range kind.Fields {
		if column == intake.NormalizeColumn(f.Key) || column == intake.NormalizeColumn(f.Label) {
			return f.Key
		}
	}
	if slices.Contains(common, column) {
		return column
	}
	if column = intake.FoldColumn(column); column == "" {
		return ""
	}
	var keys []string
	for _, f := range kind.Fields {
		keys = append(keys, f.Key)
	}
	switch kind.ID {
	case model.KindContact:
		keys = append(keys, nameParts...)
		if intake.ColumnSynonyms["connected"][column] {
			return "day"
		}
	case model.KindApplication:
		if intake.ColumnSynonyms["applied"][column] {
			return "day"
		}
	}
	for _, key := range append(keys, common...) {
		if column == intake.NormalizeColumn(key) || intake.ColumnSynonyms[key][column] {
			return key
		}
	}
	if plain := withoutNumber(column); kind.ID == model.KindContact && plain != column {
		return keyMeant(kind, plain)
	}
	return ""
}

// withoutNumber gives a column's name without its digits, for tables with several
// columns of one meaning: "email2value" becomes "emailvalue".
func withoutNumber(column string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, column)
}

// keepsRest reports whether columns without a field go into the text. They do for
// contacts and applications, whose tables say more than Rung has fields for.
func keepsRest(kind model.Kind) bool {
	return kind.ID == model.KindContact || kind.ID == model.KindApplication
}

// meaning is what the columns of a table mean for entries of a kind.
type meaning struct {
	keys    []string            // by column; "" if it is left out
	columns map[string][]int    // by key, the columns that mean it; one named like it is first
	rest    []bool              // by column: whether it goes into the text under its name
	labels  map[int]int         // by column, the one that says what kind of value it holds
	groups  map[int]columnGroup // columns about one thing, by the first of them
}

func meaningOf(how intake.Options, kind model.Kind, t intake.Table) meaning {
	said := map[string]string{}
	for name, key := range how.Columns {
		said[intake.NormalizeColumn(name)] = key
	}
	m := meaning{columns: map[string][]int{}, rest: make([]bool, len(t.Columns))}
	for i, column := range t.Columns {
		key, chosen := said[column]
		own := keyMeant(kind, column)
		if !chosen {
			key = own
		}
		if keepsRest(kind) && (key == "" && !chosen || key == "body" && own != "body") {
			key, m.rest[i] = "body", true
		}
		m.keys = append(m.keys, key)
		switch {
		case key == "" || column == "" || m.rest[i]:
		default:
			m.columns[key] = append(m.columns[key], i)
		}
	}
	for key, columns := range m.columns {
		own := func(i int) bool { return t.Columns[i] == intake.NormalizeColumn(key) }
		slices.SortStableFunc(columns, func(a, b int) int {
			switch {
			case own(a) == own(b):
				return 0
			case own(a):
				return -1
			}
			return 1
		})
	}
	m.findGroups(t)
	return m
}

func (in *csvReader) meaningFor(kind model.Kind) meaning {
	m, known := in.meanings[kind.ID]
	if !known {
		m = meaningOf(in.options, kind, in.table)
		in.meanings[kind.ID] = m
	}
	return m
}

// isHeader reports whether a row names the table's columns: all those in how.Columns,
// or, if that is empty, columns that Rung knows.
func isHeader(how intake.Options, columns []string) bool {
	if len(how.Columns) == 0 {
		return isHeaderOf(columns, how.Kind)
	}
	for name := range how.Columns {
		if !slices.Contains(columns, intake.NormalizeColumn(name)) {
			return false
		}
	}
	return true
}

// isHeaderOf reports whether a row is a header that Rung knows: it names a column for
// the title, and one more unless it has only one.
func isHeaderOf(columns []string, kindID string) bool {
	if kindID == "" && isOfApplications(columns) {
		return true
	}
	known, named := 0, false
	kind, _ := model.KindOf(cmp.Or(kindID, model.KindContact))
	for _, c := range columns {
		key := keyMeant(kind, c)
		if c == "" || key == "" {
			continue
		}
		known++
		named = named || names(kind, key)
	}
	return named && (known > 1 || len(columns) == 1)
}

// names reports whether an entry of a kind can take its title from a key.
func names(kind model.Kind, key string) bool {
	switch kind.ID {
	case model.KindContact:
		return key == "title" || slices.Contains(nameParts, key)
	case model.KindApplication:
		return key == "title" || key == "role" || key == "company"
	}
	return key == "title"
}

// isOfApplications reports whether columns describe job applications: company, role,
// and either the day of applying or both status and URL.
func isOfApplications(columns []string) bool {
	kind, _ := model.KindOf(model.KindApplication)
	has := map[string]bool{}
	for _, column := range columns {
		has[keyMeant(kind, column)] = true
		has["applied"] = has["applied"] || intake.ColumnSynonyms["applied"][intake.FoldColumn(column)]
	}
	return has["company"] && has["role"] && (has["applied"] || has["status"] && has["url"])
}

// isOfPeople reports whether columns describe people: one is an e-mail, phone or name.
func isOfPeople(columns []string) bool {
	contact, _ := model.KindOf(model.KindContact)
	return slices.ContainsFunc(columns, func(column string) bool {
		return slices.Contains([]string{"email", "phone", "first_name", "last_name"}, keyMeant(contact, column))
	})
}

// tableWithoutHeader reads a table of unknown columns with the separator that gives the
// most. Its header is the first row of several names, all filled and different.
func tableWithoutHeader(content []byte) (best intake.Table) {
	text, commas := intake.DecodeTable(content)
	for _, comma := range commas {
		t, found, err := intake.ReadWithSeparator(text, comma, func(columns []string) bool {
			names := slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return c == "" })
			slices.Sort(names)
			return len(names) > 1 && len(slices.Compact(names)) == len(columns)
		})
		if found && err == nil && len(t.Columns) > len(best.Columns) {
			best = t
		}
	}
	return best
}

// rowKinds gives the kinds of the rows, in the order in which they first appear.
func (in *csvReader) rowKinds() (kinds []model.Kind) {
	if kind, known := model.KindOf(in.options.Kind); known {
		return []model.Kind{kind}
	}
	met := map[string]bool{}
	for _, r := range in.table.Rows {
		kind, known := model.KindOf(strings.ToLower(r.Cells["kind"]))
		if known && !met[kind.ID] {
			met[kind.ID] = true
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// keyOf gives the key that a column means for one of the kinds. A key with the column's
// own name comes before others.
func (in *csvReader) keyOf(at int, kinds []model.Kind) (key string) {
	for _, kind := range kinds {
		meant := in.meaningFor(kind).keys[at]
		if intake.NormalizeColumn(meant) == in.table.Columns[at] {
			return meant
		}
		key = cmp.Or(key, meant)
	}
	return key
}

// describeColumns fills in.Columns with each column's name, meaning and first value.
func (in *csvReader) describeColumns() {
	in.Kind = in.options.Kind
	kinds := in.kindsOrAny()
	for i, c := range in.table.Columns {
		if c == "" || strings.HasSuffix(c, "currency") {
			continue
		}
		in.Columns = append(in.Columns, model.Column{Name: strings.TrimSpace(in.table.Names[i]), Key: in.keyOf(i, kinds), Sample: in.table.Sample(i)})
	}
}

// kindsOrAny gives the kinds of the rows. If none is known, it gives one without
// fields, which has only the common columns.
func (in *csvReader) kindsOrAny() []model.Kind {
	if kinds := in.rowKinds(); len(kinds) > 0 {
		return kinds
	}
	return []model.Kind{{}}
}

// tellColumns notes which columns were read as which field, which went into the text
// and which were left out.
func (in *csvReader) tellColumns() {
	if len(in.rowKinds()) == 0 {
		return
	}
	kinds := in.kindsOrAny()
	var read, text, left []string
	for i, c := range in.table.Columns {
		if c == "" && in.table.Sample(i) == "" || strings.HasSuffix(c, "currency") {
			continue
		}
		key, named := in.keyOf(i, kinds), "“"+in.table.ColumnName(i)+"”"
		switch {
		case in.asText[i]:
			text = append(text, named)
			if !in.asField[i] {
				continue
			}
		case key == "":
			left = append(left, named)
		case in.meaningFor(kinds[0]).rest[i]:
			continue // all its cells are empty
		}
		if key != "" && intake.NormalizeColumn(key) != c && in.asField[i] {
			read = append(read, fmt.Sprintf("%s as %s", named, strings.ReplaceAll(key, "_", " ")))
		}
	}
	for _, of := range []struct {
		label string
		names []string
	}{{"Columns read: ", read}, {"Columns put in the text, at least in part: ", text}, {"Columns left out: ", left}} {
		if len(of.names) > 0 {
			in.AddNoteAt(onColumns, of.label+strings.Join(of.names, ", ")+".")
		}
	}
}

// onColumns is the place of notes that ImportResult.Columns shows as well.
const onColumns = -1
