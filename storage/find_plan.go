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
	narrowed bool      // where holds terms of the query, not only the defaults
	rows     span      // the rows in which entries of the days asked for lie
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

// span is the rows from first up to, but not including, end.
type span struct{ first, end int64 }

var wholeTable = span{0, math.MaxInt64}

// over limits a column to the span. A limit that excludes nothing is left out, since
// it would only keep SQLite from using an index.
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

// daysAsked gives the rows in which entries of the query's days lie, so that no
// others need be read. An entry of several days lies at its first one.
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

// manyMatches is up to how many entries with the words are looked up one by one,
// which takes some 15 ms. If too few of them pass the filters, it is quicker to go
// through the entries that pass.
const manyMatches = 5000

const unlimited = -1

// newest gives up to limit rows, newest day first. Rows are in the order of their
// days, so the index and the table are read backwards until there are enough.
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

// matches is the SQL for the search rows that hold the words.
func (s search) matches() condition {
	c := s.rows.over("rowid")
	return condition{` FROM search WHERE search MATCH ? AND ` + c.sql, append([]any{s.match}, c.args...)}
}

// amongMatches is the SQL that takes the newest entries with the words, up to
// candidates of them, and keeps those that pass the filters.
func (s search) amongMatches(candidates int) condition {
	c := s.matches()
	args := append(append(c.args, candidates), s.where.args...)
	return condition{` FROM (SELECT rowid` + c.sql + ` ORDER BY rowid DESC LIMIT ?) AS found CROSS JOIN entry ON entry.pos = found.rowid WHERE ` + s.where.sql, args}
}

// amongEntries is the SQL that goes through the entries that pass the filters, and
// keeps those that hold the words.
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

// matchesMany reports whether more than manyMatches entries hold the words.
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
		// Only the trash is subtracted, since it is smaller than what is found.
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
