package cli

import (
	"fmt"
	"strings"

	"rung/model"
	"rung/model/resume"
)

type lintCmd struct {
	File  string   `arg:"" optional:"" help:"A file of bullets, one a line or each after a mark such as -; - reads standard input."`
	Text  string   `placeholder:"TEXT" help:"One bullet instead of a file. In JSON, from and to count bytes from the beginning of the text."`
	About []string `sep:"none" placeholder:"ENTRY" help:"The entry that holds the numbers, by its id; repeat for more."`
	Role  string   `placeholder:"POSITION" help:"The position it was done in: one that is over is told in the past."`
	Past  bool     `help:"The role is over."`
	Plain bool     `help:"It is sent as plain text."`
	Width int      `placeholder:"N" help:"Characters on a line, of which a bullet may take two; 90 unless said, 76 in plain text."`
}

// Run prints what could be better in bullets; finding something is not an error. In
// JSON, places are byte offsets from the beginning of the text.
func (c lintCmd) Run(r *run) error {
	if (c.Text == "") == (c.File == "") {
		return &usageError{"lint wants --text TEXT or a file"}
	}
	if c.Width < 0 {
		return &usageError{"--width is a number of characters"}
	}
	text, items, err := c.readBullets(r)
	if err != nil {
		return err
	}
	if len(items) == 0 && !r.json {
		return r.printLine("There is no bullet in it.")
	}
	return r.withJournal(Read, func(s Session) error {
		found, err := c.lintBullets(r, s, text, items)
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(found)
		}
		return r.printFindings(text, found)
	})
}

// readBullets gives the text and the place of each bullet in it.
func (c lintCmd) readBullets(r *run) (string, []model.Span, error) {
	if c.File == "" {
		return c.Text, []model.Span{{From: 0, To: len(c.Text)}}, nil
	}
	text, err := r.readText(c.File)
	if err != nil {
		return "", nil, err
	}
	if err := checkUTF8(text); err != nil {
		return "", nil, err
	}
	return text, resume.FindBullets(text), nil
}

// lintBullets checks the bullets as one list: a short form explained in one is known
// in all.
func (c lintCmd) lintBullets(r *run, s Session, text string, items []model.Span) ([]resume.Finding, error) {
	career, err := r.readCareer(s)
	if err != nil {
		return nil, err
	}
	var about []model.Entry
	for _, id := range c.About {
		e, err := findEntry(r.ctx, s, id)
		if err != nil {
			return nil, err
		}
		about = append(about, e)
	}
	past := c.Past
	if c.Role != "" {
		p, err := findPosition(career, c.Role, false)
		if err != nil {
			return nil, err
		}
		past = past || p.Until != "" && p.Until < career.Today
	}
	list := make([]string, len(items))
	for i, at := range items {
		list[i] = text[at.From:at.To]
	}
	all := []resume.Finding{}
	for i, said := range list {
		context, err := career.TextLintContext(r.ctx, s.Journal, said, about)
		if err != nil {
			return nil, err
		}
		context.Past, context.PlainText, context.Measure = past, c.Plain, c.Width
		context.List, context.At, context.Before = list, i, list[:i]
		for _, f := range resume.Lint(said, context) {
			f.From, f.To = f.From+items[i].From, f.To+items[i].From
			all = append(all, f)
		}
	}
	return all, nil
}

// printFindings prints each finding with its line and column.
func (r *run) printFindings(text string, found []resume.Finding) error {
	if len(found) == 0 {
		return r.printLine("Nothing to mend.")
	}
	rows := make([][]string, len(found))
	for i, f := range found {
		before := text[:f.From]
		start := strings.LastIndex(before, "\n") + 1
		rows[i] = []string{fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, countColumns(before[start:])+1), string(f.Rule), f.Reason + " " + f.Mend}
	}
	return r.printTable(rows)
}
