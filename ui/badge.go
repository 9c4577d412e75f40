package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
)

// refreshBadges says in the rail how many people one is losing touch with, and
// how many days the next interview is away.
func (s *shell) refreshBadges() {
	s.Load("next interview", func(ctx context.Context) func() {
		days, coming, err := s.daysToInterview(ctx)
		return func() {
			switch {
			case err != nil:
				s.Fail(err)
			case coming:
				s.setBadge(kit.ScreenReview, lang.L("{{.Count}} d", map[string]any{"Count": days}))
			default:
				s.setBadge(kit.ScreenReview, "")
			}
		}
	})
	index := s.Readiness()
	if index == nil {
		return
	}
	s.Load("badges", func(context.Context) func() {
		losing := index.CountLosingTouch(s.o.Journal.Today())
		return func() {
			badge := ""
			if losing > 0 {
				badge = strconv.Itoa(losing)
			}
			s.setBadge(kit.ScreenPeople, badge)
		}
	})
}

// daysToInterview counts the days to the next interview. One of today is over once
// the person has written how it went. Errors: the journal's.
func (s *shell) daysToInterview(ctx context.Context) (days int, coming bool, err error) {
	today := s.o.Journal.Today()
	hits, _, err := s.o.Journal.Find(ctx, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindInterview}, {Key: "from", Op: ":", Value: today}}}, model.Cursor{}, 0)
	for _, h := range hits { // the latest first
		if h.Entry.Day > today || h.Entry.Values.Text("went") == "" {
			days, coming = h.Entry.Day.DaysSince(today), true
		}
	}
	return days, coming, err
}

func (n *navigator) setBadge(id, badge string) {
	n.frame.rail.SetBadge(n.railItem(id), badge)
}
