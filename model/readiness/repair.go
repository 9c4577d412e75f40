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
	Part    string         `json:"part"`  // key of a field, role of a link, "body" or "kind"
	Words   string         `json:"question"`
	Step    string         `json:"step"` // where the best answer gains most
	Choices []Answer       `json:"choices"`
	Gain    strength.Share `json:"gain"` // what the framework's coverage would rise by; of the best answer where there are choices

	Guess *Guess `json:"guess,omitempty"`

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

// Guess is the answer that the entry's own words hint at, without saying it for sure.
type Guess struct {
	Value string `json:"value"`
	In    string `json:"in"`   // "title" or "body"
	From  int    `json:"from"` // in bytes of it
	To    int    `json:"to"`
}

// WordReading reads the words of an entry. It returns the entry with what they say for
// sure, and what they may say.
type WordReading func(model.Entry) (read model.Entry, offered []model.Finding)

// Impact is where an entry counts by one framework now, and the answer that would gain
// most.
type Impact struct {
	Places   []Place
	Question *Question // nil where nothing is to be asked
}

// Place is a criterion for which an entry counts. The terminal prints its JSON.
type Place struct {
	Step           string         `json:"step"`
	Criterion      string         `json:"criterion"`
	CriterionTitle string         `json:"title"`
	Strength       strength.Share `json:"strength"`
	Untold         []string       `json:"missing,omitempty"` // labels of the parts that the criterion asks for and that the entry does not tell
}

// repairTemplate is what decisions about questions are stored under.
const repairTemplate = "repair"

// Questions returns what to ask about entries that are written already: one question an
// entry, what gains most first, then the newest. What was answered, skipped or does not
// apply is not asked. Hundreds of answers are tried, on a copy, so that nobody waits for it at the index. With read, notes that may be more than notes are asked about too.
// Errors: those of Report and of lookup.
func (ix *Index) Questions(framework string, on model.Day, lookup EntryLookup, read WordReading) ([]Question, error) {
	r, err := ix.clone().newRepairer(framework, on, lookup)
	if err != nil {
		return nil, err
	}
	questions, err := r.askKinds(read)
	if err != nil {
		return nil, err
	}
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
	asked := map[string]bool{}
	return slices.DeleteFunc(questions, func(q Question) bool {
		again := asked[q.Entry]
		asked[q.Entry] = true
		return again
	}), nil
}

// GainTogether returns what the best answers to questions about different entries would
// gain together, which may be less than the sum. Errors: those of Questions.
func (ix *Index) GainTogether(framework string, on model.Day, questions []Question, lookup EntryLookup, read WordReading) (strength.Share, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	r, err := ix.newRepairer(framework, on, lookup)
	if err != nil || len(questions) == 0 {
		return 0, err
	}
	var tried []model.Entry
	for _, q := range questions {
		e, err := lookup(q.Entry)
		if err != nil {
			return 0, err
		}
		with := completePart(e, q.Part, q.Least)
		for _, a := range q.Choices {
			if a.Gain == q.Gain {
				if with, err = q.WriteAnswer(e, a.Value, model.Locale{}); err != nil {
					return 0, err
				}
				break
			}
		}
		if q.Part == model.PartKind {
			with, _ = read(with)
		}
		tried = append(tried, with)
	}
	return r.measureGain(tried)
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

// decided is what a decision is about. It does not name the entry, which may be private.
func (q Question) decided() Action {
	return Action{Title: q.Words, Framework: q.Framework, Template: repairTemplate, Subject: q.Entry + "/" + q.Part}
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
	case q.Part == model.PartKind && answer == model.KindNote:
		e = e.WithoutRead(model.PartKind)
	case q.Part == model.PartKind:
		e = e.Take(model.Finding{ReadPart: model.ReadPart{Name: model.PartKind}, Value: answer})
	default:
		e.Links = append(e.Links, model.LinkTo{Role: q.Part, ID: answer})
	}
	e.Normalize()
	return e, nil
}

// WithGuess returns the question with the answer that the entry's words hint at, if they
// hint at one.
func (q Question) WithGuess(e model.Entry, read WordReading) Question {
	if q.Guess != nil {
		return q
	}
	_, offered := read(e)
	kind, _ := model.KindOf(e.Kind)
	f, _ := kind.Field(q.Part)
	for _, o := range offered {
		if o.Name == model.PartValue(q.Part) {
			q.Guess = &Guess{f.Format(o.Value, model.Locale{}), o.In, o.From, o.To}
		}
	}
	return q
}

// repairer asks the questions of one framework on one day.
type repairer struct {
	planner
	report  Report
	decided map[string]decision
	known   []Answer // people who can be linked, those met last first; read when first asked for
}

func (ix *Index) newRepairer(framework string, on model.Day, lookup EntryLookup) (*repairer, error) {
	f, day, err := ix.frameworkOn(framework, on)
	if err != nil {
		return nil, err
	}
	r := &repairer{planner: planner{ix: ix, f: f, day: day, on: on, lookup: lookup}, report: ix.coverageReport(f, day), decided: ix.latestDecisions(f, day)}
	r.before = r.report.Coverage
	return r, nil
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
					places = append(places, Place{s.ID, c.ID, c.Title, one.strength, layouts[r.ix.facts[at].kind].labels(one.missing)})
				}
			}
		}
	}
	return places
}
