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
	"first_name":   {"givenname", "forename"},
	"middle_name":  {"additionalname"},
	"last_name":    {"familyname", "surname"},
}

type csvReader struct {
	arrived
	how      reading
	table    table
	meanings map[string]meaning // by kind
}

// readCSV reads a table whose columns it knows by name, or is told, as entries
// of the kind that a column or Source.Kind names; a table of people, as contacts.
func readCSV(ctx context.Context, r io.Reader, how reading) (arrived, error) {
	if _, known := model.KindOf(how.Kind); !known && how.Kind != "" {
		return arrived{}, &model.Error{Code: model.Invalid, Field: "kind", Message: fmt.Sprintf("There is no kind %q. Name one, as in --kind budget.", how.Kind)}
	}
	content, err := readWhole(r, maxForeign)
	if err != nil {
		return arrived{}, err
	}
	t, found, err := readTable(content, how.isHeader)
	if err != nil {
		return arrived{}, err
	}
	in := csvReader{arrived: arrived{foreign: true}, how: how, table: t, meanings: map[string]meaning{}}
	if !found {
		in.table = anyTable(content)
		in.tellColumns()
		return in.arrived, &model.Error{Code: model.Invalid, Field: "columns", Message: "No row of this file names columns that Rung knows. Its first row should hold names such as title, day and notes, or name and e-mail."}
	}
	if len(in.kinds()) == 0 && isOfPeople(t.columns) {
		in.how.Kind = "contact"
	}
	in.tellColumns()
	if in.how.Kind == "" && !slices.Contains(t.columns, "kind") {
		return in.arrived, &model.Error{Code: model.Invalid, Field: "kind", Message: "The file does not say what its rows are. Name it, as in --kind budget, or add a column “kind”."}
	}
	return in.arrived, in.read(ctx)
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
	return nil
}

// take makes an entry of a row.
func (in *csvReader) take(r row) {
	kindID := strings.ToLower(cmp.Or(r.cells["kind"], in.how.Kind))
	kind, ok := model.KindOf(kindID)
	if !ok {
		in.refuse(in.count, r.cells["title"], &model.Error{Field: "kind", Message: fmt.Sprintf("There is no kind %q.", kindID)})
		return
	}
	e := model.Entry{Kind: kind.ID, Values: model.Values{}}
	m := in.meaning(kind)
	e.Title = m.cell(r, "title")
	if parts := m.cells(r, nameParts...); len(parts) > 0 {
		if e.Title != "" && r.cells["title"] == e.Title {
			e.Values["job"] = e.Title // beside a person's name, a title is the job's
		}
		e.Title = strings.Join(parts, " ")
	}
	if e.Title == "" {
		in.refuse(in.count, "", &model.Error{Message: "The row has no title or name."})
		return
	}
	e.Body, e.Time = m.cell(r, "body"), m.cell(r, "time")
	e.Tags = separated(m.cell(r, "tags"))
	e.Competencies = separated(m.cell(r, "competencies"))
	e.Private = strings.EqualFold(r.cells["private"], "yes") || strings.EqualFold(r.cells["private"], "true")
	e.Day, e.Until = in.period(in.how, in.count, e.Title, "day", m.cell(r, "day")).first, in.period(in.how, in.count, e.Title, "until", m.cell(r, "until")).last
	for _, f := range kind.Fields {
		in.fill(&e, f, m.cell(r, f.Key), r.cells[plainColumn(currencyOf(f.Key))])
	}
	e = endsLater(e)
	e = in.identified(e, r)
	c := candidate{index: in.count, entry: e, keys: contactKeys(e)}
	if r.cells["id"] == e.ID {
		c.uid = e.ID
	}
	in.entries = append(in.entries, c)
}

// fill sets a field from its cell. What cannot be read is left empty and named.
func (in *csvReader) fill(e *model.Entry, f model.Field, text, currency string) {
	if text == "" {
		return
	}
	if f.Type == model.Date {
		if day := in.period(in.how, in.count, e.Title, strings.ToLower(f.Label), text).first; day != "" {
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

// identified gives an entry the id of its row: the one that Rung exported, or
// one made of what the row says.
func (in *csvReader) identified(e model.Entry, r row) model.Entry {
	if id, err := uuid.Parse(r.cells["id"]); err == nil {
		e.ID = id.String()
		return e
	}
	said := []string{"csv", e.Kind}
	for _, c := range in.table.columns {
		said = append(said, c, r.cells[c])
	}
	if e.Kind == "contact" {
		e.ID = contactID(e, said...)
	} else {
		e.ID = stableID(said...)
	}
	return e
}

// separated cuts a cell of several words, as the programs separate them.
func separated(cell string) (words []string) {
	cell = strings.NewReplacer(" ::: ", ",", ";", ",", "* ", "").Replace(cell)
	for _, word := range strings.Split(cell, ",") {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}
