package model

import (
	"strconv"
	"strings"
)

// shorten brings text onto one line of at most limit characters, the last one
// "…" where something was left out.
func shorten(text string, limit int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= limit {
		return string(runes)
	}
	return strings.TrimRight(string(runes[:limit-1]), " ") + "…"
}

// Counted gives a number with its noun: "1 entry", "3 entries".
func Counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
