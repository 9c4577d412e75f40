package diaries

import (
	"encoding/json"
	"regexp"
	"strings"
)

var (
	strayEscape = regexp.MustCompile(`\\[.!()+\-#{}_,;:'"?@$%=/]`)
	beforeList  = regexp.MustCompile(`^\s*\d+$`)
	wordLetter  = regexp.MustCompile(`^[\pL\pN]$`)
)

// unescapeStray removes the backslashes that Day One puts before signs which mean
// nothing there; those that Markdown needs stay.
func unescapeStray(text string) string {
	lines := strings.Split(text, "\n")
	fenced := false
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		}
		if !fenced && strings.Contains(line, `\`) {
			lines[i] = unescapeLine(line)
		}
	}
	return strings.Join(lines, "\n")
}

func unescapeLine(line string) string {
	var b strings.Builder
	last := 0
	for _, at := range strayEscape.FindAllStringIndex(line, -1) {
		before, sign, after := line[:at[0]], line[at[0]+1], line[at[1]:]
		if strings.HasSuffix(before, `\`) || needed(sign, before, after) {
			continue
		}
		b.WriteString(line[last:at[0]])
		last = at[0] + 1
	}
	b.WriteString(line[last:])
	return b.String()
}

// needed reports whether a sign between two parts of a line would be a mark in Markdown
// without its backslash.
func needed(sign byte, before, after string) bool {
	start := strings.TrimSpace(before) == ""
	switch sign {
	case '.':
		return beforeList.MatchString(before)
	case '!':
		return strings.HasPrefix(after, "[")
	case '+', '-', '#':
		return start
	case '(', ')':
		return strings.Contains(before, "]")
	case '_':
		return !wordLetter.MatchString(lastLetter(before)) || !wordLetter.MatchString(firstLetter(after))
	}
	return false
}

func lastLetter(text string) string {
	letters := []rune(text)
	if len(letters) == 0 {
		return ""
	}
	return string(letters[len(letters)-1])
}

func firstLetter(text string) string {
	for _, r := range text {
		return string(r)
	}
	return ""
}

// richPart is a run of Day One's rich text with the same attributes.
type richPart struct {
	Text       string `json:"text"`
	Attributes struct {
		Bold          bool   `json:"bold"`
		Italic        bool   `json:"italic"`
		Strikethrough bool   `json:"strikethrough"`
		InlineCode    bool   `json:"inlineCode"`
		LinkURL       string `json:"linkURL"`
		Line          struct {
			Header      int    `json:"header"`
			ListStyle   string `json:"listStyle"`
			IndentLevel int    `json:"indentLevel"`
			Checked     bool   `json:"checked"`
			CodeBlock   bool   `json:"codeBlock"`
			Quote       bool   `json:"quote"`
		} `json:"line"`
	} `json:"attributes"`
	EmbeddedObjects []struct {
		Type       string `json:"type"`
		Identifier string `json:"identifier"`
		URL        string `json:"url"`
	} `json:"embeddedObjects"`
}

// richText turns Day One's rich text into Markdown, which older exports have beside it;
// "" for anything else.
func richText(raw string) string {
	var rich struct {
		Contents []richPart `json:"contents"`
	}
	if err := json.Unmarshal([]byte(raw), &rich); err != nil {
		return ""
	}
	var b strings.Builder
	start, code := true, false
	for _, part := range rich.Contents {
		for _, object := range part.EmbeddedObjects {
			switch {
			case object.Identifier != "":
				b.WriteString("\n\n![](dayone-moment://" + object.Identifier + ")\n\n")
			case object.URL != "":
				b.WriteString("\n\n" + object.URL + "\n\n")
			case object.Type == "horizontalRuleLine":
				b.WriteString("\n\n---\n\n")
			}
			start = true
		}
		for i, line := range strings.Split(part.Text, "\n") {
			if i > 0 {
				b.WriteString("\n")
				start = true
			}
			if line == "" {
				continue
			}
			if start {
				if part.Attributes.Line.CodeBlock != code {
					code = !code
					b.WriteString("```\n")
				}
				b.WriteString(part.lineMark())
			}
			b.WriteString(part.marked(line))
			start = false
		}
	}
	if code {
		return strings.TrimRight(b.String(), "\n") + "\n```"
	}
	return b.String()
}

// lineMark gives the Markdown that begins a line of the part.
func (p richPart) lineMark() string {
	line := p.Attributes.Line
	mark := strings.Repeat("  ", min(max(line.IndentLevel-1, 0), 10))
	switch line.ListStyle {
	case "bulleted":
		return mark + "- "
	case "numbered":
		return mark + "1. "
	case "checkbox":
		if line.Checked {
			return mark + "- [x] "
		}
		return mark + "- [ ] "
	}
	switch {
	case line.Header > 0:
		return strings.Repeat("#", min(line.Header, 6)) + " "
	case line.Quote:
		return "> "
	}
	return ""
}

// marked puts the part's Markdown around its words.
func (p richPart) marked(text string) string {
	words := strings.TrimSpace(text)
	if words == "" || words == p.Attributes.LinkURL || p.Attributes.Line.CodeBlock {
		return text
	}
	mark := ""
	switch a := p.Attributes; {
	case a.LinkURL != "":
		return strings.Replace(text, words, "["+words+"]("+a.LinkURL+")", 1)
	case a.InlineCode:
		mark = "`"
	case a.Bold && a.Italic:
		mark = "***"
	case a.Bold:
		mark = "**"
	case a.Italic:
		mark = "*"
	case a.Strikethrough:
		mark = "~~"
	}
	return strings.Replace(text, words, mark+words+mark, 1)
}
