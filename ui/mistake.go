package ui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/fault"
	"rung/ui/widgets"
)

// onMistake says that Rung made a mistake of its own, and keeps what is typed: the
// next one may be worse.
func (s *shell) onMistake(mistake error) {
	s.KeepAll()
	s.Fail(mistake)
}

// draftOfStop is the id and the kind of a draft that no entry has: it tells the next
// start that a panic ended the window.
const draftOfStop = "stopped"

// runGuarded runs the window. A panic in what Fyne itself calls, such as the handler
// of a key, ends it: what is typed is kept, and the error says so.
func (s *shell) runGuarded(run func()) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = fault.Recovered(value, lang.L("Rung made a mistake of its own and had to close. What you typed is kept. Start Rung again."))
			s.keepBeforeExit()
		}
	}()
	run()
	return nil
}

// keepBeforeExit keeps what is typed in a window that answers no more.
func (s *shell) keepBeforeExit() {
	for _, keep := range []func(){s.KeepAll, s.keepTyped, s.noteStopped} {
		if again := recoverFrom(keep); again != nil {
			logFailure(again)
		}
	}
	if s.running != nil {
		s.running.cancel()
		s.running.awaitWrites()
	}
}

// noteStopped has the next start say what happened.
func (s *shell) noteStopped() {
	if s.o.Journal == nil {
		return
	}
	at := s.o.Journal.Now()
	s.Do(func(ctx context.Context) func() {
		if err := s.o.Journal.KeepDraft(ctx, model.Draft{Entry: draftOfStop, Kind: draftOfStop, At: at}); err != nil {
			logFailure(err) // nobody is left to tell
		}
		return nil
	})
}

// tellStopped says, once, that a panic ended the window last time.
func (s *shell) tellStopped() {
	s.Do(func(ctx context.Context) func() {
		drafts, err := s.o.Journal.Drafts(ctx)
		if err != nil || !slices.ContainsFunc(drafts, func(d model.Draft) bool { return d.Entry == draftOfStop }) {
			return func() { s.Fail(err) }
		}
		err = s.o.Journal.DropDraft(ctx, draftOfStop)
		return func() {
			s.Fail(err)
			s.showStanding(draftOfStop, func() {
				s.showBanner(widgets.NewBanner(widgets.Warning, lang.L("Last time Rung made a mistake of its own and had to close. What you typed is kept.")))
			})
		}
	})
}
