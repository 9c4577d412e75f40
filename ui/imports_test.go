package ui

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/storage/transfer"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// file writes a file into a folder of its own.
func (p *person) file(name, content string) string {
	p.Helper()
	path := filepath.Join(p.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		p.Fatal(err)
	}
	return path
}

// picks types a path where one is asked for.
func (p *person) picks(path string) {
	p.Helper()
	field, ok := p.window.Canvas().Focused().(*widgets.Entry)
	if !ok {
		p.Fatal("no path is asked for")
	}
	field.SetText(path)
	p.press(plain(fyne.KeyReturn))
}

// imports chooses a file to import, up to the preview.
func (p *person) imports(path string) {
	p.Helper()
	p.run("import")
	p.picks(path)
}

// rowsShown gives title, second line and chip of each row over the window.
func (p *person) rowsShown() (lines []string) {
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		row, ok := o.(*widgets.Row)
		if !ok || !row.Visible() || row.Content().Title == "" {
			return
		}
		c := row.Content()
		line := c.Title + " | " + c.Second
		for _, chip := range c.Chips {
			line += " | " + chip.Text
		}
		lines = append(lines, line)
	})
	return lines
}

// selects chooses an option of the choice that offers it.
func (p *person) selects(option string) {
	p.Helper()
	p.selectsIn("", option)
}

// selectsIn does so in the choice under a label.
func (p *person) selectsIn(label, option string) {
	p.Helper()
	var under string
	var found *widgets.Select
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if f, ok := o.(*widgets.Field); ok {
			under = f.Label()
		}
		if s, ok := o.(*widgets.Select); ok && found == nil && strings.Contains(under, label) {
			for _, offered := range s.Options {
				if offered == option {
					found = s
				}
			}
		}
	})
	if found == nil {
		p.Fatalf("nothing under %q offers %q", label, option)
	}
	found.SetSelected(option)
}

const twoCards = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Núñez\r\nEMAIL:ana@example.org\r\nORG:Acme\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Li\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Cut"

func TestContactsAreShownBeforeTheyComeIn(t *testing.T) {
	p := newPerson(t)
	path := p.file("people.vcf", twoCards)
	p.imports(path)
	if rows := p.rowsShown(); len(rows) != 3 || !strings.HasPrefix(rows[0], "Ana Núñez") || !strings.HasSuffix(rows[0], "| New") ||
		!strings.Contains(rows[2], "The file ends in the middle of this card") || !strings.HasSuffix(rows[2], "| Left out") {
		t.Fatalf("rows %q", rows)
	}
	if found := p.find("kind:contact"); len(found) != 0 {
		t.Fatalf("written before it was confirmed: %v", found)
	}
	p.tap("Import 2 entries")
	if len(p.find("kind:contact")) != 2 || len(p.overlays) != 0 || p.footSays() != "2 entries imported, 1 left out" {
		t.Fatalf("%d contacts, foot %q", len(p.find("kind:contact")), p.footSays())
	}

	if r := p.router.present(); r.Screen != kit.ScreenJournal || len(p.find(r.Query)) != 2 {
		t.Errorf("what came in is not shown: %+v finds %v", r, p.find(r.Query))
	}

	p.imports(path)
	if words := p.overlayWords(); !strings.Contains(words, "There is nothing new in it") || p.button("Import") != nil {
		t.Errorf("the second time it says %q", words)
	}
	p.tap("Close")
	p.run("undo")
	if found := p.find("kind:contact"); len(found) != 0 {
		t.Fatalf("left after the undo: %v", found)
	}
	p.imports(path)
	p.tap("Bring them back")
	if len(p.find("kind:contact")) != 2 {
		t.Error("what was taken back did not come back")
	}
}

