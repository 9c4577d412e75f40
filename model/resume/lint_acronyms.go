package resume

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rung/model"
)

// lintAcronyms finds short forms that the whole list never spells out, where the list
// uses them first.
func (l *linter) lintAcronyms() {
	if isShouted(l.text) {
		return
	}
	told := map[string]bool{}
	for i, t := range l.tokens {
		short, ok := readAcronym(t)
		if !ok || told[short] || l.isKnownAcronym(short) || l.isPlaceName(i) || l.isUsedBefore(short) || l.isSpelledOut(short) {
			continue
		}
		told[short] = true
		f := Finding{Rule: Acronym, From: t.from, To: t.to, Reason: fmt.Sprintf("“%s” is spelled out nowhere.", t.text)}
		if words := l.Lexicon.spelled[strings.ToUpper(short)]; words != "" {
			f.Use, f.Replaces = words+" ("+t.text+")", true
			f.Mend = fmt.Sprintf("Write “%s”.", f.Use)
		} else {
			f.Mend = fmt.Sprintf("Spell it out once, with %s in brackets after it.", t.text)
		}
		l.report(f)
	}
}

// readAcronym gives a short form in capitals, without the s of several.
func readAcronym(t token) (short string, ok bool) {
	if t.quoted {
		return "", false
	}
	short = t.text
	if one, plural := strings.CutSuffix(short, "s"); plural && len(one) > 1 {
		short = one
	}
	if len(short) < 2 || len(short) > 6 {
		return "", false
	}
	for _, r := range short {
		if !unicode.IsUpper(r) && r != '&' {
			return "", false
		}
	}
	return short, true
}

// isShouted reports whether a text is written in capitals throughout.
func isShouted(text string) bool {
	upper, lower := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > lower
}

func (l *linter) isKnownAcronym(short string) bool {
	if l.Lexicon.known[short] {
		return true
	}
	_, money := model.ParseMoney("1 "+short, model.Locale{})
	return money == nil && len(short) == 3 || slices.ContainsFunc(l.Names, func(name string) bool {
		return slices.ContainsFunc(tokenize(name), func(t token) bool { return t.text == short })
	})
}

// isPlaceName reports whether a short form is a state after its town: "Columbus, OH".
func (l *linter) isPlaceName(i int) bool {
	return i > 0 && len(l.tokens[i].text) == 2 && strings.TrimSpace(l.tokens[i-1].after) == "," && !startsLower(l.tokens[i-1].text)
}

func (l *linter) isUsedBefore(short string) bool {
	return slices.ContainsFunc(l.List[:min(l.At, len(l.List))], func(text string) bool {
		return slices.ContainsFunc(tokenize(text), func(t token) bool {
			s, ok := readAcronym(t)
			return ok && s == short
		})
	})
}

// isSpelledOut reports whether the list has the words that the letters stand for, or
// explains them in brackets.
func (l *linter) isSpelledOut(short string) bool {
	meant := tokenize(l.Lexicon.spelled[short])
	return slices.ContainsFunc(l.List, func(text string) bool {
		all := tokenize(text)
		for i, t := range all {
			s, ok := readAcronym(t)
			if ok && s == short && (strings.HasPrefix(strings.TrimSpace(t.after), "(") || i > 0 && strings.HasSuffix(all[i-1].after, "(")) {
				return true
			}
			if spellsAcronym(all[i:], short) && (len(meant) == 0 || strings.HasPrefix(t.lower, meant[0].lower)) {
				return true
			}
		}
		return false
	})
}

// spellsAcronym reports whether words begin with the letters of a short form, one after
// the other; small words between them may be passed over.
func spellsAcronym(all []token, short string) bool {
	letters := strings.Split(strings.ToLower(strings.ReplaceAll(short, "&", "")), "")
	var initials []string
	for _, t := range all[:min(len(all), 2*len(letters)+1)] {
		initials = append(initials, strings.FieldsFunc(t.lower, func(r rune) bool { return r == '-' || r == '/' })...)
	}
	at := 0
	for i, word := range initials {
		switch {
		case at == len(letters):
			return true
		case len(word) > 1 && strings.HasPrefix(word, letters[at]):
			at++
		case i == 0 || !slices.Contains([]string{"of", "and", "for", "the", "in", "to", "on", "as", "a"}, word):
			return false
		}
	}
	return at == len(letters)
}

// openingBytes is how far into a bullet its verb is looked for.
const openingBytes = 64

// lintRepeatedVerb finds a verb that opens a bullet of the role for a second time.
func (l *linter) lintRepeatedVerb() {
	at := l.Lexicon.openingWord(l.tokens)
	if at >= len(l.tokens) || l.weak.To > 0 {
		return
	}
	t := l.tokens[at]
	f, isVerb := l.Lexicon.verbOf(t.lower)
	if !isVerb {
		return
	}
	times, used := 1, []string{}
	for _, text := range l.Before {
		all := tokenize(strings.ToValidUTF8(text[:min(len(text), openingBytes)], ""))
		if i := l.Lexicon.openingWord(all); i < len(all) {
			other, _ := l.Lexicon.verbOf(all[i].lower)
			used = append(used, all[i].lower)
			if other.base == f.base {
				times++
			}
		}
	}
	if times < 2 {
		return
	}
	finding := Finding{Rule: Repeated, From: t.from, To: t.to, Reason: fmt.Sprintf("“%s” opens %s bullets of this list.", t.text, countWord(times)), Mend: "Begin with another verb."}
	others := slices.DeleteFunc(slices.Clone(l.Lexicon.alike[l.Lexicon.bases[f.base].past]), func(verb string) bool { return slices.Contains(used, verb) })
	if len(others) > 0 {
		finding.Mend = "Begin with another verb, such as “" + capitalize(others[0]) + "”."
	}
	l.report(finding)
}

func countWord(n int) string {
	words := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
