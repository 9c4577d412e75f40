package diaries

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // the zones that entries name, also for systems without them

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// dayOneEntry is what is read from an entry in Day One's JSON.
type dayOneEntry struct {
	UUID         string          `json:"uuid"`
	CreationDate string          `json:"creationDate"`
	TimeZone     string          `json:"timeZone"`
	Text         string          `json:"text"`
	RichText     string          `json:"richText"`
	Tags         []string        `json:"tags"`
	Starred      bool            `json:"starred"`
	AllDay       bool            `json:"isAllDay"`
	Photos       []dayOneMedium  `json:"photos"`
	Videos       []dayOneMedium  `json:"videos"`
	Audios       []dayOneMedium  `json:"audios"`
	PDFs         []dayOneMedium  `json:"pdfAttachments"`
	Location     json.RawMessage `json:"location"` // raw, so that an entry does not fail on an unexpected form
	Weather      json.RawMessage `json:"weather"`
}

// dayOneMedium is a file of an entry. In the zip it is named by its MD5, in the text by
// its identifier.
type dayOneMedium struct {
	Identifier string `json:"identifier"`
	MD5        string `json:"md5"`
	Type       string `json:"type"`
	Filename   string `json:"filename"`
	PDFName    string `json:"pdfName"`
}

type dayOne struct {
	*notebook
	media   map[string]string // paths by MD5
	zones   map[string]*time.Location
	unzoned int
	shown   map[string]dayOneMedium // media of all entries, by identifier
	uuids   map[string]bool         // ids of all entries, to which links may lead
}

// ReadDayOne reads Day One's JSON export (its zip, the folder unpacked from it, or the
// JSON alone), or a journal or entry of Day One Classic. Errors: Invalid, TooLarge.
func ReadDayOne(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	in := &dayOne{notebook: newNotebook(how), media: map[string]string{}, zones: map[string]*time.Location{}, uuids: map[string]bool{}, shown: map[string]dayOneMedium{}}
	content, err := in.openSource(r)
	if err == nil && in.files != nil {
		err = in.journals(ctx)
	} else if err == nil {
		if text := intake.DecodeText(intake.ToUTF8(content)); isClassic(text) {
			err = in.classicEntry(how.Name, text)
		} else {
			err = in.journal(ctx, "", intake.ToUTF8(content))
		}
	}
	if err != nil {
		return intake.Result{}, err
	}
	in.dropStrangers()
	if in.unzoned > 0 {
		in.AddNote(fmt.Sprintf("Entries whose time zone is not known, and which have their day and time as in UTC: %d.", in.unzoned))
	}
	return in.finish(), nil
}

// IsDayOne recognises entries with a creation date, a zip of only journals and their
// media, and entries of Day One Classic.
func IsDayOne(s intake.Excerpt) bool {
	if slices.ContainsFunc(s.Paths, classicEntry) || isClassic(s.Text) {
		return true
	}
	if s.Paths == nil {
		return strings.Contains(s.Text, `"entries"`) && strings.Contains(s.Text, `"creationDate"`)
	}
	journals := 0
	for _, at := range s.Paths {
		switch within := path.Base(path.Dir(at)); {
		case strings.EqualFold(path.Ext(at), ".json"):
			journals++
		case !slices.Contains([]string{"photos", "videos", "audios", "pdfs"}, within) && !strings.HasSuffix(at, "/"):
			return false
		}
	}
	return journals > 0
}

// journals reads each journal of an export; each is a JSON file at its top.
func (in *dayOne) journals(ctx context.Context) error {
	paths, err := in.files.Paths()
	if err != nil {
		return err
	}
	var journals []string
	classic := slices.ContainsFunc(paths, classicEntry)
	for _, at := range paths {
		if classicEntry(at) {
			continue
		}
		ending := path.Ext(at)
		if strings.EqualFold(ending, ".json") {
			journals = append(journals, at)
		}
		in.media[strings.ToLower(strings.TrimSuffix(path.Base(at), ending))] = at
	}
	if classic {
		return in.classic(ctx)
	}
	read := 0
	for _, at := range journals {
		content, err := in.files.ReadUpTo(at, intake.MaxForeign)
		if err == nil {
			called := ""
			if len(journals) > 1 {
				called = strings.TrimSuffix(path.Base(at), path.Ext(at))
			}
			err = in.journal(ctx, called, intake.ToUTF8(content))
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil && len(journals) == 1:
			return err
		case err != nil:
			in.refuseBroken(at, err)
		default:
			read++
		}
	}
	if read == 0 {
		return errNoDayOne
	}
	return nil
}

