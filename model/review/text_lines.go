package review

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// textLine is one line of a job description, without list or heading marks.
type textLine struct {
	text   string
	bullet bool    // an item of a list
	marked bool    // marked as a heading
	number bool    // an item with a whole number before it
	row    bool    // a row of a table
	under  section // for a table cell or an item with a mark: the section that it is in
	begins bool    // the first line after a blank one
	rated  bool    // the item itself says how much it is asked for
}

var (
	blockTag  = regexp.MustCompile(`(?i)<\s*/?\s*(?:p|div|br|ul|ol|tr|table|section|h[1-6])\b[^>]*>`)
	itemTag   = regexp.MustCompile(`(?i)<\s*li\b[^>]*>`)
	itemStart = regexp.MustCompile(`(?i)(<\s*li\b[^>]*>\s*)<\s*(?:strong|b|u|em|i)\b[^>]*>([^<]*)</[^>]*>`)
	titleTag  = regexp.MustCompile(`(?i)<\s*(?:h[1-6]|strong|b)\b[^>]*>([^<]{1,100})</\s*(?:h[1-6]|strong|b)\s*>`)
	wholeTag  = regexp.MustCompile(`(?i)(<\s*(?:p|div|br)\b[^>]*>\s*)<\s*(?:u|em|i)\b[^>]*>([^<]{1,100})</\s*(?:u|em|i)\s*>(\s*:?\s*<\s*/?(?:p|div|br|ul|ol)\b)`)
	nextCell  = regexp.MustCompile(`(?i)</t[dh]\s*>\s*<t[dh]\b[^>]*>`)
	anyTag    = regexp.MustCompile(`<[/a-zA-Z!][^>]*>`)
	inBullets = regexp.MustCompile(`\s*[•●▪◦‣▸■✓✔➢→]\s*`)
	listMark  = regexp.MustCompile(`^\s*(?:[-*–—+·»>]|o|\d{1,2}(?:\.\d{1,2})+\.?|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?:\[[ xX]\]\s*)?`)
	ordinal   = regexp.MustCompile(`^\s*\d{1,2}[.)]\s`)
	tableRule = regexp.MustCompile(`^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$`)
	lastLabel = regexp.MustCompile(`^(.+?\S)\s+(\p{Lu}\pL+(?: \pL+){0,2}):$`)
	hashes    = regexp.MustCompile(`^\s*#{1,6}\s+`)
	bold      = regexp.MustCompile(`^\s*(?:\*\*|__)(.{1,100}?)(?:\*\*|__)\s*:?\s*$`)
	lineRule  = regexp.MustCompile(`^[\s\-=_*~|:+]*$`)
	emphasis  = regexp.MustCompile(`\*\*|__|` + "`")
)

// splitTextLines splits a text into lines that say one thing each: HTML becomes
// text, bullets within a line get lines of their own, and lines that were wrapped
// are joined again.
func splitTextLines(text string) (list []textLine) {
	if itemTag.MatchString(text) || blockTag.MatchString(text) {
		text = nextCell.ReplaceAllString(text, " | ")
		text = itemStart.ReplaceAllString(text, "$1$2")
		text = wholeTag.ReplaceAllString(text, "$1\n# $2\n$3")
		text = titleTag.ReplaceAllString(text, "\n# $1\n")
		text = itemTag.ReplaceAllString(blockTag.ReplaceAllString(text, "\n"), "\n- ")
		text = html.UnescapeString(anyTag.ReplaceAllString(text, ""))
	}
	text = breakGluedLines(strings.ReplaceAll(text, "\r", "\n"))
	blank := true
	var table []section // the sections of the current table's columns
	for raw := range strings.Lines(text) {
		row := splitCells(raw)
		if columns := columnSections(row); columns != nil {
			table = columns
			continue
		}
		if table != nil && tableRule.MatchString(raw) {
			continue
		}
		if len(row) > 1 && len(row) <= len(table) {
			list = append(list, newCellLines(row, table)...)
			continue
		}
		if strings.TrimSpace(raw) != "" {
			table = nil
		}
		if n := len(list); n > 0 && list[n-1].row && tableRule.MatchString(raw) {
			list = list[:n-1] // the names of the columns
			continue
		}
		line, says := parseTextLine(raw)
		if !says {
			blank = blank || strings.TrimSpace(raw) == ""
			continue
		}
		if n := len(list); !blank && n > 0 && continuesSentence(list[n-1], line) {
			list[n-1].text += " " + line.text
		} else {
			line.begins = blank
			list = append(list, splitEndLabel(line)...)
		}
		blank = false
	}
	return readNeedMarks(numberedHeadings(list))
}

// Where line breaks were lost, a sentence or a label has no space behind it: "in prose.Three years".
var (
	ticked    = regexp.MustCompile(`(\t|\|)[ ]*[✓✔☑][ ]*`)
	arrow     = regexp.MustCompile(`(?:^|\s)(?:-+>|=+>|»|>>)\s`)
	gluedEnd  = regexp.MustCompile(`([\p{Ll}\d)%][.!?])(\p{Lu}(?:\p{Ll}{2,}|\p{Lu}+|['’]\p{Ll}+|\s))`)
	gluedName = regexp.MustCompile(`(?i)\.(?:net|com|org|gov|edu)\b`)
	gluedTag  = regexp.MustCompile(`(\p{Ll}:)(\p{Lu}\p{L}+)`)
)

