package contacts

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
	"rung/model/identity"
	"rung/model/resume"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// linkedInTable is one file of the export. It is recognised by its columns, and in a
// zip by its name too.
type linkedInTable struct {
	file    string
	columns []string
	take    func(*linkedIn, intake.Row)
	more    string // further columns that take reads; all others go into the text
	byName  bool   // other tables have these columns too
}

// linkedInTables are in the order of reading: connections come first, so that the
// writers of recommendations are found among them.
var linkedInTables = []linkedInTable{
	{"connections", []string{"firstname", "lastname", "connectedon"}, (*linkedIn).connection, "url emailaddress company position", false},
	{"positions", []string{"companyname", "title"}, (*linkedIn).addPosition, "description location startedon finishedon", false},
	{"recommendationsreceived", []string{"firstname", "lastname", "text"}, (*linkedIn).recommendation, "company jobtitle creationdate status", false},
	{"education", []string{"schoolname"}, (*linkedIn).education, "startdate enddate notes degreename activities", false},
	{"certifications", []string{"name", "authority"}, (*linkedIn).certification, "url startedon finishedon licensenumber", false},
	{"profile", []string{"firstname", "lastname", "headline"}, (*linkedIn).readProfile, "summary geolocation websites twitterhandles", false},
	{"emailaddresses", []string{"emailaddress", "primary"}, (*linkedIn).readEmail, "confirmed updatedon", false},
	{"phonenumbers", []string{"number", "type"}, (*linkedIn).readNumber, "extension", true},
	{"skills", []string{"name"}, (*linkedIn).readSkill, "", true},
	{"languages", []string{"name", "proficiency"}, (*linkedIn).readLanguage, "", false},
	{"volunteering", []string{"companyname", "role"}, (*linkedIn).volunteering, "cause description startedon finishedon", true},
	{"projects", []string{"title", "startedon"}, achieved("project", model.SettingOwnProject, "startedon"), "description url finishedon", true},
	{"honors", []string{"title", "issuedon"}, achieved("award", model.SettingOutside, "issuedon"), "description", true},
	{"publications", []string{"name", "publishedon"}, achieved("publication", model.SettingOutside, "publishedon"), "description publisher url", false},
	{"patents", []string{"title"}, achieved("patent", model.SettingOutside, "issuedon"), "description url issuedon", true},
	{"jobapplications", []string{"companyname", "jobtitle", "applicationdate", "joburl"}, (*linkedIn).application, "resumename contactemail contactphonenumber questionandanswers", false},
	{"savedjobs", []string{"companyname", "joburl", "jobtitle", "saveddate"}, (*linkedIn).application, "", false},
	{"organizations", []string{"name", "position"}, (*linkedIn).membership, "description startedon finishedon", true},
	{"courses", []string{"name", "number"}, (*linkedIn).addCourse, "", true},
	{"learning", []string{"contenttitle"}, (*linkedIn).addLearning, "contentdescription contenttype contentlastwatcheddateifviewed contentcompletedatifcompleted contentsaved notestakenonvideosifany notestakenonvideos", false},
}

// tellingTables is how many of the first tables have names by which the export is
// recognised.
const tellingTables = 5

type linkedIn struct {
	intake.Result
	options intake.Options
	head    resume.Person
	named   map[string][]string // ids of the file's contacts, by name
	empty   int
}

// ReadLinkedIn reads LinkedIn's data export: its zip, the folder it was unpacked to, or
// one file of it. Errors: Invalid, TooLarge.
func ReadLinkedIn(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	in := &linkedIn{Result: intake.Result{Foreign: true}, options: how, named: map[string][]string{}}
	err := in.read(ctx, r)
	if in.empty > 0 {
		in.AddNote(fmt.Sprintf("Rows with nothing in them were left out: %d.", in.empty))
	}
	if err == nil && !reflect.ValueOf(in.head).IsZero() {
		err = in.SetPerson(in.head)
	}
	return in.Result, err
}

