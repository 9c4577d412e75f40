package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"rung/model"

	"golang.org/x/text/width"
)

// shortID is how many characters of an id a list shows at least. Ids made in the same
// minute begin alike, so a list may need more to tell them apart.
const shortID = 8

func (r *run) printJSON(v any) error {
	e := json.NewEncoder(r.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// printLine prints s as one line without control characters, because text from
// elsewhere must not be able to control the terminal.
func (r *run) printLine(s string) error {
	_, err := fmt.Fprintln(r.out, joinLines(s))
	return err
}

func (r *run) printLinef(format string, args ...any) error {
	return r.printLine(fmt.Sprintf(format, args...))
}

// dropControls removes what could control a terminal: control characters and marks
// that change the direction of writing.
func dropControls(s string) string {
	return strings.Map(func(c rune) rune {
		if c == '\n' || c == '\t' {
			return c
		}
		if unicode.IsControl(c) || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029' {
			return -1
		}
		return c
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func joinLines(s string) string {
	return strings.Join(strings.FieldsFunc(dropControls(s), func(c rune) bool { return c == '\n' || c == '\t' }), " ")
}

// countColumns is how many columns of a terminal a text takes.
func countColumns(s string) int {
	n := 0
	for _, c := range s {
		switch kind := width.LookupRune(c).Kind(); {
		case unicode.Is(unicode.Mn, c), unicode.Is(unicode.Me, c), unicode.Is(unicode.Cf, c):
		case kind == width.EastAsianWide, kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// printTable prints rows in columns as wide as their widest cell, with the last
// column not padded.
func (r *run) printTable(rows [][]string) error {
	var wide []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			row[i] = joinLines(cell)
			wide[i] = max(wide[i], countColumns(row[i]))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(cell)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", wide[i]-countColumns(cell)+2))
			}
		}
		if _, err := fmt.Fprintln(r.out, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// shortenIDs gives the beginning of each id, just long enough to tell all apart.
func shortenIDs(ids []string) map[string]string {
	short := map[string]string{}
	for n := shortID; ; n++ {
		seen := map[string]string{}
		alike := false
		for _, id := range ids {
			part := id[:min(n, len(id))]
			other, taken := seen[part]
			alike = alike || taken && other != id
			seen[part] = id
			short[id] = strings.TrimSuffix(part, "-")
		}
		if !alike {
			return short
		}
	}
}

func joinTags(tags []string) string {
	var b strings.Builder
	for _, t := range tags {
		b.WriteString(" #" + t)
	}
	return b.String()
}

func kindLabel(id string) string {
	k, _ := model.KindOf(id)
	return k.Label
}
