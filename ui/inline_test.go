package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"rung/assets/demo"
	"rung/assets/frameworks"
	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
	"rung/model/people"
	"rung/model/readiness"
	"rung/storage"
	"rung/storage/backup"
	"rung/storage/transfer"
	"rung/storage/transfer/documents"
	"rung/ui/config"
	"rung/ui/kit"
	"rung/ui/theme"
)

// inline runs tasks at once, on the goroutine of the test. What waits for a
// time waits for flush.
type inline struct {
	waiting map[string]func()
	unkept  map[string]func()
}

func (t *inline) Load(_ string, work func(context.Context) func()) { t.Do(work) }

func (t *inline) Do(work func(context.Context) func()) {
	if show := work(context.Background()); show != nil {
		show()
	}
}

func (t *inline) After(key string, _ time.Duration, fn func()) {
	delete(t.waiting, key)
	if fn != nil && key != settling { // nobody waits for memory in a test
		t.waiting[key] = fn
	}
}

func (t *inline) Keep(key string, keep func()) {
	delete(t.unkept, key)
	if keep != nil {
		t.unkept[key] = keep
	}
}

func (t *inline) KeepAll() {
	for key, keep := range t.unkept {
		delete(t.unkept, key)
		keep()
	}
}

// flush runs what waits for a time, as if it had passed.
func (t *inline) flush() {
	t.KeepAll()
	for key, fn := range t.waiting {
		delete(t.waiting, key)
		fn()
	}
}

// person sits before a whole window on a real journal file.
type person struct {
	*testing.T
	scratch string // where opened attachments lie
	*shell
	tasks *inline
	path  string
	now   time.Time
	disk  *disk

	settings string // the settings file

	alter []func(*Options) // what is different on this machine
}

// disk is the journal's store on a disk that can be full.
type disk struct {
	model.Store
	full  bool
	deaf  bool      // nothing can be found
	wrote time.Time // when a write was last done
}

var errFull = &model.Error{Code: model.DiskFull, Message: "The disk is full."}

func (d *disk) Write(ctx context.Context, b model.Batch) (model.Receipt, error) {
	if d.full {
		return model.Receipt{}, errFull
	}
	defer func() { d.wrote = time.Now() }()
	return d.Store.Write(ctx, b)
}

func (d *disk) SetSetting(ctx context.Context, key string, value any) error {
	if d.full {
		return errFull
	}
	return d.Store.SetSetting(ctx, key, value)
}

func (d *disk) Find(ctx context.Context, q model.Query, from model.Cursor, limit int) ([]model.Hit, model.Cursor, error) {
	if d.deaf {
		return nil, model.Cursor{}, &model.Error{Code: model.Failing, Message: "The disk cannot be read."}
	}
	return d.Store.Find(ctx, q, from, limit)
}

func (d *disk) KeepDraft(ctx context.Context, draft model.Draft) error {
	if d.full {
		return errFull
	}
	return d.Store.KeepDraft(ctx, draft)
}

// noon of the demo journal's last day.
var demoNoon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// newPerson sits down before an empty journal, on a machine that alter may change.
func newPerson(t *testing.T, alter ...func(*Options)) *person {
	t.Helper()
	p := &person{T: t, alter: alter, path: filepath.Join(t.TempDir(), "journal.rung"), settings: filepath.Join(t.TempDir(), "settings.toml"), scratch: t.TempDir(), now: demoNoon}
	p.start()
	return p
}

// start opens the window on the person's journal, as after a crash where one
// was open before.
func (p *person) start() {
	p.Helper()
	clock := func() time.Time { return p.now }
	options := storage.Options{Device: "laptop", Version: "test", Clock: clock, Create: true, DistinguishNamesakes: people.DistinguishNamesakes}
	store, err := storage.Open(p.path, options)
	if err != nil {
		p.Fatal(err)
	}
	p.Cleanup(func() {
		if err := store.Close(); err != nil {
			p.Error(err)
		}
	})
	a := test.NewTempApp(p.T)
	a.Settings().SetTheme(theme.New(theme.Light, 100))
	w := a.NewWindow("Rung")
	closed := false // the person may close it
	w.SetOnClosed(func() { closed = true })
	p.Cleanup(func() {
		if !closed {
			w.Close()
		}
		// Fyne keeps what it drew of each widget until a canvas is drawn after a while,
		// which no test's window is: every window of every test would be kept.
		software.NewCanvas().Capture()
	})
	w.Resize(fyne.NewSize(1180, 760))
	p.disk = &disk{Store: store}
	j := model.NewJournal(p.disk, clock)
	p.readWords(j)
	p.tasks = &inline{waiting: map[string]func(){}, unkept: map[string]func(){}}
	settings, found := config.Open(p.settings, clock)
	writer, err := documents.NewWriter(typefaces())
	if err != nil {
		p.Fatal(err)
	}
	o := Options{
		Journal: j, File: &backup.File{Store: store, Journal: p.path, Options: options}, Exchange: transfer.Exchange{Journal: j, File: store},
		Config: found.Config, Settings: settings, Found: found, CheckJournal: storage.CheckHeader, Own: true, Version: "test",
		DocumentWriter: writer, Scratch: func() (string, error) { return p.scratch, nil },
		WriteReport: func(w io.Writer, format string, sheet readiness.PrintedReport, loc model.Locale) ([]string, error) {
			return documents.WriteReport(w, format, sheet, loc, typefaces())
		},
		LoadReadiness: func(ctx context.Context) (*readiness.Index, error) { return readMap(ctx, j, store) },
		Lexicon:       loadLexicon,
	}
	for _, alter := range p.alter {
		alter(&o)
	}
	p.shell = newShell(o, a, w, p.tasks, nil)
	p.shell.build()
	p.shell.greeted = true // the journeys begin after the first start
	p.shell.start()
	w.Resize(fyne.NewSize(1180, 760))
}

