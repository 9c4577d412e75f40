package meaning

import (
	"cmp"
	"slices"
)

// Read reads a text of any length. It never changes it, and every place that it gives
// lies inside.
func (x *Lexicon) Read(text string, c Context) Reading {
	s := x.newPassage(text, c)
	r := Reading{Text: text, Language: s.language, Mood: s.readMood()}
	hits := s.matchRules()
	s.readKind(&r, hits)
	s.readValues(&r, hits)
	s.readFiscalYear(&r)
	s.readDeadline(&r)
	s.readProvider(&r)
	s.readCompetencies(&r, hits)
	s.readPeople(&r)
	s.readUnnamed(&r)
	s.readThings(&r)
	s.readAmounts(&r)
	r.compareSums()
	s.readNumbers(&r)
	s.readPromises(&r)
	s.readParts(&r, hits)
	s.readStory(&r)
	return r
}

// readKind decides which kind the text tells of: the kind set by hand, else that of the
// first hit. What is no deed is of no kind by itself.
func (s *passage) readKind(r *Reading, hits []hit) {
	r.Kind = Kind{ID: s.context.Kind}
	for _, h := range hits {
		if h.rule.Weight == 0 {
			s.addKind(r, h)
		}
	}
	isWeighed := r.Kind.ID == ""
	if isWeighed {
		s.weighKind(r, hits)
	}
	decided := r.Kind.ID
	setsMood := func(h hit) bool { return h.rule.setsMoodOf(decided) && (isWeighed || h.rule.Weight == 0) }
	if i := slices.IndexFunc(hits, setsMood); i >= 0 && !(isWeighed && r.Mood == Plan) && !s.opensWithOthers() {
		r.Mood = hits[i].rule.SetsMood
	}
	if decided == noteKind && s.context.Kind == "" {
		r.Kind = Kind{}
	} else if isWeighed && r.Mood == Other && (s.leansToDeed() || slices.ContainsFunc(hits, func(h hit) bool { return h.rule.setsMoodOf("") })) {
		r.Mood = Deed
	}
	if r.Mood != Deed && r.Kind.ID != "" && s.context.Kind == "" {
		r.Kind.Sure = false
		r.MaybeKinds, r.Kind = slices.Insert(r.MaybeKinds, 0, r.Kind), Kind{}
	}
}

// addKind adds the kind of a hit, as the text's kind where none is decided yet.
func (s *passage) addKind(r *Reading, h hit) {
	k := Kind{ID: h.rule.Kind, Origin: s.origin(h.from, h.to, !h.rule.Maybe)}
	isSame := func(other Kind) bool { return other.ID == k.ID }
	switch {
	case k.ID == r.Kind.ID && k.Sure && r.Kind.Sure && k.From < r.Kind.From:
		r.Kind.Origin = k.Origin // said in the title too
	case k.ID == "" || k.ID == r.Kind.ID || slices.ContainsFunc(r.MaybeKinds, isSame) && !k.Sure:
	case k.Sure && r.Kind.ID == "":
		r.Kind = k
		r.MaybeKinds = slices.DeleteFunc(r.MaybeKinds, isSame)
	case k.ID != noteKind && !slices.ContainsFunc(r.MaybeKinds, isSame):
		k.Sure = false
		r.MaybeKinds = append(r.MaybeKinds, k)
	}
}

// readValues gives the values for the text's kind, and as offers those for kinds that it
// may be of: for each field that of the first hit, and a sure one before one that is not.
// What is no deed has none. An empty value says that the field has none, whatever rules
// that are trusted less say.
func (s *passage) readValues(r *Reading, hits []hit) {
	if r.Mood != Deed {
		return
	}
	for _, sure := range []bool{true, false} {
		for _, h := range hits {
			if h.rule.Maybe == sure {
				continue
			}
			if h.rule.speaksOf(r.Kind.ID) {
				s.addValues(r, h, r.Kind.ID, sure)
			}
			for _, k := range r.MaybeKinds {
				if h.rule.Kind == k.ID {
					s.addValues(r, h, k.ID, false)
				}
			}
		}
	}
	r.Values = slices.DeleteFunc(r.Values, func(v Value) bool { return v.Value == "" })
	slices.SortStableFunc(r.Values, func(a, b Value) int { return cmp.Or(a.From-b.From, cmp.Compare(a.Field, b.Field)) })
}

func (s *passage) addValues(r *Reading, h hit, kind string, sure bool) {
	for field, value := range h.rule.Values {
		isSame := func(other Value) bool { return other.Field == field && other.Kind == kind }
		filled := s.fill(value, h.match)
		if field == "outcome" && s.isAside(h) {
			continue
		}
		if isUnknown := filled == "" && value != ""; !isUnknown && !slices.ContainsFunc(r.Values, isSame) {
			r.Values = append(r.Values, Value{Kind: kind, Field: field, Value: filled, Origin: s.origin(h.from, h.to, sure)})
		}
	}
}

// readCompetencies gives what the rules show of one's abilities.
func (s *passage) readCompetencies(r *Reading, hits []hit) {
	if r.Mood != Deed {
		return
	}
	for _, sure := range []bool{true, false} {
		for _, h := range hits {
			if h.rule.Maybe == sure || !h.rule.speaksOf(r.Kind.ID) {
				continue
			}
			for _, id := range h.rule.Competencies {
				isSame := func(other Competency) bool { return other.ID == id }
				if !slices.ContainsFunc(r.Competencies, isSame) {
					r.Competencies = append(r.Competencies, Competency{ID: id, Origin: s.origin(h.from, h.to, sure)})
				}
			}
		}
	}
	if id := s.lexicon.terms["competency of kind"][r.Kind.ID]; id != "" && !slices.ContainsFunc(r.Competencies, func(c Competency) bool { return c.ID == id && c.Sure }) {
		r.Competencies = append(r.Competencies, Competency{ID: id, Origin: Origin{Span: r.Kind.Span, Sure: true}})
	}
}
