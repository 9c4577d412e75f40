package model

import "context"

// FindEntries returns every entry that a query finds, the newest first. Errors: the
// reader's.
func FindEntries(ctx context.Context, r Reader, q Query) ([]Entry, error) {
	hits, _, err := r.Find(ctx, q, Cursor{}, 0)
	entries := make([]Entry, len(hits))
	for i, h := range hits {
		entries[i] = h.Entry
	}
	return entries, err
}

// EachEntry calls fn with every entry that a query finds, the newest first. It reads
// a page at a time, so that few entries are in memory at once. Errors: the reader's.
func EachEntry(ctx context.Context, r Reader, q Query, fn func(Entry)) error {
	const page = 2000
	for from := (Cursor{}); ; {
		hits, next, err := r.Find(ctx, q, from, page)
		if err != nil {
			return err
		}
		for _, h := range hits {
			fn(h.Entry)
		}
		if next == (Cursor{}) {
			return nil
		}
		from = next
	}
}

// TrueFirst compares two truths for sorting: what is true comes first.
func TrueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
