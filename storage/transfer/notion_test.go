package transfer

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"rung/model"
	"rung/storage/transfer/diaries"
	"rung/storage/transfer/intake"
)

const (
	idWork = "0123456789abcdef0123456789abcdef"
	idSub  = "fedcba9876543210fedcba9876543210"
	idRow  = "00112233445566778899aabbccddeeff"
)

func TestNotion(t *testing.T) {
	p := newExchange(t)
	one := zipped(t, "Work log "+idWork+".md", "# Work log\n\nCreated: March 2, 2026 9:41 AM\nOwner: Ana\nTags: ops, team lead\n\nMoved the mail. [Sub](Work%20log%20"+idWork+"/Sub%20"+idSub+".md), ![shelf.png](Work%20log%20"+idWork+"/shelf.png)\n",
		"Work log "+idWork+"/Sub "+idSub+".md", "# Sub\n\nText: not a property. See [it](https://www.notion.so/team/Work-log-"+idWork+"?pvs=21).\n", "Tasks "+idRow+"/One "+strings.Repeat("a", 32)+".md", "# One\n\nStatus: Done\nDate: 2. März 2026\n")
	two := zipped(t, "Work log "+idWork+"/shelf.png", "a shelf", "Tasks "+idRow+".csv", "\ufeffName,Status\nOne,Done\n", "Tasks "+idRow+"_all.csv", "\ufeffName,Status,Created time\nOne,Done,\"March 1, 2026 10:00 AM\"\nTwo,Open,\"March 3, 2026 4:05 PM\"\n")
	outer := zipped(t, "Export-1111-Part-1.zip", one, "Export-1111-Part-2.zip", two)
	from := model.ImportSource{Format: "markdown"}
	if got := p.GuessFormat(model.ImportSource{Name: "notion.zip"}, strings.NewReader(outer), int64(len(outer))); got != "markdown" {
		t.Errorf("it is taken for %q", got)
	}
	a := p.bringFrom(t, from, outer)
	wantArrival(t, a, 4, 0, 0, 0)
	work, sub := p.titled(t, "Work log"), p.titled(t, "Sub")
	wantNote(t, work, "2026-03-02", "09:41", "Owner: Ana\n\nMoved the mail. Sub, ![shelf.png](shelf.png)", "ops", "team-lead")
	wantAbout(t, work, sub)
	wantAbout(t, sub, work)
	if !strings.HasPrefix(sub.Body, "Text: not a property.") || len(work.Attachments) != 1 {
		t.Errorf("%q, %+v", sub.Body, work.Attachments)
	}
	wantNote(t, p.titled(t, "One"), "2026-03-02", "", "Status: Done")
	wantNote(t, p.titled(t, "Two"), "2026-03-03", "16:05", "Status: Open", "tasks")
	wantArrival(t, p.bringFrom(t, from, outer), 0, 0, 4, 0)
	// The same where somebody unpacked the zip around the parts.
	parts := inFolder("Export-1111-Part-1.zip", one, "Export-1111-Part-2.zip", two)
	if got := p.GuessFormat(model.ImportSource{Files: parts}, nil, 0); got != "markdown" {
		t.Errorf("the folder is taken for %q", got)
	}
	wantArrival(t, p.bringFrom(t, model.ImportSource{Format: "markdown", Files: parts}, ""), 0, 0, 4, 0)
}

func TestDaysAsNotionWritesThem(t *testing.T) {
	for written, want := range map[string][2]string{
		"March 2, 2026 9:41 AM": {"2026-03-02", "09:41"}, "Mar 2, 2026": {"2026-03-02", ""}, "2026-03-02": {"2026-03-02", ""}, "2026/03/02 9:41": {"2026-03-02", "09:41"},
		"2. März 2026 09:41": {"2026-03-02", "09:41"}, "2 mars 2026 09:41": {"2026-03-02", "09:41"}, "2 de marzo de 2026 9:41": {"2026-03-02", "09:41"}, "2 de março de 2026": {"2026-03-02", ""},
		"2 marzo 2026": {"2026-03-02", ""}, "2 maart 2026 09:41": {"2026-03-02", "09:41"}, "2026年3月2日 9:41": {"2026-03-02", "09:41"}, "2026년 3월 2일 오후 9:41": {"2026-03-02", "21:41"},
		"1er février 2026": {"2026-02-01", ""}, "2 juil. 2026": {"2026-07-02", ""}, "2 jui 2026": {"", ""}, "2 nonsense 2026": {"", ""}, "30 février 2026": {"", ""},
	} {
		days, clock, _ := intake.Options{}.ParseMoment(written)
		if string(days.First) != want[0] || want[0] != "" && clock != want[1] {
			t.Errorf("%s: %s %s", written, days.First, clock)
		}
	}
}

