package cli

import (
	"fmt"
	"strings"

	"rung/model"
	"rung/model/review"
	"rung/ui/bank"
)

type matchCmd struct {
	File string `arg:"" help:"The job description as text, Markdown or HTML; - for standard input."`
}

// Run compares a job description with the whole journal.
func (c matchCmd) Run(r *run) error {
	text, err := r.readText(c.File)
	if err != nil {
		return err
	}
	return r.withJournal(Read, func(s Session) error {
		library, err := r.loadLibrary(s)
		if err != nil {
			return err
		}
		m, err := library.Match(text, "", s.Journal.Today())
		if err != nil {
			return err
		}
		if r.json {
			return r.printJSON(m)
		}
		return r.printMatching(s, m)
	})
}

// loadLibrary reads the journal for review.
func (r *run) loadLibrary(s Session) (*review.Library, error) {
	library, err := bank.Library(r.Lexicon)
	if err != nil {
		return nil, err
	}
	return library, library.Load(r.ctx, s.Journal)
}

// levels lists the levels and their headings in the order of printing.
var levels = []struct {
	level review.Level
	title string
}{
	{review.Shown, "Shown by what you did"},
	{review.Related, "Related: near it, not the same"},
	{review.Nothing, "No evidence yet"},
}

func (r *run) printMatching(s Session, m review.MatchResult) error {
	if len(m.Requirements) == 0 {
		return r.printLine("No requirement was found in it. Give the part that says what they want.")
	}
	var ids []string
	for _, req := range m.Requirements {
		for _, e := range req.Evidence {
			ids = append(ids, e.Entry)
		}
	}
	refs, err := s.Journal.Refs(r.ctx, ids)
	if err != nil {
		return err
	}
	short := shortenIDs(ids)
	for _, at := range levels {
		n := m.CountAtLevel(at.level)
		if n == 0 {
			continue
		}
		lines := []string{fmt.Sprintf("%s: %s", at.title, countWords(n, "requirement", "requirements"))}
		for _, req := range m.Requirements {
			if req.Level == at.level {
				lines = append(lines, requirementLines(req, refs, short)...)
			}
		}
		if err := r.printLines(append(lines, "")); err != nil {
			return err
		}
	}
	if m.More > 0 {
		return r.printLinef("Looked at the first %d requirements; there are %d more.", len(m.Requirements), m.More)
	}
	return nil
}

func requirementLines(req review.MatchedRequirement, refs map[string]model.Ref, short map[string]string) []string {
	line := "  " + string(req.Need) + "  " + req.Text
	if req.Level == review.Related && len(req.Missing) > 0 {
		line += " (missing: " + strings.Join(req.Missing, ", ") + ")"
	}
	if req.Pile == review.InBullets {
		line += " (on your résumé)"
	}
	lines := []string{line}
	for _, e := range req.Evidence {
		lines = append(lines, fmt.Sprintf("        %s  %s: %s", short[e.Entry], refs[e.Entry].Title, e.Reason))
	}
	return lines
}
