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
	message := lang.L("Something went wrong, and the journal is as it was before. The log says more.")
	var e *model.Error
	if errors.As(err, &e) {
		message = e.Message
	}
	s.setFoot(widgets.NewBanner(widgets.Failure, message))
}

func (s *shell) setFoot(b *widgets.Banner) {
	s.After("foot", 0, nil)
	s.offer, s.stood = nil, ""
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
	s.offer = nil
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

// refuseReadOnly says that nothing can be written, where that is so.
func (s *shell) refuseReadOnly() bool {
	why := s.o.File.ReadOnly()
	if why != "" {
		s.Fail(&model.Error{Code: model.ReadOnly, Message: why})
	}
	return why != ""
}
