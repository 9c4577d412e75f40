package readiness

import (
	"strconv"
	"strings"
)

// lineNumbers returns the line of every key and list item of a TOML text, by a path
// such as "step[2].criterion[0].rule.kinds[1]". The TOML library reports positions
// of syntax errors only. It has read the text before, so the text is known to be
// well formed.
func lineNumbers(text string) map[string]int {
	w := lineWalker{text: text, line: 1, lines: map[string]int{}, tables: map[string]int{}}
	table := ""
	for w.skip(" \t\r\n"); w.at < len(w.text); w.skip(" \t\r\n") {
		if w.text[w.at] == '[' {
			table = w.readHeader()
		} else {
			w.readMember(table)
		}
	}
	return w.lines
}

type lineWalker struct {
	text   string
	at     int
	line   int
	lines  map[string]int
	tables map[string]int // how many of each [[table]] were met
}

func (w *lineWalker) advance() {
	if w.text[w.at] == '\n' {
		w.line++
	}
	w.at++
}

// skip skips the characters and comments.
func (w *lineWalker) skip(chars string) {
	for w.at < len(w.text) {
		switch {
		case strings.IndexByte(chars, w.text[w.at]) >= 0:
			w.advance()
		case w.text[w.at] == '#':
			for w.at < len(w.text) && w.text[w.at] != '\n' {
				w.advance()
			}
		default:
			return
		}
	}
}

func (w *lineWalker) readHeader() (path string) {
	list := strings.HasPrefix(w.text[w.at:], "[[")
	w.skip("[ \t")
	parts := w.readKey()
	w.skip("] \t")
	for i, part := range parts {
		path = joinPath(path, part)
		if list && i == len(parts)-1 {
			w.tables[path]++
		}
		if n := w.tables[path]; n > 0 {
			path = itemPath(path, n-1)
		}
	}
	w.lines[path] = w.line
	return path
}

// readKey reads a dotted key.
func (w *lineWalker) readKey() (parts []string) {
	for w.at < len(w.text) {
		w.skip(" \t.")
		if c := w.text[w.at]; c == '"' || c == '\'' {
			from := w.at
			w.skipQuoted()
			parts = append(parts, strings.Trim(w.text[from:w.at], `"'`))
		} else {
			from := w.at
			for w.at < len(w.text) && strings.IndexByte(" \t\r\n.=]", w.text[w.at]) < 0 {
				w.advance()
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

func (w *lineWalker) readMember(path string) {
	line := w.line
	for _, part := range w.readKey() {
		path = joinPath(path, part)
	}
	w.lines[path] = line
	w.skip(" \t=")
	w.readValue(path)
}

func (w *lineWalker) readValue(path string) {
	if w.at >= len(w.text) {
		return
	}
	switch w.text[w.at] {
	case '"', '\'':
		w.skipQuoted()
	case '[':
		w.advance()
		for i := 0; w.nextItem(']'); i++ {
			w.lines[itemPath(path, i)] = w.line
			w.readValue(itemPath(path, i))
		}
	case '{':
		w.advance()
		for w.nextItem('}') {
			w.readMember(path)
		}
	default:
		for w.at < len(w.text) && strings.IndexByte(",]}#\r\n", w.text[w.at]) < 0 {
			w.advance()
		}
	}
}

// nextItem moves to the next item of a list or table; at the end it moves past it
// and returns false.
func (w *lineWalker) nextItem(end byte) bool {
	w.skip(" \t\r\n,")
	if w.at < len(w.text) && w.text[w.at] != end {
		return true
	}
	if w.at < len(w.text) {
		w.advance()
	}
	return false
}

func (w *lineWalker) skipQuoted() {
	quote := w.text[w.at : w.at+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(w.text[w.at:], long) {
		quote = long
	}
	w.at += len(quote)
	for w.at < len(w.text) && !strings.HasPrefix(w.text[w.at:], quote) {
		if w.text[w.at] == '\\' && quote[0] == '"' && w.at+1 < len(w.text) {
			w.advance()
		}
		w.advance()
	}
	w.at = min(w.at+len(quote), len(w.text))
}

func joinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func itemPath(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
