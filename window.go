package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"runtime"

	"rung/model"
	"rung/model/readiness"
	"rung/storage/backup"
	"rung/ui"
	"rung/ui/config"
	"rung/ui/desktop"
)

// window opens the window on the journal at path, or has the one that is open
// already show itself.
func (p program) window(ctx context.Context, path string) error {
	if err := desktop.FindDisplay(); err != nil {
		return err
	}
	settings := p.settings()
	journal, copies, err := p.Journal(path, settings)
	if err != nil {
		return err
	}
	turn, err := p.TakeTurn(journal, p.err)
	if err != nil || turn == nil {
		return err
	}
	defer turn.End()
	if err := desktop.Prepare(); err != nil {
		slog.Warn("desktop", "error", err)
	}
	o := p.options(journal, true)
	if o.Device, err = p.Device(); err != nil {
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
	shown.Serve, shown.Quit = turn.Serve, ctx.Done()
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
		turn.End()
		return desktop.StartAnew()
	}
	return err
}

func (p program) uiOptions(ctx context.Context, settings config.Config, whole *parts, trouble error) ui.Options {
	o := ui.Options{
		Journal: whole.journal, Trouble: trouble, File: whole.file, Porter: whole.porter,
		Locale: model.LocaleFromEnv(os.Getenv), Version: p.version, Config: settings,
		SaveConfig: func(c config.Config) error { return config.Save(p.Places.Settings(), c) },
	}
	if trouble != nil {
		return o
	}
	if runtime.GOOS == "linux" {
		if login, err := p.Login(); err == nil {
			o.Login = login
		}
	}
	if whole.store.Path() != p.Demo() { // nobody is reminded of an invented life
		o.Reminded = p.Reminded()
	}
	o.LoadReadiness = func(ctx context.Context) (*readiness.Index, error) { return p.readiness(ctx, whole) }
	o.WriteReport = writeReport
	o.Press = p.press
	o.OpenDemo = func() error { return p.openDemo(ctx) }
	o.QuickCheck = func() error { return whole.store.QuickCheck(ctx) }
	o.DailyCopy = func() error { return whole.file.Daily(ctx) }
	return o
}

// openDemo opens the demo journal, moved to end today, in a window of its own.
// It lies among what may be thrown away, and is made anew each time; a window
// that still has it shows itself instead.
func (p program) openDemo(ctx context.Context) error {
	path := p.Demo()
	turn, err := p.TakeTurn(path, p.err)
	if err != nil || turn == nil {
		return err
	}
	defer turn.End()
	for _, old := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Remove(old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear the old demo: %w", err)
		}
	}
	if _, err := p.newDemo(ctx, path, true); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("open the demo: %w", err)
	}
	turn.End()
	return exec.Command(self, "--journal", path).Start()
}
