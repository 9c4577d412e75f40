package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
)

// Commands gives the screen's commands for the menus and the keyboard.
func Commands(host kit.Host) []kit.Command {
	// These commands work only while the journal is the screen shown.
	on := func(do func(*Screen)) func() {
		return func() {
			_, shown := host.Shown()
			if s, ok := shown.(*Screen); ok {
				do(s)
			}
		}
	}
	search := func(query string) func() {
		return func() { host.Go(kit.Route{Screen: kit.ScreenJournal, Query: query}) }
	}
	list := []kit.Command{
		{ID: "inbox", Menu: kit.MenuView, Label: lang.L("Inbox"), Run: search("is:inbox")},
		{ID: "show trash", Menu: kit.MenuView, Label: lang.L("Trash"), Run: search("is:trash")},
	}
	for _, k := range model.OfferedKinds() {
		list = append(list, kit.Command{ID: "new " + k.ID, Menu: kit.MenuNew, Label: lang.L("New: ") + lang.L(k.Label), Run: func() { beginEntry(host, k.ID) }})
	}
	list = append(list,
		kit.Command{ID: "read again", Menu: kit.MenuJournal, Label: lang.L("Read my journal again…"), Run: func() { ReadAgain(host) }},
		kit.Command{ID: "trash", Menu: kit.MenuEntry, Label: lang.L("Move to trash"), Key: kit.Key{Name: fyne.KeyDelete, Held: kit.Ctrl | kit.Shift}, Run: on((*Screen).TrashSelected)},
		kit.Command{ID: "attach", Menu: kit.MenuEntry, Label: lang.L("Attach a file…"), Key: kit.Key{Name: fyne.KeyA, Held: kit.Ctrl | kit.Shift}, Run: on((*Screen).Attach)},
		kit.Command{ID: "story", Menu: kit.MenuEntry, Label: lang.L("Tell it as a story"), Run: func() { tellStory(host) }},
		kit.Command{ID: "history", Menu: kit.MenuEntry, Label: lang.L("History"), Key: kit.Key{Name: fyne.KeyH, Held: kit.Ctrl}, Run: on((*Screen).ShowHistory)},
	)
	for _, f := range []struct {
		mark, label string
		key         kit.Key
	}{
		{"bold", lang.L("Bold"), kit.Key{Name: fyne.KeyB, Held: kit.Ctrl}}, {"italic", lang.L("Italic"), kit.Key{Name: fyne.KeyI, Held: kit.Ctrl}},
		{"heading", lang.L("Heading"), kit.Key{Name: fyne.KeyH, Held: kit.Ctrl | kit.Shift}}, {"list", lang.L("List"), kit.Key{Name: fyne.KeyL, Held: kit.Ctrl | kit.Shift}},
		{"quote", lang.L("Quote"), kit.Key{Name: fyne.KeyPeriod, Held: kit.Ctrl | kit.Shift}}, {"link", lang.L("Link"), kit.Key{Name: fyne.KeyK, Held: kit.Ctrl}},
		{"preview", lang.L("Preview the text"), kit.Key{Name: fyne.KeyE, Held: kit.Ctrl}},
	} {
		list = append(list, kit.Command{ID: "format " + f.mark, Menu: kit.MenuEntry, Label: f.label, Key: f.key, Run: on(func(s *Screen) { s.Format(f.mark) })})
	}
	return list
}

// beginEntry opens an empty entry of a kind.
func beginEntry(host kit.Host, kind string) {
	if !kit.RefuseReadOnly(host.File(), host) {
		kit.OnShown(host, kit.ScreenJournal, func(s *Screen) { s.New(kind) })()
	}
}

// tellStory shows the entry that is open as a story.
func tellStory(host kit.Host) {
	if at := host.CurrentRoute(); at.Screen == kit.ScreenJournal && at.ID != "" {
		host.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewStory, ID: at.ID})
	}
}
