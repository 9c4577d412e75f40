package diaries

import (
	"regexp"
	"strings"
)

// commentLead matches what may come before a comment that begins a block: the marks of
// the lists and quotes around it.
var commentLead = regexp.MustCompile(`^(?:\s|[-*+•>]\s|\d+[.)]\s)*$`)

const commentBegin, commentClose = "<!--", "-->"

// withoutComments removes the comments from a Markdown text, which no reader shows, and
// counts them. What looks like one within code stays. A comment that begins a block and
// does not end hides the rest of the block around it, as in readers.
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
				break // plain text, such as an arrow
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

// commentEnd gives the last line of a comment that does not end where it begins, and
// what follows it. ends is false if it never ends; last is then the last line of the
// block around it. Within a paragraph it has to end there.
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

// outsideSpans gives the place of a mark in a line, at or after from, that is not
// within code; -1 without one.
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