func TestAnImportByKeyboardAlone(t *testing.T) {
	p := newPerson(t)
	p.imports(p.file("people.vcf", twoCards))
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	if words := p.overlayWords(); !strings.Contains(words, "Bo Li") || !strings.Contains(words, "Entry 2 in the file · New") {
		t.Fatalf("the row shows %q", words)
	}
	p.press(plain(fyne.KeyEscape))
	p.press(plain(fyne.KeyTab), plain(fyne.KeyTab), plain(fyne.KeyReturn))
	if len(p.find("kind:contact")) != 2 {
		t.Errorf("%d contacts; the keyboard is on %T", len(p.find("kind:contact")), p.window.Canvas().Focused())
	}
}

func TestColumnsAreMatchedByHand(t *testing.T) {
	p := newPerson(t)
	p.imports(p.file("budget.csv", "Posten;Betrag;Frist\nLizenzen;12500 EUR;03/04/2026\nServer;viel;2026-05-06\n"))
	if !strings.Contains(p.overlayWords(), "Rung knows none of the columns") {
		t.Fatalf("it says %q", p.overlayWords())
	}
	p.selects("Budget notes")
	p.selectsIn("Posten", "Title")
	p.selectsIn("Betrag", "Asked")
	p.selectsIn("Frist", "Deadline")
	if !strings.Contains(p.overlayWords(), "Which day is “03/04/2026”?") {
		t.Fatalf("it says %q", p.overlayWords())
	}
	p.tap("Fri 3 Apr 2026")
	p.tap("All")
	rows := p.rowsShown()
	if len(rows) != 2 || !strings.Contains(rows[1], "“viel” cannot be read") {
		t.Fatalf("rows %q", rows)
	}
	p.tap("Import 2 entries")
	licences := p.one("kind:budget Lizenzen")
	if asked, _ := licences.Values.Money("asked"); asked != (model.Money{Minor: 1250000, Currency: "EUR"}) || licences.Values["deadline"] != model.Day("2026-04-03") {
		t.Errorf("%+v", licences)
	}
}

func TestPeopleOfNearlyOneNameStayTwoUnlessItIsSaid(t *testing.T) {
	p := newPerson(t)
	p.imports(p.file("here.vcf", "BEGIN:VCARD\r\nFN:Ana Nuñez\r\nORG:Acme\r\nEND:VCARD\r\n"))
	p.tap("Import 1 entry")
	path := p.file("more.vcf", "BEGIN:VCARD\r\nFN:NUNEZ\\, Ana\r\nTEL:+34 1\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Bo Li\r\nEND:VCARD\r\n")
	p.imports(path)
	p.tap("Look at them")
	if rows := p.rowsShown(); len(rows) != 1 || !strings.Contains(rows[0], "In your journal: Ana Nuñez") || !strings.HasSuffix(rows[0], "Two people") {
		t.Fatalf("rows %q", rows)
	}
	p.press(plain(fyne.KeyReturn))
	if words := p.overlayWords(); !strings.Contains(words, "Arriving: NUNEZ, Ana") || !strings.Contains(words, "In your journal: Ana Nuñez") {
		t.Fatalf("they are shown as %q", words)
	}
	p.tap("Same person")
	p.press(plain(fyne.KeySpace), plain(fyne.KeySpace))
	p.tasks.flush()
	if rows := p.rowsShown(); len(rows) != 1 || !strings.HasSuffix(rows[0], "Same person") {
		t.Fatalf("rows %q", rows)
	}
	p.tap("Import 2 entries")
	if found := p.find("kind:contact"); len(found) != 2 {
		t.Fatalf("%d contacts", len(found))
	}
	if ana := p.one("kind:contact ana"); ana.Values.Text("phone") != "+34 1" || ana.Values.Text("organisation") != "Acme" {
		t.Errorf("%+v", ana)
	}
	p.imports(path)
	if !strings.Contains(p.overlayWords(), "There is nothing new in it") {
		t.Errorf("the second time it says %q", p.overlayWords())
	}
}

func TestAFolderIsImported(t *testing.T) {
	p := newPerson(t)
	folder := filepath.Dir(p.file("Connections.csv", "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Li,https://www.linkedin.com/in/ana,,Acme,CFO,21 Nov 2023\n"))
	p.run("import")
	p.window.Canvas().Focused().(*widgets.Entry).SetText(folder)
	p.tap("Use this folder")
	p.tap("Import 1 entry")
	if e := p.one("kind:contact"); e.Values.Text("job") != "CFO" {
		t.Errorf("%+v", e)
	}
}

