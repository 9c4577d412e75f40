package readiness

import (
	"encoding/json"
	"strconv"
)

// An entry's values are checked JSON by the time they are stored. At start a
// hundred thousand of them are read, and rules need only their keys and a few short
// values, so they are scanned here rather than decoded.

// eachMember calls fn with each key of a JSON object, without quotes, and its value
// as raw JSON.
func eachMember(raw []byte, fn func(key, value []byte)) {
	at := skipMark(raw, 0, '{')
	for at < len(raw) && raw[at] == '"' {
		end := skipValue(raw, at)
		key := raw[at+1 : end-1]
		at = skipMark(raw, end, ':')
		end = skipValue(raw, at)
		fn(key, raw[at:end])
		at = skipMark(raw, end, ',')
	}
}

// eachItem calls fn with each item of a JSON list as raw JSON.
func eachItem(raw []byte, fn func(value []byte)) {
	at := skipMark(raw, 0, '[')
	for at < len(raw) && raw[at] != ']' {
		end := skipValue(raw, at)
		if end == at {
			return
		}
		fn(raw[at:end])
		at = skipMark(raw, end, ',')
	}
}

// skipMark skips one mark and the white space around it.
func skipMark(raw []byte, at int, mark byte) int {
	at = skipSpace(raw, at)
	if at < len(raw) && raw[at] == mark {
		at++
	}
	return skipSpace(raw, at)
}

func skipSpace(raw []byte, at int) int {
	for at < len(raw) && (raw[at] == ' ' || raw[at] == '\n' || raw[at] == '\t' || raw[at] == '\r') {
		at++
	}
	return at
}

// skipValue returns the end of the value that begins at from.
func skipValue(raw []byte, from int) int {
	depth := 0
	for at := from; at < len(raw); at++ {
		switch raw[at] {
		case '"':
			at = skipText(raw, at)
		case '{', '[':
			depth++
			continue
		case '}', ']':
			if depth == 0 {
				return at
			}
			depth--
		case ',', ':', ' ', '\n', '\t', '\r':
			if depth == 0 {
				return at
			}
			continue
		default:
			continue
		}
		if depth == 0 {
			return at + 1
		}
	}
	return len(raw)
}

// skipText returns the position of the closing quote of the text that begins at from.
func skipText(raw []byte, from int) int {
	for at := from + 1; at < len(raw); at++ {
		switch raw[at] {
		case '\\':
			at++
		case '"':
			return at
		}
	}
	return len(raw) - 1
}

// unquoteText returns the text of a JSON string; "" where the value is not a string.
func unquoteText(raw []byte) string {
	if len(raw) < 2 || raw[0] != '"' {
		return ""
	}
	for _, b := range raw {
		if b == '\\' {
			var text string
			if json.Unmarshal(raw, &text) != nil {
				return ""
			}
			return text
		}
	}
	return string(raw[1 : len(raw)-1])
}

// parseHundredths reads a JSON number as hundredths, limited to what a fact can hold.
func parseHundredths(raw []byte) int32 {
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return 0
	}
	return int32(min(max(v*100, -1e9), 1e9))
}

// parseDayNumber reads YYYY-MM-DD as model.Day.Number does, and anything else as
// never.
func parseDayNumber(day string) int32 {
	if len(day) != len("2006-01-02") {
		return never
	}
	digits := func(from, to int) (n int32) {
		for _, c := range []byte(day[from:to]) {
			n = n*10 + int32(c-'0')
		}
		return n
	}
	y, m, d := digits(0, 4), digits(5, 7), digits(8, 10)
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 1 - 719468
}
