package config

import (
	"strings"
	"unicode"

	"rung/model"

	"github.com/BurntSushi/toml"
)

// statement is what one line of the file says, or several that belong together.
type statement struct {
	text    string // as it stands, with its line's end
	line    int    // its first, from 1
	name    string // what it sets, in small letters; "" for a heading and for what says nothing
	value   any
	heading string // the table that it begins, in small letters; "" for none
	list    bool   // the table is one of a list
	table   int    // the index of the heading that it stands under, or -1
	wrong   string // why it could not be understood, or ""
	about   string // which key is lost with it, as far as that can be told
}

// longest is how many lines a value may run over where the file as a whole cannot
// be read: a bracket left open must not swallow what follows it.
const longest = 20

// readStatements takes the file apart. What cannot be read stays by itself, so
// that a slip in one line costs that line only.
func readStatements(text string) []statement {
	var whole map[string]any
	_, err := toml.Decode(text, &whole)
	most := longest
	if err == nil {
		most = len(text)
	}
	lines := strings.SplitAfter(text, "\n")
	var list []statement
	table := -1
	for i := 0; i < len(lines); {
		if lines[i] == "" {
			break
		}
		s, n := readStatement(lines[i:min(len(lines), i+most)])
		s.line, s.table = i+1, table
		if s.heading != "" || s.wrong != "" && strings.HasPrefix(strings.TrimSpace(s.text), "[") {
			s.table, table = -1, len(list)
		}
		list = append(list, s)
		i += n
	}
	markRepeated(list)
	if err != nil {
		markMistake(list, err)
	}
	return list
}

// readStatement reads what the first of the lines begins, and over how many it
// runs.
func readStatement(lines []string) (s statement, n int) {
	text := lines[0]
	s, ok := parseStatement(text)
	if ok {
		return s, 1
	}
	if _, value, found := strings.Cut(text, "="); found && strings.ContainsAny(value, `[{`) || strings.Contains(value, `"""`) || strings.Contains(value, `'''`) {
		for i, line := range lines[1:] {
			text += line
			if !strings.ContainsAny(line, `]}"'`) {
				continue
			}
			if s, ok := parseStatement(text); ok {
				return s, i + 2
			}
		}
	}
	return statement{text: lines[0], wrong: "cannot be read", about: guessKey(lines[0])}, 1
}

// parseStatement reads text that is one statement by itself.
func parseStatement(text string) (s statement, ok bool) {
	var values map[string]any
	known, err := toml.Decode(text, &values)
	if err != nil {
		return s, false
	}
	s.text = text
	names := known.Keys()
	if len(names) == 0 {
		return s, true
	}
	if begin := strings.TrimLeft(strings.TrimPrefix(text, bom), " \t"); strings.HasPrefix(begin, "[") {
		s.heading, s.list = strings.ToLower(names[0].String()), strings.HasPrefix(begin, "[[")
		return s, true
	}
	s.name, s.value = strings.ToLower(names[0][0]), values[names[0][0]]
	return s, true
}

// bom is how some editors begin a file.
const bom = "\ufeff"

// guessKey is the key that a line which cannot be read was probably about, or "".
func guessKey(line string) string {
	word := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(line, bom), " \t[\"'"))
	if end := strings.IndexFunc(word, func(r rune) bool { return r != '_' && r != '-' && !unicode.IsLetter(r) }); end >= 0 {
		word = word[:end]
	}
	return nearestKey(word)
}

// nearestKey is the key that a word names, or nearly names; "" for none.
func nearestKey(word string) string {
	names := []string{keyOfReminders}
	for _, k := range keys {
		names = append(names, k.name)
	}
	for _, name := range names {
		if name == word {
			return name
		}
	}
	if len(word) < 4 {
		return ""
	}
	if near := model.ClosestWords(strings.NewReplacer("-", "_", " ", "_").Replace(word), names); len(near) > 0 {
		return near[0]
	}
	return ""
}

// markRepeated finds what is said twice and not alike: neither can be taken for
// what was meant.
func markRepeated(list []statement) {
	type place struct {
		table int
		name  string
	}
	first := map[place]int{}
	for i, s := range list {
		at := place{s.table, s.name}
		switch {
		case s.heading != "" && !s.list:
			at = place{-1, "[" + s.heading}
		case s.name == "" || s.wrong != "":
			continue
		}
		before, again := first[at]
		if !again {
			first[at] = i
			continue
		}
		if s.heading == "" && list[before].wrong == "" && formatValue(list[before].value) != formatValue(s.value) {
			list[before].wrong, list[before].about = "says something else than a later line does", nearestKey(s.name)
		}
		list[i].wrong, list[i].about = "says again what stands further up", nearestKey(s.name)
	}
}

// markMistake sees to it that a file which is wrong as a whole has a line that
// is: two that are right may not go together.
func markMistake(list []statement, err error) {
	at := 1
	if parse, ok := err.(toml.ParseError); ok {
		at = parse.Position.Line
	}
	last := 0
	for i, s := range list {
		if s.wrong != "" {
			return
		}
		if s.line <= at {
			last = i
		}
	}
	if len(list) > 0 {
		list[last].wrong, list[last].about = "does not go with the lines before it", nearestKey(list[last].name)
	}
}

// formatValue gives a value as the file would write it.
func formatValue(v any) string {
	text, err := toml.Marshal(map[string]any{"v": v})
	if err != nil {
		return "that"
	}
	return strings.TrimPrefix(strings.TrimSpace(string(text)), "v = ")
}
