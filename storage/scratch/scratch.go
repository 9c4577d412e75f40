// Package scratch makes the private folders in which a file is written before it gets
// its name, and finds those that killed programs left behind. It knows nothing of
// what lies in them.
package scratch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/gofrs/flock"
	"github.com/google/uuid"
)

// lockName is the file in each folder that its program holds locked, so that others
// see that it still runs. A process number in the name would not do: another program
// may get the same one later.
const lockName = "lock"

// Folder is a private folder of this program's own.
type Folder struct {
	Path string
	lock *flock.Flock // not held where the disk knows no locks
}

// Make makes a folder whose name is base, a whole path, and an id of its own. The
// errors are the system's.
func Make(base string) (*Folder, error) {
	for range 10 {
		path := base + "-" + uuid.NewString()
		if err := os.Mkdir(path, 0o700); err != nil {
			return nil, err
		}
		f := &Folder{path, newLock(path, os.O_CREATE|os.O_RDWR)}
		mine, err := f.lock.TryLock()
		_, gone := os.Lstat(f.File(lockName))
		switch {
		case gone == nil && (mine || err != nil):
			// Some disks, as in a network, have no locks. TryLock fails on them, so
			// that no program takes this folder for left behind either.
			return f, nil
		case err != nil:
			return nil, errors.Join(err, os.RemoveAll(path))
		}
		// Another program took it for left behind before it was locked.
		if err := f.lock.Close(); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("make a folder to work in at %s: taken away each time", filepath.Dir(base))
}

func newLock(folder string, flag int) *flock.Flock {
	return flock.New(filepath.Join(folder, lockName), flock.SetFlag(flag), flock.SetPermissions(0o600))
}

// File is the path of a file in the folder.
func (f *Folder) File(name string) string { return filepath.Join(f.Path, name) }

// Remove removes the folder with all it holds, the lock last.
func (f *Folder) Remove() error {
	files, err := os.ReadDir(f.Path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, f.lock.Close())
	}
	var errs []error
	for _, file := range files {
		if file.Name() != lockName {
			errs = append(errs, os.RemoveAll(f.File(file.Name())))
		}
	}
	return errors.Join(append(errs, f.lock.Close(), os.RemoveAll(f.Path))...)
}

// Later is a folder that is made when it is first needed.
type Later struct {
	Base string // as in Make
	mu   sync.Mutex
	made *Folder
}

// Path makes the folder, unless it is made already, and gives where it is. Errors:
// those of Make.
func (l *Later) Path() (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.made == nil {
		made, err := Make(l.Base)
		if err != nil {
			return "", err
		}
		l.made = made
	}
	return l.made.Path, nil
}

// Remove removes the folder, where it was made.
func (l *Later) Remove() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.made == nil {
		return nil
	}
	made := l.made
	l.made = nil
	return made.Remove()
}

// ownName matches the end of the names that Make gives, and of the plain files that
// earlier versions used in place of folders, with what SQLite keeps beside them.
var ownName = regexp.MustCompile(`-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(-wal|-shm|-journal)?$`)

// unlocked is how old a folder without a lock must be to count as left behind: its
// program may just be about to make one.
const unlocked = time.Minute

// Orphans takes over the folders in dir that were made with a base that begins with
// prefix and ends with suffix, and whose programs are gone. Links are never followed,
// and folders that this person may not open are left alone.
func Orphans(dir, prefix, suffix string) ([]*Folder, error) {
	var taken []*Folder
	files, err := find(dir, prefix, suffix)
	for _, file := range files {
		if !file.IsDir() {
			continue
		}
		path := filepath.Join(dir, file.Name())
		f := &Folder{path, newLock(path, os.O_RDWR)}
		mine, failed := f.lock.TryLock()
		if errors.Is(failed, fs.ErrNotExist) {
			info, err := file.Info()
			mine = err == nil && time.Since(info.ModTime()) > unlocked
		}
		if mine {
			taken = append(taken, f)
		}
	}
	return taken, err
}

// Sweep removes what Orphans finds. Missing permission for it is no error.
func Sweep(dir, prefix, suffix string) error {
	orphans, err := Orphans(dir, prefix, suffix)
	errs := []error{err}
	for _, f := range orphans {
		errs = append(errs, unlessForbidden(f.Remove()))
	}
	return errors.Join(errs...)
}

// SweepFiles removes plain files with such names, which only earlier versions made.
func SweepFiles(dir, prefix, suffix string) error {
	files, err := find(dir, prefix, suffix)
	errs := []error{err}
	for _, file := range files {
		if file.Type().IsRegular() {
			errs = append(errs, unlessForbidden(os.Remove(filepath.Join(dir, file.Name()))))
		}
	}
	return errors.Join(errs...)
}

// find lists what has a name that Make would give.
func find(dir, prefix, suffix string) (found []fs.DirEntry, err error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, unlessForbidden(err)
	}
	for _, file := range files {
		end := ownName.FindStringIndex(file.Name())
		if end != nil && strings.HasPrefix(file.Name(), prefix) && strings.HasSuffix(file.Name()[:end[0]], suffix) {
			found = append(found, file)
		}
	}
	return found, nil
}

// unlessForbidden gives err, or nil where permission or the file itself is missing.
func unlessForbidden(err error) error {
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return nil
	}
	return err
}
