package diaries

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rung/model"
	"rung/model/text"
)

// longestHeadline is the most characters of a title that is taken from the text: a
// longer line is a paragraph.
const longestHeadline = 120

var (
	partOfBlock  = regexp.MustCompile("^(?:[-*+•>|]\\s|\\d+[.)]\\s|\\t|    |```|~~~)")
	headingMark  = regexp.MustCompile(`^#{1,6}(?:\s+|$)`)
	emptyHeading = regexp.MustCompile(`^\s*#{1,6}\s*$`)
	headingEnd   = regexp.MustCompile(`\s+#+$`)
	underlining  = regexp.MustCompile(`^(?:=+|-{2,})\s*$`)
	lineStart    = regexp.MustCompile(`^(?:[-*+•>]\s+|\d+[.)]\s+)+(?:\[[ xX]\]\s+)?`)
	imageMark    = regexp.MustCompile(`!\[[^\]]*\]\((?:<[^>]*>|[^()\s]*)\)|!\[\[[^\]]*\]\]`)
	linkMark     = regexp.MustCompile(`\[([^\[\]]+)\]\((?:<[^>]*>|[^()\s]*(?:\([^()\s]*\))?[^()\s]*)(?:\s+"[^"]*")?\)`)
	wikiMark     = regexp.MustCompile(`\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]`)
	strongMark   = regexp.MustCompile(`(\*\*|__|~~|==)(\S|\S.*?\S)(?:\*\*|__|~~|==)`)
	emphasisMark = regexp.MustCompile(`(^|[\s(“"'])([*_])(\S|\S.*?\S)[*_]($|[\s).,:;!?”"'])`)
	codeMark     = regexp.MustCompile("(^|[^\\\\])`+")
	escapedSign  = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])")
	sentenceEnd  = regexp.MustCompile(`[.!?…]["”')\]]*\s`)
)

// splitHeadline takes a title from a text without one: its first line with words, which
// leaves the text. A line that belongs to something larger, such as a list, only lends
// its words and stays.
func splitHeadline(text string) (title, body string) {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		words := plainLine(line)
		if words == "" {
			continue
		}
		fenced := slices.ContainsFunc(lines[:i], func(before string) bool { return strings.HasPrefix(before, "```") })
		if fenced || partOfBlock.MatchString(line) || utf8.RuneCountInString(words) > longestHeadline || imageMark.MatchString(line) || leadsAway(line) {
			return inBrief(words), text
		}
		rest := lines[i+1:]
		if len(rest) > 0 && underlining.MatchString(rest[0]) {
			rest = rest[1:]
		}
		kept := slices.DeleteFunc(slices.Clone(lines[:i]), emptyHeading.MatchString)
		return words, strings.Trim(strings.Join(append(kept, rest...), "\n"), "\n")
	}
	return "", text
}

// leadsAway reports whether a line has the address of a link, which would be lost if
// only its words stayed.
func leadsAway(line string) bool {
	m := linkMark.FindString(line)
	return strings.Contains(m, "://") || strings.Contains(m, "](mailto:")
}

// inBrief gives the first sentence of a text, or as many words as fit a title.
func inBrief(words string) string {
	if end := sentenceEnd.FindStringIndex(words); end != nil && utf8.RuneCountInString(words[:end[1]]) <= longestHeadline {
		return strings.TrimSpace(words[:end[1]])
	}
	letters := []rune(words)
	if len(letters) <= longestHeadline {
		return words
	}
	brief := string(letters[:longestHeadline-1])
	if space := strings.LastIndexByte(brief, ' '); space > longestHeadline/2 {
		brief = brief[:space]
	}
	return strings.TrimRight(brief, " ,;:-–") + "…"
}

// plainLine gives the words of a line of Markdown without its marks.
func plainLine(line string) string {
	line = strings.TrimSpace(line)
	if underlining.MatchString(line) || strings.HasPrefix(line, "```") {
		return ""
	}
	if mark := headingMark.FindString(line); mark != "" {
		line = headingEnd.ReplaceAllString(line[len(mark):], "")
	}
	line = imageMark.ReplaceAllString(lineStart.ReplaceAllString(line, ""), "")
	line = wikiMark.ReplaceAllString(linkMark.ReplaceAllString(line, "$1"), "$1")
	for range 3 { // marks within marks
		line = strongMark.ReplaceAllString(line, "$2")
		line = emphasisMark.ReplaceAllString(line, "$1$3$4")
	}
	line = escapedSign.ReplaceAllString(codeMark.ReplaceAllString(line, "$1"), "$1")
	return strings.Join(strings.Fields(line), " ")
}

// ensureTitle gives an entry without a title one from its text. A title that is too
// long is shortened and goes into the text in full.
func ensureTitle(e *model.Entry) {
	if e.Title == "" {
		e.Title, e.Body = splitHeadline(e.Body)
	}
	if utf8.RuneCountInString(e.Title) > model.MaxTitle {
		e.Title, e.Body = inBrief(e.Title), text.Joined("\n\n", e.Title, e.Body)
	}
}
