package transfer

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"rung/model"
	"rung/storage/transfer/contacts"
	"rung/storage/transfer/intake"

	"golang.org/x/text/encoding/charmap"
)

var tables = model.ImportSource{Format: "csv"}

// inUTF16 writes a text as UTF-16, its bytes in that order, after a mark.
func inUTF16(text, mark string, littleEndian bool) string {
	b := []byte(mark)
	for _, unit := range utf16.Encode([]rune(text)) {
		if littleEndian {
			b = append(b, byte(unit), byte(unit>>8))
		} else {
			b = append(b, byte(unit>>8), byte(unit))
		}
	}
	return string(b)
}

func TestTablesInEveryEncoding(t *testing.T) {
	const text = "Name;E-mail;Notes\r\nZoë Müller;zoe@example.org;“naïve” – 5 €\r\n"
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	for encoding, content := range map[string]string{
		"UTF-8": text, "UTF-8 with a mark": "\ufeff" + text, "Windows-1252": windows,
		"UTF-16 little endian": inUTF16(text, "\xff\xfe", true), "UTF-16 big endian": inUTF16(text, "\xfe\xff", false),
		"UTF-16 without a mark": inUTF16(text, "", true), "UTF-16 big endian without a mark": inUTF16(text, "", false),
	} {
		p := newExchange(t)
		if a := p.bringFrom(t, tables, content); a.New != 1 {
			t.Errorf("%s: %+v", encoding, a)
			continue
		}
		e := p.titled(t, "Zoë Müller")
		if e.Body != "“naïve” – 5 €" || e.Values.Text("email") != "zoe@example.org" {
			t.Errorf("%s: %+v", encoding, e)
		}
	}
}

func TestAZipIsReadUnderItsCeilings(t *testing.T) {
	files, err := intake.OpenZipFolder([]byte(zipped(t, "a.csv", strings.Repeat("a", 600), "b.csv", strings.Repeat("b", 600))))
	if err != nil {
		t.Fatal(err)
	}
	files.Room = 1000
	if _, err := files.Read("a.csv"); err != nil {
		t.Errorf("under the ceiling: %v", err)
	}
	if _, err := files.Read("b.csv"); model.CodeOf(err) != model.TooLarge {
		t.Errorf("both together are over it: %v", err)
	}
	if _, err := files.ReadUpTo("a.csv", 100); model.CodeOf(err) != model.TooLarge {
		t.Errorf("a member over its own: %v", err)
	}
}

func TestNoPathLeadsOutOfAZip(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "Connections.csv")
	if err := os.WriteFile(outside, []byte("First Name,Last Name,Connected On\nNot,Yours,1 Jan 2024\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := "First Name,Last Name,Connected On\nAna,Li,1 Jan 2024\n"
	for _, name := range []string{"../../../Connections.csv", "/etc/Connections.csv", `..\..\Connections.csv`, `C:\Connections.csv`} {
		p := newExchange(t)
		if a := p.bringFrom(t, linkedin, zipped(t, name, text)); a.New != 1 {
			t.Errorf("%s: %+v", name, a)
		}
		p.titled(t, "Ana Li")
	}
	folder := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(folder, "Connections.csv")); err != nil {
		t.Fatal(err)
	}
	p := newExchange(t)
	if _, err := p.Import(context.Background(), nil, model.ImportSource{Format: "linkedin", Files: os.DirFS(folder)}, true); model.CodeOf(err) != model.Invalid {
		t.Errorf("a link out of a folder was followed: %v", err)
	}
}

