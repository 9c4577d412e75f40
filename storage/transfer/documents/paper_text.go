package documents

import (
	"bytes"
	"strings"

	"rung/model/paper"
)

// columns is how wide a line of plain text is at most.
const columns = 78

// writeText writes a paper for forms that take nothing but plain text: in ASCII,
// in lines that no mail program breaks. It says what could not be written so.
func writeText(b *bytes.Buffer, p paper.Document) (lost []string) {
	var plain ascii
	var before *paper.Block
	for _, block := range rewritten(p, plain.text).Blocks {
		if before != nil && parted(*before, block) {
			b.WriteByte('\n')
		}
		before = &block
		text := strings.TrimSpace(block.Strong + " " + block.Text)
		if block.Style == paper.Heading {
			text = strings.ToUpper(text)
		}
		for _, part := range parts(block.Style, text) {
			writeLines(b, block.Style, part, block.Aside)
		}
	}
	if len(plain.lost) > 0 {
		lost = append(lost, "Plain text has no sign for "+named(plain.lost)+": a letter became “?”, a picture was left out.")
	}
	return lost
}

// parts takes apart what stands side by side on a page and needs lines of its own
// here: the ways to reach somebody.
func parts(style paper.Style, text string) []string {
	if style == paper.SmallPrint {
		return strings.Split(text, " - ")
	}
	return []string{text}
}

// writeLines writes a block, its aside behind it where it fits on the last line and
// else on one of its own: dates are not torn.
func writeLines(b *bytes.Buffer, style paper.Style, text, aside string) {
	first, next := "", ""
	if style == paper.Item {
		first, next = "- ", "  "
	}
	lines := paper.WrapText(text, columns-len(first))
	if last := len(lines) - 1; aside != "" && last >= 0 && len(lines[last])+len(bar)+len(aside) <= columns-len(first) {
		lines[last] += bar + aside
	} else {
		lines = append(lines, paper.WrapText(aside, columns-len(first))...)
	}
	for _, line := range lines {
		b.WriteString(first + line + "\n")
		first = next
	}
}

// bar parts an aside from the words before it.
const bar = " | "

// parted reports whether an empty line stands between two blocks.
func parted(before, next paper.Block) bool {
	switch {
	case before.Style == paper.Heading:
		return false
	case next.Style == paper.Item:
		return before.Style == paper.Paragraph
	case next.Style == paper.Subtitle, next.Style == paper.SmallPrint:
		return before.Style > paper.SmallPrint
	case next.Style == paper.Paragraph && before.Style == paper.Paragraph:
		return before.Aside == "" || next.Aside == "" // degrees stand in a list
	case next.Style == paper.Paragraph:
		return before.Style != paper.Subheading && before.Style != paper.MinorHeading
	}
	return true
}
