package resume

import (
	"slices"
	"strings"
	"unicode"
)

// firstSentence gives a text up to its first full stop, on one line.
func firstSentence(text string) string {
	text, _, _ = strings.Cut(strings.TrimSpace(text), "\n")
	for i, r := range text {
		if !strings.ContainsRune(".!?", r) {
			continue
		}
		// "Dr. Ana" and "e.g. mail" go on.
		rest := text[i+1:]
		if next := strings.TrimLeft(rest, " "); rest == "" || next != rest && unicode.IsUpper([]rune(next + "a")[0]) && len(tokenize(text[:i])) > 1 {
			return strings.TrimSpace(text[:i])
		}
	}
	return strings.TrimSpace(text)
}

// finiteVerbs are the words by which a sentence is told from a mere name.
var finiteVerbs = []string{"is", "are", "was", "were", "am", "has", "have", "had", "can", "cannot", "could", "will", "would", "may", "might", "must", "should", "do", "does", "did", "not", "needs", "costs", "waited", "depends", "loses", "ships", "keeps", "goes", "come", "comes", "go", "leave", "leaves", "stops", "stands", "wait", "waits", "pays", "pay", "want", "wants", "fear", "click"}

// isSentence reports whether a text says something of something, by its verb: a verb
// in the past or a helping verb after its first word.
func (l Lexicon) isSentence(text string) bool {
	all := tokenize(text)
	for i, t := range all {
		if i == 0 {
			continue
		}
		f, verb := l.verbOf(t.lower)
		if slices.Contains(finiteVerbs, t.lower) || verb && f.tense == past && t.text == t.lower || verb && f.tense == present && strings.HasSuffix(t.lower, "s") && !f.asNoun {
			return true
		}
	}
	return false
}

// precedesNoun reports whether a word stands before a noun, so that a verb may stand
// before it.
func (w Lexicon) precedesNoun(t token) bool {
	return slices.Contains(determiners, t.lower) || t.text[0] >= '0' && t.text[0] <= '9' || w.numberWord(t.lower) > 0
}

func speaksOfMe(text string) bool {
	return mentionsAny(tokenize(text), "i'm", "i've", "my", "me", "myself", "we", "our", "us", "ours", "ourselves") || slices.ContainsFunc(tokenize(text), func(t token) bool { return t.text == "I" })
}

func mentionsAny(all []token, words ...string) bool {
	return slices.ContainsFunc(all, func(t token) bool { return slices.Contains(words, t.lower) && (t.text == t.lower || t.first) })
}

func isOneOf(word string, of ...string) bool { return slices.Contains(of, word) }

// commonEnds are how words end that begin a sentence and are no names.
var commonEnds = []string{"s", "ed", "ing", "er", "ly", "able", "less", "ful", "ous", "ion", "ment", "ness", "one", "body", "thing"}

// commonWords are words that are no names though they end in no such way.
var commonWords = []string{"a", "an", "the", "no", "all", "both", "each", "every", "this", "that", "these", "those", "it", "they", "he", "she", "there", "one", "some", "any", "most", "many", "more", "few", "half", "people", "money", "without", "with", "by", "for", "from", "in", "on", "at", "to", "after", "before", "when", "what", "who", "why", "how", "if", "new", "old", "good", "small", "big", "mail", "next", "only", "done", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// withinSentence puts a text into the middle of a sentence: its first word begins small
// unless it is, or may be, a name.
func (w drafter) withinSentence(text string) string {
	text = strings.TrimRight(text, ". ")
	all := tokenize(text)
	if len(all) == 0 {
		return text
	}
	t := all[0]
	_, verb := w.lexicon.verbOf(t.lower)
	common := verb || w.lexicon.numberWord(t.lower) > 0 || w.lexicon.numbers.TellsHowMuch(t.lower) || slices.Contains(commonWords, t.lower) || slices.ContainsFunc(commonEnds, func(end string) bool { return strings.HasSuffix(t.lower, end) })
	if !common || t.text != capitalize(t.lower) || w.isUsedAsName(t.text) {
		return text
	}
	return text[:t.from] + t.lower + text[t.to:]
}

// isUsedAsName reports whether the entry uses a word as a name within a sentence.
func (w drafter) isUsedAsName(word string) bool {
	if strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s") {
		return true
	}
	texts := []string{w.entry.Title, w.entry.Body}
	for _, v := range w.entry.Values {
		if s, ok := v.(string); ok {
			texts = append(texts, s)
		}
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		return slices.ContainsFunc(tokenize(text), func(t token) bool { return t.text == word && !t.first })
	})
}
