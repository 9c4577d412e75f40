package diaries

import (
	"bytes"
	"net/http"
	"path"
	"slices"
	"strings"
)

// mediaEndings are the endings of what journals attach, by media type, the usual one
// first.
var mediaEndings = map[string][]string{
	"image/jpeg":      {".jpeg", ".jpg", ".jpe"},
	"image/png":       {".png"},
	"image/gif":       {".gif"},
	"image/webp":      {".webp"},
	"image/bmp":       {".bmp"},
	"image/heic":      {".heic", ".heif"},
	"image/avif":      {".avif"},
	"image/tiff":      {".tiff", ".tif"},
	"application/pdf": {".pdf"},
	"video/mp4":       {".mp4", ".m4v"},
	"video/quicktime": {".mov", ".qt"},
	"audio/mp4":       {".m4a", ".aac"},
	"audio/mpeg":      {".mp3"},
	"audio/wave":      {".wav"},
}

// fittingName gives a file's name with the ending that fits its content: programs
// convert pictures as they export them, and keep the old name.
func fittingName(called, at string, content []byte) string {
	ending, real := path.Ext(called), path.Ext(at)
	endings := mediaEndings[mediaType(content)]
	if len(endings) > 0 && (real == "" || isMedium(real)) && !slices.Contains(endings, strings.ToLower(real)) {
		real = endings[0]
	}
	switch {
	case real == "" || strings.EqualFold(ending, real) || sameMedium(ending, real), ending != "" && !isMedium(real):
		return called
	case isMedium(ending):
		called = strings.TrimSuffix(called, ending)
	}
	return called + real
}

func isMedium(ending string) bool { return sameMedium(ending, ending) }

// sameMedium reports whether two endings belong to one media type.
func sameMedium(a, b string) bool {
	for _, endings := range mediaEndings {
		if slices.Contains(endings, strings.ToLower(a)) {
			return slices.Contains(endings, strings.ToLower(b))
		}
	}
	return false
}

// mediaType gives the media type of a content by its beginning, or "" for one that is
// not in mediaEndings.
func mediaType(content []byte) string {
	if len(content) >= 12 && bytes.Equal(content[4:8], []byte("ftyp")) {
		switch strings.TrimSpace(string(content[8:12])) {
		case "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1":
			return "image/heic"
		case "avif", "avis":
			return "image/avif"
		case "qt":
			return "video/quicktime"
		case "M4A":
			return "audio/mp4"
		case "isom", "iso2", "mp41", "mp42", "avc1", "M4V":
			return "video/mp4"
		}
		return ""
	}
	if bytes.HasPrefix(content, []byte("II*\x00")) || bytes.HasPrefix(content, []byte("MM\x00*")) {
		return "image/tiff"
	}
	if kind := http.DetectContentType(content); mediaEndings[kind] != nil {
		return kind
	}
	return ""
}
