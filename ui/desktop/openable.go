package desktop

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"rung/model"
)

// CheckOpenable returns a model.Error of code Invalid if the desktop must not open an
// attached file. Allowed is what both its name and its content show to be safe:
// pictures, PDF, text, and office documents without macros. Anything else might run a
// program.
func CheckOpenable(name string, content []byte) error {
	name = model.SafeFileName(name)
	ending := strings.ToLower(path.Ext(name))
	holds, known := holdsWhatItsNameSays[ending]
	switch {
	case !known:
		return newNotOpenable(name, "is of a kind that may run something, so it is not opened from here")
	case !holds(content):
		return newNotOpenable(name, "is not what its name says, or cannot be told to be harmless, so it is not opened from here")
	}
	return nil
}

func newNotOpenable(name, why string) error {
	return &model.Error{Code: model.Invalid, Message: name + " " + why + ". Save it elsewhere to use it."}
}

// holdsWhatItsNameSays has, for each ending of a file that can be opened, whether
// its content is of that kind and harmless.
var holdsWhatItsNameSays = map[string]func([]byte) bool{
	".png": hasAnyPrefix("\x89PNG\r\n\x1a\n"), ".jpg": hasAnyPrefix("\xff\xd8\xff"), ".jpeg": hasAnyPrefix("\xff\xd8\xff"),
	".gif": hasAnyPrefix("GIF87a", "GIF89a"), ".bmp": hasAnyPrefix("BM"), ".tif": hasAnyPrefix("II*\x00", "MM\x00*"), ".tiff": hasAnyPrefix("II*\x00", "MM\x00*"),
	".webp": func(b []byte) bool { return len(b) > 12 && string(b[:4]) == "RIFF" && string(b[8:12]) == "WEBP" },
	".heic": isHEIF, ".heif": isHEIF, ".avif": isHEIF,
	".pdf": hasAnyPrefix("%PDF-"),
	".txt": isText, ".text": isText, ".log": isText, ".md": isText, ".markdown": isText,
	".csv": isText, ".tsv": isText, ".json": isText, ".yaml": isText, ".yml": isText,
	".docx": isOffice, ".xlsx": isOffice, ".pptx": isOffice,
	".odt": isOpenDocument, ".ods": isOpenDocument, ".odp": isOpenDocument,
	".doc": isPlainWord,
}

func hasAnyPrefix(with ...string) func([]byte) bool {
	return func(b []byte) bool {
		return slices.ContainsFunc(with, func(w string) bool { return bytes.HasPrefix(b, []byte(w)) })
	}
}

// isHEIF looks for the brand of a picture in the first box of the file.
func isHEIF(b []byte) bool {
	brands := []string{"heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis"}
	return len(b) > 12 && string(b[4:8]) == "ftyp" && slices.Contains(brands, string(b[8:12]))
}

// markup has the beginnings of text that a program may run or draw.
var markup = []string{"#!", "<!doctype", "<html", "<svg", "<?xml", "<script", "[desktop entry]", "[internetshortcut]", "{\\rtf"}

// isText reports whether a file is text and nothing but text.
func isText(b []byte) bool {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		b = decodeUTF16(b)
	}
	head := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(string(b[:min(len(b), 1024)]), "\ufeff"), " \t\r\n"))
	if slices.ContainsFunc(markup, func(m string) bool { return strings.HasPrefix(head, m) }) {
		return false
	}
	return !bytes.ContainsFunc(b, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' || r == 0x7f
	})
}

func decodeUTF16(b []byte) []byte {
	var units []uint16
	for i := 2; i+1 < len(b); i += 2 {
		unit := uint16(b[i]) | uint16(b[i+1])<<8
		if b[0] == 0xfe {
			unit = uint16(b[i])<<8 | uint16(b[i+1])
		}
		units = append(units, unit)
	}
	var text []byte
	for _, r := range utf16.Decode(units) {
		text = utf8.AppendRune(text, r)
	}
	return text
}

// The most parts of an office document, and bytes of one, that are checked. A
// document with more is not opened.
const (
	mostParts = 10_000
	mostPart  = 32 << 20
)

