package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/assets/icons"
	"rung/model"
	"rung/ui/journal"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// shell is the window, put together from parts that each have one duty. It gives
// every screen what kit.Host promises.
type shell struct {
	kit.Tasks
	o *Options
	*frame
	*footer
	*overlayStack
	*navigator
	*journals
	*preferences
	*readings
	*watcher
	*tray
	*menuBar
}

// newShell is a window that shows nothing yet. running is nil where tests run
// tasks inline. A part is made before the methods of it that others are given.
func newShell(options Options, a fyne.App, w fyne.Window, t kit.Tasks, running *tasks) *shell {
	o := &options
	s := &shell{Tasks: t, o: o, frame: &frame{app: a, window: w}}
	s.overlayStack = &overlayStack{tasks: t, frame: s.frame}
	s.navigator = &navigator{tasks: t, frame: s.frame, host: s, screens: map[string]kit.Screen{}}
	s.footer = &footer{Tasks: t, frame: s.frame, inMemory: s.unsaved}
	s.preferences = &preferences{footer: s.footer, o: o, changed: s.onPreferences}
	exports := &exporter{o: o, locale: s.preferences.Locale}
	files := &files{footer: s.footer, overlayStack: s.overlayStack, exporter: exports, frame: s.frame, o: o}
	s.journals = &journals{files: files, preferences: s.preferences, leaveScreen: s.keepTyped, askQuit: s.onClose}
	s.menuBar = &menuBar{frame: s.frame}
	reminders := &reminders{footer: s.footer, o: o, frame: s.frame, askLine: s.showCapture}
	s.watcher = &watcher{footer: s.footer, reminders: reminders, o: o, running: running, frame: s.frame, runCommand: s.run,
		othersWrote: s.onOthersWrote, endNow: func() { s.keepTyped(); s.close() }}
	s.readings = &readings{footer: s.footer, reviewLibrary: &reviewLibrary{journal: o.Journal, lexicon: o.Lexicon}, o: o, locale: s.preferences.Locale, onUI: s.runOnUI, loaded: s.onReadiness,
		reading: func() { journal.OfferReadAgain(s) }}
	s.tray = &tray{frame: s.frame, o: o, askLine: s.showCapture, leaveScreen: s.keepTyped, askQuit: s.onClose}
	if running != nil {
		running.failed = s.onMistake
	}
	return s
}

// build lays the window out.
func (s *shell) build() {
	s.places = s.newPlaces()
	var items []widgets.RailItem
	for _, p := range s.railPlaces() {
		items = append(items, widgets.RailItem{Icon: p.icon, Label: p.label})
	}
	s.rail = widgets.NewRail(items, func(i int) { s.Go(kit.Route{Screen: s.railPlaces()[i].id}) })
	s.heading = widgets.NewText("", widgets.Style{Size: theme.Title, Bold: true})
	s.note = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Cut})
	s.content = container.NewStack()
	s.foot = container.NewStack()
	s.foot.Hide()
	s.commands = s.newCommands()
	s.window.SetMainMenu(s.newMenu())
	s.window.Canvas().SetOnTypedKey(s.onKey)
	s.window.Canvas().SetOnTypedRune(s.onRune)
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
	s.window.SetContent(container.New(s.frame, ground, rail, s.main))
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

// onReadiness shows the readiness map once it was read.
func (s *shell) onReadiness() {
	s.refreshScreen(model.Receipt{})
	s.offerWelcome()
	s.freeMemory()
}

// refreshScreen has the present screen re-read what it shows.
func (s *shell) refreshScreen(r model.Receipt) {
	if shown, ok := s.screens[s.shown]; ok {
		shown.Changed(r)
	}
	s.refreshGate()
	s.refreshBadges()
}

// onClose ends the window, unless words would be lost that the journal could
// not keep: then it asks.
func (s *shell) onClose() {
	s.keepTyped()
	if s.running != nil {
		s.running.awaitWrites()
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

func (s *shell) close() {
	keepSize(s.app, s.window)
	if s.running != nil {
		s.running.close()
	}
	s.window.Close()
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
		case s.closeTopOverlay():
		case s.presenting != nil:
			s.presenting()
		default:
			s.hideFoot()
			if keyed, ok := s.screens[s.shown].(kit.Keyed); ok {
				keyed.StepBack()
			}
		}
	}
}

// onRune gives letters that no field wanted to the screen in sight.
func (s *shell) onRune(typed rune) {
	if keyed, ok := s.screens[s.shown].(kit.Keyed); ok && len(s.overlays) == 0 && s.window.Canvas().Overlays().Top() == nil {
		keyed.TypeLetter(typed)
	}
}
