package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"rung/model"
)

// applicationID marks a SQLite file as a journal: "Rung".
const applicationID = 0x52756E67

// opened counts the stores this process has on each file. A file that SQLite
// holds open here must not be opened by anyone else in the process: closing any
// descriptor of it would drop SQLite's locks where they are POSIX locks.
var opened = struct {
	sync.Mutex
	files map[string]int
}{files: map[string]int{}}

// checkFileToOpen checks a file before SQLite opens it, so that none but a journal is
// written, and makes an empty file where there is none and o.Create is set. Then it
// counts the store in opened. Errors: NotFound, NotJournal, Newer, Damaged, ReadOnly,
// DiskFull.
func checkFileToOpen(path string, o Options, steps []step) error {
	opened.Lock()
	defer opened.Unlock()
	if opened.files[path] > 0 {
		opened.files[path]++
		return nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.Create:
		err = makeFile(path, o.MakeFolder)
	case errors.Is(err, fs.ErrNotExist):
		return notFound(path)
	case err == nil && !info.Mode().IsRegular():
		return &model.Error{Code: model.NotJournal, Message: path + " is not a file. Choose the journal's file itself."}
	case err == nil && info.Size() == 0 && !o.Create:
		return notFound(path)
	case err == nil:
		if err = checkHeader(path, len(steps)); err == nil && info.Size() > 0 {
			err = setAsideLog(context.Background(), path)
		}
		if err == nil && info.Size() > 0 {
			err = checkStatements(context.Background(), path, steps)
		}
	}
	if err != nil {
		return translate("looking at the journal's file", err)
	}
	opened.files[path]++
	return nil
}

// dismiss takes one store on a file out of opened.
func dismiss(path string) {
	opened.Lock()
	defer opened.Unlock()
	if opened.files[path]--; opened.files[path] == 0 {
		delete(opened.files, path)
	}
}

func notFound(path string) error {
	return &model.Error{Code: model.NotFound, Message: "There is no journal at " + path + " yet. Write a first entry, or choose another file."}
}

// makeFile makes an empty file that only its owner may read. It is no error that
// another program makes the same file at the same time.
func makeFile(path string, folderToo bool) error {
	if err := PrepareFolder(path, folderToo); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	switch code := codeOf(err); {
	case err == nil:
		return f.Close()
	case errors.Is(err, fs.ErrExist):
		return nil
	case code == model.DiskFull:
		return err
	}
	return &model.Error{Code: model.ReadOnly, Err: err, Message: "No journal can be made in " + filepath.Dir(path) + ". Choose another folder."}
}

// PrepareFolder makes the folder of path if mayMake is set; if not, a missing folder
// is an error, so that a mistyped path makes nothing. Errors: NotFound, ReadOnly,
// DiskFull.
func PrepareFolder(path string, mayMake bool) error {
	folder := filepath.Dir(path)
	if mayMake {
		return translate("making the journal's folder", os.MkdirAll(folder, 0o700))
	}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return &model.Error{Code: model.NotFound, Err: err, Message: "There is no folder " + folder + ". Make it first, or choose another one."}
	}
	return nil
}

// CheckHeader gives an error unless a file begins as a journal that this version of
// Rung can read does. It writes nothing. It must not be called for a journal that is
// open in this process. Errors: NotFound, NotJournal, Newer, ReadOnly.
func CheckHeader(path string) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	path, err = absolute(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return notFound(path)
	case err == nil && (!info.Mode().IsRegular() || info.Size() == 0):
		return &model.Error{Code: model.NotJournal, Message: path + " is not a journal, and was left as it is. Choose another file."}
	case err == nil:
		err = checkHeader(path, len(steps))
	}
	return translate("looking at a journal's file", err)
}

// checkHeader reads the header as https://sqlite.org/fileformat.html lays it out. An
// empty file passes, since a journal is just being made in it.
func checkHeader(path string, latest int) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) {
		return &model.Error{Code: model.ReadOnly, Message: "You may not read " + path + ". Allow it, or choose another file.", Err: err}
	}
	if err != nil {
		return err
	}
	head := make([]byte, 100)
	n, err := io.ReadFull(f, head)
	if closeErr := f.Close(); closeErr != nil {
		return closeErr
	}
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case n < len(head) || !bytes.HasPrefix(head, []byte("SQLite format 3\x00")):
		return &model.Error{Code: model.NotJournal, Message: filepath.Base(path) + " is not a journal, and was left as it is. Choose another file."}
	case binary.BigEndian.Uint32(head[68:]) != applicationID:
		return &model.Error{Code: model.NotJournal, Message: filepath.Base(path) + " belongs to another program, and was left as it is. Choose another file."}
	case int(binary.BigEndian.Uint32(head[60:])) > latest:
		return newerFile(path)
	}
	return nil
}

// newerFile gives an Error of code Newer that names the version of Rung that wrote
// the file, which it reads without a lock and without making a file beside it.
func newerFile(path string) error {
	db, err := connect(path, untouched, 1)
	if err != nil {
		return err
	}
	by := writtenBy(context.Background(), db)
	if err := db.Close(); err != nil {
		return err
	}
	return newNewerError(by)
}

// newNewerError gives an Error of code Newer that names the version, where it is
// known.
func newNewerError(version string) error {
	by := "a newer version of Rung"
	if version != "" {
		by = fmt.Sprintf("Rung %s, which is newer than this one", version)
	}
	return &model.Error{Code: model.Newer, Message: "This journal was written by " + by + ", and was left as it is. Update Rung, then open it again."}
}
