package backup

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rung/model"
)

const orphan = "-01900000-0000-7000-8000-00000000000a"

// closed gives a journal with one copy, which no program has open.
func closed(t *testing.T) (f *File, copied model.Copy) {
	t.Helper()
	f, j, _ := newFile(t)
	write(t, j, "kept")
	copied, err := f.Backup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Store.Close(); err != nil {
		t.Fatal(err)
	}
	f.Store = nil
	return f, copied
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func mustPrepare(t *testing.T, f *File) {
	t.Helper()
	if err := f.Prepare(context.Background()); err != nil {
		t.Fatal(err)
	}
}

// names lists the folder of the journal, without its copies.
func names(t *testing.T, f *File) string {
	t.Helper()
	files, err := os.ReadDir(filepath.Dir(f.Journal))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, file := range files {
		if file.Name() != "backups" {
			all = append(all, file.Name())
		}
	}
	return strings.Join(all, " ")
}

func TestWhatIsLeftOfAMissingJournalIsFound(t *testing.T) {
	ctx := context.Background()
	for name, gone := range map[string]func(t *testing.T, f *File, copied model.Copy){
		"a copy": func(t *testing.T, f *File, copied model.Copy) { move(t, f.Journal, copied.Path) },
		"an empty file before a copy": func(t *testing.T, f *File, copied model.Copy) {
			move(t, f.Journal, copied.Path)
			put(t, f.Journal, "")
		},
		"put aside by a restore": func(t *testing.T, f *File, copied model.Copy) {
			move(t, f.Journal, strings.TrimSuffix(f.Journal, ".rung")+"-before-restore-2026-11-20-120000.rung")
			move(t, copied.Path, copied.Path+".txt")
		},
		"put aside by a new version": func(t *testing.T, f *File, copied model.Copy) {
			move(t, f.Journal, strings.TrimSuffix(f.Journal, ".rung")+".before-v2.rung")
			move(t, copied.Path, copied.Path+".txt")
		},
		"left by a restore that was killed": func(t *testing.T, f *File, copied model.Copy) {
			move(t, f.Journal, f.Journal+".restoring"+orphan)
			move(t, copied.Path, copied.Path+".txt")
		},
		"copies in a chosen folder": func(t *testing.T, f *File, copied model.Copy) {
			f.Folder = t.TempDir()
			move(t, f.Journal, filepath.Join(f.Folder, filepath.Base(copied.Path)))
			move(t, copied.Path, copied.Path+".txt")
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, copied := closed(t)
			gone(t, f, copied)
			if err := f.Prepare(ctx); model.CodeOf(err) != model.Missing || !strings.Contains(err.Error(), "a copy") {
				t.Fatalf("Prepare: %v", err)
			}
			left, err := f.ListRestorable(ctx)
			if err != nil || len(left) != 1 {
				t.Fatalf("left: %v, %v", left, err)
			}
			if _, err := f.Restore(ctx, left[0].Path); err != nil {
				t.Fatal(err)
			}
			mustPrepare(t, f)
			if got := titles(t, open(t, f.Journal)); got != "kept" {
				t.Errorf("restored: %q", got)
			}
		})
	}
}

func TestAFirstStartFindsNothingMissing(t *testing.T) {
	f := &File{Journal: filepath.Join(t.TempDir(), "none", "journal.rung")}
	mustPrepare(t, f)
	// Copies of another journal in a folder that both use are not this one's.
	g, copied := closed(t)
	g.Folder, f.Folder = filepath.Dir(copied.Path), filepath.Dir(copied.Path)
	f.Journal = filepath.Join(t.TempDir(), "diary.rung")
	mustPrepare(t, f)
}

func TestBeginLeavesWhatIsLeft(t *testing.T) {
	f, copied := closed(t)
	if err := os.Remove(f.Journal); err != nil {
		t.Fatal(err)
	}
	put(t, f.Journal+"-wal", "last words")
	if err := f.StartNew(); err != nil {
		t.Fatal(err)
	}
	mustPrepare(t, f)
	if got := titles(t, open(t, f.Journal)); got != "" {
		t.Errorf("begun anew: %q", got)
	}
	if _, err := os.Stat(copied.Path); err != nil {
		t.Error(err)
	}
	aside, err := os.ReadFile(strings.TrimSuffix(f.Journal, ".rung") + "-before-restore-2026-11-20-120000.rung-wal")
	if err != nil || string(aside) != "last words" {
		t.Errorf("the words beside it: %q, %v", aside, err)
	}
	if err := f.StartNew(); err != nil || titles(t, open(t, f.Journal)) != "" {
		t.Errorf("where there is a journal: %v", err)
	}
}

func TestWhatLiesAsideIsNamedEvenIfItCannotBeRead(t *testing.T) {
	for _, name := range []string{"journal-before-restore-2026-11-20-120000.rung", "journal.before-v2.rung", "journal.rung.restoring" + orphan} {
		f := &File{Journal: filepath.Join(t.TempDir(), "journal.rung")}
		put(t, filepath.Join(filepath.Dir(f.Journal), name), "no journal any more")
		if err := f.Prepare(context.Background()); model.CodeOf(err) != model.Missing || !strings.Contains(err.Error(), name) {
			t.Errorf("Prepare: %v", err)
		}
		put(t, filepath.Join(filepath.Dir(f.Journal), name), "")
		mustPrepare(t, f)
	}
}

