package disciplines

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rung/model"
	"rung/model/strength"
)

// Map is what a person's entries say of each part and of each mistake.
type Map struct {
	Disciplines []DisciplineState
	Mistakes    []MistakeState
}

// DisciplineState is a discipline with what was studied of it as a whole.
type DisciplineState struct {
	Discipline
	Whole []model.Entry // studies of the whole of it, the newest first
	Parts []PartState   // in the order of the discipline
}

// PartState is a part with the entries that show it, the newest first.
type PartState struct {
	Part
	Discipline string // its id
	Studied    []model.Entry
	Practised  []model.Entry
}

// State is how far a person has come with a part.
type State string

// The states.
const (
	Neither   State = "neither"
	Studied   State = "studied"
	Practised State = "practised"
	Both      State = "studied and practised"
)

// State tells how far the person has come with the part.
func (p PartState) State() State {
	switch {
	case len(p.Studied) > 0 && len(p.Practised) > 0:
		return Both
	case len(p.Practised) > 0:
		return Practised
	case len(p.Studied) > 0:
		return Studied
	}
	return Neither
}

// FinishedWhole counts the studies of the whole discipline that are finished.
func (d DisciplineState) FinishedWhole() int {
	n := 0
	for _, e := range d.Whole {
		if e.Values.Text("status") == "finished" {
			n++
		}
	}
	return n
}

// FirstFinished gives the newest study of the whole discipline that is finished; the zero
// Entry where there is none.
func (d DisciplineState) FirstFinished() model.Entry {
	for _, e := range d.Whole {
		if e.Values.Text("status") == "finished" {
			return e
		}
	}
	return model.Entry{}
}

// Count tells how many parts are in one of the states.
func (d DisciplineState) Count(states ...State) int {
	n := 0
	for _, p := range d.Parts {
		if slices.Contains(states, p.State()) {
			n++
		}
	}
	return n
}

// MistakeState is a mistake with the entries in which the person made it.
type MistakeState struct {
	Mistake
	Met []model.Entry // the newest first
}

// Example gives the entry that shows the mistake best: the newest that tells a lesson,
// or else the newest.
func (m MistakeState) Example() (e model.Entry, lesson string, met bool) {
	for _, e := range m.Met {
		if lesson := e.Values.Text("lesson"); lesson != "" {
			return e, lesson, true
		}
	}
	if len(m.Met) == 0 {
		return model.Entry{}, "", false
	}
	return m.Met[0], "", true
}

// NewMap makes the map of entries, among which are those that a study says it was
// practised in. Plans, trash and entries that say nothing count for nothing.
func NewMap(c Catalogue, entries []model.Entry) Map {
	entries = slices.DeleteFunc(slices.Clone(entries), func(e model.Entry) bool { return e.Trashed || isPlanned(e) || !isTold(e) })
	slices.SortStableFunc(entries, func(a, b model.Entry) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.ID, a.ID))
	})
	practisedIn := practiceByEntry(entries)
	var m Map
	for _, d := range c.Disciplines {
		state := DisciplineState{Discipline: d}
		for _, e := range entries {
			if isOfWhole(e, d.ID) {
				state.Whole = append(state.Whole, e)
			}
		}
		for _, p := range d.Parts {
			state.Parts = append(state.Parts, newPartState(p, d.ID, entries, practisedIn))
		}
		m.Disciplines = append(m.Disciplines, state)
	}
	for _, mistake := range c.Mistakes {
		state := MistakeState{Mistake: mistake}
		for _, e := range entries {
			if e.Values.Text("usual_mistake") == mistake.ID {
				state.Met = append(state.Met, e)
			}
		}
		m.Mistakes = append(m.Mistakes, state)
	}
	return m
}

// wholeForms are the forms of study in which a discipline can be learned as a whole: a talk
// or a conference gives a piece of it. The form may also be left open.
var wholeForms = []string{"", "degree", "diploma", "course", "certificate", "book"}

