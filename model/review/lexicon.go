package review

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model/meaning"
)

// lexicon holds the synonyms, compiled to stems.
type lexicon struct {
	groups  []SynonymGroup
	own     []bool             // by group: whether the person wrote it
	phrases map[int32][]phrase // by first stem, longest first
	ignore  map[int32]bool
}

type phrase struct {
	stems []int32
	group int
}

// concept is one thing that a text asks for: a product or certificate that the lexicon knows by name, a group of
// synonyms, or a word that is in neither.
type concept struct {
	label string
	asked [][]int32          // the stems of the words of its group that ask for it
	thing meaning.NamedThing // "" as its name where it is none
	alike bool               // any word of its group asks for it
	group int                // index of the group, or -1
	stem  int32              // stem of a word that is in no group
	name  bool               // a proper name or an abbreviation: it means one thing
}

// Weights of a concept. A definite concept alone shows that an entry is about it;
// common words have to occur together.
const (
	definite = 2
	common   = 1
)

func (c concept) weight() int {
	if c.group >= 0 || c.name || c.isThing() {
		return definite
	}
	return common
}

func (c concept) isThing() bool { return c.thing.Name != "" }

// conceptID identifies a concept.
type conceptID struct {
	thing string
	group int
	stem  int32
}

func (c concept) identity() conceptID { return conceptID{c.thing.Name, c.group, c.stem} }

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
		x.own = append(x.own, !slices.ContainsFunc(l.builtIn.Groups, func(b SynonymGroup) bool { return b.Name == g.Name && slices.Equal(b.Words, g.Words) }))
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

// isAlike reports whether each word of a group shows any other: so it is of groups that a person made.
func (x *lexicon) isAlike(group int) bool { return x.groups[group].Alike || x.own[group] }

