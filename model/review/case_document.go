package review

import (
	"fmt"
	"strings"

	"rung/model"
	"rung/model/paper"
	"rung/model/text"
)

// leastCaseScale is how far text may shrink, from 1, to keep the page one.
const leastCaseScale = 0.75

// Document sets the page out for writing.
func (c Case) Document(loc model.Locale) paper.Document {
	w := paper.Document{Title: "My case, " + c.On.FormatPlain(loc), On: c.On, Size: paper.SizeFor(loc)}
	title := "My case"
	if c.Aim != "" {
		title = "My case for " + c.Aim
	}
	w.Add(paper.Block{Style: paper.Title, Text: title})
	role := ""
	if c.Role != "" {
		role = "now " + c.Role
	}
	w.Add(paper.Block{Style: paper.SmallPrint, Text: text.Joined(paper.Separator, c.On.FormatPlain(loc), role)})
	if len(c.Proofs) > 0 {
		w.Add(paper.Block{Style: paper.Heading, Text: "What my work is known for"})
	}
	for _, p := range c.Proofs {
		p.addTo(&w, loc)
	}
	if len(c.Numbers) > 0 {
		w.Add(paper.Block{Style: paper.Heading, Text: "What it brought, in numbers"})
	}
	for _, f := range c.Numbers {
		w.Add(paper.Block{Style: paper.Item, Strong: f.Number.Describe(), Text: f.Title})
	}
	if len(c.Witnesses) > 0 {
		w.Add(paper.Block{Style: paper.Heading, Text: "Who can vouch for it"})
	}
	for _, one := range c.Witnesses {
		said := one.For
		if one.More > 0 {
			said += ", and " + text.Counted(one.More, "more thing", "more things")
		}
		w.Add(paper.Block{Style: paper.Item, Strong: text.Joined(", ", one.Name, one.Where) + ":", Text: said})
	}
	addSection(&w, "What I ask for", c.Asks)
	w.Add(paper.Block{Style: paper.Heading, Text: fmt.Sprintf("The next %d days", nextDays)})
	for _, p := range c.Next {
		p.addTo(&w)
	}
	if len(c.Next) == 0 {
		w.Add(paper.Block{Style: paper.Paragraph, Text: "I would like to choose three goals for them together with you."})
	}
	return w
}

func (p Proof) addTo(w *paper.Document, loc model.Locale) {
	block := paper.Block{Style: paper.Item, Text: p.Title, Aside: text.Joined(", ", p.Who, p.Day.FormatPlain(loc))}
	switch {
	case p.Quote:
		block.Text = "“" + strings.Trim(p.Said, "“”\"") + "”"
	case p.Said != "":
		block.Text = strings.TrimRight(p.Title, ".") + ": " + p.Said
	}
	w.Add(block)
}

func (p Promise) addTo(w *paper.Document) {
	hours := ""
	if p.Hours != "" {
		hours = p.Hours + " h a week"
	}
	block := paper.Block{Style: paper.Item, Strong: p.Title, Aside: text.Joined(", ", hours, "by "+p.Until)}
	if p.Step != "" {
		block.Text = "First: " + p.Step
	}
	w.Add(block)
}

// FitOnPage gives the document with its text as small as one page takes, if it can be
// that small at all. Errors: the writer's.
func FitOnPage(w paper.DocumentWriter, d paper.Document) (paper.Document, error) {
	for d.Scale = 1; ; d.Scale -= 0.05 {
		pages, _, err := w.Pages(d)
		if err != nil || len(pages) <= 1 || d.Scale <= leastCaseScale {
			return d, err
		}
	}
}
