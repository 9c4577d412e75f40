package readiness

import (
	"regexp"
	"slices"
	"strings"
)

// LevelText is a level of a ladder as a person has it in a text: its name, and what is
// expected of whoever holds it.
type LevelText struct {
	Title        string
	Expectations []string
}

// bulletPattern matches what a line of a list begins with.
var bulletPattern = regexp.MustCompile(`^\s*(?:[-*•‣◦▪–—·]|\d{1,2}[.)]|\[[ xX]?\])\s+`)

// ReadLevels reads levels, one a line from the lowest to the highest, and what is
// expected at them. In the expectations a line that names a level begins that level,
// and each bullet is one of its expectations, or each line where there are no bullets.
// What stands before any level belongs to the one with the index first.
func ReadLevels(levels, expectations string, first int) []LevelText {
	var list []LevelText
	for line := range strings.Lines(levels) {
		title := trimHeading(line)
		if title != "" && !slices.ContainsFunc(list, func(l LevelText) bool { return strings.EqualFold(l.Title, title) }) {
			list = append(list, LevelText{Title: title})
		}
	}
	if len(list) == 0 {
		return nil
	}
	lines := strings.Split(expectations, "\n")
	bulleted := slices.ContainsFunc(lines, bulletPattern.MatchString)
	at := min(max(first, 0), len(list)-1)
	for _, line := range lines {
		title := trimHeading(line)
		level := slices.IndexFunc(list, func(l LevelText) bool { return strings.EqualFold(l.Title, title) })
		switch {
		case title == "":
		case level >= 0:
			at = level
		case !bulleted || bulletPattern.MatchString(line):
			list[at].Expectations = append(list[at].Expectations, title)
		}
	}
	return list
}

// trimHeading returns a line's words without what marks it as a bullet or a heading.
func trimHeading(line string) string {
	line = bulletPattern.ReplaceAllString(line, "")
	return strings.TrimSpace(strings.Trim(strings.TrimSpace(line), "#*_:"))
}
