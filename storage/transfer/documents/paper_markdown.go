package documents

import (
	"bytes"
	"regexp"
	"strings"

	"rung/model"
	"rung/model/paper"
)

// marks begin a block in Markdown.
var marks = map[paper.Style]string{paper.Title: "# ", paper.Heading: "## ", paper.Subheading: "### ", paper.MinorHeading: "#### ", paper.Item: "- "}

// writePaperMarkdown writes a paper so that its words show as they were written.
func writePaperMarkdown(b *bytes.Buffer, p paper.Document) {
	inList := false
	for i, block := range p.Blocks {
		item := block.Style == paper.Item
		if i > 0 && !(item && inList) {
			b.WriteByte('\n')
		}
		inList = item
		b.WriteString(marks[block.Style] + markdownLine(block) + "\n")
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

// listMark finds at the beginning of a text what would make it an item of a list.
var listMark = regexp.MustCompile(`^(\d*)([-+.)=](?:\s|$))`)
