package config

import (
	"strings"
	"unicode"

	"rung/model"

	"github.com/BurntSushi/toml"
)

// statement is one line of the file, or several that belong together.
type statement struct {
	text    string // as it stands, with its line's end
	line    int    // its first, from 1
	name    string // the key that it sets, in lower case; "" for headings, comments and empty lines
	value   any
	heading string // the table that it begins, in lower case; "" for none
	list    bool   // the table is one of a list
	table   int    // the index of the heading that it stands under, or -1
	wrong   string // why it could not be understood, or ""
	about   string // the key whose value is lost with it, or "" if unknown
}

// longest is how many lines a value may take if the file as a whole cannot be read:
// an open bracket must not swallow what follows it.
const longest = 20

// readStatements splits the file into statements. A line that cannot be read becomes
// one by itself, so that a mistake loses that line only.
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

// readStatement reads the statement that begins with the first of the lines; n is how
// many lines it takes.
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

// bom is the byte order mark that some editors put first in a file.
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

// markRepeated marks a repeated setting or table as wrong. If two values differ, both
// are marked, since nobody can tell which was meant.
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

// markMistake marks a line as wrong if the file is invalid but each line by itself is
// valid: the last line up to the parser's position.
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
