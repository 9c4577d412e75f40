// Package review is the screen for the hour before an interview: the interviews
// with what their job descriptions ask for, the questions with the stories that
// answer them, practice, and the cue sheet. It shows what model/review answers
// and writes through its edits; it must not judge a story or a gap itself.
package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Screen is the review screen.
type Screen struct {
	host   kit.Host
	object *fyne.Container
	panes  *widgets.Panes
	empty  *fyne.Container

	list     *listPane
	side     *fyne.Container
	back     *widgets.Button
	meeting  *meetingPage
	answer   *answerPage
	grid     *gridPage
	practice *practice

	shown    reading   // what is on screen
	wanted   kit.Route // what is to be shown once something was read; zero for nothing
	browsing bool      // the questions are looked at though nothing was begun yet
	matches  map[string]match
	evidence map[string]model.Ref // what the matches name
}

// The panes, from left to right.
const (
	paneList = iota
	paneSide
)

// In em of the text size. Narrower than stackedBelow, one pane is shown at a time.
const (
	stackedBelow = 56
	listWidth    = 31
)

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host}
	s.list = newListPane(s)
	s.meeting = newMeetingPage(s)
	s.answer = newAnswerPage(s)
	s.grid = newGridPage(s)
	s.practice = newPractice(s)
	s.back = widgets.NewButton(lang.L("Interviews and questions"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "back"}, s.showList)
	s.back.Hide()
	s.side = container.NewBorder(widgets.NewInset(widgets.NewWrap(0, s.back), 1, 0, 0, 3), nil, nil, nil, container.NewStack(s.meeting.page, s.answer.page))
	s.panes = widgets.NewPanes(stackedBelow, widgets.Pane{Content: s.list.object, Width: listWidth}, widgets.Pane{Content: s.side})
	s.panes.OnArranged = s.onArranged
	s.empty = container.NewStack(widgets.NewInset(widgets.NewEmptyState("review", lang.L("Is there an interview coming up?"),
		lang.L("Write it down with its job description. Rung shows what your journal proves, which questions may come, and which stories answer them."),
		widgets.Action{Text: lang.L("New interview"), Do: s.NewInterview},
		widgets.Action{Text: lang.L("Look at the questions first"), Do: s.passEmpty},
		widgets.Action{Text: lang.L("Look at a demo journal"), Do: host.OpenDemo}), 4, 4, 4, 4))
	s.object = container.NewStack(s.panes, s.grid.object, s.practice.object, s.empty)
	s.showPart(nil)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// showPart shows one of the parts that take the whole screen, or none while nothing
// was read yet.
func (s *Screen) showPart(part fyne.CanvasObject) {
	for _, o := range []fyne.CanvasObject{s.panes, s.grid.object, s.practice.object, s.empty} {
		widgets.SetShown(o, o == part)
	}
}

// Open shows an interview, a question, a story, the grid, or what was shown last.
func (s *Screen) Open(to kit.Route) {
	s.answer.saveTelling()
	s.answer.telling.recallDrafts()
	s.wanted = kit.Route{View: to.View, ID: to.ID}
	if to.View == "" && to.ID != "" {
		s.meeting.id = to.ID
	}
	if s.grid.object.Visible() {
		s.showPart(s.panes)
	}
	if to.View == kit.ViewPractice && s.shown.library != nil {
		s.showReading() // shows the first card at once, while all is read again
	}
	s.reload()
}

// Leave saves the words that were typed, and ends practice.
func (s *Screen) Leave() {
	s.answer.saveTelling()
	s.practice.endPractice()
}

// Save saves the words that were typed.
func (s *Screen) Save() { s.answer.saveTelling() }

// Unsaved names the stories whose words the journal could not keep.
func (s *Screen) Unsaved() []string { return s.answer.telling.held.titles() }

// Changed reads again what a write may have changed.
func (s *Screen) Changed(model.Receipt) { s.reload() }

// FocusSearch puts the cursor into the search over the questions.
func (s *Screen) FocusSearch() {
	if s.shown.library == nil {
		return
	}
	s.showPart(s.panes)
	s.panes.SetActive(paneList)
	s.list.setSearching(true)
	s.host.Window().Canvas().Focus(s.list.field)
	s.list.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// onArranged shows the buttons that lead to panes for which there is no room.
func (s *Screen) onArranged() {
	widgets.SetShown(s.back, s.panes.IsStacked())
	s.side.Refresh()
}

// focusSide moves the focus into what was opened.
func (s *Screen) focusSide() {
	if s.panes.IsStacked() {
		s.focusOn(s.back)
		return
	}
	s.host.Window().Canvas().FocusNext()
}

// showList goes back to the list if the panes are stacked.
func (s *Screen) showList() {
	s.panes.SetActive(paneList)
	s.list.rows.focusRows()
}

// followRoute shows what a route asks for, now that something was read.
func (s *Screen) followRoute() {
	to := s.wanted
	s.wanted = kit.Route{}
	switch to.View {
	case kit.ViewQuestion:
		s.showQuestion(to.ID, "")
		s.panes.SetActive(paneSide)
	case kit.ViewStory:
		s.showQuestion("", to.ID)
		s.panes.SetActive(paneSide)
	case kit.ViewGrid:
		s.showPart(s.grid.object)
		s.grid.focusCells()
	case kit.ViewPractice:
		s.practice.beginPractice(to.ID)
	default:
		s.showMeeting(to.ID)
		s.panes.SetActive(paneSide)
	}
}

// openMeeting shows an interview beside the list; going back returns to what was shown
// before.
func (s *Screen) openMeeting(id string) {
	s.showMeeting(id)
	s.showPart(s.panes)
	s.panes.SetActive(paneSide)
	s.host.Visit(kit.Route{Screen: kit.ScreenReview, ID: id})
}

func (s *Screen) showMeeting(id string) {
	widgets.SetShown(s.answer.page, false)
	widgets.SetShown(s.meeting.page, true)
	s.list.rows.SetOpen(id)
	s.meeting.openMeeting(id)
}

// openQuestion shows a question with one of its stories; going back returns to what was
// shown before.
func (s *Screen) openQuestion(id, story string) {
	s.showQuestion(id, story)
	s.showPart(s.panes)
	s.panes.SetActive(paneSide)
	s.host.Visit(kit.Route{Screen: kit.ScreenReview, View: kit.ViewQuestion, ID: id})
}

func (s *Screen) showQuestion(id, story string) {
	widgets.SetShown(s.meeting.page, false)
	widgets.SetShown(s.answer.page, true)
	s.list.rows.SetOpen(id)
	s.answer.openQuestion(id, story)
}

// ShowGrid shows the questions against the stories.
func (s *Screen) ShowGrid() { s.host.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewGrid}) }

// leaveGrid goes back to the list.
func (s *Screen) leaveGrid() {
	s.showPart(s.panes)
	s.list.rows.focusRows()
	s.host.Here(kit.Route{Screen: kit.ScreenReview})
}

// openEntry shows an entry in the journal.
func (s *Screen) openEntry(id string) { s.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: id}) }

func (s *Screen) today() model.Day { return s.host.Locale().Today }

func (s *Screen) focusOn(o fyne.Focusable) { s.host.Window().Canvas().Focus(o) }
