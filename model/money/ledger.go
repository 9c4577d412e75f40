package money

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rung/model"
)

// The journal's settings about money.
const (
	SettingFiscalStart = "fiscal_start"  // number of the month with which a fiscal year begins
	SettingCycle       = "budget_cycle." // followed by a fiscal year: the days chosen for its stages
)

// Ledger is everything that a journal says about money.
type Ledger struct {
	FiscalStart  time.Month // the month with which a fiscal year begins
	ChosenStages map[int]map[Stage]Span
	Notes        []Note // oldest first
	Initiatives  []Initiative
}

// Note is a budget note.
type Note struct {
	model.Entry
	Year     int
	ByDay    bool // the note names no fiscal year, so Year is that of its day
	Deciders []Person
	With     []Person // other people that it names
}

// Person is a contact that a note or an initiative names.
type Person struct {
	ID, Name           string
	Circle, Department string
}

// Stage returns the stage that the note is about, or "".
func (n Note) Stage() Stage { return Stage(n.Values.Text("stage")) }

// Outcome returns the answer to a request; "" or "open" where there is none.
func (n Note) Outcome() string { return n.Values.Text("outcome") }

// IsAnswered reports whether the request has an answer.
func (n Note) IsAnswered() bool { return n.Outcome() != "" && n.Outcome() != "open" }

// Rationale returns the note's reasons, or else the first line of its text.
func (n Note) Rationale() string {
	if reasons := n.Values.Text("reasons"); reasons != "" {
		return strings.Join(strings.Fields(reasons), " ")
	}
	line, _, _ := strings.Cut(strings.TrimSpace(n.Body), "\n")
	return strings.TrimSpace(line)
}

// ReadLedger reads what a journal says about money. Errors: the reader's.
func ReadLedger(ctx context.Context, r model.Reader) (Ledger, error) {
	l := Ledger{}
	var err error
	if l.FiscalStart, l.ChosenStages, err = readCycles(ctx, r); err != nil {
		return Ledger{}, err
	}
	notes, err := findKind(ctx, r, model.KindBudget)
	if err != nil {
		return Ledger{}, err
	}
	initiatives, err := findKind(ctx, r, model.KindInitiative)
	if err != nil {
		return Ledger{}, err
	}
	people, err := readPeople(ctx, r, append(slices.Clone(notes), initiatives...))
	if err != nil {
		return Ledger{}, err
	}
	named := func(e model.Entry, role string) (list []Person) {
		for _, id := range e.Linked(role) {
			if p, known := people[id]; known {
				list = append(list, p)
			}
		}
		return list
	}
	for _, e := range notes {
		n := Note{Entry: e, Deciders: named(e, "decision_maker"), With: named(e, "with")}
		if year, said := e.Values.Integer("fiscal_year"); said {
			n.Year = int(year)
		} else {
			n.Year, n.ByDay = YearOf(e.Day, l.FiscalStart), true
		}
		l.Notes = append(l.Notes, n)
	}
	for _, e := range initiatives {
		l.Initiatives = append(l.Initiatives, Initiative{Entry: e, Sponsors: named(e, "sponsor")})
	}
	return l, nil
}

// readCycles reads the settings about fiscal years.
func readCycles(ctx context.Context, r model.Reader) (time.Month, map[int]map[Stage]Span, error) {
	start, err := ReadFiscalStart(ctx, r)
	if err != nil {
		return 0, nil, err
	}
	kept, err := r.Settings(ctx, SettingCycle)
	if err != nil {
		return 0, nil, fmt.Errorf("read the days of budget cycles: %w", err)
	}
	own := map[int]map[Stage]Span{}
	for key, raw := range kept {
		year, err := strconv.Atoi(strings.TrimPrefix(key, SettingCycle))
		var stages map[Stage]Span
		if err == nil {
			err = json.Unmarshal(raw, &stages)
		}
		if err != nil {
			return 0, nil, fmt.Errorf("the setting %q is not what it should be: %w", key, err)
		}
		own[year] = stages
	}
	return start, own, nil
}

