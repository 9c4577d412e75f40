package documents

import (
	"bytes"
	"html"
	"strings"
	"testing"

	"rung/model"
	"rung/model/paper"
)

// FuzzPaper writes any words in every format. A PDF shows them or refuses; nothing
// else may fail, and what can hold every word holds them all.
func FuzzPaper(f *testing.F) {
	for _, seed := range []string{"plain", "1. a <b> & *c* _d_ `e` ]]>", "# – “quoted” €5", "הובלתי 7", "🎉👍🏽", "e\u0301 \u202eback", "\ufffe\x00\x1b[1m", "a\u00adb\u200dc", strings.Repeat("w", 300), "- - -", "+", "=== ---"} {
		f.Add(seed, "")
		f.Add("lead", seed)
	}
	p := press(f)
	f.Fuzz(func(t *testing.T, text, strong string) {
		e := model.NewEntry("note", "2026-11-20")
		e.Title, e.Values["why"] = text, strong
		e.Normalize() // as every word of a journal is kept
		sheet := paper.Document{Title: e.Title, On: "2026-11-20", Size: paper.A4}
		for style := paper.Title; style <= paper.Code; style++ {
			sheet.Add(paper.Block{Style: style, Strong: e.Values.Text("why"), Text: e.Title, Aside: e.Title})
		}
		for _, format := range paper.Formats {
			var b bytes.Buffer
			_, err := p.Write(&b, format, sheet)
			if err != nil && (format != "pdf" || model.CodeOf(err) != model.Invalid) {
				t.Fatalf("%s of %q: %v", format, text, err)
			}
			content := b.String()
			switch {
			case format == "txt":
				for line := range strings.Lines(content) {
					if len(line) > textColumns+1 || !isASCII(line) {
						t.Errorf("%q gave the line %q", text, line)
					}
				}
			case format == "html" && !strings.Contains(html.UnescapeString(content), e.Title):
				t.Errorf("%q is not in %s", e.Title, content)
			case format == "docx":
				docxParagraphs(t, content)
			}
		}
	})
}
