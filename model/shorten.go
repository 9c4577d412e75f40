package model

import "strings"

// shorten brings text onto one line of at most limit characters, the last one
// "…" where something was left out.
func shorten(text string, limit int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= limit {
		return string(runes)
	}
	return strings.TrimRight(string(runes[:limit-1]), " ") + "…"
}
