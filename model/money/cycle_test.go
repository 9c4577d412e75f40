package money_test

import (
	"testing"
	"time"

	"rung/model"
	"rung/model/money"
)

func TestEveryStartMonthProposesAWholeCycle(t *testing.T) {
	for start := time.January; start <= time.December; start++ {
		for _, year := range []int{2023, 2024, 2025, 2100} {
			c := money.ProposeCycle(year, start)
			first, last := c.Whole.First.Time(), c.Whole.Last.Time()
			if c.Year != year || last.Year() != year || first.Month() != start || first.Day() != 1 || !last.AddDate(0, 0, 1).Equal(first.AddDate(1, 0, 0)) {
				t.Errorf("the year %d from %v runs from %s to %s", year, start, c.Whole.First, c.Whole.Last)
			}
			if money.YearOf(c.Whole.First, start) != year || money.YearOf(c.Whole.Last, start) != year ||
				money.YearOf(c.Whole.First.Add(-1), start) != year-1 || money.YearOf(c.Whole.Last.Add(1), start) != year+1 {
				t.Errorf("the days at the ends of %d from %v lie in another year", year, start)
			}
			day := c.Stages[money.StagePlan].First
			for _, stage := range []money.Stage{money.StagePlan, money.StageRequest, money.StageReview, money.StageApproval, money.StageSpend, money.StageClose} {
				span := c.Stages[stage]
				if err := span.Check(); err != nil || span.First != day {
					t.Errorf("%s of %d from %v: %+v follows on %s, %v", stage, year, start, span, day, err)
				}
				day = span.Last.Add(1)
			}
			if c.Stages[money.StageApproval].Last.Add(1) != c.Whole.First || c.Stages[money.StageSpend] != c.Whole || c.Stages[money.StageVariance].Last != c.Whole.Last {
				t.Errorf("%d from %v: the money is not spent within the year: %+v", year, start, c.Stages)
			}
		}
	}
}

func TestTheCycleKeepsLeapDays(t *testing.T) {
	for _, of := range []struct {
		year  int
		start time.Month
		stage money.Stage
		want  money.Span
	}{
		{2027, time.January, money.StagePlan, money.Span{First: "2026-08-01", Last: "2026-08-31"}},
		{2027, time.October, money.StageRequest, money.Span{First: "2026-06-01", Last: "2026-06-30"}},
		{2024, time.March, money.StageClose, money.Span{First: "2024-03-01", Last: "2024-03-31"}},
		{2024, time.March, money.StageSpend, money.Span{First: "2023-03-01", Last: "2024-02-29"}},
		{2025, time.March, money.StageSpend, money.Span{First: "2024-03-01", Last: "2025-02-28"}},
		{2024, time.June, money.StageReview, money.Span{First: "2023-03-01", Last: "2023-03-31"}},
		{2024, time.July, money.StagePlan, money.Span{First: "2023-02-01", Last: "2023-02-28"}},
		{2025, time.July, money.StagePlan, money.Span{First: "2024-02-01", Last: "2024-02-29"}},
		{2027, time.February, money.StageClose, money.Span{First: "2027-02-01", Last: "2027-02-28"}},
		{2028, time.February, money.StageClose, money.Span{First: "2028-02-01", Last: "2028-02-29"}},
	} {
		if got := money.ProposeCycle(of.year, of.start).Stages[of.stage]; got != of.want {
			t.Errorf("%s of %d from %v is %+v, not %+v", of.stage, of.year, of.start, got, of.want)
		}
	}
}

func TestTheYearInHandIsTheOneThatIsAskedFor(t *testing.T) {
	l := money.Ledger{FiscalStart: time.October}
	for day, want := range map[model.Day]int{
		"2026-04-30": 2026, "2026-05-01": 2027, "2026-09-30": 2027, "2026-10-01": 2027, "2027-04-30": 2027, "2027-05-01": 2028,
	} {
		if got := l.CurrentYear(day); got != want {
			t.Errorf("on %s the year in hand is %d, not %d", day, got, want)
		}
	}
}

func TestDeadlinesAreThoseNotAnsweredAndTheEndsOfStages(t *testing.T) {
	due := note(t, "2026-11-18", map[string]string{"fiscal_year": "2027", "deadline": "2026-11-27"})
	answered := note(t, "2026-11-18", map[string]string{"fiscal_year": "2027", "deadline": "2026-11-26", "outcome": "refused"})
	past := note(t, "2026-11-18", map[string]string{"fiscal_year": "2027", "deadline": "2026-11-19", "outcome": "open"})
	sameDay := note(t, "2026-11-18", map[string]string{"fiscal_year": "2027", "deadline": "2027-01-31"})
	l := ledger(due, answered, past, sameDay)
	got := l.Deadlines(today)
	if len(got) != 5 || got[0].Day != "2026-11-27" || got[0].Note.ID != due.ID {
		t.Fatalf("deadlines %+v", got)
	}
	if end := got[1]; end.Stage != money.StageSpend || end.Year != 2026 || end.Day != "2026-12-31" || got[3].Stage != money.StageApproval || got[3].Year != 2027 {
		t.Errorf("the end of the year: %+v", got[1:4])
	}
	if on := l.Deadlines("2027-01-31"); on[0].Note.ID != sameDay.ID || on[0].Stage != "" || len(on) > 1 && on[1].Day == on[0].Day {
		t.Errorf("on the day itself, and where a stage ends with it: %+v", on)
	}
}

func TestASpanSaysWhatIsWrong(t *testing.T) {
	for _, of := range []struct {
		span  money.Span
		field string
	}{{money.Span{Last: "2026-01-01"}, "first"}, {money.Span{First: "2026-01-01"}, "last"}, {money.Span{First: "2026-02-30", Last: "2026-03-01"}, "first"}, {money.Span{First: "2026-01-02", Last: "2026-01-01"}, "last"}} {
		err, is := of.span.Check().(*model.Error)
		if !is || err.Field != of.field || err.Code != model.Invalid {
			t.Errorf("%+v: %v", of.span, err)
		}
	}
	if err := (money.Span{First: "2026-01-01", Last: "2026-01-01"}).Check(); err != nil {
		t.Errorf("a single day: %v", err)
	}
}
