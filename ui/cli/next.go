package cli

import (
	"fmt"
	"time"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

type nextCmd struct {
	readinessFlags
	Repair bool `help:"Questions about what is written already, each with what its answer gains."`
	Limit  int  `default:"10" help:"How many at most; 0 for all."`
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
		actions, err := q.Actions(q.framework, q.on, lookup)
		if err != nil {
			return err
		}
		if c.Limit > 0 {
			actions = actions[:min(c.Limit, len(actions))]
		}
		if r.json {
			return r.printJSON(clearTimes(actions))
		}
		if len(actions) == 0 {
			return r.printLine("Nothing to do next: every criterion is covered and claimed, or put off.")
		}
		return r.printLines(actionLines(actions, r.locale(s)))
	})
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
		if a.Due != "" {
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
