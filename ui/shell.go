package ui

import (
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/assets/icons"
	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/drafts"
	"rung/ui/journal"
	"rung/ui/kit"
	"rung/ui/money"
	"rung/ui/people"
	readinessui "rung/ui/readiness"
	"rung/ui/resume"
	"rung/ui/review"
	"rung/ui/settings"
	"rung/ui/theme"
	"rung/ui/today"
	"rung/ui/widgets"
)

// place is one item of the rail.
type place struct {
	id, label, icon string
	build           func(kit.Host) kit.Screen
}

// places lists the screens in the order of the rail and of Ctrl+1 and on.
func (s *shell) places() []place {
	return []place{
		{kit.ScreenToday, lang.L("Today"), "calendar", func(h kit.Host) kit.Screen { return today.New(h) }},
		{kit.ScreenJournal, lang.L("Journal"), "journal", func(h kit.Host) kit.Screen { return journal.New(h) }},
		{kit.ScreenReadiness, lang.L("Readiness"), "readiness", func(h kit.Host) kit.Screen { return readinessui.New(h) }},
		{kit.ScreenPeople, lang.L("People"), "people", func(h kit.Host) kit.Screen { return people.New(h) }},
		{kit.ScreenMoney, lang.L("Money"), "money", func(h kit.Host) kit.Screen { return money.New(h) }},
		{kit.ScreenReview, lang.L("Review"), "review", func(h kit.Host) kit.Screen { return review.New(h) }},
		{kit.ScreenResume, lang.L("Résumé"), "resume", func(h kit.Host) kit.Screen { return resume.New(h) }},
		{kit.ScreenSettings, lang.L("Settings"), "settings", func(h kit.Host) kit.Screen { return settings.New(h, s.preferences()) }},
	}
}

// shell is the window: rail, heading, the present screen, and the line at its
// foot. It implements screen.Host.
type shell struct {
	kit.Tasks
	o       Options
	app     fyne.App
	window  fyne.Window
	running *tasks // nil where tests run tasks inline

	router  router
	screens map[string]kit.Screen
	shown   string

	rail          *widgets.Rail
	gate          *gateCard
	name          *widgets.Text // of the program, over the rail
	heading, note *widgets.Text
	find          *widgets.Button
	findIcon      *widgets.Button // in its place where there is little room
	head          *fyne.Container // heading, note and tools
	main          *fyne.Container // head, content and foot
	content       *fyne.Container
	foot          *fyne.Container
	offer         func()        // what the foot's button does, or nil
	past          func() bool   // whether what the foot says is past once a write goes through; nil for never
	hindered      atomic.Bool   // the last write was, for want of room or the like
	standing      []standing    // lines that come back until they are dealt with
	stood         string        // which of them is at the foot; "" for none
	captured      *drafts.Words // of the quick capture opened last, or nil
	inTray        bool
	greeted       bool                            // a first start is greeted once
	index         atomic.Pointer[readiness.Index] // nil while it is being read
	overlays      []*overlay                      // what lies over the window, the topmost last
	currency      atomic.Pointer[string]          // the journal's own, asked for by what is written off the window's goroutine too
	commands      []kit.Command
	shelf         shelf
	presenting    func()              // what Escape does while the screen has the whole window; nil else
	around        []fyne.CanvasObject // what the whole window is given without
	footed        bool                // a line stands at the foot, or will once nothing is presented
	again         *Start              // how Rung is to be started anew once the window has closed, or nil
}

// newShell is a window that shows nothing yet. running is nil where tests run
// tasks inline.
func newShell(o Options, a fyne.App, w fyne.Window, t kit.Tasks, running *tasks) *shell {
	s := &shell{Tasks: t, o: o, app: a, window: w, running: running}
	if running != nil {
		running.failed = s.onMistake
	}
	return s
}

