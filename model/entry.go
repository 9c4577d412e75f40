package model

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rung/model/text"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"
)

// Limits on what one entry may hold, far above what a person writes.
const (
	MaxTitle      = 500      // characters
	MaxBody       = 1 << 20  // bytes
	MaxAttachment = 25 << 20 // bytes of one attached file
	MaxTag        = 50       // characters
	MaxTags       = 1000     // of one entry
)

// Entry is everything a person writes: an achievement, a contact, a note. Its
// kind says which values and links it may hold.
type Entry struct {
	ID           string       `json:"id"` // UUID
	Kind         string       `json:"kind"`
	Day          Day          `json:"day"`
	Until        Day          `json:"until"` // last day of a span, or ""
	Time         string       `json:"time"`  // HH:MM, or ""
	Title        string       `json:"title"`
	Body         string       `json:"body"` // Markdown
	Tags         []string     `json:"tags"` // sorted, lower case
	Competencies []string     `json:"competencies"`
	Values       Values       `json:"values"`
	Links        []LinkTo     `json:"links"`
	Attachments  []Attachment `json:"attachments"`
	Private      bool         `json:"private"`
	Trashed      bool         `json:"trashed"`
	Created      time.Time    `json:"created"`
	Updated      time.Time    `json:"updated"`
	Read         ReadRecord   `json:"read,omitzero"` // which parts Rung read from the words

	Preserved map[string]Preserved `json:"-"` // parts that this Rung does not know, by their key
}

// LinkTo points from an entry to another one, in a role such as "with".
type LinkTo struct {
	Role      string    `json:"role"`
	ID        string    `json:"id"`
	Preserved Preserved `json:"-"` // the object of what else a newer Rung says of it, or ""
}

// Attachment names a file kept inside the journal by its content.
type Attachment struct {
	Name      string    `json:"name"`
	SHA256    string    `json:"sha256"` // lower-case hex
	Bytes     int64     `json:"bytes"`
	Preserved Preserved `json:"-"` // as LinkTo's
}

// NewEntry gives an empty entry of a kind, with an id of its own.
func NewEntry(kind string, day Day) Entry {
	return Entry{ID: NewID(), Kind: kind, Day: day, Values: Values{}}
}

// NewID gives a UUID that sorts by when it was made, within one process.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// Clone gives a copy that can be changed without changing the entry.
func (e Entry) Clone() Entry {
	e.Tags, e.Competencies = slices.Clone(e.Tags), slices.Clone(e.Competencies)
	e.Links, e.Attachments = slices.Clone(e.Links), slices.Clone(e.Attachments)
	values := make(Values, len(e.Values))
	for k, v := range e.Values {
		if list, ok := v.([]Values); ok {
			items := make([]Values, len(list))
			for i, item := range list {
				items[i] = Values{}
				for key, x := range item {
					items[i][key] = x
				}
			}
			v = items
		}
		values[k] = v
	}
	e.Values, e.Preserved, e.Read = values, maps.Clone(e.Preserved), e.Read.clone()
	return e
}

// Linked gives the ids the entry points to in a role, in order.
func (e Entry) Linked(role string) []string {
	var ids []string
	for _, l := range e.Links {
		if l.Role == role {
			ids = append(ids, l.ID)
		}
	}
	return ids
}

var (
	clockPattern = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)
	hashPattern  = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// Normalize brings every text to one form (Unicode NFC, no control characters, no
// space around it), sorts tags and competencies, and drops duplicates and empty values.
func (e *Entry) Normalize() {
	e.Title = strings.Join(strings.Fields(cleanText(e.Title)), " ")
	e.Body = strings.TrimRightFunc(cleanText(e.Body), unicode.IsSpace)
	tags := make([]string, len(e.Tags))
	for i, tag := range e.Tags {
		tags[i] = NormalizeTag(tag)
	}
	e.Tags = sortedSet(tags)
	e.Competencies = sortedSet(e.Competencies)
	var links []LinkTo
	for _, l := range e.Links {
		if !slices.Contains(links, l) {
			links = append(links, l)
		}
	}
	e.Links = links
	kind, _ := KindOf(e.Kind)
	e.Values = e.Values.normalize(kind.Fields)
	e.normalizeRead()
}

func sortedSet(list []string) []string {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == "" })
	slices.Sort(list)
	return slices.Compact(list)
}

