package contacts

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // so that image.Decode reads it
	"image/jpeg"
	"image/png"
	"net/http"
	"strings"

	"rung/model"
	"rung/storage/transfer/intake"

	_ "golang.org/x/image/webp" // so that image.Decode reads it
)

// fillPictures attaches the pictures within the card's lines of a name. A picture on
// the web is not fetched.
func (f *cardFilling) fillPictures(line, called string) {
	for _, l := range f.c[line] {
		f.placed[l.number] = true
		content := l.content()
		if l.param("ENCODING") == "" {
			content = nil
			if _, packed, inline := strings.Cut(string(l.raw), ";base64,"); inline {
				content = unpack([]byte(packed))
			}
		}
		ending, known := pictureEndings[http.DetectContentType(content)]
		if !known || len(content) > model.MaxAttachment {
			f.leaveOut(called, "it does not lie in the card as a JPEG, PNG, GIF or WebP picture of up to 25 MB")
		} else if !isPicture(content) {
			f.leaveOut(called, "it is not whole, so that no program can show it")
		} else {
			sum := sha256.Sum256(content)
			hash := hex.EncodeToString(sum[:])
			f.in.Contents[hash] = content
			intake.Attach(f.e, model.Attachment{Name: called + "." + ending, SHA256: hash, Bytes: int64(len(content))})
		}
	}
}

var pictureEndings = map[string]string{"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}

func (f *cardFilling) leaveOut(what, reason string) {
	f.in.SkipAt(f.in.Count, fmt.Sprintf("%s, %s: it was left out, since %s.", intake.EntryName(f.in.Count, f.e.Title), what, reason))
}

// maxPixels is the most pixels that a picture is decoded with: more takes too long.
const maxPixels = 50_000_000

// isPicture reports whether bytes can be shown as a picture. A variant that the decoder
// does not know passes, and so does a picture whose only fault is its checksum, since
// most programs show these.
func isPicture(content []byte) bool {
	shape, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err == nil && shape.Width*shape.Height <= maxPixels {
		_, _, err = image.Decode(bytes.NewReader(content))
	}
	var oneJPEG jpeg.UnsupportedError
	var onePNG png.UnsupportedError
	return err == nil || errors.As(err, &oneJPEG) || errors.As(err, &onePNG) || errors.Is(err, zlib.ErrChecksum)
}
