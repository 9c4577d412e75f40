// Package ui is the window: it shows the journal and takes what the person
// does. It knows the model and the assets, never the storage or SQL; ui/app hands
// it a journal that is already open.
package ui

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"rung/assets/icon"
	"rung/model"
	"rung/model/meaning"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/ui/config"
	"rung/ui/settings"
	"rung/ui/theme"
)

// AppID names Rung to the desktop.
const AppID = "org.rungjournal.rung"

// Options is what ui/app hands to the window.
type Options struct {
	Journal  *model.Journal // nil where the journal could not be opened
	Trouble  error          // why it could not
	File     model.File
	Own      bool // it is the journal that the settings name
	Exchange model.Exchange
	Locale   model.Locale // without Today, which the journal's clock gives
	Version  string

	Config   config.Config
	Settings *config.File
	Found    config.State // what the settings were read as
	// UsualJournal is where the journal lies unless the person chose another place.
	UsualJournal string
	// CheckJournal says why the file at path cannot be opened as a journal, or nil.
	CheckJournal func(path string) error
	// Login is whether the desktop starts Rung at login; nil where Rung cannot
	// have it do so.
	Login settings.Switch
	// Reminded remembers the newest reminder given; nil where none is given.
	Reminded interface {
		Take(due func(last string) string) (at string, err error)
	}

	// Lexicon gives what the words of entries are read with.
	Lexicon func() (*meaning.Lexicon, error)
	// LoadReadiness reads the whole journal for the readiness map.
	LoadReadiness func(context.Context) (*readiness.Index, error)
	// WriteReport writes the readiness report in a format, md or pdf, and tells what
	// that could not show.
	WriteReport func(w io.Writer, format string, s readiness.PrintedReport, loc model.Locale) (lost []string, err error)
	// DocumentWriter writes résumés and other papers, and lays out their pages.
	DocumentWriter resume.DocumentWriter

	// OpenDemo opens the demo journal, moved to end today, in a window of its own.
	OpenDemo func() error
	// Upkeep looks for damage in the file after the first frame, and brings it up to date; an
	// error is shown, and the journal is read only from then on.
	Upkeep func() error
	// DailyCopy makes the day's checked copy where none was made yet.
	DailyCopy func(context.Context) error

	// Scratch is a private folder of this window's own, gone with it.
	Scratch func() (path string, err error)

	// Serve calls raise when another start asks this window to show itself, until
	// the context ends.
	Serve   func(ctx context.Context, raise func())
	Quit    <-chan struct{}   // the system asks the program to end
	Restart func(Start) error // starts Rung anew after this window has closed
}

// Start is how Rung is started anew.
type Start struct {
	Chosen  bool   // on another journal than it was started with
	Journal string // that one, or "" for the one that the settings name
}

// Run shows the window and returns once it is closed and every word is kept.
func Run(o Options) error {
	usual := debug.SetGCPercent(openingGC)
	// Without it, Fyne reads a FyneApp.toml and its icon from the present folder.
	app.SetMetadata(fyne.AppMetadata{ID: AppID, Name: "Rung", Version: o.Version})
	a := app.NewWithID(AppID)
	a.Settings().SetTheme(theme.New(theme.Mode(o.Config.Theme), o.Config.TextSize))
	w := a.NewWindow("Rung")
	w.SetMaster()
	restoreSize(a, w)
	t := newTasks()
	release := t.hold()
	s := newShell(o, a, w, t, t)
	err := s.runGuarded(func() {
		fillBeforeShown(w, t.runBeside(readFonts), func() {
			if o.Journal == nil {
				s.showTrouble()
			} else {
				s.build()
				s.start()
			}
		})
		release()
		t.After("opened", firstFrame, func() {
			debug.SetGCPercent(usual)
			w.SetIcon(icon.App()) // drawing it takes a while
		})
		a.Run()
	})
	if err != nil {
		return err
	}
	if s.again != nil {
		return o.Restart(*s.again)
	}
	return nil
}

const (
	prefWidth, prefHeight = "width", "height"
	firstWidth            = 1180
	firstHeight           = 760
	leastWidth            = 480
	leastHeight           = 360
)

// restoreSize opens the window as large as it was left.
func restoreSize(a fyne.App, w fyne.Window) {
	p := a.Preferences()
	width := max(p.FloatWithFallback(prefWidth, firstWidth), leastWidth)
	height := max(p.FloatWithFallback(prefHeight, firstHeight), leastHeight)
	w.Resize(fyne.NewSize(float32(width), float32(height)))
}

func keepSize(a fyne.App, w fyne.Window) {
	size := w.Canvas().Size()
	a.Preferences().SetFloat(prefWidth, float64(size.Width))
	a.Preferences().SetFloat(prefHeight, float64(size.Height))
}

// logFailure keeps the cause for whoever mends Rung. Messages of model.Error
// hold no entry's text beyond a title, which stays out of the log too.
func logFailure(err error) {
	var e *model.Error
	if errors.As(err, &e) {
		slog.Warn("refused", "code", e.Code, "field", e.Field, "cause", e.Err)
		return
	}
	slog.Error("failed", "error", err)
}