func TestNamesFromAMac(t *testing.T) {
	p := newExchange(t)
	picture := "\x89PNG\r\n\x1a\n"
	source := model.ImportSource{Format: "markdown"}
	content := zipped(t, norm.NFD.String("v/Anhänge/Größe.png"), picture, norm.NFD.String("v/März.md"), "Month page\n", "v/.DS_Store", "x", "__MACOSX/v/._2026-03-02 mac.md", "x", "__MACOSX/v/2026-03-03.md", "x",
		"v/2026-03-02 mac.md", "![[Größe.png]] ![p](Anh%C3%A4nge/Gr%C3%B6%C3%9Fe.png) "+norm.NFD.String("![[Größe.png]]")+" [[März]] [m](M%C3%A4rz.md)\n")
	a := p.bringFrom(t, source, content)
	wantArrival(t, a, 2, 0, 0, 0)
	e := p.titled(t, "mac")
	if len(e.Attachments) != 1 || strings.Count(e.Body, "](Größe.png)") != 3 {
		t.Errorf("%+v\n%s", e.Attachments, e.Body)
	}
	wantAbout(t, e, p.titled(t, "März"))
	// The same pages from another system are the same entries.
	wantArrival(t, p.bringFrom(t, source, norm.NFC.String(zipped(t, "v/März.md", "Month page\n", "v/x.md", "more"))), 1, 0, 1, 0)
}

func TestFilesAreFoundByTheirPathsAndMissingOnesTold(t *testing.T) {
	p := newExchange(t)
	source := model.ImportSource{Format: "markdown"}
	content := zipped(t, "v/a/pic.png", "A", "v/b/pic.png", "BB", "v/notes/pic.png", "CCC", "v/assets/a b.png", "DDDD", "v/notes/2026-03-02.md",
		"Words\n\n![[b/pic.png|200]] ![](../a/pic.png) ![[pic.png]] ![](../assets/a%20b.png)\n| ![[a/pic.png\\|90]] |\n![[gone.jpg]] [doc](gone.pdf) ![x](no/where.gif) <img src=\"none.png\"> [[Nowhere]] [web](https://example.org/a.png)\n", "v/other.md", "x")
	a := p.bringFrom(t, source, content)
	wantTold(t, a, "left out: 4 (gone.jpg, gone.pdf, where.gif, none.png)")
	e := p.titled(t, "Words")
	var sizes []int64
	for _, held := range e.Attachments {
		sizes = append(sizes, held.Bytes)
	}
	if len(sizes) != 4 || sizes[0] != 2 || sizes[1] != 3 || sizes[2] != 1 || sizes[3] != 4 {
		t.Errorf("attached %v\n%s", sizes, e.Body)
	}
}

func TestZipsInZipsHaveTheirCeilings(t *testing.T) {
	deep := zipped(t, "2026-03-02.md", "Words")
	for range intake.MaxNested + 1 {
		deep = zipped(t, "Part-1.zip", deep)
	}
	var locked bytes.Buffer
	w := zip.NewWriter(&locked)
	if _, err := w.CreateHeader(&zip.FileHeader{Name: "a.md", Flags: 1}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		content string
		code    model.Code
	}{
		"too deep": {deep, model.TooLarge}, "a bomb": {zipped(t, "Part-1.zip", "PK"+strings.Repeat("\x00", 1<<20)), model.TooLarge},
		"broken": {zipped(t, "Part-1.zip", "PKxx"), model.Invalid}, "locked": {locked.String(), model.Invalid},
	} {
		if _, err := newExchange(t).Import(context.Background(), strings.NewReader(c.content), model.ImportSource{Format: "markdown"}, true); model.CodeOf(err) != c.code {
			t.Errorf("%s: %v", what, err)
		}
	}
	// A zip beside pages is a file like any other.
	p := newExchange(t)
	p.bringFrom(t, model.ImportSource{Format: "markdown"}, zipped(t, "2026-03-02.md", "Words [all](archive.zip) [more](Export-2026.zip)", "archive.zip", zipped(t, "2026-03-03.md", "not taken"), "Export-2026.zip", zipped(t, "2026-03-04.md", "not taken")))
	if e := p.titled(t, "Words all more"); len(e.Attachments) != 2 {
		t.Errorf("%+v", e)
	}
}

func FuzzZip(f *testing.F) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if inner, err := w.Create("Work " + idWork + ".md"); err != nil {
		f.Fatal(err)
	} else if _, err := inner.Write([]byte("# Work\n\nCreated: March 2, 2026\n")); err != nil {
		f.Fatal(err)
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, content []byte) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			return diaries.ReadMarkdown(context.Background(), bytes.NewReader(content), how)
		})
	})
}
