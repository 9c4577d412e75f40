package model

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is one part of a typed search before its meaning is known.
type token struct {
	at, end int
	not     bool
	key, op string // of a filter; "" for a word or phrase
	text    string // the word, the phrase, or the filter's value
	valueAt int
	phrase  bool
	prefix  bool // a star follows
	open    int  // where a quote begins that is never closed, or -1
}

// filterStart is a key and its operator. Addresses ("http://x") and paths
// ("C:\x") look like one and are words.
var filterStart = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9_]*)(:|>=|<=|=|>|<)`)

// nextToken reads the token at or after at; ok is false at the end. A word without any
// letter, digit or symbol is skipped: nothing can be found by it.
func nextToken(text string, at int) (t token, ok bool) {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		t = readToken(text, at)
		if t.key != "" || t.isFindable() || t.open >= 0 {
			return t, true
		}
		at = t.end
	}
	return token{}, false
}

func (t token) isFindable() bool { return strings.IndexFunc(t.text, isSearchable) >= 0 }

func isSearchable(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.So, r)
}

func readToken(text string, at int) token {
	t := token{at: at, open: -1}
	rest := text[at:]
	if len(rest) > 1 && rest[0] == '-' {
		t.not, rest = true, rest[1:]
	}
	start := len(text) - len(rest)
	if strings.HasPrefix(rest, `"`) {
		t.phrase, t.valueAt = true, start
		t.text, t.end, t.open = readQuoted(text, start)
		if strings.HasPrefix(text[t.end:], "*") {
			t.prefix, t.end = true, t.end+1
		}
		return t
	}
	if m := filterStart.FindStringSubmatch(rest); m != nil {
		value := rest[len(m[0]):]
		if m[2] != ":" || !beginsAsAddress(value) {
			t.key, t.op, t.valueAt = strings.ToLower(m[1]), m[2], start+len(m[0])
			t.text, t.end, t.open = readValue(text, t.valueAt)
			return t
		}
	}
	if key := map[byte]string{'#': "tag", '@': "person"}[rest[0]]; key != "" {
		value, end, open := readValue(text, start+1)
		if strings.IndexFunc(value, isSearchable) >= 0 || open >= 0 {
			t.key, t.op, t.valueAt = key, ":", start+1
			t.text, t.end, t.open = value, end, open
			if key == "person" && text[start+1] != '"' {
				t.text = strings.ReplaceAll(value, "_", " ")
			}
			return t
		}
	}
	t.valueAt = start
	t.end = start + len(leadingWord(rest))
	t.text = strings.TrimRight(text[start:t.end], "*")
	t.prefix = t.text != text[start:t.end]
	return t
}

// beginsAsAddress reports whether what follows a colon is the rest of an address or
// a path.
func beginsAsAddress(s string) bool { return strings.HasPrefix(s, "//") || strings.HasPrefix(s, `\`) }

// leadingWord gives the word that s begins with: up to a space or a quote.
func leadingWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '"' }); i >= 0 {
		return s[:i]
	}
	return s
}

// readValue reads a filter's value up to a space outside quotes.
func readValue(text string, at int) (value string, end, open int) {
	var b strings.Builder
	for at < len(text) {
		if text[at] == '"' {
			part, next, open := readQuoted(text, at)
			b.WriteString(part)
			if open >= 0 {
				return b.String(), next, open
			}
			at = next
			continue
		}
		word := leadingWord(text[at:])
		if word == "" {
			break
		}
		b.WriteString(word)
		at += len(word)
	}
	return b.String(), at, -1
}

// readQuoted reads from the quote at at to the closing one; a backslash keeps a
// quote or a backslash. open is where it began if it is never closed, else -1.
func readQuoted(text string, at int) (inside string, end, open int) {
	var b strings.Builder
	for i := at + 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			return b.String(), i + 1, -1
		case c == '\\' && i+1 < len(text) && (text[i+1] == '"' || text[i+1] == '\\'):
			i++
			b.WriteByte(text[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), len(text), at
}

// quoteValue writes a value in quotes where it would not be read back whole without.
func quoteValue(value string) string {
	if value != "" && leadingWord(value) == value && !beginsAsAddress(value) {
		return value
	}
	return `"` + escapeQuotes.Replace(value) + `"`
}

var escapeQuotes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)
