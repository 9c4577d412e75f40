// Package applications is the view of the jobs that one applies for: the list by
// how far each has got, one of them with its people, interviews and what was sent,
// the cover letter for it, and the pack for a review of the present job. It shows
// what model/review drafts and writes through the journal; it must not know how a
// letter is matched to a job, nor how a file is written.
package applications

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// View is the applications and what is written for them.
type View struct {
	// OnResume shows the résumé as it is for a company; nil where there is none beside
	// this view.
	OnResume func(company string)
	// OnRead is called once the applications were read; may be nil.
	OnRead func()

	host   kit.Host
	object *fyne.Container
	panes  *widgets.Panes
	empty  *fyne.Container
	list   *applicationList
	detail *detail

	shown   []application
	waiting bool // the keyboard goes to the list once it was read
}

// The panes, from left to right.
const (
	paneList = iota
	paneDetail
)

// In em of the chosen text size: below stacked, one pane at a time is shown.
const (
	stackedBelow = 54
	detailWidth  = 30
)

// New builds the view.
func New(host kit.Host) *View {
	v := &View{host: host}
	v.list, v.detail = newApplicationList(v), newDetail(v)
	v.panes = widgets.NewPanes(stackedBelow, widgets.Pane{Content: v.list.object}, widgets.Pane{Content: v.detail.object, Width: detailWidth})
	v.panes.OnArranged = v.onArranged
	v.empty = container.NewStack(widgets.NewInset(widgets.NewEmptyState("application", lang.L("Is there a job you would like?"),
		lang.L("Write it down, inside your company or elsewhere. Rung keeps its people, its interviews and what you sent, and drafts the letter."),
		widgets.Action{Text: lang.L("New application"), Do: v.NewApplication},
		widgets.Action{Text: lang.L("Review-cycle pack for my present job"), Do: v.ShowCycle}), 4, 4, 4, 4))
	v.object = container.NewStack(v.panes, v.empty)
	v.panes.Hide()
	v.empty.Hide()
	return v
}

// Object is the whole view.
func (v *View) Object() fyne.CanvasObject { return v.object }

// Open shows an application, or without an id what was shown last.
func (v *View) Open(id string) {
	v.panes.SetActive(paneList)
	if id != "" {
		v.showApplication(id)
		v.panes.SetActive(paneDetail)
	}
	v.reload()
}

// NoteText says in a few words how things stand.
func (v *View) NoteText() string {
	open, coming := 0, 0
	for _, a := range v.shown {
		if !a.isClosed() {
			open++
		}
		if _, has := a.nextInterview(v.today()); has {
			coming++
		}
	}
	note := kit.Counted(open, "1 open application", "{{.Count}} open applications")
	if coming > 0 {
		note += " · " + kit.Counted(coming, "1 with an interview to come", "{{.Count}} with an interview to come")
	}
	return note
}

// OpenedID is the id of the application that is shown, "" for none.
func (v *View) OpenedID() string { return v.detail.id }

// Focus puts the keyboard on the list, where there is one.
func (v *View) Focus() {
	v.waiting = true
	v.reload()
}

// Changed reads again what a write may have changed.
func (v *View) Changed(model.Receipt) { v.reload() }

// reload asks for everything anew, and shows it.
func (v *View) reload() {
	kit.Load(v.host, "applications", func(ctx context.Context) ([]application, error) {
		return readApplications(ctx, v.host.Journal())
	}, func(list []application) {
		v.shown = list
		v.showReading()
		if v.OnRead != nil {
			v.OnRead()
		}
	})
}

func (v *View) showReading() {
	widgets.SetShown(v.empty, len(v.shown) == 0)
	widgets.SetShown(v.panes, len(v.shown) > 0)
	v.list.showRows()
	v.detail.followReading()
	v.openFirst()
	if v.waiting && len(v.list.rows.shown) > 0 {
		v.focusOn(v.list.rows.Records)
	}
	v.waiting = false
}

// findApplication gives one of those that were read.
func (v *View) findApplication(id string) (application, bool) {
	i := slices.IndexFunc(v.shown, func(a application) bool { return a.ID == id })
	if i < 0 {
		return application{}, false
	}
	return v.shown[i], true
}

func (v *View) today() model.Day { return v.host.Locale().Today }

func (v *View) focusOn(o fyne.Focusable) { v.host.Window().Canvas().Focus(o) }

// routeTo is where an application is shown, for the shell to return to.
func routeTo(id string) kit.Route {
	return kit.Route{Screen: kit.ScreenResume, View: kit.ViewApplications, ID: id}
}

// visit shows an application beside the list; what was shown before can be
// returned to.
func (v *View) visit(id string) {
	v.showApplication(id)
	v.panes.SetActive(paneDetail)
	v.host.Visit(routeTo(id))
}

// preview shows an application without a step in the history.
func (v *View) preview(id string) {
	v.showApplication(id)
	v.host.Here(routeTo(id))
}

func (v *View) showApplication(id string) {
	v.detail.showID(id)
	v.list.rows.SetOpen(id)
}

// showList goes back to the list where the panes are stacked.
func (v *View) showList() {
	v.panes.SetActive(paneList)
	v.focusOn(v.list.rows.Records)
}

// onArranged shows what the panes' arrangement leaves out.
func (v *View) onArranged() {
	v.detail.setStacked(v.panes.IsStacked())
	v.openFirst()
}

// openFirst shows the first of the list while none is open and there is room
// beside it.
func (v *View) openFirst() {
	if v.detail.id == "" && len(v.list.rows.shown) > 0 && v.panes.IsBeside(paneDetail) {
		v.showApplication(v.list.rows.shown[0].ID)
	}
}

// NewApplication opens an empty application.
func (v *View) NewApplication() {
	e := model.NewEntry(model.KindApplication, v.today())
	v.beginEntry(e, lang.L("A job you would like"), e.ID)
}

// newInterview opens an interview for an application, with what is known of it
// filled in.
func (v *View) newInterview(of application) {
	e := model.NewEntry(model.KindInterview, v.today())
	for _, key := range []string{"company", "role"} {
		if known := of.Values.Text(key); known != "" {
			e.Values[key] = known
		}
	}
	e.Private = of.Private
	e.Links = append(e.Links, model.LinkTo{Role: "application", ID: of.ID})
	v.beginEntry(e, lang.L("An interview for “{{.Title}}”", map[string]any{"Title": of.Title}), of.ID)
}

// beginEntry opens a new entry in the journal, with the way back once it is saved.
func (v *View) beginEntry(e model.Entry, why, back string) {
	v.host.Begin(kit.Start{Opening: readiness.EntryToFill{Entry: e}, Why: why, Saved: func() {
		v.host.Say(lang.L("Written down."), lang.L("Back to applications"), func() { v.host.Go(routeTo(back)) })
	}})
}

// openEntry shows an entry in the journal.
func (v *View) openEntry(id string) { v.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: id}) }

// change changes an application, and then says what was done with the way back.
func (v *View) change(id, done string, change func(*model.Entry)) {
	kit.SaveWithUndo(v.host, done, func(ctx context.Context) (model.Receipt, error) {
		return v.host.Journal().Change(ctx, model.Edited, []string{id}, change)
	})
}

// openSent opens a copy of a file that was sent.
func (v *View) openSent(file model.Attachment) {
	kit.Load(v.host, "application sent", func(ctx context.Context) ([]byte, error) {
		return v.host.Journal().AttachmentContent(ctx, file.SHA256)
	}, func(content []byte) {
		v.host.OpenCopy(file.Name, content)
	})
}
