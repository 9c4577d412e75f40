package documents

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// jsonResume reads a résumé in the open format of jsonresume.org, 1.x and before: the
// person, and roles, studies and certificates with their highlights as bullets.
type jsonResume struct {
	intake.Result
	options intake.Options
	person  resume.Person
}

// resumeItem has the fields of the items of all sections, including the different names
// that sections have for the same thing.
type resumeItem struct {
	Name, Title, Position, StudyType, Area, Network, Username, Language, Fluency, Level string
	Company, Organization, Institution, Issuer, Awarder, Publisher, Entity, Location    string
	URL, Website, Score, Description, Summary, Reference                                string
	StartDate, EndDate, Date, ReleaseDate                                               string
	Highlights, Keywords, Courses, Roles                                                []string
}

// resumeSections are the sections that Rung reads, in the order of the format.
var resumeSections = []struct {
	name string
	take func(*jsonResume, resumeItem)
}{
	{"work", (*jsonResume).addPosition},
	{"volunteer", (*jsonResume).addVolunteering},
	{"education", (*jsonResume).addEducation},
	{"certificates", (*jsonResume).addCertificate},
	{"projects", (*jsonResume).addProject},
	{"awards", (*jsonResume).addAward},
	{"publications", (*jsonResume).addPublication},
	{"references", (*jsonResume).addReference},
	{"skills", (*jsonResume).addSkill},
	{"languages", (*jsonResume).addLanguage},
}

func IsJSONResume(s intake.Excerpt) bool {
	text := strings.TrimSpace(s.Text)
	return strings.HasPrefix(text, "{") && strings.Contains(text, `"basics"`)
}

