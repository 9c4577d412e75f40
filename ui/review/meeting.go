package review

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// meetingPage is the page of one interview: when and with whom, what its job
// description asks for, and afterwards what was asked and how it went.
type meetingPage struct {
	screen *Screen
	page   *widgets.Page
	column *fyne.Container
	id     string

	head, debrief *fyne.Container
	after         *widgets.Card // with the debrief; it comes first once the interview is over
	job           *jobPart
	todo          *fyne.Container
	todoCard      *widgets.Card
}

func newMeetingPage(s *Screen) *meetingPage {
	m := &meetingPage{screen: s, head: widgets.NewStacked(1.5), debrief: widgets.NewStacked(1.5)}
	m.job = newJobPart(m)
	m.after = widgets.NewCard(lang.L("How it went"), "", m.debrief)
	m.todo = widgets.NewStacked(1)
	m.todoCard = widgets.NewCard(lang.L("Before it"), "", m.todo)
	m.column = widgets.NewStacked(3, widgets.NewCard("", "", m.head), m.job.card, m.after, m.todoCard)
	m.page = widgets.NewPage(widgets.NewInset(m.column, 3, 4, 5, 4))
	m.page.Hide()
	return m
}

// openMeeting shows an interview, from the top.
func (m *meetingPage) openMeeting(id string) {
	if id != m.id {
		m.id = id
		m.page.ScrollToTop()
	}
	m.showMeeting()
	m.screen.reloadMatches()
}

// showMeeting shows the interview as it was read last.
func (m *meetingPage) showMeeting() {
	i, ok := m.screen.shown.interviewOf(m.id)
	if !ok {
		if m.page.Visible() && m.screen.shown.library != nil { // it went to the trash
			m.page.Hide()
			m.screen.panes.SetActive(paneList)
			m.screen.openFirst()
		}
		return
	}
	m.screen.keepFocus(m.head, func() { m.showHead(i) })
	m.screen.keepFocus(m.debrief, func() { m.showDebrief(i) })
	m.job.showJob(i)
	over := m.isOver(i)
	m.screen.keepFocus(m.todo, func() { m.showBefore(!over) })
	order := []fyne.CanvasObject{m.job.card, m.todoCard, m.after}
	if over {
		order = []fyne.CanvasObject{m.after, m.job.card, m.todoCard}
	}
	copy(m.column.Objects[1:], order)
	m.arrange()
}

// arrange lays the page out again after a part has grown or shrunk.
func (m *meetingPage) arrange() {
	for _, o := range []*fyne.Container{m.head, m.debrief, m.todo, m.job.column, m.column} {
		o.Refresh()
	}
	m.page.Refresh()
}

// isOver says whether an interview has taken place.
func (m *meetingPage) isOver(i review.Interview) bool {
	today := m.screen.today()
	return i.Day < today || i.Day == today && i.Went != ""
}

