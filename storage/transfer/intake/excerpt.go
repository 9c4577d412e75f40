package intake

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
)

// Excerpt is what a format is guessed from.
type Excerpt struct {
	Name  string   // of the file or the folder, in lower case
	Text  string   // the beginning of a file, "" of a folder or zip
	Paths []string // of the files in a folder or zip
}

// excerptBytes is how much of a file is looked at.
const excerptBytes = 64 << 10

// ReadFile takes the excerpt of a file or zip.
func (s *Excerpt) ReadFile(file io.ReaderAt, size int64) bool {
	beginning := make([]byte, min(size, excerptBytes))
	if _, err := file.ReadAt(beginning, 0); err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	if IsTar(beginning) {
		// One too large or broken is still known by the files met first.
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
