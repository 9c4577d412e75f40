package intake

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
)

// Excerpt is what a format is guessed from.
type Excerpt struct {
	Name  string   // of the file or folder, in lower case
	Text  string   // the beginning of a file; "" for a folder or archive
	Paths []string // of the files in a folder or archive
}

// excerptBytes is how many bytes of a file are looked at.
const excerptBytes = 64 << 10

// ReadFile fills the excerpt from a file or an archive, and reports whether it could.
func (s *Excerpt) ReadFile(file io.ReaderAt, size int64) bool {
	beginning := make([]byte, min(size, excerptBytes))
	if _, err := file.ReadAt(beginning, 0); err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	if IsTar(beginning) {
		// An archive that is too large or broken is recognised by its first files.
		_ = walkTar(io.NewSectionReader(file, 0, size), func(at string, _ *tar.Header, _ io.Reader) error {
			if s.Paths = append(s.Paths, at); len(s.Paths) == maxFiles {
				return io.EOF
			}
			return nil
		})
		return true
	}
	if !IsZip(beginning) {
		s.Text = DecodeText(ToUTF8(bytes.TrimRight(beginning, "\x00")))
		return true
	}
	packed, err := openZip(file, size)
	if err != nil {
		return false
	}
	for _, f := range packed.File {
		if !strayPath.MatchString(f.Name) {
			s.Paths = append(s.Paths, f.Name)
		}
	}
	return true
}
