package applications

import (
	"rung/ui/kit"
	"rung/ui/widgets"
)

// columns of the list beside the name: contact, what happened last, how long ago.
var columns = widgets.RecordColumns{8, 7, 7.5}

// rows is the list's body. Enter goes into what is open.
type rows struct {
	*widgets.Records
	view   *View
	shown  []application
	counts map[string]int // how many there are of each status
}

func newRows(v *View) *rows {
	r := &rows{Records: widgets.NewRecords(columns), view: v}
	r.Content = r.content
	r.OnPass = func(i int) { v.pass(r.shown[i].ID) }
	r.OnOpen = func(i int) { v.open(r.shown[i].ID) }
	r.OnEnter = func() { v.detail.focus() }
	r.Beside = func() bool { return !v.panes.Stacked() }
	r.Later = func(fn func()) { v.host.After("applications open", widgets.RecordPause, fn) }
	r.PassOnFocus = true
	return r
}

// set shows others, and keeps to the one that is open.
func (r *rows) set(shown []application) {
	r.shown, r.counts = shown, map[string]int{}
	list := make([]widgets.RecordRow, len(shown))
	for i, a := range shown {
		list[i] = widgets.RecordRow{ID: a.ID, Section: r.begins(i)}
		r.counts[a.status()]++
	}
	r.Set(list)
}

// begins reports whether a row is the first of its status.
func (r *rows) begins(i int) bool { return i == 0 || r.shown[i-1].status() != r.shown[i].status() }

func (r *rows) content(i int) widgets.RecordContent {
	a := r.shown[i]
	content := record(a, r.view.host.Locale())
	if r.begins(i) {
		content.Section, content.Note = statusWord(a.status()), kit.Counted(r.counts[a.status()], "1 application", "{{.Count}} applications")
	}
	return content
}
