package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
)

// exportsTo opens the sheet of exports with a format and goes on to where the
// file is to lie.
func (p *person) exportsTo(format string) {
	p.Helper()
	p.run("export")
	p.selects(format)
	p.tap("Choose where…")
}

// folderWith gives a folder with files and folders in it; names that end in /
// are folders.
func folderWith(t *testing.T, names ...string) string {
	t.Helper()
	folder := t.TempDir()
	for _, name := range names {
		path := filepath.Join(folder, name)
		err := os.MkdirAll(filepath.Dir(path), 0o700)
		if err == nil && strings.HasSuffix(name, "/") {
			err = os.MkdirAll(path, 0o700)
		} else if err == nil {
			err = os.WriteFile(path, []byte(name), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestAFileThatIsThereIsReplacedOnlyWhenSaidSo(t *testing.T) {
	p := withNotes(t, "One")
	path := p.file("mine.json", "mine")
	p.exportsTo("Rung's own (JSON)")
	p.picks(path)
	if words := p.overlayWords(); !strings.Contains(words, "Replace the file?") || !strings.Contains(words, path) {
		t.Fatalf("a file that is there is met with %q", words)
	}
	p.press(plain(fyne.KeyEscape))
	if content, err := os.ReadFile(path); err != nil || string(content) != "mine" {
		t.Fatalf("Escape replaced it: %q, %v", content, err)
	}
	p.exportsTo("Rung's own (JSON)")
	p.picks(path)
	p.activate("Replace")
	if content, err := os.ReadFile(path); err != nil || !strings.Contains(string(content), `"One"`) {
		t.Fatalf("it holds %.40q, %v", content, err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v, %v", info.Mode(), err)
	}
}

func TestANameOfAnotherFormatIsMended(t *testing.T) {
	p := withNotes(t, "One")
	folder := t.TempDir()
	p.exportsTo("Table (CSV)")
	p.picks(filepath.Join(folder, "notes.pdf"))
	if words := p.overlayWords(); !strings.Contains(words, "is the name of another format") {
		t.Fatalf("a table called PDF is met with %q", words)
	}
	p.activate("Save as notes.csv")
	if _, err := os.Stat(filepath.Join(folder, "notes.csv")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(folder, "notes.pdf")); err == nil {
		t.Error("it was written under the wrong name too")
	}
}

func TestAFileThatCannotBeWrittenLeavesNothingBehind(t *testing.T) {
	p := withNotes(t, "One")
	folder := folderWith(t, "all.json/inside")
	p.exportsTo("Rung's own (JSON)")
	p.picks(filepath.Join(folder, "gone", "all.json"))
	if said := p.footSays(); !strings.Contains(said, "Nothing can be written in "+filepath.Join(folder, "gone")) {
		t.Errorf("a folder that is not there is met with %q", said)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAPathIsWalkedToByKeysAndClicks(t *testing.T) {
	p := withNotes(t, "One")
	home := folderWith(t, "letters/2026/ana.txt", "notes.txt", ".hidden.txt")
	t.Setenv("HOME", home)
	p.run("import")
	if offered := p.rowTitles(); strings.Join(offered, " ") != ".. letters notes.txt" {
		t.Fatalf("at home lie %q", offered)
	}
	p.types(".h")
	if offered := p.rowTitles(); strings.Join(offered, " ") != ".hidden.txt" {
		t.Errorf("with a dot typed there lie %q", offered)
	}
	p.press(plain(fyne.KeyBackspace), plain(fyne.KeyBackspace), plain(fyne.KeyDown), plain(fyne.KeyDown), plain(fyne.KeyReturn))
	if offered := p.rowTitles(); strings.Join(offered, " ") != ".. 2026" {
		t.Fatalf("in letters lie %q", offered)
	}
	test.Tap(p.row(".."))
	p.press(plain(fyne.KeyUp), plain(fyne.KeyReturn))
	if words := p.overlayWords(); !strings.Contains(words, "Choose a file in this folder, or press “Use this folder”.") {
		t.Errorf("a folder in the place of a file is met with %q", words)
	}
	p.types("nowhere.txt")
	p.press(plain(fyne.KeyReturn))
	if words := p.overlayWords(); !strings.Contains(words, "nowhere.txt is not there.") {
		t.Errorf("a file that is not there is met with %q", words)
	}
	p.activate("Use this folder")
	if words := p.overlayWords(); !strings.Contains(words, "nowhere.txt is no folder.") {
		t.Errorf("a file in the place of a folder is met with %q", words)
	}
	p.activate("Cancel")
	if len(p.overlays) != 0 {
		t.Error("the question stays")
	}
}

// rowTitles gives the titles of the rows on top that say something.
func (p *person) rowTitles() (titles []string) {
	for _, line := range p.rowsShown() {
		title, _, _ := strings.Cut(line, " | ")
		titles = append(titles, title)
	}
	return titles
}

func TestTheHomeFolderIsWrittenAsATilde(t *testing.T) {
	p := withNotes(t, "One")
	home := folderWith(t, "letters/")
	t.Setenv("HOME", home)
	p.exportsTo("Table (CSV)")
	p.picks("~/letters/notes.csv")
	if _, err := os.Stat(filepath.Join(home, "letters", "notes.csv")); err != nil {
		t.Errorf("the foot says %q: %v", p.footSays(), err)
	}
}

func TestWhatASearchFindsIsExportedAndAMistakeInItIsSaid(t *testing.T) {
	p := withNotes(t, "Mail moved", "Racks ordered", "Mail back")
	p.run("export")
	p.selects("Table (CSV)")
	p.selects("What a search finds")
	p.fill("Search", "hours>many")
	p.press(plain(fyne.KeyReturn))
	if said := strings.TrimSpace(p.overlayFields()); said == "" || len(p.overlays) != 1 {
		t.Fatalf("a search that cannot be read is met with %q", said)
	}
	p.fill("Search", "mail")
	if note := p.noteOver("What"); note != "2 entries" {
		t.Errorf("the sheet says it would be %q", note)
	}
	p.press(plain(fyne.KeyReturn))
	path := filepath.Join(t.TempDir(), "mail.csv")
	p.picks(path)
	content, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(content), "Racks") || strings.Count(string(content), "Mail") != 2 {
		t.Errorf("written: %q, %v", content, err)
	}
}

func TestPrivateEntriesStayOutOfAnExportUnlessAskedFor(t *testing.T) {
	p := withNotes(t, "One")
	secret := model.NewEntry("note", "2026-11-19")
	secret.Title, secret.Private = "What the board fears", true
	p.save(model.Edit{Entry: secret})
	for _, private := range []bool{false, true} {
		p.run("export")
		p.selects("Table (CSV)")
		note := p.noteOver("What")
		if private {
			p.checkOver("With private entries")
		} else if note != "1 entry; 1 private, left out" {
			t.Errorf("the sheet says it would be %q", note)
		}
		p.tap("Choose where…")
		path := filepath.Join(t.TempDir(), "notes.csv")
		p.picks(path)
		content, err := os.ReadFile(path)
		if err != nil || strings.Contains(string(content), "board fears") != private {
			t.Errorf("private %v: %q, %v", private, content, err)
		}
	}
}