func (m *meetingPage) showHead(i review.Interview) {
	s := m.screen
	title := widgets.NewText(i.Title, widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	edit := widgets.NewButton(lang.L("Open the entry"), widgets.ButtonStyle{Small: true}, func() { s.openEntry(i.ID) })
	m.head.Objects = []fyne.CanvasObject{newSmallText(whenWords(i, s.host.Locale()), theme.Muted), widgets.NewAside(10, 1.5, title, edit)}
	if about := text.Joined(" · ", i.Role, i.Company, i.Round); about != "" {
		m.head.Add(newSmallText(about, theme.Muted))
	}
	if people := m.newPeopleChips(i); len(people.Objects) > 0 {
		m.head.Add(people)
	}
	cue := widgets.NewButton(lang.L("Cue sheet"), widgets.ButtonStyle{}, func() { s.showPack(i.ID) })
	if m.isOver(i) {
		m.head.Add(widgets.NewInset(widgets.NewWrap(1.5, cue), 1, 0, 0, 0))
		return
	}
	practise := widgets.NewButton(s.list.practiceWords(), widgets.ButtonStyle{Look: widgets.Primary}, s.Practise)
	m.head.Add(widgets.NewInset(widgets.NewWrap(1.5, practise, cue), 1, 0, 0, 0))
}

// newPeopleChips builds the panel's chips, and a link to others known there.
func (m *meetingPage) newPeopleChips(i review.Interview) *fyne.Container {
	s := m.screen
	row := widgets.NewWrap(1)
	for _, id := range i.Panel {
		ref, ok := s.shown.refs[id]
		if !ok || ref.Trashed {
			continue
		}
		chip := widgets.NewChip(widgets.ChipContent{Text: ref.Title, Icon: "people"})
		chip.OnTapped = func() { s.host.Go(kit.Route{Screen: kit.ScreenPeople, ID: id}) }
		row.Add(chip)
	}
	if n := s.shown.known[i.Company]; n > 0 {
		row.Add(widgets.NewButton(asSentence(knowWords(n)), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() {
			s.host.Go(kit.Route{Screen: kit.ScreenPeople, Query: "at:" + i.Company})
		}))
	}
	return row
}

// showDebrief shows what was asked and how it went, or asks for it.
func (m *meetingPage) showDebrief(i review.Interview) {
	s := m.screen
	m.debrief.RemoveAll()
	if !m.isOver(i) {
		m.debrief.Add(newSmallText(lang.L("Afterwards, write down here what they asked. It shows which answers to work on."), theme.Muted))
		m.debrief.Add(widgets.NewWrap(1, widgets.NewButton(lang.L("Write the debrief"), widgets.ButtonStyle{Small: true}, func() { s.beginDebrief(i.ID) })))
		return
	}
	m.debrief.Add(widgets.NewAside(8, 1.5, widgets.NewSignLabel(wentSigns[i.Went], asSentence(outcomeLabel(i.Went))),
		widgets.NewButton(lang.L("Write the debrief"), widgets.ButtonStyle{Small: true}, func() { s.beginDebrief(i.ID) })))
	if i.Debrief != "" {
		m.debrief.Add(newFoldedText(i.Debrief))
	}
	for _, a := range i.Asked {
		if strings.TrimSpace(a.Words) != "" {
			m.debrief.Add(widgets.NewHairline())
			m.debrief.Add(m.newAskedRow(a))
		}
	}
}

// newAskedRow builds the row of a question as it was asked. Its button opens the
// answer, or adds the question if none is known with these words.
func (m *meetingPage) newAskedRow(a review.AskedQuestion) fyne.CanvasObject {
	s := m.screen
	went := widgets.NewSignLabel(wentSigns[a.Went], outcomeLabel(a.Went))
	if a.Question == "" {
		add := widgets.NewButton(lang.L("Add to my questions"), widgets.ButtonStyle{Small: true}, func() { s.addAsked(a.Words) })
		return widgets.NewAside(12, 1.5, newFoldedText(a.Words), went, add)
	}
	open := widgets.NewButton(lang.L("Its answer"), widgets.ButtonStyle{Small: true}, func() { s.openQuestion(a.Question, "") })
	return widgets.NewAside(12, 1.5, newFoldedText(a.Words), went, open)
}

// showMatch shows how the journal meets the job description.
func (m *meetingPage) showMatch() {
	if i, ok := m.screen.shown.interviewOf(m.id); ok {
		m.job.showMatch(i)
		m.arrange()
	}
}

// NewInterview begins an interview in the journal.
func (s *Screen) NewInterview() {
	e := model.NewEntry(model.KindInterview, s.today().Add(7))
	start := kit.Start{Opening: readiness.EntryToFill{Entry: e, Hints: map[string]string{"title": "", "company": "", "role": "", "description": ""}}, Why: lang.L("An interview to come")}
	start.Saved = func() {
		s.host.Say(lang.L("Written down."), lang.L("See what they ask for"), func() { s.host.Go(kit.Route{Screen: kit.ScreenReview, ID: e.ID}) })
	}
	s.host.Begin(start)
}

// beginDebrief opens an interview at the fields that say how it went.
func (s *Screen) beginDebrief(id string) {
	s.beginEntry(id, lang.L("What did they ask, and how did it go?"), map[string]string{"questions": "", "went": "", "debrief": ""}, kit.Route{Screen: kit.ScreenReview, ID: id})
}