func TestAZipThatHoldsTwoFilesOfOnePath(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for range 2 {
		if f, err := w.Create("Connections.csv"); err != nil {
			t.Fatal(err)
		} else if _, err := f.Write([]byte("First Name,Last Name,Connected On\nAna,Li,1 Jan 2024\n")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := newExchange(t).Import(context.Background(), &b, linkedin, true); err != nil && model.CodeOf(err) != model.Invalid {
		t.Error(err)
	}
}

func TestFiftyThousandContacts(t *testing.T) {
	a, err := newExchange(t).Import(context.Background(), strings.NewReader(manyConnections(50_000)), linkedin, true)
	if err != nil || a.New != 50_000 || len(a.Rows) != 50_000 {
		t.Fatalf("%d new, %v", a.New, err)
	}
}

func TestDaysThatCanBeReadTwoWaysAreAskedAbout(t *testing.T) {
	const text = "Name,E-mail,Date\nAna,a@example.org,03/04/2026\nBo,b@example.org,25/12/2026\nCy,c@example.org,26-11-20\nDee,d@example.org,yesterday\nEd,e@example.org,31/02/2026\nFay,f@example.org,12/25/2026\n"
	a, err := newExchange(t).Import(context.Background(), strings.NewReader(text), tables, true)
	if err != nil || a.New != 6 {
		t.Fatalf("%+v, %v", a, err)
	}
	want := []model.AmbiguousDay{
		{Text: "03/04/2026", DMY: "2026-04-03", MDY: "2026-03-04"},
		{Text: "26-11-20", DMY: "2020-11-26", YMD: "2026-11-20"},
	}
	if !slices.Equal(a.AmbiguousDays, want) {
		t.Errorf("unclear %+v", a.AmbiguousDays)
	}
	if told := strings.Join(a.Skipped, "\n"); !strings.Contains(told, "“yesterday” is no day") || !strings.Contains(told, "there is no day “31/02/2026”") {
		t.Errorf("told\n%s", told)
	}
	for order, want := range map[string][2]model.Day{"dmy": {"2026-04-03", "2020-11-26"}, "mdy": {"2026-03-04", "2026-11-20"}, "ymd": {"2026-11-20", "2026-11-20"}} {
		p := newExchange(t)
		a := p.bringFrom(t, model.ImportSource{Format: "csv", Dates: order}, text)
		if got := [2]model.Day{p.titled(t, "Ana").Day, p.titled(t, "Cy").Day}; order == "dmy" && got != want || order == "mdy" && got[0] != want[0] || order == "ymd" && got[1] != want[1] {
			t.Errorf("%s: %v, told %v", order, got, a.Skipped)
		}
	}
}

func TestDaysInManyStyles(t *testing.T) {
	for text, want := range map[string]model.Day{
		"2026-11-20": "2026-11-20", "2026/11/20": "2026-11-20", "20.11.2026": "2026-11-20", "20. 11. 2026": "", "20 Nov 2026": "2026-11-20", "Nov 20, 2026": "2026-11-20",
		"November 20, 2026": "2026-11-20", "20-Nov-26": "2026-11-20", "11/20/26, 10:15 AM": "2026-11-20", "2026-11-20T23:59:59Z": "2026-11-20", "20261120": "2026-11-20",
		"Nov 2026": "2026-11-01", "2026": "2026-01-01", "": "", "Present": "", "0000-00-00": "", "12026-11-20": "", "29 Feb 2025": "", "29 Feb 2024": "2024-02-29",
	} {
		if got, err := (intake.Options{}).ParsePeriod(text); got.First != want {
			t.Errorf("%q is read as %q, not %q (%v)", text, got.First, want, err)
		}
	}
}

func TestAmountsThatCannotBe(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, model.ImportSource{Format: "csv", Kind: "budget"}, "Title,Day,Asked,Asked currency\n"+
		"Refund,2026-01-01,-1250.50,EUR\nOverflow,2026-01-01,99999999999999999999999,EUR\nSeashells,2026-01-01,100,XQZ\nTwo signs,2026-01-01,$5 EUR,\nExact,2026-01-01,0.005,EUR\nGood,2026-01-01,\"1,000\",EUR\nGerman,2026-01-01,12.500,EUR\n")
	if a.New != 7 {
		t.Fatalf("%+v", a)
	}
	wantValues(t, p.titled(t, "Good"), map[string]string{"asked": "{100000 EUR}"})
	wantValues(t, p.titled(t, "German"), map[string]string{"asked": "{1250000 EUR}"})
	wantValues(t, p.titled(t, "Refund"), map[string]string{"asked": "{-125050 EUR}"})
	told := strings.Join(a.Skipped, "\n")
	for _, title := range []string{"Overflow", "Seashells", "Two signs", "Exact"} {
		e := p.titled(t, title)
		if _, there := e.Values.Money("asked"); there || !strings.Contains(told, "“"+title+"”, asked: it was left empty") {
			t.Errorf("%s: %+v; told\n%s", title, e.Values, told)
		}
	}
}

func TestTwoPeopleOfOneNameStayTwo(t *testing.T) {
	p := newExchange(t)
	const text = "Name,Company,Job title,E-mail\nAna Li,Acme,CFO,\nAna Li,Acme,Engineer,\nAna Li,Acme,CFO,ana@example.org\n"
	if a := p.bringFrom(t, tables, text); a.New != 3 || len(a.PossibleDuplicates) != 2 {
		t.Fatalf("%d new, %d suggested", a.New, len(a.PossibleDuplicates))
	}
	if a := p.bringFrom(t, tables, text); a.New+a.Changed != 0 || a.Unchanged != 3 {
		t.Errorf("again: %+v", a)
	}
	q := newExchange(t)
	if a := q.bringFrom(t, vcards, cards("FN:Ana Li\nORG:Acme\nTITLE:CFO", "FN:Ana Li\nORG:Acme\nTITLE:Engineer")); a.New != 2 {
		t.Errorf("of cards: %+v", a)
	}
}

func TestWhoIsKnownByProfileOrMailIsOneContact(t *testing.T) {
	p := newExchange(t)
	ana, bo := model.NewEntry("contact", "2026-01-05"), model.NewEntry("contact", "2026-01-05")
	ana.Title, ana.Values = "A. L.", model.Values{"url": "https://www.linkedin.com/in/Ana-Li"}
	bo.Title, bo.Values = "B.", model.Values{"email": "BO@example.org"}
	p.save(t, nil, ana, bo)
	a := p.bringFrom(t, linkedin, "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"+
		"Ana,Li,HTTPS://www.linkedin.com/in/ana-li/,,Acme,CFO,1 Jan 2024\nBo,Li,https://www.linkedin.com/in/bo,bo@example.org,Acme,CTO,1 Jan 2024\nBoris,Li,https://www.linkedin.com/in/bo/,,Acme,CTO,1 Jan 2024\n")
	if a.New != 0 || a.Changed != 2 {
		t.Fatalf("%+v", a)
	}
	fates := map[model.ImportOutcome]int{}
	for _, r := range a.Rows {
		fates[r.Outcome]++
	}
	if fates[model.OutcomeChanged] != 2 || fates[model.OutcomeJoined] != 1 {
		t.Errorf("fates %v", fates)
	}
	wantValues(t, p.titled(t, "A. L."), map[string]string{"job": "CFO"})
	wantValues(t, p.titled(t, "B."), map[string]string{"job": "CTO", "url": "https://www.linkedin.com/in/bo"})
}

func TestTheBrokenRowIsNamedAndTheOthersComeIn(t *testing.T) {
	var b strings.Builder
	b.WriteString("\ufeffExported by a program\n\nName,E-mail,Date\n,,\n")
	for i := range 30 {
		fmt.Fprintf(&b, "Person %c%c,p%d@example.org,2026-01-%02d\n", 'A'+i, 'a'+i%26, i, i+1)
		if i == 20 {
			b.WriteString(",nobody@example.org,2026-01-01\n")
		}
	}
	p := newExchange(t)
	a := p.bringFrom(t, tables, b.String())
	if a.New != 30 || a.Refused != 1 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "Entry 23: The row has no title or name.") {
		t.Fatalf("%d new, told %q", a.New, a.Skipped)
	}
	broken := a.Rows[slices.IndexFunc(a.Rows, func(r model.ImportRow) bool { return r.Outcome == model.OutcomeSkipped })]
	if broken.Place != 23 || !slices.Equal(broken.Remarks, []string{"The row has no title or name."}) {
		t.Errorf("row %+v", broken)
	}
}

