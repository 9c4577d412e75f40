package contacts

import (
	"bytes"
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"rung/storage/transfer/intake"

	"golang.org/x/text/encoding/htmlindex"
)

// contentLine is the parts of one line of a vCard: GROUP.NAME;PARAMETER=VALUE:VALUE.
type contentLine struct {
	number int // in the file, from 1
	group  string
	name   string              // in capitals, without its group
	params map[string][]string // names in capitals
	raw    []byte              // the value as it stands in the file
}

// lineReader joins the folded lines of a vCard again.
type lineReader struct {
	lines [][]byte
	at    int
}

func newLineReader(content []byte) *lineReader {
	return &lineReader{lines: bytes.Split(intake.NormalizeLines(content), []byte("\n"))}
}

// next gives the next line that is not empty, with its number in the file. A line
// continues if the next begins with a space or tab; if it is quoted-printable and ends
// in "="; and, as old phones write it, through unindented base64.
func (r *lineReader) next() (number int, line []byte, ok bool) {
	for r.at < len(r.lines) && len(bytes.TrimSpace(r.lines[r.at])) == 0 {
		r.at++
	}
	if r.at >= len(r.lines) {
		return 0, nil, false
	}
	line = slices.Clip(r.lines[r.at])
	r.at++
	number = r.at
	head, _, _ := bytes.Cut(bytes.ToUpper(line[:min(len(line), 200)]), []byte(":"))
	quoted := bytes.Contains(head, []byte("QUOTED-PRINTABLE"))
	packed := bytes.Contains(head, []byte("BASE64")) || bytes.Contains(head, []byte("ENCODING=B"))
	for r.at < len(r.lines) {
		next := r.lines[r.at]
		switch {
		case quoted && bytes.HasSuffix(line, []byte("=")) && !isEnd(next):
			line = append(line[:len(line)-1], next...)
		case len(next) > 0 && (next[0] == ' ' || next[0] == '\t'):
			line = append(line, next[1:]...)
		case packed && len(next) > 0 && !bytes.ContainsRune(next, ':'):
			line = append(line, next...)
		default:
			return number, line, true
		}
		r.at++
	}
	return number, line, true
}

func isEnd(line []byte) bool {
	return strings.EqualFold(strings.ReplaceAll(string(line), " ", ""), "END:VCARD")
}

// parseContentLine splits a line into its parts; ok is false if it is no property.
func parseContentLine(number int, line []byte) (l contentLine, ok bool) {
	colon := indexOutsideQuotes(line, ':')
	if colon < 0 {
		colon = bytes.IndexByte(line, ':') // a quote that is never closed
	}
	if colon < 1 {
		return contentLine{}, false
	}
	head := splitOutsideQuotes(intake.DecodeText(line[:colon]), ';')
	l = contentLine{number: number, params: map[string][]string{}, raw: line[colon+1:]}
	l.name = strings.ToUpper(strings.TrimSpace(head[0]))
	if group, name, grouped := strings.Cut(l.name, "."); grouped {
		l.group, l.name = group, name
	}
	isOther := func(r rune) bool { return !(r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_') }
	if l.name == "" || strings.ContainsFunc(l.name, isOther) {
		return contentLine{}, false
	}
	for _, part := range head[1:] {
		l.addParam(part)
	}
	return l, true
}

// addParam reads TYPE=home,work and the bare HOME of vCard 2.1.
func (l *contentLine) addParam(part string) {
	key, value, named := strings.Cut(part, "=")
	key = strings.ToUpper(strings.TrimSpace(key))
	if !named {
		value = key
		switch key {
		case "":
			return
		case "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT":
			key = "ENCODING"
		case "URL", "INLINE", "CONTENT-ID", "CID":
			key = "VALUE"
		default:
			key = "TYPE"
		}
	}
	values := splitOutsideQuotes(value, ',')
	if key == "TYPE" { // also TYPE="work,voice"
		values = strings.Split(strings.ReplaceAll(value, `"`, ""), ",")
	}
	for _, v := range values {
		v = strings.Trim(strings.TrimSpace(v), `"`)
		l.params[key] = append(l.params[key], strings.NewReplacer("^n", "\n", "^'", `"`, "^^", "^").Replace(v))
	}
}

func indexOutsideQuotes(line []byte, mark byte) int {
	quoted := false
	for i, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == mark && !quoted:
			return i
		}
	}
	return -1
}

func splitOutsideQuotes(s string, mark byte) (parts []string) {
	for {
		at := indexOutsideQuotes([]byte(s), mark)
		if at < 0 {
			return append(parts, s)
		}
		parts, s = append(parts, s[:at]), s[at+1:]
	}
}

func (l contentLine) param(name string) string {
	if values := l.params[name]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// is reports whether the line carries a type, such as home or pref.
func (l contentLine) is(kind string) bool {
	return slices.ContainsFunc(l.params["TYPE"], func(t string) bool { return strings.EqualFold(t, kind) })
}

// preference gives the line's rank among those of its name, from 1 for the first.
func (l contentLine) preference() int {
	if n, err := strconv.Atoi(l.param("PREF")); err == nil {
		return n
	}
	if l.is("pref") {
		return 1
	}
	return unpreferred
}

const unpreferred = 101 // the largest PREF is 100

// value is the line's text without escapes.
func (l contentLine) value() string { return unescape(l.text()) }

// content gives the value decoded from the encoding that the line names.
func (l contentLine) content() []byte {
	switch strings.ToUpper(l.param("ENCODING")) {
	case "QUOTED-PRINTABLE":
		return unquotePrintable(l.raw)
	case "B", "BASE64":
		return unpack(l.raw)
	}
	return l.raw
}

// text gives the value as text, with its escapes.
func (l contentLine) text() string {
	content := l.content()
	if e, err := htmlindex.Get(l.param("CHARSET")); err == nil {
		if decoded, err := e.NewDecoder().Bytes(content); err == nil {
			return string(decoded)
		}
	}
	return intake.DecodeText(content)
}

// unquotePrintable decodes what it can; anything that is no escape stays.
func unquotePrintable(raw []byte) []byte {
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '=' && i+2 < len(raw) {
			if high, low := hexDigit(raw[i+1]), hexDigit(raw[i+2]); high >= 0 && low >= 0 {
				out = append(out, byte(high<<4|low))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return bytes.ReplaceAll(out, []byte("\r\n"), []byte("\n"))
}

func hexDigit(c byte) int { return strings.IndexByte("0123456789ABCDEF", bytes.ToUpper([]byte{c})[0]) }

// unpack decodes base64, with or without padding and white space; nil for other bytes.
func unpack(raw []byte) []byte {
	packed := strings.TrimRight(strings.Join(strings.Fields(string(raw)), ""), "=")
	content, err := base64.RawStdEncoding.DecodeString(packed)
	if err != nil {
		return nil
	}
	return content
}

// splitValue splits a structured value at each mark without a backslash before it, and
// takes the escapes out of each part.
func splitValue(s string, mark byte) (parts []string) {
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case mark:
			parts = append(parts, unescape(s[from:i]))
			from = i + 1
		}
	}
	return append(parts, unescape(s[from:]))
}

var unescaper = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\:`, ":")

func unescape(s string) string { return strings.TrimSpace(unescaper.Replace(s)) }
