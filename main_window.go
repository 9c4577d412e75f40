package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"rung/model"
	"rung/storage/backup"
	"rung/ui"
	"rung/ui/config"
)

// window opens the window on the journal at path, or has the one that is open
// already show itself.
func (p program) window(ctx context.Context, path string) error {
	if err := findDisplay(); err != nil {
		return err
	}
	settings := p.settings()
	journal, copies, err := p.journal(path, settings)
	if err != nil {
		return err
	}
	turn, err := p.takeTurn(journal)
	if err != nil || turn == nil {
		return err
	}
	defer turn.end()
	if err := prepareDesktop(); err != nil {
		slog.Warn("desktop", "error", err)
	}
	o := p.options(true)
	if o.Device, err = p.device(); err != nil {
		return err
	}
	slog.Info("opened", "version", p.version)
	whole, trouble := p.load(journal, copies, o)
	if trouble != nil {
		slog.Warn("journal not opened", "code", model.CodeOf(trouble), "cause", errors.Unwrap(trouble))
		whole = &parts{file: &backup.File{Journal: journal, Folder: copies, Options: o}}
	}
	again := false
	shown := p.uiOptions(ctx, settings, whole, trouble)
	shown.Raise, shown.Quit = turn.raise, ctx.Done()
	shown.Restart = func() error { again = true; return nil }
	err = ui.Run(shown)
	if whole.wrote {
		if err := whole.file.Daily(context.WithoutCancel(ctx)); err != nil {
			slog.Warn("no copy of today", "error", err)
		}
	}
	err = errors.Join(err, whole.close())
	slog.Info("closed")
	if err == nil && again {
		turn.end()
		return startAnew()
	}
	return err
}

func (p program) uiOptions(ctx context.Context, settings config.Config, whole *parts, trouble error) ui.Options {
	o := ui.Options{
		Journal: whole.journal, Trouble: trouble, File: whole.file, Porter: whole.porter,
		Locale: model.LocaleFromEnv(os.Getenv), Version: p.version, Config: settings,
		SaveConfig: func(c config.Config) error { return config.Save(p.places.settings(), c) },
	}
	if trouble != nil {
		return o
	}
	o.OpenDemo = func() error { return p.openDemo(ctx) }
	o.QuickCheck = func() error { return whole.store.QuickCheck(ctx) }
	o.DailyCopy = func() error { return whole.file.Daily(ctx) }
	return o
}

// startAnew puts a new Rung in the place of this one, which has ended all it
// had open.
func startAnew() error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	if err := syscall.Exec(self, os.Args, os.Environ()); runtime.GOOS != "windows" {
		return fmt.Errorf("start again: %w", err)
	}
	return exec.Command(self, os.Args[1:]...).Start()
}

// prepareDesktop gives Fyne what it takes for granted: a cache folder, which a
// new account may lack, and a language, without which, as with LANG=C, no letter
// beyond ASCII can be typed.
func prepareDesktop() error {
	cache, err := os.UserCacheDir() // what Fyne uses, whatever XDG has to say
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

// errNoDisplay is told where there is nothing to open a window on.
var errNoDisplay = &model.Error{Code: model.NotFound, Message: "There is no display to open the window on. From a terminal, use: rung add, list, search, show, export (all: rung --help)"}

// findDisplay looks for a display before Fyne does, which would end in a page
// of errors.
func findDisplay() error {
	switch runtime.GOOS {
	case "windows", "darwin":
		return nil
	}
	for _, address := range displays(os.Getenv) {
		conn, err := net.Dial(address.network, address.name)
		if err == nil {
			return conn.Close()
		}
	}
	return errNoDisplay
}

type address struct{ network, name string }

// displays gives where the displays that the environment names listen.
func displays(env func(string) string) (found []address) {
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
		// The abstract one is there where /tmp is another one, as in a sandbox.
		return append(found, address{"unix", path}, address{"unix", "@" + path})
	}
	return append(found, address{"tcp", net.JoinHostPort(host, strconv.Itoa(6000+n))})
}

// openDemo opens the demo journal, moved to end today, in a window of its own.
// It lies among what may be thrown away, and is made anew each time; a window
// that still has it shows itself instead.
func (p program) openDemo(ctx context.Context) error {
	path := filepath.Join(p.cacheHome, "demo.rung")
	turn, err := p.takeTurn(path)
	if err != nil || turn == nil {
		return err
	}
	defer turn.end()
	for _, old := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Remove(old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear the old demo: %w", err)
		}
	}
	if _, err := p.demo(ctx, path, true); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("open the demo: %w", err)
	}
	turn.end()
	return exec.Command(self, "--journal", path).Start()
}
