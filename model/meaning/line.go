package meaning

import (
	"slices"

	"rung/model"
)

// Line is one captured line as it was understood: its marks, and what the words of its
// title say.
type Line struct {
	model.Capture
	Reading Reading
}

// ReadLine reads a captured line: first its marks, as model.ParseLine does, then the words
// that stay. A kind that is marked is the person's own, and whoever is named with "@" is a
// person.
func (x *Lexicon) ReadLine(line string, steps model.StepNamed, c Context) Line {
	l := Line{Capture: model.ParseLine(line, c.Locale, steps)}
	if c.Kind == "" && slices.ContainsFunc(l.Marks, func(m model.Mark) bool { return m.Type == model.KindMark }) {
		c.Kind = l.Kind
	}
	for _, person := range l.People {
		c.Named = append(c.Named, person.InTitle)
	}
	l.Reading = x.Read(l.Title, c)
	return l
}
