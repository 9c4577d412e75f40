package cli

import (
	"rung/model"
	"rung/model/due"
)

type dueCmd struct {
	Days  int    `default:"14" help:"How many days ahead to look."`
	On    string `placeholder:"DAY" help:"As of a day: 2026-03-31, yesterday …"`
	Limit int    `help:"How many at most; 0 for all."`
}

// dueJSON is something due as the terminal prints it.
type dueJSON struct {
	Day   model.Day `json:"day"`
	Kind  string    `json:"kind"`
	ID    string    `json:"id"`
	Title string    `json:"title"`
	State string    `json:"state"` // overdue, due, coming, or losing touch
	Words string    `json:"words"`
}

// mostDays is the largest number for --days: a hundred years.
const mostDays = 36_500

// Run lists what is due, first things first.
func (c dueCmd) Run(r *run) error {
	switch {
	case c.Limit < 0:
		return &usageError{"--limit is a number from 0, where 0 means all"}
	case c.Days < 0 || c.Days > mostDays:
		return &usageError{"--days is a number from 0, where 0 means today"}
	}
	return r.withJournal(Read, func(s Session) error {
		on, err := r.parseDayOrToday(s, c.On)
		if err != nil {
			return err
		}
		items, err := due.ReadItems(r.ctx, s.Journal, on, c.Days)
		if err != nil {
			return err
		}
		if c.Limit > 0 {
			items = items[:min(c.Limit, len(items))]
		}
		rows := []dueJSON{}
		for _, i := range items {
			rows = append(rows, dueJSON{i.Day, i.Entry.Kind, i.Entry.ID, i.Entry.Title, i.StateOn(on), i.Text})
		}
		if r.json {
			return r.printJSON(rows)
		}
		if len(rows) == 0 {
			return r.printLinef("Nothing is due within %s.", countWords(c.Days, "day", "days"))
		}
		return r.printTable(dueRows(rows))
	})
}

func dueRows(rows []dueJSON) [][]string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	short := shortenIDs(ids)
	table := make([][]string, len(rows))
	for i, row := range rows {
		table[i] = []string{string(row.Day), row.State, short[row.ID], row.Words}
	}
	return table
}