// ReadFiscalStart returns the month with which a fiscal year begins; January where
// none was chosen.
func ReadFiscalStart(ctx context.Context, r model.Reader) (time.Month, error) {
	start := time.January
	if err := r.Setting(ctx, SettingFiscalStart, &start); err != nil {
		return 0, fmt.Errorf("read the fiscal year's start: %w", err)
	}
	if start < time.January || start > time.December {
		start = time.January
	}
	return start, nil
}

// findKind returns the entries of a kind, oldest first.
func findKind(ctx context.Context, r model.Reader, kind string) ([]model.Entry, error) {
	return findEntries(ctx, r, model.Term{Key: "kind", Op: ":", Text: kind})
}

func findEntries(ctx context.Context, r model.Reader, term model.Term) ([]model.Entry, error) {
	entries, err := model.FindEntries(ctx, r, model.Query{Terms: []model.Term{term}})
	if err != nil {
		return nil, fmt.Errorf("read what is about money: %w", err)
	}
	slices.SortFunc(entries, compareWritten)
	return entries, nil
}

// compareWritten sorts entries by day, then by when they were created.
func compareWritten(a, b model.Entry) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID))
}

// readPeople returns the contacts that entries name, by id.
func readPeople(ctx context.Context, r model.Reader, entries []model.Entry) (map[string]Person, error) {
	var ids []string
	for _, e := range entries {
		for _, role := range []string{"decision_maker", "sponsor", "with"} {
			ids = append(ids, e.Linked(role)...)
		}
	}
	slices.Sort(ids)
	contacts, err := findEntries(ctx, r, model.Term{Key: "id", Op: ":", Any: slices.Compact(ids)})
	people := map[string]Person{}
	for _, c := range contacts {
		people[c.ID] = Person{ID: c.ID, Name: c.Title, Circle: c.Values.Text("circle"), Department: c.Values.Text("department")}
	}
	return people, err
}

// Cycle returns the cycle of a fiscal year: the days that the person chose, and the
// proposal for the rest.
func (l Ledger) Cycle(year int) Cycle {
	return ProposeCycle(year, l.FiscalStart).withChosen(l.ChosenStages[year])
}

// Years returns the fiscal years, in order, that have notes or chosen days, and
// those that are in some stage on the day.
func (l Ledger) Years(on model.Day) []int {
	now := YearOf(on, l.FiscalStart)
	years := []int{now}
	for _, n := range l.Notes {
		years = append(years, n.Year)
	}
	for year := range l.ChosenStages {
		years = append(years, year)
	}
	if l.Cycle(now + 1).FullSpan().Contains(on) {
		years = append(years, now+1)
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// CurrentYear returns the fiscal year that matters most on a day: the next one
// while it is planned, requested and approved, else the running one.
func (l Ledger) CurrentYear(on model.Day) int {
	now := YearOf(on, l.FiscalStart)
	switch l.Cycle(now + 1).StageOn(on) {
	case StagePlan, StageRequest, StageReview, StageApproval:
		return now + 1
	}
	return now
}

// NotesOf returns the notes of a fiscal year, oldest first.
func (l Ledger) NotesOf(year int) []Note {
	return slices.DeleteFunc(slices.Clone(l.Notes), func(n Note) bool { return n.Year != year })
}

// notesByID returns the notes by id.
func (l Ledger) notesByID() map[string]Note {
	notes := make(map[string]Note, len(l.Notes))
	for _, n := range l.Notes {
		notes[n.ID] = n
	}
	return notes
}

// earlierNotes returns the notes of the same year that this note is about and that
// were written before it.
func (n Note) earlierNotes(notes map[string]Note) (list []Note) {
	for _, id := range n.Linked("about") {
		if other, there := notes[id]; there && other.Year == n.Year && compareWritten(other.Entry, n.Entry) < 0 {
			list = append(list, other)
		}
	}
	return list
}
