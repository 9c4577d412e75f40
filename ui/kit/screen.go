// Package kit is what the shell and a screen know of each other: the routes
// that lead to a screen, the commands that it offers, and what it may ask of the
// shell. It knows no screen, and no storage.
package kit

import (
	"fyne.io/fyne/v2"

	"rung/model"
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
	// DraftOpener is the screen that shows, one after the other, the words that
	// were typed and are not saved yet.
	DraftOpener interface{ OpenNextDraft() }
	// Keyed screens take the letters that no field has the focus for, and Escape.
	Keyed interface {
		TypeLetter(rune)
		StepBack()
	}
)
