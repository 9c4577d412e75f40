// Package today is the screen that Rung opens on, for the five minutes a day:
// one line to write down what happened, what to do next, what is due, the
// evening's questions, and a look back. It shows what model/today, model/due and
// the readiness map answer; it must not know how a streak or a gain is counted.
package today

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Screen is the day.
type Screen struct {
	host   kit.Host
	page   *widgets.Page
	column *fyne.Container

	gate    *advice.Gate
	post    *advice.PostQuestion
	capture *captureLine
	next    *nextCard
	due     *dueCard
	goals   *goalsCard
	evening *eveningCard
	year    *yearCard
	past    *pastCard

	kept       string    // the words that the journal was last asked to keep as a draft
	unkept     bool      // there are words that the journal has not acknowledged
	recalled   bool      // what was kept before is shown
	nextReload time.Time // that was asked for
}

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host, gate: advice.NewGate()}
	s.gate.Slim = true
	s.post = advice.NewPostQuestion(host, "today", s.arrange)
	s.capture = newCaptureLine(s)
	s.next, s.due, s.evening = newNextCard(s), newDueCard(s), newEveningCard(s)
	s.goals = newGoalsCard(s)
	s.year, s.past = newYearCard(s), newPastCard(s)
	left := widgets.NewStacked(3, s.capture.object, s.next.object, s.evening.object)
	right := widgets.NewStacked(3, s.due.object, s.goals.object, s.year.object, s.past.object)
	s.column = widgets.NewStacked(3, s.gate.Object, s.post.Object, container.New(&widgets.TwoColumns{Left: 0.645, From: 56, Gap: 3}, left, right))
	s.page = widgets.NewPage(widgets.NewInset(s.column, 3, 5, 5, 5))
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Open shows the day, with the cursor in the line.
func (s *Screen) Open(kit.Route) {
	s.page.ScrollToTop()
	s.recallDraft()
	s.reload()
	s.capture.focusLine()
}

// Leave keeps what is half typed.
func (s *Screen) Leave() {
	s.host.Keep("today draft", nil)
	s.keepDraft()
}

// Changed reads again what a write may have changed.
func (s *Screen) Changed(model.Receipt) { s.reload() }

// Drop attaches files to the entry that is being written.
func (s *Screen) Drop(paths []string, read func(path string) ([]byte, error)) {
	s.capture.attachFiles(paths, read)
}

// reload reads all that the screen shows. What needs the readiness index is left
// until that is read: Changed is called then.
func (s *Screen) reload() {
	s.host.SetNote(s.today().FormatShort(s.host.Locale()))
	s.reloadGate()
	s.post.Reload()
	s.next.reload()
	s.due.reload()
	s.goals.reload()
	s.evening.reload()
	s.year.reload()
	s.past.reload()
	s.awaitNextReload()
}

// awaitNextReload sees to it that all is read again when the evening begins, and when
// the next day does.
func (s *Screen) awaitNextReload() {
	now := s.host.Journal().Now()
	turn := time.Date(now.Year(), now.Month(), now.Day(), eveningFrom, 0, 0, 0, now.Location())
	if !now.Before(turn) {
		turn = time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, now.Location())
	}
	if !turn.Equal(s.nextReload) {
		s.nextReload = turn
		s.host.After("today turn", turn.Sub(now), s.reload)
	}
}

func (s *Screen) today() model.Day { return s.host.Locale().Today }

// arrange lays the screen out anew, as after something has grown.
func (s *Screen) arrange() {
	s.column.Refresh()
	s.page.Refresh()
}

// reloadGate reads the answers to the gate of the chosen framework and shows them.
func (s *Screen) reloadGate() {
	index, on := s.host.Readiness(), s.today()
	if index == nil {
		return
	}
	kit.Load(s.host, "today gate", func(context.Context) (readiness.Report, error) {
		return index.ClaimReport(index.ChosenFramework().ID, on)
	}, s.showGate)
}

func (s *Screen) showGate(r readiness.Report) {
	s.gate.ShowReport(r, func(step string) []widgets.Action {
		return []widgets.Action{{Text: lang.L("Answer"), Do: func() { s.host.Go(kit.Route{Screen: kit.ScreenReadiness, ID: step}) }}}
	})
	s.arrange()
}
