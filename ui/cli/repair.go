package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
)

// listQuestions prints what is missing in entries that are written already, what gains
// most first, and how to answer.
func (c nextCmd) listQuestions(r *run, s Session, q inquiry, lookup readiness.EntryLookup) error {
	reader, err := r.newWordReader(s)
	if err != nil {
		return err
	}
	questions, err := q.Questions(q.framework, q.on, lookup, reader.ReadOffering)
	if err != nil {
		return err
	}
	if c.Limit > 0 {
		questions = questions[:min(c.Limit, len(questions))]
	}
	for i, one := range questions {
		e, err := lookup(one.Entry)
		if err != nil {
			return err
		}
		questions[i] = one.WithGuess(e, reader.ReadOffering)
	}
	if r.json {
		return r.printJSON(questions)
	}
	if len(questions) == 0 {
		return r.printLine("Nothing to ask: no one answer about an entry would make it count for more.")
	}
	return r.printLines(questionLines(questions, r.locale(s)))
}

// repairHint says that an answer about what is written already would gain something too.
func repairHint(questions []readiness.Question) []string {
	if len(questions) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("%8s  %10sAnswer a question about what is written: rung next --repair", formatGain(questions[0].Gain), "")}
}

func questionLines(questions []readiness.Question, loc model.Locale) (lines []string) {
	ids := make([]string, len(questions))
	for i, q := range questions {
		ids[i] = q.Entry
	}
	short := shortenIDs(ids)
	for _, q := range questions {
		lines = append(lines,
			fmt.Sprintf("%8s  %s  (%s, %s)", formatGain(q.Gain), q.Words, text.Shorten(q.Title, 60), q.Day.Format(loc)),
			fmt.Sprintf("%10srung edit %s %s", "", short[q.Entry], answerFlag(q)))
		if answers := describeAnswers(q); answers != "" {
			lines = append(lines, fmt.Sprintf("%10s%s", "", answers))
		}
	}
	return lines
}

// answerFlag is the flag of edit that takes the answer.
func answerFlag(q readiness.Question) string {
	switch q.Part {
	case "body":
		return "--body TEXT"
	case model.PartKind:
		return "--kind KIND"
	}
	return "--set " + q.Part + "=ANSWER"
}

// describeAnswers lists the answers that a question offers, with what each gains where
// they do not all gain the same.
func describeAnswers(q readiness.Question) string {
	same := !slices.ContainsFunc(q.Choices, func(a readiness.Answer) bool { return a.Gain != q.Gain })
	var answers []string
	for _, a := range q.Choices {
		name := a.Label
		if q.Part == model.PartKind {
			name = a.Value
		}
		if !same {
			name = strings.TrimSpace(name + " " + formatGain(a.Gain))
		}
		answers = append(answers, name)
	}
	return strings.Join(answers, " · ")
}

// findImpact finds where an entry counts, and what one answer would change.
func findImpact(r *run, s Session, id string) (*readiness.Impact, error) {
	index, err := s.Readiness(r.ctx)
	if err != nil {
		return nil, err
	}
	impact, err := index.Impact(index.ChosenFramework().ID, id, s.Journal.Today(), func(id string) (model.Entry, error) { return s.Journal.Entry(r.ctx, id) })
	return &impact, err
}

func (s *entryPrinter) printImpact(impact *readiness.Impact) {
	if impact == nil {
		return
	}
	var places []string
	for _, p := range impact.Places {
		said := fmt.Sprintf("%s %s: %d %% strong", p.Criterion, p.CriterionTitle, p.Strength.Percent())
		if len(p.Untold) > 0 {
			said += ", without " + strings.Join(p.Untold, ", ")
		}
		places = append(places, said)
	}
	s.text.WriteString("\n")
	s.printLabelled("Counts for", cmp.Or(strings.Join(places, "\n"), "nothing yet"))
	if q := impact.Question; q != nil {
		s.printLabelled("Would count for more", strings.TrimSpace(q.Words+" "+formatGain(q.Gain))+"\n"+text.Joined("\n", "rung edit "+shortenIDs([]string{q.Entry})[q.Entry]+" "+answerFlag(*q), describeAnswers(*q)))
	}
}
