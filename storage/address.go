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
	// inMemory is a file of nobody's, gone with its one connection.
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

// connect is connect for the journal's own pools, which never lead to another
// file at its place.
func (s *Store) connect(how access, limit int) (*sql.DB, error) {
	connector, err := sqlite.NewConnector(address(s.path, how))
	if err != nil {
		return nil, err
	}
	return newPool(gate{connector, s}, limit), nil
}

// resting is how long a reader keeps the pages that it has read, which are some
// megabytes. To open another takes a millisecond or two.
const resting = time.Second

// readers is how many queries run at once.
const readers = 4

// connectReaders gives the pool that queries run on, which closes those that
// have nothing to read.
func (s *Store) connectReaders() (*sql.DB, error) {
	db, err := s.connect(s.reading, readers)
	if err == nil {
		db.SetConnMaxIdleTime(resting)
	}
	return db, err
}

// address writes the file's URI: only a percent-encoded one takes parameters.
func address(path string, how access) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: string(how)}
	// What the schema of a file calls is not trusted: another program may have
	// written it.
	u.RawQuery += "&_txlock=immediate&_busy_timeout=10000&_foreign_keys=on&_synchronous=FULL&_defensive=1&_dqs=0&_error_rc=1&_pragma=trusted_schema(0)"
	if how == readWrite {
		// What is replaced or removed is overwritten at once: emptying the trash
		// later would not reach the words of earlier edits.
		u.RawQuery += "&_pragma=secure_delete(1)&_pragma=cache_size(-16000)"
	}
	return u.String()
}

// writtenBy reads which Rung wrote a file, or "": every form of the journal
// keeps it in the same place, and one that does not has none to tell.
func writtenBy(ctx context.Context, db rowQuerier) (version string) {
	if db.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = 'written_by'`).Scan(&version) != nil {
		return ""
	}
	return version
}
