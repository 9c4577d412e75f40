package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Move writes a checked copy of the journal to path and calls use, which makes that
// the journal, while nobody can write to the old file. Nothing may be written to the
// old file after that: PutAside renames it once it is closed. Where use fails, the
// copy is removed. Errors: those of Backup, of Store.Hold and of use.
func (f *File) Move(ctx context.Context, path string, use func() error) error {
	if err := f.checkOpen(); err != nil {
		return err
	}
	err := f.Store.Hold(ctx, func() error {
		made, err := f.copyTo(ctx, path, f.currentTime())
		if err != nil {
			return err
		}
		if err := use(); err != nil {
			return errors.Join(err, os.Remove(made.Path))
		}
		return nil
	})
	f.moved = err == nil
	return err
}

// AsideName gives the name that PutAside gives the old file: one that is free now.
func (f *File) AsideName() string {
	ending := filepath.Ext(f.Journal)
	stem := strings.TrimSuffix(f.Journal, ending) + "-moved-" + f.currentTime().Format(time.DateOnly)
	for n := 1; ; n++ {
		name := stem + ending
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", stem, n, ending)
		}
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) || n > 1000 {
			return name
		}
	}
}

// PutAside renames the old file of a journal that has moved, once the store is
// closed. For any other journal it does nothing.
func (f *File) PutAside() error {
	if !f.moved {
		return nil
	}
	if err := os.Rename(f.Journal, f.AsideName()); err != nil {
		return fmt.Errorf("put the old file of the journal aside: %w", err)
	}
	return syncFolder(filepath.Dir(f.Journal))
}
