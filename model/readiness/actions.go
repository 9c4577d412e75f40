package readiness

import (
	"cmp"
	"slices"

	"rung/model"
	"rung/model/strength"
)

// Action is something to do that would close a gap. The terminal prints its JSON.
type Action struct {
	ID        string         `json:"id"` // stays the same as long as the gap does
	Title     string         `json:"title"`
	Step      string         `json:"step"`
	Criterion string         `json:"criterion"`
	Gain      strength.Share `json:"gain"`   // how much the framework's coverage would rise
	Effort    int            `json:"effort"` // minutes
	Reason    string         `json:"reason"`
	Due       model.Day      `json:"due"`
	Lane      Lane           `json:"lane"`
	Entries   []model.Entry  `json:"entries"` // the entries that doing it would write or change, without what the person must say
	Ask       [][]Asked      `json:"ask"`     // for each entry, what the person must say; the gain holds once it is said

	Type      ActionType `json:"-"`
	Status    string     `json:"-"` // planned, or ""
	Decision  string     `json:"-"` // id of the entry that stores the status, or ""
	Framework string     `json:"-"`
	Template  string     `json:"-"`
	Subject   string     `json:"-"` // distinguishes two actions of one template: an entry's id or a department

	order int // position in the framework
	turn  int // how many turns its step has had before it
	gate  bool
	done  bool // not long ago, so that others come first
}

// Lane keeps what is due apart from what would raise the coverage, so that neither
// pushes the other away.
type Lane string

const (
	GainLane Lane = "gain"
	DueLane  Lane = "due"
)

// ActionType says what the person would do.
type ActionType string

const (
	DoNew           ActionType = "new"      // do something new and write it down
	CompleteEntry   ActionType = "complete" // complete an existing entry
	DoAgain         ActionType = "refresh"  // do something again that was done long ago
	AnswerCriterion ActionType = "answer"   // answer a criterion with yes, partly or no
)

// EntryLookup returns the entry with an id, as a store does.
type EntryLookup func(id string) (model.Entry, error)

// soonDays is how many days before its day a planned action is due.
const soonDays = 14

// Actions proposes what to do next in a framework, best first: the gate while it is
// open, then what gains most for its effort, spread over the steps, then the
// framework's own order. What was planned for a day that is near comes last, in the
// lane of what is due. Errors: those of Report and of lookup.
func (ix *Index) Actions(framework string, on model.Day, lookup EntryLookup) ([]Action, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	f, day, err := ix.frameworkOn(framework, on)
	if err != nil {
		return nil, err
	}
	p := &planner{ix: ix, f: f, day: day, on: on, lookup: lookup, claims: ix.standingClaims(f, day)}
	p.before = ix.coverageReport(f, day).Coverage
	for _, s := range f.Steps {
		if s.Applies == Manager && !ix.life.IsManager || !f.LevelOf(s.ID).isAimedAt() {
			continue
		}
		for _, c := range s.Criteria {
			if err := p.planCriterion(s, c); err != nil {
				return nil, err
			}
		}
	}
	return p.applyDecisions(ix.latestDecisions(f, day)), nil
}

// planner collects the actions of one framework for one day.
type planner struct {
	ix      *Index
	f       *compiledFramework
	day     int32
	on      model.Day
	lookup  EntryLookup
	claims  map[string]int32
	before  strength.Share
	actions []Action
}

func (p *planner) addAction(a Action) {
	a.Framework, a.order = p.f.ID, len(p.actions)
	a.ID, a.Lane = a.actionID(), GainLane
	if a.Entries == nil {
		a.Entries, a.Ask = []model.Entry{}, [][]Asked{}
	}
	p.actions = append(p.actions, a)
}

func (p *planner) planCriterion(s Step, c Criterion) error {
	claim := p.ix.standingClaim(p.claims, c.ID)
	open := s.Gate && claim.Answer != "yes"
	n := p.f.rules[c.ID]
	if p.ix.coverage(n, p.day).now < strength.Full {
		found, err := p.proposeActions(n, s, c)
		if err != nil {
			return err
		}
		for _, a := range found {
			a.gate = open
			p.addAction(a)
		}
	}
	if claim.Answer == "" || open {
		p.addAction(newAnswerAction(s, c, claim))
	}
	return nil
}

