package transfer

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"rung/model"

	"github.com/google/uuid"
)

// synonyms are the names that other programs give to columns, by the field that
// they mean. A kind's own keys and labels come first.
var synonyms = map[string][]string{
	"title":        {"name", "fullname", "displayname", "subject"},
	"day":          {"date", "startdate", "start", "from", "startedon", "connectedon", "createdon", "created"},
	"until":        {"enddate", "end", "to", "finishedon"},
	"body":         {"text", "note", "notes", "description", "comments", "comment", "details"},
	"tags":         {"tag", "categories", "category", "labels", "keywords", "groupmembership"},
	"email":        {"email", "emailaddress", "email1value", "email1address", "primaryemail", "workemail", "mail"},
	"phone":        {"telephone", "phonenumber", "mobile", "mobilephone", "mobilenumber", "cell", "phone1value", "businessphone", "primaryphone", "workphone"},
	"url":          {"website", "webpage", "profileurl", "linkedin", "linkedinurl", "website1value", "homepage", "link"},
	"organisation": {"organization", "company", "companyname", "employer", "organizationname", "organization1name"},
	"department":   {"dept", "organizationdepartment", "organization1department", "team"},
	"job":          {"jobtitle", "position", "organizationtitle", "organization1title"},
	"company":      {"organisation", "organization", "employer", "companyname"},
	"fiscal_year":  {"fy", "year"},
	"asked":        {"requested", "amountasked", "amountrequested"},
	"granted":      {"approved", "amountgranted"},
	"spent":        {"actual", "actuals", "amountspent"},
	"deadline":     {"due", "duedate"},
	"valid_until":  {"expires", "expiry", "expirydate", "expirationdate"},
	"provider":     {"authority", "issuer", "school", "schoolname", "vendor"},
	"quote":        {"feedback", "words"},
	"nature":       {"capexopex"},
}

// common are the columns of every kind.
var common = []string{"id", "kind", "title", "day", "until", "time", "body", "tags", "competencies", "private"}

type csvReader struct {
	arrived
	how   reading
	table table
}

// readCSV reads a table whose columns it knows by name as entries of the kind
// that a column or Source.Kind names; a table of people, as contacts.
func readCSV(ctx context.Context, r io.Reader, how reading) (arrived, error) {
	if _, known := model.KindOf(how.Kind); !known && how.Kind != "" {
		return arrived{}, &model.Error{Code: model.Invalid, Field: "kind", Message: fmt.Sprintf("There is no kind %q. Name one, as in --kind budget.", how.Kind)}
	}
	content, err := readWhole(r, maxForeign)
	if err != nil {
		return arrived{}, err
	}
	t, found, err := readTable(content, func(columns []string) bool { return isHeaderOf(columns, how.Kind) })
	if err != nil {
		return arrived{}, err
	}
	if !found {
		return arrived{}, &model.Error{Code: model.Invalid, Message: "No row of this file names columns that Rung knows. Its first row should hold names such as title, day and notes, or name and e-mail."}
	}
	in := csvReader{arrived: arrived{foreign: true}, how: how, table: t}
	if in.how.Kind == "" && hasAny(t.columns, append([]string{"firstname", "lastname"}, append(synonyms["email"], synonyms["phone"]...)...)) {
		in.how.Kind = "contact"
	}
	if in.how.Kind == "" && !slices.Contains(t.columns, "kind") {
		return arrived{}, &model.Error{Code: model.Invalid, Message: "The file does not say what its rows are. Name it, as in --kind budget, or add a column “kind”."}
	}
	return in.arrived, in.read(ctx)
}

// isHeaderOf reports whether a row names columns: something to call an entry by,
// and one more.
func isHeaderOf(columns []string, kindID string) bool {
	known := 0
	kind, _ := model.KindOf(cmp.Or(kindID, "contact"))
	for _, c := range columns {
		if c != "" && meant(kind, c) != "" || hasAny([]string{c}, []string{"firstname", "lastname"}) {
			known++
		}
	}
	return known > 0 && (known > 1 || len(columns) == 1) && hasAny(columns, append([]string{"title", "firstname", "lastname"}, synonyms["title"]...))
}

func hasAny(list, wanted []string) bool {
	return slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(list, w) })
}

// meant gives the field of a kind, or the common one, that a column means, or "".
func meant(kind model.Kind, column string) string {
	for _, f := range kind.Fields {
		if column == plainColumn(f.Key) || column == plainColumn(f.Label) {
			return f.Key
		}
	}
	if slices.Contains(common, column) {
		return column
	}
	for _, f := range kind.Fields {
		if slices.Contains(synonyms[f.Key], column) {
			return f.Key
		}
	}
	for _, key := range common {
		if slices.Contains(synonyms[key], column) {
			return key
		}
	}
	return ""
}

func (in *csvReader) read(ctx context.Context) error {
	empty := 0
	for i, r := range in.table.rows {
		if err := in.how.step(ctx, i, len(in.table.rows)); err != nil {
			return err
		}
		if r.empty {
			empty++
			continue
		}
		in.count = i + 1
		in.take(r)
	}
	if empty > 0 {
		in.tell(fmt.Sprintf("Rows with nothing in them were left out: %d.", empty))
	}
	if kind, ok := model.KindOf(in.how.Kind); ok {
		in.tellColumns(kind)
	}
	return nil
}

