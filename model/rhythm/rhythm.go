// Package rhythm decides how often to talk to a person and whether it is time on a
// day. The list of people, readiness and the calendar all ask it. It works on
// numbers and days, and knows neither journals nor screens.
package rhythm

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// MostDays is the longest rhythm that is allowed: a hundred years.
const MostDays = 36_500

// Rule says how often to talk to a person, to people with a tag, or to people in a
// circle. The zero Rule sets nothing.
type Rule struct {
	Circle string `json:"circle,omitempty"`
	Tag    string `json:"tag,omitempty"`
	Ideal  int    `json:"ideal,omitempty"` // talk every so many days; 0 for the limit alone
	Limit  int    `json:"limit,omitempty"` // at the latest after so many days; 0 for no limit
	None   bool   `json:"none,omitempty"`  // the person chose to have no rhythm
}

// Rules are the journal's setting model.SettingRhythms.
type Rules []Rule

// Rhythm is the rhythm that applies to one person.
type Rhythm struct {
	Ideal, Limit int    // in days; both 0: no rhythm; Limit 0: no limit
	From         Source // whose rule it is
	SourceName   string // that rule's tag or circle
}

// Source says whose rule applies to a person.
type Source string

const (
	Nobody Source = "" // no rule applies to the person
	Own    Source = "person"
	Tag    Source = "tag"
	Circle Source = "circle"
)

// Check returns an Error of code Invalid that names the impossible field, or nil.
func (r Rule) Check() error {
	switch {
	case r.None:
		return nil
	case r.Ideal < 0 || r.Limit < 0 || r.Ideal > MostDays || r.Limit > MostDays:
		return invalidRule("ideal_days", fmt.Sprintf("A rhythm has from 1 to %d days.", MostDays))
	case r.Ideal == 0 && r.Limit == 0:
		return invalidRule("ideal_days", "Say after how many days you want to talk again, or choose no rhythm.")
	case r.Limit > 0 && r.Limit < r.Ideal:
		return invalidRule("limit_days", fmt.Sprintf("At the latest after %d days comes before every %d days. Make it %d or more.", r.Limit, r.Ideal, r.Ideal))
	}
	return nil
}

// WithRule returns the rules with the rule for its tag or circle replaced; a rule
// without days that is not None removes it. Errors: Invalid where the rule names
// neither or both, an unknown circle, or impossible days.
func (rules Rules) WithRule(rule Rule) (Rules, error) {
	rule.Tag = model.NormalizeTag(rule.Tag)
	if (rule.Tag == "") == (rule.Circle == "") {
		return nil, invalidRule("tag", "A rule is for one circle or for one tag.")
	}
	contact, _ := model.KindOf(model.KindContact)
	if circle, _ := contact.Field("circle"); rule.Circle != "" && !slices.Contains(circle.Choices, rule.Circle) {
		return nil, invalidRule("circle", fmt.Sprintf("There is no circle %q. Use one of: %s.", rule.Circle, strings.Join(circle.Choices, ", ")))
	}
	kept := slices.DeleteFunc(slices.Clone(rules), func(r Rule) bool { return r.Tag == rule.Tag && r.Circle == rule.Circle })
	if !rule.None && rule.Ideal == 0 && rule.Limit == 0 {
		return kept, nil
	}
	return append(kept, rule), rule.Check()
}

func invalidRule(field, message string) error {
	return &model.Error{Code: model.Invalid, Field: field, Message: message}
}

// OwnRule returns a contact's own rule. An ideal of 0 days means that the person
// chose to have no rhythm, which differs from a missing value.
func OwnRule(e model.Entry) Rule {
	ideal, set := e.Values.Integer("ideal_days")
	limit, _ := e.Values.Integer("limit_days")
	return Rule{Ideal: int(min(ideal, MostDays)), Limit: int(min(limit, MostDays)), None: set && ideal == 0}
}

// ForContact returns the rhythm that applies to a contact.
func (rules Rules) ForContact(e model.Entry) Rhythm {
	return rules.ForPerson(OwnRule(e), e.Tags, e.Values.Text("circle"))
}

// ForPerson returns the rhythm that applies to a person with an own rule, tags and
// a circle. The most specific rule wins: the own one, else that of a tag, else that
// of the circle. Of several tags the strictest wins, and any rhythm wins over none.
func (rules Rules) ForPerson(own Rule, tags []string, circle string) Rhythm {
	if own.None || own.Ideal > 0 || own.Limit > 0 {
		return own.toRhythm(Own, "")
	}
	strictest := Rhythm{}
	for _, r := range rules {
		if r.Tag == "" || !slices.Contains(tags, r.Tag) {
			continue
		}
		if next := r.toRhythm(Tag, r.Tag); strictest.From == Nobody || next.isStricter(strictest) {
			strictest = next
		}
	}
	if strictest.From != Nobody {
		return strictest
	}
	for _, r := range rules {
		if r.Circle != "" && r.Circle == circle {
			return r.toRhythm(Circle, circle)
		}
	}
	return Rhythm{}
}

// toRhythm converts a rule with its days in order: an imported file may have a
// limit below the ideal, and then the smaller one is the ideal.
func (r Rule) toRhythm(from Source, of string) Rhythm {
	if r.None {
		return Rhythm{From: from, SourceName: of}
	}
	ideal, limit := max(r.Ideal, 0), max(r.Limit, 0)
	switch {
	case ideal == 0:
		ideal = limit
	case limit > 0 && limit < ideal:
		ideal, limit = limit, ideal
	}
	return Rhythm{Ideal: min(ideal, MostDays), Limit: min(limit, MostDays), From: from, SourceName: of}
}

func (r Rhythm) isStricter(other Rhythm) bool {
	sooner := func(days int) int { return cmp.Or(days, MostDays+1) }
	if r.Ideal != other.Ideal {
		return sooner(r.Ideal) < sooner(other.Ideal)
	}
	return sooner(r.Limit) < sooner(other.Limit)
}

// IsSet reports whether there is a rhythm.
func (r Rhythm) IsSet() bool { return r.Ideal > 0 }

// Describe says the rhythm in words: "every 30 days, at the latest after 60".
func (r Rhythm) Describe() string {
	switch {
	case !r.IsSet():
		return "no rhythm"
	case r.Limit == r.Ideal:
		return "at the latest after " + text.Counted(r.Ideal, "day", "days")
	case r.Limit > 0:
		return fmt.Sprintf("every %s, at the latest after %d", text.Counted(r.Ideal, "day", "days"), r.Limit)
	}
	return "every " + text.Counted(r.Ideal, "day", "days")
}
