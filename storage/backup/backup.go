// Package backup makes checked copies of the journal, prunes them and puts one
// back. It knows the journal's file and where its copies lie, and nothing of
// entries or screens.
package backup

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rung/model"
	"rung/storage"

	"github.com/gofrs/flock"
)

// stamp is the layout of a copy's time in its name; such names sort by age.
const stamp = "2006-01-02-150405"

// lockName is the file among the copies that is locked while one is made.
const lockName = ".copying"

// File is the journal as one file on disk: a model.File.
type File struct {
	Store   *storage.Store // nil where the journal could not be opened
	Journal string         // where it lies
	Folder  string         // where its copies lie; "" for the folder backups beside it
	Options storage.Options

	moved bool // Move has succeeded, so the journal lies elsewhere
}

var _ model.File = (*File)(nil)

// Path is where the journal lies.
func (f *File) Path() string { return f.Journal }

// ReadOnly says why the journal cannot be written, or "".
func (f *File) ReadOnly() string {
	if f.Store == nil {
		return "The journal could not be opened. Put a copy in its place."
	}
	return f.Store.ReadOnly()
}

// Check runs every check there is. Errors: the store's.
func (f *File) Check(ctx context.Context) ([]string, error) {
	if err := f.checkOpen(); err != nil {
		return nil, err
	}
	return f.Store.Check(ctx)
}

// CheckCopy runs every check there is on the file of a journal or of a copy, without
// changing it. Errors: NotFound, NotJournal, Newer, ReadOnly.
func (f *File) CheckCopy(ctx context.Context, path string) ([]string, error) {
	if f.Store != nil && isSameFile(path, f.Journal) {
		return f.Check(ctx)
	}
	found, err := storage.CheckFile(ctx, path)
	if err != nil {
		return nil, f.cannotUse(path, err)
	}
	for i, line := range found {
		if line == storage.DamagedMessage {
			found[i] = "The file is damaged."
		}
	}
	return found, nil
}

// checkOpen gives an Error of code Damaged where the journal could not be opened.
func (f *File) checkOpen() error {
	if f.Store == nil {
		return &model.Error{Code: model.Damaged, Message: f.ReadOnly()}
	}
	return nil
}

func (f *File) currentTime() time.Time {
	if f.Options.Clock == nil {
		return time.Now()
	}
	return f.Options.Clock()
}

func (f *File) folder() string {
	if f.Folder != "" {
		return f.Folder
	}
	return filepath.Join(filepath.Dir(f.Journal), "backups")
}

// stem begins the name of each copy, so that journals of different names that share a
// folder do not touch each other's copies.
func (f *File) stem() string {
	return strings.TrimSuffix(filepath.Base(f.Journal), ".rung") + "-"
}

// Copies lists the checked copies, newest first; those dated in the future come last,
// since their age is unknown. Without a folder there are none. Errors: ReadOnly where
// the folder cannot be read.
func (f *File) Copies(ctx context.Context) ([]model.Copy, error) {
	return f.copiesIn(ctx, f.folder())
}

// folders gives the folders in which copies may lie: the chosen one, and the usual
// one, which was in use before.
func (f *File) folders() []string {
	if usual := filepath.Join(filepath.Dir(f.Journal), "backups"); f.Folder != "" && f.Folder != usual {
		return []string{f.Folder, usual}
	}
	return []string{f.folder()}
}

func (f *File) copiesIn(ctx context.Context, folder string) ([]model.Copy, error) {
	files, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &model.Error{Code: model.ReadOnly, Err: err, Message: "The folder of copies, " + folder + ", cannot be read. Choose another one."}
	}
	var copies []model.Copy
	for _, file := range files {
		name, isCopy := strings.CutPrefix(strings.TrimSuffix(file.Name(), ".rung"), f.stem())
		at, err := time.ParseInLocation(stamp, name, f.currentTime().Location())
		if !isCopy || err != nil || !file.Type().IsRegular() {
			continue
		}
		info, err := file.Info()
		if errors.Is(err, fs.ErrNotExist) { // pruned meanwhile
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("list the copies: %w", err)
		}
		copies = append(copies, model.Copy{Path: filepath.Join(folder, file.Name()), At: at, Bytes: info.Size()})
	}
	sortCopies(copies, f.currentTime())
	return copies, ctx.Err()
}

func sortCopies(copies []model.Copy, now time.Time) {
	slices.SortFunc(copies, func(a, b model.Copy) int {
		if one, other := isAhead(a.At, now), isAhead(b.At, now); one != other {
			if one {
				return 1
			}
			return -1
		}
		return b.At.Compare(a.At)
	})
}

// Backup writes a checked copy to path, or into the folder of copies where path
// is "". Errors: Invalid where the file is there already, NotFound where its
// folder is not, ReadOnly, DiskFull, Damaged.
func (f *File) Backup(ctx context.Context, path string) (model.Copy, error) {
	if err := f.checkOpen(); err != nil {
		return model.Copy{}, err
	}
	if path != "" {
		return f.copyTo(ctx, path, f.currentTime())
	}
	if err := f.makeFolder(); err != nil {
		return model.Copy{}, err
	}
	for at := f.currentTime(); ; at = at.Add(time.Second) {
		made, err := f.copyTo(ctx, filepath.Join(f.folder(), f.stem()+at.Format(stamp)+".rung"), at)
		if !errors.Is(err, fs.ErrExist) { // otherwise there is a copy of the same second already
			return made, err
		}
	}
}

