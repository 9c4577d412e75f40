package review

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// practice asks one question after the other: first the question alone, with a clock
// while the person answers aloud, then the story, and how it went. Each rating is
// saved at once, so that practice can go on later.
type practice struct {
	screen *Screen
	object *fyne.Container
	stage  *podium

	progress, clock *widgets.Text
	body            *fyne.Container
	rate            []*widgets.Button
	reveal          *widgets.Button
	present, stop   *widgets.Button

	card      review.PracticeCard
	due       map[string]model.Edit // what each rating would write
	story     *review.Story
	private   bool   // the card may not be shown before others
	only      string // the question that was asked for, whether it is due or not; "" once it was rated
	open      bool
	asked     bool // a card is on the stage
	revealed  bool
	waiting   bool // a rating is being written
	presented bool
	seconds   int
}

// columnWide is how many times as wide as ordinary text the column of large words may be.
const columnWide = 1.3

func newPractice(s *Screen) *practice {
	p := &practice{screen: s, body: widgets.NewStacked(4)}
	p.progress = newSmallText("", theme.Muted)
	p.clock = widgets.NewText("", widgets.Style{Size: theme.Big, Color: theme.Accent})
	p.present = widgets.NewButton(lang.L("Presentation mode (P)"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, p.turnPresenting)
	p.stop = widgets.NewButton(lang.L("Stop (Esc)"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, p.leavePractice)
	p.reveal = widgets.NewButton(lang.L("Show the story (Space)"), widgets.ButtonStyle{Look: widgets.Primary}, p.onReveal)
	foot := widgets.NewWrap(1.5, p.clock, p.reveal)
	for _, rated := range review.Ratings {
		button := widgets.NewButton("", widgets.ButtonStyle{}, func() { p.onRate(rated) })
		p.rate = append(p.rate, button)
		foot.Add(button)
	}
	p.stage = newPodium(p, widgets.NewInset(container.New(widgets.CentredColumn{Times: columnWide}, p.body), 4, 6, 4, 6))
	top := widgets.NewAside(10, 2, p.progress, p.present, p.stop)
	bottom := container.NewVBox(widgets.NewHairline(), widgets.NewInset(foot, 2, 6, 3, 6))
	p.object = container.NewStack(widgets.NewGround(theme.Surface), container.NewBorder(widgets.NewInset(top, 2, 6, 0, 6), bottom, nil, nil, p.stage))
	p.object.Hide()
	return p
}

func (p *practice) isOpen() bool { return p.open }

// Practise begins to practise, or goes on.
func (s *Screen) Practise() { s.host.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewPractice}) }

// practiseOne asks a question now, whether it is due or not, and then goes on with
// what is due.
func (s *Screen) practiseOne(question string) {
	s.host.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewPractice, ID: question})
}

// PractiseBefore practises in presentation mode, or turns that on or off during
// practice.
func (s *Screen) PractiseBefore() {
	if !s.practice.open {
		s.Practise()
	}
	if s.practice.open {
		s.practice.turnPresenting()
	} else {
		s.practice.presented = true // once there is a card
	}
}

// beginPractice shows the first card: that of a question, or the one that is due
// first if question is "".
func (p *practice) beginPractice(question string) {
	p.open, p.asked, p.only = true, false, question
	p.screen.showPart(p.object)
	p.screen.focusOn(p.stage)
	wanted := p.presented
	p.presented = false
	if wanted {
		p.turnPresenting()
	}
}

// leavePractice leaves presentation mode or, outside it, practice.
func (p *practice) leavePractice() {
	if p.presented {
		p.turnPresenting()
		return
	}
	p.endPractice()
	s := p.screen
	s.showReading()
	s.list.rows.focusRows()
	s.host.Here(kit.Route{Screen: kit.ScreenReview})
}

// endPractice ends practice and shows the rest of the window again.
func (p *practice) endPractice() {
	if !p.open {
		return
	}
	if p.presented {
		p.turnPresenting()
	}
	p.open, p.asked = false, false
	p.screen.host.After("review clock", 0, nil)
	p.screen.showPart(p.screen.panes)
}

// turnPresenting gives practice the whole window, or gives it back.
func (p *practice) turnPresenting() {
	p.presented = !p.presented
	if p.presented {
		p.screen.host.Present(p.leavePractice)
		p.present.SetText(lang.L("Leave presentation mode (Esc)"))
	} else {
		p.screen.host.EndPresenting()
		p.present.SetText(lang.L("Presentation mode (P)"))
	}
	widgets.SetShown(p.stop, !p.presented)
	p.showCard()
	p.screen.focusOn(p.stage)
}

