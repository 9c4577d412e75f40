package documents

import (
	"bytes"
	"fmt"
	"html"

	"rung/model/paper"
)

// htmlElements are the HTML elements for the styles, with their class.
var htmlElements = map[paper.Style][2]string{paper.Title: {"h1"}, paper.Subtitle: {"p", ` class="subtitle"`}, paper.SmallPrint: {"p", ` class="fine"`},
	paper.Heading: {"h2"}, paper.Subheading: {"h3"}, paper.MinorHeading: {"h4"}, paper.Paragraph: {"p"}, paper.Item: {"li"},
	paper.Chapter: {"h2"}, paper.Section: {"h3"}, paper.Byline: {"p", ` class="fine"`}, paper.Code: {"pre"}}

// writeHTML writes a document as one file that needs no other, made for printing. Each
// block gets the direction of its own script.
func writeHTML(b *bytes.Buffer, p paper.Document) {
	fmt.Fprintf(b, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"+
		"<title>%s</title>\n<style>\n@page { size: %s; margin: 18mm }\n%s</style>\n</head>\n<body>\n", html.EscapeString(p.Title), p.Size.Name, styleSheet)
	inList := false
	for _, block := range p.Blocks {
		if item := block.Style == paper.Item; item != inList {
			b.WriteString(map[bool]string{true: "<ul>\n", false: "</ul>\n"}[item])
			inList = item
		}
		element := htmlElements[block.Style]
		fmt.Fprintf(b, "<%s%s dir=\"auto\">%s</%[1]s>\n", element[0], element[1], blockHTML(block))
	}
	if inList {
		b.WriteString("</ul>\n")
	}
	b.WriteString("</body>\n</html>\n")
}

func blockHTML(block paper.Block) string {
	words := html.EscapeString(block.Text)
	if block.Strong != "" {
		words = "<strong>" + html.EscapeString(block.Strong) + "</strong> " + words
	}
	if block.Aside != "" {
		words += `<span class="aside">` + paper.Separator + html.EscapeString(block.Aside) + "</span>"
	}
	return words
}

// styleSheet is the look of Rung's light theme, with the text as dark as ink.
const styleSheet = `body { font: 10.5pt/1.4 "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1f2430; max-width: 44em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 }
h2 { font-size: 10.5pt; text-transform: uppercase; border-bottom: 1px solid #e4e1da; margin: 1.4em 0 .5em }
h3, h4 { font-size: 10.5pt; margin: .7em 0 .1em }
p { margin: 0 0 .4em }
ul { margin: .1em 0 .5em; padding-inline-start: 1.2em }
.subtitle { font-size: 11.5pt }
.fine, .aside { color: #5b6472 }
.fine { font-size: 9.5pt }
.aside { font-weight: normal }
h2, h3, h4 { break-after: avoid }
li, p { break-inside: avoid; overflow-wrap: anywhere }
@media print { body { max-width: none; margin: 0; padding: 0 } }
`
