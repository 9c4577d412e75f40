package intake

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"rung/model"
)

const (
	// MaxMember is the most bytes of one file in an archive or folder.
	MaxMember = 64 << 20
	// maxFiles is how many files one folder or zip may hold.
	maxFiles = 200_000
)

// Folder is an archive or a folder that is read. Each file has a limit, and all that is
// read has another. Nothing is unpacked to disk, so that a path which climbs out of it
// leads nowhere.
//
// Paths have composed letters, however they are stored: a Mac takes ö apart.
type Folder struct {
	files fs.FS
	Room  int64             // bytes that may still be read
	Links int               // symbolic links in it, which are not followed
	real  map[string]string // by path, the stored names that differ from it

	members map[string]member // packed files, by path
	Cut     bool              // the archive lacks its proper end
}

func NewFolder(files fs.FS) *Folder {
	return &Folder{files: files, Room: MaxForeign, real: map[string]string{}, members: map[string]member{}}
}

// ComposeLetters gives a name with composed letters, as typed, so that it can be
// compared with what a text says.
func ComposeLetters(name string) string { return norm.NFC.String(name) }

// stored gives the name of a file on the disk or in the archive.
func (f *Folder) stored(at string) string { return cmp.Or(f.real[at], at) }

// Paths lists the files by path, without hidden files and those in hidden folders.
// Errors: TooLarge, and Invalid if the folder cannot be read.
func (f *Folder) Paths() (paths []string, err error) {
	f.Links = 0
	for at := range f.members {
		if !strayPath.MatchString(at) {
			paths = append(paths, at)
		}
	}
	slices.Sort(paths)
	if f.files == nil {
		return paths, nil
	}
	err = fs.WalkDir(f.files, ".", func(at string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case at != "." && strings.HasPrefix(entry.Name(), ".") || entry.Name() == "__MACOSX":
			if entry.IsDir() {
				return fs.SkipDir
			}
		case entry.Type()&fs.ModeSymlink != 0:
			f.Links++
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
	return f.compose(paths), err
}

// compose gives the paths with composed letters, unless another file has that path.
func (f *Folder) compose(paths []string) []string {
	raw := map[string]bool{}
	for _, at := range paths {
		raw[at] = true
	}
	for i, at := range paths {
		if plain := ComposeLetters(at); plain != at && !raw[plain] {
			f.real[plain], paths[i], raw[plain] = at, plain, true
		}
	}
	return paths
}

// Read gives the content of a file. Errors: TooLarge above a limit, Invalid if it
// cannot be read.
func (f *Folder) Read(at string) (content []byte, err error) { return f.ReadUpTo(at, MaxMember) }

func (f *Folder) open(at string) (io.ReadCloser, error) {
	if m, packed := f.members[at]; packed {
		if m.FileInfo().Size() > MaxMember {
			return nil, fs.ErrInvalid
		}
		return m.Open()
	}
	if f.files == nil {
		return nil, fs.ErrNotExist
	}
	return f.files.Open(f.stored(at))
}

// ReadUpTo is Read with a limit of its own for the file, in bytes.
func (f *Folder) ReadUpTo(at string, limit int64) (content []byte, err error) {
	damaged := func(err error) error {
		return &model.Error{Code: model.Invalid, Message: fmt.Sprintf("%s cannot be read. Copy or download it again.", path.Base(at)), Err: err}
	}
	file, err := f.open(at)
	if err != nil {
		return nil, damaged(err)
	}
	content, err = ReadLimited(file, min(f.Room, limit))
	closed := file.Close()
	switch {
	case model.CodeOf(err) == model.TooLarge:
		return nil, &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("%s is larger than one import can take. Take out of it what you need, and import that.", path.Base(at))}
	case err != nil || closed != nil:
		return nil, damaged(errors.Join(err, closed))
	}
	f.Room -= int64(len(content))
	return content, nil
}

// Stat gives the size and time of a file.
func (f *Folder) Stat(at string) (fs.FileInfo, error) {
	if m, packed := f.members[at]; packed {
		return m.FileInfo(), nil
	}
	if f.files == nil {
		return nil, fs.ErrNotExist
	}
	return fs.Stat(f.files, f.stored(at))
}

// strayPath matches what file managers add to a zip, and hidden files.
var strayPath = regexp.MustCompile(`(?:^|/)(?:\.|__MACOSX(?:/|$))`)

// MaxArchive is the most bytes that are read of a journal with its pictures.
const MaxArchive = MaxBytes
