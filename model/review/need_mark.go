package review

import (
	"regexp"
	"slices"
	"strings"
)

// Person specifications say behind each item, or before it, how much it is asked for: by a word in brackets or in the last
// cells of a row, or by a letter, E or D, and by the letters of how it is assessed.
var (
	wordMark   = regexp.MustCompile(`(?i)[\s,]*[(\[]\s*(essential|required|mandatory|must|desirable|desired|preferred|nice to have)\s*[)\]]\s*$`)
	letterMark = regexp.MustCompile(`[\s,]+[(\[]?([ED])[)\]]?(?:[\s,(]+` + assessment + `)?[)\s]*$`)
	numberMark = regexp.MustCompile(`^([ED])\s?\d{1,2}[.):]?\s+`)
	cellMark   = regexp.MustCompile(`^[(]?([ED])[)]?(?:\s+` + assessment + `)?$`)
	assessed   = regexp.MustCompile(`^[(]?` + assessment + `[)]?$`)
)

// assessment is the letters of how something is assessed: application, certificate, interview, presentation, reference, test.
const assessment = `[ACIPRT](?:\s?[/,&+ ]\s?[ACIPRT])*`

// fewestLetters is how many lines end in letters where these are of a table; one line may end in "vitamin D".
const fewestLetters = 3

// readNeedMarks takes the marks of need off the lines and puts the lines into the section that they say.
func readNeedMarks(list []textLine) []textLine {
	letters := 0
	for _, line := range list {
		if letterMark.MatchString(line.text) || numberMark.MatchString(line.text) || cellMark.MatchString(line.text) {
			letters++
		}
	}
	inTable := letters >= fewestLetters
	for i := range list {
		line := &list[i]
		switch {
		case line.marked || line.under != unsaid:
		case wordMark.MatchString(line.text):
			line.takeMark(wordMark)
		case !inTable:
		case legend.MatchString(line.text):
		case cellMark.MatchString(line.text) && i > 0:
			list[i-1].under, list[i-1].rated = needOfMark(line.text[:1]), true
			line.text = ""
		case letterMark.MatchString(line.text):
			line.takeMark(letterMark)
		case numberMark.MatchString(line.text):
			line.takeMark(numberMark)
		case assessed.MatchString(line.text):
			line.text = ""
		}
	}
	return slices.DeleteFunc(list, func(line textLine) bool { return line.text == "" })
}

func (line *textLine) takeMark(mark *regexp.Regexp) {
	found := mark.FindStringSubmatch(line.text)
	rest := mark.ReplaceAllString(line.text, "")
	if strings.TrimSpace(rest) == "" {
		return
	}
	line.text, line.under, line.rated = rest, needOfMark(found[1]), true
}

func needOfMark(mark string) section {
	switch strings.ToLower(mark)[0] {
	case 'd', 'p', 'n':
		return nice
	}
	return must
}
