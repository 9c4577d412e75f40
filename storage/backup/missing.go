package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"rung/model"
	"rung/storage"
	"rung/storage/scratch"
)

// Prepare is called before the journal is opened. It finishes a restore whose program
// was killed when only putting the new file in place was left, and removes what
// killed programs left. Where the journal is missing or empty but something of it is
// left, it gives an Error of code Missing, so that no new one is begun in its place
// by mistake.
func (f *File) Prepare(ctx context.Context) error {
	if real, err := filepath.EvalSymlinks(f.Journal); err == nil {
		f.Journal = real
	}
	left := f.leftBehind()
	if left {
		if err := f.finishRestore(ctx); err != nil {
			return cannotRestore(f.Journal, err)
		}
	}
	if !f.isMissing() {
		if !left {
			return nil
		}
		if err := f.removeLeftovers(); err != nil { // it must not stop the start, and is tried again
			slog.Warn("not swept", "error", err)
		}
		return nil
	}
	copies, err := f.ListRestorable(ctx)
	if err != nil {
		return err
	}
	aside, err := f.filesPutAside()
	if err != nil {
		return err
	}
	wal := f.Journal + "-wal"
	aside = slices.DeleteFunc(append(aside, wal), isEmptyFile)
	// Another program may have begun a journal, with its first copy, meanwhile.
	if len(copies)+len(aside) == 0 || !f.isMissing() {
		return nil
	}
	message := "There is no journal at " + f.Journal + " any more, but "
	switch n := len(copies); {
	case n == 0 && aside[0] != wal:
		message += filepath.Base(aside[0]) + " lies beside it, which cannot be read as one. Keep that file, and look for a copy elsewhere."
	case n == 0:
		message += "its last words are still in " + filepath.Base(f.Journal) + "-wal. Put the journal's file back beside that."
	case n == 1:
		message += "there is a copy of it."
	default:
		message += fmt.Sprintf("there are %d copies of it.", n)
	}
	return &model.Error{Code: model.Missing, Message: message}
}

// leftBehind reports whether anything beside the journal or among its copies has a
// name that restores and copies at work give. Usually nothing has.
func (f *File) leftBehind() bool {
	for _, folder := range append(f.folders(), filepath.Dir(f.Journal)) {
		dir, err := os.Open(folder)
		if err != nil {
			continue // there is none, or the step that needs it will say why
		}
		names, err := dir.Readdirnames(-1)
		if closed := dir.Close(); err != nil || closed != nil {
			return true // the steps that follow will say why
		}
		if slices.ContainsFunc(names, func(name string) bool {
			return strings.Contains(name, restoring+"-") || strings.Contains(name, part+"-")
		}) {
			return true
		}
	}
	return false
}

// isEmptyFile reports whether path is not a regular file with something in it.
func isEmptyFile(path string) bool {
	info, err := os.Lstat(path)
	return err != nil || !info.Mode().IsRegular() || info.Size() == 0
}

// isMissing reports whether there is no journal, or an empty file in its place.
func (f *File) isMissing() bool {
	info, err := os.Stat(f.Journal)
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() && info.Size() == 0
}

// finishRestore puts in place a new journal that a killed program had ready, and
// waits for another program that is doing so; after 10 seconds it gives Busy.
func (f *File) finishRestore(ctx context.Context) error {
	beside, name := filepath.Dir(f.Journal), filepath.Base(f.Journal)
	orphans, err := scratch.Orphans(beside, name, restoring)
	for _, work := range orphans {
		ready := work.File(readyName)
		if _, missing := os.Lstat(ready); missing == nil {
			err = errors.Join(err, f.putInPlace(ready))
		}
		if err == nil {
			err = work.Remove()
		}
	}
	for range 100 {
		running, globbed := filepath.Glob(literal(f.Journal + restoring + "-*/" + readyName))
		if err = errors.Join(err, globbed); err != nil || len(running) == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return &model.Error{Code: model.Busy, Message: "Another program is restoring the journal. Wait a moment, then try again."}
}

// removeLeftovers removes what killed programs left beside the journal and among its
// copies. Where there is no journal Prepare does not call it: it may be all there is.
func (f *File) removeLeftovers() error {
	beside, name := filepath.Dir(f.Journal), filepath.Base(f.Journal)
	errs := []error{scratch.SweepFiles(beside, name, restoring)}
	base := strings.TrimSuffix(name, ".rung")
	for _, folder := range append(f.folders(), beside) {
		errs = append(errs, scratch.Sweep(folder, base, part), scratch.SweepFiles(folder, base, part))
	}
	return errors.Join(errs...)
}

// stamped finds the time at which a file was put aside in the file's name.
var stamped = regexp.MustCompile(`\d{4}-\d\d-\d\d-\d{6}`)

// ListRestorable lists what the journal can be restored from: its copies, what a
// restore or a new version put aside, and what a killed restore left. The newest
// comes first, and those dated in the future last. Errors: those of Copies.
func (f *File) ListRestorable(ctx context.Context) ([]model.Copy, error) {
	var copies []model.Copy
	for _, folder := range f.folders() {
		in, err := f.copiesIn(ctx, folder)
		if err != nil {
			return nil, err
		}
		copies = append(copies, in...)
	}
	aside, err := f.filesPutAside()
	if err != nil {
		return nil, err
	}
	for _, name := range aside {
		info, err := os.Lstat(name)
		if err != nil || !info.Mode().IsRegular() || storage.CheckHeader(name) != nil {
			continue
		}
		at := info.ModTime().In(f.currentTime().Location())
		if named, err := time.ParseInLocation(stamp, stamped.FindString(filepath.Base(name)), at.Location()); err == nil {
			at = named
		}
		copies = append(copies, model.Copy{Path: name, At: at, Bytes: info.Size()})
	}
	sortCopies(copies, f.currentTime())
	return copies, ctx.Err()
}

// filesPutAside lists what lies beside the journal with an earlier state of it: put
// aside by a restore or by a new version, or left by a restore that was killed.
func (f *File) filesPutAside() (names []string, err error) {
	base := strings.TrimSuffix(f.Journal, ".rung")
	for _, pattern := range []string{base + beforeRestore + "*.rung", base + ".before-v*.rung", f.Journal + restoring + "-*"} {
		found, err := filepath.Glob(literal(pattern))
		if err != nil {
			return nil, fmt.Errorf("look for copies: %w", err)
		}
		names = append(names, found...)
	}
	return names, nil
}

// literal escapes the special characters of a pattern other than the star.
var literal = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `?`, `\?`).Replace

// StartNew begins a new journal where the old one is missing, and only renames the
// log that is left of that one. Where there is a journal it does nothing. Errors:
// those of storage.Open.
func (f *File) StartNew() error {
	if !f.isMissing() {
		return nil
	}
	if _, err := os.Lstat(f.Journal + "-wal"); err == nil {
		aside, err := f.asideName()
		if err == nil {
			err = os.Rename(f.Journal+"-wal", aside+"-wal")
		}
		if err != nil {
			return cannotRestore(f.Journal, err)
		}
	}
	o := f.Options
	o.Create = true
	s, err := storage.Open(f.Journal, o)
	if err != nil {
		return err
	}
	return s.Close()
}
