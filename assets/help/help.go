// Package help carries the guide to Rung, a topic a file, as the window shows it
// and the terminal prints it. It hands out text only; it must not know where
// that is shown.
package help

import (
	"embed"
	"strings"
)

//go:embed guide/*.md
var guide embed.FS

// Topic is one page of the guide.
type Topic struct {
	ID    string // as `rung help` takes it; a screen's topic has the screen's id
	Title string
	Short string // the first paragraph: five sentences that explain the whole
	Text  string // all of it, as Markdown without the title
}

// order is that of a person's first weeks.
var order = []string{"start", "today", "writing", "reading", "journal", "searching", "readiness", "repair", "people", "money", "review", "resume", "moving", "safety", "settings", "terminal"}

// Topics gives the guide in the order in which it is best read.
func Topics() []Topic {
	list := make([]Topic, 0, len(order))
	for _, id := range order {
		if t, ok := Find(id); ok {
			list = append(list, t)
		}
	}
	return list
}

// Find gives the topic of that id; ok is false where there is none.
func Find(id string) (t Topic, ok bool) {
	raw, err := guide.ReadFile("guide/" + id + ".md")
	if err != nil {
		return Topic{}, false
	}
	heading, text, _ := strings.Cut(string(raw), "\n")
	text = strings.TrimSpace(text)
	short, _, _ := strings.Cut(text, "\n\n")
	return Topic{ID: id, Title: strings.TrimPrefix(heading, "# "), Short: short, Text: text}, true
}
