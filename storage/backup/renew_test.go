package backup

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestRenewedCopiesOfTwoJournalsInOneFolder(t *testing.T) {
	ctx := context.Background()
	f, j, c := newFile(t)
	g, k, d := newFile(t) // of the same name
	write(t, j, "mine")
	write(t, k, "another's")
	f.Folder = t.TempDir()
	g.Folder = f.Folder
	d.now = d.now.AddDate(0, 0, -1)
	other, err := g.Backup(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	before, err := f.Backup(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	f.Folder = ""
	usual, err := f.Backup(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	f.Folder = g.Folder
	unreadable := dated(t, f, "2026-01-02-030405")
	c.now = c.now.AddDate(0, 0, 1)
	r, err := f.RenewCopies(ctx)
	if err != nil || r.Removed != 2 || r.Left != 2 {
		t.Fatalf("Renew = %+v, %v", r, err)
	}
	left, err := filepath.Glob(filepath.Join(f.Folder, "*.rung"))
	want := []string{unreadable, other.Path, r.Made.Path}
	if slices.Sort(want); err != nil || !slices.Equal(left, want) {
		t.Errorf("left: %v, want %v", left, want)
	}
	for _, path := range []string{before.Path, usual.Path} {
		if _, err := os.Lstat(path); err == nil {
			t.Errorf("%s still holds the journal as it was", path)
		}
	}
}
