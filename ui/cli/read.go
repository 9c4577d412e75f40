package cli

import (
	"errors"
	"fmt"
	"strings"

	"rung/model"
	"rung/model/readiness"
)

type listCmd struct {
	Query []string `arg:"" optional:"" help:"What to list, as in search."`
	listFlags
}

type searchCmd struct {
	Query []string `arg:"" help:"Words, \"a phrase\", -word, kind:note tag:erp step:2 from:2026-01-01 asked>5000 …"`
	listFlags
}

type listFlags struct {
	Limit int    `default:"50" help:"How many at most; 0 for all."`
	Order string `enum:"newest,best" default:"newest" help:"newest or best first."`
}

// Run lists entries.
func (c listCmd) Run(r *run) error { return r.printList(strings.Join(c.Query, " "), c.listFlags) }

// Run lists what a search finds.
func (c searchCmd) Run(r *run) error { return r.printList(strings.Join(c.Query, " "), c.listFlags) }

// querySyntax is the error for a search that cannot be understood. It shows the
// search with the place marked below it.
type querySyntax struct {
	query string
	at    *model.SyntaxError
}

func (e *querySyntax) Error() string {
	query := dropControls(strings.ReplaceAll(e.query, "\n", " "))
	before := e.query[:min(max(e.at.At, 0), len(e.query))]
	marked := e.query[len(before):min(max(e.at.End, len(before)), len(e.query))]
	return fmt.Sprintf("%s\n  %s\n  %s%s", joinLines(e.at.Reason), query,
		strings.Repeat(" ", countColumns(dropControls(before))), strings.Repeat("^", max(1, countColumns(dropControls(marked)))))
}

func (r *run) printList(text string, flags listFlags) error {
	if flags.Limit < 0 {
		return &usageError{"--limit is a number from 0, where 0 means all"}
	}
	return r.withJournal(Read, func(s Session) error {
		q, err := r.parseQuery(s, text)
		if err != nil {
			return err
		}
		if flags.Order == "best" { // the query may ask for it too
			q.Order = model.Best
		}
		hits, more, err := s.Journal.Find(r.ctx, q, model.Cursor{}, flags.Limit)
		if err != nil {
			return err
		}
		if r.json {
			entries := make([]model.Entry, len(hits))
			for i, h := range hits {
				entries[i] = h.Entry
			}
			return r.printJSON(entries)
		}
		return r.printHits(hits, more != model.Cursor{})
	})
}

// parseQuery reads a search and resolves the steps that it names.
func (r *run) parseQuery(s Session, text string) (model.Query, error) {
	q, err := model.ParseQuery(text, r.locale(s), false)
	if err == nil && q.HasSteps() {
		var ix *readiness.Index
		if ix, err = s.Readiness(r.ctx); err == nil {
			q, err = readiness.ResolveSteps(q, ix, "", s.Journal.Today())
		}
	}
	return q, markSyntaxError(text, err)
}

// markSyntaxError makes a syntax error show its place in the search.
func markSyntaxError(text string, err error) error {
	var at *model.SyntaxError
	if errors.As(err, &at) {
		return &querySyntax{text, at}
	}
	return err
}

// printHits prints one row for each entry. A note that there are more goes to
// standard error, so that a pipe gets rows only.
func (r *run) printHits(hits []model.Hit, more bool) error {
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.Entry.ID
	}
	short := shortenIDs(ids)
	rows := make([][]string, len(hits))
	for i, h := range hits {
		e := h.Entry
		rows[i] = []string{string(e.Day), kindLabel(e.Kind), short[e.ID], e.Title + joinTags(e.Tags)}
	}
	if err := r.printTable(rows); err != nil {
		return err
	}
	if !more {
		return nil
	}
	if err := r.out.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(r.Err, "There are more than these %d. To see all: --limit 0\n", len(hits))
	return err
}
