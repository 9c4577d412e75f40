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
	known        map[string]int              // how many people one knows at each company
}

// read asks for everything anew, and shows it.
func (s *Screen) read() {
	on := s.today()
	kit.Load(s.host, "review", func(ctx context.Context) (reading, error) {
		return s.ask(ctx, on)
	}, func(r reading) {
		s.shown = r
		s.refresh()
	})
}

func (s *Screen) ask(ctx context.Context, on model.Day) (r reading, err error) {
	if r.library, err = s.host.Library(ctx); err != nil {
		return r, err
	}
	r.coming, r.past = r.library.Interviews(on)
	r.grid = r.library.Grid(on)
	slices.SortStableFunc(r.grid.Rows, func(a, b review.GridRow) int { // what can be told comes first
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
	return r, r.people(ctx, s.host.Journal(), on)
}

// people reads who sits on the panels, and how many one knows where.
func (r *reading) people(ctx context.Context, j model.Reader, on model.Day) error {
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

// row gives a question as it stands in the grid.
func (r *reading) row(id string) (row review.GridRow, ok bool) {
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

// column gives a story as it stands in the grid.
func (r *reading) column(id string) (column review.GridColumn, ok bool) {
	for _, c := range r.grid.Columns {
		if c.Entry == id {
			return c, true
		}
	}
	return review.GridColumn{}, false
}

// interview gives one interview.
func (r *reading) interview(id string) (i review.Interview, ok bool) {
	for _, list := range [][]review.Interview{r.coming, r.past} {
		for _, i := range list {
			if i.ID == id {
				return i, true
			}
		}
	}
	return review.Interview{}, false
}

// next is the interview that comes next, if any.
func (r *reading) next() (i review.Interview, ok bool) {
	if len(r.coming) == 0 {
		return review.Interview{}, false
	}
	return r.coming[0], true
}

// panel names who sits on an interview's panel.
func (r *reading) panel(i review.Interview) string {
	var names []string
	for _, id := range i.Panel {
		if ref, ok := r.refs[id]; ok && !ref.Trashed {
			names = append(names, ref.Title)
		}
	}
	return strings.Join(names, ", ")
}

// isEmpty says that nothing was ever begun here.
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

// refresh shows what was read.
func (s *Screen) refresh() {
	s.host.SetNote(s.note())
	s.list.refresh()
	s.grid.refresh()
	s.browsing = s.browsing || s.wanted != kit.Route{}
	switch {
	case s.shown.isEmpty() && !s.browsing:
		s.show(s.empty)
	case !s.practice.isOpen() && !s.grid.object.Visible():
		s.show(s.panes)
		s.openFirst()
	}
	if s.wanted != (kit.Route{}) {
		s.follow()
	} else {
		s.meeting.refresh()
		s.answer.refresh()
	}
	s.practice.refresh()
	s.match()
}

// passEmpty shows the questions though nothing was begun yet.
func (s *Screen) passEmpty() {
	s.browsing = true
	s.refresh()
	s.list.rows.focus()
}

// openFirst shows what helps most while nothing is open: the likeliest question
// that has a story, else the next interview.
func (s *Screen) openFirst() {
	if s.wanted != (kit.Route{}) || s.meeting.page.Visible() || s.answer.page.Visible() {
		return
	}
	for _, id := range s.shown.likely {
		if row, ok := s.shown.row(id); ok && len(row.Question.Stories) > 0 {
			s.showQuestion(id, "")
			return
		}
	}
	if next, ok := s.shown.next(); ok {
		s.showMeeting(next.ID)
		return
	}
	if len(s.shown.grid.Rows) > 0 {
		s.showQuestion(s.shown.grid.Rows[0].Question.ID, "")
	}
}

// match holds the job descriptions that are on screen against the journal, once
// the rest is shown: in a large journal it takes a moment.
func (s *Screen) match() {
	library := s.shown.library
	descriptions := map[string]string{}
	for _, get := range []func() (review.Interview, bool){s.shown.next, func() (review.Interview, bool) { return s.shown.interview(s.meeting.id) }} {
		if i, ok := get(); ok && strings.TrimSpace(i.Description) != "" {
			descriptions[i.ID] = i.Description
		}
	}
	s.host.Load("review match", func(ctx context.Context) func() {
		found := map[string]match{}
		var ids []string
		for id, text := range descriptions {
			m := match{}
			m.MatchResult, m.problem = library.Match(text)
			for _, one := range m.Requirements {
				for _, e := range one.Evidence {
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

// match is a job description held against the journal, or why it cannot be.
type match struct {
	review.MatchResult
	problem error
}

// note says in a few words how things stand.
func (s *Screen) note() string {
	g := s.shown.grid
	note := text.Joined(", ", some(g.CountStanding(review.StandingStrong), "1 answer strong", "{{.Count}} answers strong"), some(g.CountStanding(review.StandingSolid), "1 answer solid", "{{.Count}} answers solid"),
		some(g.CountUncovered(), "1 question without a story", "{{.Count}} questions without a story"))
	if next, ok := s.shown.next(); ok {
		return sentence(kit.DaysAway(next.Day.DaysSince(s.today()))) + " · " + note
	}
	return note
}

// setWords shows words, and takes no room for none.
func setWords(t *widgets.Text, words string) {
	t.SetText(words)
	widgets.SetShown(t, words != "")
}
