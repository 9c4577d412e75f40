package app

import (
	"context"
	"errors"
	"fmt"
	"os"

	"rung/model"
	"rung/model/readiness"
	"rung/storage/backup"
	"rung/storage/scratch"
	"rung/ui/cli"
)

// openSession opens the journal for a command.
func (p program) openSession(ctx context.Context, path string, a cli.Access) (cli.Session, error) {
	path, copies, err := p.findJournal(path)
	if err != nil {
		return cli.Session{}, err
	}
	o := p.storageOptions(path, a == cli.Write)
	if a == cli.Write || a == cli.Existing && isThere(path) {
		if o.Device, err = p.Device(); err != nil {
			return cli.Session{}, err
		}
	}
	file := &backup.File{Journal: path, Folder: copies, Options: o}
	if err := file.Prepare(ctx); err != nil && (a != cli.Mend || model.CodeOf(err) != model.Missing) {
		return cli.Session{File: file}, err
	}
	open, err := p.loadJournal(path, copies, o)
	switch code := model.CodeOf(err); {
	case err == nil && (a == cli.Write || a == cli.Existing):
		if err := open.store.QuickCheckSmall(ctx); err != nil {
			return cli.Session{}, errors.Join(err, open.close())
		}
		return p.newSession(ctx, open), nil
	case err == nil:
		return p.newSession(ctx, open), nil
	case code == model.NotFound && a == cli.Read:
		return p.openEmpty(ctx)
	case a == cli.Mend && code != model.Busy && code != model.DiskFull:
		return cli.Session{File: file, Close: func() error { return nil }}, nil
	}
	return cli.Session{File: file}, err
}

// isThere keeps a command that is about to fail for want of a journal from making
// the device's id.
func isThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// newSession hands the journal to a command, and makes the day's copy after it
// wrote. That a copy fails is told, but what was written is written.
func (p program) newSession(ctx context.Context, open *openJournal) cli.Session {
	frameworks := func(ctx context.Context) (readiness.FrameworkSet, error) { return p.readFrameworks(ctx, open.journal) }
	index := func(ctx context.Context) (*readiness.Index, error) { return p.readReadiness(ctx, open) }
	return cli.Session{Journal: open.journal, File: open.file, Exchange: open.exchange, Frameworks: frameworks, Readiness: index, Close: func() error {
		if open.wrote {
			if err := open.makeDailyCopy(ctx); err != nil {
				p.warn(&model.Error{Code: model.CodeOf(err), Message: "What you wrote is kept, but the day's copy was not made. " + model.ExplainError(err), Err: err})
			}
		}
		return open.close()
	}}
}

// openEmpty gives the journal of someone who has not written yet: it answers every
// question, and is gone afterwards.
func (p program) openEmpty(ctx context.Context) (cli.Session, error) {
	folder, err := scratch.Make(p.Scratch())
	if err != nil {
		return cli.Session{}, fmt.Errorf("answer for an empty journal: %w", err)
	}
	open, err := p.loadJournal(folder.File("journal.rung"), "", p.storageOptions("", true))
	if err != nil {
		return cli.Session{}, errors.Join(err, folder.Remove())
	}
	session := p.newSession(ctx, open)
	session.Close = func() error { return errors.Join(open.close(), folder.Remove()) }
	return session, nil
}
