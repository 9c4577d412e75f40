package model

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// TestAnErrorIsToldInASentence: whatever the cause, neither its own words nor the
// names of files in it are told.
func TestAnErrorIsToldInASentence(t *testing.T) {
	at := func(err error) error { return &fs.PathError{Op: "open", Path: "/tmp/.rung-12345/secret", Err: err} }
	for want, err := range map[string]error{
		"Take another.":                            fmt.Errorf("bring in: %w", &Error{Code: Invalid, Message: "Take another.", Err: errors.New("raw")}),
		"nothing of that name":                     fmt.Errorf("read: %w", at(syscall.ENOENT)),
		"Rung is not allowed to":                   at(syscall.EACCES),
		"the disk is full":                         &os.LinkError{Op: "rename", Old: "/tmp/.rung-12345/a", New: "/b", Err: syscall.ENOSPC},
		"the disk answers with an error":           at(syscall.EIO),
		"Stopped before it was done":               fmt.Errorf("find: %w", context.Canceled),
		"The zip is damaged":                       fmt.Errorf("open: %w", zip.ErrFormat),
		"Something went wrong, and the journal is": errors.New("sqlite: SQL logic error (1)"),
	} {
		said := ExplainError(err)
		if !strings.Contains(said, want) || !strings.HasSuffix(said, ".") || strings.Contains(said, "/tmp") || strings.Contains(said, "SQL") {
			t.Errorf("%v is told as %q", err, said)
		}
	}
}
