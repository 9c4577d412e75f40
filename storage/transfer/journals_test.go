package transfer

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"rung/model"
)

// inFolder gives a folder of files, written as name and content by turns.
func inFolder(files ...string) fs.FS {
	folder := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		folder[files[i]] = &fstest.MapFile{Data: []byte(files[i+1]), ModTime: noon.AddDate(0, 0, -3)}
	}
	return folder
}

// wantArrival fails where an import did not bring so many entries.
func wantArrival(t *testing.T, a model.ImportResult, fresh, changed, same, refused int) {
	t.Helper()
	if a.New != fresh || a.Changed != changed || a.Unchanged != same || a.Refused != refused {
		t.Errorf("%d new, %d changed, %d the same, %d refused; want %d, %d, %d, %d\n%s\n%s", a.New, a.Changed, a.Unchanged, a.Refused,
			fresh, changed, same, refused, strings.Join(a.Skipped, "\n"), strings.Join(a.Notes, "\n"))
	}
}

// wantTold fails where an import did not say each of these.
func wantTold(t *testing.T, a model.ImportResult, want ...string) {
	t.Helper()
	told := strings.Join(append(a.Skipped, a.Notes...), "\n")
	for _, w := range want {
		if !strings.Contains(told, w) {
			t.Errorf("nothing says %q; told:\n%s", w, told)
		}
	}
}

// wantNote fails where an entry is not as it should be.
func wantNote(t *testing.T, e model.Entry, day model.Day, clock, body string, tags ...string) {
	t.Helper()
	if e.Kind != "note" || e.Day != day || e.Time != clock || e.Body != body || strings.Join(e.Tags, " ") != strings.Join(tags, " ") {
		t.Errorf("%s: %s %s %q %q\n%s\nwant %s %s %q\n%s", e.Title, e.Kind, e.Day, e.Time, e.Tags, e.Body, day, clock, tags, body)
	}
}

// wantAbout fails where an entry does not link to just these.
func wantAbout(t *testing.T, e model.Entry, to ...model.Entry) {
	t.Helper()
	var ids []string
	for _, other := range to {
		ids = append(ids, other.ID)
	}
	if got := e.Linked("about"); strings.Join(got, " ") != strings.Join(ids, " ") {
		t.Errorf("%s links to %q, want %q", e.Title, got, ids)
	}
}

const aDayOne = `{"metadata":{"version":"1.0"},"entries":[{"uuid":"AA01","creationDate":"2026-11-20T09:00:00Z","timeZone":"Europe\/Berlin","text":"One\nText"}]}`
const aMonth = "20:\n  text: One day\n"

// journalSources is a small export of each journal program.
var journalSources = map[string]struct {
	from model.ImportSource
	text string
}{
	"dayone":      {model.ImportSource{Format: "dayone"}, aDayOne},
	"jrnl":        {model.ImportSource{Format: "jrnl"}, "[2026-11-20 09:00] One\nText\n"},
	"rednotebook": {model.ImportSource{Format: "rednotebook", Name: "2026-11.txt"}, aMonth},
	"markdown":    {model.ImportSource{Format: "markdown", Name: "2026-11-20 depot.md"}, "Moved the *depot*\n"},
	"brag":        {model.ImportSource{Format: "brag", Name: "brag document.md"}, "# 2026\n- Cut the run to two hours\n"},
}

func TestJournalsComeInOnceAndGoWhole(t *testing.T) {
	for what, source := range journalSources {
		p := newExchange(t)
		before := p.export(t)
		dry, err := p.Import(context.Background(), strings.NewReader(source.text), source.from, true)
		if err != nil || dry.Batch != "" || dry.New != 1 || p.export(t) != before {
			t.Errorf("%s: the preview says %+v, %v", what, dry, err)
		}
		a := p.bringFrom(t, source.from, source.text)
		wantArrival(t, a, 1, 0, 0, 0)
		wantArrival(t, p.bringFrom(t, source.from, source.text), 0, 0, 1, 0)
		if _, err := p.Journal.Undo(context.Background(), a.Batch); err != nil {
			t.Fatal(err)
		}
		if n, err := p.Journal.Count(context.Background(), model.Query{}); err != nil || n != 0 {
			t.Errorf("%s: %d entries are left after the undo, %v", what, n, err)
		}
	}
}

func TestWhatIsNoJournalIsRefused(t *testing.T) {
	for what, source := range map[string]struct {
		from model.ImportSource
		text string
	}{
		"another JSON":         {model.ImportSource{Format: "dayone"}, `{"a":1}`},
		"half a JSON":          {model.ImportSource{Format: "dayone"}, aDayOne[:60]},
		"no JSON":              {model.ImportSource{Format: "dayone"}, "Dear diary"},
		"a zip of other files": {model.ImportSource{Format: "dayone"}, zipped(t, "a.txt", "x")},
		"half a zip":           {model.ImportSource{Format: "dayone"}, zipped(t, "Journal.json", aDayOne)[:50]},
		"text without days":    {model.ImportSource{Format: "jrnl"}, "Dear diary,\n[x] done\n"},
		"an encrypted journal": {model.ImportSource{Format: "jrnl"}, "gAAAAABnZ"},
		"bytes":                {model.ImportSource{Format: "jrnl"}, "a\x00\x01b"},
		"a month of no name":   {model.ImportSource{Format: "rednotebook", Name: "-"}, aMonth},
		"no month":             {model.ImportSource{Format: "rednotebook", Name: "2026-11.txt"}, "just words"},
		"a month with aliases": {model.ImportSource{Format: "rednotebook", Name: "2026-11.txt"}, "1: &a {text: x}\n2: *a\n"},
		"a folder of others":   {model.ImportSource{Format: "rednotebook", Files: inFolder("notes.txt", "x")}, ""},
		"a project":            {model.ImportSource{Format: "markdown", Files: inFolder("go.mod", "module x", "README.md", "# X", "docs/use.md", "# Use")}, ""},
		"a read-me alone":      {model.ImportSource{Format: "markdown", Files: inFolder("README.md", "# X")}, ""},
		"pictures alone":       {model.ImportSource{Format: "markdown", Files: inFolder("a.png", "x")}, ""},
		"an empty document":    {model.ImportSource{Format: "brag"}, "# Brag document\n"},
		"a document of a Word": {model.ImportSource{Format: "brag"}, zipped(t, "word/document.xml", "x")},
		"an empty folder":      {model.ImportSource{Format: "jrnl", Files: inFolder()}, ""},
	} {
		if a, err := newExchange(t).Import(context.Background(), strings.NewReader(source.text), source.from, true); err == nil && a.Refused == 0 {
			t.Errorf("%s was taken: %+v", what, a)
		}
	}
}

