package meaning

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// rule says what is read where one of its phrases stands.
type rule struct {
	Say []string `toml:"say"` // patterns, any of which is enough
	Not []string `toml:"not"` // patterns that must not stand in the same sentence
	And []string `toml:"and"` // patterns, one of which must stand in the same sentence too

	// Whose deed it is: "me" unless said, "other", "nobody", two of them such as
	// "me or nobody", or "any".
	Subject string `toml:"subject"`
	// The mood that the clause has: "deed" unless said, "plan", "other", two of them such
	// as "deed or other", or "any". A note without a verb ("CCNA passed") may be "other".
	Mood string `toml:"mood"`
	// Negated says that it holds in a negated clause, "yes", or in both, "any"; "no" unless said.
	Negated string `toml:"negated"`
	// Reported says that it holds in what somebody else says too.
	Reported bool `toml:"reported"`
	// Maybe is for what is only offered.
	Maybe bool `toml:"maybe"`
	// Trust orders kinds that compete, from 1 to 9; 5 unless said. Explicit phrases have
	// more than the shape of a sentence.
	Trust int `toml:"trust"`

	Kind         string            `toml:"kind"`
	For          string            `toml:"for"`    // where the text is of this kind, values and competencies are read; it does not become so by this rule
	Values       map[string]string `toml:"values"` // by field; "{name}" is what stood in a slot
	Competencies []string          `toml:"competencies"`
	Part         PartRole          `toml:"part"`      // the clause behind the phrase tells this part
	SetsMood     Mood              `toml:"sets_mood"` // the whole line has this mood

	say, not, and []pattern
}

type indexedPattern struct {
	rule    *rule
	pattern pattern
}

// addRule compiles a rule and puts it in the index.
func (x *Lexicon) addRule(r *rule) error {
	if r.Subject == "" {
		r.Subject = "me"
	}
	if r.Mood == "" {
		r.Mood = string(Deed)
	}
	if r.Negated == "" {
		r.Negated = "no"
	}
	if r.Trust == 0 {
		r.Trust = 5
	}
	if r.Kind != "" && r.For != "" {
		return fmt.Errorf("rule %q: kind and for are said together", r.Say)
	}
	if !r.hasKnownSubject() || !r.hasKnownMood() || !slices.Contains([]string{"no", "yes", "any"}, r.Negated) {
		return fmt.Errorf("rule %q: subject, mood or negated is none that there is", r.Say)
	}
	for list, texts := range map[*[]pattern][]string{&r.say: r.Say, &r.not: r.Not, &r.and: r.And} {
		for _, text := range texts {
			p, err := x.compilePattern(text)
			if err != nil {
				return err
			}
			*list = append(*list, p)
		}
	}
	x.rules = append(x.rules, r)
	for _, p := range r.say {
		x.indexPattern(indexedPattern{r, p})
	}
	return nil
}

// indexPattern files a pattern under the words that it can begin with.
func (x *Lexicon) indexPattern(p indexedPattern) {
	i := 0
	for i < len(p.pattern.elements) && (p.pattern.elements[i].start || p.pattern.elements[i].not) {
		i++
	}
	if i == len(p.pattern.elements) || p.pattern.elements[i].optional || p.pattern.elements[i].slot != "" || p.pattern.elements[i].gap > 0 {
		x.anywhere = append(x.anywhere, p)
		return
	}
	words := map[string]bool{}
	for word := range p.pattern.elements[i].words {
		words[word] = true
	}
	for _, phrase := range p.pattern.elements[i].phrases {
		words[phrase[0]] = true
	}
	for word := range words {
		x.byWord[word] = append(x.byWord[word], p)
	}
}

// hasKnownSubject reports whether the rule's subject is one that there is.
func (r *rule) hasKnownSubject() bool {
	isUnknown := func(name string) bool { _, known := subjectNames[name]; return !known }
	return r.Subject == "any" || !slices.ContainsFunc(strings.Split(r.Subject, " or "), isUnknown)
}

// isAbout reports whether the rule may hold where a clause tells of that subject.
func (r *rule) isAbout(who subject) bool {
	isWho := func(name string) bool { return subjectNames[name] == who }
	return r.Subject == "any" || slices.ContainsFunc(strings.Split(r.Subject, " or "), isWho)
}

// hasKnownMood reports whether the rule's mood is one that there is.
func (r *rule) hasKnownMood() bool {
	isUnknown := func(name string) bool { return !slices.Contains([]Mood{Deed, Plan, Other}, Mood(name)) }
	return r.Mood == "any" || !slices.ContainsFunc(strings.Split(r.Mood, " or "), isUnknown)
}

// isIn reports whether the rule may hold in a clause of that mood.
func (r *rule) isIn(mood Mood) bool {
	return r.Mood == "any" || slices.Contains(strings.Split(r.Mood, " or "), string(mood))
}

var subjectNames = map[string]subject{"me": me, "other": somebodyElse, "nobody": nobody}

// speaksOf reports whether the rule's values and competencies are for that kind.
func (r *rule) speaksOf(kind string) bool {
	return (r.Kind == "" || r.Kind == kind) && (r.For == "" || r.For == kind)
}

// hit is a rule that holds at a place.
type hit struct {
	rule *rule
	match
	clause clause
}

// matchRules finds every rule that holds, in the order of the text.
func (s *passage) matchRules() []hit {
	var hits []hit
	for _, sentence := range s.sentences {
		for at := sentence.from; at < sentence.to; at++ {
			for _, list := range [][]indexedPattern{s.lexicon.byWord[s.tokens[at].word], s.lexicon.anywhere} {
				for _, p := range list {
					if m, ok := p.pattern.matchAt(s, at, sentence.to); ok && s.holds(p.rule, m, sentence) {
						hits = append(hits, hit{p.rule, m, s.clauseAt(m.from)})
					}
				}
			}
		}
	}
	return hits
}

// holds reports whether a rule's conditions are met where its phrase stands.
func (s *passage) holds(r *rule, m match, of sentence) bool {
	c := s.clauseAt(m.from)
	if !r.isIn(c.mood) || r.Negated != "any" && c.negated != (r.Negated == "yes") || c.reported && !r.Reported {
		return false
	}
	if !r.isAbout(c.subject) {
		return false
	}
	anyMatches := func(p pattern) bool { return s.stands(p, of) }
	return !slices.ContainsFunc(r.not, anyMatches) && (len(r.and) == 0 || slices.ContainsFunc(r.and, anyMatches))
}

// stands reports whether a pattern is found in a sentence.
func (s *passage) stands(p pattern, in sentence) bool {
	for at := in.from; at < in.to; at++ {
		if _, ok := p.matchAt(s, at, in.to); ok {
			return true
		}
	}
	return false
}

// fill gives a rule's value with its slots replaced by what stood there.
func (s *passage) fill(value string, m match) string {
	for name, span := range m.slots {
		if !strings.Contains(value, "{"+name+"}") {
			continue
		}
		words := s.words(span)
		if span.to == span.from+1 {
			if n, ok := s.wholeNumber(span.from); ok {
				words = strconv.Itoa(n)
			}
		}
		value = strings.ReplaceAll(value, "{"+name+"}", words)
	}
	return value
}
