package transfer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// rowReader makes an entry from a row. A value that no field takes goes into the text
// under its column's name.
type rowReader struct {
	in   *csvReader
	m    meaning
	kind model.Kind
	r    intake.Row
	e    *model.Entry
	used map[int]bool // columns whose value a field took, or that add nothing
	more []string     // lines for the text
}

// column gives the first filled and unused column that means a key, or -1.
func (x *rowReader) column(key string) int {
	for _, i := range x.m.columns[key] {
		if x.r.Cell(i) != "" && !x.used[i] {
			return i
		}
	}
	return -1
}

// takeColumn marks the column that means a key as used and gives its text; "" without one.
func (x *rowReader) takeColumn(key string) string {
	i := x.column(key)
	if i < 0 {
		return ""
	}
	x.markUsed(i)
	return x.r.Cell(i)
}

func (x *rowReader) markUsed(i int) { x.used[i], x.in.asField[i] = true, true }

// prefixes are forms of address, which some tables put in the "title" column.
var prefixes = strings.Fields("mr mrs ms miss mx dr prof herr frau hr fr m mme mlle sr sra srta señor señora dhr mevr mw sig sigra dott dottssa ing dra")

// entitle sets the entry's title.
func (x *rowReader) entitle() {
	var parts []string
	if x.kind.ID == model.KindContact {
		for _, key := range nameParts {
			if text := x.takeColumn(key); text != "" {
				parts = append(parts, text)
			}
		}
	}
	at := x.column("title")
	switch {
	case len(parts) > 0:
		x.e.Title = strings.Join(parts, " ")
		// Beside a person's name, the column "title" holds the job.
		if at >= 0 && x.in.table.Columns[at] == "title" && !slices.Contains(prefixes, intake.NormalizeColumn(x.r.Cell(at))) {
			if job := x.column("job"); job < 0 {
				x.markUsed(at)
				x.e.Values["job"] = x.r.Cell(at)
			}
		}
	case at >= 0:
		x.markUsed(at)
		x.e.Title = x.r.Cell(at)
	}
	if x.kind.ID != model.KindApplication {
		return
	}
	for _, key := range []string{"role", "company"} { // for tables that have no title
		if i := x.column(key); x.e.Title == "" && i >= 0 {
			x.e.Title = x.r.Cell(i)
		}
	}
	if x.column("role") < 0 && at >= 0 && x.in.table.Columns[at] == "title" {
		x.e.Values["role"] = x.e.Title
	}
}

// readDay reads the day in the column that means a key, in the order of day and month
// that the column uses.
func (x *rowReader) readDay(key, label string) intake.Period {
	i := x.column(key)
	if i < 0 {
		return intake.Period{}
	}
	p := x.in.ReadPeriod(x.in.days[i], x.in.Count, x.e.Title, label, x.r.Cell(i))
	if x.used[i] = true; p.First != "" {
		x.in.asField[i] = true
	}
	return p
}

// fill sets a field from its cell. A value that cannot be read is reported instead.
func (x *rowReader) fill(f model.Field) {
	if f.Type == model.Date {
		if day := x.readDay(f.Key, strings.ToLower(f.Label)).First; day != "" {
			x.e.Values[f.Key] = day
		}
		return
	}
	i := x.column(f.Key)
	if i < 0 {
		return
	}
	text := x.r.Cell(i)
	if currency := x.r.Cells[intake.NormalizeColumn(currencyOf(f.Key))]; f.Type == model.Amount && currency != "" {
		text += " " + currency
	}
	v, err := f.Parse(text, model.Locale{OrderUnknown: true})
	if err != nil {
		x.cannotRead(f, text, err)
		x.used[i] = !keepsRest(x.kind)
	} else if v != nil {
		x.markUsed(i)
		x.e.Values[f.Key] = v
	}
}

func (x *rowReader) cannotRead(f model.Field, text string, err error) {
	x.in.SkipAt(x.in.Count, fmt.Sprintf("%s, %s: it was left empty, since “%s” cannot be read. %s", intake.EntryName(x.in.Count, x.e.Title), f.Key, intake.Shorten(text), err))
}

// finish puts what no field took into the text.
func (x *rowReader) finish() {
	for i := range x.r.All {
		x.more = append(x.more, x.keepRest(i)...)
	}
	x.e.Body = text.Joined("\n\n", x.e.Body, intake.BulletList(x.more))
}

// keepRest gives the lines that a column, or the group it begins, adds to the text.
func (x *rowReader) keepRest(i int) (lines []string) {
	if g, first := x.m.groups[i]; first && x.m.rest[i] {
		return x.groupRest(g)
	}
	value := x.r.Cell(i)
	if value == "" || x.used[i] || x.m.keys[i] == "" || x.in.table.Columns[i] == "kind" || x.in.table.Columns[i] == "id" || strings.HasSuffix(x.in.table.Columns[i], "currency") {
		return nil
	}
	x.used[i] = true
	if x.kind.ID == model.KindContact && x.saysNothing(i) {
		return nil
	}
	x.in.asText[i] = true
	for _, value := range x.values(i) {
		lines = append(lines, x.columnLabel(i)+": "+intake.OnOneLine(value))
	}
	return lines
}

