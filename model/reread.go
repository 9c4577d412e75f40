package model

import (
	"context"
	"slices"
	"strings"

	"rung/model/text"
)

// Rereading is an entry whose words say more, or less, to the present lexicon than what
// was read from them so far.
type Rereading struct{ Is, Would Entry }

// Added gives what would be read that is not now, a mark for each part.
func (r Rereading) Added() []ReadPart { return marksNotIn(r.Would.Read, r.Is) }

// Gone gives what was read and would not be any more, a mark for each part.
func (r Rereading) Gone() []ReadPart { return marksNotIn(r.Is.Read, r.Would) }

// Changed gives what would be read with another value, a mark for each part.
func (r Rereading) Changed() (marks []ReadPart) {
	for _, name := range partNames(r.Would.Read) {
		was, had := r.Is.part(name)
		is, has := r.Would.part(name)
		if r.Would.Read.Has(name) && had && has && was != is {
			marks = append(marks, r.Would.Read.named(name)[0])
		}
	}
	return marks
}

// marksNotIn gives the first mark of each part that was read and that an entry lacks.
func marksNotIn(r ReadRecord, e Entry) (marks []ReadPart) {
	for _, name := range partNames(r) {
		if _, holds := e.part(name); r.Has(name) && !holds {
			marks = append(marks, r.named(name)[0])
		}
	}
	return marks
}

// Mood gives the mood that the words would have, where that changes what the entry can
// show, else "". What nobody has read counts as done.
func (r Rereading) Mood() string {
	was, is := r.Is.Read.Mood, r.Would.Read.Mood
	if was == is || r.Would.Kind == KindNote || was == "" && is == moodDone {
		return ""
	}
	return is
}

// Describe says in words what another reading changes: "new outcome, budgeting; gone
// stage". names gives the titles of linked entries by id.
func (r Rereading) Describe(names map[string]string) string {
	var said []string
	for _, part := range []struct {
		what  string
		marks []ReadPart
	}{{"new", r.Added()}, {"other", r.Changed()}, {"gone", r.Gone()}} {
		var labels []string
		for _, mark := range part.marks {
			labels = append(labels, text.LowerFirst(mark.Label(names)))
		}
		if len(labels) > 0 {
			said = append(said, part.what+" "+strings.Join(labels, ", "))
		}
	}
	switch r.Mood() {
	case "":
	case moodPlan:
		said = append(said, "told as a plan")
	case moodDone:
		said = append(said, "told as done")
	default:
		said = append(said, "tells of nothing that you did")
	}
	return strings.Join(said, "; ")
}

// Moods that the model tells apart: of words that tell of something done, of something that
// has not happened yet, and of neither.
const (
	moodDone  = "deed"
	moodPlan  = "plan"
	moodOther = "other"
)

// says reports whether the rereading differs in more than where the words stand.
func (r Rereading) says() bool {
	return r.Mood() != "" || len(r.Added())+len(r.Gone())+len(r.Changed()) > 0
}

// EachRereading calls fn with each entry that would be read otherwise today, the newest
// first, and writes nothing. It holds few entries at once. It ends when ctx does, and at
// the first error of fn.
func (j *Journal) EachRereading(ctx context.Context, fn func(Rereading) error) error {
	if j.newReader == nil {
		return nil
	}
	reader, err := j.newBatchReader(ctx, Added, []Edit{{}})
	if err != nil {
		return err
	}
	everything := Query{}.With(Term{Key: "kind", Op: ":", Text: EveryKind})
	for from, more := (Cursor{}), true; more; {
		hits, next, err := j.Find(ctx, everything, from, rereadPage)
		if err != nil {
			return err
		}
		for _, h := range hits {
			if err := ctx.Err(); err != nil {
				return err
			}
			would, err := reader.readEntry(ctx, &h.Entry, h.Entry)
			if err != nil {
				return err
			}
			if again := (Rereading{h.Entry, would}); again.says() {
				if err := fn(again); err != nil {
					return err
				}
			}
		}
		from, more = next, next != Cursor{}
	}
	return nil
}

// rereadPage is how many entries are in memory at once while a journal is read again.
const rereadPage = 500

// ReadAgain writes what EachRereading finds, all of it in one batch that one undo takes
// back, unless ctx ends before. Entries that would not change are left as they are.
// Errors as Save.
func (j *Journal) ReadAgain(ctx context.Context) (Receipt, error) {
	var edits []Edit
	err := j.EachRereading(ctx, func(r Rereading) error {
		edits = append(edits, Edit{Base: &r.Is, Entry: r.Would})
		return nil
	})
	if err != nil || len(edits) == 0 {
		return Receipt{}, err
	}
	return j.Save(ctx, ReadAnew, slices.Clip(edits), nil)
}
