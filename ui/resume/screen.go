// Package resume is the screen of the page that gets an interview: the bullets
// under their roles with what could be better in each, the frame of a career
// around them, and the page as it will be written. It shows what model/resume answers and writes through its edits; it
// must not judge a bullet itself, nor know how a file is written.
package resume

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/ui/applications"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Screen is the résumé and all that is sent with it.
type Screen struct {
	host   kit.Host
	object *fyne.Container
	panes  *widgets.Panes
	empty  *fyne.Container

	views            map[view]fyne.CanvasObject
	tabs             map[view][]*widgets.Button
	pageButton       *widgets.Button // leads to the page where there is room for one pane
	more             *widgets.Button
	list             *bulletList
	bullet           *bulletEditor
	profile          *profile
	preview          *pagePreview
	applications     *applications.View
	applicationsPane *fyne.Container // the applications under the tabs

	view       view
	options    pageOptions
	shown      reading
	openWanted string  // id of the bullet to open once something was read
	focusFirst string  // id of the bullet to put the keyboard on then
	restored   bool    // what was typed and never saved has been looked for
	passed     bool    // the empty screen was left by its button
	dragged    float32 // how far below its place a line is held
}

// view is what the left pane is about.
type view string

// The views, by the names that routes have for them.
const (
	viewBullets      view = ""
	viewProfile      view = kit.ViewAboutYou
	viewApplications view = kit.ViewApplications
)

// The panes, from left to right.
const (
	paneList = iota
	panePage
)

// stackedBelow is under how many em of the chosen text size one pane at a time
// is shown.
const stackedBelow = 56

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host, options: pageOptions{order: resume.ByHand, format: "docx"}}
	s.list, s.bullet, s.profile, s.preview = newBulletList(s), newBulletEditor(s), newProfile(s), newPagePreview(s)
	s.views = map[view]fyne.CanvasObject{viewBullets: s.list.object, viewProfile: s.profile.object}
	s.applications = applications.New(host)
	s.applications.OnRead = func() { s.host.SetNote(s.noteText()) }
	s.applications.OnResume = func(company string) { s.showView(viewBullets); s.setTarget(company) }
	s.tabs = map[view][]*widgets.Button{}
	row := s.newTabs()
	s.pageButton = widgets.NewButton(lang.L("See the page"), widgets.ButtonStyle{Small: true, Icon: "preview", IconOnly: true}, func() { s.panes.SetActive(panePage) })
	s.pageButton.Hide()
	create := widgets.NewButton(lang.L("New bullet"), widgets.ButtonStyle{Look: widgets.Primary, Small: true}, s.ChooseEntries)
	s.more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Small: true, Icon: "more", IconOnly: true}, s.onMore)
	head := container.NewVBox(widgets.NewInset(widgets.NewAside(14, 1.5, row, create, s.pageButton, s.more), 2, 3, 1, 4))
	body := container.NewStack(s.list.object, s.profile.object)
	left := container.New(headAbove{}, head, body)
	s.panes = widgets.NewPanes(stackedBelow, widgets.Pane{Content: left}, widgets.Pane{Content: s.preview.object})
	s.panes.OnArranged = s.onArranged
	s.empty = container.NewStack(widgets.NewInset(widgets.NewEmptyState("resume", lang.L("Which of your work belongs on a page?"),
		lang.L("Choose entries of your journal, and Rung drafts a bullet from each. Every bullet leads back to its entry, and every number to where you wrote it."),
		widgets.Action{Text: lang.L("Choose entries"), Do: s.ChooseEntries},
		widgets.Action{Text: lang.L("Import a JSON Resume"), Do: s.importResume},
		widgets.Action{Text: lang.L("Begin with who you are"), Do: s.onBeginProfile},
		widgets.Action{Text: lang.L("Look at a demo journal"), Do: host.OpenDemo}), 4, 4, 4, 4))
	s.applicationsPane = container.New(headAbove{}, container.NewVBox(widgets.NewInset(s.newTabs(), 2, 3, 1, 4)), s.applications.Object())
	s.views[viewApplications] = s.applicationsPane
	s.object = container.NewStack(s.panes, s.applicationsPane, s.empty)
	s.panes.Hide()
	s.empty.Hide()
	s.showView(viewBullets)
	return s
}

// newTabs are buttons that turn to each view.
func (s *Screen) newTabs() *fyne.Container {
	row := widgets.NewWrap(1)
	for _, v := range []struct {
		of    view
		label string
	}{{viewBullets, lang.L("Bullets")}, {viewProfile, lang.L("About you")}, {viewApplications, lang.L("Applications")}} {
		tab := widgets.NewButton(v.label, widgets.ButtonStyle{Small: true}, func() { s.showView(v.of) })
		s.tabs[v.of] = append(s.tabs[v.of], tab)
		row.Add(tab)
	}
	return row
}

