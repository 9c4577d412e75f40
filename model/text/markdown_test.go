package text

import (
	"fmt"
	"strings"
	"testing"
)

// outline writes blocks on one line, so that a test can say what it wants.
func outline(blocks []Block) string {
	var said []string
	for _, b := range blocks {
		switch b.Kind {
		case Paragraph:
			said = append(said, strings.Repeat("☐", int(b.Task))+outlineSpans(b.Spans))
		case Heading:
			said = append(said, fmt.Sprintf("h%d %s", b.Level, outlineSpans(b.Spans)))
		case Code:
			said = append(said, fmt.Sprintf("code %q", b.Code))
		case Rule:
			said = append(said, "rule")
		case Quote:
			said = append(said, "quote{"+outline(b.Parts)+"}")
		case BulletList, OrderedList:
			list := fmt.Sprint("list", b.Start)
			for _, item := range b.Items {
				list += "{" + outline(item) + "}"
			}
			said = append(said, list)
		case Table:
			table := fmt.Sprint("table", b.Align)
			for _, row := range b.Rows {
				table += "{"
				for _, cell := range row {
					table += outlineSpans(cell) + "|"
				}
				table += "}"
			}
			said = append(said, table)
		}
	}
	return strings.Join(said, "; ")
}

func outlineSpans(spans []Span) (said string) {
	for _, s := range spans {
		marks := ""
		for mark, is := range map[string]bool{"b": s.Bold, "i": s.Italic, "s": s.Struck, "c": s.Code, "h": s.HTML, "p": s.Picture} {
			if is {
				marks += mark
			}
		}
		words := s.Text
		if s.Address != "" {
			words = outlineSpans(s.Spans) + "→" + s.Address
		}
		if marks != "" || s.Address != "" {
			words = marks + "<" + words + ">"
		}
		if said += words; s.Break {
			said += "↵"
		}
	}
	return said
}

func TestMarkdownIsReadIntoBlocks(t *testing.T) {
	for source, want := range map[string]string{
		"":                                   "",
		"# One\n\ntext":                      "h1 One; text",
		"a **bold** *slanted* ~~no~~ `c_d`":  "a b<bold> i<slanted> s<no> c<c_d>",
		`\*not\* &amp; \&amp; &copy; AT&T`:   "*not* & &amp; © AT&T",
		"- one\n- two\n  - three\n":          "list0{one}{two; list0{three}}",
		"3. c\n4. d":                         "list3{c}{d}",
		"- [ ] to do\n- [x] done":            "list0{☐to do}{☐☐done}",
		"> said\n> again":                    "quote{said again}",
		"```go\nx()\n\ty\n```":               `code "x()\n\ty\n"`,
		"<div>\n**kept**\n</div>":            `code "<div>\n**kept**\n</div>"`,
		"<!-- a\nb -->":                      `code "<!-- a\nb -->"`,
		"a <b onclick=x>c</b>":               "a h<<b onclick=x>>ch<</b>>",
		"[**words** on](https://a.org/p)":    "<b<words> on→https://a.org/p>",
		"see https://a.org/p or me@a.org":    "see <https://a.org/p→https://a.org/p> or <me@a.org→mailto:me@a.org>",
		"![a *b*](c.png)":                    "p<a i<b>→c.png>",
		"one  \ntwo\nthree":                  "one↵two three",
		"---":                                "rule",
		"| a | b |\n| -: | - |\n| c | *d* |": "table[right ]{a|b|}{c|i<d>|}",
		strings.Repeat(">", 100) + "x":       `code "` + strings.Repeat(">", 100) + `x"`,
		strings.Repeat("[", 5000):            `code "` + strings.Repeat("[", 5000) + `"`,
	} {
		if got := outline(ReadMarkdown(source)); got != want {
			t.Errorf("%.60q is read as\n%.200s, want\n%.200s", source, got, want)
		}
	}
}

func TestPlainTextSaysWhereLinksLead(t *testing.T) {
	for source, want := range map[string]string{
		"[a *page*](https://a.org) <me@a.org> www.a.org": "a page (https://a.org) me@a.org www.a.org",
		"[](https://a.org) ![x](y.png)[![x](z.png)](w)":  " (https://a.org)  (w)",
		"`a`<b>\\\nc": "a<b>\nc",
	} {
		spans := ReadMarkdown(source)[0].Spans
		if got := PlainText(spans); got != want {
			t.Errorf("%q: %q, want %q", source, got, want)
		}
	}
	if got := Pictures(ReadMarkdown("![x](y.png) [![x](z.png)](w)")[0].Spans); strings.Join(got, " ") != "y.png z.png" {
		t.Errorf("the pictures are %q", got)
	}
}
