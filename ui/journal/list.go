package journal

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// listPane shows the search, the entries it found, and which of them are marked.
type listPane struct {
	host   kit.Host
	owner  *Screen
	object fyne.CanvasObject

	field   *widgets.Entry
	count   *widgets.Text
	order   *widgets.Button
	keep    *widgets.Button
	funnel  *widgets.Button
	problem *widgets.Text
	head    *fyne.Container
	bulk    *bulkBar
	rows    *entryRows
	empty   *fyne.Container
	repair  *advice.RepairOffer
	inbox   *fyne.Container // what stands over the inbox: that

	query   model.Query
	hits    []model.Hit
	next    model.Cursor
	loading bool // the list or its next page is being read
	failed  bool // the next page could not be read
	total   int
	open    string // id of the entry shown beside the list
	marks   map[string]bool
}

// pageSize is how many entries are read at a time while the list is scrolled.
const pageSize = 50

func newListPane(host kit.Host, owner *Screen) *listPane {
	l := &listPane{host: host, owner: owner, marks: map[string]bool{}}
	l.field = widgets.NewTextEntry()
	l.field.SetPlaceHolder(lang.L("Search: words, tag:erp"))
	l.field.OnChanged = func(string) { l.onTyped() }
	l.field.OnSubmitted = func(string) { l.rows.openCurrent(true) }
	l.field.OnKey = l.onSearchKey
	l.count = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Cut})
	l.order = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true}, l.onOrder)
	l.keep = widgets.NewButton(lang.L("Save search"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, l.onSaveSearch)
	l.funnel = widgets.NewButton(lang.L("Filters"), widgets.ButtonStyle{Icon: "filter", IconOnly: true}, owner.showFilters)
	l.problem = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Red, Flow: widgets.Folded})
	l.rows = newEntryRows(l)
	l.bulk = newBulkBar(l)
	l.empty = container.NewStack()
	l.repair = advice.NewRepairOffer(host, "inbox", 0, l.showRepair)
	l.inbox = container.NewStack(l.repair.Object)
	l.head = widgets.NewTrailing(l.count, l.keep, l.order)
	search := container.NewVBox(container.NewBorder(nil, nil, nil, l.funnel, l.field), l.problem, l.head, l.inbox, l.bulk.object)
	top := container.NewVBox(widgets.NewInset(search, 2, 2, 1, 2), widgets.NewHairline())
	// In Fyne's own border container, Tab would go to the rows first.
	l.object = container.NewStack(widgets.NewGround(theme.Surface),
		container.New(layout.NewBorderLayout(top, nil, nil, nil), top, container.NewStack(l.rows, l.empty)))
	l.problem.Hide()
	l.inbox.Hide()
	l.showHead()
	return l
}

// queryText gives the search as it is typed.
func (l *listPane) queryText() string { return strings.TrimSpace(l.field.Text) }

// searchFor shows what a query finds, from the top.
func (l *listPane) searchFor(query string) {
	if query == l.queryText() && l.hits != nil {
		l.reload()
		return
	}
	l.field.SetText(query)
	if query == "" {
		l.onTyped()
	}
}

// setProblem says why the search cannot be understood. Until it can, the earlier hits
// stay.
func (l *listPane) setProblem(why string) {
	if why == l.problem.Text() {
		return
	}
	l.problem.SetText(why)
	widgets.SetShown(l.problem, why != "")
	l.showHead()
	l.object.Refresh()
}

func (l *listPane) onTyped() {
	query, err := model.ParseQuery(l.field.Text, l.host.Locale(), true)
	var wrong *model.SyntaxError
	if errors.As(err, &wrong) {
		l.setProblem(wrong.Reason)
		return
	}
	l.setProblem("")
	l.query = query
	l.marks = map[string]bool{}
	l.rows.Cursor = 0
	l.owner.filters.setCurrent(l.queryText())
	l.showHead()
	l.readFirstPage(pageSize, true)
}

