package readiness

import (
	"strconv"
	"strings"
)

// places finds the line of every key and list item of a TOML text, by a path
// such as "step[2].criterion[0].rule.kinds[1]". The text has been read by the
// TOML library already, which tells positions of syntax errors only; so what is
// walked here is known to be well formed.
func places(text string) map[string]int {
	w := placeWalker{text: text, line: 1, lines: map[string]int{}, tables: map[string]int{}}
	table := ""
	for w.skip(" \t\r\n"); w.at < len(w.text); w.skip(" \t\r\n") {
		if w.text[w.at] == '[' {
			table = w.header()
		} else {
			w.member(table)
		}
	}
	return w.lines
}

type placeWalker struct {
	text   string
	at     int
	line   int
	lines  map[string]int
	tables map[string]int // how often each [[table]] was begun
}

func (w *placeWalker) next() {
	if w.text[w.at] == '\n' {
		w.line++
	}
	w.at++
}

// skip passes over the characters and over comments.
func (w *placeWalker) skip(chars string) {
	for w.at < len(w.text) {
		switch {
		case strings.IndexByte(chars, w.text[w.at]) >= 0:
			w.next()
		case w.text[w.at] == '#':
			for w.at < len(w.text) && w.text[w.at] != '\n' {
				w.next()
			}
		default:
			return
		}
	}
}

func (w *placeWalker) header() (path string) {
	list := strings.HasPrefix(w.text[w.at:], "[[")
	w.skip("[ \t")
	parts := w.key()
	w.skip("] \t")
	for i, part := range parts {
		path = join(path, part)
		if list && i == len(parts)-1 {
			w.tables[path]++
		}
		if n := w.tables[path]; n > 0 {
			path = item(path, n-1)
		}
	}
	w.lines[path] = w.line
	return path
}

// key reads a dotted key.
func (w *placeWalker) key() (parts []string) {
	for w.at < len(w.text) {
		w.skip(" \t.")
		if c := w.text[w.at]; c == '"' || c == '\'' {
			from := w.at
			w.quoted()
			parts = append(parts, strings.Trim(w.text[from:w.at], `"'`))
		} else {
			from := w.at
			for w.at < len(w.text) && strings.IndexByte(" \t\r\n.=]", w.text[w.at]) < 0 {
				w.next()
			}
			parts = append(parts, w.text[from:w.at])
		}
		w.skip(" \t")
		if w.at >= len(w.text) || w.text[w.at] != '.' {
			return parts
		}
	}
	return parts
}

func (w *placeWalker) member(path string) {
	line := w.line
	for _, part := range w.key() {
		path = join(path, part)
	}
	w.lines[path] = line
	w.skip(" \t=")
	w.value(path)
}

func (w *placeWalker) value(path string) {
	if w.at >= len(w.text) {
		return
	}
	switch w.text[w.at] {
	case '"', '\'':
		w.quoted()
	case '[':
		w.next()
		for i := 0; w.inside(']'); i++ {
			w.lines[item(path, i)] = w.line
			w.value(item(path, i))
		}
	case '{':
		w.next()
		for w.inside('}') {
			w.member(path)
		}
	default:
		for w.at < len(w.text) && strings.IndexByte(",]}#\r\n", w.text[w.at]) < 0 {
			w.next()
		}
	}
}

// inside moves to the next item of a list or table, or past its end.
func (w *placeWalker) inside(end byte) bool {
	w.skip(" \t\r\n,")
	if w.at < len(w.text) && w.text[w.at] != end {
		return true
	}
	if w.at < len(w.text) {
		w.next()
	}
	return false
}

func (w *placeWalker) quoted() {
	quote := w.text[w.at : w.at+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(w.text[w.at:], long) {
		quote = long
	}
	w.at += len(quote)
	for w.at < len(w.text) && !strings.HasPrefix(w.text[w.at:], quote) {
		if w.text[w.at] == '\\' && quote[0] == '"' && w.at+1 < len(w.text) {
			w.next()
		}
		w.next()
	}
	w.at = min(w.at+len(quote), len(w.text))
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func item(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
