package ui

import (
	"context"
	"sync"
	"sync/atomic"

	"rung/model"
	"rung/model/meaning"
	"rung/model/review"
	"rung/ui/bank"
)

// reviewLibrary holds what review knows of the journal. It is filled when it is first
// asked for: somebody who has no interview never pays for it.
type reviewLibrary struct {
	journal *model.Journal
	lexicon func() (*meaning.Lexicon, error)
	filling sync.Mutex
	library atomic.Pointer[review.Library]
	writes  atomic.Int64 // counts what was written, so that nothing slips in while it is read
}

// Library is what review knows of the journal. Errors: those of reading it.
func (l *reviewLibrary) Library(ctx context.Context) (*review.Library, error) {
	l.filling.Lock()
	defer l.filling.Unlock()
	for {
		if library := l.library.Load(); library != nil {
			return library, nil
		}
		before := l.writes.Load()
		library, err := bank.Library(l.lexicon)
		if err == nil {
			err = library.Load(ctx, l.journal)
		}
		if err != nil {
			return nil, err
		}
		l.library.Store(library)
		if l.writes.Load() != before {
			l.library.Store(nil)
		}
	}
}

// forgetLibrary has the library read anew: something was written that nobody told of.
func (l *reviewLibrary) forgetLibrary() {
	l.writes.Add(1)
	l.library.Store(nil)
}

// updateLibrary takes a write into the library, on the goroutine that wrote. What was
// removed for good is not told. Errors: as of review.Library.Put.
func (l *reviewLibrary) updateLibrary(r model.Receipt) error {
	if len(r.Entries) == 0 {
		l.forgetLibrary()
		return nil
	}
	l.writes.Add(1)
	if library := l.library.Load(); library != nil {
		return library.PutEntries(r.Entries...)
	}
	return nil
}
