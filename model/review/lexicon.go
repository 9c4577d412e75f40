package review

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexicon holds the synonyms, compiled to stems.
type lexicon struct {
	groups  []SynonymGroup
	phrases map[int32][]phrase // by first stem, longest first
	ignore  map[int32]bool
}

type phrase struct {
	stems []int32
	group int
}

// concept is one thing that a text asks for: a group of synonyms, or a word that is
// in no group.
type concept struct {
	label string
	group int   // index of the group, or -1
	stem  int32 // stem of a word that is in no group
	name  bool  // a proper name or an abbreviation: it means one thing
}

// Weights of a concept. A definite concept alone shows that an entry is about it;
// common words have to occur together.
const (
	definite = 2
	common   = 1
)

func (c concept) weight() int {
	if c.group >= 0 || c.name {
		return definite
	}
	return common
}

// identity identifies a concept.
func (c concept) identity() [2]int { return [2]int{c.group, int(c.stem)} }

// compiledLexicon returns the compiled synonyms, compiling them where they changed.
func (l *Library) compiledLexicon() *lexicon {
	if l.lexicon != nil {
		return l.lexicon
	}
	x := &lexicon{groups: l.synonyms.Groups, phrases: map[int32][]phrase{}, ignore: map[int32]bool{}}
	for _, word := range l.synonyms.Ignore {
		for _, stem := range l.vocabulary.stemTexts(word) {
			x.ignore[stem] = true
		}
	}
	for i, g := range x.groups {
		for _, words := range g.Words {
			stems := slices.Clone(l.vocabulary.stemTexts(words))
			if len(stems) > 0 {
				x.phrases[stems[0]] = append(x.phrases[stems[0]], phrase{stems, i})
			}
		}
	}
	for first := range x.phrases {
		slices.SortStableFunc(x.phrases[first], func(a, b phrase) int { return cmp.Compare(len(b.stems), len(a.stems)) })
	}
	l.lexicon = x
	return x
}

// findConcepts returns the concepts in a text, each once, in the order of the text.
func (l *Library) findConcepts(text string) (list []concept) {
	x := l.compiledLexicon()
	var stems []int32
	var at []int
	eachWord(text, func(word string, from int) {
		stems, at = append(stems, l.vocabulary.stemNumber(word)), append(at, from)
	})
	known := map[[2]int]bool{}
	add := func(c concept) {
		if !known[c.identity()] {
			known[c.identity()] = true
			list = append(list, c)
		}
	}
	for i := 0; i < len(stems); {
		if group, length := l.longestPhrase(stems[i:]); length > 0 {
			add(concept{label: x.groups[group].Name, group: group})
			i += length
			continue
		}
		surface := text[at[i] : at[i]+wordLength(text[at[i]:])]
		if !x.ignore[stems[i]] && saysSomething(surface) {
			c := concept{label: surface, group: -1, stem: stems[i], name: isName(surface, i == 0)}
			if !c.name {
				c.label = strings.ToLower(surface)
			}
			add(c)
		}
		i++
	}
	return list
}

// longestPhrase returns the group of the longest phrase that the stems begin with,
// and the phrase's length; 0 where there is none.
func (l *Library) longestPhrase(stems []int32) (group, length int) {
	for _, p := range l.compiledLexicon().phrases[stems[0]] {
		if n, ok := l.vocabulary.matchPhrase(stems, p.stems); ok {
			return p.group, n
		}
	}
	return 0, 0
}

// saysSomething reports whether a word has a meaning of its own: amounts and single
// letters have none.
func saysSomething(word string) bool {
	return utf8.RuneCountInString(word) > 1 && strings.ContainsFunc(word, unicode.IsLetter) && !amount.MatchString(word)
}

// amount matches what a number looks like as a word: "$3.2M", "£52-58k", "2nd",
// "1:1s", "(x3)".
var amount = regexp.MustCompile(`(?i)^(?:\d+(?:k|m|mn|bn|b|s|x|h|a|st|nd|rd|th)|x\d+)$`)

// isName reports whether a word is written like a name or an abbreviation. The
// first word of a line has a capital anyway, so one capital is not enough there.
func isName(word string, first bool) bool {
	capitals, others := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r), unicode.IsDigit(r), r == '#', r == '+':
			capitals++
		default:
			others++
		}
	}
	return capitals > 1 || capitals == 1 && others > 0 && !first
}

// conceptSearch finds many concepts in an entry while walking its stems once.
type conceptSearch struct {
	vocabulary *vocabulary
	byFirst    [][]target // by stem
	byTrait    map[string][]int
	seen       []int // by concept: the search in which it was last found
	turn       int
}

type target struct {
	stems   []int32
	concept int
}

// newConceptSearch prepares a search for concepts, each of which is listed once.
func (l *Library) newConceptSearch(concepts []concept) *conceptSearch {
	x := l.compiledLexicon()
	s := &conceptSearch{vocabulary: l.vocabulary, byTrait: map[string][]int{}, seen: make([]int, len(concepts))}
	s.byFirst = make([][]target, len(l.vocabulary.stems))
	for i, c := range concepts {
		if c.group < 0 {
			s.byFirst[c.stem] = append(s.byFirst[c.stem], target{[]int32{c.stem}, i})
			continue
		}
		if id := x.groups[c.group].Competency; id != "" {
			s.byTrait[id] = append(s.byTrait[id], i)
		}
		for first, phrases := range x.phrases {
			for _, p := range phrases {
				if p.group == c.group {
					s.byFirst[first] = append(s.byFirst[first], target{p.stems, i})
				}
			}
		}
	}
	return s
}

// searchEntry calls hit once for each concept of an entry: those in its words, and
// those of the competencies that it builds on.
func (s *conceptSearch) searchEntry(d *indexedEntry, hit func(concept int, said bool)) {
	s.turn++
	meet := func(concept int, said bool) {
		if s.seen[concept] != s.turn {
			s.seen[concept] = s.turn
			hit(concept, said)
		}
	}
	for i, stem := range d.stems {
		if stem == textBreak || int(stem) >= len(s.byFirst) {
			continue
		}
		for _, t := range s.byFirst[stem] {
			if _, ok := s.vocabulary.matchPhrase(d.stems[i:], t.stems); ok {
				meet(t.concept, true)
			}
		}
	}
	for _, id := range d.competencies {
		for _, concept := range s.byTrait[id] {
			meet(concept, false)
		}
	}
}
