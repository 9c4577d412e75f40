package meaning

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"rung/model"
)

// NamedThing is a product, certificate, method, law or body that the lexicon knows. Two
// names are one thing where they lead to the same Name; things are related where they
// have one Group.
type NamedThing struct {
	Name, Group string
	Field       string // what learning it is about, as the field of a study has it, or ""
	Discipline  string // what learning it is, as the discipline of a study has it, or ""
	Certificate bool   // one that people earn
}

// thingGroup is a group of things as a file of the lexicon has it. A thing stands on one
// line, "name = alias, alias". Behind a name or alias that is also a word may stand
//
//	^    it is this thing as written here, or beside words of its group or context
//	?    as written here it may be this thing, beside such words it is
//	??   only the words of its own context make it this thing
//
// Beside and the context of a thing are patterns with _ where the name stands, as
// "~move to _".
type thingGroup struct {
	Field, Discipline string
	Certificate       bool
	Beside            phraseList // for every name of the group
	Things            phraseList
}

// caution says how much a name needs beside it to be read as a thing.
type caution uint8

const (
	plainName    caution = iota
	writtenName          // ^
	everydayName         // ?
	contextName          // ??
)

// thingName is one of the names of a thing.
type thingName struct {
	thing    *NamedThing
	text     string
	tokens   []token
	caution  caution
	distinct bool            // has a capital letter behind its first one: SAP, DevOps
	own      []besidePattern // what makes it this thing, however it is written
	group    []besidePattern // of its group
}

// besidePattern is what stands right before and behind a name.
type besidePattern struct{ before, after *pattern }

// thingIndex holds the names of things by their first word, the longest first.
type thingIndex struct {
	byWord     map[string][]*thingName
	byName     map[string]*NamedThing // by its words in lower case
	everywhere []besidePattern        // what stands beside names of any group
}

// Thing gives what a name stands for, in any case, with hyphens or without.
func (x *Lexicon) Thing(name string) (NamedThing, bool) {
	thing, ok := x.things.byName[thingKey(tokenize(name))]
	if !ok {
		return NamedThing{}, false
	}
	return *thing, true
}

func thingKey(tokens []token) string {
	var b strings.Builder
	for i, t := range tokens {
		if i > 0 && t.spaced {
			b.WriteByte(' ')
		}
		b.WriteString(t.word)
	}
	return b.String()
}

// mostlyNames is about how many names the lexicon of Rung has.
const mostlyNames = 1 << 12

// addThings puts the things of all groups in the index. No name may be that of two things.
func (x *Lexicon) addThings(groups map[string]thingGroup, everywhere []string, contexts map[string]phraseList) (err error) {
	x.things = thingIndex{byWord: make(map[string][]*thingName, mostlyNames), byName: make(map[string]*NamedThing, 2*mostlyNames)}
	if x.things.everywhere, err = x.compileBeside(everywhere); err != nil {
		return fmt.Errorf("things: %w", err)
	}
	known := map[string]bool{}
	all := make([]*thingName, 0, mostlyNames)
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		g := groups[group]
		beside, err := x.compileBeside(g.Beside)
		if err != nil {
			return fmt.Errorf("things of %q: %w", group, err)
		}
		for _, line := range g.Things {
			names := namesOf(line)
			thing := &NamedThing{names[0].text, group, g.Field, g.Discipline, g.Certificate}
			own, err := x.compileBeside(contexts[thing.Name])
			if err != nil {
				return fmt.Errorf("context of %q: %w", thing.Name, err)
			}
			known[thing.Name] = true
			for _, n := range names {
				n.thing, n.own, n.group = thing, own, beside
				if n.caution == contextName && len(own) == 0 {
					return fmt.Errorf("thing %q: %q needs a context", thing.Name, n.text)
				}
				if !x.things.add(n) {
					return fmt.Errorf("thing %q: %q is a name already", thing.Name, n.text)
				}
				all = append(all, n)
			}
		}
	}
	for name := range contexts {
		if !known[name] {
			return fmt.Errorf("context of %q: there is no such thing", name)
		}
	}
	for _, n := range all {
		for _, text := range nameVariants(n.text, n.caution) {
			variant := *n
			variant.text = text
			x.things.add(&variant)
		}
	}
	for _, names := range x.things.byWord {
		slices.SortStableFunc(names, func(a, b *thingName) int { return len(b.tokens) - len(a.tokens) })
	}
	return nil
}

