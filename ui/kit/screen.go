// Package kit is what the shell and a screen know of each other: the routes
// that lead to a screen, and what a screen may ask of the shell. It knows no
// screen, and no storage.
package kit

import (
	"context"
	"io/fs"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/ui/widgets"
)

// Screen is one place of the rail.
type Screen interface {
	// Object is what the shell shows; always the same one.
	Object() fyne.CanvasObject
	// Open shows a route of this screen, and re-reads what it shows.
	Open(Route)
	// Leave is asked before another route is shown. A screen that holds words
	// not yet saved keeps them here.
	Leave()
	// Changed tells of a write, by this window or by another program; the zero
	// Receipt says that anything may have changed.
	Changed(model.Receipt)
}

// Optional abilities that the shell looks for in a screen.
type (
	// Searchable screens take Ctrl+F.
	Searchable interface{ FocusSearch() }
	// Saver screens take Ctrl+S.
	Saver interface{ Save() }
	// Holder screens may hold words that the journal could not keep.
	Holder interface{ Unsaved() []string }
	// Editor screens take the commands of the Entry menu.
	Editor interface {
		New(kind string)
		TrashSelected()
		Attach()
		ShowHistory()
		Format(mark string)
	}
)

// Tasks runs what must not hold up the window. Every func handed to it that
// shows something runs on the UI goroutine.
type Tasks interface {
	// Load runs work elsewhere and then what it returns on the UI goroutine,
	// unless a later Load with the same key has begun: the newest answer wins,
	// and the older work's context ends.
	Load(key string, work func(context.Context) (show func()))
	// Do runs work elsewhere, one at a time in the order asked for, and never
	// drops any.
	Do(work func(context.Context) (show func()))
	// After runs fn on the UI goroutine once d has passed without another After
	// of the same key; a nil fn only forgets the one that waits.
	After(key string, d time.Duration, fn func())
	// Keep is called at each key with what keeps the words that are typed. It runs
	// keep on the UI goroutine soon after a pause, also for someone who never
	// pauses: keep has the rest of the second after the first unkept key to write
	// them. A nil keep forgets the one that waits.
	Keep(key string, keep func())
	// KeepAll runs at once every keep that waits, as before a place is left. It is
	// called on the UI goroutine.
	KeepAll()
}

// Question is something asked over the window, or a sheet to read where Do is
// nil.
type Question struct {
	Title   string
	Content fyne.CanvasObject
	Field   *widgets.Entry // takes the focus, and Enter in it is yes; may be nil
	Yes, No string
	Do      func() // after yes
	Not     func() // after no, as what was typed is given up; Escape gives nothing up
	Danger  bool   // yes cannot be undone
	Long    bool   // the content scrolls
}

// Chosen is a file or a folder that the person picked to bring in.
type Chosen struct {
	Name  string
	Open  func() (*os.File, error) // nil for a folder
	Files fs.FS                    // nil for a file
}

// Sheet is something to work in over the window, about so many em wide and high,
// with the focus on First. Escape closes it.
type Sheet struct {
	Content       fyne.CanvasObject
	First         fyne.Focusable
	Width, Height float32
}

// Host is what the shell gives to every screen.
type Host interface {
	Tasks
	Journal() *model.Journal
	File() model.File
	Porter() model.Exchange
	// Readiness is the readiness map, or nil while it is being read: Changed is
	// called once it is there. ReloadReadiness reads it anew.
	Readiness() *readiness.Index
	ReloadReadiness()
	// WriteReport writes the one-page report of a framework to path, as md or
	// pdf, with private entries left out.
	WriteReport(ctx context.Context, path, format, framework string) error
	// Press writes résumés, letters and cue sheets, and lays out their pages to be
	// drawn.
	Press() resume.Press
	// Begin opens an entry that a proposed action begins.
	Begin(Start)
	Window() fyne.Window
	Locale() model.Locale
	WeekStart() time.Weekday
	// Go shows a route; the present one can be returned to.
	Go(Route)
	// Here replaces the present route, so that a return finds what was shown;
	// Visit adds one that the screen shows already.
	Here(Route)
	Visit(Route)
	// Say shows a line at the foot of the window with an action, or none.
	Say(message, action string, fn func())
	// Remind shows such a line until it is dealt with.
	Remind(message, action string, fn func())
	// Undo takes a write back, and offers to do it again.
	Undo(batch string)
	// Fail shows err in the person's words, and logs what is not theirs to mend.
	Fail(err error)
	// Hold shows why words are in memory only, with an action that leads back to
	// them, until the journal has them.
	Hold(err error, action string, fn func())
	// SetNote says a few words beneath the screen's heading.
	SetNote(note string)
	// OpenLink asks the desktop to open an address.
	OpenLink(address string)
	// PickFile asks for a file and reads it; nothing is called on cancel.
	PickFile(done func(name string, content []byte))
	// OpenDemo opens the demo journal in a window of its own.
	OpenDemo()
	// PickSource asks for a file or a folder to bring in, which may be larger than
	// what can be attached; nothing is called on cancel.
	PickSource(done func(Chosen))
	// Ask shows a question over the window.
	Ask(Question)
	// ShowSheet shows a sheet until close is called or the person leaves it.
	ShowSheet(Sheet) (close func())
	// OpenCopy opens a read-only copy of an attached file, removed at exit. What
	// may run something is offered to be saved elsewhere.
	OpenCopy(name string, content []byte)
	// ExportEntries writes entries by id to path as JSON that Rung reads back.
	// Private ones are left out.
	ExportEntries(ctx context.Context, path string, ids []string) error
	// Export writes the entries that a query finds to path in a format of Porter.
	Export(ctx context.Context, path, format string, q model.Query, private bool) error
	// SaveFile asks for a folder and a name, writes through a temporary name and
	// says where the file lies.
	SaveFile(name string, write func(ctx context.Context, path string) error)
}
