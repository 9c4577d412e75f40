package storage

import (
	"context"
	"database/sql/driver"
	"errors"
)

// gate is a connector that refuses to open a file that took the journal's place.
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
	_, _, err := g.store.recogniseFile()
	return err
}
