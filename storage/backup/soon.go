package backup

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rung/model"

	"github.com/gofrs/flock"
)

// smallCopy is the size of a journal in bytes up to which its copy is made and
// checked too quickly for a person to notice.
const smallCopy = 4 << 20

// noteName is a file among the copies, which is there while another program makes the
// day's copy, and after that has failed. It holds begun and the time at which that
// began, or what the person is to be told.
const (
	noteName = ".not-copied"
	begun    = "begun "
	starting = time.Minute // after which another program has surely begun
)

// DailySoon is BackupDaily for a program that is about to end. For a journal above
// smallCopy it calls elsewhere, which starts another program that calls BackupDaily,
// and does not wait for that. If that one fails, the next DailySoon gives its message
// as an Error of code Damaged; if it ends without an outcome, the copy is made here.
func (f *File) DailySoon(ctx context.Context, elsewhere func() error) error {
	if f.Store == nil {
		return nil
	}
	if _, due, err := f.copiesDue(ctx); err != nil || !due {
		return err
	}
	info, err := os.Stat(f.Journal)
	if err != nil || info.Size() <= smallCopy {
		return f.BackupDaily(ctx)
	}
	if err := f.makeFolder(); err != nil {
		return err
	}
	told, err := f.readNote()
	if err != nil {
		return f.BackupDaily(ctx)
	}
	if since, waits := strings.CutPrefix(told, begun); waits {
		at, err := time.Parse(time.RFC3339, since)
		if ago := f.currentTime().Sub(at).Abs(); err == nil && ago < starting || f.copying() {
			return nil
		}
		return f.BackupDaily(ctx)
	}
	if f.copying() {
		return nil
	}
	if err := f.keepNote(begun + f.currentTime().Format(time.RFC3339)); err != nil {
		return f.BackupDaily(ctx)
	}
	if err := elsewhere(); err != nil {
		return f.BackupDaily(ctx)
	}
	if told != "" {
		return &model.Error{Code: model.Damaged, Message: told}
	}
	return nil
}

// copying reports whether another program is working among the copies.
func (f *File) copying() bool {
	turn := flock.New(filepath.Join(f.folder(), lockName), flock.SetPermissions(0o600))
	mine, err := turn.TryLock()
	return err == nil && (!mine || turn.Unlock() != nil)
}

func (f *File) readNote() (string, error) {
	b, err := os.ReadFile(filepath.Join(f.folder(), noteName))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(b), err
}

// keepNote writes what is to be told, or removes the note where words is "".
func (f *File) keepNote(words string) error {
	path := filepath.Join(f.folder(), noteName)
	if words != "" {
		return os.WriteFile(path, []byte(words), 0o600)
	}
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// noteOutcome keeps the outcome of the day's copy for the next DailySoon. The caller
// gets it too, so it is no error that it cannot be kept.
func (f *File) noteOutcome(outcome error) {
	words := ""
	if outcome != nil {
		words = "The day's copy could not be made."
	}
	var known *model.Error
	if errors.As(outcome, &known) {
		words = known.Message
	}
	_ = f.keepNote(words)
}
