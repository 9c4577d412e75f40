package cli

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/review"
	"rung/ui/bank"
)

type matchCmd struct {
	File      string `arg:"" optional:"" help:"The job description as text, Markdown or HTML; - for standard input. Without it, that of the interview."`
	Interview string `help:"The interview whose description it is, by its id or its beginning: what you ruled for it holds." placeholder:"ID"`
	Explain   int    `help:"Say all about one requirement, by its number." placeholder:"N"`
}

// Run compares a job description with the whole journal.
func (c matchCmd) Run(r *run) error {
	if c.File == "" && c.Interview == "" {
		return &model.Error{Code: model.Invalid, Message: "Name the file of a job description, or an interview that has one with --interview."}
	}
	text := ""
	if c.File != "" {
		var err error
		if text, err = r.readText(c.File); err != nil {
			return err
		}
	}
	return r.withJournal(Read, func(s Session) error {
		library, err := r.loadLibrary(s)
		if err != nil {
			return err
		}
		job := ""
		if c.Interview != "" {
			e, err := findEntryIn(r.ctx, s.Journal, c.Interview)
			if err != nil {
				return err
			}
			if job = e.ID; c.File == "" {
				text = e.Values.Text("description")
			}
		}
		m, err := library.Match(text, job, s.Journal.Today())
		if err != nil {
			return err
		}
		if c.Explain > 0 {
			return r.explainRequirement(s, m, c.Explain)
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
		for i, req := range m.Requirements {
			if req.Level == at.level {
				lines = append(lines, requirementLines(i+1, req, req.Evidence, refs, short)...)
			}
		}
		if err := r.printLines(append(lines, "")); err != nil {
			return err
		}
	}
	if n := len(m.Dropped); n > 0 {
		if err := r.printLinef("You ruled that %s of the text are none.", countWords(n, "requirement", "requirements")); err != nil {
			return err
		}
	}
	if m.More > 0 {
		return r.printLinef("Looked at the first %d requirements; there are %d more.", len(m.Requirements), m.More)
	}
	return nil
}

// explainRequirement says all about one requirement: its level, what is missing, what was ruled, and what comes closest.
func (r *run) explainRequirement(s Session, m review.MatchResult, number int) error {
	if number > len(m.Requirements) {
		return &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There are %s only.", countWords(len(m.Requirements), "requirement", "requirements"))}
	}
	req := m.Requirements[number-1]
	closest := req.Candidates
	if req.Ruled == review.Confirmed {
		closest = req.Evidence
	}
	if r.json {
		return r.printJSON(struct {
			review.MatchedRequirement
			Candidates []review.Evidence `json:"candidates"`
		}{req, append([]review.Evidence{}, closest...)})
	}
	var ids []string
	for _, e := range closest {
		ids = append(ids, e.Entry)
	}
	refs, err := s.Journal.Refs(r.ctx, ids)
	if err != nil {
		return err
	}
	lines := requirementLines(number, req, closest, refs, shortenIDs(ids))
	said := map[review.Level]string{review.Shown: "Shown", review.Related: "Related, not shown", review.Nothing: "Nothing shows it"}[req.Level]
	if req.Ruled != review.Undecided {
		said += ", as you ruled"
	}
	return r.printLines(slices.Insert(lines, 1, "     "+said+"."))
}

func requirementLines(number int, req review.MatchedRequirement, evidence []review.Evidence, refs map[string]model.Ref, short map[string]string) []string {
	line := fmt.Sprintf("%4d  %s  %s", number, req.Need, req.Text)
	if req.Level == review.Related && len(req.Missing) > 0 {
		line += " (missing: " + strings.Join(req.Missing, ", ") + ")"
	}
	if req.Pile == review.InBullets {
		line += " (on your résumé)"
	}
	lines := []string{line}
	for _, e := range evidence {
		lines = append(lines, fmt.Sprintf("        %s  %s: %s", short[e.Entry], refs[e.Entry].Title, e.Reason))
	}
	return lines
}
