package cli

import (
	"fmt"
	"io"
	"strings"

	"rung/model"
	"rung/model/due"
	"rung/model/readiness"
	"rung/model/today"
)

type todayCmd struct{}

// How many actions a day names, and how many days it looks back.
const (
	todayActions = 3
	yearBack     = 371
)

// todayJSON is a day as the terminal prints it.
type todayJSON struct {
	On      model.Day          `json:"on"`
	Written int                `json:"written"` // entries of the day
	Streak  int                `json:"streak"`
	Inbox   int                `json:"inbox"`
	Next    []readiness.Action `json:"next"`
	Due     []dueJSON          `json:"due"`
	Past    []pastJSON         `json:"past"`
}

type pastJSON struct {
	Ago     string        `json:"ago"`
	Day     model.Day     `json:"day"`
	Entries []model.Entry `json:"entries"`
}

// Run prints what to do next, what is due, and what was written on this day in the
// past.
func (todayCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		day, err := r.readToday(s)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(day)
		}
		return r.printLines(day.lines(r.locale(s)))
	})
}

func (r *run) readToday(s Session) (day todayJSON, err error) {
	day = todayJSON{On: s.Journal.Today(), Due: []dueJSON{}, Past: []pastJSON{}}
	index, err := s.Readiness(r.ctx)
	if err != nil {
		return day, err
	}
	var off model.DaysOff
	if err := s.Journal.Setting(r.ctx, model.SettingDaysOff, &off); err != nil {
		return day, err
	}
	written := today.Activity(index.ActivityByDay(day.On.Add(-yearBack), day.On))
	day.Written, day.Streak = written[day.On].Entries, today.CountStreak(written, day.On, off)
	if day.Inbox, err = s.Journal.Count(r.ctx, model.Query{Terms: []model.Term{{Key: "is", Text: "inbox"}}}); err != nil {
		return day, err
	}
	next, err := index.Actions(index.ChosenFramework().ID, day.On, func(id string) (model.Entry, error) { return s.Journal.Entry(r.ctx, id) })
	if err != nil {
		return day, err
	}
	next = next[:firstDue(next)]
	day.Next = clearTimes(next[:min(todayActions, len(next))])
	items, err := due.ReadItems(r.ctx, s.Journal, day.On, due.DaysAhead)
	if err != nil {
		return day, err
	}
	for _, i := range items {
		day.Due = append(day.Due, dueJSON{i.Day, i.Entry.Kind, i.Entry.ID, i.Entry.Title, i.StateOn(day.On), i.Text})
	}
	past, err := today.LookBack(r.ctx, s.Journal, day.On)
	for _, p := range past {
		day.Past = append(day.Past, pastJSON(p))
	}
	return day, err
}

func (d todayJSON) lines(loc model.Locale) []string {
	head := fmt.Sprintf("%s: %s written", d.On.Format(loc), countWords(d.Written, "entry", "entries"))
	if d.Streak > 0 {
		head += fmt.Sprintf(", %s in a row", countWords(d.Streak, "day", "days"))
	}
	if d.Inbox > 0 {
		head += fmt.Sprintf(", %d in the Inbox", d.Inbox)
	}
	lines := []string{head}
	section := func(heading string, rows []string) {
		if len(rows) > 0 {
			lines = append(append(lines, "", heading), rows...)
		}
	}
	section("Next", actionLines(d.Next, loc))
	var rows []string
	for _, row := range d.Due {
		rows = append(rows, fmt.Sprintf("  %-12s %-12s %s", row.Day.FormatShort(loc), row.State, row.Words))
	}
	section("Due", rows)
	rows = nil
	for _, p := range d.Past {
		for _, e := range p.Entries {
			rows = append(rows, fmt.Sprintf("  %-16s %s", p.Ago, e.Title))
		}
	}
	section("On this day", rows)
	return lines
}

type digestCmd struct {
	Period      string `arg:"" enum:"week,month" help:"week (the last seven days) or month (this month so far)."`
	On          string `placeholder:"DAY" help:"The last day of it: 2026-03-31, yesterday …"`
	Out         string `placeholder:"FILE" help:"Write here instead of to standard output."`
	WithPrivate bool   `help:"Name private entries too."`
}

// Run writes the digest of a week or a month as Markdown.
func (c digestCmd) Run(r *run) error {
	if err := checkEnding(c.Out, "md"); err != nil {
		return err
	}
	return r.withJournal(Read, func(s Session) error {
		on, err := r.parseDayOrToday(s, c.On)
		if err != nil {
			return err
		}
		index, err := s.Readiness(r.ctx)
		if err != nil {
			return err
		}
		from, to := today.WeekUpTo(on)
		if c.Period == "month" {
			from, to = today.MonthUpTo(on)
		}
		digest, err := today.NewDigest(r.ctx, s.Journal, index, from, to, c.WithPrivate)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(digest)
		}
		page := digest.Markdown("The "+c.Period, r.locale(s))
		if c.Out == "" {
			_, err := r.out.WriteString(dropControls(page))
			return err
		}
		return createFile(c.Out, func(w io.Writer) error {
			_, err := io.Copy(w, strings.NewReader(page))
			return err
		})
	})
}
