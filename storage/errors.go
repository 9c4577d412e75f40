package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"rung/model"
)

// messages say what is wrong and what would do, for each trouble that SQLite or
// the disk may report.
var messages = map[model.Code]string{
	model.Busy:     "Another program is busy with the journal, so nothing was changed. Wait a moment, then try again.",
	model.DiskFull: "The disk is full, so nothing was changed. Make some room, then try again.",
	model.ReadOnly: "The journal cannot be written where it lies, so nothing was changed. Allow writing to the file and its folder, or move it elsewhere.",
	model.Damaged:  "The journal's file is damaged. Restore a copy of it: under Settings, or with “rung restore”.",
}

// translate turns what SQLite or the disk reports into an Error that the person
// can act on; anything else is wrapped with what was being done.
func translate(doing string, err error) error {
	var known *model.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	code := codeOf(err)
	if misread(err) {
		err = errMisread
	}
	if code != "" {
		return &model.Error{Code: code, Message: messages[code], Err: fmt.Errorf("%s: %w", doing, err)}
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func codeOf(err error) model.Code {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		switch {
		case errors.Is(err, syscall.ENOSPC):
			return model.DiskFull
		case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
			return model.ReadOnly
		case misread(err):
			return model.Damaged
		}
		return ""
	}
	switch e.Code() {
	case sqlite3.SQLITE_IOERR_SHMSIZE:
		return model.DiskFull
	case sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS:
		return model.Damaged
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return model.Busy
	case sqlite3.SQLITE_FULL:
		return model.DiskFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
		return model.ReadOnly
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return model.Damaged
	}
	return ""
}

var errMisread = errors.New("a row holds another type than was written")

// misread reports whether a row held another type than was written. Such an
// error tells what is in the row, so it goes no further than here.
func misread(err error) bool {
	return err != nil && strings.Contains(err.Error(), "sql: Scan error on column")
}
