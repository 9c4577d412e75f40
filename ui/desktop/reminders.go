package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"rung/ui/atomicfile"

	"github.com/gofrs/flock"
)

// ReminderRecord remembers the newest reminder given on this machine, so that none is
// given twice, nor by each of two windows.
type ReminderRecord struct{ path string }

// ReminderRecord is what is remembered in Rung's state folder.
func (p Places) ReminderRecord() ReminderRecord {
	return ReminderRecord{filepath.Join(p.stateHome, "reminded")}
}

// Take has due name the reminder that is to be given, by the newest one given or
// "" where none is known, and remembers it; "" is none. Whichever window asks
// first gets it. The error is a model.Error of code ReadOnly.
func (r ReminderRecord) Take(due func(last string) string) (at string, err error) {
	if due(r.readLast()) == "" {
		return "", nil
	}
	folder := filepath.Dir(r.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", newStateError(folder, err)
	}
	lock := flock.New(r.path+".lock", flock.SetPermissions(0o600))
	if err := lock.Lock(); err != nil {
		return "", newStateError(folder, err)
	}
	// Another window may have taken it since.
	if at = due(r.readLast()); at != "" {
		err = atomicfile.WriteFile(r.path, []byte(at+"\n"))
	}
	if err = errors.Join(err, lock.Unlock()); err != nil {
		return "", newStateError(folder, err)
	}
	return at, nil
}

func (r ReminderRecord) readLast() string {
	last, err := os.ReadFile(r.path)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(last))
}
