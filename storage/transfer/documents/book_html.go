package documents

import (
	"context"
	"encoding/base64"
	"fmt"
	"html"
	"html/template"
	"io"
	"strconv"
	"strings"

	"rung/model"
	"rung/model/text"
)

// bookPage is the book as one page that loads nothing from elsewhere.
var bookPage = template.Must(template.New("book").Parse(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{{.Heading}}</title>
<style>
body { max-width: 42em; margin: 3em auto; padding: 0 1em; font: 1em/1.5 sans-serif; color: #1F2430; background: #FAF9F6; }
h1, h2, h3, h4 { line-height: 1.25; }
h2 { margin-top: 3em; border-bottom: 1px solid #E4E1DA; }
h3 { margin: 2em 0 0; }
.line, dt { color: #5B6472; font-size: .875em; }
.line { margin: 0 0 1em; }
dl { margin: 1em 0; }
dd { margin: 0 0 .5em; white-space: pre-line; }
img { max-width: 100%; }
pre { overflow-x: auto; }
table { border-collapse: collapse; }
td, th { border: 1px solid #E4E1DA; padding: .25em .5em; text-align: left; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #E4E1DA; color: #5B6472; }
a { color: #0F766E; }
@media (prefers-color-scheme: dark) { body { background: #14171C; color: #E8E6E1; } .line, dt, blockquote { color: #A3A9B5; } a { color: #2DD4BF; } }
@media print { body { margin: 0; background: none; } h3 { break-after: avoid; } }
</style>
</head>
<body>
<h1>{{.Heading}}</h1>
{{range .Months}}<section>
<h2>{{.Called}}</h2>
{{range .Entries}}<article id="{{.ID}}">
<h3>{{.Title}}</h3>
<p class="line">{{.Line}}</p>
{{.Body}}
{{with .Fields}}<dl>
{{range .}}<dt>{{.Label}}</dt>
<dd>{{.Text}}</dd>
{{end}}</dl>
{{end}}</article>
{{end}}</section>
{{end}}</body>
</html>
`))

type pageMonth struct {
	Called  string
	Entries []pageEntry
}

type pageEntry struct {
	ID, Title, Line string
	Body            template.HTML // written by htmlWriter, which lets no HTML of the text through
	Fields          []bookField
}

// WriteHTML writes the book as one HTML file, with its pictures in it.
func (b Book) WriteHTML(ctx context.Context, w io.Writer) error {
	var months []pageMonth
	for _, chapter := range b.chapters() {
		month := pageMonth{Called: formatMonth(chapter[0].Day)}
		for _, e := range chapter {
			if err := ctx.Err(); err != nil {
				return err
			}
			body, err := b.bodyHTML(e)
			if err != nil {
				return err
			}
			page := pageEntry{ID: e.ID, Title: e.Title, Line: b.byline(e), Body: body, Fields: b.fields(e)}
			month.Entries = append(month.Entries, page)
		}
		months = append(months, month)
	}
	return bookPage.Execute(w, map[string]any{"Heading": b.heading(), "Months": months})
}

// bodyHTML gives an entry's text as HTML. Attached pictures are in it and others are
// links, since opening a page should fetch nothing.
func (b Book) bodyHTML(e model.Entry) (template.HTML, error) {
	w := htmlWriter{Book: b, entry: e}
	err := w.writeBlocks(text.ReadMarkdown(e.Body), false)
	return template.HTML(w.String()), err
}

// htmlWriter writes an entry's text as HTML.
type htmlWriter struct {
	strings.Builder
	Book
	entry model.Entry
}

// writeBlocks writes blocks one below another; the paragraphs of a tight list have no
// gap between them.
func (w *htmlWriter) writeBlocks(blocks []text.Block, tight bool) (err error) {
	for _, b := range blocks {
		switch b.Kind {
		case text.Heading:
			err = w.writeElement("h"+strconv.Itoa(min(b.Level+3, 6)), "", b.Spans) // below the entry's own
		case text.Code:
			w.WriteString("<pre>" + html.EscapeString(strings.TrimRight(b.Code, "\n")) + "</pre>\n")
		case text.Rule:
			w.WriteString("<hr>\n")
		case text.Quote:
			w.WriteString("<blockquote>\n")
			err = w.writeBlocks(b.Parts, false)
			w.WriteString("</blockquote>\n")
		case text.BulletList, text.OrderedList:
			err = w.writeList(b)
		case text.Table:
			err = w.writeTable(b)
		case text.Paragraph:
			w.WriteString(map[bool]string{false: "<p>"}[tight] +
				map[text.Task]string{text.OpenTask: `<input disabled="" type="checkbox"> `, text.DoneTask: `<input checked="" disabled="" type="checkbox"> `}[b.Task])
			err = w.writeSpans(b.Spans)
			w.WriteString(map[bool]string{false: "</p>\n"}[tight])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *htmlWriter) writeElement(name, attributes string, spans []text.Span) error {
	w.WriteString("<" + name + attributes + ">")
	err := w.writeSpans(spans)
	w.WriteString("</" + name + ">\n")
	return err
}

func (w *htmlWriter) writeList(list text.Block) error {
	name, attributes := "ul", ""
	if list.Kind == text.OrderedList {
		name, attributes = "ol", fmt.Sprintf(` start="%d"`, list.Start)
	}
	w.WriteString("<" + name + attributes + ">\n")
	for _, item := range list.Items {
		w.WriteString("<li>")
		if err := w.writeBlocks(item, list.Tight); err != nil {
			return err
		}
		w.WriteString("</li>\n")
	}
	w.WriteString("</" + name + ">\n")
	return nil
}

func (w *htmlWriter) writeTable(table text.Block) error {
	w.WriteString("<table>\n")
	for i, row := range table.Rows {
		name := map[bool]string{true: "th", false: "td"}[i == 0]
		w.WriteString("<tr>\n")
		for n, cell := range row {
			align := ""
			if n < len(table.Align) && table.Align[n] != "" {
				align = ` style="text-align:` + table.Align[n] + `"`
			}
			if err := w.writeElement(name, align, cell); err != nil {
				return err
			}
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</table>\n")
	return nil
}

func (w *htmlWriter) writeSpans(spans []text.Span) (err error) {
	for _, s := range spans {
		words := html.EscapeString(s.Text)
		for _, style := range []struct {
			is   bool
			name string
		}{{s.Code, "code"}, {s.Struck, "del"}, {s.Italic, "em"}, {s.Bold, "strong"}} {
			if style.is && words != "" {
				words = "<" + style.name + ">" + words + "</" + style.name + ">"
			}
		}
		w.WriteString(words)
		switch {
		case s.Picture:
			err = w.writePicture(s)
		case s.Address != "" || s.Spans != nil:
			err = w.writeLink(s)
		case s.Break:
			w.WriteString("<br>\n")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeLink writes a link. One that may not be opened becomes its words and its
// address.
func (w *htmlWriter) writeLink(s text.Span) error {
	_, opens := text.OpenableLink(s.Address)
	if opens {
		w.WriteString(`<a href="` + html.EscapeString(s.Address) + `">`)
	}
	err := w.writeSpans(s.Spans)
	switch {
	case opens:
		w.WriteString("</a>")
	case text.PlainText(s.Spans) != s.Address:
		w.WriteString(html.EscapeString(" (" + s.Address + ")"))
	}
	return err
}

// writePicture embeds an attached picture, and writes a link to any other.
func (w *htmlWriter) writePicture(s text.Span) error {
	content, kind, err := w.attachedPicture(w.entry, s.Address)
	switch {
	case err != nil:
		return err
	case content == nil:
		return w.writeLink(s)
	}
	fmt.Fprintf(w, `<img src="data:%s;base64,%s" alt="%s">`, kind, base64.StdEncoding.EncodeToString(content), html.EscapeString(text.PlainText(s.Spans)))
	return nil
}
