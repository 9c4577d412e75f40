package readiness

import "rung/model"

// Claim is the person's own answer to a criterion.
type Claim struct {
	Entry  string // id of the claim's entry, or "" where nothing was claimed
	Answer string // yes, partly, no, or ""
	Day    model.Day
}

// standingClaims returns, by criterion, the place of the claim that holds on the
// day: the latest one. A claim made under the framework itself wins over one made
// under the framework it was copied from.
func (ix *Index) standingClaims(f *compiledFramework, on int32) map[string]int32 {
	standing := map[string]int32{}
	for at, words := range ix.madeByRung {
		fact := &ix.facts[at]
		if layouts[fact.kind].kind.ID != model.KindClaim || fact.trashed || fact.day > on || words["answer"] == "" {
			continue
		}
		if words["framework"] != f.ID && (f.Base == "" || words["framework"] != f.Base) {
			continue
		}
		id := words["criterion"]
		if other, ok := standing[id]; !ok || ix.isSuperseded(f, other, at) {
			standing[id] = at
		}
	}
	return standing
}

// isSuperseded reports whether claim b holds instead of claim a.
func (ix *Index) isSuperseded(f *compiledFramework, a, b int32) bool {
	if own := ix.madeByRung[b]["framework"] == f.ID; own != (ix.madeByRung[a]["framework"] == f.ID) {
		return own
	}
	return ix.isLater(b, a)
}

func (ix *Index) standingClaim(standing map[string]int32, criterion string) Claim {
	at, ok := standing[criterion]
	if !ok {
		return Claim{}
	}
	return Claim{Entry: ix.entryID(at), Answer: ix.madeByRung[at]["answer"], Day: dayOf(ix.facts[at].day)}
}

// NewClaim returns the entry that stores the person's answer to a criterion.
func NewClaim(f Framework, criterion, answer string, day model.Day) model.Entry {
	e := model.NewEntry(model.KindClaim, day)
	_, c, _ := f.findCriterion(criterion)
	e.Title = c.Question
	e.Values = model.Values{"framework": f.ID, "criterion": criterion, "answer": answer}
	return e
}

func dayOf(number int32) model.Day { return model.Day("1970-01-01").Add(int(number)) }
