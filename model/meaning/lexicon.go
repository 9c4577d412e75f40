package meaning

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Lexicon holds the words and phrases that readings are made of. It is safe for use by
// several goroutines at once, and the same text always gives the same reading.
type Lexicon struct {
	classes   map[string][]string
	members   map[string]map[string]bool   // of classes, for single words
	irregular map[string][]string          // past forms by lemma
	terms     map[string]map[string]string // what a word of a closed list stands for, by list and word
	amounts   []amountRule
	changes   []changeRule
	rules     []*rule
	byWord    map[string][]indexedPattern // by the words that a pattern can begin with
	anywhere  []indexedPattern            // patterns that begin with a slot or a gap
}

// lexiconFile is one file of the lexicon.
type lexiconFile struct {
	Class     map[string][]string          `toml:"class"`     // words and phrases by the name of their class
	Irregular map[string][]string          `toml:"irregular"` // past forms by verb
	Term      map[string]map[string]string `toml:"term"`      // what words stand for, by list: numbers, units, currencies
	Rule      []rule                       `toml:"rule"`
	Change    []changeRule                 `toml:"change"` // how numbers tell that something changed
	Amount    []amountRule                 `toml:"amount"` // which field money fills, by the words around it
}

// ParseLexicon reads a lexicon from the TOML files of a folder. The error names the file
// and what is wrong in it.
func ParseLexicon(files fs.FS) (*Lexicon, error) {
	x := &Lexicon{classes: map[string][]string{}, members: map[string]map[string]bool{}, irregular: map[string][]string{}, terms: map[string]map[string]string{}, byWord: map[string][]indexedPattern{}}
	names, err := fs.Glob(files, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("list the lexicon: %w", err)
	}
	var rules []ruleOfFile
	for _, name := range names {
		f, err := decodeFile(files, name)
		if err != nil {
			return nil, err
		}
		for class, words := range f.Class {
			x.classes[class] = append(x.classes[class], words...)
		}
		for lemma, past := range f.Irregular {
			x.irregular[lemma] = append(x.irregular[lemma], past...)
		}
		for list, words := range f.Term {
			if x.terms[list] == nil {
				x.terms[list] = map[string]string{}
			}
			maps.Copy(x.terms[list], words)
		}
		x.amounts = append(x.amounts, f.Amount...)
		x.changes = append(x.changes, f.Change...)
		for i := range f.Rule {
			rules = append(rules, ruleOfFile{name, &f.Rule[i]})
		}
	}
	if err := x.expandClasses(); err != nil {
		return nil, err
	}
	for _, r := range rules {
		if err := x.addRule(r.rule); err != nil {
			return nil, fmt.Errorf("%s: %w", r.file, err)
		}
	}
	for i := range x.changes {
		if err := x.compileChangeRule(&x.changes[i]); err != nil {
			return nil, err
		}
	}
	for i := range x.amounts {
		if err := x.compileAmountRule(&x.amounts[i]); err != nil {
			return nil, err
		}
	}
	return x, nil
}

type ruleOfFile struct {
	file string
	rule *rule
}

func decodeFile(files fs.FS, name string) (f lexiconFile, err error) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return f, fmt.Errorf("read the lexicon: %w", err)
	}
	meta, err := toml.Decode(string(text), &f)
	if err != nil {
		return f, fmt.Errorf("%s: %w", name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return f, fmt.Errorf("%s: there is no key %q here", name, unknown[0])
	}
	return f, nil
}

// expandClasses replaces members such as "~ask" by their forms and "<team>" by the members
// of that class, and sorts the classes, so that the order of files does not matter.
func (x *Lexicon) expandClasses() error {
	expanded := make(map[string][]string, len(x.classes))
	for class := range x.classes {
		words, err := x.expandClass(class, nil)
		if err != nil {
			return err
		}
		slices.Sort(words)
		expanded[class] = slices.Compact(words)
		x.members[class] = make(map[string]bool, len(words))
		for _, word := range expanded[class] {
			x.members[class][word] = true
		}
	}
	x.classes = expanded
	return nil
}

// expandClass gives the words of a class that is a member of those in within.
func (x *Lexicon) expandClass(class string, within []string) ([]string, error) {
	members, known := x.classes[class]
	if !known || slices.Contains(within, class) {
		return nil, fmt.Errorf("class %q is not there or holds itself, within %q", class, within)
	}
	var words []string
	for _, member := range members {
		if lemma, ok := strings.CutPrefix(member, "~"); ok {
			first, rest, _ := strings.Cut(lemma, " ")
			for _, word := range inflect(first, anyForm, x.irregular) {
				words = append(words, strings.TrimSpace(word+" "+rest))
			}
			continue
		}
		if name, ok := strings.CutPrefix(member, "<"); ok {
			inner, err := x.expandClass(strings.TrimSuffix(name, ">"), append(slices.Clone(within), class))
			if err != nil {
				return nil, err
			}
			words = append(words, inner...)
			continue
		}
		words = append(words, member)
	}
	return words, nil
}

// classHas reports whether a word, or a phrase written with spaces, belongs to a class.
func (x *Lexicon) classHas(class, word string) bool { return x.members[class][word] }

// isFunctionWord reports whether a word only holds a sentence together.
func (x *Lexicon) isFunctionWord(word string) bool {
	return x.classHas("function", word) || x.classHas("preposition", word) || x.classHas("conjunction", word) || x.classHas("pronoun", word) || x.classHas("auxiliary", word)
}
