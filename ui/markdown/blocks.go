package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model/text"
	"rung/ui/theme"
)

// What is shown is bounded, since the text may come from anywhere: its size, its parts and how deep they are set in.
const (
	longestMarkdown = 128 << 10
	mostBlocks      = 3000
	deepestIndent   = 6
	longestAddress  = 80
)

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

// flattener sets the blocks of a text one under the other.
type flattener struct {
	image  func(name string) fyne.Resource
	blocks []block

	indent, quotes int
	marker, box    string
	tight          bool
}

// readMarkdown gives the blocks of a text as they are drawn. It never fails: whatever is no Markdown is text.
func readMarkdown(source string, image func(name string) fyne.Resource) []block {
	cut := len(source) > longestMarkdown
	if cut {
		source = strings.ToValidUTF8(source[:longestMarkdown], "")
	}
	f := &flattener{image: image}
	f.addBlocks(text.ReadMarkdown(source))
	if cut || len(f.blocks) >= mostBlocks {
		more := block{runs: []run{{text: lang.L("The text goes on. It is shown whole where it is edited."),
			size: theme.Text, color: theme.Muted, style: fyne.TextStyle{Italic: true}}}}
		f.blocks = append(f.blocks[:min(len(f.blocks), mostBlocks)], more)
	}
	return f.blocks
}

func (f *flattener) addBlocks(blocks []text.Block) {
	for _, b := range blocks {
		if len(f.blocks) >= mostBlocks {
			return
		}
		switch b.Kind {
		case text.Heading:
			f.add(block{runs: f.newRuns(b.Spans, headingStyle(b.Level))})
		case text.Rule:
			f.add(block{rule: true})
		case text.Code:
			f.add(block{code: true, runs: codeRuns(b.Code)})
		case text.Quote:
			f.quotes++
			f.addBlocks(b.Parts)
			f.quotes--
		case text.BulletList, text.OrderedList:
			f.addList(b)
		case text.Table:
			f.addTable(b)
		case text.Paragraph:
			f.addParagraph(b)
		}
	}
}

// add places the block where the flattener now is; a list's marker goes to the first block of its item.
func (f *flattener) add(b block) {
	b.indent, b.quotes = min(f.indent, deepestIndent), min(f.quotes, deepestIndent)
	b.marker, b.box, b.tight = f.marker, f.box, f.tight
	f.marker, f.box = "", ""
	f.blocks = append(f.blocks, b)
}

func (f *flattener) addList(list text.Block) {
	f.indent++
	before := f.tight
	for i, item := range list.Items {
		f.marker = "•"
		if list.Kind == text.OrderedList {
			f.marker = strconv.Itoa(list.Start+i) + "."
		}
		f.tight = list.Tight && (i > 0 || f.indent > 1)
		f.addBlocks(item)
		if f.marker != "" { // an item without text still counts
			f.add(block{})
		}
	}
	f.tight = before
	f.indent--
}

// addTable sets each row of a table as a line, the first one in bold.
func (f *flattener) addTable(table text.Block) {
	before := f.tight
	for i, row := range table.Rows {
		style := f.textStyle()
		style.style.Bold = i == 0
		var runs []run
		for n, cell := range row {
			if n > 0 {
				bar := style
				bar.text = "  |  "
				runs = append(runs, bar)
			}
			runs = append(runs, f.newRuns(cell, style)...)
		}
		f.add(block{runs: mergeRuns(runs)})
		f.tight = true
	}
	f.tight = before
}

// addParagraph makes one block of a paragraph, or several where pictures stand in it.
func (f *flattener) addParagraph(b text.Block) {
	if b.Task != text.NoTask {
		f.marker, f.box = "", map[text.Task]string{text.OpenTask: "box", text.DoneTask: "box-checked"}[b.Task]
	}
	f.add(block{runs: f.newRuns(b.Spans, f.textStyle())})
	for _, name := range text.Pictures(b.Spans) {
		if picture := f.picture(name); picture != nil {
			f.add(block{picture: picture})
		}
	}
}

