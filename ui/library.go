package ui

import (
	"context"
	"sync"
	"sync/atomic"

	"rung/model"
	"rung/model/review"
	"rung/ui/bank"
)

// shelf holds what review knows of the journal. It is filled when it is first
// asked for: somebody who has no interview never pays for it.
type shelf struct {
	filling sync.Mutex
	library atomic.Pointer[review.Library]
	writes  atomic.Int64 // counts what was written, so that nothing slips in while it is read
}

// Library is what review knows of the journal. Errors: those of reading it.
func (s *shell) Library(ctx context.Context) (*review.Library, error) {
	s.shelf.filling.Lock()
	defer s.shelf.filling.Unlock()
	for {
		if library := s.shelf.library.Load(); library != nil {
			return library, nil
		}
		before := s.shelf.writes.Load()
		library, err := bank.Library()
		if err == nil {
			err = library.Load(ctx, s.o.Journal)
		}
		if err != nil {
			return nil, err
		}
		s.shelf.library.Store(library)
		if s.shelf.writes.Load() != before {
			s.shelf.library.Store(nil)
		}
	}
}

// forget has the library read anew: something was written that nobody told of.
func (f *shelf) forget() {
	f.writes.Add(1)
	f.library.Store(nil)
}

// keep takes a write into the library, on the goroutine that wrote. What was
// removed for good is not told. Errors: as of review.Library.Put.
func (f *shelf) keep(r model.Receipt) error {
	if len(r.Entries) == 0 {
		f.forget()
		return nil
	}
	f.writes.Add(1)
	if library := f.library.Load(); library != nil {
		return library.PutEntries(r.Entries...)
	}
	return nil
}
