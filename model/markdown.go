package model

import (
	"strings"
	"unicode"
)

// EscapeMarkdown keeps what people wrote from becoming a heading, a link or
// HTML, all on one line.
func EscapeMarkdown(text string) string {
	var b strings.Builder
	for _, c := range strings.Join(strings.FieldsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }), " ") {
		if strings.ContainsRune("\\`*_[]<>#|~&", c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}