// reload reads again as many entries as are shown, and keeps the place in the list.
func (l *listPane) reload() { l.readFirstPage(max(pageSize, len(l.hits)), false) }

func (l *listPane) readFirstPage(limit int, top bool) {
	query := l.query
	l.loading, l.failed = true, false
	if l.isInbox() {
		l.repair.Reload()
	}
	l.showRepair()
	l.host.Load("journal list", func(ctx context.Context) func() {
		hits, next, err := l.findHits(ctx, query, model.Cursor{}, limit)
		return func() {
			l.loading = false
			if err != nil {
				l.onUnknownStep(err)
				return
			}
			l.setProblem("")
			l.showHits(hits, next)
			if top {
				l.rows.ScrollToTop()
			}
		}
	})
	l.host.Load("journal count", func(ctx context.Context) func() {
		n, err := l.countHits(ctx, query)
		return func() {
			if err == nil {
				l.showTotal(n)
			}
		}
	})
}

func (l *listPane) showHits(hits []model.Hit, next model.Cursor) {
	l.hits, l.next = hits, next
	l.rows.KeepCursor(l.rows.Cursor)
	// The list may be read anew while keys lead down it.
	if i := l.indexOf(cmp.Or(l.rows.passed, l.open)); i >= 0 {
		l.rows.Cursor = i
	}
	marks := map[string]bool{}
	for _, h := range hits {
		if l.marks[h.Entry.ID] {
			marks[h.Entry.ID] = true
		}
	}
	l.marks = marks
	l.rows.fillSections()
	l.showHead()
	l.showEmpty()
	l.openFirst()
}

// openFirst shows the first entry while nothing is open and there is room for
// it beside the list.
func (l *listPane) openFirst() {
	if l.open == "" && l.owner.editor.id() == "" && len(l.hits) > 0 && l.owner.panes.IsBeside(paneEntry) {
		l.owner.editor.openEntry(l.hits[0].Entry.ID)
		l.setOpen(l.hits[0].Entry.ID)
	}
}

// readNextPage reads the next page when the end of the list comes near, but not while
// the list is read anew, which gives another next page.
func (l *listPane) readNextPage() {
	if l.loading || l.failed || l.next == (model.Cursor{}) {
		return
	}
	l.loading = true
	query, from := l.query, l.next
	l.host.Load("journal list", func(ctx context.Context) func() {
		hits, next, err := l.findHits(ctx, query, from, pageSize)
		return func() {
			l.loading = false
			if err != nil {
				l.failed = true // not tried again at each frame
				l.host.Fail(err)
				l.host.Remind(model.ExplainError(err), lang.L("Try again"), func() { l.retryNextPage(); l.focusRows() })
				return
			}
			l.showHits(append(l.hits, hits...), next)
		}
	})
}

// retryNextPage reads the next page after it could not be read.
func (l *listPane) retryNextPage() {
	l.failed = false
	l.readNextPage()
}

func (l *listPane) showTotal(n int) {
	l.total = n
	l.count.SetText(entryCount(n))
}

func (l *listPane) isInbox() bool { return l.query.HasTerm("is", "inbox") }

// showRepair offers to answer what is missing, over the list of entries that lack
// something.
func (l *listPane) showRepair() {
	shown := l.isInbox() && l.repair.Object.Visible()
	if shown != l.inbox.Visible() {
		widgets.SetShown(l.inbox, shown)
		l.object.Refresh()
	}
}

