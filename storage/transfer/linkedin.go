package transfer

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path"
	"reflect"
	"slices"
	"strings"

	"rung/model"
	"rung/model/people"
	"rung/model/resume"
)

// linkedInTable is one file of the export: it is known by its columns, and in a
// zip by its name too.
type linkedInTable struct {
	file    string
	columns []string
	take    func(*linkedIn, row)
	more    string // columns that take reads beside those; the others go into the text
	byName  bool   // its columns are those of other tables too
}

// linkedInTables are in the order of reading: whoever recommends is looked for
// among the connections.
var linkedInTables = []linkedInTable{
	{"connections", []string{"firstname", "lastname", "connectedon"}, (*linkedIn).connection, "url emailaddress company position", false},
	{"positions", []string{"companyname", "title"}, (*linkedIn).position, "description location startedon finishedon", false},
	{"recommendationsreceived", []string{"firstname", "lastname", "text"}, (*linkedIn).recommendation, "company jobtitle creationdate status", false},
	{"education", []string{"schoolname"}, (*linkedIn).education, "startdate enddate notes degreename activities", false},
	{"certifications", []string{"name", "authority"}, (*linkedIn).certification, "url startedon finishedon licensenumber", false},
	{"profile", []string{"firstname", "lastname", "headline"}, (*linkedIn).profile, "summary geolocation websites twitterhandles", false},
	{"emailaddresses", []string{"emailaddress", "primary"}, (*linkedIn).email, "confirmed updatedon", false},
	{"phonenumbers", []string{"number", "type"}, (*linkedIn).number, "extension", true},
	{"skills", []string{"name"}, (*linkedIn).skill, "", true},
	{"languages", []string{"name", "proficiency"}, (*linkedIn).language, "", false},
	{"volunteering", []string{"companyname", "role"}, (*linkedIn).volunteering, "cause description startedon finishedon", true},
	{"projects", []string{"title", "startedon"}, achieved("project", model.SettingOwnProject, "startedon"), "description url finishedon", true},
	{"honors", []string{"title", "issuedon"}, achieved("award", model.SettingOutside, "issuedon"), "description", true},
	{"publications", []string{"name", "publishedon"}, achieved("publication", model.SettingOutside, "publishedon"), "description publisher url", false},
	{"patents", []string{"title"}, achieved("patent", model.SettingOutside, "issuedon"), "description url issuedon", true},
	{"jobapplications", []string{"companyname", "jobtitle", "applicationdate", "joburl"}, (*linkedIn).application, "resumename contactemail contactphonenumber questionandanswers", false},
	{"savedjobs", []string{"companyname", "joburl", "jobtitle", "saveddate"}, (*linkedIn).application, "", false},
	{"organizations", []string{"name", "position"}, (*linkedIn).membership, "description startedon finishedon", true},
	{"courses", []string{"name", "number"}, (*linkedIn).course, "", true},
	{"learning", []string{"contenttitle"}, (*linkedIn).learning, "contentdescription contenttype contentlastwatcheddateifviewed contentcompletedatifcompleted contentsaved notestakenonvideosifany notestakenonvideos", false},
}

// tellingTables is how many of the tables have names by which the export is known
// from outside.
const tellingTables = 5

type linkedIn struct {
	result
	options options
	head    resume.Person
	named   map[string][]string // ids of the file's contacts by name
	empty   int
}

// readLinkedIn reads LinkedIn's data export: its zip, the folder it was unpacked
// to, or one file of it.
func readLinkedIn(ctx context.Context, r io.Reader, how options) (result, error) {
	in := &linkedIn{result: result{foreign: true}, options: how, named: map[string][]string{}}
	err := in.read(ctx, r)
	if in.empty > 0 {
		in.addNote(fmt.Sprintf("Rows with nothing in them were left out: %d.", in.empty))
	}
	if err == nil && !reflect.ValueOf(in.head).IsZero() {
		err = in.setPerson(in.head)
	}
	return in.result, err
}

