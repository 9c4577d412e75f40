package applications

import (
	"rung/ui/kit"
	"rung/ui/widgets"
)

// columns of the list beside the name: contact, what happened last, how long ago.
var columns = widgets.RecordColumns{8, 7, 7.5}

// applicationRows is the list's body. Enter goes into what is open.
type applicationRows struct {
	*widgets.Records
	view   *View
	shown  []application
	counts map[string]int // how many there are of each status
}

func newApplicationRows(v *View) *applicationRows {
	r := &applicationRows{Records: widgets.NewRecords(columns), view: v}
	r.Content = r.rowContent
	r.OnPass = func(i int) { v.preview(r.shown[i].ID) }
	r.OnOpen = func(i int) { v.visit(r.shown[i].ID) }
	r.OnEnter = func() { v.detail.focusStatus() }
	r.Beside = func() bool { return !v.panes.IsStacked() }
	r.Later = func(fn func()) { v.host.After("applications open", widgets.RecordPause, fn) }
	r.PassOnFocus = true
	return r
}

// setApplications shows others, and keeps to the one that is open.
func (r *applicationRows) setApplications(shown []application) {
	r.shown, r.counts = shown, map[string]int{}
	list := make([]widgets.RecordRow, len(shown))
	for i, a := range shown {
		list[i] = widgets.RecordRow{ID: a.ID, Section: r.startsStatus(i)}
		r.counts[a.status()]++
	}
	r.SetRows(list)
}

// startsStatus reports whether a row is the first of its status.
func (r *applicationRows) startsStatus(i int) bool {
	return i == 0 || r.shown[i-1].status() != r.shown[i].status()
}

func (r *applicationRows) rowContent(i int) widgets.RecordContent {
	a := r.shown[i]
	content := recordContent(a, r.view.host.Locale())
	if r.startsStatus(i) {
		content.Section, content.Note = statusLabel(a.status()), kit.Counted(r.counts[a.status()], "1 application", "{{.Count}} applications")
	}
	return content
}
