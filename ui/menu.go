package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/exports"
	"rung/ui/imports"
	"rung/ui/journal"
	"rung/ui/kit"
	moneyui "rung/ui/money"
	"rung/ui/people"
	reviewui "rung/ui/review"
	"rung/ui/settings"
	todayui "rung/ui/today"
)

// command is something the person can have done from the menu, by a key or from
// the palette. Every shortcut is a menu item, so that it works whatever has the
// focus.
type command struct {
	id       string
	menu     string // which menu it stands in
	label    string
	shortcut fyne.Shortcut
	keys     string // the shortcut in words, for the list of keys
	run      func()
}

const (
	ctrl  = fyne.KeyModifierShortcutDefault
	shift = fyne.KeyModifierShift
	alt   = fyne.KeyModifierAlt
)

// key gives a shortcut and its words. Fyne names a few by a type of their own.
func key(name fyne.KeyName, mod fyne.KeyModifier) (fyne.Shortcut, string) {
	words := ""
	for _, m := range []struct {
		mod  fyne.KeyModifier
		word string
	}{{fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierSuper, "Cmd+"}, {alt, "Alt+"}, {shift, "Shift+"}} {
		if mod&m.mod != 0 {
			words += m.word
		}
	}
	words += keyWord(name)
	switch {
	case mod == ctrl && name == fyne.KeyZ:
		return &fyne.ShortcutUndo{}, words
	case mod == ctrl && name == fyne.KeyY:
		return &fyne.ShortcutRedo{}, words
	}
	return &desktop.CustomShortcut{KeyName: name, Modifier: mod}, words
}

func keyWord(name fyne.KeyName) string {
	switch name {
	case fyne.KeyLeft:
		return "Left"
	case fyne.KeyRight:
		return "Right"
	case fyne.KeyDelete:
		return "Del"
	case fyne.KeyReturn:
		return "Enter"
	case fyne.KeyEqual:
		return "+"
	case fyne.KeyMinus:
		return "-"
	}
	return string(name)
}

