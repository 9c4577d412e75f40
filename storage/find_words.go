package storage

import (
	"strings"

	"rung/model"
)

// matchText gives the words of a query in the language of the search index, or
// "" where no word is asked for. Words of marks alone, such as "&", ask for
// nothing. Folding leaves letters, digits and spaces only, so that nothing
// typed can be taken for an operator of that language.
func matchText(q model.Query) string {
	wanted := strings.Join(phrases(q, false), " AND ")
	unwanted := unwantedText(q)
	if wanted == "" || unwanted == "" {
		return wanted
	}
	return "(" + wanted + ") NOT (" + unwanted + ")"
}

// unwantedText gives the words none of which may be there, or "".
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

// phraseText writes one word or phrase: "e-mail" is two words of the index, one
// after the other.
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