// ReadJSONResume reads a résumé. A part that cannot be read is reported; the rest is
// taken. Errors: Invalid, TooLarge.
func ReadJSONResume(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	content, err := intake.ReadLimited(r, intake.MaxMember)
	if err != nil {
		return intake.Result{}, err
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(intake.ToUTF8(content), &parts); err != nil {
		return intake.Result{}, &model.Error{Code: model.Invalid, Err: err, Message: "This is no résumé in JSON: it cannot be read, or was not copied whole. Export it again as JSON Resume."}
	}
	in := &jsonResume{Result: intake.Result{Foreign: true}, options: how}
	known := in.readBasics(parts["basics"])
	for _, section := range resumeSections {
		var items []json.RawMessage
		if parts[section.name] == nil || json.Unmarshal(parts[section.name], &items) != nil {
			continue // a wrong part is reported below with the unknown ones
		}
		delete(parts, section.name)
		known = true
		for _, raw := range items {
			in.readItem(section.name, raw, section.take)
		}
		if err := how.ReportProgress(ctx, in.Count, in.Count); err != nil {
			return intake.Result{}, err
		}
	}
	for _, part := range slices.Sorted(maps.Keys(parts)) {
		if !slices.Contains([]string{"basics", "meta", "$schema"}, part) {
			in.Skip(fmt.Sprintf("The part %q of the file was left out: Rung has no place for it.", part))
		}
	}
	if !known {
		return intake.Result{}, &model.Error{Code: model.Invalid, Message: "This is no résumé that Rung reads. Choose a file in the format JSON Resume, with basics, work or education in it."}
	}
	return in.Result, in.SetPerson(in.person)
}

// readItem reads one item of a section, or reports what is wrong with it.
func (in *jsonResume) readItem(section string, raw json.RawMessage, take func(*jsonResume, resumeItem)) {
	in.Count++
	var item resumeItem
	if err := json.Unmarshal(raw, &item); err != nil {
		in.Refuse(in.Count, section, err)
		return
	}
	item.URL, item.Company = cmp.Or(item.URL, item.Website), cmp.Or(item.Company, item.Name)
	take(in, item)
}

// readBasics reads who the résumé is about, and reports whether it could.
func (in *jsonResume) readBasics(raw json.RawMessage) bool {
	var b struct {
		Name, Label, Email, Phone, URL, Website, Summary, Image, Picture string
		Location                                                         struct{ City, Region, CountryCode string }
		Profiles                                                         []struct{ Network, Username, URL string }
	}
	if raw == nil {
		return false
	}
	if err := json.Unmarshal(raw, &b); err != nil {
		in.Refuse(0, "basics", err)
		return false
	}
	in.person = resume.Person{Name: b.Name, Headline: b.Label, Email: b.Email, Phone: b.Phone, Summary: b.Summary,
		City: text.Joined(", ", b.Location.City, cmp.Or(b.Location.Region, b.Location.CountryCode))}
	for _, profile := range append([]struct{ Network, Username, URL string }{{"", "", cmp.Or(b.URL, b.Website)}}, b.Profiles...) {
		if profile.URL != "" {
			in.person.Links = append(in.person.Links, resume.Address{Label: profile.Network, URL: profile.URL})
		}
	}
	if cmp.Or(b.Image, b.Picture) != "" {
		in.Skip("The picture was left out: Rung's résumés have none.")
	}
	return true
}

// addEntry adds an entry with its dates, or refuses it and gives false without a title.
func (in *jsonResume) addEntry(e model.Entry, of resumeItem) bool {
	if e.Title == "" {
		in.Refuse(in.Count, "", &model.Error{Message: "It has neither a title nor a name."})
		return false
	}
	if e.Day == "" {
		e.Day = in.ReadPeriod(in.options, in.Count, e.Title, "day", cmp.Or(of.StartDate, of.Date, of.ReleaseDate)).First
		e.Until = in.ReadPeriod(in.options, in.Count, e.Title, "until", of.EndDate).Last
	}
	if e.Kind != model.KindFeedback && cmp.Or(of.StartDate, of.Date, of.ReleaseDate) == "" {
		in.AddNoteAt(in.Count, intake.EntryName(in.Count, e.Title)+" has no date in the file and stands under today: give it its own before it goes out.")
	}
	for key, v := range e.Values {
		if v == "" {
			delete(e.Values, key)
		}
	}
	in.Entries = append(in.Entries, intake.Candidate{Index: in.Count, Entry: intake.OrderDays(e)})
	return true
}

// addBullets adds the highlights of the item that was added last, as bullets linked to
// its entry.
func (in *jsonResume) addBullets(of resumeItem, role string) {
	e := in.Entries[len(in.Entries)-1].Entry
	for i, words := range of.Highlights {
		if strings.TrimSpace(words) == "" {
			continue
		}
		b := resume.NewBullet(cmp.Or(e.Until, e.Day), words, "")
		b.ID = intake.StableID("jsonresume bullet", e.ID, words)
		b.Values["rank"] = int64(i + 1)
		b.Links = append(b.Links, model.LinkTo{Role: role, ID: e.ID})
		in.Entries = append(in.Entries, intake.Candidate{Index: in.Count, Entry: b})
	}
}

func (in *jsonResume) addPosition(of resumeItem) {
	e := model.Entry{Kind: model.KindPosition, Title: cmp.Or(of.Position, of.Company), Body: text.Joined("\n\n", of.Summary, of.Description, of.Location, of.URL),
		Values: model.Values{"organisation": of.Company}}
	e.ID = intake.StableID("jsonresume work", e.Title, of.Company, of.StartDate)
	if in.addEntry(e, of) {
		in.addBullets(of, "position")
	}
}

func (in *jsonResume) addVolunteering(of resumeItem) {
	e := model.Entry{Kind: model.KindLeadership, Title: text.Joined(", ", of.Position, of.Organization), Body: text.Joined("\n\n", of.Summary, of.URL),
		Values: model.Values{"setting": model.SettingVolunteering, "organisation": of.Organization}}
	e.ID = intake.StableID("jsonresume volunteer", of.Position, of.Organization, of.StartDate)
	if in.addEntry(e, of) {
		in.addBullets(of, "about")
	}
}

func (in *jsonResume) addEducation(of resumeItem) {
	e := model.Entry{Kind: model.KindStudy, Title: cmp.Or(text.Joined(" ", of.StudyType, of.Area), of.Institution), Values: model.Values{"provider": of.Institution}}
	if of.Score != "" {
		of.Score = "Score: " + of.Score
	}
	e.Body = text.Joined("\n\n", of.Score, strings.Join(of.Courses, "\n"), strings.Join(of.Highlights, "\n"), of.URL)
	switch kind := strings.ToLower(of.StudyType); {
	case strings.Contains(kind, "diploma"):
		e.Values["form"] = "diploma"
	case strings.Contains(kind, "certificate"):
		e.Values["form"] = "certificate"
	case strings.Contains(kind, "course"):
		e.Values["form"] = "course"
	case kind != "":
		e.Values["form"] = "degree"
	}
	in.setFinished(e.Values, in.ReadPeriod(in.options, in.Count, e.Title, "until", of.EndDate).Last)
	e.ID = intake.StableID("jsonresume education", of.Institution, of.StudyType, of.Area, of.StartDate)
	in.addEntry(e, of)
}

func (in *jsonResume) addCertificate(of resumeItem) {
	e := model.Entry{Kind: model.KindStudy, Title: of.Name, Body: of.URL, Values: model.Values{"provider": of.Issuer, "form": "certificate"}}
	in.setFinished(e.Values, in.ReadPeriod(in.options, in.Count, e.Title, "finished", of.Date).First)
	e.ID = intake.StableID("jsonresume certificate", of.Name, of.Issuer, of.Date)
	in.addEntry(e, of)
}

// setFinished sets whether a study is finished or running, if the day is known.
func (in *jsonResume) setFinished(values model.Values, finished model.Day) {
	switch {
	case finished == "":
	case finished > in.options.Today:
		values["status"] = "running"
	default:
		values["status"], values["finished"] = "finished", finished
	}
}

func (in *jsonResume) addProject(of resumeItem) {
	e := model.Entry{Kind: model.KindAchievement, Title: of.Name, Body: text.Joined("\n\n", of.Description, of.Summary, of.URL), Tags: of.Keywords,
		Values: model.Values{"role": strings.Join(of.Roles, ", "), "organisation": of.Entity, "setting": model.SettingOwnProject}}
	e.ID = intake.StableID("jsonresume project", of.Name, of.Entity, of.StartDate)
	if in.addEntry(e, of) {
		in.addBullets(of, "about")
	}
}

func (in *jsonResume) addAward(of resumeItem) { in.addRecognition("award", of.Title, of.Awarder, of) }

func (in *jsonResume) addPublication(of resumeItem) {
	in.addRecognition("publication", of.Name, of.Publisher, of)
}

// addRecognition adds what was won or published.
func (in *jsonResume) addRecognition(section, title, by string, of resumeItem) {
	e := model.Entry{Kind: model.KindAchievement, Title: title, Body: text.Joined("\n\n", of.Summary, strings.Join(of.Highlights, "\n"), of.URL), Tags: []string{section},
		Values: model.Values{"organisation": by}}
	if by == "" { // otherwise it may belong to a position there
		e.Values["setting"] = model.SettingOutside
	}
	e.ID = intake.StableID("jsonresume "+section, title, by, cmp.Or(of.Date, of.ReleaseDate))
	in.addEntry(e, of)
}

// addReference adds feedback from a contact of that name.
func (in *jsonResume) addReference(of resumeItem) {
	if of.Name == "" || of.Reference == "" {
		in.Refuse(in.Count, of.Name, &model.Error{Message: "The reference has no name or no text."})
		return
	}
	who := model.Entry{Kind: model.KindContact, Title: of.Name, Values: model.Values{}}
	who.ID = intake.StableID("jsonresume contact", of.Name)
	in.Entries = append(in.Entries, intake.Candidate{Index: in.Count, Entry: who, Keys: intake.ContactKeys(who)})
	in.addEntry(model.Entry{ID: intake.StableID("jsonresume reference", of.Name, of.Reference), Kind: model.KindFeedback, Title: "Reference by " + of.Name,
		Values: model.Values{"quote": of.Reference, "tone": "praise"}, Links: []model.LinkTo{{Role: "from", ID: who.ID}}}, of)
}

func (in *jsonResume) addSkill(of resumeItem) {
	skill := resume.Skill{Name: of.Name, Members: of.Keywords}
	if of.Level != "" && of.Name != "" {
		skill.Name += " (" + of.Level + ")"
	}
	in.person.Skills = append(in.person.Skills, skill)
}

func (in *jsonResume) addLanguage(of resumeItem) {
	in.person.Languages = append(in.person.Languages, resume.Language{Name: of.Language, Level: of.Fluency})
}
