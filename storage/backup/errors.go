package backup

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"rung/model"
	"rung/storage"
)

// cannotCopy says why a copy could not be written to path.
func cannotCopy(path string, err error) error {
	folder := filepath.Dir(path)
	switch code := model.CodeOf(err); {
	case err == nil, errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, fs.ErrExist):
		return &model.Error{Code: model.Invalid, Err: err, Message: path + " is there already. Choose another name."}
	case errors.Is(err, fs.ErrNotExist):
		return &model.Error{Code: model.NotFound, Err: err, Message: "There is no folder " + folder + ", or nothing can be made in it. Make it first, or choose another one."}
	case code == model.ReadOnly, errors.Is(err, fs.ErrPermission):
		return &model.Error{Code: model.ReadOnly, Err: err, Message: "No copy can be written to " + folder + ". Choose another folder."}
	case code == model.DiskFull:
		return &model.Error{Code: code, Err: err, Message: "The disk has no room for a copy. Make some room, or choose a folder on another disk."}
	case code != "":
		return fmt.Errorf("back up: %w", err)
	}
	return &model.Error{Code: model.Invalid, Err: err, Message: "No copy can be made at " + path + ": " + errorReason(err) + ". Choose another place."}
}

// cannotRestore says what stands in the way of putting a file in the journal's
// place.
func cannotRestore(path string, err error) error {
	folder := filepath.Dir(path)
	switch {
	case model.CodeOf(err) != "", errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return &model.Error{Code: model.DiskFull, Err: err, Message: "The disk has no room for the copy, so the journal is as it was. Make some room, then try again."}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &model.Error{Code: model.ReadOnly, Err: err, Message: "Nothing can be written in " + folder + ", so the journal is as it was. Allow writing there, then try again."}
	}
	return &model.Error{Code: model.Invalid, Err: err, Message: "No journal can be put at " + path + ": " + errorReason(err) + ". Choose another place."}
}

// cannotUse says why a file cannot be restored or checked.
func (f *File) cannotUse(path string, err error) error {
	switch code := model.CodeOf(err); {
	case code == model.NotFound, errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return &model.Error{Code: model.NotFound, Err: err, Message: "There is no file " + path + ". The copies lie in " + f.folder() + "."}
	case code == model.Damaged && err.Error() == storage.DamagedMessage:
		return &model.Error{Code: code, Err: err, Message: path + " is damaged, so the journal was left as it is. Choose another copy."}
	case code != "", errors.Is(err, context.Canceled):
		return err
	}
	return &model.Error{Code: model.NotJournal, Err: err, Message: path + " cannot be read: " + errorReason(err) + ". Choose another file."}
}

// errorReason gives in words why the system refused a file.
func errorReason(err error) string {
	return cmp.Or(model.ExplainFileError(err), "it answers with an error")
}