// namesOf splits a line of the lexicon into the name of a thing and its aliases.
func namesOf(line string) (names []*thingName) {
	name, aliases, _ := strings.Cut(line, "=")
	for text := range strings.SplitSeq(name+","+aliases, ",") {
		n := &thingName{}
		if n.text, n.caution = cutCaution(text); n.text != "" {
			names = append(names, n)
		}
	}
	return names
}

// cutCaution splits "Teams ?" into the name and how cautiously it is read.
func cutCaution(text string) (string, caution) {
	text = strings.TrimSpace(text)
	for _, mark := range []struct {
		sign string
		caution
	}{{" ??", contextName}, {" ?", everydayName}, {" ^", writtenName}} {
		if name, ok := strings.CutSuffix(text, mark.sign); ok {
			return strings.TrimSpace(name), mark.caution
		}
	}
	return text, plainName
}

// add files a name under its first word, unless it is there already.
func (i *thingIndex) add(n *thingName) bool {
	n.tokens = tokenize(n.text)
	key := thingKey(n.tokens)
	if _, taken := i.byName[key]; taken || key == "" {
		return false
	}
	n.distinct = strings.IndexFunc(n.text[1:], unicode.IsUpper) >= 0
	i.byName[key] = n.thing
	i.byWord[n.tokens[0].word] = append(i.byWord[n.tokens[0].word], n)
	return true
}

// nameVariants gives the other ways to write a name: two parts with a hyphen, a space or
// nothing between them, and its plural where it is not cautious.
func nameVariants(text string, c caution) (variants []string) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' })
	if len(parts) == 2 && isWordRune(rune(parts[1][0])) {
		variants = append(variants, parts[0]+" "+parts[1], parts[0]+"-"+parts[1], parts[0]+parts[1])
	} else if len(parts) > 2 {
		variants = append(variants, strings.Join(parts, " "))
	}
	if c > writtenName || len(text) < 3 {
		return variants
	}
	for _, v := range append([]string{text}, variants...) {
		if last := rune(v[len(v)-1]); unicode.IsLetter(last) && last != 's' && last != 'S' {
			variants = append(variants, v+"s")
		}
	}
	return variants
}

// compileBeside compiles patterns with _ where a name stands.
func (x *Lexicon) compileBeside(texts []string) (all []besidePattern, err error) {
	for _, text := range texts {
		before, after, ok := strings.Cut(" "+text+" ", " _ ")
		if !ok {
			return nil, fmt.Errorf("%q has no _ for the name", text)
		}
		var b besidePattern
		for side, at := range map[string]**pattern{before: &b.before, after: &b.after} {
			if strings.TrimSpace(side) == "" {
				continue
			}
			p, err := x.compilePattern(side)
			if err != nil {
				return nil, err
			}
			*at = p
		}
		if b.before == nil && b.after == nil {
			return nil, fmt.Errorf("%q has nothing beside the name", text)
		}
		all = append(all, b)
	}
	return all, nil
}

// readThings gives the things that the text names, each once. Whoever is surely a person
// is no thing.
func (s *passage) readThings(r *Reading) {
	for _, sure := range []bool{true, false} {
		for _, f := range s.things {
			if f.sure != sure || slices.ContainsFunc(r.Things, func(t Thing) bool { return t.Name == f.name.thing.Name }) {
				continue
			}
			o := s.origin(f.from, f.to, sure)
			if slices.ContainsFunc(r.People, func(p Person) bool { return !sure && overlaps(p.Span, o.Span) }) {
				continue
			}
			r.Things = append(r.Things, Thing{Name: f.name.thing.Name, Group: f.name.thing.Group, Origin: o})
		}
	}
	slices.SortStableFunc(r.Things, func(a, b Thing) int { return a.From - b.From })
}

func overlaps(a, b model.Span) bool { return a.From < b.To && b.From < a.To }

// FindThings gives the products, certificates, methods, laws and bodies that a text names, sure or not, at a fraction of
// the time that reading all of it takes.
func (x *Lexicon) FindThings(text string) []Thing {
	var r Reading
	x.newNamingPassage(text, Context{}).readThings(&r)
	return r.Things
}
