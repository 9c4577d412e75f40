package documents

import (
	"bytes"
	"strings"

	"rung/model/paper"
)

// textColumns is the most characters in a line of plain text.
const textColumns = 78

// writeText writes a document for forms that take only plain text: in ASCII, in lines
// short enough for every mail program. lost has a sentence about what ASCII cannot
// show.
func writeText(b *bytes.Buffer, p paper.Document) (lost []string) {
	var plain asciiText
	var before *paper.Block
	for _, block := range mapText(p, plain.toASCII).Blocks {
		if before != nil && needsGap(*before, block) {
			b.WriteByte('\n')
		}
		before = &block
		text := strings.TrimSpace(block.Strong + " " + block.Text)
		if block.Style == paper.Heading {
			text = strings.ToUpper(text)
		}
		for _, part := range splitSmallPrint(block.Style, text) {
			writeLines(b, block.Style, part, block.Aside)
		}
	}
	if len(plain.lost) > 0 {
		lost = append(lost, "Plain text has no sign for "+listCharacters(plain.lost)+": a letter became “?”, a picture was left out.")
	}
	return lost
}

// splitSmallPrint puts the ways to reach somebody, which are side by side on a page, on
// a line each.
func splitSmallPrint(style paper.Style, text string) []string {
	if style == paper.SmallPrint {
		return strings.Split(text, " - ")
	}
	return []string{text}
}

// writeLines writes a block. Its aside is on the last line if it fits, or else on a
// line of its own, so that dates stay together.
func writeLines(b *bytes.Buffer, style paper.Style, text, aside string) {
	first, next := "", ""
	if style == paper.Item {
		first, next = "- ", "  "
	}
	lines := paper.WrapText(text, textColumns-len(first))
	if last := len(lines) - 1; aside != "" && last >= 0 && len(lines[last])+len(asideBar)+len(aside) <= textColumns-len(first) {
		lines[last] += asideBar + aside
	} else {
		lines = append(lines, paper.WrapText(aside, textColumns-len(first))...)
	}
	for _, line := range lines {
		b.WriteString(first + line + "\n")
		first = next
	}
}

// asideBar stands between a text and its aside.
const asideBar = " | "

// needsGap reports whether an empty line is needed between two blocks.
func needsGap(before, next paper.Block) bool {
	switch {
	case before.Style == paper.Heading:
		return false
	case next.Style == paper.Item:
		return before.Style == paper.Paragraph
	case next.Style == paper.Subtitle, next.Style == paper.SmallPrint:
		return before.Style > paper.SmallPrint
	case next.Style == paper.Paragraph && before.Style == paper.Paragraph:
		return before.Aside == "" || next.Aside == "" // degrees follow each other as a list
	case next.Style == paper.Paragraph:
		return before.Style != paper.Subheading && before.Style != paper.MinorHeading
	}
	return true
}