func TestATableOfUnknownColumnsNamesThem(t *testing.T) {
	p := newExchange(t)
	const text = "Haushalt 2027\n\nPosten;Betrag;Frist\nLizenzen;12500 EUR;2026-05-06\n"
	a, err := p.Import(context.Background(), strings.NewReader(text), model.ImportSource{Format: "csv", Kind: "budget"}, true)
	want := []model.Column{{Name: "Posten", Sample: "Lizenzen"}, {Name: "Betrag", Sample: "12500 EUR"}, {Name: "Frist", Sample: "2026-05-06"}}
	if model.CodeOf(err) != model.Invalid || !slices.Equal(a.Columns, want) {
		t.Fatalf("%+v, %v", a.Columns, err)
	}
	said := map[string]string{"Posten": "title", "Betrag": "asked", "Frist": "deadline"}
	p.bringFrom(t, model.ImportSource{Format: "csv", Kind: "budget", Columns: said}, text)
	wantValues(t, p.titled(t, "Lizenzen"), map[string]string{"asked": "{1250000 EUR}", "deadline": "2026-05-06"})
	said["Betrag"], said["Frist"] = "granted", ""
	if a := p.bringFrom(t, model.ImportSource{Format: "csv", Kind: "budget", Columns: said}, text); a.New != 0 || a.Changed != 1 {
		t.Errorf("read otherwise, the row is the same entry: %+v", a)
	}
}

