package documents

import (
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
		print, err := newBookPrinter(Book{Entries: []model.Entry{e}}, withOthers())
		if err != nil {
			t.Fatal(err)
		}
		print.title = title
		if err := print.entry(e); err != nil || print.Err() {
			t.Errorf("%v %v", err, print.Error())
		}
	})
}
