package meaning

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rung/model"
)

// rule says what is read where one of its phrases stands.
type rule struct {
	Say phraseList `toml:"say"` // patterns, any of which is enough
	Not phraseList `toml:"not"` // patterns that must not stand in the same sentence, nearby
	And phraseList `toml:"and"` // patterns, one of which must stand in the same sentence too, nearby
	// Patterns, one of which must stand nearby, in this sentence or another one: what "it" is.
	Near phraseList `toml:"near"`

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
	// Asked says that it holds in a question too: one that the text goes on to answer.
	Asked bool `toml:"asked"`
	// Story says that it holds in the first sentence of a text of several sentences only,
	// which says what the text is about.
	Story bool `toml:"story"`
	// Maybe is for what is only offered.
	Maybe bool `toml:"maybe"`
	// Trust orders rules that compete for the kind or for a field's value, from 1 to 9; 5
	// unless said. Explicit phrases have more than the shape of a sentence.
	Trust int `toml:"trust"`
	// Weight makes the rule a sign: it decides nothing by itself, but is weighed together
	// with the other signs of its kind where no rule is sure. A negative one speaks against
	// its kind, or against every kind where it names none.
	Weight int `toml:"weight"`

	Kind         string            `toml:"kind"`   // "note" says that the text is of no kind
	For          string            `toml:"for"`    // the kinds, as "budget or initiative", of which the text has to be by other rules
	Values       map[string]string `toml:"values"` // by field; "{name}" is what stood in a slot, "{name.field}" and "{name.discipline}" are those of the thing there; "" keeps the field empty
	Competencies []string          `toml:"competencies"`
	Part         PartRole          `toml:"part"`      // the clause behind the phrase tells this part
	SetsMood     Mood              `toml:"sets_mood"` // the whole line has this mood, where it is of the rule's kind

	say, not, and, near []*pattern
	kinds               []string // those of For
	forms               set      // of clauses in which it may hold
}

// noteKind is what rules call a text of no kind.
const noteKind = "note"

// set is a small set of choices, a bit each.
type set uint32

func (s set) has(choice int) bool { return s&(1<<choice) != 0 }

var (
	subjectChoices = []string{nobody: "nobody", me: "me", somebodyElse: "other"}
	moodChoices    = []string{string(Deed), string(Plan), string(Other)}
	negatedChoices = []string{"no", "yes", "any"}
)

// parseChoices reads "a or b", or "any", as a set; an empty text is the choice unless said.
func parseChoices(text, unlessSaid string, choices []string) (set, error) {
	if text == "" {
		text = unlessSaid
	}
	if text == "any" {
		return 1<<len(choices) - 1, nil
	}
	var s set
	for name := range strings.SplitSeq(text, " or ") {
		i := slices.Index(choices, name)
		if i < 0 {
			return 0, fmt.Errorf("%q is none of %s", name, strings.Join(choices, ", "))
		}
		s |= 1 << i
	}
	return s, nil
}

// addRule compiles a rule and puts it in the index.
func (x *Lexicon) addRule(r *rule) (err error) {
	if r.Negated == "" {
		r.Negated = "no"
	}
	if r.forms, err = r.parseForms(); err != nil {
		return fmt.Errorf("rule %q: %w", r.Say, err)
	}
	if r.For != "" {
		r.kinds = strings.Split(r.For, " or ")
	}
	if err := r.check(); err != nil {
		return fmt.Errorf("rule %q: %w", r.Say, err)
	}
	if r.Trust == 0 && r.Weight == 0 {
		r.Trust = 5
	}
	for list, texts := range map[*[]*pattern][]string{&r.say: r.Say, &r.not: r.Not, &r.and: r.And, &r.near: r.Near} {
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
		x.index.add(indexedPattern{r, p})
	}
	return nil
}

// parseForms gives the forms of the clauses in which the rule may hold, as clause.form
// numbers them.
func (r *rule) parseForms() (forms set, err error) {
	subjects, err := parseChoices(r.Subject, "me", subjectChoices)
	if err != nil {
		return 0, err
	}
	moods, err := parseChoices(r.Mood, string(Deed), moodChoices)
	if err != nil {
		return 0, err
	}
	for of := range subjectChoices {
		for mood, name := range moodChoices {
			for _, denied := range []bool{false, true} {
				if subjects.has(of) && moods.has(mood) && (r.Negated == "any" || denied == (r.Negated == "yes")) {
					forms |= 1 << clause{subject: subject(of), mood: Mood(name), negated: denied}.form()
				}
			}
		}
	}
	return forms, nil
}

// check says what is wrong in a rule.
func (r *rule) check() error {
	if len(r.Say) == 0 {
		return fmt.Errorf("it says nothing")
	}
	if !slices.Contains(negatedChoices, r.Negated) {
		return fmt.Errorf("negated is %q, none of %s", r.Negated, strings.Join(negatedChoices, ", "))
	}
	if r.Kind != "" && r.For != "" {
		return fmt.Errorf("kind and for are said together")
	}
	if r.Weight != 0 && (r.Trust != 0 || r.For != "" || len(r.Values)+len(r.Competencies) > 0 || r.Kind == "" && r.Weight > 0) {
		return fmt.Errorf("a sign has a kind and its weight, no trust, values or competencies")
	}
	for _, kind := range append(slices.Clone(r.kinds), r.Kind) {
		if _, known := model.KindOf(kind); !known && kind != "" && kind != noteKind {
			return fmt.Errorf("there is no kind %q", kind)
		}
	}
	return nil
}

// speaksOf reports whether the rule's values and competencies are for that kind.
func (r *rule) speaksOf(kind string) bool {
	if r.Kind != "" {
		return r.Kind == kind
	}
	return kind != "" && (r.For == "" || slices.Contains(r.kinds, kind))
}

// setsMoodOf reports whether the rule says which mood a text of that kind has.
func (r *rule) setsMoodOf(kind string) bool {
	if r.For != "" {
		return r.SetsMood != "" && r.speaksOf(kind)
	}
	return r.SetsMood != "" && r.Kind == kind
}

// fill gives a rule's value with its slots replaced by what stood there.
func (s *passage) fill(value string, m match) string {
	for name, span := range m.slots {
		if strings.Contains(value, "{"+name+".") {
			field, discipline := s.learningOf(span.from)
			value = strings.NewReplacer("{"+name+".field}", field, "{"+name+".discipline}", discipline).Replace(value)
		}
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
