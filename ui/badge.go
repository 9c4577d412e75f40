package ui

import (
	"context"
	"slices"
	"strconv"
)

// refreshBadges says in the rail how many people one is losing touch with.
func (s *shell) refreshBadges() {
	index := s.Readiness()
	if index == nil {
		return
	}
	s.Load("badges", func(context.Context) func() {
		losing := index.LosingTouch(s.o.Journal.Today())
		return func() {
			badge := ""
			if losing > 0 {
				badge = strconv.Itoa(losing)
			}
			s.rail.SetBadge(slices.IndexFunc(s.places(), func(p place) bool { return p.id == "people" }), badge)
		}
	})
}