// ShowApplications shows what was applied for, with the keyboard on it.
func (s *Screen) ShowApplications() { s.Applications().Focus() }

// Applications shows what was applied for.
func (s *Screen) Applications() *applications.View {
	s.showView(viewApplications)
	return s.applications
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Open shows a view, or a bullet.
func (s *Screen) Open(to kit.Route) {
	if to.ID != "" && to.ID != s.bullet.id {
		s.bullet.saveAndClose()
	}
	s.setView(view(to.View))
	if s.view == viewApplications {
		s.applications.Open(to.ID)
	} else {
		s.openWanted = to.ID
	}
	s.panes.SetActive(paneList)
	s.reload()
}

// Leave keeps the words that were typed.
func (s *Screen) Leave() {
	s.bullet.saveAndClose()
	s.profile.savePerson()
}

// Save does the same.
func (s *Screen) Save() {
	s.bullet.save()
	s.profile.savePerson()
}

// Unsaved names the bullet whose words the journal could not keep.
func (s *Screen) Unsaved() []string {
	if s.bullet.unkept && s.bullet.isDirty() {
		return []string{s.bullet.field.Text}
	}
	return nil
}

// Changed reads again what a write may have changed.
func (s *Screen) Changed(r model.Receipt) {
	s.reload()
	s.applications.Changed(r)
}

// FocusSearch asks what the bullets are to be narrowed by.
func (s *Screen) FocusSearch() { s.askFilter() }

// showView turns the left pane to something else, which can be returned from.
func (s *Screen) showView(to view) {
	if to == s.view && s.shown.career != nil {
		return
	}
	s.bullet.saveAndClose()
	s.profile.savePerson()
	s.setView(to)
	if s.shown.career != nil {
		s.host.Visit(s.currentRoute())
		s.showReading()
	}
	if to == viewApplications {
		s.applications.Open("")
	}
}

func (s *Screen) setView(to view) {
	if _, known := s.views[to]; !known {
		to = viewBullets
	}
	s.view = to
	for v, object := range s.views {
		widgets.SetShown(object, v == to)
		look := widgets.Plain
		if v == to {
			look = widgets.Outlined
		}
		for _, tab := range s.tabs[v] {
			tab.SetLook(look)
		}
	}
}

// currentRoute is what is shown, for the shell to return to.
func (s *Screen) currentRoute() kit.Route {
	open := s.bullet.id
	if s.view == viewApplications {
		open = s.applications.OpenedID()
	}
	return kit.Route{Screen: kit.ScreenResume, View: string(s.view), ID: open}
}

// onArranged shows the ways between the panes that the arrangement leaves out.
func (s *Screen) onArranged() {
	widgets.SetShown(s.pageButton, s.panes.IsStacked())
	s.preview.setStacked(s.panes.IsStacked())
}

func (s *Screen) onBeginProfile() {
	s.passed = true
	s.setView(viewProfile)
	s.showReading()
	s.profile.focusName()
}

// openEntry shows an entry in the journal; a return leads back to the bullet.
func (s *Screen) openEntry(id string) {
	s.host.Here(s.currentRoute())
	s.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: id})
}

func (s *Screen) today() model.Day { return s.host.Locale().Today }

func (s *Screen) focusOn(o fyne.Focusable) { s.host.Window().Canvas().Focus(o) }

// save saves edits, and then says what was done with the way back. then may be
// nil.
func (s *Screen) save(action model.Action, done string, edits []model.Edit, then func(model.Receipt)) {
	if len(edits) == 0 {
		return
	}
	kit.Do(s.host, func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Save(ctx, action, edits, nil)
	}, func(r model.Receipt) {
		if then != nil {
			then(r)
		}
		if done != "" {
			kit.SayUndo(s.host, done, r.Batch)
		}
	})
}

// newEdit is the edit of an entry by a function.
func newEdit(e model.Entry, alter func(*model.Entry)) model.Edit {
	base, edited := e.Clone(), e.Clone()
	alter(&edited)
	return model.Edit{Base: &base, Entry: edited}
}

// headAbove gives the first object its height and the second the rest; the order is
// that of Tab.
type headAbove struct{}

func (headAbove) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, body := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(head.Width, body.Width), head.Height+body.Height)
}

func (headAbove) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := widgets.FitToWidth(objects[0], size.Width)
	objects[0].Move(fyne.Position{})
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, max(size.Height-height, 0)))
}
