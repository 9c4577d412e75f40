package readiness

import (
	"slices"

	"rung/model"
	"rung/model/strength"
)

// How much is tried for one list of questions: the most promising entries, and of each
// the most promising parts.
const (
	mostEntriesTried = 100
	mostPartsTried   = 3
)

// askBest returns the question about an entry whose answer gains most, or nil where no
// answer gains anything.
func (r *repairer) askBest(one untoldEntry) (*Question, error) {
	e, err := r.lookup(r.ix.entryID(one.at))
	if err != nil {
		return nil, err
	}
	var best *Question
	for i, part := range one.parts[:min(len(one.parts), mostPartsTried)] {
		if i > 0 && best != nil && part.worth < int64(best.Gain)*whole {
			break // it can hardly be better
		}
		q := r.newQuestion(e, part.name)
		q.Least = part.least
		if err := r.measureAnswers(&q, e); err != nil {
			return nil, err
		}
		if q.Gain > 0 && (best == nil || q.Gain > best.Gain) {
			best = &q
		}
	}
	return best, nil
}

func (r *repairer) newQuestion(e model.Entry, part string) Question {
	return Question{Entry: e.ID, Title: e.Title, Day: e.Day, Part: part, Words: questionAbout(e.Kind, part), Framework: r.f.ID, Choices: []Answer{}}
}

// measureAnswers tries the answers to a question.
func (r *repairer) measureAnswers(q *Question, e model.Entry) (err error) {
	q.Choices = append(q.Choices, r.answersTo(q, e)...)
	if len(q.Choices) == 0 {
		_, err = r.measureAnswer(q, completePart(e, q.Part, q.Least))
		return err
	}
	for i := range q.Choices {
		tried, err := q.WriteAnswer(e, q.Choices[i].Value, model.Locale{})
		if err != nil {
			return err
		}
		if q.Choices[i].Gain, err = r.measureAnswer(q, tried); err != nil {
			return err
		}
	}
	return nil
}

// measureAnswer returns what an entry with one of the answers gains, and notes in the
// question what the best of them gains, and where.
func (r *repairer) measureAnswer(q *Question, tried model.Entry) (strength.Share, error) {
	undo, err := r.ix.tryEntries([]model.Entry{tried})
	if err != nil {
		return 0, err
	}
	after := r.ix.coverageReport(r.f, r.day)
	undo()
	gain := after.Coverage - r.before
	if gain <= q.Gain {
		return gain, nil
	}
	q.Gain = gain
	most := strength.Share(0)
	for i, s := range after.Steps {
		of, _ := r.f.findStep(s.ID)
		if rise := (s.Coverage - r.report.Steps[i].Coverage) * strength.Share(of.Weight); s.IsAimedAt() && rise > most {
			most, q.Step = rise, s.ID
		}
	}
	return gain, nil
}

// answersTo returns the answers that a question offers: every choice, the departments, or
// people who exist; none where the person writes.
func (r *repairer) answersTo(q *Question, e model.Entry) (answers []Answer) {
	kind, _ := model.KindOf(e.Kind)
	f, isField := kind.Field(q.Part)
	switch {
	case isField && isChoice(f):
		for _, choice := range choicesOf(f) {
			answers = append(answers, Answer{Value: choice, Label: choice})
		}
	case q.Part == departmentField:
		for _, d := range r.ix.knownDepartments(r.day) {
			answers = append(answers, Answer{Value: d.Name, Label: d.Name})
		}
	case !isField && q.Part != bodyPart:
		return r.peopleFor(e)
	}
	return answers
}

// added returns what a part holds with an answer to it: words and items come after those
// that are there, anything else takes the place of what was there.
func added(held, answer any) any {
	switch a := answer.(type) {
	case string:
		if before, _ := held.(string); before != "" {
			return before + "\n\n" + a
		}
	case []model.Values:
		before, _ := held.([]model.Values)
		return slices.Concat(before, a)
	}
	return answer
}

// completePart returns an entry with words of the person's own in a part, or the number
// that is asked for.
func completePart(e model.Entry, part string, least int) model.Entry {
	kind, _ := model.KindOf(e.Kind)
	f, isField := kind.Field(part)
	e = e.Clone()
	switch {
	case part == bodyPart:
		e.Body = added(e.Body, ownWords(e.ID, part)).(string)
	case !isField: // nobody is there who could be linked
	case f.Type == model.Integer:
		e.Values[part] = int64(max(1, least))
	case f.Type == model.Text:
		e.Values[part] = ownWords(e.ID, part)
	default:
		e.Values[part] = added(e.Values[part], sampleValue(f, &e))
	}
	e.Normalize()
	return e
}
