package transfer

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"rung/model"

	"github.com/google/uuid"
	"golang.org/x/text/encoding/charmap"
)

// maxForeign is the most that is read of a file from another program, and of
// what is packed in one.
const maxForeign = 256 << 20

// reading is what a reader may know beside the file's bytes.
type reading struct {
	model.ImportSource
	today model.Day
	zone  *time.Location // the person's, for moments that a file tells in UTC
	diary bool           // another journal, of which other words are kept beside those here

	learned map[string]string // the order of days by the sign between their numbers, where the file shows it
}

// step tells how far reading has come, and gives the error of a ctx that ended.
func (how reading) step(ctx context.Context, done, total int) error {
	const often = 64 // seldom enough to cost nothing
	if done%often != 0 && done != total {
		return nil
	}
	if how.Progress != nil {
		how.Progress(done, total)
	}
	return ctx.Err()
}

// readWhole reads a file from another program. One that says itself that it is too
// large is not begun, so that it costs neither time nor memory. Errors: TooLarge,
// and what r gave.
func readWhole(r io.Reader, limit int64) ([]byte, error) {
	if f, sized := r.(interface{ Stat() (fs.FileInfo, error) }); sized {
		if info, err := f.Stat(); err == nil && info.Size() > limit {
			return nil, tooLarge(limit)
		}
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(content)) > limit {
		return nil, tooLarge(limit)
	}
	return content, err
}

func tooLarge(limit int64) error {
	return &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("The file is larger than %d MB, more than one import can take. Export it in parts.", limit>>20)}
}

// plainBytes takes a byte-order mark off and turns UTF-16 into UTF-8; bytes in
// other encodings stay as they are.
func plainBytes(content []byte) []byte {
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

// lineEnds are the ends of lines as programs write them: CR CR LF is what a copy in
// text mode makes of CR LF, and counts once.
var lineEnds = regexp.MustCompile(`\r+\n|\r`)

// plainLines ends each line with a line feed.
func plainLines(content []byte) []byte { return lineEnds.ReplaceAll(content, []byte("\n")) }

// plainText reads bytes as UTF-8 where they are that, and as Windows-1252 else.
func plainText(content []byte) string {
	if utf8.Valid(content) {
		return string(content)
	}
	return inCharset(content, charmap.Windows1252)
}

func inCharset(content []byte, c *charmap.Charmap) string {
	var b strings.Builder
	for _, x := range content {
		b.WriteRune(c.DecodeByte(x))
	}
	return b.String()
}

// foreignSpace is the name space of the ids that entries from other programs get.
var foreignSpace = uuid.MustParse("6d1c1f0e-7a55-5b0c-9a53-52554e470004")

// stableID gives what arrives from another program the same id at each import.
func stableID(parts ...string) string {
	return uuid.NewSHA1(foreignSpace, []byte(strings.Join(parts, "\x00"))).String()
}
