package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"rung/assets/demo"
	"rung/model"
	"rung/storage"
	"rung/ui/desktop"
)

// newDemo makes a journal at path with the demo's life in it.
func (p program) newDemo(ctx context.Context, path string, shift bool) (entries int, err error) {
	if path, err = desktop.Absolute(path); err != nil {
		return 0, err
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return 0, &model.Error{Code: model.Invalid, Message: path + " is there already. Choose another name for the demo.", Err: err}
	}
	o := p.storageOptions(path, true)
	if err := storage.PrepareFolder(path, o.MakeFolder); err != nil {
		return 0, err
	}
	if o.Device, err = p.Device(); err != nil {
		return 0, err
	}
	open, err := p.loadJournal(path, "", o)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, open.close()) }()
	a, err := open.importDemo(ctx, shift)
	return a.New, err
}

func (j *openJournal) importDemo(ctx context.Context, shift bool) (model.ImportResult, error) {
	if !shift {
		return j.exchange.Import(ctx, bytes.NewReader(demo.Journal), model.ImportSource{Format: "json"}, false)
	}
	return j.exchange.ImportShifted(ctx, bytes.NewReader(demo.Journal), j.journal.Today().DaysSince(demo.LastDay))
}

// openDemo opens the demo journal, moved to end today, in a window of its own.
// It lies among what may be thrown away, and is made anew each time; a window
// that still has it shows itself instead.
func (p program) openDemo(ctx context.Context) error {
	path := p.Demo()
	instance, err := p.ClaimInstance(path, p.err)
	if err != nil || instance == nil {
		return err
	}
	defer instance.Release()
	for _, old := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Remove(old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear the old demo: %w", err)
		}
	}
	if _, err := p.newDemo(ctx, path, true); err != nil {
		return err
	}
	instance.Release()
	return desktop.StartBeside("--journal", path)
}
