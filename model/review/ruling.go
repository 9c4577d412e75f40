package review

import (
	"slices"

	"rung/model"
)

// Verdict is what the person decided about a requirement.
type Verdict string

const (
	Undecided      Verdict = ""
	Confirmed      Verdict = "confirmed"         // the chosen entry shows it
	NothingShows   Verdict = "nothing"           // whatever the words say
	NotRequirement Verdict = "not a requirement" // it is left out
)

// Ruling is what the person decided about one requirement of a job description. It is kept as an entry with the interview,
// and holds however often the description is read again.
type Ruling struct {
	Asked    string // the requirement in the words of the description
	Verdict  Verdict
	Need     Need     // "" as it was read
	Added    bool     // the person added the requirement
	Evidence string   // the entry chosen, or ""
	Refused  []string // entries that do not show it

	entry model.Entry
}

// The roles of a ruling's links.
const (
	jobRole      = "job"
	evidenceRole = "evidence"
	refusedRole  = "refused"
)

func newRuling(e model.Entry) Ruling {
	r := Ruling{Asked: e.Title, Verdict: Verdict(e.Values.Text("verdict")), Need: Need(e.Values.Text("need")), Added: e.Values.Yes("added"), Refused: e.Linked(refusedRole), entry: e}
	if chosen := e.Linked(evidenceRole); len(chosen) > 0 {
		r.Evidence = chosen[0]
	}
	return r
}

// rulingsOf returns the rulings for an interview by the requirement's comparable words, and in the order
// in which they were made, without those that are hidden from what is shared.
func (l *Library) rulingsOf(job string, hides func(e model.Entry) bool) (byWords map[string]Ruling, list []Ruling) {
	byWords = map[string]Ruling{}
	if job == "" {
		return byWords, nil
	}
	var entries []model.Entry
	for _, e := range l.entries {
		if e.Kind == model.KindRuling && !e.Trashed && slices.Contains(e.Linked(jobRole), job) && !hides(e) {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, compareCreated)
	for _, e := range entries {
		r := newRuling(e)
		byWords[comparableWords(r.Asked)] = r
		list = append(list, r)
	}
	return byWords, list
}

// hidesNothing is for the person's own eyes.
func hidesNothing(model.Entry) bool { return false }

// Rule returns the edit that keeps a decision about a requirement of an interview.
func (l *Library) Rule(job, asked string, on model.Day, decide func(r *Ruling)) model.Edit {
	l.mu.Lock()
	defer l.mu.Unlock()
	byWords, _ := l.rulingsOf(job, hidesNothing)
	r, known := byWords[comparableWords(asked)]
	edit := model.Edit{}
	if known {
		base := r.entry.Clone()
		edit.Base, edit.Entry = &base, r.entry.Clone()
	} else {
		r = Ruling{Asked: asked}
		edit.Entry = model.NewEntry(model.KindRuling, on)
		edit.Entry.Title = asked
		edit.Entry.Links = []model.LinkTo{{Role: jobRole, ID: job}}
	}
	decide(&r)
	e := &edit.Entry
	for key, value := range map[string]string{"verdict": string(r.Verdict), "need": string(r.Need)} {
		delete(e.Values, key)
		if value != "" {
			e.Values[key] = value
		}
	}
	delete(e.Values, "added")
	if r.Added {
		e.Values["added"] = true
	}
	e.Links = slices.DeleteFunc(e.Links, func(to model.LinkTo) bool { return to.Role != jobRole })
	if r.Evidence != "" {
		e.Links = append(e.Links, model.LinkTo{Role: evidenceRole, ID: r.Evidence})
	}
	for _, id := range r.Refused {
		e.Links = append(e.Links, model.LinkTo{Role: refusedRole, ID: id})
	}
	return edit
}

// Confirm decides that an entry shows the requirement.
func (r *Ruling) Confirm(entry string) {
	r.Verdict, r.Evidence = Confirmed, entry
	r.Refused = slices.DeleteFunc(r.Refused, func(id string) bool { return id == entry })
}

// Refuse decides that an entry does not show the requirement.
func (r *Ruling) Refuse(entry string) {
	if r.Evidence == entry {
		r.Verdict, r.Evidence = Undecided, ""
	}
	if !slices.Contains(r.Refused, entry) {
		r.Refused = append(r.Refused, entry)
	}
}

// Decide sets a verdict that needs no evidence, or takes it back where it is the present one.
func (r *Ruling) Decide(v Verdict) {
	r.Evidence = ""
	if r.Verdict == v {
		v = Undecided
	}
	r.Verdict = v
}

// applyRulings gives the requirements as the person ruled: without those that are none, with those added, each as a must or
// nice to have. Dropped are the ones that are none.
func applyRulings(requirements []Requirement, byWords map[string]Ruling, list []Ruling) (kept, dropped []Requirement) {
	read := map[string]bool{}
	for _, r := range requirements {
		key := comparableWords(r.Text)
		read[key] = true
		ruled := byWords[key]
		if ruled.Need != "" {
			r.Need = ruled.Need
		}
		if ruled.Verdict == NotRequirement {
			dropped = append(dropped, r)
			continue
		}
		kept = append(kept, r)
	}
	for _, ruled := range list {
		if ruled.Added && ruled.Verdict != NotRequirement && !read[comparableWords(ruled.Asked)] {
			need := ruled.Need
			if need == "" {
				need = Must
			}
			kept = append(kept, Requirement{Text: ruled.Asked, Need: need})
		}
	}
	return kept, dropped
}
