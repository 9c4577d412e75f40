package storage

import (
	"context"
	"database/sql"
	"math"

	"rung/model"
)

// search is a query in SQL. What it finds is gathered as rows of the table
// entry first, which is cheap; the entries of one page are loaded afterwards.
type search struct {
	match    string    // in the language of the search index, or ""
	where    condition // everything but the words
	narrowed bool      // where holds more than what is left out unless asked
}

func newSearch(q model.Query) (search, error) {
	asked, defaults, err := conditions(q)
	if err != nil {
		return search{}, err
	}
	s := search{match: matchText(q)}
	if unwanted := unwantedText(q); s.match == "" && unwanted != "" {
		asked = append(asked, where("entry.pos NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", unwanted))
	}
	s.narrowed = len(asked) > 0
	s.where = join("AND", append(append(asked, defaults...), where("TRUE")))
	return s, nil
}

// manyMatches is how many entries that hold the words may be looked up one by
// one: some 15 ms of them. Where a filter leaves too few of those, it is quicker
// to go through the entries that pass the filter.
const manyMatches = 5000

const (
	amongMatches = ` FROM (SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?) AS found
		CROSS JOIN entry ON entry.pos = found.rowid WHERE `
	amongEntries = ` FROM entry WHERE entry.pos < ? AND `
	// The + keeps SQLite from looking each match up in the table instead.
	holdsWords = ` AND +entry.pos IN (SELECT rowid FROM search WHERE search MATCH ?)`
	lastRow    = math.MaxInt64
	unlimited  = -1
)

// newest gives up to limit rows that come before another one, newest day first.
// The order of the rows is that of the days, so the index and the table are
// read backwards until there are enough.
func (s search) newest(ctx context.Context, db querier, before int64, limit int) ([]int64, error) {
	if s.match == "" {
		return s.newestEntries(ctx, db, before, limit)
	}
	candidates := unlimited
	if s.narrowed && limit != unlimited {
		many, err := s.matchesMany(ctx, db, before)
		if err != nil {
			return nil, err
		}
		if many {
			candidates = manyMatches
		}
	}
	args := append(append([]any{s.match, before, candidates}, s.where.args...), limit)
	rows, err := positions(ctx, db, `SELECT entry.pos`+amongMatches+s.where.sql+` ORDER BY found.rowid DESC LIMIT ?`, args...)
	if err != nil || candidates == unlimited || len(rows) == limit {
		return rows, err
	}
	return s.newestEntries(ctx, db, before, limit)
}

func (s search) newestEntries(ctx context.Context, db querier, before int64, limit int) ([]int64, error) {
	c := s.throughEntries(before)
	return positions(ctx, db, `SELECT entry.pos`+c.sql+` ORDER BY entry.pos DESC LIMIT ?`, append(c.args, limit)...)
}

// throughEntries goes through the entries that pass the filters, and looks
// whether each holds the words.
func (s search) throughEntries(before int64) condition {
	c := condition{amongEntries + s.where.sql, append([]any{before}, s.where.args...)}
	if s.match != "" {
		c.sql, c.args = c.sql+holdsWords, append(c.args, s.match)
	}
	return c
}

// matchesMany reports whether so many entries before a row hold the words that
// looking them up one by one takes long.
func (s search) matchesMany(ctx context.Context, db querier, before int64) (bool, error) {
	rows, err := positions(ctx, db, `SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT 1 OFFSET ?`, s.match, before, manyMatches)
	return len(rows) > 0, err
}

// best gives up to limit rows after the first skip, best match first: a word in
// the title, a value, a name or a file's name counts for more than in the text.
func (s search) best(ctx context.Context, db querier, skip int64, limit int) ([]int64, error) {
	const byRank = `SELECT entry.pos FROM search CROSS JOIN entry ON entry.pos = search.rowid WHERE search MATCH ? AND `
	args := append(append([]any{s.match}, s.where.args...), limit, skip)
	return positions(ctx, db, byRank+s.where.sql+` ORDER BY bm25(search, 8, 1, 2, 3, 3), search.rowid DESC LIMIT ? OFFSET ?`, args...)
}

// count gives how many entries are found.
func (s search) count(ctx context.Context, db querier) (int64, error) {
	var c condition
	many := false
	if s.match != "" {
		var err error
		if many, err = s.matchesMany(ctx, db, lastRow); err != nil {
			return 0, err
		}
	}
	switch {
	case s.match == "" || many && s.narrowed:
		c = s.throughEntries(lastRow)
	case many:
		// Only the trash is left out: it is smaller than what is found.
		c = where(` FROM search WHERE search MATCH ? AND +rowid NOT IN (SELECT pos FROM entry WHERE trashed = 1)`, s.match)
	default:
		c = condition{amongMatches + s.where.sql, append([]any{s.match, lastRow, unlimited}, s.where.args...)}
	}
	n, err := positions(ctx, db, `SELECT count(*)`+c.sql, c.args...)
	if err != nil || len(n) == 0 {
		return 0, err
	}
	return n[0], nil
}

// positions reads a column of whole numbers.
func positions(ctx context.Context, db querier, query string, args ...any) (rows []int64, err error) {
	err = each(ctx, db, func(r *sql.Rows) error {
		var pos int64
		err := r.Scan(&pos)
		rows = append(rows, pos)
		return err
	}, query, args...)
	return rows, err
}
