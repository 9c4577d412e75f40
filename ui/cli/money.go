package cli

import (
	"fmt"
	"strconv"

	"rung/model"
	"rung/model/money"
)

type moneyCmd struct {
	Year string `arg:"" optional:"" help:"A fiscal year by the year it ends in, such as 2027 or FY27; without it, the one in hand."`
	On   string `placeholder:"DAY" help:"As of a day: 2026-03-31, yesterday …"`
}

// moneyJSON is the JSON of a journal's money.
type moneyJSON struct {
	Year   int          `json:"year"`
	First  model.Day    `json:"first"`
	Last   model.Day    `json:"last"`
	Stages []stageJSON  `json:"stages"`
	Due    []moneyDue   `json:"due"`
	Totals []moneyTotal `json:"totals"` // of all years, each in one currency
	Open   []moneyGap   `json:"open"`   // what the notes do not tell yet
}

type stageJSON struct {
	Stage money.Stage `json:"stage"`
	money.Span
	Own bool `json:"own"` // the person chose the days; they are not proposed
}

type moneyDue struct {
	Day   model.Day   `json:"day"`
	Entry string      `json:"entry"` // the note that names the day, or ""
	Title string      `json:"title"`
	Stage money.Stage `json:"stage"` // the stage that ends on that day, or ""
}

type moneyTotal struct {
	Year    int          `json:"year"`
	Asked   *model.Money `json:"asked"` // null if no note says it
	Granted *model.Money `json:"granted"`
	Spent   *model.Money `json:"spent"`
}

type moneyGap struct {
	ID       string `json:"id"`
	Question string `json:"question"`
}

// Run prints the cycle of one fiscal year, the totals of all years, and what the
// notes do not say yet.
func (c moneyCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		on, err := r.parseDayOrToday(s, c.On)
		if err != nil {
			return err
		}
		ledger, err := money.ReadLedger(r.ctx, s.Journal)
		if err != nil {
			return err
		}
		year, err := c.parseYear(ledger, on)
		if err != nil {
			return err
		}
		answer, err := newMoneyJSON(ledger, year, on)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(answer)
		}
		return r.printMoney(answer, r.locale(s))
	})
}

// parseYear gives the fiscal year asked for, or the current one. Error: Invalid.
func (c moneyCmd) parseYear(l money.Ledger, on model.Day) (int, error) {
	kind, _ := model.KindOf(model.KindBudget)
	field, _ := kind.Field("fiscal_year")
	year, err := field.Parse(c.Year, model.Locale{})
	if err != nil {
		return 0, err
	}
	if year == nil {
		return l.CurrentYear(on), nil
	}
	return int(year.(int64)), nil
}

func newMoneyJSON(l money.Ledger, year int, on model.Day) (moneyJSON, error) {
	cycle := l.Cycle(year)
	answer := moneyJSON{Year: year, First: cycle.Whole.First, Last: cycle.Whole.Last, Due: []moneyDue{}, Totals: []moneyTotal{}, Open: []moneyGap{}}
	for _, stage := range money.Stages {
		answer.Stages = append(answer.Stages, stageJSON{stage, cycle.Stages[stage], cycle.ChosenStages[stage]})
	}
	for _, d := range l.Deadlines(on) {
		if d.Year == year {
			answer.Due = append(answer.Due, moneyDue{d.Day, d.Note.ID, d.Note.Title, d.Stage})
		}
	}
	for _, code := range l.Currencies() {
		lines, err := l.Lines(code)
		if err != nil {
			return answer, err
		}
		years, err := money.JoinByYear(code, lines)
		if err != nil {
			return answer, err
		}
		for _, line := range years {
			answer.Totals = append(answer.Totals, moneyTotal{line.Year, knownAmount(line.Asked), knownAmount(line.Granted), knownAmount(line.Spent)})
		}
	}
	for _, q := range l.Guide().Open {
		answer.Open = append(answer.Open, moneyGap{q.ID, q.Words})
	}
	return answer, nil
}

func knownAmount(s money.Sum) *model.Money {
	if !s.IsKnown() {
		return nil
	}
	return &s.Money
}

func (r *run) printMoney(a moneyJSON, loc model.Locale) error {
	if err := r.printLinef("Fiscal year %d, from %s to %s", a.Year, a.First, a.Last); err != nil {
		return err
	}
	var rows [][]string
	for _, stage := range a.Stages {
		how := "as proposed"
		if stage.Own {
			how = "your own days"
		}
		rows = append(rows, []string{string(stage.Stage), fmt.Sprintf("%s to %s", stage.First, stage.Last), how})
	}
	if err := r.printTable(rows); err != nil {
		return err
	}
	rows = nil
	for _, d := range a.Due {
		what := d.Title
		if d.Stage != "" {
			what = string(d.Stage) + " ends"
		}
		rows = append(rows, []string{"due " + string(d.Day), what})
	}
	for _, t := range a.Totals {
		rows = append(rows, []string{strconv.Itoa(t.Year), amountLine("asked", t.Asked, loc), amountLine("granted", t.Granted, loc), amountLine("spent", t.Spent, loc)})
	}
	for _, gap := range a.Open {
		rows = append(rows, []string{"not known yet", gap.Question})
	}
	return r.printTable(rows)
}

func amountLine(word string, m *model.Money, loc model.Locale) string {
	switch {
	case m == nil:
		return word + " –"
	case m.Currency == "":
		return word + " " + m.Decimal().Format(loc) + " without a currency"
	}
	return word + " " + m.Format(loc)
}
