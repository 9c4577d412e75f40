package documents

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"html"
	"html/template"
	"io"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"rung/model"
	"rung/model/text"
)

// bookPage is the book as one page that asks for nothing from elsewhere.
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
<dd>{{.Words}}</dd>
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
	Body            template.HTML // written by goldmark, which lets no HTML of the text through
	Fields          []pageField
}

type pageField struct{ Label, Words string }

// WriteHTML writes the book as one HTML file, with its pictures in it.
func (b Book) WriteHTML(ctx context.Context, w io.Writer) error {
	var months []pageMonth
	for _, chapter := range b.chapters() {
		month := pageMonth{Called: monthCalled(chapter[0].Day)}
		for _, e := range chapter {
			if err := ctx.Err(); err != nil {
				return err
			}
			body, err := b.html(e)
			if err != nil {
				return err
			}
			page := pageEntry{ID: e.ID, Title: e.Title, Line: b.line(e), Body: body}
			for _, f := range b.fields(e) {
				page.Fields = append(page.Fields, pageField{f.label, f.words})
			}
			month.Entries = append(month.Entries, page)
		}
		months = append(months, month)
	}
	return bookPage.Execute(w, map[string]any{"Heading": b.heading(), "Months": months})
}

// html gives an entry's text as HTML: attached pictures in it, others as links,
// since a page that is opened should fetch nothing.
func (b Book) html(e model.Entry) (template.HTML, error) {
	tree := bookTree(e.Body)
	if tree == nil {
		return template.HTML("<pre>" + html.EscapeString(e.Body) + "</pre>"), nil
	}
	var images []*ast.Image
	var links []ast.Node
	err := ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Heading:
			if entering {
				n.Level = min(n.Level+3, 6) // below the entry's own
			}
		case *ast.Image:
			if entering {
				images = append(images, n)
			}
		case *ast.Link, *ast.AutoLink:
			if entering {
				links = append(links, n)
			}
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return "", err
	}
	for _, image := range images {
		content, kind, err := b.image(e, string(image.Destination))
		if err != nil {
			return "", err
		}
		if content == nil {
			link := ast.NewLink()
			link.Destination = image.Destination
			for child := image.FirstChild(); child != nil; child = image.FirstChild() {
				link.AppendChild(link, child)
			}
			image.Parent().ReplaceChild(image.Parent(), image, link)
			links = append(links, link)
			continue
		}
		image.Destination = fmt.Appendf(nil, "data:%s;base64,%s", kind, base64.StdEncoding.EncodeToString(content))
	}
	for _, link := range links {
		plainLink(link, []byte(e.Body))
	}
	var out bytes.Buffer
	if err := bookMarkdown.Renderer().Render(&out, []byte(e.Body), tree); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil
}

// plainLink makes text of a link that may not be opened: its words, and where it
// leads.
func plainLink(n ast.Node, source []byte) {
	instead := func(text string) ast.Node {
		said := ast.NewString([]byte(text))
		said.SetRaw(true)
		return said
	}
	parent := n.Parent()
	switch link := n.(type) {
	case *ast.AutoLink:
		address := string(link.URL(source))
		if link.AutoLinkType == ast.AutoLinkEmail {
			address = "mailto:" + strings.TrimPrefix(address, "mailto:")
		}
		if _, opens := text.OpenableLink(address); !opens {
			parent.ReplaceChild(parent, link, instead(string(link.Label(source))))
		}
	case *ast.Link:
		if _, opens := text.OpenableLink(string(link.Destination)); opens {
			return
		}
		address := string(link.Destination)
		words := inlineText(link, source)
		for child := link.FirstChild(); child != nil; child = link.FirstChild() {
			parent.InsertBefore(parent, link, child)
		}
		if address == words {
			parent.RemoveChild(parent, link)
			return
		}
		parent.ReplaceChild(parent, link, instead(" ("+address+")"))
	}
}

// plainHTML shows HTML in a text as it is written: it is somebody's words.
type plainHTML struct{}

// RegisterFuncs takes the two kinds of HTML from goldmark's own writer.
func (plainHTML) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHTMLBlock, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		block := n.(*ast.HTMLBlock)
		said := string(block.Lines().Value(source))
		if block.HasClosure() {
			said += string(block.ClosureLine.Value(source))
		}
		_, err := w.WriteString("<pre>" + html.EscapeString(strings.TrimRight(said, "\n")) + "</pre>\n")
		return ast.WalkContinue, err
	})
	r.Register(ast.KindRawHTML, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkSkipChildren, nil
		}
		_, err := w.WriteString(html.EscapeString(string(n.(*ast.RawHTML).Segments.Value(source))))
		return ast.WalkSkipChildren, err
	})
}
