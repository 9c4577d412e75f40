package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/exports"
	"rung/ui/imports"
	"rung/ui/journal"
	"rung/ui/kit"
	"rung/ui/money"
	"rung/ui/people"
	"rung/ui/readiness"
	"rung/ui/repair"
	"rung/ui/resume"
	"rung/ui/review"
	"rung/ui/settings"
	"rung/ui/today"
)

// offers give what the screens offer, in the order of the menus.
var offers = []func(kit.Host) []kit.Command{
	today.Commands, journal.Commands, people.Commands, money.Commands, review.Commands, readiness.Commands, repair.Commands, resume.Commands, settings.Commands,
}

// newCommands is the one table behind menu, palette and the list of keys.
func (s *shell) newCommands() []kit.Command {
	var offered []kit.Command
	for _, offer := range offers {
		offered = append(offered, offer(s)...)
	}
	in := func(menus ...string) (list []kit.Command) {
		for _, menu := range menus {
			for _, c := range offered {
				if c.Menu == menu {
					list = append(list, c)
				}
			}
		}
		return list
	}
	return slices.Concat(
		s.fileCommands(), in(kit.MenuJournal), s.journalCommands(), s.editCommands(), s.screenCommands(), in(kit.MenuView), s.viewCommands(),
		in(kit.MenuNew, kit.MenuEntry, kit.MenuResume), s.helpCommands())
}

func (s *shell) fileCommands() []kit.Command {
	return []kit.Command{
		{ID: "new", Menu: kit.MenuJournal, Label: lang.L("New entry"), Key: kit.Key{Name: fyne.KeyN, Held: kit.Ctrl}, Run: func() { s.run("new " + model.KindNote) }},
		{ID: "capture", Menu: kit.MenuJournal, Label: lang.L("Quick capture"), Key: kit.Key{Name: fyne.KeyN, Held: kit.Ctrl | kit.Shift}, Run: s.showCapture},
		{ID: "save", Menu: kit.MenuJournal, Label: lang.L("Save now"), Key: kit.Key{Name: fyne.KeyS, Held: kit.Ctrl}, Run: s.saveShown},
		{ID: "drafts", Menu: kit.MenuJournal, Label: lang.L("Words not saved yet"), Run: s.showDrafts},
		{ID: "backup", Menu: kit.MenuJournal, Label: lang.L("Make a copy now"), Run: s.backup},
		{ID: "restore", Menu: kit.MenuJournal, Label: lang.L("Restore a copy…"), Run: func() { s.Go(kit.Route{Screen: kit.ScreenSettings}) }},
		{ID: "import", Menu: kit.MenuJournal, Label: lang.L("Import…"), Run: func() { imports.Open(s) }},
		{ID: "export", Menu: kit.MenuJournal, Label: lang.L("Export…"), Run: func() { exports.Open(s) }},
	}
}

func (j *journals) journalCommands() []kit.Command {
	return []kit.Command{
		{ID: "open journal", Menu: kit.MenuJournal, Label: lang.L("Open a journal…"), Run: j.openJournal},
		{ID: "begin journal", Menu: kit.MenuJournal, Label: lang.L("Begin a new journal…"), Run: j.beginJournal},
		{ID: "move journal", Menu: kit.MenuJournal, Label: lang.L("Move this journal…"), Run: j.moveJournal},
		{ID: "quit", Menu: kit.MenuJournal, Label: lang.L("Quit"), Key: kit.Key{Name: fyne.KeyQ, Held: kit.Ctrl}, Run: j.askQuit},
	}
}

func (s *shell) editCommands() []kit.Command {
	return []kit.Command{
		{ID: "undo", Menu: kit.MenuEdit, Label: lang.L("Undo"), Key: kit.Key{Name: fyne.KeyZ, Held: kit.Ctrl}, Run: s.undo},
		{ID: "redo", Menu: kit.MenuEdit, Label: lang.L("Redo"), Key: kit.Key{Name: fyne.KeyY, Held: kit.Ctrl}, Run: s.redo},
		{ID: "search", Menu: kit.MenuEdit, Label: lang.L("Search the journal"), Key: kit.Key{Name: fyne.KeyF, Held: kit.Ctrl}, Run: s.focusSearch},
	}
}

