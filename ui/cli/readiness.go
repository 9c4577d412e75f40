package cli

import (
	"fmt"
	"strings"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// readinessFlags choose the framework and the day.
type readinessFlags struct {
	Framework string `placeholder:"ID" help:"Instead of the framework you chose; rung frameworks lists them."`
	On        string `placeholder:"DAY" help:"As of a day that has been: 2026-03-31, yesterday …"`
}

// inquiry is what a question about readiness needs: index, framework and day.
type inquiry struct {
	*readiness.Index
	framework string
	on        model.Day
}

// newInquiry reads the journal for readiness. Errors: NotFound for an unknown
// framework, Invalid for a day that cannot be read or is still to come.
func (f readinessFlags) newInquiry(r *run, s Session) (q inquiry, err error) {
	q.on = s.Journal.Today()
	if f.On != "" {
		if q.on, err = model.ParseDay(f.On, r.locale(s)); err != nil {
			return q, err
		}
	}
	if q.on > s.Journal.Today() {
		return q, newInvalid("%s is still to come. Ask for today or a day before.", q.on)
	}
	if q.Index, err = s.Readiness(r.ctx); err != nil {
		return q, err
	}
	if q.framework = f.Framework; q.framework == "" {
		q.framework = q.ChosenFramework().ID
	}
	return q, nil
}

type readinessCmd struct{ readinessFlags }

// Run says how far up the person is, why, and what is missing.
func (c readinessCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		q, err := c.newInquiry(r, s)
		if err != nil {
			return err
		}
		report, err := q.Report(q.framework, q.on)
		if err != nil {
			return err
		}
		outlook, err := q.Outlook(report)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(newReportJSON(report, outlook))
		}
		return r.printLines(reportLines(report, outlook, r.locale(s)))
	})
}

// reportJSON is a report with the forecasts of its steps.
type reportJSON struct {
	readiness.Report
	Slowest string           `json:"slowest"` // id of the step that is at 80 % last, or ""
	Steps   []stepReportJSON `json:"steps"`
}

type stepReportJSON struct {
	readiness.StepReport
	Forecast *readiness.Forecast `json:"forecast"` // null where there is too little to say
}

func newReportJSON(report readiness.Report, outlook readiness.Outlook) reportJSON {
	j := reportJSON{Report: report, Slowest: outlook.Slowest, Steps: []stepReportJSON{}}
	for _, s := range report.Steps {
		j.Steps = append(j.Steps, stepReportJSON{s, outlook.Steps[s.ID]})
	}
	return j
}

func reportLines(report readiness.Report, outlook readiness.Outlook, loc model.Locale) []string {
	lines := gateLines(report)
	lines = append(lines, fmt.Sprintf("%s, %s: %d %%", report.Title, report.On.Format(loc), report.Coverage.Percent())+describeDone(report.Coverage, report.Done), report.DescribeStanding())
	if s, found := report.Step(outlook.Slowest); found {
		lines = append(lines, fmt.Sprintf("Slowest: %s %s. %s", s.ID, s.Title, outlook.DescribeSlowest(loc)))
	}
	for _, s := range report.Steps {
		lines = append(lines, "", fmt.Sprintf("%s %4d %%  %s  %s", drawBar(s.Coverage, s.Done), s.Coverage.Percent(), s.ID, s.Title+nameLevel(s.Level))+describeDone(s.Coverage, s.Done))
		if f := outlook.Steps[s.ID]; f != nil && !f.IsThere(outlook.On) {
			lines = append(lines, strings.Repeat(" ", 29)+f.Describe(outlook.On, loc))
		}
		for _, c := range s.Criteria {
			lines = append(lines, criterionLines(c)...)
		}
		if n := len(s.Criticism); n > 0 {
			lines = append(lines, "         Your feedback holds "+countWords(n, "criticism", "criticisms")+" of this.")
		}
	}
	return lines
}

// gateLines gives the lines above everything else while the gate is open.
func gateLines(report readiness.Report) (lines []string) {
	open := report.OpenGateCriteria()
	if len(open) == 0 {
		return nil
	}
	lines = append(lines, "Before the rest, these have to be a yes:")
	for _, c := range open {
		answer := "not answered yet"
		if c.Claim != "" {
			answer = "so far " + c.Claim
		}
		lines = append(lines, fmt.Sprintf("  %s %s (%s)", c.ID, c.Question, answer))
	}
	return append(lines, "")
}

func criterionLines(c readiness.CriterionReport) []string {
	line := fmt.Sprintf("  %4d %%  %s", c.Coverage.Percent(), c.Title) + describeDone(c.Coverage, c.Done)
	switch {
	case c.IsUnproven():
		line += " · you say " + c.Claim + ", and nothing shows it yet"
	case c.Claim != "":
		line += " · you say " + c.Claim
	}
	if n := len(c.Evidence); n > 0 {
		line += " · " + countWords(n, "entry", "entries")
	}
	if c.Gap == "" {
		return []string{line}
	}
	return []string{line, "           " + c.Gap}
}

// drawBar draws over twenty columns what is told well, and what is done.
func drawBar(told, done strength.Share) string {
	const columns = 20
	full, reached := int(told*columns/strength.Full), int(max(told, done)*columns/strength.Full)
	return strings.Repeat("█", full) + strings.Repeat("▒", reached-full) + strings.Repeat("░", columns-reached)
}

// describeDone says what a coverage would be if all that counts were told well, where
// that is more.
func describeDone(coverage, done strength.Share) string {
	if done.Percent() <= coverage.Percent() {
		return ""
	}
	return fmt.Sprintf(" · %d %% done", done.Percent())
}

// printLines prints lines for a person.
func (r *run) printLines(lines []string) error {
	for _, line := range lines {
		if err := r.printLine(line); err != nil {
			return err
		}
	}
	return nil
}
