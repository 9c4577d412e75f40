package screen

import (
	"strings"

	"fyne.io/fyne/v2/lang"
)

// Counted words a number of things; the words are keys for lang.
func Counted(n int, one, many string) string {
	if n == 1 {
		return lang.L(one)
	}
	return lang.L(many, map[string]any{"Count": n})
}

// Shorten brings text onto one line of at most so many characters, the last one
// "…" where something was left out.
func Shorten(text string, most int) string {
	line := []rune(strings.Join(strings.Fields(text), " "))
	if len(line) > most {
		return string(line[:most-1]) + "…"
	}
	return string(line)
}
