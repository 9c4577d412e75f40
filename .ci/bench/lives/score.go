package lives

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"rung/model/readiness"
)

// What is held against the lives, in percent.
const (
	mostOfFluff = 15.0 // of coverage
	mostApart   = 15.0 // between a life's lines and its journal
	leastAbove  = 0.5  // between two lives of which one is readier
)

// Score says how often coverage agrees with the coach.
type Score struct {
	Bands     Rate // steps that are within their band
	Order     Rate // pairs of lives of which the readier one is above the other
	Must      Rate // entries that have to count for a criterion, and do
	MustNot   Rate // entries that must not, and do not
	Fluff     Rate // journals of fluff that stay low in every framework
	Near      Rate // frameworks in which lines are near the journal of the same life
	complains []string
}

// Rate counts what is as it should be.
type Rate struct{ Good, All int }

func (r *Rate) note(good bool) {
	if r.All++; good {
		r.Good++
	}
}

// Share is the part that is as it should be.
func (r Rate) Share() float64 { return float64(r.Good) / float64(max(r.All, 1)) }

// String tells the score in a line, and each disagreement below it.
func (s Score) String() string {
	line := fmt.Sprintf("in band %d/%d, order %d/%d, must count %d/%d, must not count %d/%d, fluff %d/%d, lines near %d/%d",
		s.Bands.Good, s.Bands.All, s.Order.Good, s.Order.All, s.Must.Good, s.Must.All, s.MustNot.Good, s.MustNot.All, s.Fluff.Good, s.Fluff.All, s.Near.Good, s.Near.All)
	return strings.Join(append([]string{line}, s.complains...), "\n  ")
}

func (s *Score) complain(format string, words ...any) {
	s.complains = append(s.complains, fmt.Sprintf(format, words...))
}

// Count writes every life as a journal and as lines, and counts for each how often coverage agrees. What is held
// against both, such as how near they are, is in the score of the lines.
func (s Shelf) Count(ctx context.Context) (journals, lines Score, err error) {
	words, err := parseLexicon()
	if err != nil {
		return journals, lines, err
	}
	var overall [2]map[string]map[string]float64 // by life and framework
	for i, score := range []*Score{&journals, &lines} {
		overall[i] = map[string]map[string]float64{}
		for _, l := range s.Lives {
			ix, ids, err := readLife(ctx, l, words, i == 1)
			if err != nil {
				return journals, lines, err
			}
			if overall[i][l.Name], err = score.judge(l, ix, ids); err != nil {
				return journals, lines, err
			}
		}
		score.judgeOrder(s.Order, overall[i])
	}
	for name, of := range overall[0] {
		for f, share := range of {
			lines.Near.note(math.Abs(share-overall[1][name][f]) <= mostApart)
		}
	}
	for _, l := range s.Fluff {
		ix, _, err := readLife(ctx, l, words, false)
		if err != nil {
			return journals, lines, err
		}
		if err := journals.judgeFluff(l, ix); err != nil {
			return journals, lines, err
		}
	}
	return journals, lines, nil
}

// judge holds one life to what the coach says, and gives the coverage of each framework.
func (s *Score) judge(l Life, ix *readiness.Index, ids map[string]string) (overall map[string]float64, err error) {
	overall = map[string]float64{}
	counts := map[Counting]bool{} // by criterion and id
	for _, f := range ix.Frameworks() {
		r, err := ix.Report(f.ID, On)
		if err != nil {
			return nil, err
		}
		overall[f.ID] = float64(r.Coverage) / 100
		for _, step := range r.Steps {
			if want, judged := l.Frameworks[f.ID][step.ID]; judged {
				s.judgeStep(l, step, want)
			}
			for _, c := range step.Criteria {
				for _, e := range c.Evidence {
					counts[Counting{c.ID, e.Entry}] = e.Strength > 0
				}
			}
		}
	}
	for _, c := range l.Must {
		good := counts[Counting{c.Criterion, ids[c.Entry]}]
		if s.Must.note(good); !good {
			s.complain("%s: does not count for %s: %s", l.Name, c.Criterion, c.Entry)
		}
	}
	for _, c := range l.MustNot {
		good := !counts[Counting{c.Criterion, ids[c.Entry]}]
		if s.MustNot.note(good); !good {
			s.complain("%s: counts for %s: %s", l.Name, c.Criterion, c.Entry)
		}
	}
	return overall, nil
}

func (s *Score) judgeStep(l Life, step readiness.StepReport, want ExpectedBand) {
	band, share := l.Bands[want.Band], float64(step.Coverage)/100
	good := band[0] <= share && share <= band[1]
	if s.Bands.note(good); !good {
		s.complain("%s: %s is at %.1f %%, which is not %s (%g to %g): %s", l.Name, step.ID, share, want.Band, band[0], band[1], want.Reason)
	}
}

// judgeOrder holds each pair of lives to their order.
func (s *Score) judgeOrder(order map[string][][]string, overall map[string]map[string]float64) {
	find := func(number, framework string) (share float64, ok bool) {
		for name, of := range overall {
			if strings.HasPrefix(name, number) {
				return of[framework], true
			}
		}
		return 0, false
	}
	for _, f := range slices.Sorted(maps.Keys(order)) {
		for i, upper := range order[f] {
			for _, lower := range slices.Concat(order[f][i+1:]...) {
				for _, one := range upper {
					high, ok := find(one, f)
					low, okToo := find(lower, f)
					if !ok || !okToo {
						continue
					}
					good := high > low+leastAbove
					if s.Order.note(good); !good {
						s.complain("in %s, %s at %.1f %% is not above %s at %.1f %%", f, one, high, lower, low)
					}
				}
			}
		}
	}
}

func (s *Score) judgeFluff(l Life, ix *readiness.Index) error {
	var most readiness.Report
	for _, f := range ix.Frameworks() {
		r, err := ix.Report(f.ID, On)
		if err != nil {
			return err
		}
		if cmp.Compare(r.Coverage, most.Coverage) >= 0 {
			most = r
		}
	}
	share := float64(most.Coverage) / 100
	good := share < mostOfFluff
	if s.Fluff.note(good); !good {
		s.complain("%s is at %.1f %% by %s", l.Name, share, most.Framework)
	}
	return nil
}