// isOffice reports whether a file is a document of Word, Excel or PowerPoint with
// nothing in it that runs, nor anything that it would fetch by itself.
func isOffice(b []byte) bool {
	parts, ok := unzip(b)
	if !ok {
		return false
	}
	types, ok := parts["[content_types].xml"]
	if !ok {
		return false
	}
	said, ok := readPart(types)
	if !ok {
		return false
	}
	for _, word := range []string{"macroenabled", "vbaproject", "activex", "oleobject", "macrosheet", "dialogsheet"} {
		if strings.Contains(strings.ToLower(string(said)), word) {
			return false
		}
	}
	for name, part := range parts {
		if mayRun(name) || strings.HasSuffix(name, ".rels") && !isSelfContained(part) {
			return false
		}
	}
	return true
}

// mayRun reports whether a part of an office document is, or may hold, a program.
func mayRun(name string) bool {
	for _, word := range []string{"vbaproject", "vbadata", "activex", "oleobject", "macrosheets/", "dialogsheets/", "customui/"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	if !strings.Contains(name, "embeddings/") || strings.HasSuffix(name, "/") || strings.HasSuffix(name, ".rels") {
		return false
	}
	return path.Ext(name) != ".xlsx" // the numbers of a chart
}

// isSelfContained reports whether a list of relations names nothing outside the
// document but links, which open on a click only.
func isSelfContained(part *zip.File) bool {
	raw, ok := readPart(part)
	if !ok {
		return false
	}
	var list struct {
		Relationship []struct {
			Type       string `xml:",attr"`
			TargetMode string `xml:",attr"`
		}
	}
	if xml.Unmarshal(raw, &list) != nil {
		return false
	}
	for _, r := range list.Relationship {
		if strings.EqualFold(r.TargetMode, "External") && !strings.HasSuffix(r.Type, "/hyperlink") {
			return false
		}
	}
	return true
}

// isOpenDocument reports whether a file is a document of LibreOffice without
// macros, and without objects that are not documents themselves.
func isOpenDocument(b []byte) bool {
	parts, ok := unzip(b)
	if !ok || parts["mimetype"] == nil || parts["content.xml"] == nil {
		return false
	}
	kind, ok := readPart(parts["mimetype"])
	if !ok || !strings.HasPrefix(string(kind), "application/vnd.oasis.opendocument.") {
		return false
	}
	for name, part := range parts {
		if strings.HasPrefix(name, "basic/") || strings.HasPrefix(name, "scripts/") || strings.HasPrefix(name, "dialogs/") || strings.Contains(name, "script-lc.xml") {
			return false
		}
		if path.Ext(name) != ".xml" && strings.HasPrefix(path.Base(name), "object") && !strings.HasSuffix(name, "/") && !strings.HasPrefix(name, "objectreplacements/") {
			return false
		}
		if path.Ext(name) != ".xml" {
			continue
		}
		raw, ok := readPart(part)
		if !ok || bytes.Contains(raw, []byte("script:event-listener")) || bytes.Contains(raw, []byte("vnd.sun.star.script")) || bytes.Contains(raw, []byte("macro:")) {
			return false
		}
	}
	return true
}

// unzip gives the parts of a document by name, in lower case.
func unzip(b []byte) (parts map[string]*zip.File, ok bool) {
	if !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		return nil, false
	}
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil || len(r.File) > mostParts {
		return nil, false
	}
	parts = map[string]*zip.File{}
	for _, f := range r.File {
		name := strings.TrimPrefix(path.Clean("/"+strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))), "/")
		if strings.HasSuffix(f.Name, "/") {
			name += "/"
		}
		if parts[name] != nil { // it is unknown which of the two would be read
			return nil, false
		}
		parts[name] = f
	}
	return parts, true
}

func readPart(f *zip.File) (raw []byte, ok bool) {
	r, err := f.Open()
	if err != nil {
		return nil, false
	}
	raw, err = io.ReadAll(io.LimitReader(r, mostPart+1))
	if closed := r.Close(); err != nil || closed != nil {
		return nil, false
	}
	return raw, len(raw) <= mostPart
}

// isPlainWord reports whether a file is an old Word document without macros and
// objects. Those have names in its directory, in UTF-16 and never split up. In old
// documents of Excel and PowerPoint, macros can hide without such a name, so those
// are never opened.
func isPlainWord(b []byte) bool {
	if !bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) || !bytes.Contains(b, encodeUTF16("WordDocument")) {
		return false
	}
	for _, name := range []string{"Macros", "VBA", "_VBA_PROJECT", "ObjectPool", "Ole10Native", "Package", "EncryptedPackage"} {
		if bytes.Contains(b, encodeUTF16(name)) {
			return false
		}
	}
	return true
}

func encodeUTF16(text string) (b []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit), byte(unit>>8))
	}
	return b
}