func TestACardFileCutAnywhere(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join("testdata", "apple-3.0.vcf"))
	if err != nil {
		t.Fatal(err)
	}
	before := 0
	for at := 0; at <= len(whole); at += 7 {
		in, err := contacts.ReadVCards(context.Background(), bytes.NewReader(whole[:at]), intake.Options{})
		if err != nil && model.CodeOf(err) != model.Invalid {
			t.Fatalf("cut at %d: %v", at, err)
		}
		if len(in.Entries) < before || err == nil && len(in.Entries)+in.Refused != in.Count {
			t.Fatalf("cut at %d: %d taken of %d, and %d refused", at, len(in.Entries), in.Count, in.Refused)
		}
		before = len(in.Entries)
	}
}

func TestGuessesAreHeldToWhatIsInTheFile(t *testing.T) {
	p := newExchange(t)
	p.save(t, nil, func() model.Entry { e := model.NewEntry("note", "2026-01-01"); e.Title = "A note"; return e }())
	for _, c := range []struct{ name, content, want string }{
		{"all.json", p.export(t), "json"},
		{"package.json", `{"name": "x"}`, ""},
		{"people.txt", cards("FN:Ana"), "vcard"},
		{"people.vcf", inUTF16(cards("FN:Ana"), "\xff\xfe", true), "vcard"},
		{"Basic_LinkedInDataExport.zip", zipped(t, "Connections.csv", "x"), "linkedin"},
		{"download.csv", manyConnections(3), "linkedin"},
		{"contacts.csv", "Company Name,Title,First Name,E-mail\nAcme,CFO,Ana,a@example.org\n", "csv"},
		{"table", "Name\tE-mail\nAna\ta@example.org\n", "csv"},
		{"photo.png", "\x89PNG\r\n\x1a\n\x00\x00", ""},
		{"empty.csv", "", ""},
	} {
		if got := p.GuessFormat(model.ImportSource{Name: c.name}, strings.NewReader(c.content), int64(len(c.content))); got != c.want {
			t.Errorf("%s: guessed %q, not %q", c.name, got, c.want)
		}
	}
	folder := fstest.MapFS{"Basic/Connections.csv": {Data: []byte("x")}}
	if got := p.GuessFormat(model.ImportSource{Name: "Basic", Files: folder}, nil, 0); got != "linkedin" {
		t.Errorf("a folder: guessed %q", got)
	}
}
