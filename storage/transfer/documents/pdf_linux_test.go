package documents

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rung/model/paper"
)

// TestOtherProgramsReadThePDF in the order in which it is read, word for word.
func TestOtherProgramsReadThePDF(t *testing.T) {
	d := career()
	for range 40 {
		d.Others = append(d.Others, line("Led a team of 7 – half of them new – through an audit that nobody else wanted to take on, and passed it without a single finding"))
	}
	path := filepath.Join(t.TempDir(), "resume.pdf")
	content, _ := printedResume(t, "pdf", d)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatalf("read the PDF (pdftotext is of poppler-utils, which make setup-test installs): %v", err)
	}
	var want []string
	for _, b := range d.Document(paper.A4).Blocks {
		words := b.Text
		switch b.Style {
		case paper.Heading:
			words = strings.ToUpper(words)
		case paper.Item:
			words = "• " + words
		}
		if b.Aside != "" {
			words += paper.Separator + b.Aside
		}
		want = append(want, strings.Fields(words)...)
	}
	if diff := cmp.Diff(strings.Join(want, " "), strings.Join(strings.Fields(string(out)), " ")); diff != "" {
		t.Errorf("pdftotext reads it otherwise (- written, + read):\n%.3000s", diff)
	}
	fonts, err := exec.Command("pdffonts", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	embedded := 0
	for row := range strings.Lines(string(fonts)) {
		// … embedded, subset, with Unicode, object and its generation
		if f := strings.Fields(row); len(f) > 5 && f[len(f)-5] == "yes" && f[len(f)-3] == "yes" {
			embedded++
		}
	}
	if embedded != 2 {
		t.Errorf("not both fonts are embedded in a way that can be read back:\n%s", fonts)
	}
}
