package desktop

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rung/assets/desktop"
	"rung/model"
	"rung/ui/atomicfile"
)

// Login is the file that has the desktop start Rung when the person logs in.
type Login struct{ path, program string }

// Login is the file for this program, in the folder that the desktop looks in.
func (p Places) Login() (Login, error) {
	self, err := os.Executable()
	if err != nil {
		return Login{}, fmt.Errorf("find the program: %w", err)
	}
	return Login{path: filepath.Join(filepath.Dir(p.configHome), "autostart", desktop.Name), program: self}, nil
}

// On reports whether Rung starts at login.
func (l Login) On() bool {
	_, err := os.Stat(l.path)
	return err == nil
}

// Set writes the file, or removes it. The error is a model.Error of code
// ReadOnly.
func (l Login) Set(on bool) error {
	if !on {
		if err := os.Remove(l.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return l.newRefusal(err)
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(l.path), 0o700); err != nil {
		return l.newRefusal(err)
	}
	text := strings.Replace(desktop.Entry, "\nExec=rung\n", "\nExec="+quoteExec(l.program)+"\n", 1)
	if err := atomicfile.WriteFile(l.path, []byte(text)); err != nil {
		return l.newRefusal(err)
	}
	return nil
}

func (l Login) newRefusal(err error) error {
	return &model.Error{Code: model.ReadOnly, Err: err,
		Message: "Rung cannot change what starts at login. Make " + filepath.Dir(l.path) + " writable, then try again."}
}

// quoteExec writes a path as the desktop entry specification asks for in Exec.
func quoteExec(path string) string {
	path = strings.NewReplacer(`\`, `\\\\`, `"`, `\\"`, "`", "\\\\`", "$", `\\$`, "%", "%%").Replace(path)
	return `"` + path + `"`
}
