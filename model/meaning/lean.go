package meaning

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rung/model"
)

// leaning is how words lean towards the answers of a question, such as which kind a text
// is of. The weights are learned from labelled lines, in tenths of what the odds grow by,
// as a power of e; see leanings.toml.
type leaning struct {
	answers []string
	weights map[string][]int16 // of each answer, by word
}

// The questions: which kind a text is of, and which mood it has. That for the value of a
// field is called "kind.field".
const (
	leanKind = "kind"
	leanMood = "mood"
)

// leanAlways is the word that every text has.
const leanAlways = "{any}"

// How far an answer has to be ahead of all others to be sure, and to be offered.
const (
	sureLead  = 13
	maybeLead = 4
	deedLead  = 25
	otherLead = 20
	doubtLead = 14 // for another value than a rule gives
	valueLead = 14
)

// addLeaning takes up the words of a question, by answer and weight.
func (x *Lexicon) addLeaning(question string, answers map[string]map[string]phraseList) error {
	l := leaning{slices.Sorted(maps.Keys(answers)), map[string][]int16{}}
	for i, answer := range l.answers {
		for text, words := range answers[answer] {
			weight, err := strconv.ParseInt(text, 10, 16)
			if err != nil {
				return fmt.Errorf("lean %s: %q is not a weight", question, text)
			}
			for _, word := range words {
				if l.weights[word] == nil {
					l.weights[word] = make([]int16, len(l.answers))
				}
				l.weights[word][i] = int16(weight)
			}
		}
	}
	x.leanings[question] = l
	return nil
}

// leanWord is a word that may lean to an answer, and where it stands.
type leanWord struct {
	word string
	tokenSpan
}

// leastWeighed is how many words a text has at least that is weighed: fewer say too little.
const leastWeighed = 4

// weigh gives the answer that words lean to, how far it is ahead of the next one, and the
// word that speaks for it most.
func (l leaning) weigh(words []leanWord) (answer string, lead int, heaviest leanWord) {
	if len(l.answers) < 2 || len(words) == 0 {
		return "", 0, heaviest
	}
	sums := make([]int, len(l.answers))
	for _, word := range words {
		for i, w := range l.weights[word.word] {
			sums[i] += int(w)
		}
	}
	best, second := 0, 1
	for i, sum := range sums {
		switch {
		case i == best:
		case sum > sums[best]:
			best, second = i, best
		case second == best || sum > sums[second]:
			second = i
		}
	}
	most := int16(0)
	for _, word := range words {
		if w := l.weights[word.word]; w != nil && w[best] > most && word.from < word.to {
			most, heaviest = w[best], word
		}
	}
	return l.answers[best], sums[best] - sums[second], heaviest
}

// LeaningWords gives what a text has of that which may lean to an answer, each once: words,
// beginnings of words as "coach~", words in a row, and what was recognised, as "{person}".
func (x *Lexicon) LeaningWords(text string, c Context) (words []string) {
	for _, w := range x.newPassage(text, c).leaningWords() {
		words = append(words, w.word)
	}
	return words
}

const (
	longestLean = 5  // letters that the beginning of a word has
	mostLeaned  = 40 // words of a text that are weighed: what it is about stands first
)

func (s *passage) leaningWords() []leanWord {
	words, seen := []leanWord{{word: leanAlways}}, map[string]bool{}
	add := func(word string, from, to int) {
		if !seen[word] {
			seen[word] = true
			words = append(words, leanWord{word, tokenSpan{from, to}})
		}
	}
	before, from, count := "^", 0, 0
	for at := 0; at < min(len(s.tokens), mostLeaned); at++ {
		word := s.leanForm(at)
		if word == "" {
			continue
		}
		if s.tokens[at].kind != signToken {
			count++
		}
		add(word, at, at+1)
		if utf8.RuneCountInString(word) > longestLean && s.tokens[at].kind == wordToken {
			add(string([]rune(word)[:longestLean])+"~", at, at+1)
		}
		add(before+" "+word, from, at+1)
		before, from = word, at
	}
	if count < leastWeighed {
		return nil
	}
	for _, slot := range []slotKind{personSlot, amountSlot, changeSlot, promiseSlot, thingSlot, roleSlot, departmentSlot, quoteSlot} {
		if found := s.found[slot]; len(found) > 0 {
			add("{"+slots[slot]+"}", found[0].from, found[0].to)
		}
	}
	return words
}

