// Package storage keeps the journal in one SQLite file: it opens, migrates,
// writes, finds, revises and checks. It knows SQL and files, and nothing of the
// window or the terminal.
package storage

import (
	"database/sql"
	"sync"
)

// Store is a journal's file. It is safe for use by several goroutines, and by
// several programs on the same file.
type Store struct {
	path   string
	writer *sql.DB // one connection; nil where the file can only be read
	reader *sql.DB

	mu       sync.Mutex
	readOnly string // why nothing can be written, or ""
}

// read gives the connections that queries run on.
func (s *Store) read() *sql.DB { return s.reader }

// Path is where the journal lies.
func (s *Store) Path() string { return s.path }

// ReadOnly says why the journal cannot be written, or "".
func (s *Store) ReadOnly() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.readOnly
}
