package readiness

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"

	"rung/model"
)

// CompetencyRules says which competencies follow from an entry's kind and chosen
// values, and which words hint at one.
type CompetencyRules struct {
	rules []competencyRule
	hints []competencyHint
}

type competencyRule struct {
	condition
	bring uint32
}

type competencyHint struct {
	competency string
	words      []string
}

// ParseCompetencyRules reads the hints from TOML, as strictly as a framework, and joins
// them to what the kinds declare. The error is a *ParseError.
func ParseCompetencyRules(file, text string) (CompetencyRules, error) {
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		return CompetencyRules{}, &ParseError{file, []Problem{syntaxProblem(err)}}
	}
	c := &checker{}
	t := newTOMLTable("", tree, &c.problems)
	b := CompetencyRules{rules: kindRules()}
	for _, w := range t.subtables("hint") {
		one := competencyHint{competency: w.trimmedText("competency"), words: w.texts("words")}
		w.refuseUnknown()
		c.checkCompetencies(w.path, []string{one.competency})
		b.hints = append(b.hints, one)
	}
	t.refuseUnknown()
	if len(c.problems) == 0 {
		return b, nil
	}
	lines := lineNumbers(text)
	for i := range c.problems {
		c.problems[i].Line = nearestLine(lines, c.problems[i].Path)
	}
	return CompetencyRules{}, &ParseError{file, c.problems}
}

// kindRules returns the rules that the kinds declare.
func kindRules() (rules []competencyRule) {
	for _, k := range model.Kinds {
		for _, b := range k.Brings {
			condition := Condition{Kinds: []string{k.ID}}
			if b.Field != "" {
				condition.Where = map[string][]string{b.Field: b.Choices}
			}
			rules = append(rules, competencyRule{compileCondition(condition), competencyBits(b.Competencies)})
		}
	}
	return rules
}

// CompetenciesOf returns the competencies that an entry builds on: those the person
// chose and those that follow from its kind and values, in the order of
// model.Competencies.
func (b CompetencyRules) CompetenciesOf(e model.Entry) ([]string, error) {
	row, err := newEntryRow(e)
	if err != nil {
		return nil, err
	}
	f, _, _ := newFact(row, b)
	var ids []string
	for i, c := range model.Competencies {
		if f.competencies&(1<<i) != 0 {
			ids = append(ids, c.ID)
		}
	}
	return ids, nil
}

// competencyBits returns the competencies that follow from a fact's kind and choices.
func (b CompetencyRules) competencyBits(f *fact) (bits uint32) {
	for i := range b.rules {
		if b.rules[i].meetsAlone(f) {
			bits |= b.rules[i].bring
		}
	}
	return bits
}

// GuessCompetencies returns at most three competencies that an entry's words hint
// at and that it does not have yet, the most hinted at first. They are suggestions:
// none counts until the person accepts it.
func (b CompetencyRules) GuessCompetencies(e model.Entry) ([]string, error) {
	text := []string{e.Title, e.Body}
	for _, key := range slices.Sorted(maps.Keys(e.Values)) {
		if s, ok := e.Values[key].(string); ok {
			text = append(text, s)
		}
	}
	words := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(strings.Join(text, " ")), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		words[w] = true
	}
	known, err := b.CompetenciesOf(e)
	if err != nil {
		return nil, err
	}
	count := map[string]int{}
	for _, h := range b.hints {
		for w := range words {
			if !slices.Contains(known, h.competency) && slices.ContainsFunc(h.words, func(stem string) bool { return strings.HasPrefix(w, stem) }) {
				count[h.competency]++
			}
		}
	}
	var found []string
	for _, c := range model.Competencies {
		if count[c.ID] > 0 {
			found = append(found, c.ID)
		}
	}
	slices.SortStableFunc(found, func(a, b string) int { return count[b] - count[a] })
	return found[:min(3, len(found))], nil
}
