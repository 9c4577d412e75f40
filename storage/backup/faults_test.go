package backup

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rung/model"
	"rung/storage"
	"rung/storage/scratch"

	"github.com/gofrs/flock"
)

// wantMessage asks for an error that a person can act on.
func wantMessage(t *testing.T, what string, err error, code model.Code, words string) {
	t.Helper()
	var told *model.Error
	if !errors.As(err, &told) || told.Code != code || !strings.Contains(told.Message, words) {
		t.Errorf("%s: %v, want %s with %q", what, err, code, words)
	}
}

func TestWithoutAnOpenJournalEverythingSaysWhatWouldDo(t *testing.T) {
	ctx := context.Background()
	f := &File{Journal: filepath.Join(t.TempDir(), "journal.rung")}
	if f.Path() != f.Journal || !strings.Contains(f.ReadOnly(), "Put a copy in its place") {
		t.Errorf("path %q, read only: %q", f.Path(), f.ReadOnly())
	}
	for what, do := range map[string]func() error{
		"check":  func() error { _, err := f.Check(ctx); return err },
		"backup": func() error { _, err := f.Backup(ctx, ""); return err },
		"move":   func() error { return f.Move(ctx, f.Journal+".new", func() error { return nil }) },
		"renew":  func() error { _, err := f.RenewCopies(ctx); return err },
	} {
		wantMessage(t, what, do(), model.Damaged, "could not be opened")
	}
	// The day's copy is nothing that a person asked for: there it is passed over.
	if err := errors.Join(f.BackupDaily(ctx), f.DailySoon(ctx, func() error { return errors.New("asked") })); err != nil {
		t.Error(err)
	}
	if files, err := os.ReadDir(filepath.Dir(f.Journal)); err != nil || len(files) > 0 {
		t.Errorf("made %v, %v", files, err)
	}
}

func TestAFileIsCheckedAsTheJournalOrACopy(t *testing.T) {
	ctx := context.Background()
	f, j, _ := newFile(t)
	write(t, j, "kept")
	if f.ReadOnly() != "" {
		t.Errorf("read only: %q", f.ReadOnly())
	}
	made, err := f.Backup(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{f.Journal, made.Path} {
		if found, err := f.CheckCopy(ctx, path); err != nil || len(found) > 0 {
			t.Errorf("%s: %q, %v", path, found, err)
		}
	}
	ruin(t, made.Path)
	if found, err := f.CheckCopy(ctx, made.Path); err != nil || len(found) == 0 || strings.Contains(strings.Join(found, " "), storage.DamagedMessage) {
		t.Errorf("of a ruined copy: %q, %v", found, err)
	}
	_, err = f.CheckCopy(ctx, made.Path+".gone")
	wantMessage(t, "check what is not there", err, model.NotFound, "The copies lie in")
}

func TestEachFaultOfTheDiskIsSaidInWords(t *testing.T) {
	f := &File{Journal: "/home/ana/journal.rung"}
	onDisk := func(cause error) error { return &fs.PathError{Op: "open", Path: "x", Err: cause} }
	damaged := &model.Error{Code: model.Damaged, Message: storage.DamagedMessage}
	for _, c := range []struct {
		of    func(error) error
		cause error
		code  model.Code
		words string
	}{
		{func(err error) error { return cannotCopy("/media/stick/a.rung", err) }, onDisk(fs.ErrPermission), model.ReadOnly, "No copy can be written to /media/stick"},
		{func(err error) error { return cannotCopy("/media/stick/a.rung", err) }, &model.Error{Code: model.DiskFull}, model.DiskFull, "no room for a copy"},
		{func(err error) error { return cannotCopy("/media/stick/a.rung", err) }, onDisk(syscall.EIO), model.Invalid, "Choose another place"},
		{func(err error) error { return cannotCopy("/media/stick/a.rung", err) }, damaged, model.Damaged, storage.DamagedMessage},
		{func(err error) error { return cannotRestore(f.Journal, err) }, onDisk(syscall.ENOSPC), model.DiskFull, "so the journal is as it was"},
		{func(err error) error { return cannotRestore(f.Journal, err) }, onDisk(syscall.EROFS), model.ReadOnly, "Nothing can be written in /home/ana"},
		{func(err error) error { return cannotRestore(f.Journal, err) }, onDisk(syscall.EIO), model.Invalid, "No journal can be put at"},
		{func(err error) error { return cannotRestore(f.Journal, err) }, damaged, model.Damaged, storage.DamagedMessage},
		{func(err error) error { return f.cannotUse("a.rung", err) }, onDisk(syscall.ENOTDIR), model.NotFound, "There is no file a.rung"},
		{func(err error) error { return f.cannotUse("a.rung", err) }, damaged, model.Damaged, "Choose another copy"},
		{func(err error) error { return f.cannotUse("a.rung", err) }, onDisk(syscall.EIO), model.NotJournal, "a.rung cannot be read"},
	} {
		wantMessage(t, c.cause.Error(), c.of(c.cause), c.code, c.words)
	}
	for _, of := range []func(error) error{func(err error) error { return cannotCopy("a", err) }, func(err error) error { return cannotRestore("a", err) }, func(err error) error { return f.cannotUse("a", err) }} {
		if err := of(context.Canceled); err != context.Canceled {
			t.Errorf("what was called off is told as %v", err)
		}
	}
}

// A disk that knows no links, such as a stick's, has the journal copied aside.
func TestAJournalIsPutAsideAsACopyWhereItCannotBeLinked(t *testing.T) {
	at := func(name string) string { return filepath.Join(t.TempDir(), name) }
	from, to, temporary := at("journal.rung"), at("aside.rung"), at("half")
	put(t, from, "every word")
	if err := copyThrough(from, to, temporary); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(to)
	if err != nil || string(kept) != "every word" {
		t.Errorf("aside %q, %v", kept, err)
	}
	if _, err := os.Lstat(temporary); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the temporary file is left: %v", err)
	}
	if err := copyThrough(at("none"), to, temporary); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of no file: %v", err)
	}
	if err := copyThrough(from, to, filepath.Join(from, "in a file")); err == nil {
		t.Error("copied through a folder that is none")
	}
	if kept, err := os.ReadFile(to); err != nil || string(kept) != "every word" {
		t.Errorf("aside after that %q, %v", kept, err)
	}
}

