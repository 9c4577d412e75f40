// Package repair is the screen that asks, one question at a time, for what is missing in
// entries that are written already, what gains most first. It shows the questions of the
// readiness map and writes the answers; it must not know how a gain comes about, nor what
// a criterion asks for.
package repair

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Screen asks the questions.
type Screen struct {
	host   kit.Host
	object *fyne.Container
	reader *widgets.Reader // has the keyboard while no field does

	waiting  *widgets.Text
	body     *fyne.Container // all that belongs to a question
	progress *progressLine
	entry    *entryCard
	question *questionPart
	foot     *footLine
	end      *fyne.Container // what is shown where there is nothing to ask

	pass  *pass // nil before the first questions were read
	first string
	busy  bool // an answer is being written
	shown *item
	ended bool // the end of the pass is in sight
}

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host, end: container.NewStack()}
	s.waiting = widgets.NewText(lang.L("Reading the journal…"), widgets.Style{Color: theme.Muted, Align: fyne.TextAlignCenter})
	s.progress = newProgressLine(s)
	s.entry = newEntryCard(s)
	s.question = newQuestionPart(s)
	s.foot = newFootLine(s)
	s.body = widgets.NewStacked(4, s.progress.object, s.entry.object, s.question.object, s.foot.object)
	s.body.Hide()
	column := container.New(widgets.CentredColumn{Times: 1.2}, widgets.NewStacked(0, s.waiting, s.body, s.end))
	s.reader = widgets.NewReader(widgets.NewInset(column, 3, 5, 5, 5))
	s.object = widgets.NewInset(s.reader, 2, 2, 2, 2)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Open goes on where the person was, or begins anew: with the entry that the route names,
// where it names one.
func (s *Screen) Open(to kit.Route) {
	if to.ID != "" {
		s.pass, s.first = nil, to.ID
		s.host.Here(kit.Route{Screen: kit.ScreenRepair})
	}
	if s.ended {
		s.pass = nil
	}
	s.shown = nil
	s.host.Window().Canvas().Focus(s.reader)
	s.reload()
}

// Leave keeps nothing: each answer is written at once, and what is typed is kept as it is
// typed.
func (s *Screen) Leave() {}

// Changed asks again what is missing, unless an answer of its own is on the way.
func (s *Screen) Changed(model.Receipt) {
	if !s.busy {
		s.reload()
	}
}

// StepBack leaves the questions; what was answered stays.
func (s *Screen) StepBack() {
	s.pass = nil
	s.host.Back()
}

// TypeLetter answers by number, skips, goes back or opens the entry.
func (s *Screen) TypeLetter(typed rune) {
	switch typed {
	case 's', 'S':
		s.onSkip()
	case 'n', 'N':
		s.onRefuse()
	case 'b', 'B':
		s.onBack()
	case 'o', 'O':
		s.onOpen()
	default:
		s.question.chooseNumber(int(typed - '0'))
	}
}

// reload reads what is to be asked now, and shows it.
func (s *Screen) reload() {
	index, on := s.host.Readiness(), s.today()
	if index == nil {
		return
	}
	kit.Load(s.host, "repair questions", func(ctx context.Context) (standing, error) {
		return readStanding(ctx, s.host, index, on)
	}, s.showStanding)
}

func (s *Screen) showStanding(now standing) {
	if s.pass == nil || s.pass.framework != now.framework {
		s.pass, s.shown = newPass(now, s.first), nil
		s.first = ""
	} else {
		s.pass.take(now)
	}
	s.question.steps = now.steps
	s.waiting.Hide()
	s.showCurrent()
}

// showCurrent shows the question that is asked, or the end. A question that is shown
// already keeps what is typed into it.
func (s *Screen) showCurrent() {
	one := s.pass.current()
	if one == nil {
		s.shown = nil
		s.showEnd()
		return
	}
	s.host.SetNote(kit.Counted(len(s.pass.items), "1 entry that could count for more", "{{.Count}} entries that could count for more"))
	loc := s.host.Locale()
	kit.Load(s.host, "repair entry", func(ctx context.Context) (asking, error) {
		return readAsking(ctx, s.host, one.Question, loc)
	}, func(a asking) { s.showQuestion(one, a) })
}

func (s *Screen) showQuestion(one *item, a asking) {
	if s.pass == nil || one != s.pass.current() {
		return
	}
	again := s.shown == one && s.question.part == one.Part
	s.shown, s.ended = one, false
	s.end.RemoveAll()
	s.body.Show()
	s.progress.show(s.pass, s.isLow())
	s.entry.show(a, again)
	s.foot.show(s.pass)
	s.question.show(one, a, again)
	s.arrange()
	if !again {
		s.reader.ScrollToTop()
		s.question.takeFocus()
	}
}

// lowWindow is the height in em below which a question has little room under the words
// that it is about.
const lowWindow = 32

func (s *Screen) isLow() bool { return s.host.Window().Canvas().Size().Height < theme.Em(lowWindow) }

// arrange lays the screen out anew, as after something has grown.
func (s *Screen) arrange() {
	s.body.Refresh()
	s.object.Refresh()
	s.reader.Refresh()
}

func (s *Screen) today() model.Day { return s.host.Locale().Today }
