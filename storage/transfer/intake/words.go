package intake

import (
	"slices"
	"strings"
	"unicode"
)

// ListSome lists the first five of some names.
func ListSome(names []string) string {
	const most = 5
	if len(names) > most {
		return strings.Join(names[:most], ", ") + ", …"
	}
	return strings.Join(names, ", ")
}

// BulletList joins lines for a text, as a list if there are several, since Markdown
// makes one paragraph of lines that only follow each other.
func BulletList(lines []string) string {
	if len(lines) < 2 {
		return strings.Join(lines, "")
	}
	return "- " + strings.Join(lines, "\n- ")
}

func Shorten(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if letters := []rune(text); len(letters) > 60 {
		return string(letters[:60]) + "…"
	}
	return text
}

func OnOneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// ContainsWords reports whether a text has every word of another.
func ContainsWords(text, other string) bool {
	words := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || unicode.IsSpace(r) })
	}
	known := words(text)
	return !slices.ContainsFunc(words(other), func(w string) bool { return !slices.Contains(known, w) })
}

func Capitalize(s string) string {
	letters := []rune(s)
	if len(letters) == 0 || strings.HasPrefix(s, "iP") || strings.HasPrefix(s, "iC") {
		return s
	}
	return strings.ToUpper(string(letters[:1])) + string(letters[1:])
}
