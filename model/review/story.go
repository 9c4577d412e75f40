package review

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rung/model"
)

// Story is an entry told to a panel, in parts.
type Story struct {
	Entry      model.Entry
	Situation  Part
	Task       Part
	Action     Part
	Result     Part
	Reflection Part
	Numbers    []Number
	Witnesses  []string // ids of the contacts who can vouch for it
}

// Part is one part of a story and the field that holds it. Where the entry's kind
// has no such field, Field is "" and the part is empty; an achievement has every
// part.
type Part struct {
	Label string
	Field string // key of the field, "body" for the text, or ""
	Text  string
}

// Number is a number of a story, with how it is known.
type Number struct {
	Text  string `json:"text"`
	Known string `json:"known"` // measured, estimated, told; entered for a field of its own; "" where it stands in prose only
	Where string `json:"where"` // label of the field
}

// Describe says the number and how it is known.
func (n Number) Describe() string {
	switch n.Known {
	case "entered":
		return n.Text
	case "":
		return n.Text + " (only in the text)"
	}
	return n.Text + " (" + n.Known + ")"
}

// NewStory reads an entry as a story, by the fields that its kind tells it in, and by the
// clauses that were read as one of them.
func NewStory(e model.Entry, loc model.Locale) Story {
	kind, _ := model.KindOf(e.Kind)
	part := func(field, label string) Part {
		p := Part{Label: label, Field: field, Text: e.Values.Text(field)}
		if p.Field == model.StoryBody {
			p.Text = strings.TrimSpace(e.Body)
		}
		if p.Text == "" { // the title or the text may tell it
			p.Text = e.WordsOf(model.PartStory(field))
		}
		return p
	}
	of := kind.Story
	s := Story{Entry: e, Situation: part(of.Situation, "Situation"), Task: part(of.Task, "Task"), Action: part(of.Action, "Action"), Result: part(of.Result, "Result"),
		Reflection: part(of.Lesson, "What you learned"), Witnesses: e.Linked("witness")}
	s.Numbers = s.readNumbers(loc)
	return s
}

// STAR returns the parts as situation, task, action, result.
func (s Story) STAR() []Part { return []Part{s.Situation, s.Task, s.Action, s.Result} }

// CCAR returns the same story as challenge, context, action, result: the task is
// the challenge, the situation the context.
func (s Story) CCAR() []Part {
	challenge, context := s.Task, s.Situation
	challenge.Label, context.Label = "Challenge", "Context"
	return []Part{challenge, context, s.Action, s.Result}
}

// Missing says in words what the story lacks.
func (s Story) Missing() (missing []string) {
	for _, p := range s.STAR() {
		if p.Text == "" {
			missing = append(missing, strings.ToLower(p.Label))
		}
	}
	if !s.hasKnownNumber() {
		missing = append(missing, "a number")
	}
	if s.Reflection.Text == "" {
		missing = append(missing, "what you learned")
	}
	return missing
}

// storyParts is how many things make a story complete: four parts, a number, and a
// lesson.
const storyParts = 6

// DescribeCompleteness says in one line how complete the story is.
func (s Story) DescribeCompleteness() string {
	missing := s.Missing()
	words := fmt.Sprintf("%d of %d", storyParts-len(missing), storyParts)
	if len(missing) == 0 {
		return words + ": nothing is missing."
	}
	return words + ". Missing: " + strings.Join(missing, ", ") + "."
}

// hasKnownNumber reports whether the story has a number that says how it is known.
func (s Story) hasKnownNumber() bool {
	return slices.ContainsFunc(s.Numbers, func(n Number) bool { return n.Known != "" })
}

// Band is how complete a story is as an answer.
type Band string

const (
	Thin   Band = "thin"   // action or result is missing
	Fair   Band = "fair"   // action and result are there
	Strong Band = "strong" // all four parts, and a number that says how it is known
)

// Band returns how complete the story is as an answer.
func (s Story) Band() Band {
	switch {
	case s.Action.Text == "" || s.Result.Text == "":
		return Thin
	case s.Situation.Text == "" || s.Task.Text == "" || !s.hasKnownNumber():
		return Fair
	}
	return Strong
}

// readNumbers returns every number of the story: its metrics, the numbers in its
// fields, and those that are only in its text.
func (s Story) readNumbers(loc model.Locale) (list []Number) {
	for _, m := range s.Entry.Values.Items("metrics") {
		if n := (Number{Text: model.FormatMetric(m, loc), Known: m.Text("known"), Where: "Numbers"}); n.Text != "" {
			list = append(list, n)
		}
	}
	kind, _ := model.KindOf(s.Entry.Kind)
	for _, f := range kind.Fields {
		v, filled := s.Entry.Values[f.Key]
		if filled && (f.Type == model.Integer || f.Type == model.Number || f.Type == model.Amount) && v != int64(0) {
			list = append(list, Number{Text: strings.ToLower(f.Label) + " " + f.Format(v, loc), Known: "entered", Where: f.Label})
		}
	}
	return append(list, s.numbersInProse(list)...)
}

// proseNumber finds a number in prose with the word it counts. Days, clock times
// and years say when, not how much.
var proseNumber = regexp.MustCompile(`\d[\d.,:/-]*(?:\s?%|\s+\pL[\pL-]*)?`)

// numbersInProse returns the numbers that are only in the story's text, so that it
// is not known how they were found.
func (s Story) numbersInProse(known []Number) (list []Number) {
	var all strings.Builder
	for _, n := range known {
		all.WriteString(" " + plainDigits(n.Text) + " ")
	}
	for _, p := range append(s.STAR(), s.Reflection) {
		for _, found := range proseNumber.FindAllString(p.Text, -1) {
			number, unit, _ := strings.Cut(found, " ")
			number = strings.TrimRight(number, ".,:/-")
			if isDateOrTime(number) || strings.Contains(all.String(), " "+plainDigits(number)+" ") {
				continue
			}
			all.WriteString(" " + plainDigits(number) + " ")
			if len(unit) < 3 && unit != "%" { // "1,150 a week" counts no "a"
				unit = ""
			}
			list = append(list, Number{Text: strings.TrimSpace(number + " " + unit), Where: p.Label})
		}
	}
	return list
}

// plainDigits returns the numbers of a text without thousands separators.
func plainDigits(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ',':
			return -1
		case unicode.IsDigit(r) || r == '.':
			return r
		}
		return ' '
	}, text)
}

var whenPattern = regexp.MustCompile(`^(?:(?:19|20)\d\d|\d{1,2}:\d\d|\d+[-/].*)$`)

func isDateOrTime(number string) bool { return whenPattern.MatchString(number) }
