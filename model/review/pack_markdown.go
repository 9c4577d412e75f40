package review

import (
	"fmt"
	"strings"

	"rung/model"
)

// Markdown writes the pack, so that titles and quotes show as they were written.
func (p Pack) Markdown(loc model.Locale) string {
	w := page{loc: loc}
	i := p.Interview
	w.line("# " + model.EscapeMarkdown(i.Title))
	w.line(model.EscapeMarkdown(joined(" · ", strings.TrimSpace(i.Day.Format(loc)+" "+i.Time), joined(", ", i.Role, i.Company), i.Round)))
	w.section("Stories")
	for _, c := range p.Stories {
		w.cue(c)
	}
	if len(p.Stories) == 0 {
		w.line("No story answers a likely question yet.")
	}
	if len(p.Panel) > 0 {
		w.section("The panel")
		for _, who := range p.Panel {
			w.item("**" + model.EscapeMarkdown(who.Name) + "** " + model.EscapeMarkdown(joined(". ", who.Role, strings.Join(who.Lines, " "))))
		}
		w.end()
	}
	w.section("Ask them")
	for _, q := range p.ToAsk {
		w.item(model.EscapeMarkdown(q))
	}
	w.end()
	if len(p.Gaps) > 0 {
		w.section("Be ready for")
		for _, g := range p.Gaps {
			w.item(model.EscapeMarkdown(g))
		}
		w.end()
	}
	if p.LeftOut > 0 {
		w.line(fmt.Sprintf("_Left out because private: %d._", p.LeftOut))
	}
	return strings.TrimRight(w.text.String(), "\n") + "\n"
}

// page is Markdown that is being written.
type page struct {
	text strings.Builder
	loc  model.Locale
}

func (w *page) line(text string) { w.text.WriteString(text + "\n\n") }

func (w *page) section(heading string) { w.line("## " + heading) }

func (w *page) item(text string) { w.text.WriteString("- " + strings.TrimSpace(text) + "\n") }

func (w *page) end() { w.text.WriteString("\n") }

func (w *page) cue(c Cue) {
	w.line(fmt.Sprintf("### %s (%s)", model.EscapeMarkdown(c.Title), c.Day.Format(w.loc)))
	w.line(model.EscapeMarkdown(c.Said))
	if len(c.Numbers) > 0 {
		var numbers []string
		for _, n := range c.Numbers {
			numbers = append(numbers, model.EscapeMarkdown(n.Words()))
		}
		w.item("Numbers: " + strings.Join(numbers, "; "))
	}
	for _, q := range c.Answers {
		w.item("For: " + model.EscapeMarkdown(q))
	}
	if len(c.Vouch) > 0 {
		w.item("Can vouch for it: " + model.EscapeMarkdown(strings.Join(c.Vouch, ", ")))
	}
	w.end()
}
