package readiness

import (
	"rung/model"
	"rung/model/rhythm"
)

// CountLosingTouch counts the people with whom the limit of the rhythm has passed.
func (ix *Index) CountLosingTouch(on model.Day) (n int) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	for at := range ix.facts {
		f := &ix.facts[at]
		if f.kind != contactKind || f.trashed {
			continue
		}
		if s, _ := ix.standing(f, int32(at), on); s.State == rhythm.LosingTouch {
			n++
		}
	}
	return n
}
