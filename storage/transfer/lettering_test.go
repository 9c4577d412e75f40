package transfer

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"fyne.io/fyne/v2/theme"

	"rung/model"
)

// withOthers is the fonts of a page with one more to fall back on.
func withOthers() Fonts {
	f := fonts()
	f.Spare = [][]byte{[]byte("no font")}
	f.Others = func([]rune) [][]byte { return [][]byte{[]byte("no font"), theme.DefaultTextMonospaceFont().Content()} }
	return f
}

func TestLettersThatCannotBePrintedAreTold(t *testing.T) {
	p, ctx := newExchange(t), context.Background()
	p.Fonts = fonts
	party, plain, star := model.NewEntry("note", "2026-11-20"), model.NewEntry("note", "2026-11-19"), model.NewEntry("note", "2026-11-18")
	party.Title, party.Body = "Shipped 🎉 with 山田", "- and שלום ☑️ e\u0301"
	plain.Title, plain.Body = "Plain", "Zoë – 5 € “naïve”"
	star.Title = "Secret 山"
	star.Private = true
	p.save(t, nil, party, plain, star)
	lost, err := p.ExportLosses(ctx, "pdf", model.Query{}, false)
	if want := "1 entry holds letters that cannot be printed (“Shipped 🎉 with 山田”): 🎉 山 田 ש ל ו ם ☑. A ? stands in their place. HTML shows them."; err != nil || strings.Join(lost, "\n") != want {
		t.Errorf("%q, %v\nwant %q", lost, err, want)
	}
	for format, q := range map[string]model.Query{"html": {}, "pdf": {Terms: []model.Term{{Key: "id", Text: plain.ID}}}} {
		if lost, err := p.ExportLosses(ctx, format, q, false); err != nil || len(lost) > 0 {
			t.Errorf("%s: %q, %v", format, lost, err)
		}
	}
	words := wordsOfPDF(t, p.bookAs(t, "pdf", model.Query{}))
	if !strings.Contains(words, "Shipped ? with ?") || strings.ContainsAny(words, "\ufffd□") {
		t.Errorf("on paper:\n%s", words)
	}
	p.Fonts = withOthers
	lost, err = p.ExportLosses(ctx, "pdf", model.Query{}, false)
	if err != nil || len(lost) != 1 || strings.Contains(lost[0], "☑") || !strings.Contains(lost[0], "山") {
		t.Errorf("with another font: %q, %v", lost, err)
	}
	if first := p.bookAs(t, "pdf", model.Query{}); first != p.bookAs(t, "pdf", model.Query{}) || !strings.Contains(wordsOfPDF(t, first), "☑") {
		t.Errorf("with another font, on paper:\n%s", wordsOfPDF(t, first))
	}
}

// wordsOfPDF reads a PDF's words with pdftotext, where that is at hand.
func wordsOfPDF(t *testing.T, content string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("there is no pdftotext")
	}
	at := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(at, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	words, err := exec.Command(tool, at, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(words)
}

// seen is a line as the page shows it, from left to right.
func seen(l *lettering, line string) string {
	var b strings.Builder
	for _, p := range l.visual(line, "", rightToLeft(line)) {
		b.WriteString(p.text)
	}
	return b.String()
}

func TestWhatIsReadFromTheRightIsSetFromTheRight(t *testing.T) {
	l, err := newLettering(fpdf.New("P", "mm", "A4", ""), fonts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"and שלום":           "and םולש",
		"abc שלום 2026 and":  "abc 2026 םולש and",
		"a שלום (2026) b":    "a (2026) םולש b",
		"a (עולם) b":         "a (םלוע) b",
		"שלום עולם, זה":      "הז ,םלוע םולש",
		"שלום abc def עולם":  "םלוע abc def םולש",
		"plain (2026) words": "plain (2026) words",
	} {
		if got := seen(l, line); got != want {
			t.Errorf("%q is set as %q, want %q", line, got, want)
		}
	}
}

func TestLongLinesOfOtherLettersBreak(t *testing.T) {
	pdf := fpdf.New("P", "mm", "A4", "")
	l, err := newLettering(pdf, fonts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("word ", 40) + strings.Repeat("x", 400)
	lines := l.broken(text, "", bookText, 100)
	if got := strings.Join(strings.Fields(strings.Join(lines, "")), ""); got != strings.ReplaceAll(text, " ", "") {
		t.Errorf("letters are lost: %q", got)
	}
	for _, line := range lines {
		if l.width(line, "", bookText) > 101 {
			t.Errorf("%q is too wide", line)
		}
	}
}

func FuzzBookPDF(f *testing.F) {
	f.Add("Shipped 🎉 山田", "שלום (2026) عربى e\u0301 \u202e x")
	f.Fuzz(func(t *testing.T, title, body string) {
		e := model.NewEntry("note", "2026-11-20")
		e.Title, e.Body = title, body
		print, err := newBookPrinter(book{entries: []model.Entry{e}}, withOthers())
		if err != nil {
			t.Fatal(err)
		}
		print.title = title
		if err := print.entry(e); err != nil || print.Err() {
			t.Errorf("%v %v", err, print.Error())
		}
	})
}