func (f *flattener) picture(name string) fyne.Resource {
	if f.image == nil {
		return nil
	}
	return f.image(name)
}

func (f *flattener) textStyle() run {
	style := run{size: theme.Text, color: theme.Ink}
	if f.quotes > 0 {
		style.color = theme.Muted
	}
	return style
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

func codeRuns(code string) (runs []run) {
	for line := range strings.Lines(code) {
		runs = append(runs, run{text: cleanText(strings.ReplaceAll(strings.TrimRight(line, "\r\n"), "\t", "    ")), size: theme.Text, color: theme.Ink,
			style: fyne.TextStyle{Monospace: true}, verbatim: true, endsLine: true})
	}
	return runs
}

// newRuns gives the text of a block in the styles it is set in.
func (f *flattener) newRuns(spans []text.Span, style run) (runs []run) {
	for _, s := range spans {
		inner := style
		inner.style.Italic = style.style.Italic || s.Italic
		inner.style.Bold = style.style.Bold || s.Bold
		inner.style.Monospace = style.style.Monospace || s.Code || s.HTML
		inner.grounded, inner.endsLine = style.grounded || s.Code, s.Break
		switch {
		case s.Picture:
			runs = append(runs, f.pictureRuns(s, inner)...)
		case s.Address != "" || s.Spans != nil:
			runs = append(runs, f.linkRuns(s, inner)...)
		default:
			inner.text = cleanText(s.Text)
			if s.Struck { // no font has struck letters
				inner.text = "~~" + inner.text + "~~"
			}
			runs = append(runs, inner)
		}
	}
	return mergeRuns(runs)
}

// linkRuns shows the words of a link and, unless they are the address, where it goes.
func (f *flattener) linkRuns(s text.Span, style run) []run {
	inner := style
	if _, opens := text.OpenableLink(s.Address); opens {
		inner.address = s.Address
	}
	runs := f.newRuns(s.Spans, inner)
	var shown strings.Builder
	for _, part := range runs {
		shown.WriteString(part.text)
	}
	words := strings.TrimSpace(shown.String())
	if words == s.Address || words != "" && (s.Address == "mailto:"+words || s.Address == "http://"+words) {
		return runs
	}
	return append(runs, newAside(s.Address, style))
}

// pictureRuns stands for a picture that is not among the attachments; nothing is ever fetched.
func (f *flattener) pictureRuns(s text.Span, style run) []run {
	if f.picture(s.Address) != nil {
		return nil
	}
	style.style.Italic = true
	return append(f.newRuns(s.Spans, style), newAside(s.Address, style))
}

// newAside says where something leads, behind it.
func newAside(address string, style run) run {
	shown := []rune(cleanText(address))
	if len(shown) > longestAddress {
		shown = append(shown[:longestAddress:longestAddress], '…')
	}
	style.text, style.size, style.color = " ("+string(shown)+")", theme.Caption, theme.Muted
	style.style, style.grounded = fyne.TextStyle{}, false
	return style
}

// mergeRuns joins neighbours in the same style: the parser cuts text wherever a mark might have been.
func mergeRuns(runs []run) (merged []run) {
	look := func(r run) run {
		r.text, r.endsLine = "", false
		return r
	}
	for i := 0; i < len(runs); {
		joined, parts := runs[i], []string{runs[i].text}
		for i++; i < len(runs) && !joined.endsLine && look(runs[i]) == look(joined); i++ {
			parts = append(parts, runs[i].text)
			joined.endsLine = runs[i].endsLine
		}
		joined.text = strings.Join(parts, "")
		merged = append(merged, joined)
	}
	return merged
}

// cleanText takes out what cannot be seen and could mislead: control characters and marks that turn the reading direction.
func cleanText(s string) string {
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
