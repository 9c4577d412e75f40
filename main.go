// Rung is a desktop journal for people in IT who want to become IT managers.
// This package puts its parts together: where files lie, the log, the one
// window and the signals. It holds no rule about entries.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2/theme"

	"rung/assets/competencies"
	"rung/assets/demo"
	"rung/assets/frameworks"
	"rung/model"
	"rung/model/readiness"
	"rung/storage"
	"rung/storage/backup"
	"rung/storage/scratch"
	"rung/storage/transfer"
	"rung/ui"
	"rung/ui/cli"
	"rung/ui/config"
	"rung/ui/desktop"
)

// version is set anew by the build: -ldflags "-X main.version=…".
var version = "0.1.0"

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := program{Places: desktop.FindPlaces(), version: desktop.FullVersion(version), clock: time.Now, err: os.Stderr, told: &sync.Once{}}
	defer desktop.StartLog(p.Log())()
	p.sweep()
	press, err := transfer.NewPress(typefaces())
	if err != nil {
		p.warn(err)
		return 1
	}
	p.press = press
	return cli.Run(ctx, os.Args[1:], cli.Services{
		Version: p.version,
		Locale:  model.LocaleFromEnv(os.Getenv),
		In:      os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Open:        p.open,
		Demo:        p.newDemo,
		Window:      p.window,
		WriteReport: writeReport,
		Press:       press,
	})
}

// program is what every part of this package shares.
type program struct {
	desktop.Places
	version string
	clock   func() time.Time
	err     io.Writer
	press   *transfer.Press
	told    *sync.Once // a mistake in the settings is told once
}

// parts are an open journal and what works on it.
type parts struct {
	store   *storage.Store
	journal *model.Journal
	file    *backup.File
	porter  transfer.Porter
	wrote   bool
}

func (p program) options(journal string, create bool) storage.Options {
	return storage.Options{Version: p.version, Clock: p.clock, Create: create, MakeFolder: p.Own(journal)}
}

// load opens the journal at path. Errors: those of storage.Open.
func (p program) load(path, copies string, o storage.Options) (*parts, error) {
	store, err := storage.Open(path, o)
	if err != nil {
		return nil, err
	}
	o.Create = false
	j := model.NewJournal(store, p.clock)
	whole := &parts{store: store, journal: j, porter: transfer.Porter{Journal: j, File: store, Locale: model.LocaleFromEnv(os.Getenv), Fonts: typefaces},
		file: &backup.File{Store: store, Journal: store.Path(), Folder: copies, Options: o}}
	j.Subscribe(func(model.Receipt) { whole.wrote = true })
	return whole, nil
}

// typefaces are those that the window shows, for printing.
func typefaces() transfer.Fonts {
	return transfer.Fonts{Regular: theme.DefaultTextFont().Content(), Bold: theme.DefaultTextBoldFont().Content(),
		Spare: [][]byte{theme.DefaultTextMonospaceFont().Content(), theme.DefaultSymbolFont().Content()}, Others: desktop.Typefaces}
}

// find gives the journal that a person means, with the folder of its copies. A
// mistake in the settings is told, and hinders nobody who does not need what it
// hides.
func (p program) find(path string) (journal, copies string, err error) {
	settings := config.Load(p.Places.Settings())
	journal, copies, err = p.Journal(path, settings)
	if problem := settings.Problem(); err == nil && problem != nil {
		p.told.Do(func() { p.warn(problem) })
	}
	return journal, copies, err
}

func (p program) warn(err error) {
	slog.Warn("warned", "code", model.CodeOf(err), "cause", errors.Unwrap(err))
	// Where standard error is gone, the log has it.
	_, _ = fmt.Fprintln(p.err, "rung: "+model.ExplainError(err))
}