// leanForm gives a token as it is weighed: any number is like another, and so is the name
// of anybody. It is "" for a sign that tells nothing.
func (s *passage) leanForm(at int) string {
	t := s.tokens[at]
	switch {
	case t.kind == numberToken:
		return "0"
	case t.kind == signToken && !strings.Contains("?!$€£", t.word):
		return ""
	case slices.ContainsFunc(s.found[personSlot], func(p tokenSpan) bool { return p.from <= at && at < p.to }):
		return "{person}"
	}
	return t.word
}

// kindsOnlyOffered are kinds whose words are those of all work and talk: that a line leans to
// them is not enough to be sure.
var kindsOnlyOffered = []string{model.KindAchievement, model.KindInteraction}

// leanToKind decides on the kind by how all words of the text lean, where nothing else did.
func (s *passage) leanToKind(r *Reading) {
	answer, lead, heaviest := s.lexicon.leanings[leanKind].weigh(s.leaningWords())
	if answer == "" || answer == noteKind || lead < maybeLead || heaviest.to == 0 {
		return
	}
	k := Kind{ID: answer, Origin: s.origin(heaviest.from, heaviest.to, lead >= sureLead && !slices.Contains(kindsOnlyOffered, answer))}
	r.MaybeKinds = slices.DeleteFunc(r.MaybeKinds, func(other Kind) bool { return other.ID == k.ID })
	if k.Sure {
		r.Kind = k
	} else {
		r.MaybeKinds = slices.Insert(r.MaybeKinds, 0, k)
	}
}

// isWeighedAsDeed reports whether the words of a text lean to a deed, though its grammar
// does not say whose it is.
func (s *passage) isWeighedAsDeed(r *Reading) bool {
	if len(s.clauses) == 0 || s.clauses[0].subject == somebodyElse || slices.ContainsFunc(s.clauses, s.isOthersDeed) {
		return false
	}
	answer, lead, _ := s.lexicon.leanings[leanMood].weigh(s.leaningWords())
	need := deedLead
	if r.Kind.ID != "" {
		need = sureLead
	}
	return answer == string(Deed) && lead >= need
}

// isWeighedAsOther reports whether the words of a text that tells of no kind lean to no
// deed, though its grammar has one.
func (s *passage) isWeighedAsOther() bool {
	answer, lead, _ := s.lexicon.leanings[leanMood].weigh(s.leaningWords())
	return answer == string(Other) && lead >= otherLead
}

// weighValues leaves to the person what a rule gives for a field where the words of the text
// lean to another answer, and gives their answer where no rule has one.
func (s *passage) weighValues(r *Reading) {
	kind, known := model.KindOf(r.Kind.ID)
	if r.Mood != Deed || !known || !r.Kind.Sure && s.context.Kind == "" {
		return
	}
	for _, f := range kind.Fields {
		l, asked := s.lexicon.leanings[kind.ID+"."+f.Key]
		if !asked {
			continue
		}
		answer, lead, heaviest := l.weigh(s.leaningWords())
		i := slices.IndexFunc(r.Values, func(v Value) bool { return v.Field == f.Key && v.Kind == kind.ID })
		switch {
		case answer == "" || heaviest.to == 0:
		case i >= 0 && r.Values[i].Value != answer && lead >= doubtLead:
			r.Values[i].Sure = false
		case i < 0 && lead >= valueLead:
			r.Values = append(r.Values, Value{Kind: kind.ID, Field: f.Key, Value: answer, Origin: s.origin(heaviest.from, heaviest.to, true)})
		}
	}
}
