package applications

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model/review"
	"rung/ui/widgets"
)

// part is a piece of a letter that can be reworded.
type part struct {
	key     string
	field   *widgets.Entry
	frame   *widgets.Field
	drafted string // what Rung wrote into it last
	text    func(review.Letter) string
	put     func(*review.Letter, string)
}

// newParts gives the pieces of a letter in their order; changed is called when one
// was typed into.
func newParts(changed func()) []*part {
	parts := []*part{
		{key: "to", field: widgets.NewTextEntry(), text: func(l review.Letter) string { return l.To }, put: func(l *review.Letter, s string) { l.To = s }},
		{key: "opening", text: func(l review.Letter) string { return l.Opening }, put: func(l *review.Letter, s string) { l.Opening = s }},
		{key: "answers", text: answersText, put: putAnswers},
		{key: "further", text: func(l review.Letter) string { return strings.Join(l.Further, "\n") }, put: func(l *review.Letter, s string) { l.Further = append(l.Further, lines(s)...) }},
		{key: "closing", text: func(l review.Letter) string { return l.Closing }, put: func(l *review.Letter, s string) { l.Closing = s }},
	}
	labels := []string{lang.L("To"), lang.L("Opening"), lang.L("What they ask for, and where you did it"), lang.L("Beyond that"), lang.L("Closing")}
	for i, p := range parts {
		if p.field == nil {
			p.field = widgets.NewProseEntry(2, 12)
		}
		p.field.OnChanged = func(string) { changed() }
		p.frame = widgets.NewField(labels[i], p.field)
	}
	parts[2].frame.SetNote(lang.L("One a line: what they ask for, a colon, where you did it."))
	parts[3].frame.SetNote(lang.L("One a line."))
	return parts
}

// redraft writes a draft into the part unless the person has reworded it.
func (p *part) redraft(l review.Letter) {
	own := p.own()
	p.drafted = p.text(l)
	if !own {
		p.set(p.drafted)
	}
}

// own says whether the words are the person's.
func (p *part) own() bool { return p.field.Text != p.drafted }

func (p *part) set(words string) {
	if words != p.field.Text {
		p.field.SetText(words)
	}
}

// reworded gives a letter as the parts have it.
func reworded(l review.Letter, parts []*part) review.Letter {
	l.Further = nil
	for _, p := range parts {
		p.put(&l, strings.TrimSpace(p.field.Text))
	}
	return l
}

// between parts what is asked for from the answer.
const between = ": "

func answersText(l review.Letter) string {
	var said []string
	for _, a := range l.Answers {
		said = append(said, a.Asked+between+a.Bullet)
	}
	return strings.Join(said, "\n")
}

// putAnswers reads answers line by line. What Rung drafted is parted where it put
// the colon; of a line without one, all is the answer, and stands with the others.
func putAnswers(l *review.Letter, text string) {
	drafted := l.Answers
	l.Answers = nil
	var loose []string
next:
	for _, line := range lines(text) {
		for _, a := range drafted {
			if bullet, same := strings.CutPrefix(line, a.Asked+between); same {
				l.Answers = append(l.Answers, review.LetterAnswer{Asked: a.Asked, Bullet: bullet})
				continue next
			}
		}
		asked, bullet, parted := strings.Cut(line, between)
		if !parted {
			loose = append(loose, line)
			continue
		}
		l.Answers = append(l.Answers, review.LetterAnswer{Asked: asked, Bullet: bullet})
	}
	l.Further = append(l.Further, loose...)
}

// lines are the lines of a text that say anything.
func lines(text string) []string {
	var all []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
