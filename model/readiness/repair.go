package readiness

import (
	"cmp"
	"slices"

	"rung/model"
	"rung/model/strength"
)

// Question asks for one part of an entry that is missing, and that would make the entry
// count, or count for more. The terminal prints its JSON.
type Question struct {
	Entry   string         `json:"entry"`
	Title   string         `json:"title"` // of the entry
	Part    string         `json:"part"`  // key of a field, role of a link, or "body"
	Words   string         `json:"question"`
	Step    string         `json:"step"` // where the best answer gains most
	Choices []Answer       `json:"choices"`
	Gain    strength.Share `json:"gain"` // what the framework's coverage would rise by; of the best answer where there are choices

	StepTitle string    `json:"-"`
	Framework string    `json:"-"`
	Day       model.Day `json:"-"` // of the entry
	Least     int       `json:"-"` // of a number: from which on the gain holds
}

// Answer is one answer that a question offers, with what it gains. People are offered by
// the ids of their contacts; others can be linked as well.
type Answer struct {
	Value string         `json:"value"`
	Label string         `json:"label"`
	Gain  strength.Share `json:"gain"`
}

// Impact is where an entry counts by one framework now, and the answer that would gain
// most.
type Impact struct {
	Places   []Place
	Question *Question // nil where nothing is to be asked
}

// Place is a criterion for which an entry counts.
type Place struct {
	Step, StepTitle           string
	Criterion, CriterionTitle string
	Strength                  strength.Share
	Untold                    []string // labels of the parts that the criterion asks for and that the entry does not tell
}

// repairTemplate is what decisions about questions are stored under.
const repairTemplate = "repair"

// How much is tried for one list of questions: the most promising entries, and of each
// the most promising parts.
const (
	mostEntriesTried = 150
	mostPartsTried   = 3
	mostPeopleTried  = 6
)

// Questions returns what to ask about entries that are written already: one question an
// entry, what gains most first, then the newest. What was answered, skipped or does not
// apply is not asked. Errors: those of Report and of lookup.
func (ix *Index) Questions(framework string, on model.Day, lookup EntryLookup) ([]Question, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	r, err := ix.newRepairer(framework, on, lookup)
	if err != nil {
		return nil, err
	}
	questions := []Question{}
	for _, one := range r.findUntold(nil) {
		q, err := r.askBest(one)
		if err != nil {
			return nil, err
		}
		if q != nil {
			questions = append(questions, *q)
		}
	}
	slices.SortStableFunc(questions, func(a, b Question) int {
		return cmp.Or(cmp.Compare(b.Gain, a.Gain), cmp.Compare(b.Day, a.Day), cmp.Compare(a.Entry, b.Entry))
	})
	return questions, nil
}

// Impact returns where an entry counts, and what one answer would change. Errors: those
// of Report and of lookup.
func (ix *Index) Impact(framework, entry string, on model.Day, lookup EntryLookup) (Impact, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	r, err := ix.newRepairer(framework, on, lookup)
	if err != nil {
		return Impact{}, err
	}
	key, _, _ := parseID(entry)
	at, known := ix.at[key]
	if !known {
		return Impact{}, nil
	}
	impact := Impact{Places: r.placesOf(at)}
	for _, one := range r.findUntold(&at) {
		impact.Question, err = r.askBest(one)
	}
	return impact, err
}

// Skip returns the entry that remembers not to ask the question again.
func (q Question) Skip(made model.Day) model.Entry { return q.decided().Dismiss("Skipped", made) }

// DoesNotApply returns the entry that remembers that the question has no answer.
func (q Question) DoesNotApply(made model.Day) model.Entry {
	return q.decided().Dismiss("Does not apply", made)
}

func (q Question) decided() Action {
	return Action{Title: q.Words + " " + q.Title, Framework: q.Framework, Template: repairTemplate, Subject: q.Entry + "/" + q.Part}
}

// WriteAnswer returns the entry with the answer in its place: a value as its field reads
// it, the id of an entry to link, or the text. Errors: Invalid, for an answer that the
// field does not take.
func (q Question) WriteAnswer(e model.Entry, answer string, loc model.Locale) (model.Entry, error) {
	e = e.Clone()
	kind, _ := model.KindOf(e.Kind)
	f, isField := kind.Field(q.Part)
	switch {
	case isField:
		v, err := f.Parse(answer, loc)
		if err != nil {
			return e, err
		}
		e.Values[q.Part] = added(e.Values[q.Part], v)
	case q.Part == bodyPart:
		e.Body = added(e.Body, answer).(string)
	default:
		e.Links = append(e.Links, model.LinkTo{Role: q.Part, ID: answer})
	}
	e.Normalize()
	return e, nil
}

// repairer asks the questions of one framework on one day.
type repairer struct {
	planner
	report  Report
	decided map[string]decision
	people  []int32 // contacts that a link may lead to, those met last first
}

func (ix *Index) newRepairer(framework string, on model.Day, lookup EntryLookup) (*repairer, error) {
	f, day, err := ix.frameworkOn(framework, on)
	if err != nil {
		return nil, err
	}
	r := &repairer{planner: planner{ix: ix, f: f, day: day, on: on, lookup: lookup}, report: ix.coverageReport(f, day), decided: ix.latestDecisions(f, day)}
	r.before = r.report.Coverage
	r.people = r.knownPeople()
	return r, nil
}

// knownPeople returns the contacts, those met last first.
func (r *repairer) knownPeople() []int32 {
	c := compileCondition(Condition{Kinds: []string{model.KindContact}})
	people := r.ix.entriesMeeting(&c, never-1)
	met := map[int32]int32{}
	for _, at := range people {
		met[at] = r.ix.lastMet(at, r.day)
	}
	slices.SortStableFunc(people, func(a, b int32) int { return cmp.Compare(met[b], met[a]) })
	return people
}

func (r *repairer) isSettled(at int32, part string) bool {
	a := Action{Template: repairTemplate, Subject: r.ix.entryID(at) + "/" + part}
	return r.decided[a.actionID()].status == "dismissed"
}

// placesOf returns the criteria for which an entry counts.
func (r *repairer) placesOf(at int32) (places []Place) {
	for _, s := range r.report.Steps {
		for _, c := range s.Criteria {
			for _, one := range r.ix.countedEntries(r.f.rules[c.ID], r.day) {
				if one.at == at {
					places = append(places, Place{s.ID, s.Title, c.ID, c.Title, one.strength, layouts[r.ix.facts[at].kind].labels(one.missing)})
				}
			}
		}
	}
	return places
}

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
		q := Question{Entry: e.ID, Title: e.Title, Day: e.Day, Part: part.name, Words: questionAbout(e.Kind, part.name), Framework: r.f.ID, Least: part.least, Choices: []Answer{}}
		if err := r.measureAnswers(&q, e); err != nil {
			return nil, err
		}
		if q.Gain > 0 && (best == nil || q.Gain > best.Gain) {
			best = &q
		}
	}
	return best, nil
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
			most, q.Step, q.StepTitle = rise, s.ID, s.Title
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
		for _, at := range r.people[:min(len(r.people), mostPeopleTried)] {
			if c, err := r.lookup(r.ix.entryID(at)); err == nil {
				answers = append(answers, Answer{Value: c.ID, Label: c.Title})
			}
		}
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
