package meaning

import (
	"cmp"
	"slices"
)

// Read reads a text of any length. It never changes it, and every place that it gives
// lies inside.
func (x *Lexicon) Read(text string, c Context) Reading {
	s := x.newPassage(text, c)
	r := Reading{Text: text, Mood: s.readMood()}
	hits := s.matchRules()
	s.readKind(&r, hits)
	s.readValues(&r, hits)
	s.readCompetencies(&r, hits)
	s.readAmounts(&r)
	s.readNumbers(&r)
	return r
}

// readKind decides which kind the text tells of: the kind set by hand, else the one of the
// rule that is trusted most, then the longest phrase, then the first in the text.
func (s *passage) readKind(r *Reading, hits []hit) {
	if s.context.Kind != "" {
		r.Kind = Kind{ID: s.context.Kind}
		return
	}
	kinds := slices.DeleteFunc(slices.Clone(hits), func(h hit) bool { return h.rule.Kind == "" })
	slices.SortStableFunc(kinds, func(a, b hit) int {
		return cmp.Or(b.rule.Trust-a.rule.Trust, (b.to-b.from)-(a.to-a.from), a.from-b.from)
	})
	for _, h := range kinds {
		k := Kind{ID: h.rule.Kind, Origin: s.origin(h.from, h.to, !h.rule.Maybe)}
		isSame := func(other Kind) bool { return other.ID == k.ID }
		switch {
		case k.ID == r.Kind.ID || slices.ContainsFunc(r.MaybeKinds, isSame):
		case k.Sure && r.Kind.ID == "":
			r.Kind = k
		default:
			k.Sure = false
			r.MaybeKinds = append(r.MaybeKinds, k)
		}
	}
	if i := slices.IndexFunc(kinds, func(h hit) bool { return h.rule.SetsMood != "" && h.rule.Kind == r.Kind.ID }); i >= 0 {
		r.Mood = kinds[i].rule.SetsMood
	}
	if r.Mood != Deed && r.Kind.ID != "" {
		r.Kind.Sure = false
		r.MaybeKinds, r.Kind = slices.Insert(r.MaybeKinds, 0, r.Kind), Kind{}
	}
}

// readValues gives the values of the rules that speak of the text's kind, or of any.
func (s *passage) readValues(r *Reading, hits []hit) {
	for _, h := range hits {
		if !h.rule.speaksOf(r.Kind.ID) {
			continue
		}
		for field, value := range h.rule.Values {
			v := Value{Kind: r.Kind.ID, Field: field, Value: s.fill(value, h.match), Origin: s.origin(h.from, h.to, !h.rule.Maybe)}
			if !slices.ContainsFunc(r.Values, func(other Value) bool { return other.Field == field && other.Sure }) {
				r.Values = append(r.Values, v)
			}
		}
	}
	slices.SortStableFunc(r.Values, func(a, b Value) int { return cmp.Or(a.From-b.From, cmp.Compare(a.Field, b.Field)) })
}

// readCompetencies gives what the rules show of one's abilities.
func (s *passage) readCompetencies(r *Reading, hits []hit) {
	for _, h := range hits {
		if r.Mood != Deed || !h.rule.speaksOf(r.Kind.ID) {
			continue
		}
		for _, id := range h.rule.Competencies {
			isSame := func(other Competency) bool { return other.ID == id }
			if !slices.ContainsFunc(r.Competencies, isSame) {
				r.Competencies = append(r.Competencies, Competency{ID: id, Origin: s.origin(h.from, h.to, !h.rule.Maybe)})
			}
		}
	}
}
