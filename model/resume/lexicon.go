package resume

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"rung/model"
	"rung/model/meaning"
)

// SettingLint is the key under which a journal keeps what the person changed about
// the linter: LintSettings.
const SettingLint = "lint"

// LintSettings are what a person changed about the linter.
type LintSettings struct {
	Off   []string            `json:"off"`   // rules turned off
	Add   map[string][]Phrase `json:"add"`   // more phrases, by weak_opening, filler or inflated
	Leave []string            `json:"leave"` // words and short forms that are never found fault with
}

// Phrase is what a rule finds, and what may replace it.
type Phrase struct {
	Say string `json:"say"`
	Use string `json:"use"`
}

// Lexicon holds the word lists of the linter, with what the person changed of them.
type Lexicon struct {
	phrases map[Rule]map[string][]phrase // by their first word
	verbs   map[string]verbForm          // by every form
	bases   map[string]verb
	alike   map[string][]string
	numbers *meaning.Lexicon  // says which words are numbers, units and versions; may be nil
	known   map[string]bool   // short forms, in capitals
	spelled map[string]string // short forms and what they stand for
	off     map[Rule]bool
}

type phrase struct {
	words []string
	use   string
	mend  string
}

type verb struct {
	base, past, participle, third, gerund string
	noun                                  bool // its base is a noun too
}

// verbForm is a word as a form of a verb.
type verbForm struct {
	base   string
	tense  tense
	also   bool // the participle too
	asNoun bool
}

type tense int

const (
	past tense = iota + 1
	present
	gerund
	participle
)

// lexiconFile is the lists as they stand in the file.
type lexiconFile struct {
	WeakOpening []lexiconRow `toml:"weak_opening"`
	Filler      []lexiconRow `toml:"filler"`
	Inflated    []lexiconRow `toml:"inflated"`
	Verbs       struct {
		Regular   []string
		Doubled   []string
		Irregular [][]string
		AlsoNouns []string   `toml:"also_nouns"`
		Alike     [][]string `toml:"alike"`
	}
	Acronyms struct {
		Known   []string
		Spelled map[string]string
	}
}

type lexiconRow struct {
	Say       []string
	Use, Mend string
}

// ParseLexicon reads the lists from TOML and joins them to what the reader of words knows
// of numbers. The error names the file and what is wrong.
func ParseLexicon(file, text string, numbers *meaning.Lexicon) (Lexicon, error) {
	var f lexiconFile
	meta, err := toml.Decode(text, &f)
	if err != nil {
		return Lexicon{}, fmt.Errorf("read %s: %w", file, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return Lexicon{}, fmt.Errorf("read %s: there is no %s in it", file, unknown[0])
	}
	w := Lexicon{phrases: map[Rule]map[string][]phrase{}, verbs: map[string]verbForm{}, bases: map[string]verb{}, alike: map[string][]string{},
		numbers: numbers, known: map[string]bool{}, spelled: map[string]string{}, off: map[Rule]bool{}}
	for rule, rows := range map[Rule][]lexiconRow{WeakOpening: f.WeakOpening, Filler: f.Filler, Inflated: f.Inflated} {
		for _, row := range rows {
			for _, say := range row.Say {
				w.addPhrase(rule, phrase{strings.Fields(say), row.Use, row.Mend})
			}
		}
	}
	for _, short := range f.Acronyms.Known {
		w.known[short] = true
	}
	maps.Copy(w.spelled, f.Acronyms.Spelled)
	for _, group := range f.Verbs.Alike {
		if len(group) == 0 {
			return Lexicon{}, fmt.Errorf("read %s: a group of verbs that are alike is empty", file)
		}
		w.alike[group[0]] = group[1:]
	}
	return w, w.addVerbs(file, f)
}

func (w Lexicon) addPhrase(rule Rule, p phrase) {
	if len(p.words) == 0 {
		return
	}
	if w.phrases[rule] == nil {
		w.phrases[rule] = map[string][]phrase{}
	}
	known := append(w.phrases[rule][p.words[0]], p)
	// The longest phrase comes first, so that it is the one found.
	slices.SortStableFunc(known, func(a, b phrase) int { return len(b.words) - len(a.words) })
	w.phrases[rule][p.words[0]] = known
}

func (w Lexicon) addVerbs(file string, f lexiconFile) error {
	for _, three := range f.Verbs.Irregular {
		if len(three) != 3 || three[0] == "" {
			return fmt.Errorf("read %s: the irregular verb %v wants its past and its participle", file, three)
		}
		v := regularVerb(three[0], slices.Contains(f.Verbs.Doubled, three[0]))
		v.past, v.participle = three[1], three[2]
		w.bases[v.base] = v
	}
	for _, base := range slices.Concat(f.Verbs.Regular, f.Verbs.Doubled) {
		if base == "" {
			return fmt.Errorf("read %s: a verb is empty", file)
		}
		if _, known := w.bases[base]; !known {
			w.bases[base] = regularVerb(base, slices.Contains(f.Verbs.Doubled, base))
		}
	}
	for _, base := range slices.Sorted(maps.Keys(w.bases)) {
		v := w.bases[base]
		noun := func(word string) bool {
			return slices.Contains(f.Verbs.AlsoNouns, word) || word == v.third && slices.Contains(f.Verbs.AlsoNouns, base)
		}
		v.noun = noun(base)
		w.bases[base] = v
		// A form that is past as well as present is taken as past.
		w.addForm(v.past, verbForm{base: base, tense: past, also: v.past == v.participle})
		w.addForm(v.participle, verbForm{base: base, tense: participle, also: true})
		w.addForm(v.gerund, verbForm{base: base, tense: gerund, asNoun: noun(v.gerund)})
		w.addForm(v.third, verbForm{base: base, tense: present, asNoun: noun(v.third)})
		w.addForm(v.base, verbForm{base: base, tense: present, asNoun: v.noun, also: v.base == v.participle})
	}
	return nil
}

// addForm adds a form of a verb. A word that is several forms keeps the first one
// added, or the past where it is one.
func (w Lexicon) addForm(word string, f verbForm) {
	if old, known := w.verbs[word]; !known || f.tense == past && old.tense != past {
		w.verbs[word] = f
	}
}

// regularVerb gives a verb's forms by the rules of spelling.
func regularVerb(base string, double bool) verb {
	v := verb{base: base, past: base + "ed", gerund: base + "ing", third: base + "s"}
	stem, isE := strings.CutSuffix(base, "e")
	consonantY := strings.HasSuffix(base, "y") && len(base) > 1 && !strings.ContainsRune("aeiou", rune(base[len(base)-2]))
	switch {
	case isE && strings.HasSuffix(stem, "e"): // oversee
		v.past = base + "d"
	case isE:
		v.past, v.gerund = base+"d", stem+"ing"
	case consonantY:
		v.past, v.third = base[:len(base)-1]+"ied", base[:len(base)-1]+"ies"
	case double:
		last := base[len(base)-1:]
		v.past, v.gerund = base+last+"ed", base+last+"ing"
	}
	for _, hiss := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(base, hiss) {
			v.third = base + "es"
		}
	}
	v.participle = v.past
	return v
}

