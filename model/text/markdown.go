// Package text holds what all of Rung does with words: Markdown is read into blocks
// here, once for the screen and for every format. It must not know entries, screens
// or files.
package text

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	markdowntext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Block is one part of a Markdown text. Which fields are set depends on its kind.
type Block struct {
	Kind  BlockKind
	Level int        // of a heading: 1 to 6
	Spans []Span     // of a heading or a paragraph
	Task  Task       // of a paragraph that begins an item of a task list
	Code  string     // its lines, as they are written
	Parts []Block    // of a quote
	Items [][]Block  // of a list
	Start int        // the number of an ordered list's first item
	Tight bool       // no empty lines stand between a list's items
	Rows  [][][]Span // of a table, its head first: rows of cells
	Align []string   // of a table's columns: left, center, right, or ""
}

// BlockKind says what a block is.
type BlockKind int

// The kinds of blocks. HTML is code, since it is somebody's words and never obeyed.
const (
	Paragraph BlockKind = iota
	Heading
	Code
	Rule
	Quote
	BulletList
	OrderedList
	Table
)

// Task says whether a paragraph has a check box before it.
type Task int

// The states of a check box.
const (
	NoTask Task = iota
	OpenTask
	DoneTask
)

// Span is a run of text in one style, a link or a picture.
type Span struct {
	Text                       string
	Bold, Italic, Struck, Code bool
	HTML                       bool // a tag, as it is written
	Break                      bool // the line ends here

	Address string // where a link leads, or which picture it is
	Picture bool
	Spans   []Span // the words of a link, or those that describe a picture
}

var parser = goldmark.New(goldmark.WithExtensions(extension.Linkify, extension.TaskList, extension.Strikethrough, extension.Table)).Parser()

// Reading takes the square of the marks in a paragraph and of the levels of nesting.
// These are far more than anybody writes.
const (
	mostMarks  = 4000
	mostLevels = 60
)

// ReadMarkdown gives the blocks of a Markdown text. It never fails: what is no
// Markdown is text, and a text with more marks or levels than anybody writes is
// given as one block of code.
func ReadMarkdown(source string) []Block {
	if isTangled(source) {
		return []Block{{Kind: Code, Code: source}}
	}
	r := reader{[]byte(source)}
	return r.readBlocks(parser.Parse(markdowntext.NewReader(r.source)))
}

// isTangled reports whether a text would take too long to read.
func isTangled(source string) bool {
	for line := range strings.SplitSeq(source, "\n") {
		if countLevels(line) > mostLevels {
			return true
		}
	}
	for paragraph := range strings.SplitSeq(source, "\n\n") {
		marks := 0
		for i := range len(paragraph) {
			if strings.IndexByte("*_[]()<&`!~", paragraph[i]) >= 0 {
				marks++
			}
		}
		if marks > mostMarks {
			return true
		}
	}
	return false
}

// countLevels counts the quotes and list items that a line opens.
func countLevels(line string) int {
	opening := line[:len(line)-len(strings.TrimLeft(line, "> -+*\t"))]
	return strings.Count(opening, ">") + strings.Count(opening, "- ") + strings.Count(opening, "+ ") + strings.Count(opening, "* ")
}

// reader turns a syntax tree into blocks.
type reader struct{ source []byte }

func (r reader) readBlocks(parent ast.Node) (blocks []Block) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			blocks = append(blocks, Block{Kind: Heading, Level: n.Level, Spans: r.readSpans(n, Span{})})
		case *ast.ThematicBreak:
			blocks = append(blocks, Block{Kind: Rule})
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			blocks = append(blocks, Block{Kind: Code, Code: string(n.Lines().Value(r.source))})
		case *ast.HTMLBlock:
			code := string(n.Lines().Value(r.source))
			if n.HasClosure() {
				code += string(n.ClosureLine.Value(r.source))
			}
			blocks = append(blocks, Block{Kind: Code, Code: code})
		case *ast.Blockquote:
			blocks = append(blocks, Block{Kind: Quote, Parts: r.readBlocks(n)})
		case *ast.List:
			blocks = append(blocks, r.readList(n))
		case *extensionast.Table:
			blocks = append(blocks, r.readTable(n))
		default:
			blocks = append(blocks, r.readParagraph(n))
		}
	}
	return blocks
}

func (r reader) readList(n *ast.List) Block {
	list := Block{Kind: BulletList, Start: n.Start, Tight: n.IsTight}
	if n.IsOrdered() {
		list.Kind = OrderedList
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		list.Items = append(list.Items, r.readBlocks(item))
	}
	return list
}

