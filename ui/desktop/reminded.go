package desktop

import (
	"os"
	"path/filepath"
	"strings"
)

// Reminded remembers the newest reminder given on this machine, so that none is
// given twice.
type Reminded struct{ path string }

// Reminded is what is remembered in Rung's state folder.
func (p Places) Reminded() Reminded { return Reminded{filepath.Join(p.stateHome, "reminded")} }

// Last gives the newest reminder given, or "" where none is known.
func (r Reminded) Last() string {
	last, err := os.ReadFile(r.path)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(last))
}

// Keep remembers a reminder as given. The error is a model.Error of code
// ReadOnly.
func (r Reminded) Keep(at string) error {
	folder := filepath.Dir(r.path)
	err := os.MkdirAll(folder, 0o700)
	if err == nil {
		err = os.WriteFile(r.path, []byte(at+"\n"), 0o600)
	}
	if err != nil {
		return noState(folder, err)
	}
	return nil
}
