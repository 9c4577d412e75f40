package review

import (
	"fmt"
	"strings"

	"rung/model"
	"rung/model/paper"
	"rung/model/text"
)

// Document sets the cue sheet out for writing.
func (p CueSheet) Document(loc model.Locale) paper.Document {
	i := p.Interview
	w := paper.Document{Title: i.Title, On: p.On, Size: paper.SizeFor(loc)}
	w.Add(paper.Block{Style: paper.Title, Text: i.Title})
	w.Add(paper.Block{Style: paper.SmallPrint, Text: text.Joined(paper.Separator, strings.TrimSpace(i.Day.Format(loc)+" "+i.Time), text.Joined(", ", i.Role, i.Company), i.Round)})
	w.Add(paper.Block{Style: paper.Heading, Text: "Stories"})
	for _, c := range p.Stories {
		c.addTo(&w, loc)
	}
	if len(p.Stories) == 0 {
		w.Add(paper.Block{Style: paper.Paragraph, Text: "No story answers a likely question yet."})
	}
	if len(p.Panel) > 0 {
		w.Add(paper.Block{Style: paper.Heading, Text: "The panel"})
		for _, who := range p.Panel {
			block := paper.Block{Style: paper.Item, Strong: who.Name, Text: text.Joined(". ", who.Role, strings.Join(who.Lines, " "))}
			if block.Text != "" {
				block.Strong += ":"
			}
			w.Add(block)
		}
	}
	addSection(&w, "Ask them", p.ToAsk)
	addSection(&w, "Be ready for", p.Gaps)
	addLeftOut(&w, p.LeftOut)
	return w
}

func (c Cue) addTo(w *paper.Document, loc model.Locale) {
	w.Add(paper.Block{Style: paper.Subheading, Text: c.Title, Aside: c.Day.Format(loc)})
	w.Add(paper.Block{Style: paper.Paragraph, Text: c.Said})
	addItem(w, "Numbers:", joinNumbers(c.Numbers))
	for _, q := range c.Answers {
		addItem(w, "For:", q)
	}
	addItem(w, "Can vouch for it:", strings.Join(c.Vouch, ", "))
}

// joinNumbers describes numbers with how each is known.
func joinNumbers(numbers []Number) string {
	var said []string
	for _, n := range numbers {
		said = append(said, n.Describe())
	}
	return strings.Join(said, "; ")
}

// addItem adds a labelled item, unless the text is empty.
func addItem(w *paper.Document, label, text string) {
	if text != "" {
		w.Add(paper.Block{Style: paper.Item, Text: label + " " + text})
	}
}

// addSection adds a section of items, unless there are none.
func addSection(w *paper.Document, heading string, items []string) {
	if len(items) == 0 {
		return
	}
	w.Add(paper.Block{Style: paper.Heading, Text: heading})
	for _, text := range items {
		w.Add(paper.Block{Style: paper.Item, Text: text})
	}
}

// addLeftOut adds how many private entries are left out.
func addLeftOut(w *paper.Document, n int) {
	if n > 0 {
		w.Add(paper.Block{Style: paper.SmallPrint, Text: fmt.Sprintf("Left out because private: %d.", n)})
	}
}
