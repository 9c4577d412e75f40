// Package strength measures how much an entry says as evidence, as a share of
// what an entry of its kind can say. It knows the kinds of entry and neither
// frameworks, people nor screens.
package strength

import (
	"strconv"
	"strings"

	"rung/model"
	"rung/model/text"
)

// Measure is how whole an entry is by its own form: its title and each part that
// makes an entry of its kind whole count the same. It looks at which parts are
// filled, never at the words in them. What an entry gives as evidence is another
// matter, since each criterion asks for parts of its own: see readiness.Evidence.
// has counts the parts that are there, missing those that are not, both without
// the title.
func Measure(has, missing int) Share {
	return Full * Share(1+has) / Share(1+has+missing)
}

// Strength is how whole an entry is, with its reasons.
type Strength struct {
	Share   Share
	Has     []string // labels of what is there, after the title
	Missing []string // labels of what would complete it, as in the inbox
}

// Of returns an entry's strength.
func Of(e model.Entry) Strength {
	s := Strength{Missing: e.Missing()}
	missing := map[string]bool{}
	for _, label := range s.Missing {
		missing[label] = true
	}
	for _, label := range model.NewEntry(e.Kind, e.Day).Missing() {
		if !missing[label] {
			s.Has = append(s.Has, label)
		}
	}
	s.Share = Measure(len(s.Has), len(s.Missing))
	return s
}

// Describe says the strength in one line: "3 of 5: title, action, result. Missing:
// why it mattered to the business, numbers."
func (s Strength) Describe() string {
	if len(s.Has)+len(s.Missing) == 0 {
		return "Whole: its title is all that it needs."
	}
	has, all := 1+len(s.Has), 1+len(s.Has)+len(s.Missing)
	words := strconv.Itoa(has) + " of " + strconv.Itoa(all) + ": " + joinLabels(append([]string{"title"}, s.Has...))
	if len(s.Missing) == 0 {
		return words + "."
	}
	return words + ". Missing: " + joinLabels(s.Missing) + "."
}

// joinLabels joins labels within a sentence.
func joinLabels(labels []string) string {
	words := make([]string, len(labels))
	for i, label := range labels {
		words[i] = text.LowerFirst(label)
	}
	return strings.Join(words, ", ")
}
