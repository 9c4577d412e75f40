package diaries

import (
	"regexp"
	"strings"
)

// commentLead is what may stand before a comment that begins a block: the marks of
// the lists and quotes that it lies in.
var commentLead = regexp.MustCompile(`^(?:\s|[-*+•>]\s|\d+[.)]\s)*$`)

const commentBegin, commentClose = "<!--", "-->"

// withoutComments takes the comments out of a Markdown text, which no reader of it
// shows, and counts them. Code keeps what looks like one. A comment that begins a
// block and does not end hides the rest of what it lies in, as readers have it.
func withoutComments(text string) (shown string, comments int) {
	const begin, end = commentBegin, commentClose
	if !strings.Contains(text, begin) {
		return text, 0
	}
	lines := strings.Split(text, "\n")
	var kept []string
	fence := ""
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if mark := strings.TrimLeft(line, " \t->*+"); fence != "" {
			if strings.HasPrefix(mark, fence) {
				fence = ""
			}
			kept = append(kept, line)
			continue
		} else if strings.HasPrefix(mark, "```") || strings.HasPrefix(mark, "~~~") {
			fence = mark[:3]
			kept = append(kept, line)
			continue
		}
		had := false
		for from := 0; ; {
			at := outsideSpans(line, begin, from)
			if at < 0 {
				break
			}
			if close := strings.Index(line[at+len(begin):], end); close >= 0 {
				line = line[:at] + line[at+len(begin)+close+len(end):]
				comments, had, from = comments+1, true, at
				continue
			}
			block := commentLead.MatchString(line[:at])
			last, rest, ends := commentEnd(lines, i, at, block)
			if !ends && !block {
				break // words, such as an arrow
			}
			line, i = line[:at]+rest, last
			comments, had, from = comments+1, true, at
		}
		if !had || !commentLead.MatchString(line) {
			kept = append(kept, strings.TrimRight(line, " \t"))
		}
	}
	return strings.Join(kept, "\n"), comments
}

// commentEnd finds the last line of a comment that begins in a line and does not
// end there, with what follows it. One within a paragraph ends with that; one that
// is a block takes the lines of what it lies in.
func commentEnd(lines []string, from, at int, block bool) (last int, rest string, ends bool) {
	for i := from + 1; i < len(lines) && (block || strings.TrimSpace(lines[i]) != ""); i++ {
		if close := strings.Index(lines[i], commentClose); close >= 0 {
			return i, lines[i][close+len(commentClose):], true
		}
	}
	for last = from; last+1 < len(lines); last++ {
		next := lines[last+1]
		if strings.TrimSpace(next) != "" && len(next)-len(strings.TrimLeft(next, " \t")) < at {
			break
		}
	}
	return last, "", false
}

// outsideSpans finds a mark in a line, from a place on, that is not within code.
func outsideSpans(line, mark string, from int) int {
	spans := codeSpan.FindAllStringIndex(line, -1)
	for {
		at := strings.Index(line[from:], mark)
		if at < 0 {
			return -1
		}
		at += from
		within := false
		for _, span := range spans {
			if span[0] < at && at < span[1] {
				within, from = true, span[1]
			}
		}
		if !within {
			return at
		}
	}
}
