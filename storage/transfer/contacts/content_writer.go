package contacts

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"
)

// maxOctets is the most bytes in a line of a vCard or calendar before it is folded.
const maxOctets = 75

// ContentWriter writes the lines of vCard and iCalendar, and keeps the first error.
type ContentWriter struct {
	w   *bufio.Writer
	err error
}

func NewContentWriter(w io.Writer) *ContentWriter { return &ContentWriter{w: bufio.NewWriter(w)} }

// Line writes a property whose value is escaped already; an empty value writes nothing.
func (w *ContentWriter) Line(name, value string) {
	if value == "" {
		return
	}
	rest, room := name+":"+value, maxOctets
	for len(rest) > room {
		at := room
		for !utf8.RuneStart(rest[at]) {
			at--
		}
		w.put(rest[:at] + "\r\n ")
		rest, room = rest[at:], maxOctets-1
	}
	w.put(rest + "\r\n")
}

// Text writes a property whose value is text, made of parts with ";" between them.
func (w *ContentWriter) Text(name string, parts ...string) {
	escaped := make([]string, len(parts))
	for i, part := range parts {
		escaped[i] = escape(part)
	}
	w.Line(name, strings.Join(escaped, ";"))
}

func (w *ContentWriter) put(s string) {
	if w.err == nil {
		_, w.err = w.w.WriteString(s)
	}
}

func (w *ContentWriter) End() error {
	if w.err != nil {
		return w.err
	}
	return w.w.Flush()
}

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "\n", `\n`, ",", `\,`, ";", `\;`).Replace(s)
}
