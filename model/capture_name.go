package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readPerson reads a name, which begins with a letter: "@15:00" is a time. The name
// stays in the title as written, without the sign, underscores and quotes; an s of
// possession stays there too. Surnames that follow go with the name.
func (r *lineReader) readPerson(at int) (int, bool) {
	written, end, ok := r.readArgument(at + 1)
	name := written
	if !strings.HasPrefix(r.line[at+1:], `"`) {
		if name = strings.TrimSuffix(strings.TrimSuffix(written, "'s"), "’s"); name == written && ok {
			end += surnameLength(r.line[end:])
			written = r.line[at+1 : end]
			name = written
		}
		name, written = strings.ReplaceAll(name, "_", " "), strings.ReplaceAll(written, "_", " ")
	}
	name, written = strings.Join(strings.Fields(cleanText(name)), " "), strings.Join(strings.Fields(cleanText(written)), " ")
	first, _ := utf8.DecodeRuneInString(name)
	if !ok || !unicode.IsLetter(first) || strings.Contains(name, "@") {
		return 0, false
	}
	place := r.keep(written)
	place.To = place.From + len(name)
	r.capture.People = append(r.capture.People, PersonMark{Text: name, At: at, End: end, InTitle: place})
	return r.addMark(at, end, NameMark, name)
}

// mostSurnames is how many words after a first name are taken as part of the name.
const mostSurnames = 3

// surnameLength gives the bytes of the surnames that rest begins with: words with a
// capital letter, particles such as "van" before one included, that name no day.
func surnameLength(rest string) int {
	length, at := 0, 0
	for range mostSurnames {
		word := firstWord(strings.TrimPrefix(rest[at:], " "))
		if len(rest) == at || rest[at] != ' ' || word == "" {
			break
		}
		at += 1 + len(word)
		bare := strings.TrimRight(word, closers)
		if nameParticles[bare] && bare == word {
			continue
		}
		if !isSurname(bare) {
			break
		}
		length = at - (len(word) - len(bare))
		if bare != word {
			break
		}
	}
	return length
}

// nameParticles may stand inside a name in lower case.
var nameParticles = map[string]bool{"van": true, "von": true, "de": true, "der": true, "den": true, "da": true, "di": true, "del": true, "la": true, "le": true, "al": true, "bin": true, "ben": true, "ter": true, "ten": true}

// isSurname reports whether a word is written as a surname is: a capital letter, small
// ones after it, no two capitals in a row, and not the name of a day or a month.
func isSurname(word string) bool {
	capital, small := false, false
	for at, r := range word {
		isCapital := unicode.IsUpper(r)
		switch {
		case at == 0 && !isCapital, isCapital && capital, !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’", r):
			return false
		}
		capital, small = isCapital, small || unicode.IsLower(r)
	}
	_, isWeekday := parseWeekday(strings.ToLower(word))
	_, isMonth := ParseMonth(strings.ToLower(word))
	return small && !isWeekday && !isMonth && !strings.HasSuffix(word, "'s") && !strings.HasSuffix(word, "’s")
}
