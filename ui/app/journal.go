package app

import (
	"context"
	"os"

	"rung/model"
	"rung/model/people"
	"rung/storage"
	"rung/storage/backup"
	"rung/storage/transfer"
	"rung/ui/config"
	"rung/ui/desktop"
)

// openJournal is a journal that is open, and what works on it.
type openJournal struct {
	store    *storage.Store
	journal  *model.Journal
	file     *backup.File
	exchange transfer.Exchange
	wrote    bool // it was written to since it was opened
}

func (p program) storageOptions(journal string, create bool) storage.Options {
	return storage.Options{Version: p.version, Clock: p.clock, Create: create, MakeFolder: p.IsOwn(journal), DistinguishNamesakes: people.DistinguishNamesakes}
}

// loadJournal opens the journal at path. Errors: those of storage.Open.
func (p program) loadJournal(path, copies string, o storage.Options) (*openJournal, error) {
	store, err := storage.Open(path, o)
	if err != nil {
		return nil, err
	}
	o.Create = false
	j := model.NewJournal(store, p.clock)
	readWords(j)
	open := &openJournal{store: store, journal: j, exchange: transfer.Exchange{Journal: j, File: store, Locale: model.LocaleFromEnv(os.Getenv), Fonts: typefaces, BuiltIn: builtInFrameworks},
		file: &backup.File{Store: store, Journal: store.Path(), Folder: copies, Options: o}}
	j.Subscribe(func(model.Receipt) { open.wrote = true })
	return open, nil
}

// findJournal gives the journal that a person means, with the folder of its copies. A
// mistake in the settings is told, and hinders nobody who does not need what it
// hides.
func (p program) findJournal(path string) (journal, copies string, err error) {
	settings := config.Load(p.Places.Settings())
	journal, copies, err = p.Journal(path, settings)
	if problem := settings.Problem(); err == nil && problem != nil {
		p.warned.Do(func() { p.warn(problem) })
	}
	return journal, copies, err
}

// makeDailyCopy makes the day's copy, in another program where that takes long.
func (j *openJournal) makeDailyCopy(ctx context.Context) error {
	return j.file.DailySoon(ctx, func() error { return desktop.StartBeside("--journal", j.store.Path(), "daily") })
}

func (j *openJournal) close() error {
	if j.file.Store == nil { // it could not be opened, or a restore has closed it
		return nil
	}
	return j.store.Close()
}
