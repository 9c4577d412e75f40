package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/journal"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// start shows the first screen, listens for changes, and begins what may take
// its time.
func (s *shell) start() {
	s.window.SetCloseIntercept(s.onCloseButton)
	s.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) {
		var paths []string
		for _, file := range files {
			paths = append(paths, file.Path())
		}
		s.onDropped(paths)
	})
	s.o.Journal.OnWriteEnd(s.onWriteEnded)
	s.o.Journal.Subscribe(func(r model.Receipt) {
		s.keepReadiness(r)
		if err := s.shelf.keep(r); err != nil {
			s.show(func() { s.Fail(err) })
		}
		s.show(func() { s.refresh(r) })
	})
	s.Go(kit.Route{Screen: kit.ScreenToday})
	s.sayStopped()
	journal.OfferDrafts(s, s.showDrafts)
	s.tellSettings()
	kit.RefuseReadOnly(s)
	if s.running != nil {
		s.running.background(s.watchOthers)
		s.running.background(s.watchSignals)
		s.running.background(s.watchStarts)
		s.running.background(s.watchReminders)
		s.running.background(s.watchDays)
	}
	s.Do(func(ctx context.Context) func() {
		var currency string
		if err := s.o.Journal.Setting(ctx, model.SettingCurrency, &currency); err != nil {
			return func() { s.Fail(err) }
		}
		return func() {
			if currency != "" {
				s.currency.Store(&currency)
			}
		}
	})
	s.After("readiness", firstFrame, s.loadReadiness)
	s.After("soundness", time.Second, s.checkSoundness)
	s.After("daily copy", copyPause, s.makeDailyCopy)
	s.After("tray", firstFrame, s.showTray)
	s.settle()
}

// show runs fn on the UI goroutine.
func (s *shell) show(fn func()) {
	if s.running == nil {
		fn()
		return
	}
	s.running.present(fn)
}

// checkSoundness looks for damage once the window stands. It takes its time in a
// large journal, so no write waits for it.
func (s *shell) checkSoundness() {
	s.Load("soundness", func(context.Context) func() {
		var err error
		if s.o.QuickCheck != nil {
			err = s.o.QuickCheck()
		}
		return func() { s.tellSoundness(err) }
	})
}

// copyPause leaves the processor to the screens at first: of a large journal, a
// copy with all its checks takes seconds.
const copyPause = 30 * time.Second

// makeDailyCopy makes the day's copy where it is due. A window that is closed
// meanwhile does not wait for it: the copy is made by itself then.
func (s *shell) makeDailyCopy() {
	if s.o.DailyCopy == nil {
		return
	}
	s.Load("daily copy", func(ctx context.Context) func() {
		err := s.o.DailyCopy(ctx)
		return func() { s.tellSoundness(err) }
	})
}

// watchDays makes the day's copy in a window that stays open for days too.
func (s *shell) watchDays(ctx context.Context) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		s.show(s.makeDailyCopy)
	}
}

func (s *shell) tellSoundness(err error) {
	if model.CodeOf(err) == model.Damaged {
		s.warnOfDamage(err)
		return
	}
	s.Fail(err)
}

// warnOfDamage says that the journal has faults until the person has dealt with
// it: no copy is made as long as it has, and what is written may be lost.
func (s *shell) warnOfDamage(err error) {
	logFailure(err)
	check := widgets.Action{Text: lang.L("Check the journal"), Do: func() { s.run("check") }}
	restore := widgets.Action{Text: lang.L("Restore a copy…"), Do: func() { s.run("restore") }}
	s.stand("damage", func() { s.setFoot(widgets.NewBanner(widgets.Failure, model.ExplainError(err), check, restore)) })
}

// watchOthers re-reads the screen when another program has written.
func (s *shell) watchOthers(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	var seen news
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		seen = s.lookForNews(ctx, seen)
	}
}

// news is what was last known of the journal's file.
type news struct {
	version int64
	away    bool // another file is in its place, or none, or it was changed
}

// lookForNews asks what became of the journal's file since the last look.
func (s *shell) lookForNews(ctx context.Context, last news) news {
	version, err := s.o.Journal.Version(ctx)
	switch {
	case refusing(err):
		if !last.away {
			s.show(func() { s.onAway(err) })
		}
		return news{away: true}
	case err != nil:
		return last
	case last.away:
		s.show(s.onBack)
	case last.version != 0 && version != last.version:
		s.show(s.onOthersWrote)
	}
	return news{version: version}
}

// refusing reports whether an error says that the journal is not written for as
// long as it lasts: it is not in its place, or another program has changed it.
func refusing(err error) bool {
	switch model.CodeOf(err) {
	case model.ReadOnly, model.Damaged, model.NotJournal, model.Newer:
		return true
	}
	return false
}

// onAway says that the journal is not in its place any more, or not as it was, for
// as long as that is so.
func (s *shell) onAway(err error) {
	logFailure(err)
	copied := widgets.Action{Text: lang.L("Make a copy now"), Do: func() { s.run("backup") }}
	s.stand("away", func() { s.setFoot(widgets.NewBanner(widgets.Failure, err.Error(), copied)) })
}

// onBack says that the journal is in its place again, as it was.
func (s *shell) onBack() {
	s.standing = s.without("away")
	s.onOthersWrote()
	s.Say(lang.L("The journal is back in its place, and can be written again."), "", nil)
}

// onOthersWrote reads anew what another program may have changed.
func (s *shell) onOthersWrote() {
	s.shelf.forget()
	s.refresh(model.Receipt{})
	s.loadReadiness()
}

// watchSignals answers the system's wish to end.
func (s *shell) watchSignals(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-s.o.Quit:
		s.show(func() { s.leave(); s.close() })
	}
}

// watchStarts shows the window when Rung is started again.
func (s *shell) watchStarts(ctx context.Context) {
	s.o.Serve(ctx, func() { s.show(func() { s.window.Show(); s.window.RequestFocus() }) })
}
