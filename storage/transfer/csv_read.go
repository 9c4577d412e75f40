package transfer

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"rung/model"
	"rung/storage/transfer/intake"

	"github.com/google/uuid"
)

type csvReader struct {
	intake.Result
	options  intake.Options
	table    intake.Table
	meanings map[string]meaning // by kind
	days     []intake.Options   // by column, with the order in which it writes days
	asField  map[int]bool       // columns with a value that became a field's
	asText   map[int]bool       // columns with a value that went into the text
}

// readCSV reads a table whose columns it knows by name, or is told. Its rows are of the
// kind in the column "kind" or how.Kind, else applications or contacts if the columns
// show that. Errors: Invalid, TooLarge.
func readCSV(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	if _, known := model.KindOf(how.Kind); !known && how.Kind != "" {
		return intake.Result{}, &model.Error{Code: model.Invalid, Field: "kind", Message: fmt.Sprintf("There is no kind %q. Name one, as in --kind budget.", how.Kind)}
	}
	content, err := intake.ReadLimited(r, intake.MaxForeign)
	if err != nil {
		return intake.Result{}, err
	}
	t, found, err := intake.ReadTable(content, func(columns []string) bool { return isHeader(how, columns) })
	if err != nil {
		return intake.Result{}, err
	}
	in := csvReader{Result: intake.Result{Foreign: true}, options: how, table: t, meanings: map[string]meaning{}, asField: map[int]bool{}, asText: map[int]bool{}}
	if !found {
		in.table = tableWithoutHeader(content)
		in.describeColumns()
		return in.Result, in.newHeaderError()
	}
	switch none := len(in.rowKinds()) == 0; {
	case none && isOfApplications(t.Columns):
		in.options.Kind = model.KindApplication
	case none && isOfPeople(t.Columns):
		in.options.Kind = model.KindContact
	}
	if err := in.checkColumns(); err != nil {
		return in.Result, err
	}
	in.describeColumns()
	if in.options.Kind == "" && !slices.Contains(t.Columns, "kind") {
		return in.Result, &model.Error{Code: model.Invalid, Field: "kind", Message: "The file does not say what its rows are. Name it, as in --kind budget, or add a column “kind”."}
	}
	if !utf8.Valid(intake.ToUTF8(content)) {
		in.AddNote("The file is not in UTF-8 and was read as Windows-1252. Where letters look wrong, save it as “CSV UTF-8” and import it again.")
	}
	in.learnDays()
	err = in.readRows(ctx)
	in.tellColumns()
	return in.Result, err
}

// newHeaderError says why a table without a known header is refused.
func (in *csvReader) newHeaderError() error {
	var names []string
	for name := range in.options.Columns {
		names = append(names, "“"+name+"”")
	}
	slices.Sort(names)
	message := "No row of this file names columns that Rung knows. Its first row should hold names such as title, day and notes, or name and e-mail."
	if len(names) > 0 {
		message = "No row of this file names the columns " + strings.Join(names, ", ") + "."
	}
	var have []string
	for _, c := range in.Columns {
		have = append(have, "“"+c.Name+"”")
	}
	if len(have) > 0 && len(names) > 0 {
		message += " It has: " + strings.Join(have, ", ") + "."
	}
	return &model.Error{Code: model.Invalid, Field: "columns", Message: message}
}

// checkColumns gives Invalid for a column assigned to a field that no kind of the rows
// has. A field named in other words gets its key.
func (in *csvReader) checkColumns() error {
	kinds := in.kindsOrAny()
	said := map[string]string{}
	for name, key := range in.options.Columns {
		known := key == "" || slices.Contains(common, key)
		for _, kind := range kinds {
			if _, of := kind.Field(key); of || known || kind.ID == model.KindContact && slices.Contains(nameParts, key) {
				known = true
			} else if other := keyMeant(kind, intake.NormalizeColumn(key)); other != "" {
				key, known = other, true
			}
		}
		if !known {
			return &model.Error{Code: model.Invalid, Field: "columns", Message: fmt.Sprintf("There is no field %q for the column “%s”. Use one of: %s.", key, name, strings.Join(fieldsOf(kinds), ", "))}
		}
		said[name] = key
	}
	if len(said) > 0 {
		in.options.Columns = said
	}
	return nil
}

// fieldsOf lists the keys that a column of a table can mean for entries of some kinds.
func fieldsOf(kinds []model.Kind) (keys []string) {
	for _, kind := range kinds {
		if kind.ID == model.KindContact {
			keys = append(keys, nameParts...)
		}
		for _, f := range kind.Fields {
			if f.Type != model.List && !slices.Contains(keys, f.Key) {
				keys = append(keys, f.Key)
			}
		}
	}
	return slices.Concat(common, keys)
}

