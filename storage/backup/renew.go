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
// every older one, with what restores and new versions put aside: what was removed
// from the journal for good is in none of them any more. In a folder that was
// chosen, where another journal of the same name may have its copies, those that
// have nothing in common with this one are left. Copies that lie elsewhere are not
// known. Errors as Backup; nothing is removed then.
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

// olderCopies lists all that holds the journal as it was, and counts what may be copies of
// another one.
func (f *File) olderCopies(ctx context.Context) (paths []string, left int, err error) {
	usual := filepath.Join(filepath.Dir(f.Journal), "backups")
	for _, folder := range f.folders() {
		copies, err := f.copiesIn(ctx, folder)
		if err != nil {
			return nil, 0, err
		}
		for _, c := range copies {
			if folder != usual {
				// One that cannot be read is nobody's for certain.
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

// removeWhole removes a copy with what SQLite may have kept beside it.
func removeWhole(path string) error {
	for _, suffix := range append([]string{""}, beside...) {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
