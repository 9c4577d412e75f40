package storage

import (
	"strings"

	"rung/model"
)

// matchText gives the words of a query in the language of the search index, or ""
// where no word is asked for. Punctuation alone, such as "&", asks for nothing.
// Folding leaves only letters, digits and spaces, so that nothing typed can be taken
// for an operator of that language.
func matchText(q model.Query) string {
	wanted := strings.Join(phrases(q, false), " AND ")
	unwanted := unwantedText(q)
	if wanted == "" || unwanted == "" {
		return wanted
	}
	return "(" + wanted + ") NOT (" + unwanted + ")"
}

// unwantedText gives the excluded words in that language, joined by OR, or "".
func unwantedText(q model.Query) string { return strings.Join(phrases(q, true), " OR ") }

func phrases(q model.Query, not bool) (texts []string) {
	for _, t := range q.Terms {
		if t.Key == "" && t.Not == not {
			if text := phraseText(t.Text, t.Prefix); text != "" {
				texts = append(texts, text)
			}
		}
	}
	return texts
}

// phraseText gives a word or phrase in that language: "e-mail" is two words of the
// index, one after the other. With prefix the last word may go on after the text.
func phraseText(text string, prefix bool) string {
	text = foldText(text)
	switch {
	case text == "":
		return ""
	case prefix:
		return `"` + text + `"*`
	}
	return `"` + text + `"`
}