// newCommands is the one table behind menu, palette and the list of keys.
func (s *shell) newCommands() []command {
	var list []command
	add := func(menu, id, label string, name fyne.KeyName, mod fyne.KeyModifier, run func()) {
		c := command{id: id, menu: menu, label: label, run: run}
		if name != "" && (mod != 0 || name == fyne.KeyF1) {
			c.shortcut, c.keys = key(name, mod)
		}
		list = append(list, c)
	}
	file, edit, view, entry, help := lang.L("Journal"), lang.L("Edit"), lang.L("View"), lang.L("Entry"), lang.L("Help")
	add(file, "new", lang.L("New entry"), fyne.KeyN, ctrl, func() { s.newEntry(model.KindNote) })
	add(file, "capture", lang.L("Quick capture"), fyne.KeyN, ctrl|shift, s.showCapture)
	add(file, "save", lang.L("Save now"), fyne.KeyS, ctrl, s.save)
	add(file, "drafts", lang.L("Words not saved yet"), "", 0, s.showDrafts)
	add(file, "backup", lang.L("Make a copy now"), "", 0, s.backup)
	add(file, "restore", lang.L("Restore a copy…"), "", 0, func() { s.Go(kit.Route{Screen: kit.ScreenSettings}) })
	add(file, "import", lang.L("Import…"), "", 0, func() { imports.Begin(s) })
	add(file, "export", lang.L("Export…"), "", 0, func() { exports.Begin(s) })
	add(file, "export notes", lang.L("Export budget notes (CSV)…"), "", 0, func() { s.money().ExportNotes() })
	add(file, "export dates", lang.L("Export deadlines and other dates (calendar)…"), "", 0, func() { s.money().ExportDates() })
	add(file, "check", lang.L("Check the journal"), "", 0, func() { s.settings().Check() })
	add(file, "open journal", lang.L("Open a journal…"), "", 0, s.openJournal)
	add(file, "begin journal", lang.L("Begin a new journal…"), "", 0, s.beginJournal)
	add(file, "move journal", lang.L("Move this journal…"), "", 0, s.moveJournal)
	add(file, "quit", lang.L("Quit"), fyne.KeyQ, ctrl, s.onClose)
	add(edit, "undo", lang.L("Undo"), fyne.KeyZ, ctrl, s.undo)
	add(edit, "redo", lang.L("Redo"), fyne.KeyY, ctrl, s.redo)
	add(edit, "search", lang.L("Search the journal"), fyne.KeyF, ctrl, s.search)
	for i, p := range s.places() {
		add(view, "go "+p.id, p.label, fyne.KeyName(rune('1'+i)), ctrl, func() { s.Go(kit.Route{Screen: p.id}) })
	}
	add(view, "evening", lang.L("Answer the evening's questions"), "", 0, func() { s.today().AnswerNow() })
	add(view, "week", lang.L("Look back on the week"), "", 0, func() { s.today().LookAtWeek() })
	add(view, "month", lang.L("Look back on the month"), "", 0, func() { s.today().LookAtMonth() })
	add(view, "templates", lang.L("Templates for the evening and for new entries"), "", 0, func() { s.today().EditTemplates() })
	add(view, "inbox", lang.L("Inbox"), "", 0, func() { s.Go(kit.Route{Screen: kit.ScreenJournal, Query: "is:inbox"}) })
	add(view, "show trash", lang.L("Trash"), "", 0, func() { s.Go(kit.Route{Screen: kit.ScreenJournal, Query: "is:trash"}) })
	add(view, "company", lang.L("Who do I know at…"), "", 0, s.askCompany)
	add(view, "referees", lang.L("Who can vouch for a step…"), "", 0, func() { s.Go(kit.Route{Screen: kit.ScreenPeople, View: kit.ViewReferees}) })
	add(view, "interview", lang.L("New interview"), "", 0, func() { s.review().NewInterview() })
	add(view, "practise", lang.L("Practise what is due"), "", 0, func() { s.review().Practise() })
	add(view, "present", lang.L("Practise in presentation mode"), fyne.KeyP, ctrl|shift, func() { s.review().PractiseBefore() })
	add(view, "cue sheet", lang.L("Cue sheet for the next interview"), "", 0, func() { s.review().ShowPack() })
	add(view, "grid", lang.L("Questions and stories"), "", 0, func() { s.review().ShowGrid() })
	add(view, "question", lang.L("New interview question…"), "", 0, func() { s.review().NewQuestion() })
	add(view, "synonyms", lang.L("Words that mean the same…"), "", 0, func() { s.review().ShowSynonyms() })
	add(view, "framework", lang.L("Edit my framework"), "", 0, s.editFramework)
	add(view, "palette", lang.L("Search or type a command"), fyne.KeyP, ctrl, s.showPalette)
	add(view, "back", lang.L("Back"), fyne.KeyLeft, alt, s.back)
	add(view, "forth", lang.L("Forward"), fyne.KeyRight, alt, s.forth)
	add(view, "offer", lang.L("Press the button in the message below"), fyne.KeyReturn, ctrl, s.takeOffer)
	add(view, "larger", lang.L("Larger text"), fyne.KeyEqual, ctrl, func() { s.resizeText(+10) })
	add(view, "smaller", lang.L("Smaller text"), fyne.KeyMinus, ctrl, func() { s.resizeText(-10) })
	s.addEntryCommands(entry, add)
	s.addResumeCommands(add)
	add(help, "guide", lang.L("Keys and guide"), fyne.KeyF1, 0, func() { s.showGuide(keysTopic) })
	add(help, "explain", lang.L("Explain this screen"), fyne.KeyF1, ctrl, s.explain)
	add(help, "notices", lang.L("Licences and thanks"), "", 0, s.showNotices)
	add(help, "about", lang.L("About Rung"), "", 0, s.showAbout)
	return list
}

// addEntryCommands are those of the screen that edits entries.
func (s *shell) addEntryCommands(menu string, add func(menu, id, label string, name fyne.KeyName, mod fyne.KeyModifier, run func())) {
	editing := func(fn func(kit.Editor)) func() {
		return func() {
			if e, ok := s.screens[s.shown].(kit.Editor); ok {
				fn(e)
			}
		}
	}
	for _, k := range model.OfferedKinds() {
		add(lang.L("New"), "new "+k.ID, lang.L("New: ")+lang.L(k.Label), "", 0, func() { s.newEntry(k.ID) })
	}
	add(menu, "trash", lang.L("Move to trash"), fyne.KeyDelete, ctrl|shift, editing(kit.Editor.TrashSelected))
	add(menu, "attach", lang.L("Attach a file…"), fyne.KeyA, ctrl|shift, editing(kit.Editor.Attach))
	add(menu, "story", lang.L("Tell it as a story"), "", 0, s.tellStory)
	add(menu, "history", lang.L("History"), fyne.KeyH, ctrl, editing(kit.Editor.ShowHistory))
	for _, f := range []struct {
		mark, label string
		name        fyne.KeyName
		mod         fyne.KeyModifier
	}{
		{"bold", lang.L("Bold"), fyne.KeyB, ctrl}, {"italic", lang.L("Italic"), fyne.KeyI, ctrl},
		{"heading", lang.L("Heading"), fyne.KeyH, ctrl | shift}, {"list", lang.L("List"), fyne.KeyL, ctrl | shift},
		{"quote", lang.L("Quote"), fyne.KeyPeriod, ctrl | shift}, {"link", lang.L("Link"), fyne.KeyK, ctrl},
		{"preview", lang.L("Preview the text"), fyne.KeyE, ctrl},
	} {
		add(menu, "format "+f.mark, f.label, f.name, f.mod, editing(func(e kit.Editor) { e.Format(f.mark) }))
	}
}

