package ui

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// navigator leads through the screens, each of which is built when it is first
// gone to.
type navigator struct {
	tasks    kit.Tasks
	frame    *frame
	host     kit.Host // what the screens get
	places   []place
	router   router
	screens  map[string]kit.Screen // those built so far, by id
	shown    string                // the id of the one in sight
	captured *drafts.Words         // of the quick capture opened last, or nil
}

// place is a screen, with what the rail shows of it.
type place struct {
	id, label, icon string
	build           func(kit.Host) kit.Screen
}

// railPlaces gives the places that have an item of their own on the rail.
func (n *navigator) railPlaces() (list []place) {
	for _, p := range n.places {
		if sharedItems[p.id] == "" {
			list = append(list, p)
		}
	}
	return list
}

// railItem gives which item of the rail stands for a screen.
func (n *navigator) railItem(screen string) int {
	return slices.IndexFunc(n.railPlaces(), func(p place) bool { return p.id == screen || p.id == sharedItems[screen] })
}

// Go shows a route; the present one can be returned to.
func (n *navigator) Go(to kit.Route) {
	n.keepTyped()
	n.router.visit(to)
	n.openRoute(to)
}

// Here replaces the present route; Visit adds one that is shown already.
func (n *navigator) Here(at kit.Route)  { n.router.replace(at) }
func (n *navigator) Visit(to kit.Route) { n.router.visit(to) }

// CurrentRoute is the route that was gone to last; Shown is the screen in sight.
func (n *navigator) CurrentRoute() kit.Route     { return n.router.present() }
func (n *navigator) Shown() (string, kit.Screen) { return n.shown, n.screens[n.shown] }

// Back returns to the route before the present one.
func (n *navigator) Back() {
	n.keepTyped()
	if to, ok := n.router.back(); ok {
		n.openRoute(to)
	}
}

func (n *navigator) forth() {
	n.keepTyped()
	if to, ok := n.router.forth(); ok {
		n.openRoute(to)
	}
}

// keepTyped has the present screen, and what lies over it, keep what is typed.
func (n *navigator) keepTyped() {
	if present, ok := n.screens[n.shown]; ok {
		present.Leave()
	}
	n.tasks.KeepAll()
}

func (n *navigator) openRoute(to kit.Route) {
	for _, p := range n.places {
		if p.id != to.Screen {
			continue
		}
		if n.screens[p.id] == nil {
			n.screens[p.id] = p.build(n.host)
			n.frame.content.Add(n.screens[p.id].Object())
		}
		for id, other := range n.screens {
			widgets.SetShown(other.Object(), id == p.id)
		}
		n.shown = p.id
		n.frame.rail.SetSelected(n.railItem(p.id))
		n.frame.heading.SetText(p.label)
		n.frame.SetNote("")
		n.screens[p.id].Open(to)
	}
}

// unsaved names the words that are in memory only.
func (n *navigator) unsaved() (titles []string) {
	for _, place := range n.screens {
		if holder, ok := place.(kit.Holder); ok {
			titles = append(titles, holder.Unsaved()...)
		}
	}
	if n.captured != nil && n.captured.Unkept() {
		titles = append(titles, lang.L("Quick capture"))
	}
	return titles
}

// showDrafts shows the words that were typed and are not saved yet.
func (n *navigator) showDrafts() {
	n.Go(kit.Route{Screen: kit.ScreenJournal})
	if d, ok := n.screens[n.shown].(kit.DraftOpener); ok {
		d.OpenNextDraft()
	}
}

func (n *navigator) saveShown() {
	if saver, ok := n.screens[n.shown].(kit.Saver); ok {
		saver.Save()
	}
}

func (n *navigator) focusSearch() {
	if _, ok := n.screens[n.shown].(kit.Searchable); !ok {
		n.Go(kit.Route{Screen: kit.ScreenJournal})
	}
	if place, ok := n.screens[n.shown].(kit.Searchable); ok {
		place.FocusSearch()
	}
}

// Begin opens an entry that a proposed action begins, in the journal.
func (n *navigator) Begin(start kit.Start) {
	drawn := n.screens[kit.ScreenJournal] != nil
	n.Go(kit.Route{Screen: kit.ScreenJournal})
	if b, ok := n.screens[kit.ScreenJournal].(kit.Beginner); ok {
		b.Begin(start)
	}
	if !drawn { // a page turns to what has the focus only once it was drawn
		n.tasks.After("begin", firstFrame, n.revealFocused)
	}
}

// revealFocused has what has the focus brought into view.
func (n *navigator) revealFocused() {
	c := n.frame.window.Canvas()
	if has := c.Focused(); has != nil {
		c.Unfocus()
		c.Focus(has)
	}
}