func (in *linkedIn) read(ctx context.Context, r io.Reader) error {
	if in.options.Files != nil {
		return in.folder(ctx, newFolder(in.options.Files))
	}
	content, err := readLimited(r, maxForeign)
	if err != nil {
		return err
	}
	if !isZip(content) {
		return in.single(ctx, content)
	}
	files, err := openZipFolder(content)
	if err != nil {
		return err
	}
	return in.folder(ctx, files)
}

// single reads one file, known by its columns.
func (in *linkedIn) single(ctx context.Context, content []byte) error {
	if strings.Contains(normalizeColumn(in.options.Name), "recommendationsgiven") {
		return &model.Error{Code: model.Invalid, Message: "These are recommendations that you gave. Choose Recommendations_Received.csv, or the whole zip."}
	}
	for _, kind := range linkedInTables {
		if kind.byName && !kind.fits(in.options.Name) {
			continue
		}
		if read, err := in.table(ctx, kind, content); read || err != nil {
			return err
		}
	}
	return &model.Error{Code: model.Invalid, Message: "This is not a file of LinkedIn's data export that Rung reads. Choose the zip, or one of its tables under the name it has there, such as Connections.csv or Positions.csv."}
}

// table reads content where it has the columns of a kind of table.
func (in *linkedIn) table(ctx context.Context, kind linkedInTable, content []byte) (read bool, err error) {
	t, found, err := readTable(content, kind.isHeader)
	if !found || err != nil {
		return false, err
	}
	t.rename(kind.inEnglish(t.columns))
	how := in.options
	defer func() { in.options = how }()
	in.options = how.withLearnedOrder(daysOf(t))
	for i, r := range t.rows {
		if err := in.options.reportProgress(ctx, i, len(t.rows)); err != nil {
			return false, err
		}
		if r.empty {
			in.empty++
			continue
		}
		in.count++
		before := len(in.entries)
		kind.take(in, r)
		in.keepRest(kind, t, r, len(in.entries) > before)
	}
	return true, nil
}

// keepRest puts what the reader of a table does not know into the text of the
// entry that the row became, or tells of it where it became none.
func (in *linkedIn) keepRest(kind linkedInTable, t table, r row, added bool) {
	var lines, names []string
	for i, value := range r.all {
		if value == "" {
			continue
		}
		if column := t.columns[i]; !slices.Contains(kind.columns, column) && !slices.Contains(strings.Fields(kind.more), column) {
			name := t.columnName(i)
			lines, names = append(lines, name+": "+onOneLine(value)), append(names, "“"+name+"”")
		}
	}
	switch {
	case len(lines) == 0:
	case added:
		e := &in.entries[len(in.entries)-1].entry
		e.Body = model.Joined("\n\n", e.Body, bulletList(lines))
	default:
		in.skipAt(in.count, fmt.Sprintf("Entry %d, of the export's %s: these columns were left out, since Rung has no place for them: %s.", in.count, kind.file, strings.Join(names, ", ")))
	}
}

// linkedInDays are the columns that hold days, in whatever file of the export.
var linkedInDays = []string{"connectedon", "startedon", "finishedon", "creationdate", "startdate", "enddate", "issuedon", "publishedon", "applicationdate", "saveddate",
	"filingdate", "contentlastwatcheddateifviewed", "contentcompletedatifcompleted", "contentcompletedat"}

// days gives all days of a file of the export, from which the order in which it
// writes them can be learned.
func daysOf(t table) (days []string) {
	for _, r := range t.rows {
		for _, column := range linkedInDays {
			days = append(days, r.cells[column])
		}
	}
	return days
}

