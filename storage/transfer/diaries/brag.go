package diaries

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// toSort tags all entries from a brag document, so that the person can go through them.
const toSort = "to-sort"

// brag reads a document in which somebody notes what they did, under headings that give
// a time or a theme.
type brag struct {
	*notebook
	sections []bragSection // the open ones, the outermost first
	title    string        // of the document; it is no theme
	open     *bragPoint
	loose    []string // lines of the open paragraph
	fence    string   // the mark that ends the open code block, or ""
	points   int      // in the section so far
	fiscal   []string // headings of a fiscal year, whose months are not known
	timeless int
}

// bragSection is a heading that gives a time, a theme or both.
type bragSection struct {
	level int
	words string
	time  intake.Period
}

// bragPoint is one item of a list, before it becomes an entry.
type bragPoint struct {
	indent int
	words  string
	below  []string
}

var (
	bragHeading   = regexp.MustCompile(`^(#{1,6})\s+(.+?)(?:\s+#+)?$`)
	bragPointLine = regexp.MustCompile(`^(\s*)(?:[-*+•‣◦–—]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$`)
	bragRule      = regexp.MustCompile(`^\s*(?:-{3,}|\*{3,}|_{3,})\s*$`)
	monthAndDay   = regexp.MustCompile(`(?i)^(?:[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?)$`)
	wishes        = regexp.MustCompile(`(?i)\b(?:goals?|plans? for|to-?do|next steps)\b`)
	pointTime     = regexp.MustCompile(`^\**\(?([^():*–—]{4,22}?)\)?\**(?:\s*[:–—]\s+|\s+-\s+|\)\s+)(\S.*)$`)
	timeAtEnd     = regexp.MustCompile(`^(.*\S)\s+\(([^()]{4,22})\)\.?$`)
)

// ReadBrag reads a brag document in Markdown or plain text. Errors: Invalid, TooLarge.
func ReadBrag(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	content, err := intake.ReadLimited(r, intake.MaxMember)
	if err != nil {
		return intake.Result{}, err
	}
	text, err := writtenText(content)
	if err != nil || intake.IsZip(content) {
		return intake.Result{}, &model.Error{Code: model.Invalid, Message: "This is no text. Save the document as Markdown or plain text first.", Err: err}
	}
	in := &brag{notebook: newNotebook(how)}
	text, hidden := withoutComments(text)
	in.tellHidden(hidden)
	_, text = in.frontOf("The document", text)
	if err := in.read(ctx, strings.Split(text, "\n")); err != nil {
		return intake.Result{}, err
	}
	if len(in.Entries) == 0 {
		return intake.Result{}, &model.Error{Code: model.Invalid, Message: "Nothing that reads like an achievement is in it. Write one a line, each after a dash."}
	}
	in.AddNote(fmt.Sprintf("All have the tag #%s: find them with it, and take it off as you go through them.", toSort))
	if len(in.fiscal) > 0 {
		in.AddNote(fmt.Sprintf("Headings of a fiscal year, which say no months: %s. Written as Q3 FY26 (Jan–Mar 2026), each would be a time.", intake.ListSome(in.fiscal)))
	}
	if in.timeless > 0 {
		in.AddNote(fmt.Sprintf("Lines that say no time, and got today's day: %d. A heading such as 2026, Q3 2026 or March 2026 would say it.", in.timeless))
	}
	return in.finish(), nil
}

// IsBrag recognises a brag document by its name.
func IsBrag(s intake.Excerpt) bool {
	return s.Text != "" && slices.ContainsFunc([]string{"brag", "hype", "accomplishment", "achievement", "wins"}, func(word string) bool { return strings.Contains(s.Name, word) })
}

func (in *brag) read(ctx context.Context, lines []string) error {
	for i := 0; i < len(lines); i++ {
		if err := in.options.ReportProgress(ctx, i, len(lines)); err != nil {
			return err
		}
		line := strings.TrimRight(lines[i], " \t")
		if mark := strings.TrimLeft(line, " \t"); in.fence != "" || strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~") {
			in.code(line, mark)
			continue
		}
		if level, words, taken := headingAt(lines, i); taken > 0 {
			in.heading(level, words)
			i += taken - 1
			continue
		}
		if m := bragPointLine.FindStringSubmatch(line); m != nil {
			in.point(len(strings.ReplaceAll(m[1], "\t", "    ")), m[2], line)
			continue
		}
		switch {
		case bragRule.MatchString(line):
			in.closePoint()
		case line == "":
			in.paragraph()
			if in.open != nil {
				in.open.below = append(in.open.below, "")
			}
		case in.open != nil && (strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") || !in.open.parted()):
			in.open.below = append(in.open.below, line)
		default:
			if in.open != nil {
				in.closePoint()
			}
			in.loose = append(in.loose, strings.TrimSpace(line))
		}
	}
	in.closePoint()
	return nil
}

