package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"rung/model"
)

// DamagedMessage is what is said of a journal that SQLite cannot read.
const DamagedMessage = "The journal's file is damaged. Restore a copy of it: under Settings, or with “rung restore”."

// messages tell the person what is wrong and what to do about it, for each fault that
// SQLite or the disk may report.
var messages = map[model.Code]string{
	model.Busy:     "Another program is busy with the journal, so nothing was changed. Wait a moment, then try again.",
	model.DiskFull: "The disk is full, so nothing was changed. Make some room, then try again.",
	model.ReadOnly: "The journal cannot be written where it lies, so nothing was changed. Allow writing to the file and its folder, or move it elsewhere.",
	model.Failing:  "The disk that the journal lies on is full or answers with errors, so nothing was changed. Make some room, see that it is connected and sound, then try again.",
	model.TooLarge: "This is more than a journal's file can hold, so nothing was changed. Write or bring in less at once.",
	model.Damaged:  DamagedMessage,
}

// translate turns what SQLite or the disk reports into an Error that the person can
// act on. It wraps any other error, context.Canceled too, with what was being done.
func translate(doing string, err error) error {
	var known *model.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	var e *sqlite.Error
	if errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_INTERRUPT {
		return fmt.Errorf("%s: %w: %w", doing, context.Canceled, err)
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

// primary gives the code for each of SQLite's primary results. "" stands for faults
// of the program, which nobody who uses it can mend: the message for them is general,
// and the log has the cause.
var primary = map[int]model.Code{
	sqlite3.SQLITE_BUSY: model.Busy, sqlite3.SQLITE_LOCKED: model.Busy, sqlite3.SQLITE_PROTOCOL: model.Busy,
	sqlite3.SQLITE_FULL:  model.DiskFull,
	sqlite3.SQLITE_IOERR: model.Failing, sqlite3.SQLITE_NOMEM: model.Failing, sqlite3.SQLITE_NOLFS: model.Failing,
	sqlite3.SQLITE_READONLY: model.ReadOnly, sqlite3.SQLITE_PERM: model.ReadOnly, sqlite3.SQLITE_CANTOPEN: model.ReadOnly, sqlite3.SQLITE_AUTH: model.ReadOnly,
	sqlite3.SQLITE_CORRUPT: model.Damaged, sqlite3.SQLITE_NOTADB: model.Damaged, sqlite3.SQLITE_FORMAT: model.Damaged,
	sqlite3.SQLITE_TOOBIG: model.TooLarge,

	sqlite3.SQLITE_OK: "", sqlite3.SQLITE_ERROR: "", sqlite3.SQLITE_INTERNAL: "", sqlite3.SQLITE_ABORT: "", sqlite3.SQLITE_INTERRUPT: "",
	sqlite3.SQLITE_NOTFOUND: "", sqlite3.SQLITE_EMPTY: "", sqlite3.SQLITE_SCHEMA: "", sqlite3.SQLITE_CONSTRAINT: "", sqlite3.SQLITE_MISMATCH: "",
	sqlite3.SQLITE_MISUSE: "", sqlite3.SQLITE_RANGE: "", sqlite3.SQLITE_NOTICE: "", sqlite3.SQLITE_WARNING: "", sqlite3.SQLITE_ROW: "", sqlite3.SQLITE_DONE: "",
}

// extended gives the code for results that say more than their primary one does.
var extended = map[int]model.Code{
	sqlite3.SQLITE_IOERR_SHMSIZE: model.DiskFull, sqlite3.SQLITE_IOERR_NOMEM: model.Failing,
	sqlite3.SQLITE_IOERR_SHORT_READ: model.Damaged, sqlite3.SQLITE_IOERR_CORRUPTFS: model.Damaged, sqlite3.SQLITE_IOERR_DATA: model.Damaged,
	sqlite3.SQLITE_IOERR_ACCESS: model.ReadOnly, sqlite3.SQLITE_IOERR_LOCK: model.Busy, sqlite3.SQLITE_IOERR_BLOCKED: model.Busy,
}

func codeOf(err error) model.Code {
	var e *sqlite.Error
	if errors.As(err, &e) {
		if code, known := extended[e.Code()]; known {
			return code
		}
		return primary[e.Code()&0xff]
	}
	is := func(causes ...error) bool {
		return slices.ContainsFunc(causes, func(cause error) bool { return errors.Is(err, cause) })
	}
	switch {
	case is(syscall.ENOSPC, syscall.EDQUOT):
		return model.DiskFull
	case is(fs.ErrPermission, syscall.EROFS, syscall.ENOTDIR):
		return model.ReadOnly
	case is(syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN, syscall.ETIMEDOUT, syscall.EHOSTDOWN):
		return model.Failing
	case misread(err):
		return model.Damaged
	}
	return ""
}

var errMisread = errors.New("a row holds another type than was written")

// misread reports whether a row held another type than was written. Such an error
// quotes the row, so errMisread is passed on in its place.
func misread(err error) bool {
	return err != nil && strings.Contains(err.Error(), "sql: Scan error on column")
}
