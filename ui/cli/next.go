package cli

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"rung/model"
	"rung/model/due"
	"rung/model/readiness"
	"rung/model/strength"
)

type nextCmd struct {
	readinessFlags
	Repair bool `help:"Questions about what is written already, each with what its answer gains."`
	Limit  int  `default:"10" help:"How many at most, advice before what is due; 0 for all."`
}

// Run lists what to do next, best first.
func (c nextCmd) Run(r *run) error {
	if c.Limit < 0 {
		return &usageError{"--limit is a number from 0, where 0 means all"}
	}
	return r.withJournal(Read, func(s Session) error {
		q, err := c.newInquiry(r, s)
		if err != nil {
			return err
		}
		lookup := func(id string) (model.Entry, error) { return s.Journal.Entry(r.ctx, id) }
		if c.Repair {
			return c.listQuestions(r, s, q, lookup)
		}
		actions, err := c.readLanes(r, s, q, lookup)
		if err != nil {
			return err
		}
		if r.json {
			if c.Limit > 0 {
				actions = actions[:min(c.Limit, len(actions))]
			}
			return r.printJSON(clearTimes(actions))
		}
		questions, err := q.Questions(q.framework, q.on, lookup, nil)
		if err != nil {
			return err
		}
		lines := append(repairHint(questions), c.laneLines(actions, r.locale(s))...)
		if len(lines) == 0 {
			return r.printLine("Nothing to do next: every criterion is covered and claimed, or put off.")
		}
		return r.printLines(lines)
	})
}

// readLanes reads what would raise the coverage, best first, and after it all that is
// due, as rung due lists it. What was planned for a near day is due with its gain.
func (c nextCmd) readLanes(r *run, s Session, q inquiry, lookup readiness.EntryLookup) ([]readiness.Action, error) {
	actions, err := q.Actions(q.framework, q.on, lookup)
	if err != nil {
		return nil, err
	}
	items, err := due.ReadItems(r.ctx, s.Journal, q.on, due.DaysAhead)
	if err != nil {
		return nil, err
	}
	first := firstDue(actions)
	gains, planned := actions[:first:first], actions[first:]
	for _, item := range items {
		at := slices.IndexFunc(planned, func(a readiness.Action) bool { return a.Decision == item.Entry.ID })
		if at >= 0 {
			gains = append(gains, planned[at])
		} else {
			gains = append(gains, newDueAction(item, r.locale(s)))
		}
	}
	return gains, nil
}

// firstDue returns where the lane of what is due begins.
func firstDue(actions []readiness.Action) int {
	if at := slices.IndexFunc(actions, func(a readiness.Action) bool { return a.Lane == readiness.DueLane }); at >= 0 {
		return at
	}
	return len(actions)
}

// newDueAction says of something due what is to be done, and by when.
func newDueAction(item due.Item, loc model.Locale) readiness.Action {
	a := readiness.Action{ID: string(item.Type) + "/" + item.Entry.ID, Title: item.Text, Reason: item.Reason(loc), Due: item.Day, Effort: item.Minutes(), Lane: readiness.DueLane,
		Entries: []model.Entry{}, Ask: [][]readiness.Asked{}}
	if item.Type == due.Promise {
		a.ID += "/" + strconv.Itoa(item.Promise.Index)
	}
	return a
}

// mostDueLines is how many things due stand below the advice; rung due has the others.
const mostDueLines = 3

// laneLines writes the two lanes as two parts.
func (c nextCmd) laneLines(actions []readiness.Action, loc model.Locale) []string {
	first := firstDue(actions)
	gains, waiting := actions[:first], actions[first:]
	more := 0
	if c.Limit > 0 {
		gains = gains[:min(c.Limit, len(gains))]
		more = max(len(waiting)-mostDueLines, 0)
		waiting = waiting[:len(waiting)-more]
	}
	lines := actionLines(gains, loc)
	if len(waiting) > 0 {
		lines = append(lines, "", "Due")
		lines = append(lines, actionLines(waiting, loc)...)
	}
	if more > 0 {
		lines = append(lines, fmt.Sprintf("%20s%d more: rung due", "", more))
	}
	return lines
}

// clearTimes removes the times at which the sample entries were written, so that an
// import takes them as newer than what the journal holds.
func clearTimes(actions []readiness.Action) []readiness.Action {
	for _, a := range actions {
		for i := range a.Entries {
			a.Entries[i].Updated = time.Time{}
		}
	}
	return actions
}

func actionLines(actions []readiness.Action, loc model.Locale) (lines []string) {
	for _, a := range actions {
		lines = append(lines, fmt.Sprintf("%8s  %4d min  %s", formatGain(a.Gain), a.Effort, a.Title))
		why := a.Reason
		if a.Step != "" {
			why = a.Step + ": " + why
		}
		if a.Due != "" && a.Framework != "" { // of what is due, the reason says when
			why += " Due " + a.Due.Format(loc) + "."
		}
		lines = append(lines, fmt.Sprintf("%20s%s", "", why))
	}
	return lines
}

// formatGain writes what an action adds to the coverage, or "" if it adds nothing,
// such as one that only keeps a date.
func formatGain(share strength.Share) string {
	if share <= 0 {
		return ""
	}
	return fmt.Sprintf("+%d.%02d %%", share/100, share%100)
}