// code keeps a line of a code block as it is, since what looks like a point there is
// none.
func (in *brag) code(line, mark string) {
	switch {
	case in.fence == "":
		in.fence = mark[:3]
	case strings.HasPrefix(mark, in.fence):
		in.fence = ""
	}
	if in.open != nil {
		in.open.below = append(in.open.below, line)
	} else {
		in.loose = append(in.loose, line)
	}
}

// parted reports whether an empty line follows the point. A line after that without an
// indent is no part of it.
func (p *bragPoint) parted() bool { return len(p.below) > 0 && p.below[len(p.below)-1] == "" }

// headingAt reads a heading: in Markdown, underlined, or a short line of plain text
// that ends in a colon, is bold or in capitals, or gives a time. taken is how many
// lines it has, 0 if there is none.
func headingAt(lines []string, i int) (level int, words string, taken int) {
	line := strings.TrimSpace(lines[i])
	if m := bragHeading.FindStringSubmatch(line); m != nil {
		return len(m[1]), plainLine(m[2]), 1
	}
	if line == "" || bragPointLine.MatchString(lines[i]) || lines[i] != strings.TrimLeft(lines[i], " \t") {
		return 0, "", 0
	}
	if i+1 < len(lines) && underlining.MatchString(lines[i+1]) {
		if strings.HasPrefix(lines[i+1], "=") {
			return 1, plainLine(line), 2
		}
		return 2, plainLine(line), 2
	}
	alone := (i == 0 || strings.TrimSpace(lines[i-1]) == "") && utf8.RuneCountInString(line) <= 60
	words = strings.TrimSuffix(plainLine(line), ":")
	_, rest, isTime := findTime(words, 0)
	isTime = isTime && rest == ""
	switch {
	case !alone:
	case isTime:
		return 3, words, 1
	case strings.HasSuffix(strings.Trim(line, "*_"), ":") || strings.HasPrefix(line, "**") && strings.HasSuffix(line, "**"):
		return 4, words, 1
	case line == strings.ToUpper(line) && strings.ContainsFunc(line, unicode.IsLetter) && utf8.RuneCountInString(line) > 3:
		return 4, words, 1
	}
	return 0, "", 0
}

// heading opens a section, and closes those of its level and below.
func (in *brag) heading(level int, words string) {
	in.closePoint()
	in.points = 0
	for n := len(in.sections); n > 0 && in.sections[n-1].level >= level; n = len(in.sections) {
		in.sections = in.sections[:n-1]
	}
	s := bragSection{level: level, words: words}
	if t, rest, ok := findTime(words, in.year()); ok {
		s.time, s.words = t, rest
	} else if fiscalYear.MatchString(words) {
		in.fiscal = append(in.fiscal, "“"+intake.Shorten(words)+"”")
	}
	if s.time.First == "" && in.title == "" && len(in.Entries) == 0 && level == 1 {
		in.title = words
		if year := yearInTitle.FindString(words); year != "" {
			s.time, _ = parseTime(year, 0)
		}
		s.words = ""
	}
	in.sections = append(in.sections, s)
}

// year gives the year of the open sections, or 0.
func (in *brag) year() int {
	if t := in.time(); t.First != "" {
		return t.First.Time().Year()
	}
	return 0
}

// time gives the time of the innermost section that has one.
func (in *brag) time() (t intake.Period) {
	for _, s := range in.sections {
		if s.time.First != "" {
			t = s.time
		}
	}
	return t
}

// point begins an achievement, or adds to the open one if it is indented deeper.
func (in *brag) point(indent int, words, line string) {
	in.paragraph()
	if in.open != nil && indent > in.open.indent {
		in.open.below = append(in.open.below, line)
		return
	}
	in.closePoint()
	in.open = &bragPoint{indent: indent, words: words}
	in.points++
}

