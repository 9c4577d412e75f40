package kit

import (
	"context"
	"io"
	"io/fs"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/meaning"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/model/review"
	"rung/ui/widgets"
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

// Navigator leads through the window.
type Navigator interface {
	// Go shows a route; the present one can be returned to. Back returns to the one
	// before.
	Go(Route)
	Back()
	// Here replaces the present route, so that a return finds what was shown;
	// Visit adds one that the screen shows already.
	Here(Route)
	Visit(Route)
	// CurrentRoute is the route that was gone to last.
	CurrentRoute() Route
	// Shown is the screen that is shown, with its id.
	Shown() (id string, screen Screen)
}

// Messages are lines at the foot of the window.
type Messages interface {
	// Say shows a line for a while, with an action, or none.
	Say(message, action string, fn func())
	// Remind shows such a line until it is dealt with.
	Remind(message, action string, fn func())
	// Fail shows err in the person's words, and logs what is not theirs to mend.
	// Nil, and the end of a context, are passed over.
	Fail(err error)
	// Hold shows why words are in memory only, with an action that leads back to
	// them, until the journal has them.
	Hold(err error, action string, fn func())
}

// Asker shows something over the window.
type Asker interface {
	// Ask shows a question.
	Ask(Question)
	// ShowSheet shows a sheet until close is called or the person leaves it.
	ShowSheet(Sheet) (close func())
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

// PickedSource is a file or a folder that the person picked to bring in.
type PickedSource struct {
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
	OnLeft        func() // called once the sheet has gone, however that came; may be nil
}

// Journals give access to the open journal.
type Journals interface {
	Journal() *model.Journal
	File() model.File
	// Undo takes a write back, the last one where batch is "", and offers to do it
	// again.
	Undo(batch string)
	// Begin opens an entry that a proposed action begins.
	Begin(Start)
	// OpenDemo opens the demo journal in a window of its own.
	OpenDemo()
}

// Readings are what was read from the whole journal.
type Readings interface {
	// Readiness is the readiness map, or nil while it is being read: Changed is
	// called once it is there. ReloadReadiness reads it anew.
	Readiness() *readiness.Index
	ReloadReadiness()
	// WordReader reads the words of entries, or is nil while the lexicon and the
	// contacts are being read.
	WordReader() *meaning.EntryReader
	// BulletWords are the words that bullets are drafted and checked with; they are
	// asked for off the UI goroutine. Errors: those of reading them.
	BulletWords() (resume.Lexicon, error)
	// Library is what review knows of the journal; it is asked for off the UI
	// goroutine. Errors: those of reading it.
	Library(context.Context) (*review.Library, error)
}

// Regional is how the person writes days and numbers.
type Regional interface {
	// Locale has the journal's own currency and today's date.
	Locale() model.Locale
	// WeekStart is the day that a week begins with in lists and calendars.
	WeekStart() time.Weekday
}

// Files reads and writes files that the person chooses.
type Files interface {
	// PickFile asks for a file that may be attached and reads it; nothing is called
	// on cancel.
	PickFile(done func(name string, content []byte))
	// PickSource asks for a file or a folder to bring in, which may be larger than
	// what can be attached; nothing is called on cancel.
	PickSource(done func(PickedSource))
	// SaveFile asks for a folder and a name, writes to a temporary file that takes
	// that name once it is whole, and says where the file lies.
	SaveFile(name string, write func(ctx context.Context, w io.Writer) error)
	// OpenCopy opens a read-only copy of an attached file, removed at exit. What
	// may run something is offered to be saved elsewhere.
	OpenCopy(name string, content []byte)
	// OpenLink asks the desktop to open an address on the web.
	OpenLink(address string)
}

// Exporter writes what the journal holds; SaveFile gives the writer.
type Exporter interface {
	Exchange() model.Exchange
	// Export writes the entries that a query finds in a format of Exchange.
	Export(ctx context.Context, w io.Writer, format string, q model.Query, private bool) error
	// ExportEntries writes entries by id as JSON that Rung reads back. Private ones
	// are left out.
	ExportEntries(ctx context.Context, w io.Writer, ids []string) error
	// WriteReport writes the report of a framework for the person, as md or pdf, with
	// private entries left out.
	WriteReport(ctx context.Context, w io.Writer, format, framework string) error
	// WriteCase writes the page that makes the person's case to their manager, as md
	// or pdf, with private entries left out.
	WriteCase(ctx context.Context, w io.Writer, format, framework string) error
	// DocumentWriter writes résumés, letters and cue sheets, and lays out their pages to be
	// drawn.
	DocumentWriter() resume.DocumentWriter
}

// Presenter gives a screen the whole window, for others to look at.
type Presenter interface {
	// Present takes rail, heading, menu and foot away. leave is called where Escape
	// was pressed and nothing has the focus.
	Present(leave func())
	// EndPresenting shows the rest of the window again.
	EndPresenting()
}

// Host is what the shell gives to every screen. What needs only a part of it
// takes that part.
type Host interface {
	Tasks
	Navigator
	Messages
	Asker
	Journals
	Readings
	Regional
	Files
	Exporter
	Presenter
	Window() fyne.Window
	// SetNote says a few words beneath the screen's heading.
	SetNote(note string)
}

// RefuseReadOnly says that nothing can be written, and reports whether that is so.
func RefuseReadOnly(file model.File, messages Messages) bool {
	why := file.ReadOnly()
	if why != "" {
		messages.Fail(&model.Error{Code: model.ReadOnly, Message: why})
	}
	return why != ""
}
