package paper

import (
	"strings"
	"unicode/utf8"
)

// word is text within which no line breaks, unless it is wider than a line.
type word struct {
	text  string
	look  look
	width float64
}

// look is how letters differ from those around them.
type look struct{ bold, muted, accent bool }

// WrapText breaks a text into lines of at most so many characters.
func WrapText(text string, columns int) []string {
	wide := func(s string, _ look) float64 { return float64(utf8.RuneCountInString(s)) }
	var lines []string
	for _, line := range breakLines(splitWords(text, look{}, wide), float64(columns), wide) {
		texts := make([]string, len(line))
		for i, w := range line {
			texts[i] = w.text
		}
		lines = append(lines, strings.Join(texts, " "))
	}
	return lines
}

// splitWords splits a text where a line may break, which is not at a no-break space.
func splitWords(text string, l look, wide func(string, look) float64) (all []word) {
	for _, w := range strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }) {
		all = append(all, word{w, l, wide(w, l)})
	}
	return all
}

// breakLines fills lines one after the other.
func breakLines(all []word, width float64, wide func(string, look) float64) (lines [][]word) {
	var line []word
	used := 0.0
	for len(all) > 0 {
		next := all[0]
		gap := 0.0
		if len(line) > 0 {
			gap = wide(" ", next.look)
		}
		switch {
		case used+gap+next.width <= width:
			line, used, all = append(line, next), used+gap+next.width, all[1:]
			continue
		case len(line) == 0:
			fits, rest := splitWord(next, width, wide)
			line = append(line, fits)
			if all = all[1:]; rest.text != "" {
				all = append([]word{rest}, all...)
			}
		}
		lines = append(lines, line)
		line, used = nil, 0
	}
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// splitWord cuts a word that is wider than a line; at least one character fits.
func splitWord(w word, width float64, wide func(string, look) float64) (fits, rest word) {
	end, used := 0, 0.0
	for i, c := range w.text {
		used += wide(string(c), w.look)
		if end = i; used > width && i > 0 {
			break
		}
		end += utf8.RuneLen(c)
	}
	fits = word{w.text[:end], w.look, wide(w.text[:end], w.look)}
	return fits, word{w.text[end:], w.look, w.width - fits.width}
}