func (f *File) copyTo(ctx context.Context, path string, at time.Time) (model.Copy, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return model.Copy{}, &model.Error{Code: model.NotFound, Err: err, Message: "The folder that you are in is gone. Name the whole path of the copy."}
	}
	if err := f.Store.CopyTo(ctx, path); err != nil {
		return model.Copy{}, cannotCopy(path, err)
	}
	if err := syncFolder(filepath.Dir(path)); err != nil {
		return model.Copy{}, cannotCopy(path, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return model.Copy{}, cannotCopy(path, err)
	}
	return model.Copy{Path: path, At: at.Truncate(time.Second), Bytes: info.Size()}, nil
}

func (f *File) makeFolder() error {
	if err := os.MkdirAll(f.folder(), 0o700); err != nil {
		return &model.Error{Code: model.ReadOnly, Err: err, Message: "The folder for copies, " + f.folder() + ", cannot be made. Choose another one."}
	}
	return nil
}

// BackupDaily makes the day's copy if there is none yet and something was written
// since the last one, and then prunes the older ones. It does nothing while another
// program is doing so. Errors: those of Backup.
func (f *File) BackupDaily(ctx context.Context) error {
	if f.Store == nil || f.moved {
		return nil
	}
	if _, due, err := f.copiesDue(ctx); err != nil || !due {
		return err
	}
	if err := f.makeFolder(); err != nil {
		return err
	}
	return f.withLock(ctx, false, func(ctx context.Context) error {
		err := f.copyAndPrune(ctx)
		f.noteOutcome(err)
		return err
	})
}

// withLock runs work while no other program works among the copies. While another one
// does, it waits for its turn if must is set, and otherwise returns nil without
// having run work.
func (f *File) withLock(ctx context.Context, must bool, work func(context.Context) error) error {
	// The lock's file stays, empty: removing it would take it from under another
	// program that waits for it.
	path := filepath.Join(f.folder(), lockName)
	turn := flock.New(path, flock.SetPermissions(0o600))
	mine, err := turn.TryLock()
	if must && err == nil && !mine {
		mine, err = turn.TryLockContext(ctx, 50*time.Millisecond)
	}
	if err != nil {
		return cannotCopy(path, err)
	}
	if !mine {
		return nil
	}
	err = work(ctx)
	return errors.Join(err, turn.Unlock())
}

// noCopyToday is an Error of code Damaged that names the newest copy without faults.
func (f *File) noCopyToday(ctx context.Context, copies []model.Copy, cause error) error {
	message := "The journal has faults, so it was not copied today; the older copies stay. “Check the journal” under Settings, or “rung check”, names them."
	for _, c := range copies {
		found, err := storage.CheckFile(ctx, c.Path)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil && len(found) == 0 {
			message += " The last good copy is of " + model.NewDay(c.At).Format(model.Locale{Today: model.NewDay(f.currentTime())}) + " " + c.At.Format("15:04") + ": " + c.Path
			break
		}
	}
	return &model.Error{Code: model.Damaged, Err: cause, Message: message}
}

// copiesDue reports whether the day's copy is to be made, and if so gives the copies
// there are. A copy dated in the future does not count as the day's.
func (f *File) copiesDue(ctx context.Context) (copies []model.Copy, due bool, err error) {
	copies, err = f.Copies(ctx)
	if err != nil {
		return nil, false, err
	}
	var newest time.Time
	if len(copies) > 0 && !isAhead(copies[0].At, f.currentTime()) {
		newest = copies[0].At
	}
	if !newest.IsZero() && model.NewDay(newest) >= model.NewDay(f.currentTime()) {
		return nil, false, nil
	}
	last, err := f.Store.LastWrite(ctx)
	return copies, !last.IsZero() && last.After(newest), err
}

func (f *File) copyAndPrune(ctx context.Context) error {
	// Another program may have been quicker since BackupDaily looked.
	copies, due, err := f.copiesDue(ctx)
	if err != nil || !due {
		return err
	}
	made, err := f.Backup(ctx, "")
	if model.CodeOf(err) == model.Damaged {
		return f.noCopyToday(ctx, copies, err)
	}
	if err != nil {
		return err
	}
	copies = append([]model.Copy{made}, copies...)
	times := make([]time.Time, len(copies))
	for i, c := range copies {
		times[i] = c.At
	}
	for _, i := range expired(times, f.currentTime()) {
		if err := os.Remove(copies[i].Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("prune the copies: %w", err)
		}
	}
	return nil
}

// syncFolder flushes the names in a folder to the disk. A system that cannot do so
// keeps them by itself, so that is no error.
func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := dir.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) && !errors.Is(err, fs.ErrPermission) {
		return errors.Join(err, dir.Close())
	}
	return dir.Close()
}

// syncFile flushes a file to the disk.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
