package text

import (
	"unicode"
	"unicode/utf8"
)

// Capitalize returns the text with a capital first letter.
func Capitalize(text string) string { return mapFirst(text, unicode.ToUpper) }

// LowerFirst puts a label in the middle of a sentence: its first letter becomes a
// small one, except in abbreviations such as "IT".
func LowerFirst(label string) string {
	_, size := utf8.DecodeRuneInString(label)
	if second, _ := utf8.DecodeRuneInString(label[size:]); unicode.IsUpper(second) {
		return label
	}
	return mapFirst(label, unicode.ToLower)
}

func mapFirst(text string, change func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(change(first)) + text[size:]
}