func TestOtherWordsUnderOneIDAreKeptBeside(t *testing.T) {
	p := newExchange(t)
	first := `{"uuid":"AA01","creationDate":"2026-11-20T09:00:00Z","timeZone":"UTC","text":"Plan\nAs it was"}`
	second := strings.Replace(first, "As it was", "As it became", 1)
	export := func(entries ...string) string { return `{"entries":[` + strings.Join(entries, ",") + `]}` }
	dayone := model.ImportSource{Format: "dayone"}
	a := p.bringFrom(t, dayone, export(first, second, first))
	wantArrival(t, a, 2, 0, 0, 0)
	wantTold(t, a, "Entry 2 “Plan” stands in the file with other words too", "taken once: 1")
	wantArrival(t, p.bringFrom(t, dayone, export(first, second)), 0, 0, 2, 0)

	third := strings.Replace(first, "As it was", "As nobody thought", 1)
	a = p.bringFrom(t, dayone, export(third))
	wantArrival(t, a, 1, 0, 0, 0)
	wantTold(t, a, "is in your journal with other words. Both are kept")
	a = p.bringFrom(t, dayone, export(third))
	wantArrival(t, a, 0, 0, 1, 0)
	if len(a.Notes) > 0 {
		t.Errorf("again: %q", a.Notes)
	}
}

func TestWhatWasEditedHereStaysAndIsNotDoubled(t *testing.T) {
	p := newExchange(t)
	p.bringFrom(t, model.ImportSource{Format: "dayone"}, aDayOne)
	one := p.titled(t, "One")
	if _, err := p.Journal.Change(context.Background(), model.Edited, []string{one.ID}, func(e *model.Entry) { e.Body = "Better words" }); err != nil {
		t.Fatal(err)
	}
	wantArrival(t, p.bringFrom(t, model.ImportSource{Format: "dayone"}, aDayOne), 0, 0, 1, 0)
	if e := p.titled(t, "One"); e.Body != "Better words" {
		t.Errorf("body %q", e.Body)
	}
}

func TestAnImportThatIsCalledOffWritesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	from := model.ImportSource{Format: "dayone", Progress: func(done, total int) { cancel() }}
	p := newExchange(t)
	if _, err := p.Import(ctx, strings.NewReader(aDayOne), from, false); err == nil {
		t.Error("it went on")
	}
	if n, err := p.Journal.Count(context.Background(), model.Query{}); err != nil || n != 0 {
		t.Errorf("%d entries, %v", n, err)
	}
}

// BenchmarkImportOfTwentyThousand is the import of a diary of fifty years.
func BenchmarkImportOfTwentyThousand(b *testing.B) {
	var text strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&text, "[%s 09:%02d] Entry %d about @work\nSome words on what happened that day.\n\n", model.Day("1970-01-01").Add(i), i%60, i)
	}
	for b.Loop() {
		b.StopTimer()
		p := newExchange(b)
		b.StartTimer()
		a, err := p.Import(context.Background(), strings.NewReader(text.String()), model.ImportSource{Format: "jrnl"}, false)
		if err != nil || a.New != 20_000 {
			b.Fatalf("%d new, %v", a.New, err)
		}
	}
}

func TestJournalsAreKnownByWhatIsInThem(t *testing.T) {
	p := newExchange(t)
	for what, source := range journalSources {
		if got := p.GuessFormat(model.ImportSource{Name: source.from.Name}, strings.NewReader(source.text), int64(len(source.text))); got != what {
			t.Errorf("%s is taken for %q", what, got)
		}
	}
	packedAgain := zipped(t, "Trip/", "", "Trip/.DS_Store", "x", "Trip/Journal.json", aDayOne, "Trip/photos/1.jpeg", "x", "__MACOSX/Trip/._photos", "x", "__MACOSX/Trip/._Journal.json", "x")
	if got := p.GuessFormat(model.ImportSource{Name: "Trip.zip"}, strings.NewReader(packedAgain), int64(len(packedAgain))); got != "dayone" {
		t.Errorf("an export that a Mac packed again is taken for %q", got)
	}
	for want, files := range map[string]fs.FS{
		"dayone":      inFolder("Work.json", aDayOne, "photos/1.jpeg", "x"),
		"jrnl":        inFolder("2026/11/20.txt", "[10:00] x"),
		"rednotebook": inFolder("2026-11.txt", aMonth),
		"markdown":    inFolder("a.png", "x", "notes/a.md", "x"),
	} {
		if got := p.GuessFormat(model.ImportSource{Files: files}, nil, 0); got != want {
			t.Errorf("the folder of %s is taken for %q", want, got)
		}
	}
}
