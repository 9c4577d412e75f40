package documents

import (
	"io"
	"strings"
	"testing"

	"fyne.io/fyne/v2/theme"

	"rung/model"
	"rung/model/paper"
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
	for _, p := range l.inVisualOrder(line, false, paper.IsRightToLeft(line)) {
		b.WriteString(p.text)
	}
	return b.String()
}

func TestWhatIsReadFromTheRightIsSetFromTheRight(t *testing.T) {
	l, err := newLettering(fonts(), nil)
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
	text := strings.Repeat("☑word ", 200) + strings.Repeat("☑", 400)
	l, err := newLettering(withOthers(), []string{text})
	if err != nil {
		t.Fatal(err)
	}
	d := paper.Document{Size: paper.A4}
	d.AddText(text)
	var letters strings.Builder
	for _, page := range paper.Layout(d, l.measure) {
		for _, run := range page.Runs {
			letters.WriteString(run.Text)
			if end := run.X + l.measure(run.Text, run.Size, run.Bold); end > page.Size.Width-50 {
				t.Errorf("%q ends at %.0f", run.Text, end)
			}
		}
	}
	if got := strings.ReplaceAll(letters.String(), " ", ""); got != strings.ReplaceAll(text, " ", "") {
		t.Errorf("letters are lost: %q", got)
	}
}

func FuzzBookPDF(f *testing.F) {
	f.Add("Shipped 🎉 山田", "שלום (2026) عربى e\u0301 \u202e x")
	f.Fuzz(func(t *testing.T, title, body string) {
		e := model.NewEntry("note", "2026-11-20")
		e.Title, e.Body = title, body
		b := Book{Entries: []model.Entry{e}}
		if err := b.WritePDF(t.Context(), io.Discard, withOthers()); err != nil {
			t.Error(err)
		}
	})
}
