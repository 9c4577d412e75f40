package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"rung/ui/atomicfile"
	"strings"

	"github.com/gofrs/flock"
)

// Reminded remembers the newest reminder given on this machine, so that none is
// given twice, nor by each of two windows.
type Reminded struct{ path string }

// Reminded is what is remembered in Rung's state folder.
func (p Places) Reminded() Reminded { return Reminded{filepath.Join(p.stateHome, "reminded")} }

// Take has due name the reminder that is to be given, by the newest one given or
// "" where none is known, and remembers it; "" is none. Whichever window asks
// first gets it. The error is a model.Error of code ReadOnly.
func (r Reminded) Take(due func(last string) string) (at string, err error) {
	if due(r.last()) == "" {
		return "", nil
	}
	folder := filepath.Dir(r.path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", noState(folder, err)
	}
	lock := flock.New(r.path+".lock", flock.SetPermissions(0o600))
	if err := lock.Lock(); err != nil {
		return "", noState(folder, err)
	}
	// Another window may have taken it since.
	if at = due(r.last()); at != "" {
		err = atomicfile.WriteFile(r.path, []byte(at+"\n"))
	}
	if err = errors.Join(err, lock.Unlock()); err != nil {
		return "", noState(folder, err)
	}
	return at, nil
}

func (r Reminded) last() string {
	last, err := os.ReadFile(r.path)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(last))
}