func TestAFolderOfCopiesThatIsAFileIsNamed(t *testing.T) {
	ctx := context.Background()
	f, j, _ := newFile(t)
	write(t, j, "kept")
	f.Folder = filepath.Join(t.TempDir(), "copies")
	put(t, f.Folder, "not a folder")
	_, err := f.Copies(ctx)
	wantMessage(t, "list", err, model.ReadOnly, "cannot be read")
	_, err = f.ListRestorable(ctx)
	wantMessage(t, "list what can be restored", err, model.ReadOnly, "cannot be read")
	_, err = f.Backup(ctx, "")
	wantMessage(t, "backup", err, model.ReadOnly, "cannot be made")
	_, err = f.RenewCopies(ctx)
	wantMessage(t, "renew", err, model.ReadOnly, "cannot be made")
	wantMessage(t, "the day's copy", f.BackupDaily(ctx), model.ReadOnly, "cannot be read")
	missing := &File{Journal: filepath.Join(t.TempDir(), "journal.rung"), Folder: f.Folder}
	wantMessage(t, "prepare", missing.Prepare(ctx), model.ReadOnly, "cannot be read")
}

func TestARestoreThatCannotBeginSaysWhy(t *testing.T) {
	ctx := context.Background()
	f, j, _ := newFile(t)
	write(t, j, "kept")
	made, err := f.Backup(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.Restore(ctx, "")
	wantMessage(t, "no copy named", err, model.Invalid, "The copies lie in")
	_, err = f.Restore(ctx, f.Journal)
	wantMessage(t, "the journal itself", err, model.Invalid, "the journal itself")
	nowhere := &File{Journal: filepath.Join(made.Path, "journal.rung"), Options: f.Options}
	if _, err = nowhere.Restore(ctx, made.Path); model.CodeOf(err) == "" {
		t.Errorf("into a folder that is a file: %v", err)
	}
	if got := titles(t, j); got != "kept" {
		t.Errorf("the journal holds %q", got)
	}
}

// A program that is just putting a journal in place is waited for, until whoever
// waits gives up.
func TestARestoreThatIsRunningIsWaitedFor(t *testing.T) {
	f, copied := closed(t)
	work, err := scratch.Make(f.Journal + restoring)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := work.Remove(); err != nil {
			t.Error(err)
		}
	}()
	ready, err := os.ReadFile(copied.Path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, work.File(readyName), string(ready))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := f.Prepare(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("prepare: %v", err)
	}
	if _, err := os.Lstat(work.File(readyName)); err != nil {
		t.Errorf("the other program's journal: %v", err)
	}
}

func TestCopiesThatAnotherProgramIsAtAreLeftToIt(t *testing.T) {
	f, j, _ := large(t)
	write(t, j, "kept")
	if err := f.makeFolder(); err != nil {
		t.Fatal(err)
	}
	other := flock.New(filepath.Join(f.folder(), lockName), flock.SetPermissions(0o600))
	if mine, err := other.TryLock(); err != nil || !mine {
		t.Fatal(mine, err)
	}
	if err := f.DailySoon(context.Background(), func() error { return errors.New("asked") }); err != nil {
		t.Errorf("the day's copy: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := f.RenewCopies(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("renew: %v", err)
	}
	if copies, err := f.Copies(context.Background()); err != nil || len(copies) > 0 {
		t.Errorf("copies %v, %v", copies, err)
	}
	if err := other.Unlock(); err != nil {
		t.Fatal(err)
	}
	// Where the other program cannot be started, the copy is made here.
	if err := f.DailySoon(context.Background(), func() error { return errors.New("no such program") }); err != nil {
		t.Error(err)
	}
	if copies, err := f.Copies(context.Background()); err != nil || len(copies) != 1 {
		t.Errorf("copies %v, %v", copies, err)
	}
}

func TestACopyThatCannotBeRemovedIsNamed(t *testing.T) {
	ctx := context.Background()
	f, j, c := newFile(t)
	write(t, j, "kept")
	old, err := f.Backup(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(old.Path+"-wal", "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	c.now = c.now.AddDate(0, 0, 1)
	_, err = f.RenewCopies(ctx)
	wantMessage(t, "renew", err, model.ReadOnly, old.Path)
}

func TestAJournalIsNotMovedOntoAnotherFile(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "kept")
	taken := filepath.Join(t.TempDir(), "taken.rung")
	put(t, taken, "mine")
	err := f.Move(context.Background(), taken, func() error { return errors.New("asked") })
	wantMessage(t, "move", err, model.Invalid, "is there already")
	if kept, err := os.ReadFile(taken); err != nil || string(kept) != "mine" {
		t.Errorf("the other file holds %q, %v", kept, err)
	}
	if err := f.PutAside(); err != nil {
		t.Errorf("put aside what has not moved: %v", err)
	}
}
