// Package desktop is the machine that Rung runs on: where files lie, the log, the
// display, and the one window that a journal may have. It knows neither the
// journal's content nor what a window shows.
package desktop

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"syscall"

	"rung/model"
	"rung/model/text"
	"rung/ui/atomicfile"
	"rung/ui/config"

	"github.com/adrg/xdg"
	"github.com/google/uuid"
)

// Places says where each of Rung's files lies.
type Places struct {
	configHome, dataHome, stateHome, cacheHome, runtimeHome string
}

// FindPlaces reads the XDG variables.
func FindPlaces() Places {
	at := func(home string) string { return filepath.Join(home, "rung") }
	return Places{at(xdg.ConfigHome), at(xdg.DataHome), at(xdg.StateHome), at(xdg.CacheHome), xdg.RuntimeDir}
}

// Settings is the file of the machine's settings.
func (p Places) Settings() string { return filepath.Join(p.configHome, "settings.toml") }

// Log is the file that the log is written to.
func (p Places) Log() string { return filepath.Join(p.stateHome, "rung.log") }

// Demo is where the window's demo journal lies, in the cache folder.
func (p Places) Demo() string { return filepath.Join(p.cacheHome, "demo.rung") }

// Scratch is how the paths of temporary folders begin, such as for an attachment
// being viewed. They lie in the runtime folder, which is removed when the session
// ends, or else in the system's temporary folder.
func (p Places) Scratch() string {
	if info, err := os.Stat(p.runtimeHome); err == nil && info.IsDir() {
		return filepath.Join(p.runtimeHome, "rung")
	}
	return filepath.Join(os.TempDir(), "rung")
}

// Sweep removes what killed programs left in the settings and state folders.
func (p Places) Sweep() {
	for _, folder := range []string{p.configHome, p.stateHome} {
		if err := atomicfile.Sweep(folder); err != nil { // a failure must not stop the start
			slog.Warn("not swept", "error", err)
		}
	}
}

// IsOwn reports whether a file lies in one of Rung's own folders, which are created
// when needed. Any other folder must exist, so that a mistyped path does not create
// one.
func (p Places) IsOwn(path string) bool {
	folder := filepath.Dir(path)
	return folder == p.dataHome || folder == p.cacheHome
}

// UsualJournal is where the journal lies unless the person chose another place.
func (p Places) UsualJournal() string { return filepath.Join(p.dataHome, "journal.rung") }

// Journal gives the full path of the journal at path, or of the person's own if path
// is "", and the folder for its copies. A folder from the settings is for the
// person's own journal only; "" means beside the journal. If the settings were not
// understood and may name another journal, the error is a model.Error of code
// Invalid.
func (p Places) Journal(path string, s config.State) (journal, copies string, err error) {
	own := p.UsualJournal()
	if s.Config.Journal != "" {
		own = s.Config.Journal
	}
	if path == "" {
		if _, err := os.Stat(own); s.Lost || s.Unsure && err != nil {
			return "", "", &model.Error{Code: model.Invalid, Err: s.Problem(),
				Message: "Rung cannot tell which journal is yours, so none was opened. " + s.Problem().Error() + " Mend that, or say which journal to use: in the window, or with --journal FILE."}
		}
		return own, s.Config.BackupFolder, checkReachable(own)
	}
	if path, err = Absolute(path); err != nil {
		return "", "", err
	}
	if SameFile(path, own) {
		copies = s.Config.BackupFolder
	}
	return path, copies, checkReachable(path)
}

// Absolute gives the full path. The error is a model.Error of code NotFound.
func Absolute(path string) (string, error) {
	whole, err := filepath.Abs(path)
	if err != nil {
		return "", &model.Error{Code: model.NotFound, Err: err, Message: "The folder that you are in is gone. Name the whole path of the file."}
	}
	return whole, nil
}

// mostName is how many bytes a journal's file name may have: while the journal is
// written, a file whose name is longer by "-journal" lies beside it.
const mostName = 255 - len("-journal")

// checkReachable says why a path cannot lead to a file at all: its links go in a circle, or
// a name in it is too long. The error is a model.Error of code Invalid.
func checkReachable(path string) error {
	_, err := os.Stat(path)
	if len(filepath.Base(path)) > mostName {
		err = syscall.ENAMETOOLONG
	}
	if !errors.Is(err, syscall.ELOOP) && !errors.Is(err, syscall.ENAMETOOLONG) {
		return nil
	}
	return &model.Error{Code: model.Invalid, Err: err, Message: fmt.Sprintf("The journal at %s cannot be reached: %s. Choose the journal's file itself.", text.Shorten(path, 120), model.ExplainFileError(err))}
}

// Device gives this machine's id, which is made once. If several programs start for
// the first time at once, all use the id that was written first. The error is a
// model.Error of code ReadOnly.
func (p Places) Device() (string, error) {
	path := filepath.Join(p.stateHome, "device")
	if id, err := os.ReadFile(path); err == nil {
		if known, err := uuid.ParseBytes(id); err == nil {
			return known.String(), nil
		}
	}
	if err := os.MkdirAll(p.stateHome, 0o700); err != nil {
		return "", newStateError(p.stateHome, err)
	}
	id := uuid.NewString()
	err := atomicfile.Create(path, func(w io.Writer) error { _, err := io.WriteString(w, id); return err })
	if err == nil {
		return id, nil
	}
	if !errors.Is(err, fs.ErrExist) {
		return "", newStateError(p.stateHome, err)
	}
	// Another program was first, or what is there is no id.
	if first, err := os.ReadFile(path); err == nil {
		if known, err := uuid.ParseBytes(first); err == nil {
			return known.String(), nil
		}
	}
	if err := atomicfile.WriteFile(path, []byte(id)); err != nil {
		return "", newStateError(p.stateHome, err)
	}
	return id, nil
}

func newStateError(folder string, err error) error {
	return &model.Error{Code: model.ReadOnly, Err: err, Message: "Rung cannot keep its own notes in " + folder + ". Make the folder writable, then try again."}
}
