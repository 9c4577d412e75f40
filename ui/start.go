package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/journal"
	"rung/ui/kit"
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
		s.updateReadiness(r)
		if err := s.updateLibrary(r); err != nil {
			s.show(func() { s.Fail(err) })
		}
		s.show(func() { s.refresh(r) })
	})
	s.Go(kit.Route{Screen: kit.ScreenToday})
	s.sayStopped()
	journal.OfferDrafts(s, s.showDrafts)
	s.tellSettings()
	kit.RefuseReadOnly(s.o.File, s)
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

// onOthersWrote reads anew what another program may have changed.
func (s *shell) onOthersWrote() {
	s.forgetLibrary()
	s.refresh(model.Receipt{})
	s.loadReadiness()
}