// breakGluedLines gives bullets and arrows within a line, and sentences that are glued together, lines of their own.
func breakGluedLines(text string) string {
	text = ticked.ReplaceAllString(text, "${1}X")
	text = inBullets.ReplaceAllString(text, "\n- ")
	var b strings.Builder
	for line := range strings.Lines(text) {
		const several = 2 // one arrow may point from a thing to another
		if len(arrow.FindAllStringIndex(line, several)) == several {
			line = arrow.ReplaceAllString(line, "\n- ")
		}
		glued := gluedEnd.FindAllString(line, -1)
		if len(glued) > 0 && !slices.ContainsFunc(glued, gluedName.MatchString) {
			line = gluedTag.ReplaceAllString(gluedEnd.ReplaceAllString(line, "$1\n$2"), "$1\n$2")
		}
		b.WriteString(line)
	}
	return b.String()
}

// splitEndLabel splits a heading off the end of an item, where the next section
// begins on the same line.
func splitEndLabel(line textLine) []textLine {
	if found := lastLabel.FindStringSubmatch(line.text); line.bullet && found != nil {
		if _, known := sectionOf(found[2]); known {
			line.text = found[1]
			return []textLine{line, {text: found[2], marked: true}}
		}
	}
	return []textLine{line}
}

// numberedHeadings marks the headings among numbered lines: those that are not part
// of a numbered list.
func numberedHeadings(list []textLine) []textLine {
	for i := range list {
		alone := (i == 0 || !list[i-1].number) && (i+1 == len(list) || !list[i+1].number)
		if _, known := sectionOf(list[i].text); list[i].number && (known || isShouted(list[i].text)) && alone && len(strings.Fields(list[i].text)) <= mostHeadingWords {
			list[i].bullet, list[i].marked = false, true
		}
	}
	return list
}

// parseTextLine reads one line. A row of a table is the text of its cells.
func parseTextLine(raw string) (line textLine, says bool) {
	if lineRule.MatchString(raw) {
		return line, false
	}
	line.text, line.number = strings.Join(strings.Fields(raw), " "), ordinal.MatchString(raw)
	row := slices.DeleteFunc(splitCells(raw), func(cell string) bool { return cell == "" })
	switch {
	case len(row) == 2 && isLabel(row[0]):
		line.text, line.row = row[0]+": "+row[1], true
	case len(row) > 2 && isLabel(row[0]) && !strings.Contains(raw, "|"):
		line.text, line.row = strings.Join(row[1:], " "), true
	case strings.HasPrefix(line.text, "|"):
		line.text, line.bullet, line.row = strings.Join(row, ", "), true, true
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

// splitCells splits a table row as Markdown writes it or a word processor copies
// it. A line that is not a row is one cell.
func splitCells(raw string) []string {
	row := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(raw), "|"), "|")
	between := "|"
	if !strings.Contains(row, between) {
		between = "\t"
	}
	list := strings.Split(row, between)
	for i, cell := range list {
		list[i] = strings.Join(strings.Fields(emphasis.ReplaceAllString(cell, "")), " ")
	}
	return list
}

// What the columns of a person specification are called.
var (
	mustColumn = anyOfWords(`essential|required|mandatory|minimum|must haves?`)
	niceColumn = anyOfWords(`desirable|desired|preferred|nice to haves?`)
)

// columnSections returns the sections of a table's columns where the row is the
// header of a person specification, with a column for what is essential and one for
// what is desirable; nil for any other row.
func columnSections(row []string) []section {
	if len(row) < 2 {
		return nil
	}
	columns := make([]section, len(row))
	for i, cell := range row {
		switch essential, desirable := mustColumn.MatchString(cell), niceColumn.MatchString(cell); {
		case essential == desirable || !isHeadingOnly(cell):
		case essential:
			columns[i] = must
		default:
			columns[i] = nice
		}
	}
	if !slices.Contains(columns, must) || !slices.Contains(columns, nice) {
		return nil
	}
	return columns
}

// isLabel reports whether a cell only names a section of a job description.
func isLabel(cell string) bool {
	_, known := sectionOf(cell)
	return known && isHeadingOnly(cell)
}

// newCellLines returns the cells of a row that contain requirements.
func newCellLines(row []string, table []section) (list []textLine) {
	for i, cell := range row {
		if cell != "" && table[i] != unsaid {
			if isTick(cell) {
				cell = row[0]
			}
			list = append(list, textLine{text: cell, under: table[i], row: true})
		}
	}
	return list
}

// isTick reports whether a cell only says that its column applies.
func isTick(cell string) bool { return cell == "x" || cell == "X" }

// continuesSentence reports whether a line continues the sentence of the line before.
func continuesSentence(before, line textLine) bool {
	if line.bullet || line.marked || before.marked || before.row || strings.HasSuffix(before.text, ":") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line.text)
	last, _ := utf8.DecodeLastRuneInString(before.text)
	return (unicode.IsLower(first) || last == ',') && !strings.ContainsRune(".;!?", last)
}