// build lays the window out.
func (s *shell) build() {
	s.screens = map[string]kit.Screen{}
	items := make([]widgets.RailItem, 0, len(s.places()))
	for _, p := range s.places() {
		items = append(items, widgets.RailItem{Icon: p.icon, Label: p.label})
	}
	s.rail = widgets.NewRail(items, func(i int) { s.Go(kit.Route{Screen: s.places()[i].id}) })
	s.heading = widgets.NewText("", widgets.Style{Size: theme.Title, Bold: true})
	s.note = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Cut})
	s.content = container.NewStack()
	s.foot = container.NewStack()
	s.foot.Hide()
	s.commands = s.newCommands()
	s.window.SetMainMenu(s.newMenu())
	s.window.Canvas().SetOnTypedKey(s.onKey)
	s.find = widgets.NewButton(lang.L("Search or type a command"), widgets.ButtonStyle{Icon: "search"}, s.showPalette)
	s.findIcon = widgets.NewButton(lang.L("Search or type a command"), widgets.ButtonStyle{Icon: "search", IconOnly: true}, s.showPalette)
	add := widgets.NewButton(lang.L("New entry"), widgets.ButtonStyle{Look: widgets.Primary}, func() { s.run("new") })
	explain := widgets.NewButton(lang.L("Explain this screen"), widgets.ButtonStyle{Look: widgets.Plain, Icon: "help", IconOnly: true}, s.explain)
	tools := container.New(layout.NewCustomPaddedHBoxLayout(theme.Gap(3)), centred(explain), centred(s.find), centred(s.findIcon), centred(add))
	s.head = container.New(headline{s.window.Canvas()}, s.heading, s.note, tools)
	top := container.NewVBox(s.head, widgets.NewHairline())
	s.main = container.NewBorder(top, s.foot, nil, nil, s.content)
	s.window.SetPadded(false)
	// The window is cleared in the colour of the background: that needs no ground.
	ground, rail := widgets.NewGround(theme.Rail), s.railColumn()
	s.around = []fyne.CanvasObject{top, ground, rail}
	s.window.SetContent(container.New(&frame{s: s}, ground, rail, s.main))
}

// railColumn is the name of the program over the places it has.
func (s *shell) railColumn() fyne.CanvasObject {
	ladder := canvas.NewImageFromResource(icons.Colored("readiness", theme.Accent))
	ladder.FillMode = canvas.ImageFillContain
	ladder.SetMinSize(fyne.NewSquareSize(theme.Em(1.4)))
	s.name = widgets.NewText("Rung", widgets.Style{Size: theme.Title, Bold: true})
	logo := container.NewHBox(centred(ladder), centred(s.name))
	s.gate = s.newGateCard()
	// In the middle the rail has the height that is left, to which it adapts.
	return widgets.NewInset(container.NewBorder(widgets.NewInset(logo, 0, 2, 3, 2), s.gate.object, nil, nil, s.rail), 4, 2, 4, 2)
}

// centred keeps a control at its own height beside taller neighbours.
func centred(o fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(layout.NewSpacer(), o, layout.NewSpacer())
}

// frame lays out rail and main. Below 64 em of the chosen text size the
// rail shows icons alone.
type frame struct{ s *shell }

func (f *frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ground, rail, main := objects[0], objects[1], objects[2]
	f.s.rail.SetCompact(size.Width < theme.Em(64))
	for _, o := range []fyne.CanvasObject{f.s.name, f.s.find} {
		widgets.SetShown(o, !f.s.rail.IsCompact())
	}
	widgets.SetShown(f.s.findIcon, f.s.rail.IsCompact())
	widgets.SetShown(f.s.gate.object, f.s.gate.isOpen && !f.s.rail.IsCompact())
	width := rail.MinSize().Width
	if !f.s.rail.IsCompact() {
		width = max(width, theme.Em(12))
	}
	if f.s.presenting != nil {
		width = 0
	}
	ground.Resize(fyne.NewSize(width, size.Height))
	rail.Resize(fyne.NewSize(width, size.Height))
	main.Move(fyne.NewPos(width, 0))
	main.Resize(fyne.NewSize(size.Width-width, size.Height))
}

func (f *frame) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWidth, leastHeight) }

// refresh has the present screen re-read what it shows.
func (s *shell) refresh(r model.Receipt) {
	if shown, ok := s.screens[s.shown]; ok {
		shown.Changed(r)
	}
	s.refreshGate()
	s.refreshBadges()
}

