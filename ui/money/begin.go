package money

import (
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
	"rung/model/readiness"
	"rung/ui/exports"
	"rung/ui/kit"
)

// NewNote begins a budget note of the year and the stage in hand.
func (s *Screen) NewNote() {
	today := s.today()
	year := s.ledger.CurrentYear(today)
	stage := s.ledger.Cycle(year).StageOn(today)
	s.begin(kit.Start{Opening: readiness.EntryToFill{Entry: money.NewNote(year, stage, today), Hints: money.PartHints(stage)}, Why: lang.L("A budget note of {{.Year}}", map[string]any{"Year": yearWord(year)})})
}

func (s *Screen) newInitiative() {
	e := model.NewEntry(model.KindInitiative, s.today())
	s.begin(kit.Start{Opening: readiness.EntryToFill{Entry: e, Hints: map[string]string{"title": "", "funded": "", "outcome": ""}}, Why: lang.L("An initiative of yours or of others")})
}

// answer begins the note that answers a question of the guide.
func (s *Screen) answer(q money.Question) {
	note, asked := q.BeginNote(s.ledger.CurrentYear(s.today()), s.today())
	s.begin(kit.Start{Opening: readiness.EntryToFill{Entry: note, Hints: asked}, Why: lang.L(q.Words)})
}

// askLesson opens an initiative where it is to say what is applied from it.
func (s *Screen) askLesson(i money.Initiative) {
	base := i.Entry.Clone()
	s.begin(kit.Start{Opening: readiness.EntryToFill{Entry: i.Entry.Clone(), Hints: map[string]string{"takeaway": ""}}, Base: &base, Why: i.Title})
}

// begin opens an entry in the journal, with the way back here once it is saved.
func (s *Screen) begin(start kit.Start) {
	start.Saved = func() {
		s.host.Say(lang.L("Written down."), lang.L("Back to money"), func() { s.host.Go(kit.Route{Screen: kit.ScreenMoney}) })
	}
	s.host.Begin(start)
}

// ExportNotes asks where to write the budget notes as a table, and whether with
// the private ones.
func (s *Screen) ExportNotes() { exports.BeginWith(s.host, "csv", model.KindBudget) }

// ExportDates asks the same of all days that something is due on, so that a
// calendar can show them; importing them again brings it up to date.
func (s *Screen) ExportDates() { exports.BeginWith(s.host, "ics", "") }