// findConcepts returns the concepts in a text, each once, in the order of the text. A named thing is itself and not the
// group that it belongs to, unless the person put it into a group of their own.
func (l *Library) findConcepts(text string) (list []concept) {
	x := l.compiledLexicon()
	var stems []int32
	var at []int
	eachWord(text, func(word string, from int) {
		stems, at = append(stems, l.vocabulary.stemNumber(word)), append(at, from)
	})
	known := map[conceptID]int{}
	add := func(c concept) {
		at, again := known[c.identity()]
		if again {
			list[at].asked = append(list[at].asked, c.asked...)
			return
		}
		known[c.identity()] = len(list)
		list = append(list, c)
	}
	things := l.findThings(text)
	for i := 0; i < len(stems); {
		group, length := l.longestPhrase(stems[i:])
		for len(things) > 0 && things[0].To <= at[i] {
			things = things[1:]
		}
		if len(things) > 0 && things[0].From <= at[i] && (length == 0 || !x.own[group] && !isPractice[things[0].Group]) {
			if named, ok := l.names.Thing(things[0].Name); ok {
				add(concept{label: text[things[0].From:things[0].To], thing: named, group: -1, stem: -1})
				for i < len(stems) && at[i] < things[0].To {
					i++
				}
				continue
			}
		}
		if length > 0 {
			add(concept{label: x.groups[group].Name, group: group, asked: [][]int32{stems[i : i+length]}})
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

// isPractice has the groups of things that are what people do rather than what has a maker: where a group of synonyms has
// their words, it knows them better.
var isPractice = map[string]bool{"network technology": true, "security technique": true, "engineering practice": true, "improvement method": true, "leading method": true}

// findThings returns the things that a text is sure to name. In a list of requirements a name alone is one: "Go", "R".
func (l *Library) findThings(text string) []meaning.Thing {
	if l.names == nil {
		return nil
	}
	return slices.DeleteFunc(l.names.FindThings(text), func(t meaning.Thing) bool { return !t.Sure })
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

// conceptPlace says where an entry has a concept.
type conceptPlace uint8

const (
	inTitle      conceptPlace = 1 << iota // in its title
	inText                                // in its other words
	inOwnWords                            // in the very words that ask for it, and not in others of their group
	inPhrase                              // in several words in a row that ask for it
	inCompetency                          // it builds on the competency
	inNeighbour                           // it names another thing of the same group
)

// conceptSearch finds many concepts in an entry while walking its stems once.
type conceptSearch struct {
	vocabulary *vocabulary
	byThing    map[string]int   // by name
	byKind     map[string][]int // by group of things
	byFirst    [][]target       // by stem
	byTrait    map[string][]int
	where      []conceptPlace // by concept, in the entry being searched
	met        []int          // the concepts that it has, in the order in which they were met
}

type target struct {
	stems   []int32
	concept int
	own     bool // these are the words that ask for it
}

// newConceptSearch prepares a search for concepts, each of which is listed once.
func (l *Library) newConceptSearch(concepts []concept) *conceptSearch {
	x := l.compiledLexicon()
	s := &conceptSearch{vocabulary: l.vocabulary, byThing: map[string]int{}, byKind: map[string][]int{}, byTrait: map[string][]int{}, where: make([]conceptPlace, len(concepts))}
	s.byFirst = make([][]target, len(l.vocabulary.stems))
	for i, c := range concepts {
		if c.isThing() {
			s.byThing[c.thing.Name] = i
			s.byKind[c.thing.Group] = append(s.byKind[c.thing.Group], i)
			if maker, ok := l.makerOf(c.thing); ok {
				s.byKind[maker.Group] = append(s.byKind[maker.Group], i)
			}
			continue
		}
		if c.group < 0 {
			s.byFirst[c.stem] = append(s.byFirst[c.stem], target{[]int32{c.stem}, i, true})
			continue
		}
		if id := x.groups[c.group].Competency; id != "" {
			s.byTrait[id] = append(s.byTrait[id], i)
		}
		for first, phrases := range x.phrases {
			for _, p := range phrases {
				if p.group == c.group {
					s.byFirst[first] = append(s.byFirst[first], target{p.stems, i, c.alike || x.isAlike(c.group) || slices.ContainsFunc(c.asked, func(own []int32) bool { return l.vocabulary.haveOneRoot(own, p.stems) })})
				}
			}
		}
	}
	return s
}

// makerOf returns what a certificate's name begins with where that is a thing itself, as AWS is of AWS Certified Solutions
// Architect: who works with it has something near the certificate.
func (l *Library) makerOf(t meaning.NamedThing) (meaning.NamedThing, bool) {
	first, rest, _ := strings.Cut(t.Name, " ")
	if !t.Certificate || rest == "" {
		return meaning.NamedThing{}, false
	}
	return l.names.Thing(first)
}

// searchEntry calls hit once for each concept of an entry, with all the places where it has it: the things that it names,
// what its words say, what the competencies that it builds on stand for, and the things that are akin to those it names.
func (s *conceptSearch) searchEntry(d *indexedEntry, hit func(concept int, where conceptPlace)) {
	s.met = s.met[:0]
	for _, t := range d.things {
		for name := t.name; name != ""; name = makerName(name) {
			if concept, asked := s.byThing[name]; asked {
				where := inText
				if t.inTitle {
					where = inTitle
				}
				s.meet(concept, where|inOwnWords)
			}
		}
		for _, concept := range s.byKind[t.group] {
			s.meet(concept, inNeighbour)
		}
	}
	where := inTitle
	for i, stem := range d.stems {
		if stem == textBreak {
			where = inText
			continue
		}
		if int(stem) >= len(s.byFirst) {
			continue
		}
		for _, t := range s.byFirst[stem] {
			if _, ok := s.vocabulary.matchPhrase(d.stems[i:], t.stems); ok {
				at := where
				if t.own {
					at |= inOwnWords
				}
				if t.own && len(t.stems) > 1 {
					at |= inPhrase
				}
				s.meet(t.concept, at)
			}
		}
	}
	for _, id := range d.competencies {
		for _, concept := range s.byTrait[id] {
			s.meet(concept, inCompetency)
		}
	}
	for _, concept := range s.met {
		hit(concept, s.where[concept])
		s.where[concept] = 0
	}
}

// makerName returns a thing's name without its last word, or "": Cisco Meraki is of Cisco, ITIL Foundation of ITIL.
func makerName(name string) string {
	return name[:max(strings.LastIndexByte(name, ' '), 0)]
}

func (s *conceptSearch) meet(concept int, where conceptPlace) {
	if s.where[concept] == 0 {
		s.met = append(s.met, concept)
	}
	s.where[concept] |= where
}
