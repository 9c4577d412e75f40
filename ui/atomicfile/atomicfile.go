// Package atomicfile writes files that are there whole or not at all: under a
// temporary name beside their place first, which is given up for the right one at
// the end. It finds the temporary files that programs left behind when they were
// killed. It knows nothing of what is written.
package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"
)

// Temp is a file of this program's own beside another one. It is locked as long as
// it is open, so that others see that its program still runs.
type Temp struct {
	*os.File
	lock *flock.Flock // nil where a locked file could not be written
}

// locks says whether a file that is locked can be written still.
const locks = runtime.GOOS != "windows"

// CreateTemp makes an empty file beside path, for its owner alone. Those that killed
// programs left there are swept up. The errors are the system's.
func CreateTemp(path string) (*Temp, error) {
	folder := filepath.Dir(path)
	// What could not be swept now is swept by the next one.
	_ = Sweep(folder)
	for range 10 {
		name := filepath.Join(folder, ".rung-"+uuid.NewString())
		file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
		if err != nil {
			return nil, err
		}
		t := &Temp{file, nil}
		if !locks {
			return t, nil
		}
		t.lock = newLock(name)
		mine, err := t.lock.TryLock()
		if _, gone := os.Lstat(name); gone == nil && (mine || err != nil) {
			// Where the disk knows no locks, there is an error here, and none can be
			// taken for left behind either.
			return t, nil
		}
		if err := t.Remove(); err != nil { // another program took it for left behind
			return nil, err
		}
	}
	return nil, fmt.Errorf("make a file in %s: taken away each time", folder)
}

func newLock(name string) *flock.Flock { return flock.New(name, flock.SetFlag(os.O_RDWR)) }

// Remove ends the use of the file, and removes it unless it has another name by
// now.
func (t *Temp) Remove() error {
	errs := []error{t.Close()}
	if errors.Is(errs[0], os.ErrClosed) {
		errs = nil
	}
	if err := os.Remove(t.Name()); !errors.Is(err, fs.ErrNotExist) {
		errs = append(errs, err)
	}
	if t.lock != nil {
		errs = append(errs, t.lock.Close())
	}
	return errors.Join(errs...)
}

// Replace fills a file with what write writes, and puts it in the place of path,
// which stays as it was where anything fails. The errors are the system's and those
// of write.
func Replace(path string, write func(io.Writer) error) error {
	return fillAndMove(path, write, os.Rename)
}

// WriteFile puts a file of this content in the place of path, as Replace does.
func WriteFile(path string, content []byte) error {
	return Replace(path, func(w io.Writer) error { _, err := w.Write(content); return err })
}

// Create makes a file of what write writes. Where there is one already, the error is
// fs.ErrExist, and it stays. Others are the system's and those of write.
func Create(path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	return fillAndMove(path, write, func(temporary, path string) error {
		// A link, unlike a rename, never replaces what has come there meanwhile.
		if err := os.Link(temporary, path); err == nil || errors.Is(err, fs.ErrExist) {
			return err
		}
		return os.Rename(temporary, path) // a disk without links
	})
}

// fillAndMove fills a temporary file beside path, has the disk keep it, and gives it
// the name path by move.
func fillAndMove(path string, write func(io.Writer) error, move func(temporary, path string) error) (err error) {
	t, err := CreateTemp(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, t.Remove()) }()
	if err := write(t); err != nil {
		return err
	}
	if err := errors.Join(t.Sync(), t.Close()); err != nil {
		return err
	}
	return move(t.Name(), path)
}

// ownName matches the temporary names of this version, and of those before, which
// did not lock their files.
var (
	ownName = regexp.MustCompile(`^\.rung-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)
	oldName = regexp.MustCompile(`^\.(rung|settings|device)-[0-9]+$`)
)

// unlocked is how old a file of an earlier version must be to be left behind.
const unlocked = time.Hour

// Sweep removes the temporary files in a folder whose programs are gone. Links are
// never followed, and what this person may not open is left to whom it belongs.
func Sweep(folder string) error {
	files, err := os.ReadDir(folder)
	if err != nil || !locks {
		return ignoreForbidden(err)
	}
	var errs []error
	for _, file := range files {
		if !file.Type().IsRegular() {
			continue
		}
		info, err := file.Info()
		old := err == nil && oldName.MatchString(file.Name()) && time.Since(info.ModTime()) > unlocked
		if !old && !ownName.MatchString(file.Name()) {
			continue
		}
		name := filepath.Join(folder, file.Name())
		lock := newLock(name)
		if mine, err := lock.TryLock(); mine && err == nil {
			errs = append(errs, ignoreForbidden(os.Remove(name)), lock.Close())
		}
	}
	return errors.Join(errs...)
}

// ignoreForbidden leaves out that something may not be touched, or is not there.
func ignoreForbidden(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
