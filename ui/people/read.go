package people

import (
	"context"
	"errors"

	"rung/model"
	"rung/model/identity"
	"rung/model/people"
	"rung/model/readiness"
	"rung/ui/kit"
)

// peopleReading is what reload reads for the list.
type peopleReading struct {
	list  *people.List
	where people.Map
	named []people.Person // whom the search finds by name, the most urgent first
	found []people.Person // whom it finds otherwise
	all   bool            // no search narrows the list
}

// search narrows the list: by a query, or to those at a company.
type search struct {
	query   model.Query
	company string
}

// reload reads everyone again and shows them.
func (s *Screen) reload() {
	wanted, ok := s.list.parseQuery()
	if !ok {
		return
	}
	on, index := s.host.Locale().Today, s.host.Readiness()
	s.host.Load("people list", func(ctx context.Context) func() {
		a, err := readPeople(ctx, s.host.Journal(), index, wanted, on)
		return func() {
			var wrong *model.SyntaxError
			switch {
			case errors.As(err, &wrong):
				s.list.setProblem(wrong.Reason)
			case err != nil:
				s.host.Fail(err)
			default:
				s.list.setProblem("")
				s.shown = a
				s.list.showAll()
				s.side.reload()
				s.reloadPairs()
			}
		}
	})
}

func readPeople(ctx context.Context, j *model.Journal, index *readiness.Index, wanted search, on model.Day) (peopleReading, error) {
	var a peopleReading
	var err error
	if a.list, err = people.ReadList(ctx, j, on); err != nil {
		return a, err
	}
	var departments []model.Department
	if index != nil {
		departments = index.Departments()
	}
	a.where = a.list.Map(departments)
	ids, err := findIDs(ctx, j, index, a.list, wanted)
	a.all = ids == nil
	for _, p := range a.list.People {
		switch byName, there := ids[p.ID]; {
		case byName:
			a.named = append(a.named, p)
		case a.all || there:
			a.found = append(a.found, p)
		}
	}
	people.SortPeople(a.named, people.Urgent)
	people.SortPeople(a.found, people.Urgent)
	return a, err
}

// findIDs gives the ids of the people that a search finds, each with whether the name
// matched, or nil if there is no search.
func findIDs(ctx context.Context, j *model.Journal, index *readiness.Index, list *people.List, wanted search) (map[string]bool, error) {
	found := map[string]bool{}
	if wanted.company != "" {
		for _, p := range list.PeopleAt(wanted.company) {
			found[p.ID] = false
		}
		return found, nil
	}
	if len(wanted.query.Terms) == 0 {
		return nil, nil
	}
	query, err := readiness.ResolveSteps(wanted.query, index, "", list.On)
	if err != nil {
		return nil, err
	}
	hits, _, err := j.Find(ctx, query.With(model.Term{Key: "kind", Text: model.KindContact}), model.Cursor{}, 0)
	for _, h := range hits {
		found[h.Entry.ID] = len(h.TitleMatches) > 0
	}
	return found, err
}

// reloadPairs asks who may be one person, once the list is shown.
func (s *Screen) reloadPairs() {
	list := s.shown.list
	kit.Load(s.host, "people pairs", func(ctx context.Context) ([]identity.Pair, error) {
		return list.Duplicates(ctx, s.host.Journal())
	}, func(pairs []identity.Pair) {
		s.pairs = pairs
		s.list.showPairs()
		s.list.object.Refresh()
	})
}