// run has a command done by its id.
func (s *shell) run(id string) {
	i := slices.IndexFunc(s.commands, func(c command) bool { return c.id == id })
	if i >= 0 {
		s.commands[i].run()
	}
}

// newMenu puts the commands into menus, in the order of the table. While
// something lies over the window, only what belongs to it can be done.
func (s *shell) newMenu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, c := range s.commands {
		i := slices.IndexFunc(menus, func(m *fyne.Menu) bool { return m.Label == c.menu })
		if i < 0 {
			menus = append(menus, fyne.NewMenu(c.menu))
			i = len(menus) - 1
		}
		item := fyne.NewMenuItem(c.label, func() {
			if s.window.Canvas().Overlays().Top() == nil || c.id == "undo" || c.id == "redo" {
				c.run()
			}
		})
		item.Shortcut = c.shortcut
		item.IsQuit = c.id == "quit"
		menus[i].Items = append(menus[i].Items, item)
	}
	return fyne.NewMainMenu(menus...)
}

// settings shows the settings, and gives their screen.
func (s *shell) settings() *settings.Screen {
	s.Go(kit.Route{Screen: kit.ScreenSettings})
	return s.screens[kit.ScreenSettings].(*settings.Screen)
}

// today shows the day, and gives its screen.
func (s *shell) today() *todayui.Screen {
	s.Go(kit.Route{Screen: kit.ScreenToday})
	return s.screens[kit.ScreenToday].(*todayui.Screen)
}

// money shows the money, and gives its screen.
func (s *shell) money() *moneyui.Screen {
	s.Go(kit.Route{Screen: kit.ScreenMoney})
	return s.screens[kit.ScreenMoney].(*moneyui.Screen)
}

// review shows the review, and gives its screen.
func (s *shell) review() *reviewui.Screen {
	if s.shown != kit.ScreenReview {
		s.Go(kit.Route{Screen: kit.ScreenReview})
	}
	return s.screens[kit.ScreenReview].(*reviewui.Screen)
}

// tellStory shows the entry that is open in the journal as a story.
func (s *shell) tellStory() {
	if at := s.router.present(); at.Screen == kit.ScreenJournal && at.ID != "" {
		s.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewStory, ID: at.ID})
	}
}

// askCompany asks whom one knows at a company.
func (s *shell) askCompany() {
	s.Go(kit.Route{Screen: kit.ScreenPeople})
	s.screens[kit.ScreenPeople].(*people.Screen).AskCompany()
}

// showDrafts shows the words that were typed and are not saved yet.
func (s *shell) showDrafts() {
	s.Go(kit.Route{Screen: kit.ScreenJournal})
	s.screens[kit.ScreenJournal].(*journal.Screen).OpenNextDraft()
}

// newEntry opens an empty entry of a kind in the journal.
func (s *shell) newEntry(kind string) {
	if s.refuseReadOnly() {
		return
	}
	if s.shown != kit.ScreenJournal {
		s.Go(kit.Route{Screen: kit.ScreenJournal})
	}
	if e, ok := s.screens[kit.ScreenJournal].(kit.Editor); ok {
		e.New(kind)
	}
}

func (s *shell) save() {
	if saver, ok := s.screens[s.shown].(kit.Saver); ok {
		saver.Save()
	}
}

func (s *shell) search() {
	if _, ok := s.screens[s.shown].(kit.Searchable); !ok {
		s.Go(kit.Route{Screen: kit.ScreenJournal})
	}
	if place, ok := s.screens[s.shown].(kit.Searchable); ok {
		place.FocusSearch()
	}
}
