package transfer

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"rung/model"
)

// excerpt is what a format is guessed from.
type excerpt struct {
	name  string   // of the file or the folder, in lower case
	text  string   // the beginning of a file, "" of a folder or zip
	paths []string // of the files in a folder or zip
}

// excerptBytes is how much of a file is looked at.
const excerptBytes = 64 << 10

// GuessFormat gives the format that a source seems to be in, "" where it is none that
// Import reads. What cannot be read is in no format: importing it says why.
func (p Porter) GuessFormat(from model.ImportSource, file io.ReaderAt, size int64) string {
	s := excerpt{name: strings.ToLower(from.Name)}
	if from.Files != nil {
		// A folder too large to be listed is still known by the files met first.
		folder := newFolder(from.Files)
		_ = folder.mountParts()
		s.paths, _ = folder.paths()
	} else if !s.read(file, size) {
		return ""
	}
	i := slices.IndexFunc(formats, func(f format) bool { return f.fits != nil && f.fits(s) && (from.Files == nil || f.folders) })
	if i < 0 {
		return ""
	}
	return formats[i].name
}

// read takes the excerpt of a file or zip.
func (s *excerpt) read(file io.ReaderAt, size int64) bool {
	beginning := make([]byte, min(size, excerptBytes))
	if _, err := file.ReadAt(beginning, 0); err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	if isTar(beginning) {
		// One too large or broken is still known by the files met first.
		_ = eachInTar(io.NewSectionReader(file, 0, size), func(at string, _ *tar.Header, _ io.Reader) error {
			if s.paths = append(s.paths, at); len(s.paths) == maxFiles {
				return io.EOF
			}
			return nil
		})
		return true
	}
	if !isZip(beginning) {
		s.text = plainText(plainBytes(bytes.TrimRight(beginning, "\x00")))
		return true
	}
	packed, err := openZip(file, size)
	if err != nil {
		return false
	}
	for _, f := range packed.File {
		if !strayPath.MatchString(f.Name) {
			s.paths = append(s.paths, f.Name)
		}
	}
	return true
}

// strayPath is what file managers add to a zip, and what is hidden.
var strayPath = regexp.MustCompile(`(?:^|/)(?:\.|__MACOSX(?:/|$))`)

func fitsJSON(s excerpt) bool {
	text := strings.TrimSpace(s.text)
	return strings.HasPrefix(text, "{") && strings.Contains(text[:min(len(text), 1024)], `"rung"`)
}

func fitsVCard(s excerpt) bool { return strings.Contains(strings.ToUpper(s.text), "BEGIN:VCARD") }

// fitsLinkedIn asks for the name of one of the export's files beside its columns,
// since other programs' tables have columns of the same names; connections are
// told by their columns.
func fitsLinkedIn(s excerpt) bool {
	if s.paths != nil {
		return slices.ContainsFunc(s.paths, func(at string) bool {
			return slices.ContainsFunc(linkedInTables[:tellingTables], func(t linkedInTable) bool { return t.fits(at) })
		})
	}
	return slices.ContainsFunc(linkedInTables, func(t linkedInTable) bool {
		_, found, err := readTable([]byte(s.text), t.isHeader)
		return found && err == nil && (t.fits(s.name) && !t.byName || t.file == "connections")
	})
}

func fitsCSV(s excerpt) bool {
	if s.text == "" {
		return false
	}
	if strings.HasSuffix(s.name, ".csv") || strings.HasSuffix(s.name, ".tsv") {
		return true
	}
	_, found, err := readTable([]byte(s.text), func(columns []string) bool { return isHeaderOf(columns, "") })
	return found && err == nil
}