// folder reads the files that it knows.
func (in *linkedIn) folder(ctx context.Context, files *folder) error {
	paths, err := files.paths()
	if err != nil {
		return err
	}
	known, taken := 0, map[string]bool{}
	for _, kind := range linkedInTables {
		for _, at := range paths {
			if !kind.fits(at) || taken[at] {
				continue
			}
			content, err := files.read(at)
			if err != nil {
				return err
			}
			if taken[at], err = in.table(ctx, kind, content); err != nil {
				return err
			}
			if known++; !taken[at] {
				in.skip(fmt.Sprintf("%s was left out: it has not the columns that Rung knows.", path.Base(at)))
				taken[at] = true
			}
		}
	}
	if known == 0 {
		return &model.Error{Code: model.Invalid, Message: "None of the files in it is one that Rung reads. Choose the zip of LinkedIn's data export, with Connections.csv in it."}
	}
	var left []string
	for _, at := range paths {
		if !taken[at] {
			left = append(left, path.Base(at))
		}
	}
	if len(left) > 0 {
		in.addNote("Files left out, since Rung has no place for what is in them: " + strings.Join(left, ", ") + ".")
	}
	return nil
}

// isHeader reports whether a row names the table's columns. One may be missing of
// those that need three to be known.
func (t linkedInTable) isHeader(columns []string) bool {
	columns = t.inEnglish(columns)
	present := 0
	for _, want := range t.columns {
		if slices.Contains(columns, want) {
			present++
		}
	}
	last := t.columns[len(t.columns)-1]
	return present >= min(len(t.columns), 2) && (present == len(t.columns) || slices.Contains(columns, last))
}

// connectionNames are the columns of connections by the field that they mean: the
// export has their names in the language of its member.
var connectionNames = map[string]string{"first_name": "firstname", "last_name": "lastname", "email": "emailaddress", "organisation": "company", "job": "position", "connected": "connectedon"}

// inEnglish gives the names of columns as the export has them in English.
func (t linkedInTable) inEnglish(columns []string) []string {
	if t.file != "connections" {
		return columns
	}
	columns = slices.Clone(columns)
	for key, english := range connectionNames {
		if slices.Contains(columns, english) {
			continue
		}
		if i := slices.IndexFunc(columns, func(c string) bool { return columnSynonyms[key][foldColumn(c)] }); i >= 0 {
			columns[i] = english
		}
	}
	return columns
}

func (t linkedInTable) fits(name string) bool {
	name = strings.ToLower(path.Base(name))
	base, isTable := strings.CutSuffix(name, ".csv")
	return isTable && strings.HasPrefix(normalizeColumn(base), t.file)
}

// add takes an entry in, or refuses it where it has no title.
func (in *linkedIn) add(e model.Entry) {
	if e.Title == "" {
		in.refuse(in.count, "", &model.Error{Message: "The row has no name."})
		return
	}
	c := candidate{index: in.count, entry: e}
	if e.Kind == "contact" {
		c.keys = contactKeys(e)
		in.named[people.NameKey(e.Title)] = append(in.named[people.NameKey(e.Title)], e.ID)
	}
	in.entries = append(in.entries, c)
}

func (in *linkedIn) period(title, field, text string) period {
	return in.result.readPeriod(in.options, in.count, title, field, text)
}

func (in *linkedIn) person(r row, job string) model.Entry {
	e := model.Entry{Kind: "contact", Title: strings.TrimSpace(r.cells["firstname"] + " " + r.cells["lastname"]), Values: model.Values{}}
	for key, text := range map[string]string{"organisation": r.cells["company"], "job": job, "email": r.cells["emailaddress"]} {
		if text != "" {
			e.Values[key] = text
		}
	}
	kind, _ := model.KindOf(e.Kind)
	field, _ := kind.Field("url")
	if address, err := field.Parse(r.cells["url"], model.Locale{}); err == nil && address != nil {
		e.Values["url"] = address
	}
	e.ID = contactID(e, job, r.cells["connectedon"])
	return e
}

func (in *linkedIn) connection(r row) {
	e := in.person(r, r.cells["position"])
	e.Day = in.period(e.Title, "day", r.cells["connectedon"]).first
	in.add(e)
}

