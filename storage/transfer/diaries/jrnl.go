package diaries

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"rung/model"
	"rung/storage/transfer/intake"
)

// jrnl reads the files and exports of the program jrnl.
type jrnl struct {
	*notebook
	found   int // entries with a day
	undated int // brackets that look like a day but hold none
}

var (
	// jrnlHeader matches the beginning of an entry, if a day is in its brackets.
	jrnlHeader = regexp.MustCompile(`(?m)^\[([^\]\n]{4,60})\] `)
	// jrnlBareHeader is jrnlHeader for files whose lines have lost the spaces at their
	// ends.
	jrnlBareHeader = regexp.MustCompile(`(?m)^\[([^\]\n]{4,60})\](?: |$)`)
	// jrnlFirstHeader is jrnlHeader for files of jrnl 1, which had no brackets.
	jrnlFirstHeader = regexp.MustCompile(`(?m)^(\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?) `)
	jrnlTag         = regexp.MustCompile(`(?:^|\s)[@#]([-+*#/\pL\pN_]*\pL[-+*#/\pL\pN_]*)`)
	// dayWords matches what has only the words and signs of a day and its time.
	dayWords = regexp.MustCompile(`(?i)^(?:[-\d\s,.:/+()]|st|nd|rd|th|[ap]\.?m\b|at|um|à|of|t|z|h|mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun|day|` +
		`jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|` +
		`utc|gmt|[cew]es?t|[ecmp][sd]t|bst|ist|jst|aes?t|aedt)+$`)
)

// errNoJrnl is the error of a file without an entry of jrnl's.
var errNoJrnl = &model.Error{Code: model.Invalid, Message: "There is no entry of jrnl in it: each begins with its day, as in [2026-11-20 09:30]. Take the journal's own file, or what jrnl --format json writes."}

// ReadJrnl reads jrnl's own file, its export as text or JSON, or a folder of either:
// one file per day, or one per entry. Errors: Invalid, TooLarge.
func ReadJrnl(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	in := &jrnl{notebook: newNotebook(how)}
	content, err := in.openSource(r)
	switch {
	case err != nil:
	case in.files != nil:
		err = in.readFolder(ctx)
	default:
		var text string
		if text, err = writtenText(content); err == nil {
			err = in.readFile(ctx, how.Name, text)
		}
		if err != nil && lockedBy(content) == nil && bytes.ContainsAny(content, "\x00\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17") {
			// What jrnl 1 encrypted has no mark to know it by.
			err = &model.Error{Code: model.Invalid, Message: "This is no text. If jrnl encrypted the journal, let jrnl open it first: jrnl --decrypt.", Err: err}
		}
	}
	if err == nil && in.found == 0 && in.Refused == 0 {
		err = errNoJrnl
	}
	if err != nil {
		return intake.Result{}, err
	}
	if in.undated > 0 {
		in.AddNote(fmt.Sprintf("Lines that begin with brackets in which no day stands, and that stayed in the entry above: %d.", in.undated))
	}
	return in.finish(), nil
}

// IsJrnl recognises a file that begins with an entry, or a folder with a file per day.
func IsJrnl(s intake.Excerpt) bool {
	if s.Paths != nil {
		return slices.ContainsFunc(s.Paths, func(at string) bool {
			day, isText := strings.CutSuffix(at, ".txt")
			return isText && intake.DayPath.MatchString(day)
		})
	}
	text := strings.TrimSpace(s.Text)
	if strings.HasPrefix(text, "{") {
		return strings.Contains(text, `"entries"`) && strings.Contains(text, `"starred"`)
	}
	if strings.HasPrefix(text, jrnlLock) {
		return true
	}
	first := jrnlBareHeader.FindStringSubmatchIndex(text)
	return first != nil && first[0] == 0 && looksDated(text[first[2]:first[3]])
}

func (in *jrnl) readFolder(ctx context.Context) error {
	_, err := in.readEach(ctx, func(at string) bool {
		ending := strings.ToLower(path.Ext(at))
		return ending == ".txt" || ending == ".json" || ending == ".jrnl" || intake.DayPath.MatchString(strings.TrimSuffix(at, path.Ext(at)))
	}, func(at, text string) error { return in.readFile(ctx, at, text) })
	return err
}

// readFile reads one file; its path may give the day.
func (in *jrnl) readFile(ctx context.Context, at, text string) error {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		return in.readJSON(ctx, text)
	}
	return in.readText(ctx, at, text)
}

// jrnlEntry is an entry in jrnl's JSON.
type jrnlEntry struct {
	Title   string   `json:"title"`
	Body    string   `json:"body"`
	Date    string   `json:"date"`
	Time    string   `json:"time"`
	Tags    []string `json:"tags"`
	Starred bool     `json:"starred"`
}

func (in *jrnl) readJSON(ctx context.Context, text string) error {
	var whole struct {
		Entries []json.RawMessage `json:"entries"`
	}
	content := []byte(text)
	var cut *json.SyntaxError
	if err := json.Unmarshal(content, &whole); errors.As(err, &cut) && cut.Offset >= int64(len(content)) {
		return &model.Error{Code: model.Invalid, Message: "The file ends in the middle. Export or copy it again.", Err: err}
	} else if err != nil {
		return &model.Error{Code: model.Invalid, Message: "This is no JSON of jrnl. Write it with jrnl --format json.", Err: err}
	}
	if whole.Entries == nil { // a file with one entry
		whole.Entries = []json.RawMessage{content}
	}
	for i, raw := range whole.Entries {
		if err := in.options.ReportProgress(ctx, i, len(whole.Entries)); err != nil {
			return err
		}
		in.Count++
		var e jrnlEntry
		if err := json.Unmarshal(raw, &e); err != nil {
			in.Refuse(in.Count, "", err)
			continue
		}
		in.takeEntry(strings.TrimSpace(e.Date+" "+e.Time), "", e)
	}
	return nil
}

