package meaning

import (
	"bytes"
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
	classes       map[string]*wordClass
	words         vocabulary
	patterns      map[string]*pattern // by how the lexicon writes them
	elements      map[string]*element // of patterns, likewise
	irregular     map[string][]string // past forms by lemma
	functionWords map[string]bool
	terms         map[string]map[string]string // what a word of a closed list stands for, by list and word
	spelling      map[string]string            // the word that a spelling of speech or haste stands for
	amounts       []amountRule
	changes       []changeRule
	promises      []promiseRule
	speech        map[string]partOfSpeech // what a word can be in a sentence
	things        thingIndex
	rules         []*rule
	edition       string // tells one lexicon from another
	index         ruleIndex
}

// wordClass is a set of words and phrases that patterns ask for by its name.
type wordClass struct {
	singles wordSet               // single words
	phrases map[string][][]string // by their first word
	firsts  wordSet               // the first words of phrases
	rules   []indexedPattern      // that begin with a member
	members []string              // words and phrases as the lexicon writes them
	spelled map[string]bool       // those of them that are no single word
	number  int                   // its place among the classes
}

// lexiconFile is one file of the lexicon.
type lexiconFile struct {
	Class     map[string]phraseList        `toml:"class"`     // words and phrases by the name of their class
	Irregular map[string]phraseList        `toml:"irregular"` // past forms by verb
	Term      map[string]map[string]string `toml:"term"`      // what words stand for, by list: numbers, units, currencies
	Group     map[string]thingGroup        `toml:"group"`     // products, certificates, methods, laws and bodies
	Beside    phraseList                   `toml:"beside"`    // what may stand beside the name of anything, with _ for it
	Context   map[string]phraseList        `toml:"context"`   // the same for the thing of that name
	Rule      []rule                       `toml:"rule"`
	Change    []changeRule                 `toml:"change"`  // how numbers tell that something changed
	Promise   []promiseRule                `toml:"promise"` // how somebody promises something
	Amount    []amountRule                 `toml:"amount"`  // which field money fills, by the words around it
}

// ParseLexicon reads a lexicon from the TOML files of a folder. The error names the file
// and what is wrong in it.
func ParseLexicon(files fs.FS) (*Lexicon, error) {
	x := &Lexicon{classes: map[string]*wordClass{}, words: make(vocabulary, mostlyWords), patterns: map[string]*pattern{}, elements: map[string]*element{}, irregular: map[string][]string{}, terms: map[string]map[string]string{}}
	texts, err := readTexts(files)
	if err != nil {
		return nil, err
	}
	x.edition = editionOf(texts)
	var rules []ruleOfFile
	members, groups, contexts := map[string][]string{}, map[string]thingGroup{}, map[string]phraseList{}
	var beside []string
	for _, text := range texts {
		f, err := text.decode()
		if err != nil {
			return nil, err
		}
		for class, words := range f.Class {
			if members[class] != nil {
				return nil, fmt.Errorf("%s: there is a class %q in another file", text.name, class)
			}
			members[class] = words
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
		maps.Copy(groups, f.Group)
		maps.Copy(contexts, f.Context)
		beside = append(beside, f.Beside...)
		x.amounts = append(x.amounts, f.Amount...)
		x.changes = append(x.changes, f.Change...)
		x.promises = append(x.promises, f.Promise...)
		for i := range f.Rule {
			rules = append(rules, ruleOfFile{text.name, &f.Rule[i]})
		}
	}
	x.spelling = x.terms["spelling"]
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if _, err := x.addClass(name, members, nil); err != nil {
			return nil, err
		}
	}
	x.indexSpeech()
	x.collectFunctionWords()
	if err := x.addThings(groups, beside, contexts); err != nil {
		return nil, err
	}
	for _, r := range rules {
		if err := x.addRule(r.rule); err != nil {
			return nil, fmt.Errorf("%s: %w", r.file, err)
		}
	}
	return x, x.compilePhrases()
}

