package ui

import (
	"context"
	"io"

	"rung/model"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/ui/kit"
)

// loadReadiness reads the whole journal for the readiness map, after the first
// frame and again when another program has written.
func (s *shell) loadReadiness() {
	if s.o.LoadReadiness == nil {
		return
	}
	s.Load("readiness", func(ctx context.Context) func() {
		index, err := s.o.LoadReadiness(ctx)
		return func() {
			if err != nil {
				s.Fail(err)
				return
			}
			s.index.Store(index)
			s.refresh(model.Receipt{})
			s.offerWelcome()
			s.settle()
		}
	})
}

// keepReadiness takes a write into the map, on the goroutine that wrote, before
// any screen re-reads it.
func (s *shell) keepReadiness(r model.Receipt) {
	index := s.index.Load()
	if index == nil {
		return
	}
	if len(r.Entries) == 0 { // removed for good: what is gone is not told
		s.show(s.loadReadiness)
		return
	}
	if err := index.PutEntries(r.Entries...); err != nil {
		s.show(func() { s.Fail(err) })
	}
}

// Readiness is the readiness map, or nil while it is being read.
func (s *shell) Readiness() *readiness.Index { return s.index.Load() }

// ReloadReadiness reads the map anew, as after a change of a framework.
func (s *shell) ReloadReadiness() { s.loadReadiness() }

// Begin opens an entry that a proposed action begins, in the journal.
func (s *shell) Begin(start kit.Start) {
	drawn := s.screens[kit.ScreenJournal] != nil
	s.Go(kit.Route{Screen: kit.ScreenJournal})
	if b, ok := s.screens[kit.ScreenJournal].(kit.Beginner); ok {
		b.Begin(start)
	}
	if !drawn { // a page turns to what has the focus only once it was drawn
		s.After("begin", firstFrame, s.focusAgain)
	}
}

// focusAgain has what has the focus brought into view.
func (s *shell) focusAgain() {
	c := s.window.Canvas()
	if has := c.Focused(); has != nil {
		c.Unfocus()
		c.Focus(has)
	}
}

// WriteReport writes the one-page report of a framework. It has a map of its
// own, out of which private entries are taken.
func (s *shell) WriteReport(ctx context.Context, w io.Writer, format, framework string) error {
	index, err := s.o.LoadReadiness(ctx)
	if err != nil {
		return err
	}
	sheet, err := readiness.NewPrintedReport(ctx, s.o.Journal, index, framework, s.o.Journal.Today(), false)
	if err != nil {
		return err
	}
	lost, err := s.o.WriteReport(w, format, sheet, s.Locale())
	tellLost(ctx, lost)
	return err
}

// DocumentWriter is what ui/app handed to the window.
func (s *shell) DocumentWriter() resume.DocumentWriter { return s.o.DocumentWriter }