// isOfWhole reports whether an entry is a study of a discipline as a whole.
func isOfWhole(e model.Entry, discipline string) bool {
	return e.Kind == model.KindStudy && e.Values.Text("part") == "" && e.Values.Text("discipline") == discipline && slices.Contains(wholeForms, e.Values.Text("form"))
}

// newPartState sorts the entries of a part into what was studied and what was done.
func newPartState(p Part, discipline string, entries []model.Entry, practisedIn map[string][]string) PartState {
	state := PartState{Part: p, Discipline: discipline}
	for _, e := range entries {
		isOfPart := e.Values.Text("part") == p.ID
		switch {
		case e.Kind == model.KindStudy && isOfPart:
			state.Studied = append(state.Studied, e)
		case isOfPart, slices.Contains(p.Kinds, e.Kind), slices.Contains(practisedIn[e.ID], p.ID):
			state.Practised = append(state.Practised, e)
		}
	}
	return state
}

// practiceByEntry gives, for each entry in which something studied was practised, the
// parts that were studied.
func practiceByEntry(entries []model.Entry) map[string][]string {
	parts := map[string][]string{}
	for _, e := range entries {
		if part := e.Values.Text("part"); e.Kind == model.KindStudy && part != "" {
			for _, id := range e.Linked("practised_in") {
				parts[id] = append(parts[id], part)
			}
		}
	}
	return parts
}

func isPlanned(e model.Entry) bool {
	return e.Read.IsPlan() || e.Kind == model.KindStudy && e.Values.Text("status") == "planned"
}

// isTold reports whether an entry says something, in its words or in its fields. The name
// of a study does.
func isTold(e model.Entry) bool {
	words := e.Title + "\n" + e.Body
	kind, _ := model.KindOf(e.Kind)
	for _, f := range kind.Fields {
		if f.Type == model.Prose {
			words += "\n" + e.Values.Text(f.Key)
		}
	}
	title := strength.WordsOf([]byte(e.Title))
	return strength.Says(words, "") || e.Kind == model.KindStudy && title.Names()
}

// ReadMap makes the map of a journal. Errors: the reader's.
func ReadMap(ctx context.Context, r model.Reader, c Catalogue) (Map, error) {
	queries := []model.Query{
		{Terms: []model.Term{{Key: "has", Op: ":", Text: "part"}}},
		{Terms: []model.Term{{Key: "has", Op: ":", Text: "usual_mistake"}}},
		{Terms: []model.Term{{Key: "kind", Op: ":", Text: model.KindStudy}, {Key: "discipline", Op: ":", Type: model.Choice, Any: c.disciplineIDs()}}},
	}
	for _, kind := range c.kinds() {
		queries = append(queries, model.Query{Terms: []model.Term{{Key: "kind", Op: ":", Text: kind}}})
	}
	var entries []model.Entry
	known := map[string]bool{}
	add := func(e model.Entry) {
		if !known[e.ID] {
			known[e.ID] = true
			entries = append(entries, e)
		}
	}
	for _, q := range queries {
		if err := model.EachEntry(ctx, r, q, add); err != nil {
			return Map{}, fmt.Errorf("read what was studied and practised: %w", err)
		}
	}
	for id := range practiceByEntry(entries) {
		if known[id] {
			continue
		}
		e, err := r.Entry(ctx, id)
		switch {
		case model.CodeOf(err) == model.NotFound: // it was deleted for good
		case err != nil:
			return Map{}, fmt.Errorf("read what was practised: %w", err)
		default:
			add(e)
		}
	}
	return NewMap(c, entries), nil
}

func (c Catalogue) disciplineIDs() []string {
	ids := make([]string, len(c.Disciplines))
	for i, d := range c.Disciplines {
		ids[i] = d.ID
	}
	return ids
}

// kinds are those whose entries practise a part by being what they are.
func (c Catalogue) kinds() []string {
	var kinds []string
	for _, d := range c.Disciplines {
		for _, p := range d.Parts {
			for _, kind := range p.Kinds {
				if !slices.Contains(kinds, kind) {
					kinds = append(kinds, kind)
				}
			}
		}
	}
	return kinds
}