// open opens the journal for a command.
func (p program) open(ctx context.Context, path string, a cli.Access) (cli.Session, error) {
	path, copies, err := p.find(path)
	if err != nil {
		return cli.Session{}, err
	}
	o := p.options(path, a == cli.Write)
	if a == cli.Write || a == cli.Existing && exists(path) {
		if o.Device, err = p.Device(); err != nil {
			return cli.Session{}, err
		}
	}
	file := &backup.File{Journal: path, Folder: copies, Options: o}
	if err := file.Prepare(ctx); err != nil && (a != cli.Mend || model.CodeOf(err) != model.Missing) {
		return cli.Session{File: file}, err
	}
	whole, err := p.load(path, copies, o)
	switch code := model.CodeOf(err); {
	case err == nil && (a == cli.Write || a == cli.Existing):
		if err := whole.store.QuickCheckSmall(ctx); err != nil {
			return cli.Session{}, errors.Join(err, whole.close())
		}
		return p.session(ctx, whole), nil
	case err == nil:
		return p.session(ctx, whole), nil
	case code == model.NotFound && a == cli.Read:
		return p.empty(ctx)
	case a == cli.Mend && code != model.Busy && code != model.DiskFull:
		return cli.Session{File: file, Close: func() error { return nil }}, nil
	}
	return cli.Session{File: file}, err
}

// exists keeps a command that is about to fail for want of a journal from making
// the device's id.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// session hands the journal to a command, and makes the day's copy after it
// wrote. That a copy fails is told, but what was written is written.
func (p program) session(ctx context.Context, whole *parts) cli.Session {
	shelf := func(ctx context.Context) (readiness.FrameworkSet, error) { return p.shelf(ctx, whole.journal) }
	index := func(ctx context.Context) (*readiness.Index, error) { return p.readiness(ctx, whole) }
	return cli.Session{Journal: whole.journal, File: whole.file, Porter: whole.porter, Shelf: shelf, Readiness: index, Close: func() error {
		if whole.wrote {
			if err := whole.daily(ctx); err != nil {
				p.warn(&model.Error{Code: model.CodeOf(err), Message: "What you wrote is kept, but the day's copy was not made. " + model.ExplainError(err), Err: err})
			}
		}
		return whole.close()
	}}
}

// daily makes the day's copy, in another program where it takes its time.
func (w *parts) daily(ctx context.Context) error {
	return w.file.DailySoon(ctx, func() error { return desktop.StartBeside("--journal", w.store.Path(), "daily") })
}

func (w *parts) close() error {
	if w.file.Store == nil { // it could not be opened, or a restore has closed it
		return nil
	}
	return w.store.Close()
}

// shelf reads the frameworks. One of the person's own that cannot be used is
// told and hinders nobody.
func (p program) shelf(ctx context.Context, j *model.Journal) (shelf readiness.FrameworkSet, err error) {
	for _, f := range frameworks.Built() {
		if err := shelf.AddBuiltIn(f.Name, f.Text); err != nil {
			return nil, err
		}
	}
	own, err := j.Settings(ctx, model.SettingFramework)
	if err != nil {
		return nil, err
	}
	for _, broken := range shelf.AddOwn(own) {
		p.warn(broken)
	}
	return shelf, nil
}

// readiness reads the whole journal for the readiness map.
func (p program) readiness(ctx context.Context, whole *parts) (*readiness.Index, error) {
	brings, err := readiness.ParseCompetencyRules(competencies.Name, competencies.Text)
	if err != nil {
		return nil, err
	}
	shelf, err := p.shelf(ctx, whole.journal)
	if err != nil {
		return nil, err
	}
	return readiness.ReadIndex(ctx, whole.journal, brings, shelf.Frameworks(), whole.store.Facts)
}

// writeReport prints with the typeface that the window shows.
func writeReport(w io.Writer, format string, s readiness.PrintedReport, loc model.Locale) ([]string, error) {
	return transfer.WriteReport(w, format, s, loc, typefaces())
}

// empty is the journal of someone who has not written yet: it answers every
// question, and is gone afterwards.
func (p program) empty(ctx context.Context) (cli.Session, error) {
	folder, err := scratch.Make(p.Scratch())
	if err != nil {
		return cli.Session{}, fmt.Errorf("answer for an empty journal: %w", err)
	}
	whole, err := p.load(folder.File("journal.rung"), "", p.options("", true))
	if err != nil {
		return cli.Session{}, errors.Join(err, folder.Remove())
	}
	session := p.session(ctx, whole)
	session.Close = func() error { return errors.Join(whole.close(), folder.Remove()) }
	return session, nil
}

// sweep removes what killed programs of this person left behind, wherever no
// journal is asked for.
func (p program) sweep() {
	p.Places.Sweep()
	folder, name := filepath.Split(p.Scratch())
	if err := scratch.Sweep(folder, name, name); err != nil { // which hinders nobody
		slog.Warn("not swept", "error", err)
	}
}

