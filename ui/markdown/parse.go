package markdown

import (
	"bytes"
	"html"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extensionast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"rung/ui/theme"
)

// What is shown is bounded, since the text may come from anywhere: its size, its parts and how deep they are set in.
const (
	longestMarkdown = 128 << 10
	mostBlocks      = 3000
	mostMarks       = 4000 // in one paragraph, whose parsing takes the square of them
	deepestIndent   = 6
	longestAddress  = 80
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Linkify, extension.TaskList)).Parser()

// block is one part of a text, one under the other: a paragraph, a heading, code, a rule, a picture.
type block struct {
	runs    []run
	code    bool
	rule    bool
	picture fyne.Resource

	indent, quotes int
	marker         string // what stands before the first block of a list's item
	box            string // or the icon of its check box
	tight          bool   // stands close to the block above
}

// reader turns a syntax tree into blocks.
type reader struct {
	source []byte
	image  func(name string) fyne.Resource
	blocks []block

	indent, quotes int
	marker, box    string
	tight          bool
}

// mostLevels is how deep quotes and lists may be nested: reading them takes the square of it.
const mostLevels = 60

// levels counts the quotes and list items that a line opens.
func levels(line string) int {
	opening := line[:len(line)-len(strings.TrimLeft(line, "> -+*\t"))]
	return strings.Count(opening, ">") + strings.Count(opening, "- ") + strings.Count(opening, "+ ") + strings.Count(opening, "* ")
}

// readMarkdown never fails: whatever is no Markdown is text.
func readMarkdown(source string, image func(name string) fyne.Resource) []block {
	cut := len(source) > longestMarkdown
	if cut {
		source = strings.ToValidUTF8(source[:longestMarkdown], "")
	}
	r := &reader{source: []byte(source), image: image}
	if tangled(source) {
		r.add(block{code: true, runs: plainRuns(source)})
	} else {
		r.readBlocks(markdown.Parse(text.NewReader(r.source)))
	}
	if cut || len(r.blocks) >= mostBlocks {
		more := block{runs: []run{{text: lang.L("The text goes on. It is shown whole where it is edited."),
			size: theme.Text, color: theme.Muted, style: fyne.TextStyle{Italic: true}}}}
		r.blocks = append(r.blocks[:min(len(r.blocks), mostBlocks)], more)
	}
	return r.blocks
}

// tangled says that a paragraph holds more marks, or a line more levels, than any person would write, and is shown as
// it is instead.
func tangled(source string) bool {
	for line := range strings.SplitSeq(source, "\n") {
		if levels(line) > mostLevels {
			return true
		}
	}
	for paragraph := range strings.SplitSeq(source, "\n\n") {
		marks := 0
		for i := range len(paragraph) {
			if strings.IndexByte("*_[]()<&`!", paragraph[i]) >= 0 {
				marks++
			}
		}
		if marks > mostMarks {
			return true
		}
	}
	return false
}

func plainRuns(source string) []run {
	var runs []run
	for line := range strings.Lines(source) {
		runs = append(runs, codeRun([]byte(line)))
	}
	return runs
}

func (r *reader) readBlocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil && len(r.blocks) < mostBlocks; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			r.add(block{runs: r.readRuns(n, headingStyle(n.Level))})
		case *ast.ThematicBreak:
			r.add(block{rule: true})
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			r.add(block{code: true, runs: codeRuns(n.Lines(), r.source)})
		case *ast.HTMLBlock:
			runs := codeRuns(n.Lines(), r.source)
			if n.HasClosure() {
				runs = append(runs, codeRun(n.ClosureLine.Value(r.source)))
			}
			r.add(block{code: true, runs: runs})
		case *ast.Blockquote:
			r.quotes++
			r.readBlocks(n)
			r.quotes--
		case *ast.List:
			r.readList(n)
		default:
			r.readParagraph(n)
		}
	}
}

// add places the block where the reader now is; a list's marker goes to the first block of its item.
func (r *reader) add(b block) {
	b.indent, b.quotes = min(r.indent, deepestIndent), min(r.quotes, deepestIndent)
	b.marker, b.box, b.tight = r.marker, r.box, r.tight
	r.marker, r.box = "", ""
	r.blocks = append(r.blocks, b)
}

func (r *reader) readList(list *ast.List) {
	r.indent++
	before, number := r.tight, list.Start
	for item := list.FirstChild(); item != nil && len(r.blocks) < mostBlocks; item = item.NextSibling() {
		r.marker = "•"
		if list.IsOrdered() {
			r.marker = strconv.Itoa(number) + "."
			number++
		}
		r.tight = list.IsTight && (item.PreviousSibling() != nil || r.indent > 1)
		r.readBlocks(item)
		if r.marker != "" { // an item without text still counts
			r.add(block{})
		}
	}
	r.tight = before
	r.indent--
}

// readParagraph makes one block of a paragraph, or several where pictures stand in it.
func (r *reader) readParagraph(n ast.Node) {
	style := run{size: theme.Text, color: theme.Ink}
	if r.quotes > 0 {
		style.color = theme.Muted
	}
	if box, ok := n.FirstChild().(*extensionast.TaskCheckBox); ok {
		r.marker, r.box = "", "box"
		if box.IsChecked {
			r.box = "box-checked"
		}
	}
	r.add(block{runs: r.readRuns(n, style)})
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if img, ok := child.(*ast.Image); ok {
			if picture := r.picture(img); picture != nil {
				r.add(block{picture: picture})
			}
		}
	}
}

