package money

import (
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
	"rung/model/readiness"
	"rung/ui/exports"
	"rung/ui/kit"
)

// NewNote begins a budget note for the current year and stage.
func (s *Screen) NewNote() {
	today := s.today()
	year := s.ledger.CurrentYear(today)
	stage := s.ledger.Cycle(year).StageOn(today)
	s.beginEntry(kit.Start{Opening: readiness.EntryToFill{Entry: money.NewNote(year, stage, today), Hints: money.PartHints(stage)}, Why: lang.L("A budget note of {{.Year}}", map[string]any{"Year": yearLabel(year)})})
}

func (s *Screen) beginInitiative() {
	e := model.NewEntry(model.KindInitiative, s.today())
	s.beginEntry(kit.Start{Opening: readiness.EntryToFill{Entry: e, Hints: map[string]string{"title": "", "funded": "", "outcome": ""}}, Why: lang.L("An initiative of yours or of others")})
}

// beginAnswer begins the note that answers a question of the guide.
func (s *Screen) beginAnswer(q money.Question) {
	note, asked := q.BeginNote(s.ledger.CurrentYear(s.today()), s.today())
	s.beginEntry(kit.Start{Opening: readiness.EntryToFill{Entry: note, Hints: asked}, Why: lang.L(q.Words)})
}

// beginLesson opens an initiative at the field for what the person takes from it.
func (s *Screen) beginLesson(i money.Initiative) {
	base := i.Entry.Clone()
	s.beginEntry(kit.Start{Opening: readiness.EntryToFill{Entry: i.Entry.Clone(), Hints: map[string]string{"takeaway": ""}}, Base: &base, Why: i.Title})
}

// beginEntry opens an entry in the journal, with the way back here once it is saved.
func (s *Screen) beginEntry(start kit.Start) {
	start.Saved = func() {
		s.host.Say(lang.L("Written down."), lang.L("Back to money"), func() { s.host.Go(kit.Route{Screen: kit.ScreenMoney}) })
	}
	s.host.Begin(start)
}

// ExportNotes asks where to write the budget notes as a table, and whether with
// the private ones.
func (s *Screen) ExportNotes() { exports.OpenWith(s.host, "csv", model.KindBudget) }

// ExportDates asks where to write all days on which something is due, for a calendar;
// importing the file again brings that up to date.
func (s *Screen) ExportDates() { exports.OpenWith(s.host, "ics", "") }