func (in *linkedIn) read(ctx context.Context, r io.Reader) error {
	if in.options.Files != nil {
		return in.readFolder(ctx, intake.NewFolder(in.options.Files))
	}
	content, err := intake.ReadLimited(r, intake.MaxForeign)
	if err != nil {
		return err
	}
	if !intake.IsZip(content) {
		return in.readFile(ctx, content)
	}
	files, err := intake.OpenZipFolder(content)
	if err != nil {
		return err
	}
	return in.readFolder(ctx, files)
}

// readFile reads one file, recognised by its columns.
func (in *linkedIn) readFile(ctx context.Context, content []byte) error {
	if strings.Contains(intake.NormalizeColumn(in.options.Name), "recommendationsgiven") {
		return &model.Error{Code: model.Invalid, Message: "These are recommendations that you gave. Choose Recommendations_Received.csv, or the whole zip."}
	}
	for _, kind := range linkedInTables {
		if kind.byName && !kind.fits(in.options.Name) {
			continue
		}
		if read, err := in.readTable(ctx, kind, content); read || err != nil {
			return err
		}
	}
	return &model.Error{Code: model.Invalid, Message: "This is not a file of LinkedIn's data export that Rung reads. Choose the zip, or one of its tables under the name it has there, such as Connections.csv or Positions.csv."}
}

// readTable reads content if it has the columns of a kind, and reports whether it has.
func (in *linkedIn) readTable(ctx context.Context, kind linkedInTable, content []byte) (read bool, err error) {
	t, found, err := intake.ReadTable(content, kind.isHeader)
	if !found || err != nil {
		return false, err
	}
	t.Rename(kind.inEnglish(t.Columns))
	how := in.options
	defer func() { in.options = how }()
	in.options = how.WithLearnedOrder(daysInTable(t))
	for i, r := range t.Rows {
		if err := in.options.ReportProgress(ctx, i, len(t.Rows)); err != nil {
			return false, err
		}
		if r.Empty {
			in.empty++
			continue
		}
		in.Count++
		before := len(in.Entries)
		kind.take(in, r)
		in.keepRest(kind, t, r, len(in.Entries) > before)
	}
	return true, nil
}

// keepRest puts the columns that the table's reader does not know into the text of the
// entry made from the row. If there is none, it reports them as left out.
func (in *linkedIn) keepRest(kind linkedInTable, t intake.Table, r intake.Row, added bool) {
	var lines, names []string
	for i, value := range r.All {
		if value == "" {
			continue
		}
		if column := t.Columns[i]; !slices.Contains(kind.columns, column) && !slices.Contains(strings.Fields(kind.more), column) {
			name := t.ColumnName(i)
			lines, names = append(lines, name+": "+intake.OnOneLine(value)), append(names, "“"+name+"”")
		}
	}
	switch {
	case len(lines) == 0:
	case added:
		e := &in.Entries[len(in.Entries)-1].Entry
		e.Body = text.Joined("\n\n", e.Body, intake.BulletList(lines))
	default:
		in.SkipAt(in.Count, fmt.Sprintf("Entry %d, of the export's %s: these columns were left out, since Rung has no place for them: %s.", in.Count, kind.file, strings.Join(names, ", ")))
	}
}

// linkedInDays are the columns that hold days in any file of the export.
var linkedInDays = []string{"connectedon", "startedon", "finishedon", "creationdate", "startdate", "enddate", "issuedon", "publishedon", "applicationdate", "saveddate",
	"filingdate", "contentlastwatcheddateifviewed", "contentcompletedatifcompleted", "contentcompletedat"}

// daysInTable gives all days of a file of the export, from which the order in which it
// writes them can be learned.
func daysInTable(t intake.Table) (days []string) {
	for _, r := range t.Rows {
		for _, column := range linkedInDays {
			days = append(days, r.Cells[column])
		}
	}
	return days
}

