package meaning

import "slices"

// What signs have to weigh together: to be sure of a kind, and to offer it. Who reads one
// sign alone would often be wrong.
const (
	sureWeight  = 9
	maybeWeight = 7
	clearBy     = 2 // how much more than any other kind's
)

// kindWeight is how much the signs in a text weigh for a kind.
type kindWeight struct {
	kind     string
	weight   int
	heaviest hit
}

// weighKind decides on the kind by signs, where no rule did: each sign counts once. A kind
// that is not sure is offered.
func (s *passage) weighKind(r *Reading, hits []hit) {
	weights := s.sumSigns(hits)
	if len(weights) == 0 || weights[0].weight < maybeWeight {
		return
	}
	others := 0
	if len(weights) > 1 {
		others = weights[1].weight
	}
	for i, w := range weights {
		if w.weight < maybeWeight {
			break
		}
		k := Kind{ID: w.kind, Origin: s.origin(w.heaviest.from, w.heaviest.to, i == 0 && w.weight >= sureWeight && w.weight >= others+clearBy)}
		isSame := func(other Kind) bool { return other.ID == k.ID }
		switch {
		case k.Sure:
			r.Kind, r.MaybeKinds = k, slices.DeleteFunc(r.MaybeKinds, isSame)
		case !slices.ContainsFunc(r.MaybeKinds, isSame):
			r.MaybeKinds = append(r.MaybeKinds, k)
		}
	}
}

// sumSigns gives the kinds that signs speak for, the heaviest first.
func (s *passage) sumSigns(hits []hit) (weights []kindWeight) {
	against, seen := 0, map[*rule]bool{}
	for _, h := range hits {
		if h.rule.Weight == 0 || seen[h.rule] {
			continue
		}
		seen[h.rule] = true
		if h.rule.Kind == "" {
			against += h.rule.Weight
			continue
		}
		i := slices.IndexFunc(weights, func(w kindWeight) bool { return w.kind == h.rule.Kind })
		if i < 0 {
			i, weights = len(weights), append(weights, kindWeight{kind: h.rule.Kind})
		}
		w := &weights[i]
		w.weight += h.rule.Weight
		if w.heaviest.rule == nil || h.rule.Weight > w.heaviest.rule.Weight {
			w.heaviest = h
		}
	}
	for i := range weights {
		weights[i].weight += against
	}
	slices.SortStableFunc(weights, func(a, b kindWeight) int { return b.weight - a.weight })
	return weights
}

// findDeeds finds the verbs of what the writer did.
func (s *passage) findDeeds() {
	for _, c := range s.clauses {
		if c.verb >= 0 && c.subject == me && c.mood == Deed && !c.negated && !c.question && !c.reported {
			s.addFound(didSlot, tokenSpan{c.verb, c.verb + 1})
		}
	}
}