// readText reads entries that follow each other, each after its day in brackets.
func (in *jrnl) readText(ctx context.Context, at, text string) error {
	folderDay := ""
	if m := intake.DayPath.FindStringSubmatch(strings.TrimSuffix(at, path.Ext(at))); m != nil {
		folderDay = m[1] + "-" + m[2] + "-" + m[3]
	}
	how := in.options
	defer func() { in.options = how }()
	heads := in.heads(text, folderDay != "")
	if len(heads) == 0 && folderDay == "" {
		return errNoJrnl
	}
	above := text
	if len(heads) > 0 {
		above = text[:heads[0].from]
	}
	if strings.TrimSpace(above) != "" {
		in.Count++
		in.takeEntry("", folderDay, jrnlWords(above))
	}
	for i, head := range heads {
		if err := in.options.ReportProgress(ctx, i, len(heads)); err != nil {
			return err
		}
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1].from
		}
		in.Count++
		in.takeEntry(head.day, folderDay, jrnlWords(text[head.to:end]))
	}
	return nil
}

// jrnlHead is where an entry and its words begin, and its day as written.
type jrnlHead struct {
	from, to int
	day      string
}

// heads finds where entries begin. As in jrnl, a line begins one if there is a day in
// its brackets; any other line belongs to the entry above. In a file for one day, times
// are enough if the file begins with one.
func (in *jrnl) heads(text string, ofDay bool) []jrnlHead {
	for _, pattern := range []*regexp.Regexp{jrnlHeader, jrnlBareHeader, jrnlFirstHeader} {
		var found []jrnlHead
		var written []string
		for _, at := range pattern.FindAllStringSubmatchIndex(text, -1) {
			if head := (jrnlHead{at[0], at[1], text[at[2]:at[3]]}); looksDated(head.day) {
				found, written = append(found, head), append(written, head.day)
			}
		}
		in.options = in.options.WithLearnedOrder(written)
		timed := ofDay && len(found) > 0 && clockAlone.MatchString(found[0].day) && strings.TrimSpace(text[:found[0].from]) == ""
		var heads []jrnlHead
		for _, head := range found {
			if in.saysDay(head.day) || timed && clockAlone.MatchString(head.day) {
				heads = append(heads, head)
			}
		}
		if len(heads) > 0 {
			in.undated += len(found) - len(heads)
			return heads
		}
	}
	return nil
}

var clockAlone = regexp.MustCompile(`(?i)^\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?$`)

// saysDay reports whether a text is exactly one day, with or without a time. A day that
// can be read in two ways counts too, and the person is asked about it.
func (in *jrnl) saysDay(written string) bool {
	const footnote = 6 // bytes, in which jrnl finds no day
	if len(written) <= footnote || !dayWords.MatchString(written) {
		return false
	}
	days, _, err := in.options.ParseMoment(written)
	var unclear intake.UnclearDay
	return errors.As(err, &unclear) || err == nil && days.First != "" && days.First == days.Last
}

// jrnlWords splits an entry's text as jrnl does: the title is the first line, or the
// first sentence of a single line. A star at the end of the first line marks the entry.
func jrnlWords(text string) (e jrnlEntry) {
	text = strings.TrimSpace(text)
	for _, m := range jrnlTag.FindAllStringSubmatch(text, -1) {
		e.Tags = append(e.Tags, m[1])
	}
	first, rest, lines := strings.Cut(text, "\n")
	if first = strings.TrimSpace(first); strings.HasSuffix(first, "*") && !strings.HasSuffix(first, "**") {
		first, e.Starred = strings.TrimRight(first, "* "), true
	}
	if end := sentenceEnd.FindStringIndex(first); end != nil && !lines {
		first, rest = first[:end[1]], first[end[1]:]
	}
	e.Title, e.Body = strings.TrimSpace(first), strings.TrimSpace(rest)
	return e
}

// looksDated reports whether a text in brackets looks like a day, not a remark.
func looksDated(blob string) bool {
	digits := 0
	for _, r := range blob {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return digits >= 3 && (strings.ContainsAny(blob, ":-/.") || digits >= 5)
}

// takeEntry makes a note from an entry. It refuses one without a day, since today's
// would be wrong.
func (in *jrnl) takeEntry(written, folderDay string, from jrnlEntry) {
	e := model.Entry{Kind: model.KindNote, Title: from.Title, Body: from.Body}
	p, clock, err := in.options.ParseMoment(written)
	e.Time = clock
	if folderDay != "" {
		p.First, err = model.Day(folderDay), nil
	}
	switch {
	case err != nil || p.First != "":
	case written == "":
		err = errors.New("no day stands above it")
	default:
		err = fmt.Errorf("“%s” names no day", intake.Shorten(written))
	}
	if err != nil {
		in.refuseDay(cmp.Or(from.Title, from.Body), err)
		return
	}
	in.found++
	e.Day = p.First
	for _, tag := range from.Tags {
		e.Tags = append(e.Tags, strings.Trim(strings.TrimLeft(tag, "@#&+"), "-+*#/"))
	}
	if from.Starred {
		e.Tags = append(e.Tags, "starred")
	}
	ensureTitle(&e)
	e.ID = intake.StableID("jrnl", string(e.Day), e.Time, strings.Join(strings.Fields(e.Title), " "))
	in.addEntry(e)
}
