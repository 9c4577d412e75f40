package transfer

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"rung/model"
)

// heavyFile says that it holds two gigabytes, and must not be read.
type heavyFile struct {
	fs.File
	t *testing.T
}

func (f heavyFile) Read([]byte) (int, error) {
	f.t.Error("the file is read")
	return 0, fs.ErrInvalid
}

func TestAFileOfTwoGigabytesIsRefusedUnread(t *testing.T) {
	at := filepath.Join(t.TempDir(), "2026-11.txt")
	file, err := os.Create(at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := file.Truncate(2 << 30); err != nil { // it takes no room on the disk
		t.Fatal(err)
	}
	for _, format := range []string{"brag", "csv", "dayone", "jrnl", "jsonresume", "linkedin", "markdown", "rednotebook", "vcard"} {
		from := model.ImportSource{Format: format, Name: filepath.Base(at)}
		if _, err := newExchange(t).Import(context.Background(), heavyFile{file, t}, from, true); model.CodeOf(err) != model.TooLarge {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestLinksOutOfAFolderAreNamedAndNotFollowed(t *testing.T) {
	outside, inside := t.TempDir(), t.TempDir()
	for at, text := range map[string]string{
		filepath.Join(outside, "plan.png"): "somebody's plan", filepath.Join(outside, "2026-01-01.md"): "Not yours",
		filepath.Join(inside, "plan.png"): "a plan", filepath.Join(inside, "2026-11-20.md"): "Mine\n\n![](away/plan.png)\n",
	} {
		if err := os.WriteFile(at, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for from, to := range map[string]string{"away": outside, "2026-01-02.md": filepath.Join(outside, "2026-01-01.md")} {
		if err := os.Symlink(to, filepath.Join(inside, from)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	p := newExchange(t)
	a := p.bringFrom(t, model.ImportSource{Format: "markdown", Files: root.FS()}, "")
	if err := root.Close(); err != nil {
		t.Fatal(err)
	}
	wantArrival(t, a, 1, 0, 0, 0)
	wantTold(t, a, "elsewhere, which were not followed: 2")
	if e := p.titled(t, "Mine"); len(e.Attachments) != 1 || e.Attachments[0].Bytes != int64(len("a plan")) {
		t.Errorf("attachments %+v", e.Attachments)
	}
}

func TestWhatMarksAPageAsItsProgramsOwnIsNoWord(t *testing.T) {
	a := newExchange(t).bringFrom(t, model.ImportSource{Format: "markdown", Files: fstest.MapFS{
		"2026-11-20.md": {Data: []byte("\xef\xbb\xbfA\u2060\u200b word\r\n")}}}, "")
	if len(a.Rows) != 1 || a.Rows[0].Entry.Title != "A word" {
		t.Errorf("%+v", a.Rows)
	}
}
