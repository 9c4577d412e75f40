package diaries

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	t2tTitle   = regexp.MustCompile(`^ *(={1,5}|\+{1,5})([^=+].*?[^=+]|[^=+])(={1,5}|\+{1,5})(?:\[[\w-]*\])?\s*$`)
	t2tBar     = regexp.MustCompile(`^\s*[_=-]{20,}\s*$`)
	t2tItem    = regexp.MustCompile(`^( *)([-+:]) (\S.*)$`)
	t2tListEnd = regexp.MustCompile(`^ *[-+:]\s*$`)
	t2tQuote   = regexp.MustCompile(`^\t+(\S.*)$`)
	t2tRow     = regexp.MustCompile(`^ *(\|\|?)_?\s(.*?)\s*\|?\s*$`)
	t2tCellEnd = regexp.MustCompile(`\s\|+\s`)
	t2tFence   = regexp.MustCompile(`^(?:"""|''')\s*$`)
	t2tVerb    = regexp.MustCompile("^(?:```|\"\"\"|''') (.+)$")
	t2tBreak   = regexp.MustCompile(`\\\\\s*$`)

	t2tImage  = regexp.MustCompile(`(?i)\[""(\S.*?|\S)""(\.(?:png|jpe?g|gif|eps|bmp|svg))(?:\?\d+)?\]|\[([\w,.+%$#@!?~/:-]+\.(?:png|jpe?g|gif|eps|bmp|svg))(?:\?\d+)?\]`)
	t2tQuoted = regexp.MustCompile(`\[([^\[\]]*?)\s+""(\S.*?\S|\S)""\]`)
	t2tNamed  = regexp.MustCompile(`\[([^\[\]]+?) ((?:https?|ftp|file|mailto)[:/][^\s\]]+|www\.[^\s\]]+|[^\s\]]+/[^\s\]]+|[^\s\]]+@[^\s\]]+\.[a-z]+)\]`)
	t2tDay    = regexp.MustCompile(`\[(?:([^\[\]]*\S)\s+)?(\d{4}-\d{2}-\d{2})\s*\]`)
	t2tURL    = regexp.MustCompile(`(?:https?|ftp)://[^\s<>"\]]+`)
	t2tMono   = regexp.MustCompile("``(\\S|\\S.*?\\S)``")
	t2tRaw    = regexp.MustCompile(`""(\S|\S.*?\S)""|''(\S|\S.*?\S)''`)
	t2tColour = regexp.MustCompile(`\{([^{}|]+)\|color:[^{}]+\}`)

	t2tMask      = regexp.MustCompile(`\x01(\d+)\x02`)
	t2tBold      = regexp.MustCompile(`\*\*(\S|\S.*?\S)\*\*`)
	t2tItalic    = regexp.MustCompile(`//(\S|\S.*?\S)//`)
	t2tUnderline = regexp.MustCompile(`__(\S|\S.*?\S)__`)
	t2tStrike    = regexp.MustCompile(`--(\S|\S.*?\S)--`)
	t2tLone      = regexp.MustCompile("[*`]|(?:^|[^\\pL\\pN])_|_(?:$|[^\\pL\\pN])")
)

// t2tReader turns RedNotebook's txt2tags into Markdown, line by line.
type t2tReader struct {
	image   func(address string) string
	out     []string
	indents []int  // of the open lists, in spaces
	fence   string // the line that ends an open block of code, or ""
	table   bool
}

// txt2tags turns RedNotebook's markup into Markdown; image gives the mark of a picture.
// Underlined words become emphasised, since Markdown cannot underline.
func txt2tags(text string, image func(address string) string) string {
	r := t2tReader{image: image}
	text = strings.NewReplacer("\x01", "", "\x02", "").Replace(text) // inline masks with these
	for _, line := range strings.Split(text, "\n") {
		r.line(line)
	}
	if r.fence != "" {
		r.out = append(r.out, "```")
	}
	return strings.Join(r.out, "\n")
}

func (r *t2tReader) line(line string) {
	trimmed := strings.TrimRight(line, " \t")
	if r.fence != "" {
		if trimmed == r.fence {
			r.fence, trimmed = "", "```"
		}
		r.out = append(r.out, trimmed)
		return
	}
	if trimmed == "```" || t2tFence.MatchString(trimmed) {
		r.end()
		r.fence = trimmed
		r.out = append(r.out, "```")
		return
	}
	if m := t2tRow.FindStringSubmatch(trimmed); m != nil {
		r.row(m[1] == "||", m[2])
		return
	}
	r.table = false
	if m := t2tItem.FindStringSubmatch(trimmed); m != nil {
		r.item(len(m[1]), m[2], m[3])
		return
	}
	switch {
	case trimmed == "":
		// Two empty lines end a list in txt2tags; Markdown needs one.
		if n := len(r.out); n > 0 && r.out[n-1] == "" {
			r.indents = nil
		}
		r.out = append(r.out, "")
	case t2tListEnd.MatchString(trimmed):
		r.end()
	case t2tBar.MatchString(trimmed):
		r.apart("---")
	default:
		r.plain(trimmed)
	}
}