func (r reader) readTable(n *extensionast.Table) Block {
	table := Block{Kind: Table}
	for _, a := range n.Alignments {
		align := a.String()
		if a == extensionast.AlignNone {
			align = ""
		}
		table.Align = append(table.Align, align)
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]Span
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, r.readSpans(cell, Span{}))
		}
		table.Rows = append(table.Rows, cells)
	}
	return table
}

func (r reader) readParagraph(n ast.Node) Block {
	paragraph := Block{Spans: r.readSpans(n, Span{})}
	if box, ok := n.FirstChild().(*extensionast.TaskCheckBox); ok {
		paragraph.Task = OpenTask
		if box.IsChecked {
			paragraph.Task = DoneTask
		}
	}
	return paragraph
}

// readSpans gives the spans below a node, which begin in a style.
func (r reader) readSpans(parent ast.Node, style Span) (spans []Span) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inner := style
		switch n := n.(type) {
		case *ast.Text:
			spans = append(spans, r.readText(n, style))
		case *ast.String:
			inner.Text = unescape(n.Value)
			spans = append(spans, inner)
		case *ast.Emphasis:
			inner.Italic = style.Italic || n.Level == 1
			inner.Bold = style.Bold || n.Level > 1
			spans = append(spans, r.readSpans(n, inner)...)
		case *extensionast.Strikethrough:
			inner.Struck = true
			spans = append(spans, r.readSpans(n, inner)...)
		case *ast.CodeSpan:
			inner.Code, inner.Text = true, r.readCode(n)
			spans = append(spans, inner)
		case *ast.RawHTML:
			inner.HTML, inner.Text = true, string(n.Segments.Value(r.source))
			spans = append(spans, inner)
		case *ast.AutoLink:
			label := style
			label.Text = string(n.Label(r.source))
			inner.Address, inner.Spans = r.readAutoLink(n), []Span{label}
			spans = append(spans, inner)
		case *ast.Link:
			inner.Address, inner.Spans = string(n.Destination), r.readSpans(n, style)
			spans = append(spans, inner)
		case *ast.Image:
			inner.Address, inner.Picture, inner.Spans = string(n.Destination), true, r.readSpans(n, style)
			spans = append(spans, inner)
		default:
			spans = append(spans, r.readSpans(n, inner)...)
		}
	}
	return spans
}

func (r reader) readText(n *ast.Text, style Span) Span {
	value := n.Segment.Value(r.source)
	style.Text = string(value)
	if !n.IsRaw() {
		style.Text = unescape(value)
	}
	style.Break = n.HardLineBreak()
	if n.SoftLineBreak() && !style.Break {
		style.Text += " "
	}
	return style
}

func (r reader) readCode(n *ast.CodeSpan) string {
	var code strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if part, ok := child.(*ast.Text); ok {
			code.Write(part.Segment.Value(r.source))
		}
	}
	return strings.ReplaceAll(code.String(), "\n", " ")
}

func (r reader) readAutoLink(n *ast.AutoLink) string {
	address := string(n.URL(r.source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		return "mailto:" + address
	}
	return address
}

// unescape gives the text that "\*" and "&amp;" stand for, each once.
func unescape(value []byte) string {
	var out strings.Builder
	for i := 0; i < len(value); i++ {
		switch {
		case value[i] == '\\' && i+1 < len(value) && util.IsPunct(value[i+1]):
			i++
			out.WriteByte(value[i])
		case value[i] == '&':
			if end := bytes.IndexByte(value[i:min(i+40, len(value))], ';'); end > 0 {
				out.WriteString(html.UnescapeString(string(value[i : i+end+1])))
				i += end
				continue
			}
			out.WriteByte('&')
		default:
			out.WriteByte(value[i])
		}
	}
	return out.String()
}

// PlainText gives the words of spans without pictures, and after each link where it
// leads unless the words say so.
func PlainText(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch {
		case s.Picture:
		case s.Address != "" || s.Spans != nil:
			words := PlainText(s.Spans)
			b.WriteString(words)
			if s.Address != words && s.Address != "mailto:"+words && s.Address != "http://"+words && s.Address != "" {
				b.WriteString(" (" + s.Address + ")")
			}
		default:
			b.WriteString(s.Text)
		}
		if s.Break {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Pictures gives the addresses of the pictures among spans, those within links too.
func Pictures(spans []Span) (addresses []string) {
	for _, s := range spans {
		if s.Picture {
			addresses = append(addresses, s.Address)
			continue
		}
		addresses = append(addresses, Pictures(s.Spans)...)
	}
	return addresses
}
