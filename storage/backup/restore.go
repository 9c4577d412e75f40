package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rung/model"
	"rung/storage"
)

// beside are the names of the files that SQLite keeps with a journal.
var beside = []string{"", "-wal", "-shm"}

// Restore puts what a copy holds in the journal's place and tells where the
// journal before it lies now, or "" where there was none. The copy is checked
// and brought to the present form first, and stays as it is. Errors: NotFound,
// NotJournal, Newer, Damaged, DiskFull, ReadOnly; the journal stays as it is on
// any of them.
func (f *File) Restore(ctx context.Context, path string) (aside string, err error) {
	if same(path, f.Journal) {
		return "", &model.Error{Code: model.Invalid, Message: "That is the journal itself. Choose one of its copies."}
	}
	if err := storage.CheckHeader(path); model.CodeOf(err) == model.NotFound {
		return "", f.noCopy(path, err)
	} else if err != nil {
		return "", err
	}
	if err := storage.PrepareFolder(f.Journal, f.Options.MakeFolder); err != nil {
		return "", err
	}
	// Beside the journal, so that a rename can put it in place.
	fresh := f.Journal + ".restoring-" + model.NewID()
	defer func() {
		for _, suffix := range beside {
			if gone := os.Remove(fresh + suffix); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
	}()
	if err := storage.Extract(ctx, path, fresh, f.Options); model.CodeOf(err) == model.NotFound {
		return "", f.noCopy(path, err)
	} else if err != nil {
		return "", fmt.Errorf("restore: %w", err)
	}
	if f.Store != nil && f.Store.ReadOnly() == "" {
		aside, err = f.restoreInside(ctx, fresh)
		if model.CodeOf(err) != model.Damaged {
			return aside, err
		}
	}
	return f.restoreFile(fresh)
}

func (f *File) noCopy(path string, err error) error {
	return &model.Error{Code: model.NotFound, Err: err, Message: "There is no file " + path + ". The copies lie in " + f.folder() + "."}
}

// restoreInside replaces the journal's content in one transaction, so that a
// window that has it open goes on with what the copy holds.
func (f *File) restoreInside(ctx context.Context, fresh string) (aside string, err error) {
	aside, err = f.asideName()
	if err != nil {
		return "", err
	}
	if err := f.Store.CopyTo(ctx, aside); err != nil {
		return "", fmt.Errorf("put the journal aside: %w", err)
	}
	if err := f.Store.ReplaceWith(ctx, fresh); err != nil {
		return "", errors.Join(err, os.Remove(aside))
	}
	return aside, nil
}

// restoreFile moves a journal that SQLite cannot read out of the way, with all
// that belongs to it, and the new one into its place. The store, if any, is
// closed: a damaged journal is never written again.
func (f *File) restoreFile(fresh string) (aside string, err error) {
	if f.Store != nil {
		if err := f.Store.Close(); err != nil && model.CodeOf(err) != model.Damaged {
			return "", fmt.Errorf("close the journal: %w", err)
		}
		f.Store = nil
	}
	if aside, err = f.asideName(); err != nil {
		return "", err
	}
	var moved []string
	for _, suffix := range beside {
		err := os.Rename(f.Journal+suffix, aside+suffix)
		if err == nil {
			moved = append(moved, suffix)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", errors.Join(cannotCopy(f.Journal, err), f.putBack(aside, moved))
		}
	}
	if err := os.Rename(fresh, f.Journal); err != nil {
		return "", errors.Join(cannotCopy(f.Journal, err), f.putBack(aside, moved))
	}
	if len(moved) == 0 {
		aside = ""
	}
	if err := syncFolder(filepath.Dir(f.Journal)); err != nil {
		return aside, cannotCopy(f.Journal, err)
	}
	return aside, nil
}

func (f *File) putBack(aside string, moved []string) error {
	var errs []error
	for _, suffix := range moved {
		errs = append(errs, os.Rename(aside+suffix, f.Journal+suffix))
	}
	return errors.Join(errs...)
}

// asideName is a name that nothing has yet, beside the journal.
func (f *File) asideName() (string, error) {
	base := strings.TrimSuffix(f.Journal, ".rung") + "-before-restore-" + f.now().Format(stamp)
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

func same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}
