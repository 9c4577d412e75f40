package transfer

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"rung/model"
)

const (
	// maxMember is the most that one file packed in a zip, or lying in a folder,
	// may hold.
	maxMember = 64 << 20
	// maxFiles is how many files one folder or zip may hold.
	maxFiles = 200_000
)

// folder is a zip or a folder as it is read: each file under a ceiling, and all
// that is read together under another. Nothing is unpacked to disk, so that a
// path which climbs out of it leads nowhere.
type folder struct {
	files fs.FS
	room  int64 // bytes that may still be read
	links int   // among its files, which are not followed
}

func newFolder(files fs.FS) *folder { return &folder{files: files, room: maxForeign} }

// isZip reports whether bytes begin as a zip does.
func isZip(content []byte) bool { return bytes.HasPrefix(content, []byte("PK")) }

// unpacked opens a zip as a folder. Errors: Invalid where it is damaged.
func unpacked(content []byte) (*folder, error) {
	packed, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, &model.Error{Code: model.Invalid, Message: "The zip cannot be read: it was not copied whole. Download it again.", Err: err}
	}
	for _, f := range packed.File {
		f.Name = within(f.Name)
	}
	return newFolder(packed), nil
}

// within is a packed file's path without what climbs out of the zip, and with the
// slashes that every program means.
func within(name string) string {
	plain := strings.ReplaceAll(name, `\`, "/")
	at := strings.TrimPrefix(path.Clean("/"+plain), "/")
	if strings.HasSuffix(plain, "/") {
		at += "/" // a folder
	}
	return at
}

// paths lists the files by path, without those that lie in hidden folders or are
// hidden themselves. Errors: TooLarge, and what the folder gave.
func (f *folder) paths() (paths []string, err error) {
	f.links = 0
	err = fs.WalkDir(f.files, ".", func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case at != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.Type()&fs.ModeSymlink != 0:
			f.links++
		case entry.Type().IsRegular():
			if len(paths) == maxFiles {
				return &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("There are more than %d files in it, more than one import can take. Choose a folder within.", maxFiles)}
			}
			paths = append(paths, at)
		}
		return nil
	})
	var told *model.Error
	if err != nil && !errors.As(err, &told) {
		err = &model.Error{Code: model.Invalid, Message: "The folder cannot be read. Is it still there, and may you open it?", Err: err}
	}
	return paths, err
}

// read gives the content of a file. Errors: TooLarge where it passes a ceiling,
// Invalid where it cannot be read.
func (f *folder) read(at string) (content []byte, err error) { return f.readUpTo(at, maxMember) }

// readUpTo is read with a ceiling of its own for the file.
func (f *folder) readUpTo(at string, limit int64) (content []byte, err error) {
	damaged := func(err error) error {
		return &model.Error{Code: model.Invalid, Message: fmt.Sprintf("%s cannot be read. Copy or download it again.", path.Base(at)), Err: err}
	}
	file, err := f.files.Open(at)
	if err != nil {
		return nil, damaged(err)
	}
	content, err = readWhole(file, min(f.room, limit))
	closed := file.Close()
	switch {
	case model.CodeOf(err) == model.TooLarge:
		return nil, &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("%s is larger than one import can take. Take out of it what you need, and import that.", path.Base(at))}
	case err != nil || closed != nil:
		return nil, damaged(errors.Join(err, closed))
	}
	f.room -= int64(len(content))
	return content, nil
}

// has reports whether there is such a file.
func (f *folder) has(at string) bool {
	info, err := fs.Stat(f.files, at)
	return err == nil && info.Mode().IsRegular()
}