func (n *navigator) screenCommands() (list []kit.Command) {
	for i, p := range n.railPlaces() {
		list = append(list, kit.Command{ID: "go " + p.id, Menu: kit.MenuView, Label: p.label,
			Key: kit.Key{Name: fyne.KeyName(rune('1' + i)), Held: kit.Ctrl}, Run: func() { n.Go(kit.Route{Screen: p.id}) }})
	}
	return list
}

func (s *shell) viewCommands() []kit.Command {
	return []kit.Command{
		{ID: "palette", Menu: kit.MenuView, Label: lang.L("Search or type a command"), Key: kit.Key{Name: fyne.KeyP, Held: kit.Ctrl}, Run: s.showPalette},
		{ID: "back", Menu: kit.MenuView, Label: lang.L("Back"), Key: kit.Key{Name: fyne.KeyLeft, Held: kit.Alt}, Run: s.Back},
		{ID: "forth", Menu: kit.MenuView, Label: lang.L("Forward"), Key: kit.Key{Name: fyne.KeyRight, Held: kit.Alt}, Run: s.forth},
		{ID: "offer", Menu: kit.MenuView, Label: lang.L("Press the button in the message below"), Key: kit.Key{Name: fyne.KeyReturn, Held: kit.Ctrl}, Run: s.takeOffer},
		{ID: "larger", Menu: kit.MenuView, Label: lang.L("Larger text"), Key: kit.Key{Name: fyne.KeyEqual, Held: kit.Ctrl}, Run: func() { s.resizeText(+10) }},
		{ID: "smaller", Menu: kit.MenuView, Label: lang.L("Smaller text"), Key: kit.Key{Name: fyne.KeyMinus, Held: kit.Ctrl}, Run: func() { s.resizeText(-10) }},
	}
}

func (s *shell) helpCommands() []kit.Command {
	return []kit.Command{
		{ID: "guide", Menu: kit.MenuHelp, Label: lang.L("Keys and guide"), Key: kit.Key{Name: fyne.KeyF1}, Run: func() { s.showGuide(keysTopic) }},
		{ID: "explain", Menu: kit.MenuHelp, Label: lang.L("Explain this screen"), Key: kit.Key{Name: fyne.KeyF1, Held: kit.Ctrl}, Run: s.explain},
		{ID: "notices", Menu: kit.MenuHelp, Label: lang.L("Licences and thanks"), Run: s.showNotices},
		{ID: "about", Menu: kit.MenuHelp, Label: lang.L("About Rung"), Run: s.showAbout},
	}
}

// menuBar holds what can be done, for menu, palette and the list of keys.
type menuBar struct {
	frame    *frame
	commands []kit.Command
}

// run has a command done by its id.
func (m *menuBar) run(id string) {
	i := slices.IndexFunc(m.commands, func(c kit.Command) bool { return c.ID == id })
	if i >= 0 {
		m.commands[i].Run()
	}
}

// newMenu puts the commands into menus, in the order of the table. While
// something lies over the window, only what belongs to it can be done.
func (m *menuBar) newMenu() *fyne.MainMenu {
	var menus []*fyne.Menu
	for _, c := range m.commands {
		label := lang.L(c.Menu)
		i := slices.IndexFunc(menus, func(m *fyne.Menu) bool { return m.Label == label })
		if i < 0 {
			menus = append(menus, fyne.NewMenu(label))
			i = len(menus) - 1
		}
		item := fyne.NewMenuItem(c.Label, func() {
			if m.frame.window.Canvas().Overlays().Top() == nil || c.ID == "undo" || c.ID == "redo" {
				c.Run()
			}
		})
		item.Shortcut = c.Key.Shortcut()
		item.IsQuit = c.ID == "quit"
		menus[i].Items = append(menus[i].Items, item)
	}
	return fyne.NewMainMenu(menus...)
}