// closePoint adds the open paragraph and point as entries.
func (in *brag) closePoint() {
	in.paragraph()
	if p := in.open; p != nil {
		in.open = nil
		in.takePoint(in.pointKind(), p.words, outdented(p.below, p.indent+2))
	}
}

// pointKind gives the kind of a section's points. Plans are notes, since they are not
// achieved yet.
func (in *brag) pointKind() string {
	if slices.ContainsFunc(in.sections, func(s bragSection) bool { return wishes.MatchString(s.words) }) {
		return model.KindNote
	}
	return model.KindAchievement
}

// paragraph adds the lines that are no points: an achievement if a section with a theme
// has no points, else a note, since they are about the points or the document.
func (in *brag) paragraph() {
	if len(in.loose) == 0 {
		return
	}
	words := strings.Join(in.loose, " ")
	in.loose = nil
	switch {
	case in.points > 0 || len(in.sections) == 0 || in.sections[len(in.sections)-1].words == "":
		in.takePoint(model.KindNote, words, "")
	default:
		in.takePoint(in.pointKind(), words, "")
	}
}

// outdented gives the text below a point without the point's indent.
func outdented(lines []string, indent int) string {
	for i, line := range lines {
		cut := 0
		for cut < len(line) && cut < indent && (line[cut] == ' ' || line[cut] == '\t') {
			cut++
		}
		lines[i] = line[cut:]
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// takePoint makes an entry from a point or a paragraph.
func (in *brag) takePoint(kind, words, below string) {
	in.Count++
	said, t := in.ownTime(words)
	e := model.Entry{Kind: kind, Body: below, Tags: []string{toSort}}
	full := plainLine(said)
	e.Title = inBrief(full)
	if e.Title != full {
		e.Body = text.Joined("\n\n", said, below)
	}
	if t.First == "" {
		t = in.time()
	}
	themes := ""
	for _, s := range in.sections {
		if s.words != "" {
			themes += "\x00" + strings.ToLower(s.words)
			if tag := themeTag(s.words); utf8.RuneCountInString(tag) <= model.MaxTag {
				e.Tags = append(e.Tags, tag)
			}
		}
	}
	e.ID = intake.StableID("brag", themes, string(t.First), full)
	in.timed(&e, t)
	in.addEntry(e)
}

// timed gives an entry its days, none of them in the future.
func (in *brag) timed(e *model.Entry, t intake.Period) {
	if t.First == "" {
		in.timeless++
		return
	}
	today := in.options.Today
	if today == "" {
		today = t.Last
	}
	e.Day = min(t.First, today)
	if last := min(t.Last, today); last > e.Day {
		e.Until = last
	}
}

// ownTime reads a time at the start or the end of an achievement.
func (in *brag) ownTime(words string) (rest string, t intake.Period) {
	if m := pointTime.FindStringSubmatch(words); m != nil {
		if t, ok := in.anyTime(m[1]); ok {
			return m[2], t
		}
	}
	if m := timeAtEnd.FindStringSubmatch(words); m != nil {
		if t, ok := in.anyTime(m[2]); ok {
			return m[1], t
		}
	}
	return words, intake.Period{}
}

// anyTime reads a period or a day, and reports a day that can be read in two ways.
func (in *brag) anyTime(words string) (intake.Period, bool) {
	words = strings.Trim(words, " *_")
	if t, ok := parseTime(words, in.year()); ok {
		return t, true
	}
	if !strings.ContainsAny(words, "0123456789") {
		return intake.Period{}, false
	}
	dated := words
	if monthAndDay.MatchString(words) && in.year() > 0 {
		dated = fmt.Sprintf("%s %d", strings.TrimSuffix(words, "."), in.year())
	}
	days, _, err := in.options.ParseMoment(dated)
	if hint := in.unclearHint(err); hint != "" {
		in.SkipWithHint(in.Count, fmt.Sprintf("%s, day: it was left empty, since %v.", intake.EntryName(in.Count, words), err), hint)
	}
	return days, err == nil && days.First != ""
}

// themeTag gives a heading as a tag.
func themeTag(words string) string {
	return strings.ToLower(strings.Join(strings.FieldsFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }), "-"))
}
