package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"rung/assets/demo"
	"rung/model"
	"rung/storage"
	"rung/storage/backup"
	"rung/storage/transfer"
	"rung/ui/cli"
	"rung/ui/config"
)

// parts are an open journal and what works on it.
type parts struct {
	store   *storage.Store
	journal *model.Journal
	file    *backup.File
	porter  transfer.Porter
	wrote   bool
}

func (p program) options(create bool) storage.Options {
	return storage.Options{Version: p.version, Clock: p.clock, Create: create}
}

// load opens the journal at path. Errors: those of storage.Open.
func (p program) load(path, copies string, o storage.Options) (*parts, error) {
	store, err := storage.Open(path, o)
	if err != nil {
		return nil, err
	}
	o.Create = false
	j := model.NewJournal(store, p.clock)
	whole := &parts{store: store, journal: j, porter: transfer.Porter{Journal: j, File: store},
		file: &backup.File{Store: store, Journal: store.Path(), Folder: copies, Options: o}}
	j.Subscribe(func(model.Receipt) { whole.wrote = true })
	return whole, nil
}

// settings reads the machine's settings. A mistake in them is told and hinders
// nobody.
func (p program) settings() config.Config {
	c, err := config.Load(p.places.settings())
	if err != nil {
		p.warn(err)
	}
	return c
}

func (p program) warn(err error) {
	slog.Warn("warned", "code", model.CodeOf(err))
	// Where standard error is gone, the log has it.
	_, _ = fmt.Fprintln(p.err, "rung: "+err.Error())
}

// open opens the journal for a command.
func (p program) open(ctx context.Context, path string, a cli.Access) (cli.Session, error) {
	path, copies, err := p.journal(path, p.settings())
	if err != nil {
		return cli.Session{}, err
	}
	o := p.options(a == cli.Write)
	if a == cli.Write || a == cli.Mend {
		if o.Device, err = p.device(); err != nil {
			return cli.Session{}, err
		}
	}
	whole, err := p.load(path, copies, o)
	switch code := model.CodeOf(err); {
	case err == nil:
		return p.session(ctx, whole), nil
	case code == model.NotFound && a == cli.Read:
		return p.empty(ctx)
	case a == cli.Mend && code != model.Busy && code != model.DiskFull:
		return cli.Session{File: &backup.File{Journal: path, Folder: copies, Options: o}, Close: func() error { return nil }}, nil
	}
	return cli.Session{}, err
}

// session hands the journal to a command, and makes the day's copy after it
// wrote. That a copy fails is told, but what was written is written.
func (p program) session(ctx context.Context, whole *parts) cli.Session {
	return cli.Session{Journal: whole.journal, File: whole.file, Porter: whole.porter, Close: func() error {
		if whole.wrote {
			if err := whole.file.Daily(ctx); err != nil {
				p.warn(fmt.Errorf("what you wrote is kept, but the day's copy was not made: %w", err))
			}
		}
		return whole.close()
	}}
}

func (w *parts) close() error {
	if w.file.Store == nil { // it could not be opened, or a restore has closed it
		return nil
	}
	return w.store.Close()
}

// empty is the journal of someone who has not written yet: it answers every
// question, and is gone afterwards.
func (p program) empty(ctx context.Context) (cli.Session, error) {
	folder, err := os.MkdirTemp("", "rung-")
	if err != nil {
		return cli.Session{}, fmt.Errorf("answer for an empty journal: %w", err)
	}
	whole, err := p.load(filepath.Join(folder, "journal.rung"), "", p.options(true))
	if err != nil {
		return cli.Session{}, errors.Join(err, os.RemoveAll(folder))
	}
	session := p.session(ctx, whole)
	session.Close = func() error { return errors.Join(whole.close(), os.RemoveAll(folder)) }
	return session, nil
}

// demo makes a journal at path with the demo's life in it.
func (p program) demo(ctx context.Context, path string, shift bool) (entries int, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return 0, fmt.Errorf("find a place for the demo: %w", err)
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return 0, &model.Error{Code: model.Invalid, Message: path + " is there already. Choose another name for the demo.", Err: err}
	}
	o := p.options(true)
	if o.Device, err = p.device(); err != nil {
		return 0, err
	}
	whole, err := p.load(path, "", o)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, whole.close()) }()
	a, err := whole.loadDemo(ctx, shift)
	return a.New, err
}

func (w *parts) loadDemo(ctx context.Context, shift bool) (model.Arrival, error) {
	if !shift {
		return w.porter.Import(ctx, bytes.NewReader(demo.Journal), "json", false)
	}
	return w.porter.ImportShifted(ctx, bytes.NewReader(demo.Journal), w.journal.Today().Since(demo.LastDay))
}
