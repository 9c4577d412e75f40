package readiness

import (
	"testing"

	"rung/model/strength"
)

// Rounding alone would make the last sum 100 %.
func TestOnlyANeedThatIsMetIsFull(t *testing.T) {
	s := newSums(newCountingRule(Rule{Condition: Condition{Kinds: []string{"note"}}, Need: 8}))
	almost := s.share(8*whole - 1)
	if almost != strength.Full-1 || almost.Percent() != 99 || s.share(8*whole) != strength.Full {
		t.Errorf("almost met is %d, met is %d", almost, s.share(8*whole))
	}
}
