package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// access is how a connection may use the file.
type access string

const (
	readWrite access = "mode=rw"
	readOnly  access = "mode=ro"
	// untouched promises SQLite that nobody writes the file, so that it needs no
	// lock and no file beside it.
	untouched access = "mode=ro&immutable=1"
	// inMemory is a database without a file, gone when its one connection closes.
	inMemory access = "mode=memory"
)

// connect gives a pool of up to limit connections. Nothing is opened yet.
func connect(path string, how access, limit int) (*sql.DB, error) {
	connector, err := sqlite.NewConnector(address(path, how))
	if err != nil {
		return nil, err
	}
	return newPool(connector, limit), nil
}

func newPool(connector driver.Connector, limit int) *sql.DB {
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(limit)
	db.SetMaxIdleConns(limit)
	return db
}

// connect gives a pool for the journal's own use: its connections are never made to
// another file that has taken the journal's place.
func (s *Store) connect(how access, limit int) (*sql.DB, error) {
	connector, err := sqlite.NewConnector(address(s.path, how))
	if err != nil {
		return nil, err
	}
	return newPool(gate{connector, s}, limit), nil
}

// resting is how long an unused reading connection stays open, with a page cache of
// some megabytes. Opening another one takes a millisecond or two.
const resting = time.Second

// readers is how many queries may run at once.
const readers = 4

// connectReaders gives the pool that queries run on; its connections close once they
// have been unused for the time of resting.
func (s *Store) connectReaders() (*sql.DB, error) {
	db, err := s.connect(s.reading, readers)
	if err == nil {
		db.SetConnMaxIdleTime(resting)
	}
	return db, err
}

// address gives the file's percent-encoded URI with the connection's parameters.
func address(path string, how access) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: string(how)}
	// Functions that a file's schema calls are not trusted: another program may have
	// written it.
	u.RawQuery += "&_txlock=immediate&_busy_timeout=10000&_foreign_keys=on&_synchronous=FULL&_defensive=1&_dqs=0&_error_rc=1&_pragma=trusted_schema(0)"
	if how == readWrite {
		// Replaced and removed words are overwritten at once: emptying the trash
		// later would not reach the words of earlier edits.
		u.RawQuery += "&_pragma=secure_delete(1)&_pragma=cache_size(-16000)"
	}
	return u.String()
}

// writtenBy reads which version of Rung wrote a file, or gives "" where that cannot
// be read. Every form of the journal keeps it in the same place.
func writtenBy(ctx context.Context, db rowQuerier) (version string) {
	if db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = 'written_by'`).Scan(&version) != nil {
		return ""
	}
	return version
}