// newDemo makes a journal at path with the demo's life in it.
func (p program) newDemo(ctx context.Context, path string, shift bool) (entries int, err error) {
	if path, err = desktop.Absolute(path); err != nil {
		return 0, err
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return 0, &model.Error{Code: model.Invalid, Message: path + " is there already. Choose another name for the demo.", Err: err}
	}
	o := p.options(path, true)
	if err := storage.PrepareFolder(path, o.MakeFolder); err != nil {
		return 0, err
	}
	if o.Device, err = p.Device(); err != nil {
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

func (w *parts) loadDemo(ctx context.Context, shift bool) (model.ImportResult, error) {
	if !shift {
		return w.porter.Import(ctx, bytes.NewReader(demo.Journal), model.ImportSource{Format: "json"}, false)
	}
	return w.porter.ImportShifted(ctx, bytes.NewReader(demo.Journal), w.journal.Today().DaysSince(demo.LastDay))
}

// window opens the window on the journal at path, or has the one that is open
// already show itself.
func (p program) window(ctx context.Context, path string) error {
	if err := desktop.FindDisplay(); err != nil {
		return err
	}
	journal, copies, trouble := p.find(path)
	lock := journal
	if trouble != nil { // the window says so, and stands for no journal
		lock = p.Places.Settings()
	}
	turn, err := p.TakeTurn(lock, p.err)
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
	whole := &parts{file: &backup.File{Journal: journal, Folder: copies, Options: o}}
	if trouble == nil {
		trouble = whole.file.Prepare(ctx)
	}
	if trouble == nil {
		var opened *parts
		if opened, trouble = p.load(journal, copies, o); trouble == nil {
			whole = opened
			turn.Cover(journal)
		}
	}
	if trouble != nil {
		slog.Warn("journal not opened", "code", model.CodeOf(trouble), "cause", errors.Unwrap(trouble))
	}
	var again *ui.Start
	shown := p.uiOptions(ctx, whole, trouble)
	shown.Serve, shown.Quit = turn.Serve, ctx.Done()
	looked := &scratch.Later{Base: p.Scratch()}
	shown.Scratch = looked.Path
	shown.Restart = func(s ui.Start) error { again = &s; return nil }
	err = errors.Join(ui.Run(shown), looked.Remove(), p.end(ctx, whole))
	slog.Info("closed")
	if err != nil || again == nil {
		return err
	}
	turn.End()
	if again.Chosen {
		return desktop.StartOn(again.Journal)
	}
	return desktop.StartAnew()
}

// end makes the day's copy of a window's journal, and closes it. One that has
// moved gives its old file another name.
func (p program) end(ctx context.Context, whole *parts) error {
	if whole.wrote {
		if err := whole.daily(context.WithoutCancel(ctx)); err != nil {
			slog.Warn("no copy of today", "error", err)
		}
	}
	if err := whole.close(); err != nil {
		return err
	}
	if err := whole.file.PutAside(); err != nil {
		slog.Warn("the old file of a journal that has moved keeps its name", "error", err)
	}
	return nil
}

func (p program) uiOptions(ctx context.Context, whole *parts, trouble error) ui.Options {
	file, found := config.Open(p.Places.Settings(), p.clock)
	own, _, lost := p.Journal("", found)
	o := ui.Options{
		Journal: whole.journal, Trouble: trouble, File: whole.file, Porter: whole.porter,
		Locale: model.LocaleFromEnv(os.Getenv), Version: p.version, Config: found.Config, Settings: file, Found: found,
		Own:          lost == nil && desktop.SameFile(own, whole.file.Journal),
		UsualJournal: p.UsualJournal(),
		CheckJournal: func(path string) error {
			if desktop.SameFile(path, whole.file.Journal) {
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
	if whole.store.Path() != p.Demo() { // nobody is reminded of an invented life
		o.Reminded = p.Reminded()
	}
	o.LoadReadiness = func(ctx context.Context) (*readiness.Index, error) { return p.readiness(ctx, whole) }
	o.WriteReport = writeReport
	o.Press = p.press
	o.OpenDemo = func() error { return p.openDemo(ctx) }
	o.QuickCheck = func() error { return whole.store.QuickCheck(ctx) }
	o.DailyCopy = whole.file.BackupDaily
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
	turn.End()
	return desktop.StartBeside("--journal", path)
}
