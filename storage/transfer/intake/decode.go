package intake

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"rung/model"
)

// ReadLimited reads a file of at most limit bytes. One whose size is known to be larger
// is not read at all, which saves time and memory. Errors: TooLarge, and those of r.
func ReadLimited(r io.Reader, limit int64) ([]byte, error) {
	if f, sized := r.(interface{ Stat() (fs.FileInfo, error) }); sized {
		if info, err := f.Stat(); err == nil && info.Size() > limit {
			return nil, TooLargeError(limit)
		}
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(content)) > limit {
		return nil, TooLargeError(limit)
	}
	return content, err
}

func TooLargeError(limit int64) error {
	return &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("The file is larger than %d MB, more than one import can take. Export it in parts.", limit>>20)}
}

// ToUTF8 removes a byte-order mark and turns UTF-16 into UTF-8; bytes in other
// encodings stay as they are.
func ToUTF8(content []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		return content[3:]
	case bytes.HasPrefix(content, []byte("\xff\xfe")):
		order, content = binary.LittleEndian, content[2:]
	case bytes.HasPrefix(content, []byte("\xfe\xff")):
		order, content = binary.BigEndian, content[2:]
	case len(content) > 1 && content[0] != 0 && content[1] == 0:
		order = binary.LittleEndian
	case len(content) > 1 && content[0] == 0 && content[1] != 0:
		order = binary.BigEndian
	default:
		return content
	}
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// LineEnds matches the line ends that programs write, except LF. CR CR LF, which a copy
// in text mode makes from CR LF, counts once.
var LineEnds = regexp.MustCompile(`\r+\n|\r`)

// NormalizeLines ends each line with a line feed.
func NormalizeLines(content []byte) []byte { return LineEnds.ReplaceAll(content, []byte("\n")) }

// DecodeText reads bytes as UTF-8 if they are valid, or else as Windows-1252.
func DecodeText(content []byte) string {
	if utf8.Valid(content) {
		return string(content)
	}
	return decodeCharset(content, charmap.Windows1252)
}

func decodeCharset(content []byte, c *charmap.Charmap) string {
	var b strings.Builder
	for _, x := range content {
		b.WriteRune(c.DecodeByte(x))
	}
	return b.String()
}