// values gives the values of a cell. Google puts several into one for contacts.
func (x *rowReader) values(i int) []string {
	if x.kind.ID != model.KindContact {
		return []string{x.r.Cell(i)}
	}
	return slices.DeleteFunc(strings.Split(x.r.Cell(i), " ::: "), func(s string) bool { return strings.TrimSpace(s) == "" })
}

// columnLabel gives the words before a column's value in the text.
func (x *rowReader) columnLabel(i int) string {
	if by, labelled := x.m.labels[i]; labelled {
		base := numberedColumn.FindStringSubmatch(x.in.table.Names[i])[1]
		return text.Joined(", ", base, labelWords(x.r.Cell(by)))
	}
	return strings.TrimSuffix(x.in.table.ColumnName(i), ":")
}

// labelWords gives one of Google's labels without the star of the preferred value.
func labelWords(label string) string { return strings.Trim(label, "* ") }

// saysNothing reports whether a cell only has what programs fill in by themselves, or
// repeats the contact's name or e-mail.
func (x *rowReader) saysNothing(i int) bool {
	value, column := strings.ToLower(x.r.Cell(i)), withoutNumber(x.in.table.Columns[i])
	switch {
	case slices.Contains([]string{"priority", "sensitivity", "emailtype", "gender"}, column):
		return slices.Contains([]string{"normal", "smtp", "ex", "unspecified"}, value)
	case value == "0/0/00":
		return true
	}
	return slices.Contains([]string{"emaildisplayname", "fileas", "displayname", "name", "fullname"}, column) &&
		intake.ContainsWords(strings.ToLower(text.Joined(" ", x.e.Title, x.e.Values.Text("email"))), strings.NewReplacer("(", " ", ")", " ", "<", " ", ">", " ").Replace(value))
}

// numberedColumn matches a column that Google numbers, since there may be several:
// "E-mail 2 - Value".
var numberedColumn = regexp.MustCompile(`^\s*(.+?)\s+(\d+)\s+-\s+(.+?)\s*$`)

// columnGroup is several columns about one thing, such as "Relation 1 - Type" and
// "Relation 1 - Value".
type columnGroup struct {
	base  string
	label int // the column of its label, or -1
	parts []int
}

// findGroups finds the numbered columns that belong together.
func (m *meaning) findGroups(t intake.Table) {
	m.labels, m.groups = map[int]int{}, map[int]columnGroup{}
	known, first := map[string]columnGroup{}, map[string]int{}
	for i, named := range t.Names {
		parts := numberedColumn.FindStringSubmatch(named)
		if parts == nil || i >= len(t.Columns) {
			continue
		}
		id := parts[1] + parts[2]
		g, met := known[id]
		if !met {
			g, first[id] = columnGroup{base: parts[1], label: -1}, i
		}
		if part := intake.NormalizeColumn(parts[3]); part == "type" || part == "label" {
			g.label = i
		} else {
			g.parts = append(g.parts, i)
		}
		known[id] = g
	}
	for id, g := range known {
		if g.label < 0 {
			continue
		}
		for _, i := range g.parts {
			if !m.rest[i] {
				m.labels[i] = g.label
			}
		}
		m.groups[first[id]] = g
	}
}

// ownLabels are the groups whose values are called by their label alone in the text.
var ownLabels = []string{"relation", "event", "customfield"}

// groupRest gives the lines that a group adds to the text. A label whose values all
// became fields adds none.
func (x *rowReader) groupRest(g columnGroup) (lines []string) {
	words, called := "", labelWords(x.r.Cell(g.label))
	for _, i := range g.parts {
		value := intake.OnOneLine(strings.ReplaceAll(x.r.Cell(i), " ::: ", ", "))
		if !x.m.rest[i] {
			lines = append(lines, x.keepRest(i)...)
			continue
		}
		if x.used[i] = true; value == "" {
			continue
		}
		x.in.asText[i] = true
		switch part := intake.NormalizeColumn(numberedColumn.FindStringSubmatch(x.in.table.Names[i])[3]); {
		case part == "service":
			called = text.Joined(", ", called, value)
		case !intake.ContainsWords(words, value):
			words = text.Joined(", ", words, value)
		}
	}
	if x.used[g.label] = true; words == "" {
		return lines
	}
	x.in.asText[g.label] = true
	label := text.Joined(", ", g.base, called)
	if called != "" && slices.Contains(ownLabels, intake.NormalizeColumn(g.base)) {
		label = intake.Capitalize(called)
	}
	return append(lines, label+": "+words)
}
