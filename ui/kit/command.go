package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is something the person can have done from a menu, by a key or from
// the palette. Every key is that of a menu item, so that it works whatever has
// the focus.
type Command struct {
	ID    string
	Menu  string // one of the menus below
	Label string // in the person's language
	Key   Key
	Run   func()
}

// The menus, by their names in English.
const (
	MenuJournal = "Journal"
	MenuEdit    = "Edit"
	MenuView    = "View"
	MenuNew     = "New"
	MenuEntry   = "Entry"
	MenuResume  = "Résumé"
	MenuHelp    = "Help"
)

// Key is a key with those that are held down meanwhile; the zero Key is none.
type Key struct {
	Name fyne.KeyName
	Held fyne.KeyModifier
}

// The keys that are held down: Ctrl is the platform's own.
const (
	Ctrl  = fyne.KeyModifierShortcutDefault
	Shift = fyne.KeyModifierShift
	Alt   = fyne.KeyModifierAlt
)

// Shortcut gives the key as a menu takes it, or nil for none. Fyne names a few by
// a type of their own.
func (k Key) Shortcut() fyne.Shortcut {
	switch k {
	case Key{}:
		return nil
	case Key{fyne.KeyZ, Ctrl}:
		return &fyne.ShortcutUndo{}
	case Key{fyne.KeyY, Ctrl}:
		return &fyne.ShortcutRedo{}
	}
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.Held}
}

// String gives the key in words, as "Ctrl+Shift+N", or "" for none.
func (k Key) String() string {
	words := ""
	for _, m := range []struct {
		held fyne.KeyModifier
		word string
	}{{fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierSuper, "Cmd+"}, {Alt, "Alt+"}, {Shift, "Shift+"}} {
		if k.Held&m.held != 0 {
			words += m.word
		}
	}
	if word, special := keyWords[k.Name]; special {
		return words + word
	}
	return words + string(k.Name)
}

// keyWords are the keys that are not called as Fyne names them.
var keyWords = map[fyne.KeyName]string{
	fyne.KeyDelete: "Del", fyne.KeyReturn: "Enter", fyne.KeyEqual: "+",
}

// OnScreen gives what shows a screen anew and then does something there. The
// screen's own package calls it, so that nobody else has to know its type.
func OnScreen[S Screen](n Navigator, id string, do func(S)) func() {
	return func() {
		n.Go(Route{Screen: id})
		_, shown := n.Shown()
		do(shown.(S))
	}
}

// OnShown is like OnScreen, and leaves a screen that is shown already as it is.
func OnShown[S Screen](n Navigator, id string, do func(S)) func() {
	anew := OnScreen(n, id, do)
	return func() {
		if at, shown := n.Shown(); at == id {
			do(shown.(S))
			return
		}
		anew()
	}
}
