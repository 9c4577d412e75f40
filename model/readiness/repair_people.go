package readiness

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rung/model"
)

// How many people are looked through for those whom an entry names, and how many of them
// a question offers.
const (
	mostPeopleKnown = 200
	mostPeopleTried = 6
)

// peopleFor returns the people whom a question offers: those whom the entry's words name,
// else those who were met last.
func (r *repairer) peopleFor(e model.Entry) []Answer {
	if r.known == nil {
		r.known = r.knownPeople()
	}
	words := wordSet(e.Title + " " + e.Body)
	var named []Answer
	for _, p := range r.known {
		for word := range wordSet(p.Label) {
			if words[word] && !slices.ContainsFunc(named, func(n Answer) bool { return n.Value == p.Value }) {
				named = append(named, p)
			}
		}
	}
	if len(named) == 0 {
		named = r.known
	}
	return slices.Clone(named[:min(len(named), mostPeopleTried)])
}

// knownPeople returns the contacts, those met last first.
func (r *repairer) knownPeople() []Answer {
	c := compileCondition(Condition{Kinds: []string{model.KindContact}})
	places := r.ix.entriesMeeting(&c, never)
	met := map[int32]int32{}
	for _, at := range places {
		met[at] = r.ix.lastMet(at, r.day)
	}
	slices.SortStableFunc(places, func(a, b int32) int { return cmp.Compare(met[b], met[a]) })
	people := []Answer{}
	for _, at := range places[:min(len(places), mostPeopleKnown)] {
		if c, err := r.lookup(r.ix.entryID(at)); err == nil {
			people = append(people, Answer{Value: c.ID, Label: c.Title})
		}
	}
	return people
}

// wordSet returns the words that begin with a capital, as names do.
func wordSet(text string) map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if r := []rune(word); len(r) > 2 && unicode.IsUpper(r[0]) {
			words[word] = true
		}
	}
	return words
}
