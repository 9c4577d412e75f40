package readiness

import "rung/model"

// CompetencyRules says which competencies follow from an entry's kind and chosen
// values. What its words tell of competencies is read into the entry itself.
type CompetencyRules struct {
	rules []competencyRule
}

type competencyRule struct {
	condition
	bring uint32
}

// NewCompetencyRules gives what the kinds declare.
func NewCompetencyRules() CompetencyRules {
	var rules []competencyRule
	for _, k := range model.Kinds {
		for _, b := range k.Brings {
			condition := Condition{Kinds: []string{k.ID}}
			if b.Field != "" {
				condition.Where = map[string][]string{b.Field: b.Choices}
			}
			rules = append(rules, competencyRule{compileCondition(condition), competencyBits(b.Competencies)})
		}
	}
	return CompetencyRules{rules}
}

// CompetenciesOf returns the competencies that an entry builds on: those the person
// chose and those that follow from its kind and values, in the order of
// model.Competencies.
func (b CompetencyRules) CompetenciesOf(e model.Entry) ([]string, error) {
	row, err := newEntryRow(e)
	if err != nil {
		return nil, err
	}
	f, _ := newFact(row)
	f.competencies |= b.competencyBits(&f)
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
	if f.kind == unknown {
		return 0
	}
	for i := range b.rules {
		if b.rules[i].meetsAlone(f) {
			bits |= b.rules[i].bring
		}
	}
	return bits
}
