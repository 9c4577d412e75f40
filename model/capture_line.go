package model

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"
)

// closers are the characters that may follow a word or a mark without being part of it.
const closers = ".,;:!?)]}"

// lineReader reads a captured line word by word.
type lineReader struct {
	line    string
	loc     Locale
	steps   StepNamed
	capture Capture
	title   strings.Builder // the words that stay, with one space between them
}

// keep adds a word to the title and gives where it stands there.
func (r *lineReader) keep(word string) Span {
	if r.title.Len() > 0 {
		r.title.WriteByte(' ')
	}
	at := r.title.Len()
	r.title.WriteString(word)
	return Span{From: at, To: r.title.Len()}
}

// readWord reads the word at at and gives where the next one may begin.
func (r *lineReader) readWord(at int) int {
	end := at + len(firstWord(r.line[at:]))
	if end, ok := r.readMark(at); ok {
		rest := firstWord(r.line[end:])
		if r.title.Len() > 0 {
			r.title.WriteString(rest)
		}
		return end + len(rest)
	}
	text := r.line[at:end]
	if kept, ok := strings.CutPrefix(text, `\`); ok && r.isMark(at+1) {
		text = kept
	}
	r.keep(text)
	return end
}

// isMark reports whether a mark would be read at at. Only then does a backslash before it
// escape it.
func (r *lineReader) isMark(at int) bool {
	at = len(r.line) - len(strings.TrimLeft(r.line[at:], `\`))
	if at == len(r.line) {
		return false
	}
	trial := lineReader{line: r.line, loc: r.loc, steps: r.steps}
	_, ok := trial.readMark(at)
	return ok || trial.capture.Problem != nil
}

// firstWord gives the word that s begins with, up to a space.
func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// readMark reads the mark at at, if one is there, and gives where it ends.
func (r *lineReader) readMark(at int) (end int, ok bool) {
	switch r.line[at] {
	case '#':
		return r.readTag(at)
	case '!':
		return r.readKind(at)
	case '>':
		return r.readDay(at)
	case '@':
		return r.readPerson(at)
	case '^':
		return r.readStep(at)
	}
	return 0, false
}

// readArgument gives what follows a mark's sign: the text in quotes, or up to a space
// without closers. ok is false where it is empty.
func (r *lineReader) readArgument(at int) (text string, end int, ok bool) {
	if strings.HasPrefix(r.line[at:], `"`) {
		text, end, open := readQuoted(r.line, at)
		rest := firstWord(r.line[end:])
		return text, end, open < 0 && strings.TrimSpace(text) != "" && strings.Trim(rest, closers) == ""
	}
	text = strings.TrimRight(firstWord(r.line[at:]), closers)
	return text, at + len(text), text != ""
}

// addMark adds a mark that was understood, and gives its end.
func (r *lineReader) addMark(at, end int, t MarkType, meaning string) (int, bool) {
	r.capture.Marks = append(r.capture.Marks, Mark{at, end, t, meaning})
	return end, true
}

// readTag reads a tag, which has a letter in it: "#4711" is the number of a ticket.
func (r *lineReader) readTag(at int) (int, bool) {
	text, end, ok := r.readArgument(at + 1)
	tag := NormalizeTag(text)
	if !ok || utf8.RuneCountInString(tag) != utf8.RuneCountInString(cleanText(text)) || strings.IndexFunc(tag, unicode.IsLetter) < 0 || utf8.RuneCountInString(tag) > MaxTag {
		return 0, false
	}
	r.capture.Tags = append(r.capture.Tags, tag)
	return r.addMark(at, end, TagMark, tag)
}

func (r *lineReader) readKind(at int) (int, bool) {
	text, end, ok := r.readArgument(at + 1)
	kind, known := findKindByName(text)
	if !ok || !known || r.capture.Kind != "" {
		return 0, false
	}
	r.capture.Kind = kind.ID
	return r.addMark(at, end, KindMark, kind.Label)
}

// readDay reads the longest run of up to four words that is a day, or that looks like
// one but does not exist.
func (r *lineReader) readDay(at int) (int, bool) {
	if next, _ := utf8.DecodeRuneInString(r.line[at+1:]); unicode.IsSpace(next) || r.capture.hasMark(DayMark) {
		return 0, false
	}
	if strings.HasPrefix(r.line[at+1:], `"`) {
		text, end, ok := r.readArgument(at + 1)
		if !ok {
			return 0, false
		}
		end, ok, _ = r.readDayText(at, end, text)
		return end, ok
	}
	var ends []int
	for end := at + 1; end < len(r.line) && len(ends) < 4; {
		w := firstWord(r.line[end:])
		end += len(w)
		if w != "" {
			ends = append(ends, end)
		}
		next := strings.TrimLeftFunc(r.line[end:], unicode.IsSpace)
		end = len(r.line) - len(next)
	}
	for i := len(ends) - 1; i >= 0; i-- {
		run := r.line[at+1 : ends[i]]
		for _, text := range []string{strings.TrimRight(run, closers), run} {
			if end, ok, settled := r.readDayText(at, at+1+len(text), text); settled {
				return end, ok
			}
		}
	}
	return 0, false
}

// readDayText reads a text as the day of the mark from at to end. settled is true where
// the text is a day, or looks like one but does not exist.
func (r *lineReader) readDayText(at, end int, text string) (next int, ok, settled bool) {
	d, err := ParseDay(text, r.loc)
	switch {
	case err == nil:
		r.capture.Day = d
		next, ok = r.addMark(at, end, DayMark, d.Format(r.loc))
		return next, ok, true
	case errors.Is(err, errNotADay):
		return 0, false, false
	case r.capture.Problem == nil:
		r.capture.Problem = &Problem{At: at, End: end, Message: err.Error() + ` To keep it as text, put a backslash before the >.`}
	}
	return 0, false, true
}

// readStep reads a step that exists: "10^6" and "^C" are text.
func (r *lineReader) readStep(at int) (int, bool) {
	name, end, ok := r.readArgument(at + 1)
	if !ok || r.steps == nil {
		return 0, false
	}
	title, competencies, ok := r.steps(name)
	if !ok {
		return 0, false
	}
	r.capture.Competencies = append(r.capture.Competencies, competencies...)
	return r.addMark(at, end, StepMark, title)
}
