package ui

import (
	"context"
	"errors"
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
	s.offer, s.reminding = nil, false
	b.OnDismiss = s.hideFoot
	s.foot.Objects = []fyne.CanvasObject{widgets.NewInset(b, 2, 4, 3, 4)}
	s.showFoot(true)
	s.main.Refresh() // hiding and showing alone lays nothing out
}

// hideFoot takes the line away. A reminder that another line stood over comes
// back: only the person is done with it.
func (s *shell) hideFoot() {
	s.offer = nil
	if s.reminding {
		s.reminder, s.reminding = "", false
	}
	if s.reminder != "" {
		s.showReminder()
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
