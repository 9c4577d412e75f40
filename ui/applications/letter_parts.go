package applications

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model/review"
	"rung/model/text"
	"rung/ui/widgets"
)

// letterPart is a piece of a letter that can be reworded.
type letterPart struct {
	key     string
	field   *widgets.Entry
	frame   *widgets.Field
	drafted string // what Rung wrote into it last
	text    func(review.Letter) string
	store   func(*review.Letter, string)
}

// newLetterParts gives the pieces of a letter in their order; changed is called when one
// was typed into.
func newLetterParts(changed func()) []*letterPart {
	parts := []*letterPart{
		{key: "to", field: widgets.NewTextEntry(), text: func(l review.Letter) string { return l.To }, store: func(l *review.Letter, s string) { l.To = s }},
		{key: "opening", text: func(l review.Letter) string { return l.Opening }, store: func(l *review.Letter, s string) { l.Opening = s }},
		{key: "answers", text: joinAnswers, store: readAnswers},
		{key: "further", text: func(l review.Letter) string { return strings.Join(l.Further, "\n") }, store: func(l *review.Letter, s string) { l.Further = append(l.Further, text.NonEmptyLines(s)...) }},
		{key: "closing", text: func(l review.Letter) string { return l.Closing }, store: func(l *review.Letter, s string) { l.Closing = s }},
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
func (p *letterPart) redraft(l review.Letter) {
	own := p.isReworded()
	p.drafted = p.text(l)
	if !own {
		p.setText(p.drafted)
	}
}

// isReworded says whether the words are the person's.
func (p *letterPart) isReworded() bool { return p.field.Text != p.drafted }

func (p *letterPart) setText(words string) {
	if words != p.field.Text {
		p.field.SetText(words)
	}
}

// rewordLetter gives a letter as the parts have it.
func rewordLetter(l review.Letter, parts []*letterPart) review.Letter {
	l.Further = nil
	for _, p := range parts {
		p.store(&l, strings.TrimSpace(p.field.Text))
	}
	return l
}

// answerSeparator stands between what is asked for and the answer.
const answerSeparator = ": "

func joinAnswers(l review.Letter) string {
	var said []string
	for _, a := range l.Answers {
		said = append(said, a.Asked+answerSeparator+a.Bullet)
	}
	return strings.Join(said, "\n")
}

// readAnswers reads answers line by line. A line that Rung drafted is split where it
// put the colon; a line without a colon goes to Further as a whole.
func readAnswers(l *review.Letter, typed string) {
	drafted := l.Answers
	l.Answers = nil
	var loose []string
next:
	for _, line := range text.NonEmptyLines(typed) {
		for _, a := range drafted {
			if bullet, same := strings.CutPrefix(line, a.Asked+answerSeparator); same {
				l.Answers = append(l.Answers, review.LetterAnswer{Asked: a.Asked, Bullet: bullet})
				continue next
			}
		}
		asked, bullet, parted := strings.Cut(line, answerSeparator)
		if !parted {
			loose = append(loose, line)
			continue
		}
		l.Answers = append(l.Answers, review.LetterAnswer{Asked: asked, Bullet: bullet})
	}
	l.Further = append(l.Further, loose...)
}