func TestALinkOutOfAFolderIsNotFollowed(t *testing.T) {
	p := newPerson(t)
	outside := p.file("plan.png", "somebody's plan")
	folder := filepath.Dir(p.file("2026-11-20.md", "Mine\n\n![](away/plan.png)\n"))
	decoy := filepath.Join(folder, "plan.png")
	if err := errors.Join(os.WriteFile(decoy, []byte("mine"), 0o600), os.Symlink(filepath.Dir(outside), filepath.Join(folder, "away"))); err != nil {
		t.Fatal(err)
	}
	p.run("import")
	p.window.Canvas().Focused().(*widgets.Entry).SetText(folder)
	p.tap("Use this folder")
	if words := strings.Join(p.rowsShown(), "\n"); !strings.Contains(words, "Links to files or folders elsewhere") {
		t.Errorf("it shows %s", words)
	}
	p.tap("Import 1 entry")
	if e := p.one("Mine"); len(e.Attachments) != 1 || e.Attachments[0].Bytes != int64(len("mine")) {
		t.Errorf("attached: %+v", e.Attachments)
	}
}

func TestAFileThatIsNoJournal(t *testing.T) {
	p := newPerson(t)
	p.imports(p.file("holiday.jpg", "\xff\xd8\xff\xe0 no words"))
	if !strings.Contains(p.overlayWords(), "Rung does not recognise this file") {
		t.Fatalf("it says %q", p.overlayWords())
	}
	p.selects("Address book (vCard)")
	if !strings.Contains(p.overlayWords(), "This is not a vCard file") || p.button("Import ") != nil {
		t.Errorf("it says %q", p.overlayWords())
	}
	p.press(plain(fyne.KeyEscape))
	if len(p.overlays) != 0 || len(p.find("")) != 0 {
		t.Error("Escape leaves nothing behind")
	}
}

// stopping is a exchange during whose writing the person presses Cancel.
type stopping struct {
	model.Exchange
	cancel func()
}

func (s stopping) Import(ctx context.Context, r io.Reader, from model.ImportSource, dry bool) (model.ImportResult, error) {
	if !dry {
		told := from.Progress
		from.Progress = func(done, total int) {
			told(done, total)
			s.cancel()
		}
	}
	return s.Exchange.Import(ctx, r, from, dry)
}

func TestAnImportIsStopped(t *testing.T) {
	p := newPerson(t)
	p.o.Exchange = stopping{p.o.Exchange, func() {
		p.tasks.flush()
		if p.button("Cancel") != nil {
			p.tap("Cancel")
		}
	}}
	p.imports(p.file("people.csv", "Name,E-mail\n"+strings.Repeat("Ana,ana@example.org\n", 300)))
	p.tap("Import 1 entry")
	if len(p.overlays) != 0 || p.footSays() != "The import was stopped, and nothing was written." || len(p.find("kind:contact")) != 0 {
		t.Errorf("foot %q, %d contacts", p.footSays(), len(p.find("kind:contact")))
	}
}

func TestAFullDiskLosesNoChoice(t *testing.T) {
	p := newPerson(t)
	p.imports(p.file("people.vcf", twoCards))
	p.disk.full = true
	p.tap("Import 2 entries")
	if !strings.Contains(p.overlayWords(), "The disk is full.") {
		t.Fatalf("it says %q", p.overlayWords())
	}
	p.disk.full = false
	p.tap("Import 2 entries")
	if len(p.find("kind:contact")) != 2 {
		t.Error("the second try brought nothing in")
	}
}

// exports chooses a format and a part, and where the file is to lie.
func (p *person) exports(format, part, path string) string {
	p.Helper()
	p.run("export")
	p.selects(format)
	if part != "" {
		p.selects(part)
	}
	p.tap("Choose where…")
	p.picks(path)
	content, err := os.ReadFile(path)
	if err != nil {
		p.Fatal(err)
	}
	return string(content)
}