// plain reads a line that is no part of a list or a table.
func (r *t2tReader) plain(line string) {
	if m := t2tTitle.FindStringSubmatch(line); m != nil && m[1] == m[3] {
		r.apart(strings.Repeat("#", len(m[1])) + " " + r.inline(strings.TrimSpace(m[2])))
		return
	}
	if m := t2tQuote.FindStringSubmatch(line); m != nil {
		r.out = append(r.out, "> "+r.inline(m[1]))
		return
	}
	if m := t2tVerb.FindStringSubmatch(line); m != nil {
		r.out = append(r.out, "`"+strings.ReplaceAll(m[1], "`", "'")+"`")
		return
	}
	hard := t2tBreak.MatchString(line)
	said := r.inline(strings.TrimSpace(t2tBreak.ReplaceAllString(line, "")))
	switch {
	case strings.HasPrefix(said, "# ") || strings.HasPrefix(said, ">"):
		said = `\` + said
	case len(r.indents) > 0 && strings.HasPrefix(line, " "):
		said = strings.Repeat("  ", len(r.indents)) + said
	}
	if hard && said != "" {
		said += `\`
	}
	r.out = append(r.out, said)
}

// end closes the lists that are open.
func (r *t2tReader) end() {
	r.indents = nil
	if n := len(r.out); n > 0 && r.out[n-1] != "" {
		r.out = append(r.out, "")
	}
}

// apart writes a line with empty lines around it.
func (r *t2tReader) apart(line string) {
	r.end()
	r.out = append(r.out, line, "")
}

// item writes an item of a list, indented by its level: in txt2tags any deeper indent
// begins a new one.
func (r *t2tReader) item(indent int, mark, said string) {
	for len(r.indents) > 0 && r.indents[len(r.indents)-1] > indent {
		r.indents = r.indents[:len(r.indents)-1]
	}
	if len(r.indents) == 0 && len(r.out) > 0 && r.out[len(r.out)-1] != "" {
		r.out = append(r.out, "")
	}
	if len(r.indents) == 0 || r.indents[len(r.indents)-1] < indent {
		r.indents = append(r.indents, indent)
	}
	mark = map[string]string{"-": "- ", "+": "1. ", ":": "- "}[mark]
	r.out = append(r.out, strings.Repeat("   ", len(r.indents)-1)+mark+r.inline(said))
}

// row writes a row of a table; Markdown's first row is always its head.
func (r *t2tReader) row(head bool, cells string) {
	parts := t2tCellEnd.Split(cells, -1)
	for i, cell := range parts {
		parts[i] = strings.ReplaceAll(r.inline(strings.TrimSpace(cell)), "|", `\|`)
	}
	said := "| " + strings.Join(parts, " | ") + " |"
	if r.table {
		r.out = append(r.out, said)
		return
	}
	r.table = true
	r.end()
	rule := "|" + strings.Repeat(" --- |", len(parts))
	if head {
		r.out = append(r.out, said, rule)
	} else {
		r.out = append(r.out, "|"+strings.Repeat("  |", len(parts)), rule, said)
	}
}

// inline turns the marks within a line. What must not change, such as an address, is
// masked by its number while the rest is turned.
func (r *t2tReader) inline(line string) string {
	var masked []string
	mask := func(said string) string {
		masked = append(masked, said)
		return "\x01" + strconv.Itoa(len(masked)-1) + "\x02"
	}
	each := func(pattern *regexp.Regexp, turn func(m []string) string) {
		line = pattern.ReplaceAllStringFunc(line, func(found string) string { return turn(pattern.FindStringSubmatch(found)) })
	}
	each(t2tImage, func(m []string) string { return mask(r.image(m[1] + m[2] + m[3])) })
	each(t2tQuoted, func(m []string) string { return mask(markdownLink(m[1], m[2])) })
	each(t2tDay, func(m []string) string {
		if m[1] == "" {
			return mask(m[2])
		}
		return m[1] + mask(" ("+m[2]+")")
	})
	each(t2tNamed, func(m []string) string { return mask(markdownLink(m[1], m[2])) })
	each(t2tMono, func(m []string) string { return mask("`" + m[1] + "`") })
	each(t2tRaw, func(m []string) string { return mask(t2tLone.ReplaceAllStringFunc(m[1]+m[2], escaped)) })
	each(t2tURL, func(m []string) string { return mask(m[0]) })
	each(t2tColour, func(m []string) string { return m[1] })

	each(t2tBold, func(m []string) string { return mask("**") + m[1] + mask("**") })
	each(t2tItalic, func(m []string) string { return mask("*") + m[1] + mask("*") })
	each(t2tUnderline, func(m []string) string { return mask("_") + m[1] + mask("_") })
	each(t2tStrike, func(m []string) string { return mask("~~") + m[1] + mask("~~") })
	line = t2tLone.ReplaceAllStringFunc(line, escaped)
	const levels = 8 // a mask may hold others
	for range levels {
		each(t2tMask, func(m []string) string {
			number, err := strconv.Atoi(m[1])
			if err != nil {
				return ""
			}
			return masked[number]
		})
	}
	return line
}

// escaped puts a backslash before the sign in a match that Markdown would read.
func escaped(match string) string {
	at := strings.IndexAny(match, "*`_")
	return match[:at] + `\` + match[at:]
}

func markdownLink(words, address string) string {
	if strings.HasPrefix(address, "www.") {
		address = "https://" + address
	}
	if strings.ContainsAny(address, " ()<>") {
		address = "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(address) + ">"
	}
	if words == "" {
		words = strings.Trim(address, "<>")
	}
	return "[" + words + "](" + address + ")"
}
