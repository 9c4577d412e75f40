package intake

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"rung/model"
)

// member is a packed file that is read from memory.
type member interface {
	Open() (io.ReadCloser, error)
	FileInfo() fs.FileInfo
}

// tarMember is a file in a tar.
type tarMember struct {
	info    fs.FileInfo
	content []byte
}

func (m tarMember) FileInfo() fs.FileInfo { return m.info }
func (m tarMember) Open() (io.ReadCloser, error) {
	return io.NopCloser(bytes.NewReader(m.content)), nil
}

// IsTar reports whether bytes begin as a tar does.
func IsTar(content []byte) bool {
	const at = 257
	return len(content) >= 512 && bytes.HasPrefix(content[at:], []byte("ustar"))
}

// OpenTarFolder opens a tar as a folder. Errors: Invalid if it is damaged, TooLarge if
// it holds too many files.
func OpenTarFolder(content []byte) (*Folder, error) {
	f := NewFolder(nil)
	err := walkTar(bytes.NewReader(content), func(at string, header *tar.Header, r io.Reader) error {
		if len(f.members) == maxFiles {
			return &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("There are more than %d files in it, more than one import can take.", maxFiles)}
		}
		if header.Size > MaxMember {
			f.members[at] = tarMember{header.FileInfo(), nil} // open refuses it for its size
			return nil
		}
		content, err := io.ReadAll(r)
		f.members[at] = tarMember{header.FileInfo(), content}
		return err
	})
	const ending = 1024 // bytes of zeros
	f.Cut = len(bytes.Trim(content[max(0, len(content)-ending):], "\x00")) > 0
	var told *model.Error
	if err != nil && !errors.As(err, &told) {
		err = &model.Error{Code: model.Invalid, Message: "The file cannot be read: it was not copied whole. Export it again.", Err: err}
	}
	return f, err
}

// walkTar calls take for each file of a tar.
func walkTar(content io.Reader, take func(at string, header *tar.Header, r io.Reader) error) error {
	r := tar.NewReader(content)
	for {
		header, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		case header.Typeflag != tar.TypeReg:
			continue
		}
		if at := ComposeLetters(zipPath(header.Name)); at != "" {
			if err := take(at, header, r); err != nil {
				return err
			}
		}
	}
}