// journal reads one journal; called is its name if there are several, or "".
func (in *dayOne) journal(ctx context.Context, called string, content []byte) error {
	var whole struct {
		Entries *[]json.RawMessage `json:"entries"`
	}
	var cut *json.SyntaxError
	err := json.Unmarshal(content, &whole)
	switch {
	case errors.As(err, &cut) && cut.Offset >= int64(len(content)) && len(content) > 0:
		return &model.Error{Code: model.Invalid, Message: "The file ends in the middle. Export or copy it again.", Err: err}
	case err != nil || whole.Entries == nil:
		return &model.Error{Code: model.Invalid, Message: "This is no journal in Day One's JSON. In Day One, choose File, Export, JSON, then take the zip it writes.", Err: err}
	}
	entries, faults := make([]dayOneEntry, len(*whole.Entries)), make([]error, len(*whole.Entries))
	for i, raw := range *whole.Entries {
		faults[i] = json.Unmarshal(raw, &entries[i])
		for _, kind := range entries[i].media() {
			for _, m := range kind.media {
				in.shown[m.Identifier] = m
			}
		}
	}
	for i, entry := range entries {
		if err := in.options.ReportProgress(ctx, i, len(entries)); err != nil {
			return err
		}
		in.Count++
		if faults[i] != nil {
			in.Refuse(in.Count, "", faults[i])
			continue
		}
		in.takeEntry(entry, called)
	}
	return nil
}

// dayOneMedia is an entry's files of one kind, and the name of those that have none.
type dayOneMedia struct {
	called string
	media  []dayOneMedium
}

func (e dayOneEntry) media() []dayOneMedia {
	return []dayOneMedia{{"Photo", e.Photos}, {"Video", e.Videos}, {"Recording", e.Audios}, {"Document", e.PDFs}}
}

// takeEntry makes a note from an entry.
func (in *dayOne) takeEntry(from dayOneEntry, called string) {
	at, err := time.Parse(time.RFC3339, from.CreationDate)
	if err != nil || at.Year() < 1001 {
		title, _ := splitHeadline(unescapeStray(from.Text))
		in.Refuse(in.Count, title, &model.Error{Field: "day", Message: fmt.Sprintf("“%s” is no day with its time.", intake.Shorten(from.CreationDate))})
		return
	}
	at = at.In(in.zone(from))
	e := model.Entry{Kind: model.KindNote, Day: model.NewDay(at), Time: at.Format("15:04"), Tags: from.Tags, Created: at,
		ID: intake.StableID("dayone", cmp.Or(strings.ToLower(from.UUID), from.CreationDate+from.Text))}
	in.uuids[e.ID] = true
	if from.AllDay {
		e.Time = ""
	}
	if from.Starred {
		e.Tags = append(e.Tags, "starred")
	}
	if called != "" {
		e.Tags = append(e.Tags, called)
	}
	words := unescapeStray(from.Text)
	if strings.TrimSpace(words) == "" {
		words = richText(from.RichText)
	}
	if words, err = writtenText([]byte(words)); err != nil {
		in.Refuse(in.Count, "", err)
		return
	}
	e.Title, e.Body = splitHeadline(in.links(&e, in.show(&e, words, from)))
	if e.Title != "" || len(e.Attachments) > 0 {
		e.Body = text.Joined("\n\n", e.Body, circumstances(from))
	}
	in.addEntry(e)
}

// zone gives the time zone of an entry: its own, or that of its place, or else UTC.
func (in *dayOne) zone(from dayOneEntry) *time.Location {
	var place struct {
		TimeZoneName string `json:"timeZoneName"`
	}
	// A place of another form has no zone, and is no error.
	_ = json.Unmarshal(from.Location, &place)
	called := cmp.Or(from.TimeZone, place.TimeZoneName)
	zone, known := in.zones[called]
	if !known {
		zone = zoneCalled(called)
		in.zones[called] = zone
	}
	if zone == nil {
		in.unzoned++
		return time.UTC
	}
	return zone
}

var offsetName = regexp.MustCompile(`^(?:GMT|UTC)([+-])(\d{1,2}):?(\d{2})?$`)

