package app

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"runtime"

	"rung/model"
	"rung/model/readiness"
	"rung/storage"
	"rung/storage/backup"
	"rung/storage/scratch"
	"rung/ui"
	"rung/ui/config"
	"rung/ui/desktop"
)

// showWindow opens the window on the journal at path, or has the one that is open
// already show itself.
func (p program) showWindow(ctx context.Context, path string) error {
	if err := desktop.FindDisplay(); err != nil {
		return err
	}
	journal, copies, trouble := p.findJournal(path)
	lock := journal
	if trouble != nil { // the window says so, and stands for no journal
		lock = p.Places.Settings()
	}
	instance, err := p.ClaimInstance(lock, p.err)
	if err != nil || instance == nil {
		return err
	}
	defer instance.Release()
	if err := desktop.Prepare(); err != nil {
		slog.Warn("desktop", "error", err)
	}
	o := p.storageOptions(journal, true)
	if o.Device, err = p.Device(); err != nil {
		return err
	}
	slog.Info("opened", "version", p.version)
	open := &openJournal{file: &backup.File{Journal: journal, Folder: copies, Options: o}}
	if trouble == nil {
		trouble = open.file.Prepare(ctx)
	}
	if trouble == nil {
		var opened *openJournal
		if opened, trouble = p.loadJournal(journal, copies, o); trouble == nil {
			open = opened
			instance.ClaimFile(journal)
		}
	}
	if trouble != nil {
		slog.Warn("journal not opened", "code", model.CodeOf(trouble), "cause", errors.Unwrap(trouble))
	}
	var again *ui.Start
	shown := p.windowOptions(ctx, open, trouble)
	shown.Serve, shown.Quit = instance.Serve, ctx.Done()
	looked := &scratch.Later{Base: p.Scratch()}
	shown.Scratch = looked.Path
	shown.Restart = func(s ui.Start) error { again = &s; return nil }
	err = errors.Join(ui.Run(shown), looked.Remove(), p.endWindow(ctx, open))
	slog.Info("closed")
	if err != nil || again == nil {
		return err
	}
	instance.Release()
	if again.Chosen {
		return desktop.StartOn(again.Journal)
	}
	return desktop.StartAnew()
}

// endWindow makes the day's copy of a window's journal, and closes it. One that has
// moved gives its old file another name.
func (p program) endWindow(ctx context.Context, open *openJournal) error {
	if open.wrote {
		if err := open.makeDailyCopy(context.WithoutCancel(ctx)); err != nil {
			slog.Warn("no copy of today", "error", err)
		}
	}
	if err := open.close(); err != nil {
		return err
	}
	if err := open.file.PutAside(); err != nil {
		slog.Warn("the old file of a journal that has moved keeps its name", "error", err)
	}
	return nil
}

// keepUp looks for damage in the journal, and keeps what an older Rung has not kept beside
// its entries. Where that fails, the journal is only read more slowly.
func keepUp(ctx context.Context, store *storage.Store) error {
	if err := store.QuickCheck(ctx); err != nil {
		return err
	}
	if err := store.RenewFacts(ctx); err != nil {
		slog.Warn("facts are not kept", "error", err)
	}
	return nil
}

func (p program) windowOptions(ctx context.Context, open *openJournal, trouble error) ui.Options {
	file, found := config.Open(p.Places.Settings(), p.clock)
	own, _, lost := p.Journal("", found)
	o := ui.Options{
		Journal: open.journal, Trouble: trouble, File: open.file, Exchange: open.exchange,
		Locale: model.LocaleFromEnv(os.Getenv), Version: p.version, Config: found.Config, Settings: file, Found: found,
		Own:          lost == nil && desktop.SameFile(own, open.file.Journal),
		UsualJournal: p.UsualJournal(),
		CheckJournal: func(path string) error {
			if desktop.SameFile(path, open.file.Journal) {
				return &model.Error{Code: model.Invalid, Message: "This journal is open already. Choose another one."}
			}
			return storage.CheckHeader(path)
		},
	}
	if trouble != nil {
		return o
	}
	if runtime.GOOS == "linux" {
		if login, err := p.Login(); err == nil {
			o.Login = login
		}
	}
	if open.store.Path() != p.Demo() { // nobody is reminded of an invented life
		o.Reminded = p.ReminderRecord()
	}
	o.Lexicon = loadLexicon
	o.LoadReadiness = func(ctx context.Context) (*readiness.Index, error) { return p.readReadiness(ctx, open) }
	o.WriteReport = writeReport
	o.DocumentWriter = p.press
	o.OpenDemo = func() error { return p.openDemo(ctx) }
	o.Upkeep = func() error { return keepUp(ctx, open.store) }
	o.DailyCopy = open.file.BackupDaily
	return o
}
