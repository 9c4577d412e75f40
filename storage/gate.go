package storage

import (
	"context"
	"database/sql/driver"
	"errors"
	"io/fs"
	"os"
)

// gate lets no connection be made to a file that took the journal's place.
type gate struct {
	driver.Connector
	store *Store
}

func (g gate) Connect(ctx context.Context) (driver.Conn, error) {
	if err := g.check(); err != nil {
		return nil, err
	}
	conn, err := g.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	if err := g.check(); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

func (g gate) check() error {
	s := g.store
	s.place.Lock()
	k, lost := s.place.known, s.place.lost
	s.place.Unlock()
	if lost != there || k.file == nil {
		return lost.err(s.path)
	}
	file, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s.lose(removed)
	case err != nil:
		return err
	case !os.SameFile(file, k.file):
		return s.lose(exchanged)
	}
	return nil
}