func (r *reader) picture(n *ast.Image) fyne.Resource {
	if r.image == nil {
		return nil
	}
	return r.image(string(n.Destination))
}

func headingStyle(level int) run {
	style := run{size: theme.Text, color: theme.Ink, style: fyne.TextStyle{Bold: true}}
	switch level {
	case 1:
		style.size = theme.Title
	case 2:
		style.size = theme.Heading
	}
	return style
}

func codeRuns(lines *text.Segments, source []byte) []run {
	runs := make([]run, 0, lines.Len())
	for _, line := range lines.Sliced(0, lines.Len()) {
		runs = append(runs, codeRun(line.Value(source)))
	}
	return runs
}

func codeRun(line []byte) run {
	return run{text: clean(strings.ReplaceAll(strings.TrimRight(string(line), "\r\n"), "\t", "    ")), size: theme.Text, color: theme.Ink,
		style: fyne.TextStyle{Monospace: true}, verbatim: true, endsLine: true}
}

// readRuns gives the text of a block in the styles it is set in.
func (r *reader) readRuns(parent ast.Node, style run) []run {
	var runs []run
	r.collect(parent, style, &runs)
	return merge(runs)
}

func (r *reader) collect(parent ast.Node, style run, runs *[]run) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inner := style
		switch n := n.(type) {
		case *ast.Text:
			*runs = append(*runs, r.textRun(n, style))
		case *ast.String:
			inner.text = clean(unescape(n.Value))
			*runs = append(*runs, inner)
		case *ast.Emphasis:
			inner.style.Italic = style.style.Italic || n.Level == 1
			inner.style.Bold = style.style.Bold || n.Level > 1
			r.collect(n, inner, runs)
		case *ast.CodeSpan:
			inner.style.Monospace, inner.grounded = true, true
			*runs = append(*runs, r.codeSpan(n, inner))
		case *ast.RawHTML:
			inner.style.Monospace = true
			for _, part := range n.Segments.Sliced(0, n.Segments.Len()) {
				inner.text = clean(string(part.Value(r.source)))
				*runs = append(*runs, inner)
			}
		case *ast.AutoLink:
			*runs = append(*runs, autoLink(n, r.source, inner))
		case *ast.Link:
			r.collectLink(n, inner, runs)
		case *ast.Image:
			r.collectImage(n, inner, runs)
		default:
			r.collect(n, inner, runs)
		}
	}
}

// merge joins neighbours in the same style: the parser cuts text wherever a mark might have been.
func merge(runs []run) []run {
	look := func(r run) run {
		r.text, r.endsLine = "", false
		return r
	}
	var out []run
	for i := 0; i < len(runs); {
		joined, parts := runs[i], []string{runs[i].text}
		for i++; i < len(runs) && !joined.endsLine && look(runs[i]) == look(joined); i++ {
			parts = append(parts, runs[i].text)
			joined.endsLine = runs[i].endsLine
		}
		joined.text = strings.Join(parts, "")
		out = append(out, joined)
	}
	return out
}

func (r *reader) textRun(n *ast.Text, style run) run {
	value := n.Segment.Value(r.source)
	style.text = clean(string(value))
	if !n.IsRaw() {
		style.text = clean(unescape(value))
	}
	style.endsLine = n.HardLineBreak()
	if n.SoftLineBreak() && !style.endsLine {
		style.text += " "
	}
	return style
}

func (r *reader) codeSpan(n *ast.CodeSpan, style run) run {
	var code bytes.Buffer
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if part, ok := child.(*ast.Text); ok {
			code.Write(part.Segment.Value(r.source))
		}
	}
	style.text = clean(strings.ReplaceAll(code.String(), "\n", " "))
	return style
}

func autoLink(n *ast.AutoLink, source []byte, style run) run {
	address := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	style.text = clean(string(n.Label(source)))
	if opens(address) {
		style.address = address
	}
	return style
}

// collectLink shows the words of a link and, unless they are the address, where it goes.
func (r *reader) collectLink(n *ast.Link, style run, runs *[]run) {
	address := string(n.Destination)
	inner, from := style, len(*runs)
	if opens(address) {
		inner.address = address
	}
	r.collect(n, inner, runs)
	var shown strings.Builder
	for _, part := range (*runs)[from:] {
		shown.WriteString(part.text)
	}
	if strings.TrimSpace(shown.String()) != address {
		*runs = append(*runs, aside(address, style))
	}
}

// collectImage stands for a picture that is not among the attachments; nothing is ever fetched.
func (r *reader) collectImage(n *ast.Image, style run, runs *[]run) {
	if r.picture(n) != nil {
		return
	}
	style.style.Italic = true
	r.collect(n, style, runs)
	*runs = append(*runs, aside(string(n.Destination), style))
}

func aside(address string, style run) run {
	shown := []rune(clean(address))
	if len(shown) > longestAddress {
		shown = append(shown[:longestAddress:longestAddress], '…')
	}
	style.text, style.size, style.color = " ("+string(shown)+")", theme.Caption, theme.Muted
	style.style, style.grounded = fyne.TextStyle{}, false
	return style
}

// opens says whether an address may be opened at all: a page or a letter, never a file or a script.
func opens(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return true
	}
	return false
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

// clean takes out what cannot be seen and could mislead: control characters and marks that turn the reading direction.
func clean(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t' || c == '\n':
			return ' '
		case unicode.IsControl(c), c >= 0x202A && c <= 0x202E, c >= 0x2066 && c <= 0x2069:
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