func TestALogWithoutItsJournalIsNeverThrownAway(t *testing.T) {
	f := &File{Journal: filepath.Join(t.TempDir(), "journal.rung")}
	put(t, f.Journal+"-wal", "last words")
	if err := f.Prepare(context.Background()); model.CodeOf(err) != model.Missing || !strings.Contains(err.Error(), "journal.rung-wal") {
		t.Errorf("Prepare: %v", err)
	}
}

// What lies on the disk after each step of a restore over a file that is no journal.
func TestARestoreThatWasKilledIsFinishedOrUndone(t *testing.T) {
	for name, c := range map[string]struct {
		kill     func(t *testing.T, f *File, work string)
		finished bool
	}{
		"while it reads the copy": {func(t *testing.T, f *File, work string) {
			put(t, filepath.Join(work, "fresh.rung"), "SQLite form")
			if err := os.Remove(filepath.Join(work, readyName)); err != nil {
				t.Fatal(err)
			}
		}, false},
		"once the old one lies aside": {func(t *testing.T, f *File, work string) {
			move(t, filepath.Join(work, readyName), filepath.Join(work, "fresh.rung"))
		}, false},
		"once the new one is ready": {func(*testing.T, *File, string) {}, true},
		"once the old log is gone": {func(t *testing.T, f *File, work string) {
			if err := os.Remove(f.Journal + "-wal"); err != nil {
				t.Fatal(err)
			}
		}, true},
		"once it is in place": {func(t *testing.T, f *File, work string) {
			if err := os.Remove(f.Journal + "-wal"); err != nil {
				t.Fatal(err)
			}
			move(t, filepath.Join(work, readyName), f.Journal)
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			f, copied := closed(t)
			work := f.Journal + restoring + orphan
			if err := os.Mkdir(work, 0o700); err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(work, "lock"), "")
			move(t, f.Journal, filepath.Join(work, readyName))
			put(t, f.Journal, "Dear diary")
			put(t, f.Journal+"-wal", "old words")
			c.kill(t, f, work)
			mustPrepare(t, f)
			if c.finished {
				if got := titles(t, open(t, f.Journal)); got != "kept" {
					t.Errorf("finished: %q", got)
				}
			} else if b, err := os.ReadFile(f.Journal); err != nil || string(b) != "Dear diary" {
				t.Errorf("not as it was: %d bytes, %v", len(b), err)
			}
			if left := names(t, f); strings.Contains(left, restoring) || c.finished && left != "journal.rung" && left != "journal.rung journal.rung-shm journal.rung-wal" {
				t.Errorf("left behind: %s", left)
			}
			if _, err := f.Restore(context.Background(), copied.Path); err != nil {
				t.Errorf("restore again: %v", err)
			}
		})
	}
}

func TestAnOldLogIsNeverReadIntoWhatIsRestored(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "kept")
	copied, err := f.Backup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	write(t, j, "in the log")
	log, err := os.ReadFile(f.Journal + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Store.Close(); err != nil {
		t.Fatal(err)
	}
	f.Store = nil
	ruin(t, f.Journal)
	put(t, f.Journal+"-wal", string(log))
	aside, err := f.Restore(context.Background(), copied.Path)
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(t, open(t, f.Journal)); got != "kept" {
		t.Errorf("restored: %q", got)
	}
	if was, err := os.ReadFile(aside + "-wal"); err != nil || string(was) != string(log) {
		t.Errorf("the old log is not aside: %v", err)
	}
}

func TestPrepareSweepsWhatKilledProgramsLeft(t *testing.T) {
	f, copied := closed(t)
	for _, path := range []string{f.Journal + restoring + orphan, f.Journal + restoring + orphan + "-wal", copied.Path + part + orphan,
		strings.TrimSuffix(f.Journal, ".rung") + "-before-restore-2026-11-20-120000.rung" + part + orphan} {
		put(t, path, "half")
	}
	folder := copied.Path + part + strings.ReplaceAll(orphan, "a", "b")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(folder, "lock"), "")
	put(t, filepath.Join(folder, "copy.rung"), "half")
	mustPrepare(t, f)
	if left := names(t, f); left != "journal.rung" {
		t.Errorf("beside the journal: %s", left)
	}
	if left, err := os.ReadDir(filepath.Dir(copied.Path)); err != nil || len(left) != 1 {
		t.Errorf("among the copies: %v, %v", left, err)
	}
}

func TestRestorableNamesTheNewestFirst(t *testing.T) {
	f, copied := closed(t)
	for name, day := range map[string]string{"-before-restore-": "2026-11-19-080000", "-before-restore-later-": "2099-01-01-000000"} {
		b, err := os.ReadFile(copied.Path)
		if err != nil {
			t.Fatal(err)
		}
		put(t, strings.TrimSuffix(f.Journal, ".rung")+name+day+".rung", string(b))
	}
	put(t, strings.TrimSuffix(f.Journal, ".rung")+"-before-restore-2026-11-20-080000.rung", "Dear diary") // no journal
	left, err := f.ListRestorable(context.Background())
	var days []string
	for _, c := range left {
		days = append(days, c.At.Format(time.DateOnly))
	}
	if got := strings.Join(days, " "); err != nil || got != "2026-11-20 2026-11-19 2099-01-01" {
		t.Errorf("%s, %v", got, err)
	}
}
