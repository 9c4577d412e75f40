package model

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// ExplainError gives the sentence that tells a person of an error. For an Error or a
// SyntaxError that is its own message; for an answer of the system it says what that
// means; for anything else only that something went wrong, since such an error may name
// temporary files, SQL or Go's types, which belong in the log alone.
func ExplainError(err error) string {
	var told *Error
	var syntax *SyntaxError
	switch {
	case errors.As(err, &told):
		return told.Message
	case errors.As(err, &syntax):
		return syntax.Reason
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return "Stopped before it was done. What was not finished was not written."
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrAlgorithm):
		return "The zip is damaged, or is none. Make or copy it again."
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "The file ends in the middle. Make or copy it again."
	}
	if reason := ExplainFileError(err); reason != "" {
		return "A file could not be read or written: " + reason + ". See to that, then try again. The log says more."
	}
	return "Something went wrong, and the journal is as it was before. Try again, or start Rung anew. The log says more."
}

// reasons are what the system answers about a file, in words.
var reasons = []struct {
	of    error
	words string
}{
	{fs.ErrNotExist, "there is nothing of that name"},
	{fs.ErrExist, "something of that name is there already"},
	{fs.ErrPermission, "Rung is not allowed to"},
	{syscall.EROFS, "nothing can be written there"},
	{syscall.ENOSPC, "the disk is full"},
	{syscall.EDQUOT, "the disk is full"},
	{syscall.EFBIG, "the disk is full"},
	{syscall.EISDIR, "it is a folder"},
	{syscall.ENOTDIR, "part of its path is no folder"},
	{syscall.ELOOP, "it is a link that leads in a circle"},
	{syscall.ENAMETOOLONG, "the name is too long"},
	{syscall.EMFILE, "too many files are open"},
	{syscall.ENFILE, "too many files are open"},
	{syscall.EXDEV, "it lies on another disk"},
	{syscall.EBUSY, "another program uses it"},
	{fs.ErrClosed, "it is closed already"},
}

// ExplainFileError says in words what the system answered about a file, or "" where the
// error is no such answer.
func ExplainFileError(err error) string {
	for _, r := range reasons {
		if errors.Is(err, r.of) {
			return r.words
		}
	}
	var path *fs.PathError
	var number syscall.Errno
	if errors.As(err, &path) || errors.As(err, &number) {
		return "the disk answers with an error"
	}
	return ""
}