// newAnswerAction asks for the person's own answer, or for another look at an
// answer that keeps the gate closed.
func newAnswerAction(s Step, c Criterion, claim Claim) Action {
	a := Action{Title: "Answer: " + c.Question, Step: s.ID, Criterion: c.ID, Template: "answer", Type: AnswerCriterion, Effort: 2,
		Reason: "Your own answer stands beside the evidence.", gate: s.Gate && claim.Answer != "yes"}
	switch {
	case claim.Answer != "":
		a.Title = "Look again at your answer: " + c.Question
		a.Reason = "You said “" + claim.Answer + "”. The rest begins when every answer here is a yes."
	case s.Gate:
		a.Reason = "The rest begins when every answer here is a yes."
	}
	return a
}

// measureGain returns how much saving the entries would raise the coverage: they
// are put into the index, the coverage is read, and they are taken out again.
func (p *planner) measureGain(entries []model.Entry) (strength.Share, error) {
	undo, err := p.ix.tryEntries(entries)
	if err != nil {
		return 0, err
	}
	after := p.ix.coverageReport(p.f, p.day).Coverage
	undo()
	return after - p.before, nil
}

// tryEntries puts entries into the index and returns a function that takes them out
// again.
func (ix *Index) tryEntries(entries []model.Entry) (undo func(), err error) {
	first := int32(len(ix.facts))
	type state struct {
		at    int32
		fact  fact
		links []link
	}
	var before []state
	restoreTallies := ix.keepTallies()
	for _, e := range entries {
		at, err := ix.placeOf(e.ID)
		if err != nil {
			return nil, err
		}
		if at < first {
			before = append(before, state{at, ix.facts[at], slices.Collect(ix.links.from(at))})
		}
	}
	undo = func() {
		for _, s := range before {
			touched := map[int32]bool{}
			ix.markTouched(touched, s.at)
			ix.links.disconnect(s.at)
			ix.facts[s.at] = s.fact
			for _, l := range s.links {
				ix.links.connect(s.at, l.role, l.other)
			}
			ix.markTouched(touched, s.at)
			ix.evaluateTouched(touched)
		}
		for at := first; at < int32(len(ix.facts)); at++ {
			ix.forgetEntry(at)
			delete(ix.at, ix.facts[at].id)
			delete(ix.spelledIDs, at)
		}
		ix.facts = ix.facts[:first]
		ix.links.truncate(first)
		restoreTallies()
	}
	if err := ix.putEntries(entries...); err != nil {
		undo()
		return nil, err
	}
	return undo, nil
}

// applyDecisions leaves out what the person snoozed or dismissed, marks what is
// planned, and sorts the rest.
func (p *planner) applyDecisions(decisions map[string]decision) []Action {
	list := []Action{}
	for _, a := range p.actions {
		d := decisions[a.ID]
		if d.status == "dismissed" || d.status == "snoozed" && d.until > p.on {
			continue
		}
		if d.status == "planned" {
			a.Status, a.Decision, a.Due = d.status, d.entry, d.due
			if a.Due != "" && a.Due <= p.on.Add(soonDays) {
				a.Lane = DueLane
			}
		}
		a.done = a.done || d.status == "done" && p.ix.facts[d.at].day > p.day-recentDays
		list = append(list, a)
	}
	sortActions(list)
	return list
}

// mostInTurn is how many actions of one step come before those of other steps.
const mostInTurn = 2

// sortActions puts what was done lately last, else the gate first, then what gains most for its effort, by turns of a
// few for each step: whoever hears of one step only neglects the rest.
func sortActions(list []Action) {
	slices.SortFunc(list, compareActions)
	met := map[string]int{}
	for i := range list {
		if a := &list[i]; !a.gate && a.Gain > 0 {
			a.turn = met[a.Step] / mostInTurn
			met[a.Step]++
		}
	}
	slices.SortFunc(list, compareActions)
}

func compareActions(a, b Action) int {
	if a.Lane == DueLane && b.Lane == DueLane {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.order, b.order))
	}
	return cmp.Or(model.TrueFirst(a.Lane == GainLane, b.Lane == GainLane), model.TrueFirst(b.done, a.done), model.TrueFirst(a.gate, b.gate), model.TrueFirst(a.Gain > 0, b.Gain > 0), cmp.Compare(a.turn, b.turn),
		cmp.Compare(int(b.Gain)*a.Effort, int(a.Gain)*b.Effort), cmp.Compare(a.order, b.order))
}