// showSession goes on with the session as it was read last. A card that is on the
// stage stays there while it is still to come.
func (p *practice) showSession() {
	if !p.open {
		return
	}
	session := p.screen.shown.session
	next := session.Next
	if row, ok := p.screen.shown.rowOf(p.only); ok {
		next = []review.PracticeCard{newCard(row)}
	}
	for _, c := range next {
		if p.asked && !p.waiting && c.Question.ID == p.card.Question.ID {
			p.card = c
			p.showCard()
			return
		}
	}
	p.waiting = false
	if len(next) == 0 {
		p.asked = false
		p.screen.host.After("review clock", 0, nil)
		p.showCard()
		return
	}
	p.askQuestion(next[0])
}

// newCard builds the card of a question.
func newCard(row review.GridRow) review.PracticeCard {
	c := review.PracticeCard{Question: row.Question, Standing: row.Standing}
	if len(row.Question.Stories) > 0 {
		c.Story = row.Question.Stories[0]
	}
	return c
}

// askQuestion puts a question on the stage: the cue first, while its story is read.
func (p *practice) askQuestion(c review.PracticeCard) {
	p.card, p.asked, p.revealed, p.story, p.private, p.seconds = c, true, false, nil, false, 0
	p.due = map[string]model.Edit{}
	day := model.Day("")
	if i := p.screen.shown.session.Interview; i != nil {
		day = i.Day
	}
	for _, rated := range review.Ratings {
		edit, err := c.Question.Rate(rated, p.screen.today(), day)
		if err != nil {
			p.screen.host.Fail(err)
			return
		}
		p.due[rated] = edit
	}
	p.stage.scrollToTop()
	p.showCard()
	p.showClock()
	p.readStory(c)
}

// readStory reads the card's story, and whether what is shown is private.
func (p *practice) readStory(c review.PracticeCard) {
	s, loc := p.screen, p.screen.host.Locale()
	s.host.Load("review card", func(ctx context.Context) func() {
		var story *review.Story
		var err error
		private := false
		if c.Story != "" {
			var e model.Entry
			if e, err = s.host.Journal().Entry(ctx, c.Story); err == nil {
				told := review.NewStory(e, loc)
				story, private = &told, e.Private
			}
		}
		if c.Question.Own && err == nil {
			var e model.Entry
			e, err = s.host.Journal().Entry(ctx, c.Question.ID)
			private = private || e.Private
		}
		return func() {
			switch {
			case c.Question.ID != p.card.Question.ID:
			case err != nil:
				s.host.Fail(err)
			default:
				p.story, p.private = story, private
				p.showCard()
			}
		}
	})
}

// showClock shows the seconds while the person answers.
func (p *practice) showClock() {
	p.clock.SetText(clockTime(p.seconds))
	ink := theme.Accent
	if p.seconds > review.Long.Seconds {
		ink = theme.Amber
	}
	p.clock.SetColor(ink)
	p.screen.host.After("review clock", time.Second, func() {
		if p.open && p.asked && !p.revealed {
			p.seconds++
			p.showClock()
		}
	})
}

// onReveal stops the clock and shows the story.
func (p *practice) onReveal() {
	if !p.asked || p.revealed {
		return
	}
	p.revealed = true
	p.screen.host.After("review clock", 0, nil)
	p.stage.scrollToTop()
	p.showCard()
	p.screen.focusOn(p.stage)
}

// onRate keeps how it went, and goes on with the next question.
func (p *practice) onRate(rated string) {
	edit, ready := p.due[rated]
	if !p.asked || !p.revealed || p.waiting || !ready {
		return
	}
	p.waiting, p.only = true, ""
	s := p.screen
	s.host.Do(func(ctx context.Context) func() {
		_, err := s.host.Journal().Save(ctx, model.Edited, []model.Edit{edit}, nil)
		return func() {
			if err != nil {
				p.waiting = false
				s.host.Fail(err)
			}
			s.focusOn(p.stage)
		}
	})
}

// onKey handles a key, and reports whether it had a use for it.
func (p *practice) onKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		if p.asked {
			p.onReveal()
		} else {
			p.leavePractice()
		}
	case fyne.KeyEscape:
		p.leavePractice()
	default:
		return false
	}
	return true
}

// onRune handles a letter: a rating, or P for presentation mode.
func (p *practice) onRune(typed rune) {
	switch {
	case typed >= '1' && int(typed-'1') < len(review.Ratings):
		p.onRate(review.Ratings[typed-'1'])
	case typed == 'p' || typed == 'P':
		p.turnPresenting()
	}
}