// WithSettings gives the lists with a person's changes. Changes to unknown rules, and
// empty ones, have no effect.
func (w Lexicon) WithSettings(c LintSettings) Lexicon {
	changed := w
	changed.off, changed.known = maps.Clone(w.off), maps.Clone(w.known)
	changed.phrases = map[Rule]map[string][]phrase{}
	leave := map[string]bool{}
	for _, word := range c.Leave {
		leave[strings.ToLower(oneLine(word))] = true
		changed.known[strings.ToUpper(oneLine(word))] = true
	}
	for rule, byWord := range w.phrases {
		for _, list := range byWord {
			for _, p := range list {
				if !leave[strings.Join(p.words, " ")] {
					changed.addPhrase(rule, p)
				}
			}
		}
	}
	for rule, phrases := range c.Add {
		for _, p := range phrases {
			changed.addPhrase(Rule(rule), phrase{words: strings.Fields(strings.ToLower(p.Say)), use: p.Use})
		}
	}
	for _, rule := range c.Off {
		changed.off[Rule(rule)] = true
	}
	return changed
}

// Check gives an Error of code Invalid that names the first unknown rule, or nil.
func (c LintSettings) Check() error {
	names := make([]string, len(Rules))
	for i, r := range Rules {
		names[i] = string(r)
	}
	for _, rule := range c.Off {
		if !slices.Contains(names, rule) {
			return &model.Error{Code: model.Invalid, Field: "off", Message: fmt.Sprintf("There is no rule “%s”. The rules are: %s.", rule, strings.Join(names, ", "))}
		}
	}
	for _, rule := range slices.Sorted(maps.Keys(c.Add)) {
		if !slices.Contains([]Rule{WeakOpening, Filler, Inflated}, Rule(rule)) {
			return &model.Error{Code: model.Invalid, Field: "add", Message: fmt.Sprintf("The rule “%s” has no list of words. Those with one are: %s, %s, %s.", rule, WeakOpening, Filler, Inflated)}
		}
	}
	return nil
}

// prefixes make a verb of a verb after a hyphen, unlike those of "on-call", "IT-led"
// and "24-hour".
var prefixes = []string{"co", "de", "dis", "off", "out", "pre", "re", "un"}

// verbOf gives the verb that a word is a form of. "co-led" and "re-planned" are
// forms of what follows the hyphen.
func (w Lexicon) verbOf(word string) (verbForm, bool) {
	if f, ok := w.verbs[word]; ok {
		return f, true
	}
	if prefix, rest, found := strings.Cut(word, "-"); found && slices.Contains(prefixes, prefix) {
		f, ok := w.verbs[rest]
		return f, ok
	}
	return verbForm{}, false
}