func (in *linkedIn) position(r row) {
	e := model.Entry{Kind: "position", Title: r.cells["title"], Body: model.Joined("\n\n", r.cells["description"], r.cells["location"]), Values: model.Values{"organisation": r.cells["companyname"]}}
	e.Day, e.Until = in.period(e.Title, "day", r.cells["startedon"]).first, in.period(e.Title, "until", r.cells["finishedon"]).last
	e.ID = stableID("linkedin position", e.Title, r.cells["companyname"], r.cells["startedon"])
	in.add(orderDays(e))
}

// recommendation becomes feedback from the connection of that name, or from a
// new contact where no connection, or more than one, is called so.
func (in *linkedIn) recommendation(r row) {
	who := in.person(r, r.cells["jobtitle"])
	if who.Title == "" || r.cells["text"] == "" {
		in.refuse(in.count, who.Title, &model.Error{Message: "The recommendation has no name or no text."})
		return
	}
	day := in.period(who.Title, "day", r.cells["creationdate"]).first
	if same := in.named[people.NameKey(who.Title)]; len(same) == 1 {
		who.ID = same[0]
	} else {
		who.Day = day
		in.add(who)
	}
	in.add(model.Entry{ID: stableID("linkedin recommendation", who.Title, r.cells["text"]), Kind: "feedback", Day: day,
		Title: "Recommendation by " + who.Title, Values: model.Values{"quote": r.cells["text"], "tone": "praise"},
		Links: []model.LinkTo{{Role: "from", ID: who.ID}}})
}

func (in *linkedIn) education(r row) {
	e := model.Entry{Kind: "study", Title: cmp.Or(r.cells["degreename"], r.cells["schoolname"]), Body: model.Joined("\n\n", r.cells["notes"], r.cells["activities"]), Values: model.Values{"provider": r.cells["schoolname"]}}
	start, end := in.period(e.Title, "day", r.cells["startdate"]), in.period(e.Title, "until", r.cells["enddate"])
	e.Day, e.Until = start.first, end.last
	if r.cells["degreename"] != "" {
		e.Values["form"] = "degree"
		if strings.Contains(strings.ToLower(e.Title), "diploma") {
			e.Values["form"] = "diploma"
		}
	}
	in.studied(&e, end.last)
	e.ID = stableID("linkedin education", r.cells["schoolname"], r.cells["degreename"], r.cells["startdate"])
	in.add(orderDays(e))
}

func (in *linkedIn) certification(r row) {
	e := model.Entry{Kind: "study", Title: r.cells["name"], Values: model.Values{"provider": r.cells["authority"], "form": "certificate"}}
	licence := r.cells["licensenumber"]
	if licence != "" {
		licence = "Licence " + licence
	}
	e.Body = model.Joined("\n\n", r.cells["url"], licence)
	e.Day = in.period(e.Title, "day", r.cells["startedon"]).first
	in.studied(&e, e.Day)
	if until := in.period(e.Title, "valid until", r.cells["finishedon"]).last; until != "" {
		e.Values["valid_until"] = until
	}
	e.ID = stableID("linkedin certification", e.Title, r.cells["authority"], r.cells["startedon"])
	in.add(e)
}

// studied says whether a study is over, where the file tells.
func (in *linkedIn) studied(e *model.Entry, finished model.Day) {
	switch {
	case finished == "":
	case finished > in.options.today:
		e.Values["status"] = "running"
	default:
		e.Values["status"], e.Values["finished"] = "finished", finished
	}
}

// fitsLinkedIn asks for the name of one of the export's files beside its columns,
// since other programs' tables have columns of the same names; connections are
// told by their columns.
func fitsLinkedIn(s excerpt) bool {
	if s.paths != nil {
		return slices.ContainsFunc(s.paths, func(at string) bool {
			return slices.ContainsFunc(linkedInTables[:tellingTables], func(t linkedInTable) bool { return t.fits(at) })
		})
	}
	return slices.ContainsFunc(linkedInTables, func(t linkedInTable) bool {
		_, found, err := readTable([]byte(s.text), t.isHeader)
		return found && err == nil && (t.fits(s.name) && !t.byName || t.file == "connections")
	})
}
