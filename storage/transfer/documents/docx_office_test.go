//go:build office

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

// TestOfficeReadsTheDOCX has a word processor open the résumé, and reads what it
// made of it.
func TestOfficeReadsTheDOCX(t *testing.T) {
	d := career()
	d.Others = append(d.Others, line("Shipped it 🎉 two days early"), line("הובלתי צוות של 7"))
	folder := t.TempDir()
	content, _ := printedResume(t, "docx", d)
	if err := os.WriteFile(filepath.Join(folder, "resume.docx"), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	convert := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+folder+"/profile", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, filepath.Join(folder, "resume.docx"))
	if said, err := convert.CombinedOutput(); err != nil {
		t.Fatalf("open it in LibreOffice (which CI=1 make setup-test installs): %v\n%s", err, said)
	}
	read, err := os.ReadFile(filepath.Join(folder, "resume.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, b := range d.Document(paper.A4).Blocks {
		words := b.Text
		if b.Style == paper.Item {
			words = "• " + words
		}
		if b.Aside != "" {
			words += paper.Separator + b.Aside
		}
		want = append(want, words)
	}
	for words := range strings.Lines(strings.TrimPrefix(string(read), "\ufeff")) {
		got = append(got, strings.TrimSpace(words))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("LibreOffice reads it otherwise (- written, + read):\n%s", diff)
	}
}