// zoneCalled gives a zone by its name or by its offset, such as GMT+2, or nil.
func zoneCalled(called string) *time.Location {
	if m := offsetName.FindStringSubmatch(called); m != nil {
		hours, err := strconv.Atoi(m[2])
		minutes, none := strconv.Atoi(cmp.Or(m[3], "0"))
		if err != nil || none != nil {
			return nil
		}
		seconds := hours*3600 + minutes*60
		if m[1] == "-" {
			seconds = -seconds
		}
		return time.FixedZone(called, seconds)
	}
	zone, err := time.LoadLocation(called)
	if err != nil || called == "" || called == "Local" {
		return nil
	}
	return zone
}

var momentMark = regexp.MustCompile(`!?\[([^\]]*)\]\(dayone-moment:/(?:/|[A-Za-z]+/)([0-9A-Za-z-]+)\)`)

// show attaches an entry's files, and makes its text show or link to them.
func (in *dayOne) show(e *model.Entry, text string, from dayOneEntry) string {
	named := map[string]string{} // attachments by identifier
	attach := func(m dayOneMedium, otherwise string) {
		called := cmp.Or(m.Filename, m.PDFName, otherwise)
		if at, there := in.media[strings.ToLower(m.MD5)]; there {
			named[m.Identifier] = in.attachFile(e, at, called)
		} else {
			named[m.Identifier] = ""
			in.noteMissingFile(called)
		}
	}
	for _, kind := range from.media() {
		for i, m := range kind.media {
			attach(m, fmt.Sprintf("%s %d", kind.called, i+1))
		}
	}
	return momentMark.ReplaceAllStringFunc(text, func(mark string) string {
		m := momentMark.FindStringSubmatch(mark)
		if _, listed := named[m[2]]; !listed {
			// A picture in two entries is listed with only one of them.
			if medium, elsewhere := in.shown[m[2]]; elsewhere {
				attach(medium, "Photo")
			} else {
				named[m[2]] = ""
				in.noteMissingFile(m[2])
			}
		}
		if attached := named[m[2]]; attached != "" {
			return shown(true, m[1], attached)
		}
		return m[1]
	})
}

// showsPicture reports whether a file is a picture, by its name.
func showsPicture(called string) bool {
	return slices.Contains([]string{".jpeg", ".jpg", ".png", ".gif", ".heic", ".webp", ".bmp", ".svg"}, strings.ToLower(path.Ext(called)))
}

var (
	entryLink = regexp.MustCompile(`\[([^\]]*)\]\((?:<?)dayone2?://view\?(?:entryId|identifier)=([0-9A-Za-z-]+)[^)]*\)`)
	bareLink  = regexp.MustCompile(`dayone2?://view\?(?:entryId|identifier)=([0-9A-Za-z-]+)\S*`)
)

// links turns links to other entries into links of the entry; their words stay.
func (in *dayOne) links(e *model.Entry, text string) string {
	link := func(uuid string) {
		if to := intake.StableID("dayone", strings.ToLower(uuid)); to != e.ID {
			e.Links = append(e.Links, model.LinkTo{Role: "about", ID: to})
		}
	}
	text = entryLink.ReplaceAllStringFunc(text, func(mark string) string {
		m := entryLink.FindStringSubmatch(mark)
		link(m[2])
		return m[1]
	})
	return bareLink.ReplaceAllStringFunc(text, func(mark string) string {
		link(bareLink.FindStringSubmatch(mark)[1])
		return ""
	})
}

// dropStrangers leaves out links to entries that were not exported.
func (in *dayOne) dropStrangers() {
	for i := range in.Entries {
		e := &in.Entries[i].Entry
		e.Links = slices.DeleteFunc(e.Links, func(l model.LinkTo) bool { return !in.uuids[l.ID] })
	}
}

// circumstances gives the place and the weather of an entry in one line of text.
func circumstances(from dayOneEntry) string {
	var place struct{ UserLabel, PlaceName, LocalityName, Country string }
	var weather struct {
		ConditionsDescription string
		TemperatureCelsius    *float64
	}
	// Either may be missing or of another form: then there is nothing to tell.
	_ = json.Unmarshal(from.Location, &place)
	_ = json.Unmarshal(from.Weather, &weather)
	parts := []string{cmp.Or(place.UserLabel, place.PlaceName), place.LocalityName, place.Country}
	where := text.Joined(", ", slices.Compact(parts)...)
	degrees := ""
	if weather.TemperatureCelsius != nil {
		degrees = fmt.Sprintf("%.0f °C", *weather.TemperatureCelsius)
	}
	line := text.Joined(" · ", where, text.Joined(", ", degrees, weather.ConditionsDescription))
	if line == "" {
		return ""
	}
	return "*" + strings.ReplaceAll(strings.Join(strings.Fields(line), " "), "*", "") + "*"
}