// readFolder reads the files it knows, and notes the names of the others.
func (in *linkedIn) readFolder(ctx context.Context, files *intake.Folder) error {
	paths, err := files.Paths()
	if err != nil {
		return err
	}
	known, taken := 0, map[string]bool{}
	for _, kind := range linkedInTables {
		for _, at := range paths {
			if !kind.fits(at) || taken[at] {
				continue
			}
			content, err := files.Read(at)
			if err != nil {
				return err
			}
			if taken[at], err = in.readTable(ctx, kind, content); err != nil {
				return err
			}
			if known++; !taken[at] {
				in.Skip(fmt.Sprintf("%s was left out: it has not the columns that Rung knows.", path.Base(at)))
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
		in.AddNote("Files left out, since Rung has no place for what is in them: " + strings.Join(left, ", ") + ".")
	}
	return nil
}

// isHeader reports whether a row names the table's columns: all of them, or at least
// two that include the last.
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

// connectionNames gives the English column names of connections by field, since the
// export has them in the member's language.
var connectionNames = map[string]string{"first_name": "firstname", "last_name": "lastname", "email": "emailaddress", "organisation": "company", "job": "position", "connected": "connectedon"}

// inEnglish gives the columns of connections the names they have in the English export.
func (t linkedInTable) inEnglish(columns []string) []string {
	if t.file != "connections" {
		return columns
	}
	columns = slices.Clone(columns)
	for key, english := range connectionNames {
		if slices.Contains(columns, english) {
			continue
		}
		if i := slices.IndexFunc(columns, func(c string) bool { return intake.ColumnSynonyms[key][intake.FoldColumn(c)] }); i >= 0 {
			columns[i] = english
		}
	}
	return columns
}

func (t linkedInTable) fits(name string) bool {
	name = strings.ToLower(path.Base(name))
	base, isTable := strings.CutSuffix(name, ".csv")
	return isTable && strings.HasPrefix(intake.NormalizeColumn(base), t.file)
}

// addEntry adds an entry, or refuses it if it has no title.
func (in *linkedIn) addEntry(e model.Entry) {
	if e.Title == "" {
		in.Refuse(in.Count, "", &model.Error{Message: "The row has no name."})
		return
	}
	c := intake.Candidate{Index: in.Count, Entry: e}
	if e.Kind == model.KindContact {
		c.Keys = intake.ContactKeys(e)
		in.named[identity.NameKey(e.Title)] = append(in.named[identity.NameKey(e.Title)], e.ID)
	}
	in.Entries = append(in.Entries, c)
}

func (in *linkedIn) period(title, field, text string) intake.Period {
	return in.Result.ReadPeriod(in.options, in.Count, title, field, text)
}

func (in *linkedIn) addPerson(r intake.Row, job string) model.Entry {
	e := model.Entry{Kind: model.KindContact, Title: strings.TrimSpace(r.Cells["firstname"] + " " + r.Cells["lastname"]), Values: model.Values{}}
	for key, text := range map[string]string{"organisation": r.Cells["company"], "job": job, "email": r.Cells["emailaddress"]} {
		if text != "" {
			e.Values[key] = text
		}
	}
	kind, _ := model.KindOf(e.Kind)
	field, _ := kind.Field("url")
	if address, err := field.Parse(r.Cells["url"], model.Locale{}); err == nil && address != nil {
		e.Values["url"] = address
	}
	e.ID = intake.ContactID(e, job, r.Cells["connectedon"])
	return e
}

func (in *linkedIn) connection(r intake.Row) {
	e := in.addPerson(r, r.Cells["position"])
	e.Day = in.period(e.Title, "day", r.Cells["connectedon"]).First
	in.addEntry(e)
}

func (in *linkedIn) addPosition(r intake.Row) {
	e := model.Entry{Kind: model.KindPosition, Title: r.Cells["title"], Body: text.Joined("\n\n", r.Cells["description"], r.Cells["location"]), Values: model.Values{"organisation": r.Cells["companyname"]}}
	e.Day, e.Until = in.period(e.Title, "day", r.Cells["startedon"]).First, in.period(e.Title, "until", r.Cells["finishedon"]).Last
	e.ID = intake.StableID("linkedin position", e.Title, r.Cells["companyname"], r.Cells["startedon"])
	in.addEntry(intake.OrderDays(e))
}

// recommendation adds feedback from the connection of that name, or from a new contact
// if no connection, or more than one, has the name.
func (in *linkedIn) recommendation(r intake.Row) {
	who := in.addPerson(r, r.Cells["jobtitle"])
	if who.Title == "" || r.Cells["text"] == "" {
		in.Refuse(in.Count, who.Title, &model.Error{Message: "The recommendation has no name or no text."})
		return
	}
	day := in.period(who.Title, "day", r.Cells["creationdate"]).First
	if same := in.named[identity.NameKey(who.Title)]; len(same) == 1 {
		who.ID = same[0]
	} else {
		who.Day = day
		in.addEntry(who)
	}
	in.addEntry(model.Entry{ID: intake.StableID("linkedin recommendation", who.Title, r.Cells["text"]), Kind: model.KindFeedback, Day: day,
		Title: "Recommendation by " + who.Title, Values: model.Values{"quote": r.Cells["text"], "tone": "praise"},
		Links: []model.LinkTo{{Role: "from", ID: who.ID}}})
}

func (in *linkedIn) education(r intake.Row) {
	e := model.Entry{Kind: model.KindStudy, Title: cmp.Or(r.Cells["degreename"], r.Cells["schoolname"]), Body: text.Joined("\n\n", r.Cells["notes"], r.Cells["activities"]), Values: model.Values{"provider": r.Cells["schoolname"]}}
	start, end := in.period(e.Title, "day", r.Cells["startdate"]), in.period(e.Title, "until", r.Cells["enddate"])
	e.Day, e.Until = start.First, end.Last
	if r.Cells["degreename"] != "" {
		e.Values["form"] = "degree"
		if strings.Contains(strings.ToLower(e.Title), "diploma") {
			e.Values["form"] = "diploma"
		}
	}
	in.studied(&e, end.Last)
	e.ID = intake.StableID("linkedin education", r.Cells["schoolname"], r.Cells["degreename"], r.Cells["startdate"])
	in.addEntry(intake.OrderDays(e))
}

func (in *linkedIn) certification(r intake.Row) {
	e := model.Entry{Kind: model.KindStudy, Title: r.Cells["name"], Values: model.Values{"provider": r.Cells["authority"], "form": "certificate"}}
	licence := r.Cells["licensenumber"]
	if licence != "" {
		licence = "Licence " + licence
	}
	e.Body = text.Joined("\n\n", r.Cells["url"], licence)
	e.Day = in.period(e.Title, "day", r.Cells["startedon"]).First
	in.studied(&e, e.Day)
	if until := in.period(e.Title, "valid until", r.Cells["finishedon"]).Last; until != "" {
		e.Values["valid_until"] = until
	}
	e.ID = intake.StableID("linkedin certification", e.Title, r.Cells["authority"], r.Cells["startedon"])
	in.addEntry(e)
}

// studied sets whether a study is finished or running, if the day is known.
func (in *linkedIn) studied(e *model.Entry, finished model.Day) {
	switch {
	case finished == "":
	case finished > in.options.Today:
		e.Values["status"] = "running"
	default:
		e.Values["status"], e.Values["finished"] = "finished", finished
	}
}

// IsLinkedIn recognises a file by its name and columns, since other programs' tables
// have the same columns; connections by their columns alone. A zip or folder is
// recognised by the names in it.
func IsLinkedIn(s intake.Excerpt) bool {
	if s.Paths != nil {
		return slices.ContainsFunc(s.Paths, func(at string) bool {
			return slices.ContainsFunc(linkedInTables[:tellingTables], func(t linkedInTable) bool { return t.fits(at) })
		})
	}
	return slices.ContainsFunc(linkedInTables, func(t linkedInTable) bool {
		_, found, err := intake.ReadTable([]byte(s.Text), t.isHeader)
		return found && err == nil && (t.fits(s.Name) && !t.byName || t.file == "connections")
	})
}
