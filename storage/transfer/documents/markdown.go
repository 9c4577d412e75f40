package documents

import (
	"bytes"
	"regexp"
	"strings"

	"rung/model"
	"rung/model/paper"
)

// markdownMarks are the marks that begin a block in Markdown.
var markdownMarks = map[paper.Style]string{paper.Title: "# ", paper.Heading: "## ", paper.Subheading: "### ", paper.MinorHeading: "#### ", paper.Item: "- ",
	paper.Chapter: "## ", paper.Section: "### "}

// writePaperMarkdown writes a document; marks within its words are escaped.
func writePaperMarkdown(b *bytes.Buffer, p paper.Document) {
	inList := false
	for i, block := range p.Blocks {
		item := block.Style == paper.Item
		if i > 0 && !(item && inList) {
			b.WriteByte('\n')
		}
		inList = item
		b.WriteString(markdownMarks[block.Style] + markdownLine(block) + "\n")
	}
}

func markdownLine(block paper.Block) string {
	text := model.EscapeMarkdown(block.Text)
	switch {
	case block.Strong != "":
		text = strings.TrimSpace("**" + model.EscapeMarkdown(block.Strong) + "** " + text)
	default:
		text = listMark.ReplaceAllString(text, `$1\$2`)
	}
	if block.Aside != "" {
		text += paper.Separator + model.EscapeMarkdown(block.Aside)
	}
	return text
}

// listMark matches the start of a text that Markdown would read as a mark.
var listMark = regexp.MustCompile(`^(\d*)([-+.)=](?:\s|$))`)