// tellColumns says how the columns were understood.
func (in *csvReader) tellColumns(kind model.Kind) {
	var read, left []string
	for i, c := range in.table.columns {
		key := meant(kind, c)
		switch {
		case c == "" || strings.HasSuffix(c, "currency"):
		case key == "" && !hasAny([]string{c}, nameParts):
			left = append(left, "“"+strings.TrimSpace(in.table.names[i])+"”")
		case key != "" && plainColumn(key) != c:
			read = append(read, fmt.Sprintf("“%s” as %s", strings.TrimSpace(in.table.names[i]), strings.ReplaceAll(key, "_", " ")))
		}
	}
	if len(read) > 0 {
		in.tell("Columns read: " + strings.Join(read, ", ") + ".")
	}
	if len(left) > 0 {
		in.tell("Columns left out: " + strings.Join(left, ", ") + ".")
	}
}

var nameParts = []string{"firstname", "givenname", "middlename", "additionalname", "lastname", "familyname"}

// take makes an entry of a row.
func (in *csvReader) take(r row) {
	kindID := strings.ToLower(cmp.Or(r.cells["kind"], in.how.Kind))
	kind, ok := model.KindOf(kindID)
	if !ok {
		in.refuse(in.count, r.cells["title"], &model.Error{Field: "kind", Message: fmt.Sprintf("There is no kind %q.", kindID)})
		return
	}
	e := model.Entry{Kind: kind.ID, Values: model.Values{}}
	e.Title = in.cell(kind, r, "title")
	if parts := in.parts(r); parts != "" && kind.ID == "contact" {
		if e.Title != "" && r.cells["title"] == e.Title && e.Values["job"] == nil {
			e.Values["job"] = e.Title // beside a person's name, a title is the job's
		}
		e.Title = parts
	}
	if e.Title == "" {
		in.refuse(in.count, "", &model.Error{Message: "The row has no title or name."})
		return
	}
	e.Body, e.Time = in.cell(kind, r, "body"), in.cell(kind, r, "time")
	e.Tags = separated(in.cell(kind, r, "tags"))
	e.Competencies = separated(in.cell(kind, r, "competencies"))
	e.Private = strings.EqualFold(r.cells["private"], "yes") || strings.EqualFold(r.cells["private"], "true")
	e.Day, e.Until = in.day(e.Title, "day", in.cell(kind, r, "day")), in.day(e.Title, "until", in.cell(kind, r, "until"))
	for _, f := range kind.Fields {
		in.fill(&e, f, in.cell(kind, r, f.Key), r.cells[plainColumn(currencyOf(f.Key))])
	}
	e = endsLater(e)
	in.entries = append(in.entries, candidate{index: in.count, entry: in.identified(e, r), keys: contactKeys(e)})
}

// parts is a person's name from the columns that hold a part of it each.
func (in *csvReader) parts(r row) string {
	var parts []string
	for i := 0; i < len(nameParts); i += 2 {
		if part := cmp.Or(r.cells[nameParts[i]], r.cells[nameParts[i+1]]); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// cell gives the text of the first filled column that means a key.
func (in *csvReader) cell(kind model.Kind, r row, key string) string {
	if text := r.cells[plainColumn(key)]; text != "" && meant(kind, plainColumn(key)) == key {
		return text
	}
	for _, c := range in.table.columns {
		if text := r.cells[c]; text != "" && meant(kind, c) == key {
			return text
		}
	}
	return ""
}

// fill sets a field from its cell. What cannot be read is left empty and named.
func (in *csvReader) fill(e *model.Entry, f model.Field, text, currency string) {
	if text == "" {
		return
	}
	if f.Type == model.Date {
		if day := in.day(e.Title, strings.ToLower(f.Label), text); day != "" {
			e.Values[f.Key] = day
		}
		return
	}
	if f.Type == model.Amount && currency != "" {
		text += " " + currency
	}
	v, err := f.Parse(text, model.Locale{OrderUnknown: true})
	if err != nil {
		in.skipAt(in.count, fmt.Sprintf("%s, %s: it was left empty, since “%s” cannot be read. %s", name(in.count, e.Title), f.Key, brieflySaid(text), err))
	} else if v != nil {
		e.Values[f.Key] = v
	}
}

func (in *csvReader) day(title, field, text string) model.Day {
	p, err := in.how.period(text)
	if err != nil {
		in.skipAt(in.count, fmt.Sprintf("%s, %s: it was left empty, since %v.", name(in.count, title), field, err))
	}
	if field == "until" {
		return p.last
	}
	return p.first
}

// identified gives an entry the id of its row: the one that Rung exported, or
// one made of what the row says.
func (in *csvReader) identified(e model.Entry, r row) model.Entry {
	if id, err := uuid.Parse(r.cells["id"]); err == nil {
		e.ID = id.String()
		return e
	}
	if e.Kind == "contact" {
		e.ID = contactID(e)
		return e
	}
	said := []string{"csv", e.Kind}
	for _, c := range in.table.columns {
		said = append(said, c, r.cells[c])
	}
	e.ID = stableID(said...)
	return e
}

// separated cuts a cell of several words, as the programs separate them.
func separated(cell string) []string {
	cell = strings.NewReplacer(" ::: ", ",", ";", ",", "* ", "").Replace(cell)
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ',' })
}
