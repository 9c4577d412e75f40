package review

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rung/model"
)

// Need says how much a requirement is asked for.
type Need string

const (
	Must Need = "must"
	Nice Need = "nice"
)

// Requirement is one thing that a job description asks of a person.
type Requirement struct {
	Text string `json:"text"`
	Need Need   `json:"need"`
}

// Ceilings on a job description. The longest advertisements have two thousand
// words and fifty requirements.
const (
	MaxDescription   = model.MaxBody
	mostRequirements = 200
	fewWords         = 12 // a text this short is taken as it is, where nothing else is found in it
)

// Requirements splits a job description into what it asks for, in its order:
// what has to be and what would be nice. Headings, benefits, the company's words
// about itself and legal text are no requirements. more counts those beyond the
// first two hundred. Errors: TooLarge, and Invalid for a text without a word.
func Requirements(description string) (list []Requirement, more int, err error) {
	if len(description) > MaxDescription {
		return nil, 0, &model.Error{Code: model.TooLarge, Field: "description", Message: "This job description is larger than 1 MB. Keep the part that says what they want."}
	}
	if !utf8.ValidString(description) {
		description = strings.ToValidUTF8(description, " ")
	}
	if len(surfaces(description)) == 0 {
		return nil, 0, &model.Error{Code: model.Invalid, Field: "description", Message: "There is nothing to match yet. Paste the job description, or the part that says what they want."}
	}
	r := &reader{seen: map[string]bool{}}
	all := takeLines(description)
	for i, line := range all {
		r.line(line, i+1 < len(all) && all[i+1].bullet)
	}
	if len(r.list) == 0 && len(surfaces(description)) <= fewWords {
		for _, line := range all {
			r.add(line.text, Must)
		}
	}
	n := min(len(r.list), mostRequirements)
	return r.list[:n], len(r.list) - n, nil
}

// reader goes through a job description and remembers which part it is in.
type reader struct {
	section section
	list    []Requirement
	seen    map[string]bool
}

func (r *reader) line(line textLine, listFollows bool) {
	if !line.bullet {
		if to, rest, ok := heading(line, listFollows); ok {
			r.section = to
			if rest != "" {
				r.labelled(rest)
			}
			return
		}
	}
	if r.section == ignored {
		return
	}
	if label, rest, ok := strings.Cut(line.text, ":"); ok && len(strings.Fields(label)) <= mostHeadingWords {
		if to, known := sectionOf(label); known && to != open && strings.TrimSpace(rest) != "" {
			before := r.section
			r.section = to
			r.labelled(strings.TrimSpace(rest))
			r.section = before
			return
		}
	}
	if line.bullet {
		if !aside.MatchString(line.text) {
			r.add(line.text, r.need(line.text))
		}
		return
	}
	for _, sentence := range sentences(line.text) {
		if r.asks(sentence) {
			r.add(strings.TrimSuffix(sentence, "."), r.need(sentence))
		}
	}
}

// labelled takes what stands behind a label such as "Required:", a list or a
// sentence.
func (r *reader) labelled(text string) {
	if r.section == ignored {
		return
	}
	for _, item := range listed(text) {
		if !aside.MatchString(item) {
			r.add(item, r.need(item))
		}
	}
}

// listed takes a list within a line apart: at semicolons, or at commas where the
// items are as short as the names of skills.
func listed(text string) []string {
	items := strings.Split(text, ";")
	if len(items) == 1 {
		const short = 4
		items = commas.Split(strings.TrimSuffix(text, "."), -1)
		if len(items) < 3 || slices.ContainsFunc(items, func(item string) bool { return len(strings.Fields(item)) > short }) {
			return sentences(text)
		}
	}
	return items
}

var commas = regexp.MustCompile(`\s*,\s*(?:and\s+|or\s+)?`)

// asks reports whether a sentence of prose asks for something: where the part of
// the text says that requirements come, each sentence does that is not about
// something else.
func (r *reader) asks(sentence string) bool {
	if aside.MatchString(sentence) {
		return false
	}
	if r.section == open {
		return asking.MatchString(sentence) && (!boasting.MatchString(sentence) || wanting.MatchString(sentence))
	}
	return !boasting.MatchString(sentence) || wanting.MatchString(sentence)
}

func (r *reader) need(text string) Need {
	if niceWords.MatchString(text) || r.section == nice && !mustWords.MatchString(text) {
		return Nice
	}
	return Must
}

// add takes a requirement in, without the marks of the list it stood in.
func (r *reader) add(text string, need Need) {
	text = strings.TrimRight(strings.TrimSpace(text), ";,. ")
	key := plainWords(text)
	if key == "" || r.seen[key] {
		return
	}
	r.seen[key] = true
	r.list = append(r.list, Requirement{Text: text, Need: need})
}

// String gives the requirement as one line.
func (r Requirement) String() string { return fmt.Sprintf("%s: %s", r.Need, r.Text) }
