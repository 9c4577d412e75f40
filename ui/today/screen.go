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
	capture *capture
	next    *next
	due     *dues
	evening *evening
	year    *year
	past    *past

	kept     string // the words that the journal was last asked to keep as a draft
	held     bool   // there are words that the journal has not acknowledged
	recalled bool   // what was kept before is shown
	turn     time.Time
}

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host, gate: advice.NewGate()}
	s.gate.Slim = true
	s.capture = newCapture(s)
	s.next, s.due, s.evening = newNext(s), newDues(s), newEvening(s)
	s.year, s.past = newYear(s), newPast(s)
	left := widgets.NewStacked(3, s.capture.object, s.next.object, s.evening.object)
	right := widgets.NewStacked(3, s.due.object, s.year.object, s.past.object)
	s.column = widgets.NewStacked(3, s.gate.Object, container.New(&widgets.Halves{Left: 0.645, From: 56, Gap: 3}, left, right))
	s.page = widgets.NewPage(widgets.NewInset(s.column, 3, 5, 5, 5))
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// Open shows the day, with the cursor in the line.
func (s *Screen) Open(kit.Route) {
	s.page.Top()
	s.recall()
	s.read()
	s.capture.focus()
}

// Leave keeps what is half typed.
func (s *Screen) Leave() {
	s.host.Keep("today draft", nil)
	s.keepWords()
}

// Changed reads again what a write may have changed.
func (s *Screen) Changed(model.Receipt) { s.read() }

// Drop attaches files to the entry that is being written.
func (s *Screen) Drop(paths []string, read func(path string) ([]byte, error)) {
	s.capture.drop(paths, read)
}

// read asks for all that the screen shows. What rests on the readiness map waits
// for it: Changed is called once it is there.
func (s *Screen) read() {
	s.host.SetNote(s.today().FormatShort(s.host.Locale()))
	s.readGate()
	s.next.refresh()
	s.due.refresh()
	s.evening.refresh()
	s.year.refresh()
	s.past.refresh()
	s.awaitTurn()
}

// awaitTurn reads anew when the evening begins, and when the next day does.
func (s *Screen) awaitTurn() {
	now := s.host.Journal().Now()
	turn := time.Date(now.Year(), now.Month(), now.Day(), eveningFrom, 0, 0, 0, now.Location())
	if !now.Before(turn) {
		turn = time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, now.Location())
	}
	if !turn.Equal(s.turn) {
		s.turn = turn
		s.host.After("today turn", turn.Sub(now), s.read)
	}
}

func (s *Screen) today() model.Day { return s.host.Locale().Today }

// arrange lays the screen out anew, as after something has grown.
func (s *Screen) arrange() {
	s.column.Refresh()
	s.page.Refresh()
}

// readGate reads how the gate of the chosen framework stands.
func (s *Screen) readGate() {
	index, on := s.host.Readiness(), s.today()
	if index == nil {
		return
	}
	kit.Load(s.host, "today gate", func(context.Context) (readiness.Report, error) {
		return index.ClaimReport(index.ChosenFramework().ID, on)
	}, s.showGate)
}

func (s *Screen) showGate(r readiness.Report) {
	s.gate.Set(r, func(step string) []widgets.Action {
		return []widgets.Action{{Text: lang.L("Answer"), Do: func() { s.host.Go(kit.Route{Screen: kit.ScreenReadiness, ID: step}) }}}
	})
	s.arrange()
}
