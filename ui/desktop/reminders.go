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
// given twice, not even by two windows.
type ReminderRecord struct{ path string }

// ReminderRecord gives the record in Rung's state folder.
func (p Places) ReminderRecord() ReminderRecord {
	return ReminderRecord{filepath.Join(p.stateHome, "reminded")}
}

// Take calls due with the newest reminder given, "" if none is known. If due returns
// a reminder, Take remembers and returns it; of several windows only the first gets
// it. The error is a model.Error of code ReadOnly.
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
