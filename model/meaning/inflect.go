package meaning

import "strings"

// verbForm says which form of a verb a word can be.
type verbForm uint8

const (
	baseForm verbForm = 1 << iota // ask; also asks
	pastForm                      // asked, written
	ingForm                       // asking
	anyForm  = baseForm | pastForm | ingForm
)

// inflect gives the words that a verb or noun takes in the given forms. Irregular past
// forms come from the lexicon; where English doubles a consonant or not by country
// (travelled, traveled) both are given.
func inflect(lemma string, forms verbForm, irregular map[string][]string) []string {
	var words []string
	if forms&baseForm != 0 {
		words = append(words, lemma, addS(lemma))
	}
	if forms&pastForm != 0 {
		if past, ok := irregular[lemma]; ok {
			words = append(words, past...)
		} else {
			words = append(words, addSuffix(lemma, "ed")...)
		}
	}
	if forms&ingForm != 0 {
		words = append(words, addSuffix(lemma, "ing")...)
	}
	return words
}

func addS(lemma string) string {
	for _, end := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(lemma, end) {
			return lemma + "es"
		}
	}
	if stem, ok := strings.CutSuffix(lemma, "y"); ok && !endsInVowel(stem) {
		return stem + "ies"
	}
	return lemma + "s"
}

func addSuffix(lemma, suffix string) []string {
	switch {
	case strings.HasSuffix(lemma, "ie") && suffix == "ing":
		return []string{lemma[:len(lemma)-2] + "ying"}
	case strings.HasSuffix(lemma, "ee") && suffix == "ing":
		return []string{lemma + suffix}
	case strings.HasSuffix(lemma, "e"):
		return []string{lemma[:len(lemma)-1] + suffix}
	case strings.HasSuffix(lemma, "y") && !endsInVowel(lemma[:len(lemma)-1]) && suffix == "ed":
		return []string{lemma[:len(lemma)-1] + "ied"}
	case len(lemma) > 2 && !endsInVowel(lemma) && endsInVowel(lemma[:len(lemma)-1]) && !endsInVowel(lemma[:len(lemma)-2]) && !strings.ContainsAny(lemma[len(lemma)-1:], "wxy"):
		return []string{lemma + suffix, lemma + lemma[len(lemma)-1:] + suffix}
	}
	return []string{lemma + suffix}
}

func endsInVowel(s string) bool { return s != "" && strings.ContainsAny(s[len(s)-1:], "aeiou") }
