package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rung/model"
	"rung/storage"
	"rung/storage/scratch"
)

// beside are the endings of the files that SQLite keeps with a journal.
var beside = []string{"-wal", "-shm", "-journal"}

// Parts of names: of the folders in which a restore and a copy work, of a new journal
// that only has to be put in place, and of a journal that was put aside.
const (
	restoring     = ".restoring"
	part          = ".part"
	readyName     = "ready.rung"
	beforeRestore = "-before-restore-"
)

// Restore puts what a copy holds in the journal's place and tells where the journal
// before it lies now, or "" where there was none. The copy is checked and brought to
// the present form first, and stays as it is. Errors: Invalid, NotFound, NotJournal,
// Newer, Damaged, DiskFull, ReadOnly; the journal stays as it is on any of them.
func (f *File) Restore(ctx context.Context, path string) (aside string, err error) {
	if path == "" {
		return "", &model.Error{Code: model.Invalid, Message: "Name the copy to put back. The copies lie in " + f.folder() + "."}
	}
	if isSameFile(path, f.Journal) {
		return "", &model.Error{Code: model.Invalid, Message: "That is the journal itself. Choose one of its copies."}
	}
	if err := storage.CheckHeader(path); err != nil {
		return "", f.cannotUse(path, err)
	}
	if err := storage.PrepareFolder(f.Journal, f.Options.MakeFolder); err != nil {
		return "", err
	}
	// It lies beside the journal, so that a rename can put the new one in place.
	work, err := scratch.Make(f.Journal + restoring)
	if err != nil {
		return "", cannotRestore(f.Journal, err)
	}
	defer func() {
		if gone := work.Remove(); gone != nil {
			err = errors.Join(err, gone)
		}
	}()
	fresh := work.File("fresh.rung")
	if err := storage.Extract(ctx, path, fresh, f.Options); err != nil {
		return "", f.cannotUse(path, err)
	}
	if f.Store != nil && f.Store.ReadOnly() == "" {
		aside, err = f.restoreInside(ctx, fresh)
		if model.CodeOf(err) != model.Damaged {
			return aside, err
		}
	}
	return f.restoreFile(work, fresh)
}

// restoreInside replaces the journal's content in one transaction, so that a
// window that has it open goes on with what the copy holds.
func (f *File) restoreInside(ctx context.Context, fresh string) (aside string, err error) {
	aside, err = f.asideName()
	if err != nil {
		return "", err
	}
	if err := f.Store.KeepAs(ctx, aside); err != nil {
		return "", fmt.Errorf("put the journal aside: %w", err)
	}
	if err := f.Store.ReplaceWith(ctx, fresh); err != nil {
		return "", errors.Join(err, os.Remove(aside))
	}
	return aside, nil
}

// restoreFile puts the new file in the place of a journal that is missing, damaged or
// read-only, and first keeps all that belongs to that aside. It closes the store, if
// any: a damaged journal is never written again. If the program is killed meanwhile,
// the next one finds the journal as it was, or all that it needs to finish.
func (f *File) restoreFile(work *scratch.Folder, fresh string) (aside string, err error) {
	if f.Store != nil {
		if err := f.Store.Close(); err != nil && model.CodeOf(err) != model.Damaged {
			return "", fmt.Errorf("close the journal: %w", err)
		}
		f.Store = nil
	}
	if aside, err = f.putAside(work); err != nil {
		return "", cannotRestore(f.Journal, err)
	}
	ready := work.File(readyName)
	err = syncFile(fresh)
	if err == nil {
		err = os.Rename(fresh, ready)
	}
	if err == nil {
		err = syncFolder(work.Path)
	}
	if err == nil {
		err = f.putInPlace(ready)
	}
	if err != nil {
		// If the file stayed, the next start would put it in place.
		if gone := os.Remove(ready); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
			err = errors.Join(err, gone)
		}
		return "", cannotRestore(f.Journal, err)
	}
	return aside, nil
}

// putInPlace gives a file the journal's name. It first removes what SQLite kept
// beside the old journal, which would be read into the new one; putAside has kept it.
func (f *File) putInPlace(ready string) error {
	for _, suffix := range beside {
		if err := os.Remove(f.Journal + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.Rename(ready, f.Journal); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(f.Journal))
}

// putAside gives the journal and what SQLite keeps beside it second names, which they
// keep once the first ones belong to other files. aside is the journal's, or "" where
// there is nothing to keep.
func (f *File) putAside(work *scratch.Folder) (aside string, err error) {
	if aside, err = f.asideName(); err != nil {
		return "", err
	}
	kept := ""
	for _, suffix := range append([]string{""}, beside...) {
		info, err := os.Stat(f.Journal + suffix)
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
			continue
		}
		if err == nil {
			err = linkOrCopy(f.Journal+suffix, aside+suffix, work.File("aside"))
		}
		if err != nil {
			return "", err
		}
		kept = aside
	}
	return kept, syncFolder(filepath.Dir(f.Journal))
}

// linkOrCopy gives a file a second name or, where the disk has no hard links, copies
// it, under a temporary name first.
func linkOrCopy(from, to, temporary string) error {
	if err := os.Link(from, to); err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return copyThrough(from, to, temporary)
}

// copyThrough copies a file under a temporary name, and renames it once it is whole.
func copyThrough(from, to, temporary string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(temporary, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	return os.Rename(temporary, to)
}

// asideName gives a free name beside the journal for one that is put aside.
func (f *File) asideName() (string, error) {
	base := strings.TrimSuffix(f.Journal, ".rung") + beforeRestore + f.currentTime().Format(stamp)
	for n := 1; ; n++ {
		name := base + ".rung"
		if n > 1 {
			name = fmt.Sprintf("%s-%d.rung", base, n)
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		} else if err != nil {
			return "", cannotCopy(name, err)
		}
	}
}

func isSameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