// learnDays finds out whether day, month or year comes first in each column, from its
// own days, or else from those of all columns.
func (in *csvReader) learnDays() {
	in.days = make([]intake.Options, len(in.table.Columns))
	var all []string
	for i := range in.table.Columns {
		var days []string
		for _, kind := range in.kindsOrAny() {
			key := in.meaningFor(kind).keys[i]
			if f, _ := kind.Field(key); key != "day" && key != "until" && f.Type != model.Date {
				continue
			}
			for _, r := range in.table.Rows {
				days = append(days, r.Cell(i))
			}
			break
		}
		in.days[i], all = in.options.WithLearnedOrder(days), append(all, days...)
	}
	whole := in.options.WithLearnedOrder(all)
	for i := range in.days {
		learned := map[string]string{}
		maps.Copy(learned, whole.Learned)
		maps.Copy(learned, in.days[i].Learned)
		in.days[i].Learned = learned
	}
}

func (in *csvReader) readRows(ctx context.Context) error {
	empty := 0
	for i, r := range in.table.Rows {
		if err := in.options.ReportProgress(ctx, i, len(in.table.Rows)); err != nil {
			return err
		}
		if r.Empty {
			empty++
			continue
		}
		in.Count = i + 1
		in.takeRow(r)
	}
	if empty > 0 {
		in.AddNote(fmt.Sprintf("Rows with nothing in them were left out: %d.", empty))
	}
	return nil
}

// takeRow makes an entry from a row, or refuses the row.
func (in *csvReader) takeRow(r intake.Row) {
	kindID := strings.ToLower(cmp.Or(r.Cells["kind"], in.options.Kind))
	kind, ok := model.KindOf(kindID)
	if !ok {
		in.Refuse(in.Count, r.Cells["title"], &model.Error{Field: "kind", Message: fmt.Sprintf("There is no kind %q.", kindID)})
		return
	}
	x := rowReader{in: in, m: in.meaningFor(kind), r: r, kind: kind, e: &model.Entry{Kind: kind.ID, Values: model.Values{}}, used: map[int]bool{}}
	e := x.e
	if x.entitle(); e.Title == "" {
		in.Refuse(in.Count, "", &model.Error{Message: "The row has no title or name."})
		return
	}
	e.Body, e.Time = x.takeColumn("body"), x.takeColumn("time")
	e.Tags = separated(x.takeColumn("tags"))
	e.Competencies = separated(x.takeColumn("competencies"))
	e.Private = slices.Contains([]string{"yes", "true"}, strings.ToLower(x.takeColumn("private")))
	e.Day, e.Until = x.readDay("day", "day").First, x.readDay("until", "until").Last
	for _, f := range kind.Fields {
		switch {
		case kind.ID == model.KindContact && slices.Contains([]string{"email", "phone", "url"}, f.Key):
			x.readAddresses(f)
		case kind.ID == model.KindApplication && (f.Key == "status" || f.Key == "outcome"):
			x.readProgress(f)
		default:
			x.fill(f)
		}
	}
	x.finish()
	*e = in.identified(intake.OrderDays(*e), r)
	c := intake.Candidate{Index: in.Count, Entry: *e, Keys: intake.ContactKeys(*e)}
	if r.Cells["id"] == e.ID {
		c.UID = e.ID
	}
	in.Entries = append(in.Entries, c)
}

// identified gives an entry the id in its row, which Rung exported, or else one made
// from what the row says.
func (in *csvReader) identified(e model.Entry, r intake.Row) model.Entry {
	if id, err := uuid.Parse(r.Cells["id"]); err == nil {
		e.ID = id.String()
		return e
	}
	said := []string{"csv", e.Kind}
	for _, c := range in.table.Columns {
		said = append(said, c, r.Cells[c])
	}
	if e.Kind == model.KindContact {
		e.ID = intake.ContactID(e, said...)
	} else {
		e.ID = intake.StableID(said...)
	}
	return e
}

// separated splits a cell of several words at the separators that programs use.
func separated(cell string) (words []string) {
	cell = strings.NewReplacer(" ::: ", ",", ";", ",", "* ", "").Replace(cell)
	for _, word := range strings.Split(cell, ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

func isCSV(s intake.Excerpt) bool {
	if s.Text == "" {
		return false
	}
	if strings.HasSuffix(s.Name, ".csv") || strings.HasSuffix(s.Name, ".tsv") {
		return true
	}
	_, found, err := intake.ReadTable([]byte(s.Text), func(columns []string) bool { return isHeaderOf(columns, "") })
	return found && err == nil
}