// loadLexicon parses the lexicon once for all tests.
var loadLexicon = sync.OnceValues(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) })

// readWords has the journal read what is written to it, as the program does.
func (p *person) readWords(j *model.Journal) {
	x, err := loadLexicon()
	if err != nil {
		p.Fatal(err)
	}
	j.ReadWords(func(known []model.KnownContact) func(model.Entry) model.Entry {
		reader := x.NewEntryReader(model.Locale{Currency: "USD"}, known)
		return func(e model.Entry) model.Entry { return reader.Read(e).Entry }
	})
}

// typefaces are the ones that the window is shown in.
func typefaces() documents.Fonts {
	return documents.Fonts{Regular: fynetheme.DefaultTextFont().Content(), Bold: fynetheme.DefaultTextBoldFont().Content()}
}

// readMap reads the readiness map as the program does.
func readMap(ctx context.Context, j *model.Journal, store *storage.Store) (*readiness.Index, error) {
	var shelf readiness.FrameworkSet
	for _, f := range frameworks.Built() {
		if err := shelf.AddBuiltIn(f.Name, f.Text); err != nil {
			return nil, err
		}
	}
	own, err := j.Settings(ctx, model.SettingFramework)
	if err != nil {
		return nil, err
	}
	if broken := shelf.AddOwn(own); len(broken) > 0 {
		return nil, errors.Join(broken...)
	}
	return readiness.ReadIndex(ctx, j, readiness.NewCompetencyRules(), shelf.Frameworks(), store.Facts)
}

// withDemo gives the person the demo journal.
func (p *person) withDemo() *person {
	p.Helper()
	if _, err := p.Exchange().Import(context.Background(), bytes.NewReader(demo.Journal), model.ImportSource{Format: "json"}, false); err != nil {
		p.Fatal(err)
	}
	return p
}

// types types text into what has the focus.
func (p *person) types(text string) {
	p.Helper()
	focused := p.window.Canvas().Focused()
	if focused == nil {
		p.Fatalf("nothing has the focus to take %q", text)
	}
	test.Type(focused, text)
}

// press presses keys, each as "ctrl+n", "tab" or "Delete", the way the window
// hands them on: menu first, then the focused widget, then the canvas.
func (p *person) press(keys ...pressed) {
	p.Helper()
	for _, k := range keys {
		c := p.window.Canvas()
		if k.mod == 0 || k.mod == kit.Shift {
			switch {
			case k.name == fyne.KeyTab && takesTab(c.Focused()):
				c.Focused().TypedKey(&fyne.KeyEvent{Name: k.name})
			case k.name == fyne.KeyTab && k.mod == kit.Shift:
				c.FocusPrevious()
			case k.name == fyne.KeyTab:
				c.FocusNext()
			case c.Focused() != nil:
				c.Focused().TypedKey(&fyne.KeyEvent{Name: k.name})
			default:
				c.OnTypedKey()(&fyne.KeyEvent{Name: k.name})
			}
			continue
		}
		p.shortcut(k)
	}
}

func takesTab(focused fyne.Focusable) bool {
	tabbable, ok := focused.(fyne.Tabbable)
	return ok && tabbable.AcceptsTab()
}

type pressed struct {
	name fyne.KeyName
	mod  fyne.KeyModifier
}

func plain(name fyne.KeyName) pressed    { return pressed{name: name} }
func withCtrl(name fyne.KeyName) pressed { return pressed{name, kit.Ctrl} }

func (p *person) shortcut(k pressed) {
	p.Helper()
	want := kit.Key{Name: k.name, Held: k.mod}.Shortcut()
	for _, menu := range p.window.MainMenu().Items {
		for _, item := range menu.Items {
			if item.Shortcut != nil && item.Shortcut.ShortcutName() == want.ShortcutName() {
				item.Action()
				return
			}
		}
	}
	if focused, ok := p.window.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(&desktop.CustomShortcut{KeyName: k.name, Modifier: k.mod})
		return
	}
	p.Fatalf("no menu item has %v", k)
}

// find gives what the journal holds for a query.
func (p *person) find(query string) []model.Entry {
	p.Helper()
	q, err := model.ParseQuery(query, p.Locale(), false)
	if err != nil {
		p.Fatal(err)
	}
	hits, _, err := p.Journal().Find(context.Background(), q, model.Cursor{}, 0)
	if err != nil {
		p.Fatal(err)
	}
	entries := make([]model.Entry, len(hits))
	for i, h := range hits {
		entries[i] = h.Entry
	}
	return entries
}

// one gives the only entry that a query finds.
func (p *person) one(query string) model.Entry {
	p.Helper()
	found := p.find(query)
	if len(found) != 1 {
		p.Fatalf("%q finds %d entries, not 1", query, len(found))
	}
	return found[0]
}