func TestLettersThatABookCannotPrintAreToldInTheWindow(t *testing.T) {
	p := newPerson(t)
	party := model.NewEntry("note", "2026-11-19")
	party.Title = "Shipped 🎉"
	p.save(model.Edit{Entry: party})
	exchange, ok := p.o.Exchange.(transfer.Exchange)
	if !ok {
		t.Fatal("another exchange")
	}
	exchange.Fonts = typefaces
	p.o.Exchange = exchange
	p.exports("Book (PDF)", "", filepath.Join(t.TempDir(), "book.pdf"))
	if said := p.footSays(); !strings.Contains(said, "book.pdf") || !strings.Contains(said, "“Shipped 🎉”): 🎉. A ? stands") {
		t.Errorf("the window says %q", said)
	}
}

func TestAPartIsExported(t *testing.T) {
	p := newPerson(t).withDemo()
	folder := t.TempDir()
	cards := p.exports("Address book (vCard)", "Everything", filepath.Join(folder, "people.vcf"))
	if n := strings.Count(cards, "BEGIN:VCARD"); n != len(p.find("kind:contact"))-len(p.find("kind:contact is:private")) {
		t.Errorf("%d cards", n)
	}
	rows, err := csv.NewReader(strings.NewReader(p.exports("Table (CSV)", "Budget notes", filepath.Join(folder, "budget.csv")))).ReadAll()
	if want := len(p.find("kind:budget")) - len(p.find("kind:budget is:private")); err != nil || len(rows) != want+1 {
		t.Errorf("%d rows, want %d, %v", len(rows), want+1, err)
	}
	if report := p.exports("Readiness report (Markdown)", "", filepath.Join(folder, "report.md")); !strings.Contains(report, "Seven steps, 0 to 7") {
		t.Errorf("the report is %q", report)
	}
	whole := p.exports("Rung's own (JSON)", "Everything", filepath.Join(folder, "all.json"))
	again := newPerson(t)
	again.imports(again.file("all.json", whole))
	if !strings.Contains(again.overlayWords(), "Nothing is written yet") {
		t.Errorf("it says %q", again.overlayWords())
	}
}

func TestABookIsOfAPeriodAndOfNothingThatStandsApart(t *testing.T) {
	p := newPerson(t).withDemo()
	folder := t.TempDir()
	whole := p.exports("Book (HTML)", "Everything", filepath.Join(folder, "whole.html"))
	if n := strings.Count(whole, "<article"); n != len(p.find(""))-len(p.find("is:private")) {
		t.Errorf("the whole book has %d entries", n)
	}
	for part, query := range map[string]string{"This month": "from:2026-11-01 to:2026-11-30", "Last month": "from:2026-10-01 to:2026-10-31",
		"This year": "from:2026-01-01 to:2026-12-31", "Last year": "from:2025-01-01 to:2025-12-31"} {
		book := p.exports("Book (HTML)", part, filepath.Join(folder, part+".html"))
		if n, want := strings.Count(book, "<article"), len(p.find(query))-len(p.find(query+" is:private")); n != want || n == 0 {
			t.Errorf("%s: %d entries, want %d", part, n, want)
		}
	}
}

func TestContactsComeAndGoFromThePeopleScreen(t *testing.T) {
	p := newPerson(t).withDemo()
	p.run("go people")
	p.tap("More")
	p.pick("Import contacts…")
	p.picks(p.file("people.vcf", twoCards))
	if words := p.overlayWords(); !strings.Contains(words, "Nothing is written yet") {
		t.Errorf("it says %q", words)
	}
	p.press(plain(fyne.KeyEscape))
	p.tap("More")
	p.pick("Export contacts…")
	p.press(plain(fyne.KeyReturn))
	path := filepath.Join(t.TempDir(), "people.vcf")
	p.picks(path)
	content, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(content), "FN:Ana Núñez") {
		t.Errorf("%.200s, %v", content, err)
	}
}
