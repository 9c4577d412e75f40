package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"rung/model"
)

const (
	// MaxNested is how many zips, one within another, are opened.
	MaxNested = 3
	// maxInflation is how many times its packed size a zip within a zip may have, since
	// what is packed already hardly shrinks again.
	maxInflation = 20
)

// partOfZip matches the name of a zip that is a part of an export, as Notion packs it.
var partOfZip = regexp.MustCompile(`(?i)^export.*-part-\d+\.zip$`)

// IsZip reports whether bytes begin as a zip does.
func IsZip(content []byte) bool { return bytes.HasPrefix(content, []byte("PK")) }

// OpenZipFolder opens a zip as a folder. Errors: Invalid if it or one in it is damaged
// or locked, TooLarge if it holds too many files or too large zips.
func OpenZipFolder(content []byte) (*Folder, error) {
	packed, err := openZip(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	return NewFolder(packed), nil
}

// MountParts makes the files of zips that are parts of an export readable in the folder
// around them, for when somebody unpacked only the outer zip.
func (f *Folder) MountParts() error {
	paths, err := f.Paths()
	if err != nil || slices.ContainsFunc(paths, IsMarkdown) {
		return err
	}
	for _, at := range paths {
		if !partOfZip.MatchString(path.Base(at)) {
			continue
		}
		content, err := f.ReadUpTo(at, MaxForeign)
		if err == nil {
			err = f.Mount(path.Dir(at), content)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Mount makes the files of a zip readable under a path of the folder.
func (f *Folder) Mount(under string, content []byte) error {
	packed, err := openZip(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return err
	}
	for _, file := range packed.File {
		f.members[ComposeLetters(path.Join(under, file.Name))] = file
	}
	return nil
}

// openZip opens a zip and the zips in it that are its parts as one folder. Errors as
// OpenZipFolder.
func openZip(content io.ReaderAt, size int64) (*zip.Reader, error) {
	o := zipOpener{room: MaxArchive, taken: map[string]*zip.File{}}
	if err := o.open(content, size, "", MaxNested); err != nil {
		return nil, err
	}
	return &zip.Reader{File: o.files}, nil
}

// zipOpener gathers the files of a zip and of the zips in it.
type zipOpener struct {
	files []*zip.File
	taken map[string]*zip.File // by path
	room  int64                // bytes of zips within that may still be read
}

func (o *zipOpener) open(content io.ReaderAt, size int64, within string, levels int) error {
	packed, err := zip.NewReader(content, size)
	if err != nil {
		return &model.Error{Code: model.Invalid, Message: "The zip cannot be read: it was not copied whole. Download it again.", Err: err}
	}
	parts := holdsOnlyZips(packed.File)
	for _, f := range packed.File {
		at := zipPath(f.Name)
		switch {
		case strings.HasSuffix(at, "/") || at == "":
			continue // the paths of files imply their folders
		case f.Flags&1 != 0:
			return &model.Error{Code: model.Invalid, Message: "The zip is locked with a password. Unpack it first, and choose the folder."}
		case len(o.files) == maxFiles:
			return &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("There are more than %d files in it, more than one import can take. Choose a folder within.", maxFiles)}
		case !strayPath.MatchString(at) && strings.EqualFold(path.Ext(at), ".zip") && (parts || partOfZip.MatchString(path.Base(at))):
			if err := o.nested(content, f, path.Join(within, path.Dir(at)), levels-1); err != nil {
				return err
			}
			continue
		}
		o.add(f, path.Join(within, at))
	}
	return nil
}

// add takes a file under a path of its own. A file that two parts both hold is taken
// once.
func (o *zipOpener) add(f *zip.File, at string) {
	ending := path.Ext(at)
	stem := strings.TrimSuffix(at, ending)
	for n := 2; ; n++ {
		other, there := o.taken[at]
		if !there {
			break
		}
		if other.CRC32 == f.CRC32 && other.UncompressedSize64 == f.UncompressedSize64 {
			return
		}
		at = fmt.Sprintf("%s (%d)%s", stem, n, ending)
	}
	f.Name = at
	o.taken[at] = f
	o.files = append(o.files, f)
}

// holdsOnlyZips reports whether a zip holds only zips, so that it merely wraps them.
func holdsOnlyZips(files []*zip.File) bool {
	zips := 0
	for _, f := range files {
		switch at := zipPath(f.Name); {
		case strings.HasSuffix(at, "/") || strayPath.MatchString(at):
		case !strings.EqualFold(path.Ext(at), ".zip"):
			return false
		default:
			zips++
		}
	}
	return zips > 0
}

// nested opens a zip within another: in place if it is stored there uncompressed.
func (o *zipOpener) nested(outer io.ReaderAt, f *zip.File, within string, levels int) error {
	tooLarge := &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("%s in the zip is larger than one import can take. Unpack it, and choose the folder.", path.Base(f.Name))}
	size := int64(f.UncompressedSize64)
	if levels < 1 || size < 0 || size > o.room || f.UncompressedSize64/maxInflation > f.CompressedSize64 {
		return tooLarge
	}
	damaged := func(err error) error {
		return &model.Error{Code: model.Invalid, Message: fmt.Sprintf("%s in the zip cannot be read. Download it again.", path.Base(f.Name)), Err: err}
	}
	o.room -= size
	if f.Method == zip.Store && f.CompressedSize64 == f.UncompressedSize64 {
		from, err := f.DataOffset()
		if err != nil {
			return damaged(err)
		}
		inner := io.NewSectionReader(outer, from, size)
		sum := crc32.NewIEEE()
		if _, err := io.Copy(sum, inner); err != nil || sum.Sum32() != f.CRC32 {
			return damaged(err)
		}
		return o.open(inner, size, within, levels)
	}
	r, err := f.Open()
	if err != nil {
		return damaged(err)
	}
	content, err := ReadLimited(r, size)
	if err = errors.Join(err, r.Close()); err != nil {
		return damaged(err)
	}
	return o.open(bytes.NewReader(content), int64(len(content)), within, levels)
}

// zipPath gives a packed file's path without parts that climb out of the zip, and with
// the slashes and letters that its program meant.
func zipPath(name string) string {
	if !utf8.ValidString(name) { // the encoding of DOS, which Windows still writes
		name = decodeCharset([]byte(name), charmap.CodePage437)
	}
	plain := strings.ReplaceAll(name, `\`, "/")
	at := strings.TrimPrefix(path.Clean("/"+plain), "/")
	if strings.HasSuffix(plain, "/") && at != "" {
		at += "/" // a folder
	}
	return at
}
