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
	rows     span      // where the entries of the days asked for lie
}

func newSearch(ctx context.Context, db querier, q model.Query) (s search, err error) {
	asked, defaults, err := conditions(q)
	if err != nil {
		return search{}, err
	}
	s.match = matchText(q)
	if unwanted := unwantedText(q); s.match == "" && unwanted != "" {
		asked = append(asked, newCondition("entry.pos NOT IN (SELECT rowid FROM search WHERE search MATCH ?)", unwanted))
	}
	s.narrowed = len(asked) > 0
	s.where = joinConditions("AND", append(asked, defaults...))
	s.rows, err = daysAsked(ctx, db, q)
	return s, err
}

// span is the rows from first on and before end.
type span struct{ first, end int64 }

var wholeTable = span{0, math.MaxInt64}

// over limits a column to the span. A limit that is none would only keep
// SQLite from using an index.
func (r span) over(column string) condition {
	c := newCondition("TRUE")
	if r.first > wholeTable.first {
		c.sql, c.args = c.sql+" AND "+column+" >= ?", append(c.args, r.first)
	}
	if r.end < wholeTable.end {
		c.sql, c.args = c.sql+" AND "+column+" < ?", append(c.args, r.end)
	}
	return c
}

// daysAsked gives the rows that the days of a query leave, so that no others
// need be read. An entry of several days lies at its first one.
func daysAsked(ctx context.Context, db querier, q model.Query) (span, error) {
	rows := wholeTable
	var from model.Day
	for _, t := range q.Terms {
		day, ok := t.Value.(model.Day)
		if !ok || t.Not {
			continue
		}
		if t.Key == "from" || t.Key == "day" {
			from = max(from, day)
		}
		if t.Key == "to" || t.Key == "day" {
			rows.end = min(rows.end, position(day.Add(1), 0))
		}
	}
	if from == "" {
		return rows, nil
	}
	rows.first = position(from, 0)
	earlier, err := numbers(ctx, db, `SELECT pos FROM entry WHERE until <> '' AND until >= ? AND +pos < ? ORDER BY +pos LIMIT 1`, string(from), rows.first)
	if len(earlier) > 0 {
		rows.first = earlier[0]
	}
	return rows, err
}

// manyMatches is how many entries that hold the words may be looked up one by
// one: some 15 ms of them. Where a filter leaves too few of those, it is quicker
// to go through the entries that pass the filter.
const manyMatches = 5000

const unlimited = -1

// newest gives up to limit rows, newest day first. The order of the rows is
// that of the days, so the index and the table are read backwards until there
// are enough.
func (s search) newest(ctx context.Context, db querier, limit int) ([]int64, error) {
	if s.match == "" {
		return s.newestEntries(ctx, db, limit)
	}
	candidates := unlimited
	if s.narrowed && limit != unlimited {
		many, err := s.matchesMany(ctx, db)
		if err != nil {
			return nil, err
		}
		if many {
			candidates = manyMatches
		}
	}
	c := s.amongMatches(candidates)
	rows, err := numbers(ctx, db, `SELECT entry.pos`+c.sql+` ORDER BY found.rowid DESC LIMIT ?`, append(c.args, limit)...)
	if err != nil || candidates == unlimited || len(rows) == limit {
		return rows, err
	}
	return s.newestEntries(ctx, db, limit)
}

func (s search) newestEntries(ctx context.Context, db querier, limit int) ([]int64, error) {
	c := s.amongEntries()
	return numbers(ctx, db, `SELECT entry.pos`+c.sql+` ORDER BY entry.pos DESC LIMIT ?`, append(c.args, limit)...)
}

// matches is the rows that hold the words, read from the newest on.
func (s search) matches() condition {
	c := s.rows.over("rowid")
	return condition{` FROM search WHERE search MATCH ? AND ` + c.sql, append([]any{s.match}, c.args...)}
}

// amongMatches goes through the newest entries that hold the words, and looks
// whether each passes the filters.
func (s search) amongMatches(candidates int) condition {
	c := s.matches()
	args := append(append(c.args, candidates), s.where.args...)
	return condition{` FROM (SELECT rowid` + c.sql + ` ORDER BY rowid DESC LIMIT ?) AS found CROSS JOIN entry ON entry.pos = found.rowid WHERE ` + s.where.sql, args}
}

// amongEntries goes through the entries that pass the filters, and looks
// whether each holds the words.
func (s search) amongEntries() condition {
	c := s.rows.over("entry.pos")
	all := condition{` FROM entry WHERE ` + c.sql + ` AND ` + s.where.sql, append(c.args, s.where.args...)}
	if s.match != "" {
		c := s.matches()
		// The + keeps SQLite from looking each match up in the table instead.
		all.sql, all.args = all.sql+` AND +entry.pos IN (SELECT rowid`+c.sql+`)`, append(all.args, c.args...)
	}
	return all
}

// matchesMany reports whether so many entries hold the words that looking them
// up one by one takes long.
func (s search) matchesMany(ctx context.Context, db querier) (bool, error) {
	c := s.matches()
	rows, err := numbers(ctx, db, `SELECT rowid`+c.sql+` ORDER BY rowid DESC LIMIT 1 OFFSET ?`, append(c.args, manyMatches)...)
	return len(rows) > 0, err
}

// best gives up to limit rows after the first skip, best match first: a word in
// the title, a value, a name or a file's name counts for more than in the text.
func (s search) best(ctx context.Context, db querier, skip int64, limit int) ([]int64, error) {
	const byRank = `SELECT entry.pos FROM search CROSS JOIN entry ON entry.pos = search.rowid WHERE search MATCH ? AND `
	args := append(append([]any{s.match}, s.where.args...), limit, skip)
	return numbers(ctx, db, byRank+s.where.sql+` ORDER BY bm25(search, 8, 1, 2, 3, 3), search.rowid DESC LIMIT ? OFFSET ?`, args...)
}

// count gives how many entries are found.
func (s search) count(ctx context.Context, db querier) (int64, error) {
	many := false
	if s.match != "" {
		var err error
		if many, err = s.matchesMany(ctx, db); err != nil {
			return 0, err
		}
	}
	c := s.amongMatches(unlimited)
	switch {
	case s.match == "" || many && s.narrowed:
		c = s.amongEntries()
	case many:
		// Nothing but the trash is left out, and it is smaller than what is found.
		c = s.matches()
		c.sql += ` AND +rowid NOT IN (SELECT pos FROM entry WHERE trashed = 1)`
	}
	n, err := numbers(ctx, db, `SELECT count(*)`+c.sql, c.args...)
	if err != nil || len(n) == 0 {
		return 0, err
	}
	return n[0], nil
}

// numbers reads a column of whole numbers.
func numbers(ctx context.Context, db querier, query string, args ...any) (all []int64, err error) {
	err = eachQueryRow(ctx, db, func(r *sql.Rows) error {
		var n int64
		err := r.Scan(&n)
		all = append(all, n)
		return err
	}, query, args...)
	return all, err
}
