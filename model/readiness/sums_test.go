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

// What a step was seen in must not depend on which of its entries is counted first.
func TestWhatWasSeenDoesNotDependOnTheOrder(t *testing.T) {
	told := layouts[layoutByKind["note"].index].parts[bodyPart]
	entries := []fact{{day: 1, text: 11, told: told}, {day: 2, text: 12, told: told}, {day: 3, text: 13}, {day: 4, text: 14}, {day: 5, text: 15}}
	seen := func(order ...int) strength.Share {
		s := newSums(newCountingRule(Rule{Condition: Condition{Kinds: []string{"note"}}, Need: 2}))
		for _, i := range order {
			f := entries[i]
			f.kind, f.occasion = layoutByKind["note"].index, uint64(i)
			if s.add(&f, nil); s.isFull() {
				break
			}
		}
		return s.close().seen.limit()
	}
	if first, last := seen(0, 1, 2, 3, 4), seen(4, 3, 2, 1, 0); first != last {
		t.Errorf("the whole ones first, it was seen for %d, last for %d", first, last)
	}
}