// compilePhrases compiles the phrases of changes, money and promises.
func (x *Lexicon) compilePhrases() error {
	for i := range x.changes {
		if err := x.compileChangeRule(&x.changes[i]); err != nil {
			return err
		}
	}
	for i := range x.amounts {
		if err := x.compileAmountRule(&x.amounts[i]); err != nil {
			return err
		}
	}
	for i := range x.promises {
		if err := x.compilePromiseRule(&x.promises[i]); err != nil {
			return err
		}
	}
	return nil
}

type ruleOfFile struct {
	file string
	rule *rule
}

// lexiconText is one file of the lexicon before it is decoded.
type lexiconText struct {
	name string
	text []byte
}

// readTexts reads the files of the lexicon, in the order of their names.
func readTexts(files fs.FS) ([]lexiconText, error) {
	names, err := fs.Glob(files, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("list the lexicon: %w", err)
	}
	var texts []lexiconText
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read the lexicon: %w", err)
		}
		texts = append(texts, lexiconText{name, text})
	}
	return texts, nil
}

func (t lexiconText) decode() (f lexiconFile, err error) {
	meta, err := toml.NewDecoder(bytes.NewReader(t.text)).Decode(&f)
	if err != nil {
		return f, fmt.Errorf("%s: %w", t.name, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return f, fmt.Errorf("%s: there is no key %q here", t.name, unknown[0])
	}
	return f, nil
}

// addClass makes a class from its members, and the classes that it is made of before it.
func (x *Lexicon) addClass(name string, members map[string][]string, within []string) (*wordClass, error) {
	if class, ok := x.classes[name]; ok {
		return class, nil
	}
	if _, known := members[name]; !known || slices.Contains(within, name) {
		return nil, fmt.Errorf("class %q: there is none, or it holds itself", name)
	}
	class := &wordClass{phrases: map[string][][]string{}, members: make([]string, 0, len(members[name])), spelled: map[string]bool{}}
	for _, member := range members[name] {
		member = strings.ToLower(member)
		if other, ok := strings.CutPrefix(member, "<"); ok && strings.HasSuffix(other, ">") {
			part, err := x.addClass(strings.TrimSuffix(other, ">"), members, append(within, name))
			if err != nil {
				return nil, err
			}
			for _, phrase := range part.members {
				x.addMember(class, phrase)
			}
			continue
		}
		forms, err := x.formsOf(member)
		if err != nil {
			return nil, fmt.Errorf("class %q: %w", name, err)
		}
		for _, form := range forms {
			x.addMember(class, form)
		}
	}
	class.number = len(x.classes)
	x.classes[name] = class
	return class, nil
}

func (x *Lexicon) addMember(c *wordClass, phrase string) {
	known := x.words
	if isLowerText(phrase) && !strings.Contains(phrase, " ") { // as most are
		phrase = x.spell(phrase)
		if id := known.add(phrase); !c.singles.has(id) {
			c.singles.add(id)
			c.members = append(c.members, phrase)
		}
		return
	}
	words := x.splitWords(phrase)
	if len(words) == 0 || c.spelled[phrase] {
		return
	}
	c.spelled[phrase] = true
	c.members = append(c.members, phrase)
	if len(words) == 1 {
		c.singles.add(known.add(words[0]))
		return
	}
	c.firsts.add(known.add(words[0]))
	c.phrases[words[0]] = append(c.phrases[words[0]], words)
}

// classHas reports whether a word, or a phrase as the lexicon writes it, belongs to a class.
func (x *Lexicon) classHas(class, word string) bool {
	c := x.classes[class]
	return c != nil && (c.singles.has(x.words[word]) || c.spelled[word])
}

// isFunctionWord reports whether a word only holds a sentence together.
func (x *Lexicon) isFunctionWord(word string) bool { return x.functionWords[word] }

// collectFunctionWords puts the classes of function words into one.
func (x *Lexicon) collectFunctionWords() {
	x.functionWords = map[string]bool{}
	for _, class := range []string{"function", "preposition", "conjunction", "pronoun", "auxiliary"} {
		if c := x.classes[class]; c != nil {
			for _, word := range c.members {
				x.functionWords[word] = true
			}
		}
	}
}
