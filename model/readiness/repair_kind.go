package readiness

import (
	"slices"

	"rung/model"
)

var noteKind = layoutByKind[model.KindNote].index

// mostNotesRead is how many notes are read again for one list of questions.
const mostNotesRead = 30

// askKinds asks what the newest notes are that count nowhere, and whose words may tell of
// something that would.
func (r *repairer) askKinds(read WordReading) ([]Question, error) {
	questions := []Question{}
	if read == nil {
		return questions, nil
	}
	for _, at := range r.idleNotes() {
		e, err := r.lookup(r.ix.entryID(at))
		if err != nil {
			return nil, err
		}
		q, err := r.askKind(e, read)
		if err != nil {
			return nil, err
		}
		if q.Gain > 0 {
			questions = append(questions, q)
		}
	}
	return questions, nil
}

// askKind asks what a note is, with the gain of being what its words hint at.
func (r *repairer) askKind(e model.Entry, read WordReading) (Question, error) {
	q := r.newQuestion(e, model.PartKind)
	_, offered := read(e)
	for _, o := range offered {
		id, isKind := o.Value.(string)
		if o.Name != model.PartKind || !isKind {
			continue
		}
		tried, err := q.WriteAnswer(e, id, model.Locale{})
		if err != nil {
			return q, err
		}
		tried, _ = read(tried)
		kind, _ := model.KindOf(id)
		a := Answer{Value: id, Label: kind.Label}
		if a.Gain, err = r.measureAnswer(&q, tried); err != nil {
			return q, err
		}
		if q.Guess == nil {
			q.Guess = &Guess{id, o.In, o.From, o.To}
		}
		q.Choices = append(q.Choices, a)
	}
	note, _ := model.KindOf(model.KindNote)
	q.Choices = append(q.Choices, Answer{Value: note.ID, Label: note.Label})
	return q, nil
}

// idleNotes returns the newest notes that count for nothing.
func (r *repairer) idleNotes() (notes []int32) {
	counting := map[int32]bool{}
	for _, rule := range r.f.rules {
		for _, one := range r.ix.countedEntries(rule, r.day) {
			counting[one.at] = true
		}
	}
	for i := range r.ix.facts {
		at, f := int32(i), &r.ix.facts[i]
		if f.kind == noteKind && f.deed && !f.trashed && f.day <= r.day && !counting[at] && !r.isSettled(at, model.PartKind) {
			notes = append(notes, at)
		}
	}
	slices.SortFunc(notes, r.ix.compareNewest)
	return notes[:min(len(notes), mostNotesRead)]
}