// NormalizeTag gives the form in which a tag is kept: letters in lower case, digits,
// "-" and "_", with spaces turned into "-". The result may be empty.
func NormalizeTag(tag string) string {
	tag = strings.Join(strings.Fields(strings.TrimLeft(strings.TrimSpace(tag), "#")), "-")
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_' {
			return r
		}
		return -1
	}, strings.ToLower(norm.NFC.String(tag))))
}

// ChangeTags adds and removes tags.
func (e *Entry) ChangeTags(add, remove []string) {
	e.Tags = append(slices.Clone(e.Tags), add...)
	for _, tag := range remove {
		e.Tags = slices.DeleteFunc(e.Tags, func(t string) bool { return t == NormalizeTag(tag) })
	}
}

// terminalSequences matches the control sequences of a terminal, such as those for
// colours and window titles, as a whole: without its first character the rest of one
// would read as text.
var terminalSequences = regexp.MustCompile(`(?:\x1b\[|\x{9b})[0-?]*[ -/]*[@-~]` + // CSI
	`|(?:\x1b[\]PX^_]|[\x{9d}\x{90}\x{98}\x{9e}\x{9f}])[^\x07\x1b\x{9c}\n]*(?:\x07|\x1b\\|\x{9c})` + // OSC and its like
	`|\x1b[ -/]*[0-~]`)

// cleanText gives text in Unicode NFC with lines ending in \n and without control
// characters, terminal sequences, zero-width spaces and byte-order marks.
func cleanText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.ContainsAny(s, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") {
		s = terminalSequences.ReplaceAllString(s, "")
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r == '\u200b' || r == '\ufeff' || unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s))
}

// Check gives an Error of code Invalid or TooLarge that names the first field that
// cannot be kept, or nil. A kind, role or competency that is not known is no error, see
// Unknown. Whether linked entries exist is for the store to check.
func (e Entry) Check() error {
	kind, _ := KindOf(e.Kind)
	if err := checkName("kind", e.Kind); err != nil {
		return err
	}
	if _, err := uuid.Parse(e.ID); err != nil || len(e.ID) != len(uuid.Nil.String()) {
		return newInvalidError("id", fmt.Sprintf("%q is not an entry's id.", e.ID))
	}
	if err := e.checkText(); err != nil {
		return err
	}
	if err := e.checkDays(); err != nil {
		return err
	}
	for _, c := range e.Competencies {
		if err := checkName("competencies", c); err != nil {
			return err
		}
	}
	if err := e.checkLinks(kind); err != nil {
		return err
	}
	if err := e.checkPreserved(); err != nil {
		return err
	}
	if err := e.checkRead(); err != nil {
		return err
	}
	return e.checkValues(kind)
}

// SplitLongTitle moves the end of a title that is too long to the beginning of the
// text: cut after a sentence if there is one, else at a space. No word is lost.
func (e *Entry) SplitLongTitle() {
	letters := []rune(e.Title)
	if len(letters) <= MaxTitle {
		return
	}
	cut := MaxTitle
	for i := MaxTitle; i > 0; i-- {
		if !unicode.IsSpace(letters[i]) {
			continue
		}
		if cut == MaxTitle {
			cut = i
		}
		if strings.ContainsRune(".!?…。", letters[i-1]) {
			cut = i
			break
		}
	}
	e.Title, e.Body = string(letters[:cut]), text.Joined("\n\n", strings.TrimSpace(string(letters[cut:])), e.Body)
}

// CheckKnown is Check for an entry that no newer Rung can have written: anything unknown
// in it is an Error of code Invalid too.
func (e Entry) CheckKnown() error {
	kind, ok := KindOf(e.Kind)
	if !ok {
		return newInvalidError("kind", fmt.Sprintf("There is no kind %q.", e.Kind))
	}
	if err := CheckCompetencies(e.Competencies); err != nil {
		return err
	}
	for _, l := range e.Links {
		if !kind.hasRole(l.Role) {
			return newInvalidError(l.Role, fmt.Sprintf("%s has no link %q.", kind.Label, l.Role))
		}
	}
	if unknown := e.Unknown(); len(unknown) > 0 {
		return newInvalidError(unknown[0].Name, fmt.Sprintf("%s does not know %s.", kind.Label, unknown[0]))
	}
	return e.Check()
}

