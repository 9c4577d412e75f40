package review

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// textLine is one line of a job description, without the marks of its list or
// heading.
type textLine struct {
	text   string
	bullet bool // an item of a list
	marked bool // marked as a heading
}

var (
	blockTag  = regexp.MustCompile(`(?i)<\s*/?\s*(?:p|div|br|ul|ol|tr|table|section|h[1-6])\b[^>]*>`)
	itemTag   = regexp.MustCompile(`(?i)<\s*li\b[^>]*>`)
	titleTag  = regexp.MustCompile(`(?i)<\s*(?:h[1-6]|strong|b)\b[^>]*>([^<]{1,100})</\s*(?:h[1-6]|strong|b)\s*>`)
	anyTag    = regexp.MustCompile(`<[/a-zA-Z!][^>]*>`)
	inBullets = regexp.MustCompile(`\s*[•●▪◦‣▸■✓✔➢]\s*`)
	listMark  = regexp.MustCompile(`^\s*(?:[-*–—+·»>]|o|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?:\[[ xX]\]\s*)?`)
	hashes    = regexp.MustCompile(`^\s*#{1,6}\s+`)
	bold      = regexp.MustCompile(`^\s*(?:\*\*|__)(.{1,100}?)(?:\*\*|__)\s*:?\s*$`)
	rule      = regexp.MustCompile(`^[\s\-=_*~|:+]*$`)
	emphasis  = regexp.MustCompile(`\*\*|__|` + "`")
)

// takeLines takes a text apart into lines that say one thing each: HTML becomes
// text, bullets within a line get lines of their own, a line that was broken to
// fit a page is joined again.
func takeLines(text string) (list []textLine) {
	if itemTag.MatchString(text) || blockTag.MatchString(text) {
		text = titleTag.ReplaceAllString(text, "\n# $1\n")
		text = itemTag.ReplaceAllString(blockTag.ReplaceAllString(text, "\n"), "\n- ")
		text = html.UnescapeString(anyTag.ReplaceAllString(text, ""))
	}
	text = inBullets.ReplaceAllString(strings.ReplaceAll(text, "\r", "\n"), "\n- ")
	blank := true
	for raw := range strings.Lines(text) {
		line, says := takeLine(raw)
		if !says {
			blank = blank || strings.TrimSpace(raw) == ""
			continue
		}
		if n := len(list); !blank && n > 0 && continues(list[n-1], line) {
			list[n-1].text += " " + line.text
		} else {
			list = append(list, line)
		}
		blank = false
	}
	return list
}

// takeLine reads one line. A row of a table is the text of its cells.
func takeLine(raw string) (line textLine, says bool) {
	if rule.MatchString(raw) {
		return line, false
	}
	line.text = strings.Join(strings.Fields(raw), " ")
	if strings.HasPrefix(line.text, "|") {
		line.text, line.bullet = strings.TrimSpace(strings.Join(cells(line.text), ", ")), true
	}
	switch mark := listMark.FindString(line.text); {
	case hashes.MatchString(line.text):
		line.text, line.marked = hashes.ReplaceAllString(line.text, ""), true
	case bold.MatchString(line.text):
		line.text, line.marked = bold.ReplaceAllString(line.text, "$1"), true
	case mark != "":
		line.text, line.bullet = line.text[len(mark):], true
	}
	line.text = strings.TrimSpace(emphasis.ReplaceAllString(line.text, ""))
	return line, line.text != ""
}

func cells(row string) (list []string) {
	for _, cell := range strings.Split(row, "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			list = append(list, cell)
		}
	}
	return list
}

// continues reports whether a line goes on with the sentence before it.
func continues(before, line textLine) bool {
	if line.bullet || line.marked || before.marked || strings.HasSuffix(before.text, ":") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line.text)
	last, _ := utf8.DecodeLastRuneInString(before.text)
	return unicode.IsLower(first) && !strings.ContainsRune(".;!?", last) ||
		(last == ',' || unicode.IsLower(last) && len(before.text) > 60 && !before.bullet) && !strings.ContainsRune(".;!?", last)
}
