// Package journal is the screen of entries: filters, the list, and the entry
// that is open. It knows the model and what the shell offers, nothing else.
package journal

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Screen is the journal.
type Screen struct {
	host    kit.Host
	panes   *widgets.Panes
	filters *filterPane
	list    *listPane
	editor  *editor
	counts  *countsPanel
}

// The panes, from left to right.
const (
	paneFilters = iota
	paneList
	paneEntry
)

// In em of the text size. Narrower than stackedBelow, one pane is shown at a time.
const (
	stackedBelow = 44
	filtersFrom  = 66
	filtersWidth = 11
	listWidth    = 22
)

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host}
	s.filters = newFilterPane(host, s.onFilter)
	s.list = newListPane(host, s)
	s.counts = newCountsPanel(host, s)
	s.editor = newEditor(host, s)
	s.panes = widgets.NewPanes(stackedBelow,
		widgets.Pane{Content: s.filters.object, Width: filtersWidth, From: filtersFrom},
		widgets.Pane{Content: s.list.object, Width: listWidth},
		widgets.Pane{Content: s.editor.object})
	s.panes.OnArranged = s.onArranged
	s.panes.SetActive(paneList)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.panes }

// Open shows a search, an entry, or both.
func (s *Screen) Open(to kit.Route) {
	s.list.searchFor(to.Query)
	if to.ID != "" {
		s.passEntry(to.ID)
		s.panes.SetActive(paneEntry)
	}
	s.filters.reload()
	s.counts.reload()
}

// Leave saves what is open; what cannot be saved yet stays as a draft.
func (s *Screen) Leave() { s.editor.saveOnLeave() }

// Changed re-reads what a write may have changed.
func (s *Screen) Changed(r model.Receipt) {
	s.list.reload()
	s.filters.reload()
	s.editor.onChanged(r)
	s.counts.reload()
}

// onFilter narrows the list, and goes to it if the panes are stacked.
func (s *Screen) onFilter(query string) {
	s.list.searchFor(query)
	s.panes.SetActive(paneList)
	s.host.Here(s.route())
}

// route gives the route to what is shown.
func (s *Screen) route() kit.Route {
	return kit.Route{Screen: kit.ScreenJournal, Query: s.list.queryText(), ID: s.editor.id()}
}

// openEntry opens an entry beside the list; going back returns to the one before.
func (s *Screen) openEntry(id string) {
	s.showEntry(id)
	s.panes.SetActive(paneEntry)
	s.host.Visit(s.route())
}

// passEntry shows an entry without making it a stop for going back.
func (s *Screen) passEntry(id string) {
	s.showEntry(id)
	s.host.Here(s.route())
}

func (s *Screen) showEntry(id string) {
	s.editor.openEntry(id)
	s.list.setOpen(id)
}

// Unsaved names the entries whose words the journal has not acknowledged.
func (s *Screen) Unsaved() []string { return s.editor.held.titles() }

// showList goes back from the entry to the list if the panes are stacked.
func (s *Screen) showList() {
	s.panes.SetActive(paneList)
	s.list.focusRows()
}

// showFilters offers the filters as a menu if there is no room for their column.
func (s *Screen) showFilters() { s.filters.showMenu(s.list.funnel) }

// onArranged shows the buttons that lead to panes for which there is no room.
func (s *Screen) onArranged() {
	s.editor.setStacked(s.panes.IsStacked())
	widgets.SetShown(s.list.funnel, !s.panes.IsBeside(paneFilters))
	s.list.openFirst()
}

// New opens an empty entry of a kind with the cursor in its title.
func (s *Screen) New(kind string) {
	s.editor.startNew(kind)
	s.list.setOpen("")
	s.panes.SetActive(paneEntry)
	s.editor.focusTitle()
}

// Save saves the open entry.
func (s *Screen) Save() { s.editor.saveEntry(true) }

// FocusSearch puts the cursor into the search.
func (s *Screen) FocusSearch() {
	s.panes.SetActive(paneList)
	s.list.focusSearch()
}

// TrashSelected moves the marked entries, or the open one, to the trash.
func (s *Screen) TrashSelected() {
	ids := s.list.markedIDs()
	if len(ids) == 0 && s.editor.id() != "" {
		ids = []string{s.editor.id()}
	}
	s.trashEntries(ids)
}

// Attach adds a file to the open entry.
func (s *Screen) Attach() { s.editor.pickAttachment() }

// ShowHistory shows what changed in the open entry, or the entry again.
func (s *Screen) ShowHistory() { s.editor.toggleHistory() }

// Format marks the chosen text of the body.
func (s *Screen) Format(mark string) { s.editor.formatText(mark) }

func entryCount(n int) string {
	if n == 1 {
		return lang.L("1 entry")
	}
	return lang.L("{{.Count}} entries", map[string]any{"Count": model.Decimal(itoa(n)).Format(model.Locale{})})
}
