package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// footTime is how long a line stays at the foot of the window.
const footTime = 12 * time.Second

// Say shows a line at the foot of the window for a while.
func (s *shell) Say(message, action string, fn func()) {
	s.Remind(message, action, fn)
	s.After("foot", footTime, s.hideFoot)
}

// Remind shows a line at the foot of the window until it is dealt with.
func (s *shell) Remind(message, action string, fn func()) {
	var actions []widgets.Action
	if action != "" {
		actions = []widgets.Action{{Text: action, Do: func() { s.hideFoot(); fn() }}}
	}
	s.setFoot(widgets.NewBanner(widgets.Done, message, actions...))
	if action != "" {
		s.offer = actions[0].Do
	}
}

// Fail shows err in the person's words; it stays until dismissed.
func (s *shell) Fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	logFailure(err)
	s.setFoot(widgets.NewBanner(widgets.Failure, model.ExplainError(err)))
	s.past = func() bool { return hindered(err) }
}

// Hold shows why words are in memory only, with the way back to them, until the
// journal has them.
func (s *shell) Hold(err error, action string, fn func()) {
	logFailure(err)
	s.Remind(model.ExplainError(err)+" "+lang.L("Your words are still here."), action, fn)
	s.past = func() bool { return hindered(err) && len(s.unsaved()) == 0 }
}

// hindered says that a write failed for want of what another may find: room, the
// right to write, a free journal.
func hindered(err error) bool {
	switch model.CodeOf(err) {
	case model.DiskFull, model.Busy, model.ReadOnly, model.Failing:
		return true
	}
	return false
}

// onWriteEnded hears of every write, on the goroutine that wrote. The first that
// goes through after one that was hindered ends what the foot says of it.
func (s *shell) onWriteEnded(err error) {
	switch {
	case hindered(err):
		s.hindered.Store(true)
	case err == nil && s.hindered.Swap(false):
		s.show(func() {
			if s.past != nil && s.past() {
				s.hideFoot()
			}
		})
	}
}

func (s *shell) setFoot(b *widgets.Banner) {
	s.After("foot", 0, nil)
	s.offer, s.stood, s.past = nil, "", nil
	b.OnDismiss = s.hideFoot
	s.foot.Objects = []fyne.CanvasObject{widgets.NewInset(b, 2, 4, 3, 4)}
	s.showFoot(true)
	s.main.Refresh() // hiding and showing alone lays nothing out
}

// standing is a line that comes back after any other has stood over it: only the
// person is done with it.
type standing struct {
	id   string
	show func()
}

// stand shows a line that stands until the person is done with it, in the place of
// one with the same id.
func (s *shell) stand(id string, show func()) {
	s.standing = append(s.without(id), standing{id, show})
	show()
	s.stood = id
}

func (s *shell) without(id string) []standing {
	return slices.DeleteFunc(slices.Clone(s.standing), func(l standing) bool { return l.id == id })
}

// hideFoot takes the line away, for good where it is one that stands, and shows
// the newest of those that are left.
func (s *shell) hideFoot() {
	s.offer, s.past = nil, nil
	s.standing, s.stood = s.without(s.stood), ""
	if n := len(s.standing); n > 0 {
		s.standing[n-1].show()
		s.stood = s.standing[n-1].id
		return
	}
	if s.footed {
		s.showFoot(false)
		s.main.Refresh()
	}
}

// takeOffer does what the line at the foot offers, by key.
func (s *shell) takeOffer() {
	if s.offer != nil {
		s.offer()
	}
}
