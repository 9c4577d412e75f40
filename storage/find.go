package storage

import (
	"context"
	"database/sql"
	"slices"

	"rung/model"
)

// Find gives up to limit hits (0 for all) from a cursor on, and the next page's
// cursor. With the newest day first a cursor is the last page's last row; with the
// best match first, how many hits came before. Errors: Invalid (a term that cannot be
// searched for), Busy, Damaged.
func (s *Store) Find(ctx context.Context, q model.Query, from model.Cursor, limit int) ([]model.Hit, model.Cursor, error) {
	const doing = "searching the journal"
	search, err := newSearch(ctx, s.readPool(), q)
	if err != nil {
		return nil, model.Cursor{}, translate(doing, err)
	}
	rows, next, err := search.readPage(ctx, s.readPool(), q.Order, from, limit)
	if err != nil {
		return nil, model.Cursor{}, translate(doing, err)
	}
	hits, err := s.readHits(ctx, q, rows)
	if err != nil {
		return nil, model.Cursor{}, translate(doing, err)
	}
	return hits, next, nil
}

// readPage gives the rows of a page and where the next one begins.
func (s search) readPage(ctx context.Context, db querier, order model.Order, from model.Cursor, limit int) (rows []int64, next model.Cursor, err error) {
	// One more row than is asked for tells whether there is a next page.
	ask := limit + 1
	if limit <= 0 {
		ask = unlimited
	}
	best := order == model.Best && s.match != ""
	if best {
		rows, err = s.best(ctx, db, from.After, ask)
	} else {
		if from.After != 0 {
			s.rows.end = min(s.rows.end, from.After)
		}
		rows, err = s.newest(ctx, db, ask)
	}
	if err != nil || ask == unlimited || len(rows) <= limit {
		return rows, model.Cursor{}, err
	}
	rows = rows[:limit]
	if best {
		return rows, model.Cursor{After: from.After + int64(limit)}, nil
	}
	return rows, model.Cursor{After: rows[limit-1]}, nil
}

// Count gives how many entries a query finds. Errors: those of Find.
func (s *Store) Count(ctx context.Context, q model.Query) (int, error) {
	const doing = "counting what a search finds"
	search, err := newSearch(ctx, s.readPool(), q)
	if err != nil {
		return 0, translate(doing, err)
	}
	n, err := search.count(ctx, s.readPool())
	return int(n), translate(doing, err)
}

// readHits loads the entries of rows, in the same order, with the names of the
// contacts they link to and where they match the query.
func (s *Store) readHits(ctx context.Context, q model.Query, rows []int64) ([]model.Hit, error) {
	hits := make([]model.Hit, len(rows))
	at := make(map[int64]int, len(rows))
	for i, pos := range rows {
		at[pos] = i
	}
	var linked []string
	err := eachQueryRow(ctx, s.readPool(), func(r *sql.Rows) error {
		e, pos, err := scanEntry(r)
		if err != nil {
			return err
		}
		hits[at[pos]].Entry = e
		for _, l := range e.Links {
			linked = append(linked, l.ID)
		}
		return nil
	}, `SELECT `+entryColumns+` FROM entry WHERE pos IN (SELECT value FROM json_each(?))`, asJSON(rows))
	if err != nil {
		return nil, err
	}
	// An entry may have moved to another day since its row was found.
	hits = slices.DeleteFunc(hits, func(h model.Hit) bool { return h.Entry.ID == "" })
	refs, err := s.refsWithoutDetail(ctx, linked)
	if err != nil {
		return nil, err
	}
	light := newHighlighter(q)
	for i := range hits {
		hits[i].Names = contactNamesOf(hits[i].Entry, refs)
		light.markHit(&hits[i])
	}
	return hits, nil
}

func contactNamesOf(e model.Entry, refs map[string]model.Ref) map[string]string {
	names := map[string]string{}
	for _, l := range e.Links {
		if r, ok := refs[l.ID]; ok && r.Kind == model.KindContact {
			names[l.ID] = r.Title
		}
	}
	return names
}