// showHead shows what can be done with the whole list, or with the marked rows.
func (l *listPane) showHead() {
	before := [2]bool{l.head.Visible(), l.bulk.object.Visible()}
	words := l.query.HasWords()
	l.order.SetText(lang.L("newest first"))
	if l.query.Order == model.Best && words {
		l.order.SetText(lang.L("best first"))
	}
	if l.query.HasTerm("is", "trash") {
		l.order.SetText(lang.L("Empty trash"))
	}
	widgets.SetShown(l.order, words || l.query.HasTerm("is", "trash"))
	query := l.queryText()
	f := l.owner.filters
	widgets.SetShown(l.keep, query != "" && (f.isSaved(query) || !f.hasOption(query)))
	if f.isSaved(query) {
		l.keep.SetText(lang.L("Forget search"))
	} else {
		l.keep.SetText(lang.L("Save search"))
	}
	// The window's heading already shows how many entries there are in all.
	widgets.SetShown(l.head, query != "" && len(l.marks) == 0 && l.problem.Text() == "")
	l.bulk.showMarked()
	l.head.Refresh()
	if before != [2]bool{l.head.Visible(), l.bulk.object.Visible()} {
		l.object.Refresh()
	}
}

// onOrder switches newest and best first, or empties the trash if it is shown.
func (l *listPane) onOrder() {
	if l.query.HasTerm("is", "trash") {
		l.owner.emptyTrash(nil)
		return
	}
	text := strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(l.field.Text, "order:best", ""), "order:newest", ""))
	if l.query.Order == model.Newest {
		text += " order:best"
	}
	l.field.SetText(text)
}

func (l *listPane) onSaveSearch() {
	query := l.queryText()
	if l.owner.filters.isSaved(query) {
		l.owner.filters.saveSearch("", query)
		return
	}
	l.owner.askSearchName(query, func(name string) { l.owner.filters.saveSearch(name, query) })
}

// onSearchKey moves into the list on Down and empties the search on Escape.
func (l *listPane) onSearchKey(key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyDown:
		l.focusRows()
	case key == fyne.KeyEscape && l.field.Text != "":
		l.field.SetText("")
	default:
		return false
	}
	return true
}

func (l *listPane) focusRows() { l.host.Window().Canvas().Focus(l.rows) }

func (l *listPane) focusSearch() {
	l.host.Window().Canvas().Focus(l.field)
	l.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (l *listPane) indexOf(id string) int {
	if id == "" {
		return -1
	}
	return slices.IndexFunc(l.hits, func(h model.Hit) bool { return h.Entry.ID == id })
}

// setOpen marks the entry that is shown beside the list.
func (l *listPane) setOpen(id string) {
	l.open, l.rows.passed = id, ""
	if i := l.indexOf(id); i >= 0 {
		l.rows.Cursor = i
		l.rows.ScrollTo(i)
	}
	l.rows.Refresh()
}

// toggleMark marks or unmarks a row.
func (l *listPane) toggleMark(i int) {
	if i < 0 || i >= len(l.hits) {
		return
	}
	id := l.hits[i].Entry.ID
	if l.marks[id] {
		delete(l.marks, id)
	} else {
		l.marks[id] = true
	}
	l.onMarks()
}

func (l *listPane) onMarks() {
	l.showHead()
	l.rows.Refresh()
}

// markAll marks every row that is loaded.
func (l *listPane) markAll() {
	for _, h := range l.hits {
		l.marks[h.Entry.ID] = true
	}
	l.onMarks()
}

func (l *listPane) clearMarks() {
	l.marks = map[string]bool{}
	l.onMarks()
}

// markedIDs gives the ids of the marked rows, in the order of the list.
func (l *listPane) markedIDs() []string {
	var ids []string
	for _, h := range l.hits {
		if l.marks[h.Entry.ID] {
			ids = append(ids, h.Entry.ID)
		}
	}
	return ids
}

// sectionHeading names the group that a day belongs to.
func sectionHeading(day, today model.Day, weekStart time.Weekday) string {
	start := today.Add(-((int(today.Time().Weekday()) - int(weekStart) + 7) % 7))
	switch {
	case day > start.Add(6):
		return lang.L("Ahead")
	case day >= start:
		return lang.L("This week")
	case day >= start.Add(-7):
		return lang.L("Last week")
	}
	return lang.L(day.Time().Month().String()) + " " + day.Time().Format("2006")
}
