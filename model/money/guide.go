package money

import (
	"cmp"
	"slices"

	"rung/model"
)

// Guide is how money gets approved where the person works, according to their notes.
type Guide struct {
	Deciders []Decider  // smallest amounts first, currency by currency
	Won      []Argument // of granted requests; largest amounts first, also in the next two
	InPart   []Argument // of partly granted requests
	Lost     []Argument // of refused requests
	Due      []Deadline // the last deadline of each year that has one, latest year first
	Open     []Question // questions that no note answers yet
}

// Decider is a person who decided about money, with the amounts.
type Decider struct {
	Person
	Low, High model.Money // amounts that were asked; equal for a single request
	Natures   []string    // operating, capital, in this order
	Requests  int
	Refused   int
}

// Argument is a note that says what decided about a request.
type Argument struct {
	Note
	Amount model.Money // of the request; only valid where Known is true
	Known  bool
}

// requestNotes holds all notes of one year about the same money: the request, the
// answer, what came of it.
type requestNotes struct {
	notes []Note // oldest first
}

// Guide builds the guide from the notes.
func (l Ledger) Guide() Guide {
	requests := l.gatherRequests()
	g := Guide{Deciders: collectDeciders(requests), Due: l.latestDeadlines()}
	for _, r := range requests {
		amount, known := r.amount()
		for _, n := range r.notes {
			if !n.hasArgument() {
				continue
			}
			a := Argument{Note: n, Amount: amount, Known: known}
			switch n.Outcome() {
			case "granted":
				g.Won = append(g.Won, a)
			case "partly":
				g.InPart = append(g.InPart, a)
			case "refused":
				g.Lost = append(g.Lost, a)
			}
		}
	}
	for _, arguments := range [][]Argument{g.Won, g.InPart, g.Lost} {
		slices.SortStableFunc(arguments, compareAmount)
	}
	for _, q := range Questions {
		if !slices.ContainsFunc(l.Notes, q.isAnsweredBy) {
			g.Open = append(g.Open, q)
		}
	}
	return g
}

// hasArgument reports whether the note says what decided about a request. Reasons
// in a note on variance or close explain the spending instead.
func (n Note) hasArgument() bool {
	return n.IsAnswered() && n.Stage() != StageVariance && n.Stage() != StageClose && n.Values.Text("reasons") != ""
}

// compareAmount sorts by amount within one currency, the largest first and those
// without an amount last; equal ones the latest first.
func compareAmount(a, b Argument) int {
	return cmp.Or(model.TrueFirst(a.Known, b.Known), cmp.Compare(b.Amount.Currency, a.Amount.Currency), cmp.Compare(b.Amount.Minor, a.Amount.Minor), cmp.Compare(b.Day, a.Day))
}

// gatherRequests groups the notes of a year that are about each other.
func (l Ledger) gatherRequests() []*requestNotes {
	var list []*requestNotes
	of, notes := map[string]*requestNotes{}, l.notesByID()
	for _, n := range l.Notes {
		mine := &requestNotes{}
		if earlier := n.earlierNotes(notes); len(earlier) > 0 {
			mine = of[earlier[0].ID]
		} else {
			list = append(list, mine)
		}
		mine.notes = append(mine.notes, n)
		of[n.ID] = mine
	}
	return list
}

// amount returns the amount that was asked first, or where no note gives one, the
// amount that was granted.
func (r *requestNotes) amount() (model.Money, bool) {
	for _, key := range []string{"asked", "granted"} {
		for _, n := range r.notes {
			if m, there := n.Values.Money(key); there {
				return m, true
			}
		}
	}
	return model.Money{}, false
}

// answer returns the last note with an answer, preferring one from before the money
// was spent.
func (r *requestNotes) answer() (Note, bool) {
	var answer Note
	for _, n := range r.notes {
		late := slices.Contains([]Stage{StageSpend, StageVariance, StageClose}, n.Stage())
		if n.IsAnswered() && (answer.ID == "" || !late) {
			answer = n
		}
	}
	return answer, answer.ID != ""
}

// collectDeciders collects who decided about requests with a known amount.
func collectDeciders(requests []*requestNotes) []Decider {
	type key struct{ id, currency string }
	of := map[key]*Decider{}
	for _, r := range requests {
		amount, known := r.amount()
		answer, answered := r.answer()
		if !known || !answered {
			continue
		}
		for _, p := range r.deciders() {
			k := key{p.ID, amount.Currency}
			if of[k] == nil {
				of[k] = &Decider{Person: p, Low: amount, High: amount}
			}
			of[k].addRequest(amount, answer)
		}
	}
	list := make([]Decider, 0, len(of))
	for _, d := range of {
		list = append(list, *d)
	}
	slices.SortFunc(list, func(a, b Decider) int {
		return cmp.Or(cmp.Compare(b.High.Currency, a.High.Currency), cmp.Compare(a.High.Minor, b.High.Minor), cmp.Compare(a.Name, b.Name))
	})
	return list
}

// deciders returns the deciders that any of the notes names, each once.
func (r *requestNotes) deciders() (list []Person) {
	for _, n := range r.notes {
		for _, p := range n.Deciders {
			if !slices.Contains(list, p) {
				list = append(list, p)
			}
		}
	}
	return list
}

func (d *Decider) addRequest(amount model.Money, answer Note) {
	d.Requests++
	if answer.Outcome() == "refused" {
		d.Refused++
	}
	if amount.Minor < d.Low.Minor {
		d.Low = amount
	}
	if amount.Minor > d.High.Minor {
		d.High = amount
	}
	if nature := answer.Values.Text("nature"); nature != "" && !slices.Contains(d.Natures, nature) {
		d.Natures = append(d.Natures, nature)
		slices.SortFunc(d.Natures, func(a, b string) int { return cmp.Compare(b, a) })
	}
}

// latestDeadlines returns the latest deadline of a plan or request for each year,
// the latest year first.
func (l Ledger) latestDeadlines() []Deadline {
	last := map[int]Deadline{}
	for _, n := range l.Notes {
		day := n.Values.Day("deadline")
		if (n.Stage() == StagePlan || n.Stage() == StageRequest) && day > last[n.Year].Day {
			last[n.Year] = Deadline{Day: day, Year: n.Year, Note: n}
		}
	}
	list := make([]Deadline, 0, len(last))
	for _, d := range last {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b Deadline) int { return cmp.Compare(b.Year, a.Year) })
	return list
}
