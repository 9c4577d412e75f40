package readiness

import (
	"slices"

	"rung/model/strength"
)

// sighted is on how many different days, and in how many different texts, something was
// seen, up to as many as matter.
type sighted struct {
	days, texts []int32
}

// stepShares is the part of a step that its evidence can give which was seen once, twice
// or three times: whoever looks at somebody for a day has not seen a manager, whatever
// stands in the notes of that day.
var stepShares = [...]strength.Share{0, 1000, 3500, 6000}

func (s *sighted) add(day int32, text uint32) {
	s.days = addFew(s.days, day)
	s.texts = addFew(s.texts, int32(text))
}

func (s *sighted) addAll(other sighted) {
	for _, day := range other.days {
		s.days = addFew(s.days, day)
	}
	for _, text := range other.texts {
		s.texts = addFew(s.texts, text)
	}
}

func addFew(few []int32, one int32) []int32 {
	if len(few) < len(stepShares) && !slices.Contains(few, one) {
		few = append(few, one)
	}
	return few
}

// limit is the part of a step that what was seen can give.
func (s sighted) limit() strength.Share {
	if n := min(len(s.days), len(s.texts)); n < len(stepShares) {
		return stepShares[n]
	}
	return strength.Full
}

// sightings is what a criterion's evidence was seen in. One that a degree or a certificate
// meets alone is limited by nothing.
func (ix *Index) sightings(n *ruleNode, on int32) (all sighted, limited bool) {
	for _, c := range n.countingRules() {
		if c.Spread > 0 || c.Need > 1 {
			limited = true
		}
		all.addAll(ix.tallyOn(c, on).seen)
	}
	return all, limited
}

// stepCoverage is the weighted mean of the criteria. Those that ask for more than a thing
// or two give no more together than what was seen of them allows, which is compared before
// anything is rounded: else one more entry could take a ten-thousandth.
func (ix *Index) stepCoverage(f *compiledFramework, s Step, criteria []weighted, on int32) covered {
	var seen sighted
	var soft, all summed
	for i, c := range s.Criteria {
		one, limited := ix.sightings(f.rules[c.ID], on)
		if limited && len(criteria) > 1 {
			seen.addAll(one)
			soft.add(criteria[i])
		} else {
			all.add(criteria[i])
		}
	}
	most := int64(seen.limit()) * soft.weight
	soft.now, soft.done = min(soft.now, most), min(soft.done, most)
	return summed{all.now + soft.now, all.done + soft.done, all.weight + soft.weight}.mean()
}
