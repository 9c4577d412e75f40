package review

import (
	"context"
	"slices"
	"strings"

	"rung/model"
	"rung/model/people"
	"rung/model/readiness"
	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// reading is what the screen reads at once.
type reading struct {
	library      *review.Library
	coming, past []review.Interview
	grid         review.Grid
	hidden       []review.Question
	likely       []string // ids of what the next interview may bring, the likeliest first
	session      review.Session
	todo         []readiness.Action          // what is proposed or planned, best first
	actions      map[string]readiness.Action // the same by id
	refs         map[string]model.Ref        // of the people on panels
	known        map[string]int              // how many people are known at each company
}

// reload reads everything again and shows it.
func (s *Screen) reload() {
	on := s.today()
	kit.Load(s.host, "review", func(ctx context.Context) (reading, error) {
		return s.readAll(ctx, on)
	}, func(r reading) {
		s.shown = r
		s.showReading()
	})
}

func (s *Screen) readAll(ctx context.Context, on model.Day) (r reading, err error) {
	if r.library, err = s.host.Library(ctx); err != nil {
		return r, err
	}
	r.coming, r.past = r.library.Interviews(on)
	r.grid = r.library.Grid(on)
	slices.SortStableFunc(r.grid.Rows, func(a, b review.GridRow) int { // questions with a story come first
		return min(len(b.Question.Stories), 1) - min(len(a.Question.Stories), 1)
	})
	for _, q := range r.library.Questions() {
		if q.Hidden {
			r.hidden = append(r.hidden, q)
		}
	}
	likely, err := r.library.LikelyQuestions("", on)
	if err != nil {
		return r, err
	}
	for _, q := range likely {
		r.likely = append(r.likely, q.ID)
	}
	if r.session, err = r.library.Session("", review.SessionSize, on); err != nil {
		return r, err
	}
	r.todo, r.actions = r.library.Actions(on), map[string]readiness.Action{}
	for _, a := range r.todo {
		r.actions[a.ID] = a
	}
	return r, r.readPeople(ctx, s.host.Journal(), on)
}

// readPeople reads who is on the panels, and how many are known at each company.
func (r *reading) readPeople(ctx context.Context, j model.Reader, on model.Day) error {
	var ids []string
	r.known = map[string]int{}
	for _, i := range append(append([]review.Interview{}, r.coming...), r.past...) {
		ids = append(ids, i.Panel...)
		r.known[i.Company] = 0
	}
	if len(r.known) == 0 {
		return nil
	}
	crowd, err := people.ReadList(ctx, j, on)
	if err != nil {
		return err
	}
	for company := range r.known {
		if company != "" {
			r.known[company] = len(crowd.PeopleAt(company))
		}
	}
	r.refs, err = j.Refs(ctx, ids)
	return err
}

// rowOf gives the grid's row of a question.
func (r *reading) rowOf(id string) (row review.GridRow, ok bool) {
	for _, row := range r.grid.Rows {
		if row.Question.ID == id {
			return row, true
		}
	}
	for _, q := range r.hidden {
		if q.ID == id {
			return review.GridRow{Question: q, Standing: review.StandingGap}, true
		}
	}
	return review.GridRow{}, false
}

// columnOf gives the grid's column of a story.
func (r *reading) columnOf(id string) (column review.GridColumn, ok bool) {
	for _, c := range r.grid.Columns {
		if c.Entry == id {
			return c, true
		}
	}
	return review.GridColumn{}, false
}

// interviewOf gives one interview.
func (r *reading) interviewOf(id string) (i review.Interview, ok bool) {
	for _, list := range [][]review.Interview{r.coming, r.past} {
		for _, i := range list {
			if i.ID == id {
				return i, true
			}
		}
	}
	return review.Interview{}, false
}

// nextInterview gives the next interview, if any.
func (r *reading) nextInterview() (i review.Interview, ok bool) {
	if len(r.coming) == 0 {
		return review.Interview{}, false
	}
	return r.coming[0], true
}

// panelWords names who sits on an interview's panel.
func (r *reading) panelWords(i review.Interview) string {
	var names []string
	for _, id := range i.Panel {
		if ref, ok := r.refs[id]; ok && !ref.Trashed {
			names = append(names, ref.Title)
		}
	}
	return strings.Join(names, ", ")
}

// isEmpty reports whether nothing was begun on this screen yet.
func (r *reading) isEmpty() bool {
	if len(r.coming)+len(r.past)+len(r.grid.Columns) > 0 {
		return false
	}
	for _, row := range r.grid.Rows {
		if row.Question.Own || row.Question.Practice.Times > 0 {
			return false
		}
	}
	return true
}

// showReading shows what was read.
func (s *Screen) showReading() {
	s.host.SetNote(s.countWords())
	s.list.showList()
	s.grid.showGrid()
	s.browsing = s.browsing || s.wanted != kit.Route{}
	switch {
	case s.shown.isEmpty() && !s.browsing:
		s.showPart(s.empty)
	case !s.practice.isOpen() && !s.grid.object.Visible():
		s.showPart(s.panes)
		s.openFirst()
	}
	if s.wanted != (kit.Route{}) {
		s.followRoute()
	} else {
		s.meeting.showMeeting()
		s.answer.showAnswer()
	}
	s.practice.showSession()
	s.reloadMatches()
}

// passEmpty shows the questions although nothing was begun yet.
func (s *Screen) passEmpty() {
	s.browsing = true
	s.showReading()
	s.list.rows.focusRows()
}

// openFirst shows what helps most while nothing is open: the likeliest question
// that has a story, else the next interview.
func (s *Screen) openFirst() {
	if s.wanted != (kit.Route{}) || s.meeting.page.Visible() || s.answer.page.Visible() {
		return
	}
	for _, id := range s.shown.likely {
		if row, ok := s.shown.rowOf(id); ok && len(row.Question.Stories) > 0 {
			s.showQuestion(id, "")
			return
		}
	}
	if next, ok := s.shown.nextInterview(); ok {
		s.showMeeting(next.ID)
		return
	}
	if len(s.shown.grid.Rows) > 0 {
		s.showQuestion(s.shown.grid.Rows[0].Question.ID, "")
	}
}

// reloadMatches matches the job descriptions on screen with the journal, once the rest
// is shown, since that takes a moment in a large journal.
func (s *Screen) reloadMatches() {
	library := s.shown.library
	descriptions := map[string]string{}
	for _, get := range []func() (review.Interview, bool){s.shown.nextInterview, func() (review.Interview, bool) { return s.shown.interviewOf(s.meeting.id) }} {
		if i, ok := get(); ok && strings.TrimSpace(i.Description) != "" {
			descriptions[i.ID] = i.Description
		}
	}
	on := s.today()
	s.host.Load("review match", func(ctx context.Context) func() {
		found := map[string]match{}
		var ids []string
		for id, text := range descriptions {
			m := match{}
			m.MatchResult, m.problem = library.Match(text, id, on)
			for _, one := range m.Requirements {
				for _, e := range append(one.Evidence, one.Candidates...) {
					ids = append(ids, e.Entry)
				}
			}
			found[id] = m
		}
		refs, err := s.host.Journal().Refs(ctx, ids)
		return func() {
			if err != nil {
				s.host.Fail(err)
				return
			}
			s.matches, s.evidence = found, refs
			s.list.showNext()
			s.meeting.showMatch()
		}
	})
}

// match is a job description matched with the journal, or why that failed.
type match struct {
	review.MatchResult
	problem error
}

// countWords counts the answers, and the days to the next interview.
func (s *Screen) countWords() string {
	g := s.shown.grid
	note := text.Joined(", ", countOrNone(g.CountStanding(review.StandingStrong), "1 answer strong", "{{.Count}} answers strong"), countOrNone(g.CountStanding(review.StandingSolid), "1 answer solid", "{{.Count}} answers solid"),
		countOrNone(g.CountUncovered(), "1 question without a story", "{{.Count}} questions without a story"))
	if next, ok := s.shown.nextInterview(); ok {
		return asSentence(kit.DaysAway(next.Day.DaysSince(s.today()))) + " · " + note
	}
	return note
}

// setWords shows words, and hides the text if there are none.
func setWords(t *widgets.Text, words string) {
	t.SetText(words)
	widgets.SetShown(t, words != "")
}
