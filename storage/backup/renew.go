package backup

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"rung/model"
)

// RenewCopies makes a checked copy of the journal as it is now, and only then removes
// all older ones and what restores and new versions put aside, so that none of them
// holds what was removed from the journal for good. In a chosen folder, where another
// journal of the same name may have copies, those that have nothing in common with
// this one stay. Copies in other places are not known. Where Backup fails, nothing is
// removed. Errors: those of Backup, and ReadOnly where an older copy cannot be
// removed.
func (f *File) RenewCopies(ctx context.Context) (r model.Renewal, err error) {
	if err := f.checkOpen(); err != nil {
		return r, err
	}
	if err := f.makeFolder(); err != nil {
		return r, err
	}
	err = f.withLock(ctx, true, func(ctx context.Context) error {
		old, left, err := f.olderCopies(ctx)
		if err != nil {
			return err
		}
		r.Left = left
		if r.Made, err = f.Backup(ctx, ""); err != nil {
			return err
		}
		for _, path := range old {
			if err := removeWhole(path); err != nil {
				return &model.Error{Code: model.ReadOnly, Err: err, Message: "The copy " + path + " could not be removed. Allow writing in its folder, then try again."}
			}
			r.Removed++
		}
		for _, folder := range append(f.folders(), filepath.Dir(f.Journal)) {
			if err := syncFolder(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return cannotCopy(f.Journal, err)
			}
		}
		return cannotCopy(f.Journal, f.removeLeftovers())
	})
	return r, err
}

// olderCopies lists the files that hold earlier states of the journal, and counts
// those left out because they may be copies of another one.
func (f *File) olderCopies(ctx context.Context) (paths []string, left int, err error) {
	usual := filepath.Join(filepath.Dir(f.Journal), "backups")
	for _, folder := range f.folders() {
		copies, err := f.copiesIn(ctx, folder)
		if err != nil {
			return nil, 0, err
		}
		for _, c := range copies {
			if folder != usual {
				// One that cannot be read may be another journal's.
				if shares, err := f.Store.Shares(ctx, c.Path); err != nil || !shares {
					left++
					continue
				}
			}
			paths = append(paths, c.Path)
		}
	}
	aside, err := f.filesPutAside()
	if err != nil {
		return nil, 0, err
	}
	for _, path := range aside {
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
			paths = append(paths, path)
		}
	}
	return paths, left, ctx.Err()
}

// removeWhole removes a copy and the files that SQLite may have kept beside it.
func removeWhole(path string) error {
	for _, suffix := range append([]string{""}, beside...) {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
