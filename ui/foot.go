package ui

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// footTime is how long a line stays at the foot of the window.
const footTime = 12 * time.Second

// footer is the line at the foot of the window. It tells what was done, with the
// way back, and what went wrong.
type footer struct {
	kit.Tasks
	frame    *frame
	foot     *fyne.Container
	offer    func()          // what the line's button does, or nil
	past     func() bool     // whether what the line says is past once a write goes through; nil for never
	hindered atomic.Bool     // the last write was, for want of room or the like
	standing []standing      // lines that come back until they are dealt with
	stood    string          // which of them is shown; "" for none
	footed   bool            // a line is shown, or will be once nothing is presented
	inMemory func() []string // names the words that the journal does not have
}

// Say shows a line at the foot of the window for a while.
func (f *footer) Say(message, action string, fn func()) {
	f.Remind(message, action, fn)
	f.After("foot", footTime, f.hideFoot)
}

// Remind shows a line at the foot of the window until it is dealt with.
func (f *footer) Remind(message, action string, fn func()) {
	var actions []widgets.Action
	if action != "" {
		actions = []widgets.Action{{Text: action, Do: func() { f.hideFoot(); fn() }}}
	}
	f.showBanner(widgets.NewBanner(widgets.Done, message, actions...))
	if action != "" {
		f.offer = actions[0].Do
	}
}

// Fail shows err in the person's words; it stays until dismissed.
func (f *footer) Fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	logFailure(err)
	f.showBanner(widgets.NewBanner(widgets.Failure, model.ExplainError(err)))
	f.past = func() bool { return isHindered(err) }
}

// Hold shows why words are in memory only, with the way back to them, until the
// journal has them.
func (f *footer) Hold(err error, action string, fn func()) {
	logFailure(err)
	f.Remind(model.ExplainError(err)+" "+lang.L("Your words are still here."), action, fn)
	f.past = func() bool { return isHindered(err) && len(f.inMemory()) == 0 }
}

// isHindered reports whether a write failed for a reason that may pass: no room, no
// right to write, a busy journal.
func isHindered(err error) bool {
	switch model.CodeOf(err) {
	case model.DiskFull, model.Busy, model.ReadOnly, model.Failing:
		return true
	}
	return false
}

func (f *footer) showBanner(b *widgets.Banner) {
	f.After("foot", 0, nil)
	f.offer, f.stood, f.past = nil, "", nil
	b.OnDismiss = f.hideFoot
	f.foot.Objects = []fyne.CanvasObject{widgets.NewInset(b, 2, 4, 3, 4)}
	f.showFoot(true)
	f.frame.main.Refresh() // hiding and showing alone lays nothing out
}

// standing is a line that comes back after another one was shown, until the person
// deals with it.
type standing struct {
	id   string
	show func()
}

// showStanding shows a line that stays until the person deals with it, and replaces
// the one with the same id.
func (f *footer) showStanding(id string, show func()) {
	f.standing = append(f.dropStanding(id), standing{id, show})
	show()
	f.stood = id
}

func (f *footer) dropStanding(id string) []standing {
	return slices.DeleteFunc(slices.Clone(f.standing), func(l standing) bool { return l.id == id })
}

// hideFoot takes the line away, for good where it is a standing one, and shows the
// newest standing line that is left.
func (f *footer) hideFoot() {
	f.offer, f.past = nil, nil
	f.standing, f.stood = f.dropStanding(f.stood), ""
	if n := len(f.standing); n > 0 {
		f.standing[n-1].show()
		f.stood = f.standing[n-1].id
		return
	}
	if f.footed {
		f.showFoot(false)
		f.frame.main.Refresh()
	}
}

// takeOffer does what the line at the foot offers, by key.
func (f *footer) takeOffer() {
	if f.offer != nil {
		f.offer()
	}
}

// showFoot shows or hides the line at the foot. While a screen has the whole window,
// the line is kept for later.
func (f *footer) showFoot(shown bool) {
	f.footed = shown
	widgets.SetShown(f.foot, shown && f.frame.presenting == nil)
}