// onClose ends the window, unless words would be lost that the journal could
// not keep: then it asks.
func (s *shell) onClose() {
	s.leave()
	if s.running != nil {
		s.running.flush()
	}
	unsaved := s.unsaved()
	if len(unsaved) == 0 {
		s.close()
		return
	}
	what := lang.L("“{{.Titles}}” could not be saved. Make room on the disk and save again, or the words are lost.", map[string]any{"Titles": strings.Join(unsaved, "”, “")})
	s.Ask(kit.Question{Title: lang.L("Words are not saved"), Content: widgets.NewText(what, widgets.Style{Flow: widgets.Folded}),
		No: lang.L("Keep Rung open"), Yes: lang.L("Quit and lose them"), Danger: true, Do: s.close})
}

// unsaved names the words that are in memory only.
func (s *shell) unsaved() (titles []string) {
	for _, place := range s.screens {
		if holder, ok := place.(kit.Holder); ok {
			titles = append(titles, holder.Unsaved()...)
		}
	}
	if s.captured != nil && s.captured.Unkept() {
		titles = append(titles, lang.L("Quick capture"))
	}
	return titles
}

func (s *shell) close() {
	keepSize(s.app, s.window)
	if s.running != nil {
		s.running.close()
	}
	s.window.Close()
}

// Go shows a route; the present one can be returned to.
func (s *shell) Go(to kit.Route) {
	s.leave()
	s.router.visit(to)
	s.open(to)
}

// Here replaces the present route; Visit adds one that is shown already.
func (s *shell) Here(at kit.Route)  { s.router.replace(at) }
func (s *shell) Visit(to kit.Route) { s.router.visit(to) }

// CurrentRoute is the route that was gone to last; Shown is the screen in sight.
func (s *shell) CurrentRoute() kit.Route     { return s.router.present() }
func (s *shell) Shown() (string, kit.Screen) { return s.shown, s.screens[s.shown] }

func (s *shell) back() {
	s.leave()
	if to, ok := s.router.back(); ok {
		s.open(to)
	}
}

func (s *shell) forth() {
	s.leave()
	if to, ok := s.router.forth(); ok {
		s.open(to)
	}
}

// leave has the present screen, and what lies over it, keep what is typed.
func (s *shell) leave() {
	if present, ok := s.screens[s.shown]; ok {
		present.Leave()
	}
	s.KeepAll()
}

func (s *shell) open(to kit.Route) {
	for i, p := range s.places() {
		if p.id != to.Screen {
			continue
		}
		if s.screens[p.id] == nil {
			s.screens[p.id] = p.build(s)
			s.content.Add(s.screens[p.id].Object())
		}
		for id, other := range s.screens {
			widgets.SetShown(other.Object(), id == p.id)
		}
		s.shown = p.id
		s.rail.SetSelected(i)
		s.heading.SetText(p.label)
		s.SetNote("")
		s.screens[p.id].Open(to)
	}
}

// SetNote says a few words beneath the heading, such as how many entries.
func (s *shell) SetNote(note string) {
	if note != s.note.Text() {
		s.note.SetText(note)
		s.head.Refresh()
	}
}

func (s *shell) Journal() *model.Journal  { return s.o.Journal }
func (s *shell) File() model.File         { return s.o.File }
func (s *shell) Exchange() model.Exchange { return s.o.Exchange }
func (s *shell) Window() fyne.Window      { return s.window }

// Locale is the person's, with the journal's own currency and today's date.
func (s *shell) Locale() model.Locale {
	l := s.o.Locale
	if own := s.currency.Load(); own != nil {
		l.Currency = *own
	}
	l.Today = s.o.Journal.Today()
	return l
}

// WeekStart is the day that a week begins with in lists and calendars.
func (s *shell) WeekStart() time.Weekday {
	switch s.o.Config.WeekStart {
	case "sunday":
		return time.Sunday
	case "saturday":
		return time.Saturday
	}
	return time.Monday
}

// OpenLink asks the desktop to open an address on the web.
func (s *shell) OpenLink(address string) {
	u, opens := text.OpenableLink(address)
	if !opens {
		s.Fail(&model.Error{Code: model.Invalid, Message: lang.L("Only addresses on the web can be opened.")})
		return
	}
	s.Fail(s.app.OpenURL(u))
}

// onKey takes the keys that no focused widget wanted.
func (s *shell) onKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyF1:
		if s.presenting == nil {
			s.run("guide")
		}
	case fyne.KeyEscape:
		switch {
		case s.closeTop():
		case s.presenting != nil:
			s.presenting()
		default:
			s.hideFoot()
		}
	}
}
