package desktop

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"rung/model"
)

// StartAnew replaces this program, which must have closed everything, by a new one
// started in the same way.
func StartAnew() error { return startAnew(os.Args[1:], os.Environ()) }

// StartOn does the same on the journal at path, or on the one in the settings if path
// is "". The journal that this program was started with no longer counts.
func StartOn(path string) error {
	args, env := replaceJournal(path, os.Args[1:], os.Environ())
	return startAnew(args, env)
}

// replaceJournal removes the journal from a program's arguments and environment, and
// adds path as the new one unless it is "".
func replaceJournal(path string, args, env []string) (newArgs, newEnv []string) {
	for i := 0; i < len(args); i++ {
		switch {
		case args[i] == "--journal":
			i++ // its value
		case !strings.HasPrefix(args[i], "--journal="):
			newArgs = append(newArgs, args[i])
		}
	}
	if path != "" {
		newArgs = append(newArgs, "--journal="+path)
	}
	newEnv = slices.DeleteFunc(slices.Clone(env), func(v string) bool { return strings.HasPrefix(v, "RUNG_JOURNAL=") })
	return newArgs, newEnv
}

// StartBeside starts another Rung and does not wait for it.
func StartBeside(args ...string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start another: %w", err)
	}
	other := exec.Command(self, args...)
	if err := other.Start(); err != nil {
		return fmt.Errorf("start another: %w", err)
	}
	return other.Process.Release()
}

func startAnew(args, env []string) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	if err := syscall.Exec(self, append([]string{os.Args[0]}, args...), env); runtime.GOOS != "windows" {
		return fmt.Errorf("start again: %w", err)
	}
	again := exec.Command(self, args...)
	again.Env = env
	return again.Start()
}

// Prepare gives Fyne what it takes for granted: a cache folder, which a
// new account may lack, and a language, without which, as with LANG=C, no letter
// beyond ASCII can be typed.
func Prepare() error {
	cache, err := os.UserCacheDir() // the folder that Fyne uses
	if err == nil {
		err = os.MkdirAll(cache, 0o700)
	}
	plain := func(locale string) bool { return locale == "C" || locale == "POSIX" }
	all, letters, lang := os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG")
	switch {
	case plain(all):
		return errors.Join(err, os.Setenv("LC_ALL", "C.UTF-8"))
	case all == "" && (plain(letters) || letters == "" && (plain(lang) || lang == "")):
		return errors.Join(err, os.Setenv("LC_CTYPE", "C.UTF-8"))
	}
	return err
}

// errNoDisplay says that there is no display to open a window on.
var errNoDisplay = &model.Error{Code: model.NotFound, Message: "There is no display to open the window on. From a terminal, use: rung add, list, search, show, export (all: rung --help)"}

// FindDisplay looks for a display before Fyne does, which would end in a page of
// errors. The error is a model.Error of code NotFound.
func FindDisplay() error {
	switch runtime.GOOS {
	case "windows", "darwin":
		return nil
	}
	for _, address := range listDisplays(os.Getenv) {
		conn, err := net.Dial(address.network, address.name)
		if err == nil {
			return conn.Close()
		}
	}
	return errNoDisplay
}

type address struct{ network, name string }

// listDisplays gives the addresses of the displays that the environment names.
func listDisplays(env func(string) string) (found []address) {
	if socket := env("WAYLAND_DISPLAY"); socket != "" {
		if !filepath.IsAbs(socket) {
			socket = filepath.Join(env("XDG_RUNTIME_DIR"), socket)
		}
		found = append(found, address{"unix", socket})
	}
	host, screen, named := strings.Cut(env("DISPLAY"), ":")
	number, _, _ := strings.Cut(screen, ".")
	n, err := strconv.Atoi(number)
	if !named || err != nil {
		return found
	}
	if host == "" || host == "unix" {
		path := "/tmp/.X11-unix/X" + number
		// The abstract socket works even where /tmp is private, as in a sandbox.
		return append(found, address{"unix", path}, address{"unix", "@" + path})
	}
	return append(found, address{"tcp", net.JoinHostPort(host, strconv.Itoa(6000+n))})
}
