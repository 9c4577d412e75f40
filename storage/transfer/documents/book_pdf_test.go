package documents

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"rung/model"
)

func TestBookInPDF(t *testing.T) {
	var shelf bytes.Buffer
	if err := png.Encode(&shelf, image.NewGray16(image.Rect(0, 0, 40, 20))); err != nil {
		t.Fatal(err)
	}
	pictures := map[string][]byte{"whole": shelf.Bytes(), "broken": shelf.Bytes()[:60]}
	e, old := model.NewEntry("achievement", "2026-11-20"), model.NewEntry("note", "2025-12-31")
	e.Title, old.Title = "Moved <b>twelve</b> depots", "The year before"
	e.Body = "# Why\n\nSome *text* with [a page](https://example.org/a) and <script>x</script>.\n\n![](shelf.png)\n![far](https://example.org/far.png) ![](broken.png)\n\n" +
		"1. one\n   - inner\n2. [x] two\n\n> quoted\n\n```\ncode\n```\n\n<div>\nkept words\n</div>\n\n| a | b |\n| - | - |\n| c | d |\n"
	e.Values["result"] = "Nine hours"
	e.Links = []model.LinkTo{{Role: "witness", ID: "ana"}}
	e.Attachments = []model.Attachment{{Name: "shelf.png", SHA256: "whole"}, {Name: "broken.png", SHA256: "broken"}}
	b := Book{Entries: []model.Entry{old, e}, Names: map[string]string{"ana": "Ana Núñez"}, Read: func(sha256 string) ([]byte, error) { return pictures[sha256], nil }}
	var first, again bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &again} {
		if err := b.WritePDF(t.Context(), out, fonts()); err != nil {
			t.Fatal(err)
		}
	}
	page := pageText(t, first.String())
	for _, want := range []string{"Journal, Wed 31 Dec 2025 to Fri 20 Nov 2026", "November 2026", "Moved <b>twelve</b> depots", "a page (https://example.org/a) and <script>x</script>.",
		"1. one", "• inner", "2. [x] two", "quoted", "code", "kept words", "c | d", "Nine hours", "Ana Núñez"} {
		if !strings.Contains(page, want) {
			t.Errorf("the book lacks %q:\n%s", want, page)
		}
	}
	if !strings.Contains(first.String(), "/Subtype /Image") {
		t.Error("the picture is missing")
	}
	if first.String() != again.String() {
		t.Error("the same journal is another file")
	}
}