// CheckCompetencies gives an Error of code Invalid for the first id that is no
// competency's.
func CheckCompetencies(ids []string) error {
	for _, c := range ids {
		if _, ok := CompetencyOf(c); !ok {
			return newInvalidError("competencies", fmt.Sprintf("There is no competency %q. Choose from: %s.", c, strings.Join(closestOrAll(c, competencyIDs()), ", ")))
		}
	}
	return nil
}

func (e Entry) checkLinks(kind Kind) error {
	for _, l := range e.Links {
		if err := checkName("links", l.Role); err != nil {
			return err
		}
		role, _ := kind.Role(l.Role)
		switch {
		case l.ID == e.ID:
			return newInvalidError(l.Role, "An entry cannot link to itself.")
		case !role.Many && len(e.Linked(l.Role)) > 1:
			return newInvalidError(l.Role, fmt.Sprintf("“%s” takes one entry. Choose which.", role.Label))
		}
	}
	for _, a := range e.Attachments {
		if a.Name == "" || !hashPattern.MatchString(a.SHA256) || a.Bytes < 0 {
			return newInvalidError("attachments", "An attachment needs a name and its SHA-256.")
		}
		if a.Bytes > MaxAttachment {
			return &Error{Code: TooLarge, Field: "attachments", Message: SafeFileName(a.Name) + " is larger than 25 MB. Attach a smaller file, or note where it lies."}
		}
	}
	return nil
}

func (e Entry) checkText() error {
	switch {
	case e.Title == "":
		return newInvalidError("title", "A title is needed: a few words will do.")
	case utf8.RuneCountInString(e.Title) > MaxTitle:
		return newInvalidError("title", fmt.Sprintf("A title may have %d characters. The rest belongs in the text.", MaxTitle))
	case len(e.Body) > MaxBody:
		return &Error{Code: TooLarge, Field: "body", Message: "The text is larger than 1 MB. Split it over several entries."}
	}
	if len(e.Tags) > MaxTags {
		return &Error{Code: TooLarge, Field: "tags", Message: fmt.Sprintf("An entry may have %d tags. Leave some out.", MaxTags)}
	}
	for _, tag := range e.Tags {
		if utf8.RuneCountInString(tag) > MaxTag {
			return newInvalidError("tags", fmt.Sprintf("A tag may have %d characters.", MaxTag))
		}
	}
	return nil
}

func (e Entry) checkDays() error {
	switch {
	case !e.Day.Valid():
		return newInvalidError("day", fmt.Sprintf("%q is not a day. Write it like 2026-11-21.", e.Day))
	case e.Until != "" && !e.Until.Valid():
		return newInvalidError("until", fmt.Sprintf("%q is not a day. Write it like 2026-11-21.", e.Until))
	case e.Until != "" && e.Until < e.Day:
		return newInvalidError("until", "The last day comes before the first.")
	case e.Time != "" && !clockPattern.MatchString(e.Time):
		return newInvalidError("time", fmt.Sprintf("%q is not a time. Write it like 14:05.", e.Time))
	}
	return nil
}

// checkValues decodes the values from their own JSON, so that a value set in code has
// to pass the same rules as one from a file.
func (e Entry) checkValues(kind Kind) error {
	if len(e.Values) == 0 {
		return nil
	}
	b, err := json.Marshal(e.Values)
	if err != nil {
		return newInvalidError("values", "The values cannot be written as JSON.")
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(b, &raw); err != nil {
		return newInvalidError("values", "The values cannot be read as JSON.")
	}
	decoded, err := decodeValues(kind.Fields, raw, kind.Label)
	if err != nil {
		return err
	}
	return kind.checkUndeclared(kind.Fields, e.Values, decoded)
}

// checkUndeclared refuses values that were set in code and are not declared: only
// Preserved ones may be unknown.
func (k Kind) checkUndeclared(fields []Field, values, decoded Values) error {
	for key, v := range values {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key })
		_, kept := v.(Preserved)
		_, strange := decoded[key].(Preserved)
		items, isList := v.([]Values)
		switch {
		case strange && !kept && i < 0:
			return newInvalidError(key, fmt.Sprintf("%s has no field %q.", k.Label, key))
		case strange && !kept:
			_, err := parseChoice(fields[i], fmt.Sprint(v), Locale{})
			return err
		case isList:
			read, _ := decoded[key].([]Values)
			for at := range min(len(items), len(read)) {
				if err := k.checkUndeclared(fields[i].Of, items[at], read[at]); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
