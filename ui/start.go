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
		s.updateWordReader(r)
		if err := s.updateLibrary(r); err != nil {
			s.runOnUI(func() { s.Fail(err) })
		}
		s.runOnUI(func() { s.refreshScreen(r) })
	})
	s.Go(kit.Route{Screen: kit.ScreenToday})
	s.tellStopped()
	journal.OfferDrafts(s, s.showDrafts)
	s.tellSettings()
	kit.RefuseReadOnly(s.o.File, s)
	if s.running != nil {
		s.running.runUntilClose(s.watchOthers)
		s.running.runUntilClose(s.watchSignals)
		s.running.runUntilClose(s.watchStarts)
		s.running.runUntilClose(s.watchReminders)
		s.running.runUntilClose(s.watchDays)
	}
	kit.Do(s, func(ctx context.Context) (currency string, err error) {
		err = s.o.Journal.Setting(ctx, model.SettingCurrency, &currency)
		return currency, err
	}, func(currency string) {
		if currency != "" {
			s.currency.Store(&currency)
		}
	})
	s.After("word reader", firstFrame, s.loadWordReader)
	s.After("readiness", firstFrame, s.loadReadiness)
	s.After("soundness", time.Second, s.checkSoundness)
	s.After("daily copy", copyPause, s.makeDailyCopy)
	s.After("tray", firstFrame, s.showTray)
	s.freeMemory()
}

// onOthersWrote reads anew what another program may have changed.
func (s *shell) onOthersWrote() {
	s.forgetLibrary()
	s.refreshScreen(model.Receipt{})
	s.loadReadiness()
	s.loadWordReader()
}
