package transfer

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/intake"

	"github.com/google/go-cmp/cmp"
)

func (p Exchange) pages(t testing.TB, private bool) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.Export(context.Background(), &b, "markdown", model.Query{}, private); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// standing gives the entries that are not in the trash, by id.
func (p Exchange) standing(t testing.TB) []model.Entry {
	t.Helper()
	p.shareable = &model.Shareable{Reader: p.Journal}
	entries, err := p.oldestFirst(context.Background(), model.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func TestPagesComeBackAsTheyWere(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	aLife(t, from)
	text := from.pages(t, true)
	a := to.bringFrom(t, model.ImportSource{Format: "markdown"}, text)
	sent := from.standing(t)
	wantArrival(t, a, len(sent), 0, 0, 0)
	if len(a.Skipped)+len(a.Notes) > 0 {
		t.Errorf("told %q %q", a.Skipped, a.Notes)
	}
	if diff := cmp.Diff(sent, to.standing(t)); diff != "" {
		t.Errorf("the journal changed on the way (-sent +came):\n%s", diff)
	}
	for _, e := range sent {
		for _, file := range e.Attachments {
			if content, err := to.Journal.AttachmentContent(context.Background(), file.SHA256); err != nil || int64(len(content)) != file.Bytes {
				t.Errorf("%s: %v", file.Name, err)
			}
		}
	}
	wantArrival(t, to.bringFrom(t, model.ImportSource{Format: "markdown"}, text), 0, 0, len(sent), 0)
	if again := from.pages(t, true); again != text {
		t.Error("the same journal exports as other bytes")
	}
	if open := from.pages(t, false); len(pagesIn(t, open)) >= len(sent) {
		t.Error("private entries left with the others")
	}
}

// pagesIn gives the pages of a zip by path.
func pagesIn(t testing.TB, text string) map[string]string {
	t.Helper()
	packed, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, f := range packed.File {
		content, err := packed.Open(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(content); err != nil {
			t.Fatal(err)
		}
		if intake.IsMarkdown(f.Name) {
			pages[f.Name] = b.String()
		}
	}
	return pages
}

func TestPagesCanBeReadWithoutRung(t *testing.T) {
	p := newExchange(t)
	ana := model.NewEntry("contact", "2026-01-05")
	ana.Title = "Ana Núñez"
	e := model.NewEntry("achievement", "2026-11-20")
	e.Title, e.Body, e.Tags = "Cut: the run / by *half*", "Some text\n\n- and a list", []string{"erp"}
	e.Values["result"] = "Nine hours\nless"
	e.Links = []model.LinkTo{{Role: "witness", ID: ana.ID}}
	p.save(t, nil, ana, e)
	got := pagesIn(t, p.pages(t, false))["2026/2026-11-20 Cut the run by half.md"]
	for _, want := range []string{"---\nrung: 1\nid: " + e.ID + "\nkind: achievement\nday: 2026-11-20\ntitle: 'Cut: the run / by *half*'\ntags:\n  - erp\n",
		"result: |-\n    Nine hours\n    less\n", "# Ana Núñez\n", "---\n\n# Cut: the run / by \\*half\\*\n\nSome text\n\n- and a list\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestPagesOfOthersAmongRungsAreNamed(t *testing.T) {
	p := newExchange(t)
	e := model.NewEntry("note", "2026-11-20")
	e.Title = "Mine"
	p.save(t, nil, e)
	files := []string{"2026/other.md", "Not mine", "2026/newer.md", "---\nrung: 2\n---\n", "2026/bad.md", "---\nrung: 1\nkind: note\ntags: 3\n---\n"}
	for at, page := range pagesIn(t, p.pages(t, false)) {
		files = append(files, at, page)
	}
	a := newExchange(t).bringFrom(t, vaultOf(files...), "")
	wantArrival(t, a, 1, 0, 0, 2)
	wantTold(t, a, "2026/other.md was left out", "2026/newer.md was left out: It was written by a newer Rung", "Entry 2")
}
