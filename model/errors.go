package model

import "errors"

// Code says what kind of trouble an Error is, so that the window and the
// terminal can offer the fitting next step.
type Code string

const (
	Invalid    Code = "invalid"     // what was typed cannot be kept as it is
	NotFound   Code = "not found"   // no such entry, file or copy
	Conflict   Code = "conflict"    // the same field was changed elsewhere meanwhile
	Missing    Code = "missing"     // the journal is gone, and something of it is left
	NotJournal Code = "not journal" // the file is something else
	Newer      Code = "newer"       // a later Rung wrote the file
	Damaged    Code = "damaged"     // the file fails SQLite's own checks
	ReadOnly   Code = "read only"   // the file or its folder cannot be written
	DiskFull   Code = "disk full"   // no room left
	TooLarge   Code = "too large"   // over a stated limit
	Busy       Code = "busy"        // another program holds the file too long
	Failing    Code = "failing"     // the disk, or the machine, answers with errors
	Mistake    Code = "mistake"     // Rung's own, which only who mends Rung can undo
)

// Error is trouble that the person can act on. Message is one sentence that
// says what is wrong and what would do.
type Error struct {
	Code    Code
	Field   string // field key the message is about, or ""
	Message string
	Err     error // the cause, for the log; may be nil
}

func (e *Error) Error() string { return e.Message }

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first Error in err's chain, or "".
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

func newInvalidError(field, message string) *Error {
	return &Error{Code: Invalid, Field: field, Message: message}
}
