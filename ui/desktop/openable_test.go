package desktop

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"rung/model"
)

// zipped makes an archive of parts, in pairs of name and text.
func zipped(t *testing.T, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		part, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func wide(text string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		b.WriteByte(byte(unit))
		b.WriteByte(byte(unit >> 8))
	}
	return b.String()
}

const (
	plainTypes = `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	macroTypes = `<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`
	link       = `<Relationships><Relationship Type="http://x/relationships/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>`
	template   = `<Relationships><Relationship Type="http://x/relationships/attachedTemplate" Target="https://example.org/a.dotm" TargetMode="External"/></Relationships>`
	odt        = "application/vnd.oasis.opendocument.text"
	oldOffice  = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

func TestOnlyWhatIsSafeIsOpened(t *testing.T) {
	docx := func(more ...string) string {
		return zipped(t, append([]string{"[Content_Types].xml", plainTypes, "word/document.xml", "<w/>"}, more...)...)
	}
	for _, c := range []struct {
		name, content string
		opened        bool
	}{
		{"a.png", "\x89PNG\r\n\x1a\n…", true}, {"A.JPG", "\xff\xd8\xff\xe0", true}, {"a.webp", "RIFF\x00\x00\x00\x00WEBPVP8 ", true},
		{"a.heic", "\x00\x00\x00\x18ftypheic\x00\x00", true}, {"a.pdf", "%PDF-1.7\n", true},
		{"a.txt", "Dear diary\r\n", true}, {"a.csv", "a;b\n1;é", true}, {"a.md", "\xff\xfeH\x00i\x00", true}, {"a.txt", "", true},
		{"a.docx", docx(), true}, {"a.docx", docx("word/_rels/document.xml.rels", link, "word/embeddings/numbers.xlsx", "PK"), true},
		{"a.odt", zipped(t, "mimetype", odt, "content.xml", "<office/>"), true},
		{"a.doc", oldOffice + wide("Root Entry") + wide("WordDocument"), true},

		{"a.sh", "echo", false}, {"a", "plain", false}, {"a.desktop", "[Desktop Entry]", false}, {"a.svg", "<svg/>", false},
		{"a.html", "<html>", false}, {"a.htm", "x", false}, {"a.xml", "<x/>", false}, {"a.js", "x", false}, {"a.rtf", "{\\rtf1", false},
		{"a.lnk", "L", false}, {"a.zip", docx(), false}, {"a.docm", docx(), false}, {"a.xls", oldOffice, false}, {"a.ppt", oldOffice, false},
		{"a.py", "print()", false}, {"a.mp4", "x", false},
		{"a.png", "MZ\x90\x00", false}, {"a.png", "<svg xmlns='x'/>", false}, {"a.pdf", "MZ%PDF-1.7", false},
		{"a.txt", "#!/bin/sh\n", false}, {"a.txt", "\x7fELF\x02", false}, {"a.txt", "\ufeff <!DOCTYPE html>", false}, {"a.csv", "[Desktop Entry]\n", false},
		{"a.md", "\xff\xfe" + wide("#!/bin/sh"), false}, {"a.txt", "a\x00b", false},
		{"a.pdf\u202efdp.exe", "%PDF-", false}, {"a.exe.", "MZ", false}, {"a.sh ", "x", false}, {"a.pdf\u200b.sh", "%PDF-", false},
		{"a.docx", docx("word/vbaProject.bin", "x"), false}, {"a.docx", docx(`word\VBAPROJECT.BIN`, "x"), false},
		{"a.docx", docx("word/activeX/activeX1.xml", "x"), false}, {"a.xlsx", docx("xl/macrosheets/sheet1.xml", "x"), false},
		{"a.docx", docx("word/embeddings/oleObject1.bin", "x"), false}, {"a.docx", docx("word/embeddings/a.xlsm", "x"), false},
		{"a.docx", docx("word/_rels/settings.xml.rels", template), false}, {"a.docx", docx("word/_rels/a.rels", "<not"), false},
		{"a.docx", zipped(t, "[Content_Types].xml", macroTypes), false}, {"a.docx", zipped(t, "word/document.xml", "x"), false},
		{"a.docx", docx("word/document.xml", "again"), false}, {"a.docx", "MZ" + docx(), false}, {"a.docx", "PK\x03\x04cut", false}, {"a.docx", oldOffice, false},
		{"a.odt", zipped(t, "mimetype", odt, "content.xml", "<x/>", "Basic/Standard/Module1.xml", "<x/>"), false},
		{"a.odt", zipped(t, "mimetype", odt, "content.xml", "<script:event-listener/>"), false},
		{"a.odt", zipped(t, "mimetype", odt, "content.xml", "<x/>", "Object 1", "ole"), false},
		{"a.odt", zipped(t, "mimetype", "text/html", "content.xml", "<x/>"), false},
		{"a.doc", oldOffice + wide("WordDocument") + wide("Macros"), false}, {"a.doc", oldOffice + wide("WordDocument") + wide("_VBA_PROJECT"), false},
		{"a.doc", "<html>", false},
	} {
		err := CheckOpenable(c.name, []byte(c.content))
		if (err == nil) != c.opened {
			t.Errorf("%q with %.40q: %v", c.name, c.content, err)
		}
		if err != nil && (model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), "Save it elsewhere")) {
			t.Errorf("%q is refused with %v", c.name, err)
		}
	}
}

// Whatever is attached, looking at it ends, and a name never opens what the ending
// that the system will see does not.
func FuzzOpenable(f *testing.F) {
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Add("a.txt", []byte("\xff\xfe\x00"))
	f.Add("a.doc\u202e", []byte(oldOffice))
	f.Add("a.odt.", []byte("PK"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		if CheckOpenable(name, content) != nil {
			return
		}
		if CheckOpenable(model.SafeFileName(name), content) != nil || bytes.HasPrefix(content, []byte("#!")) || bytes.HasPrefix(content, []byte("\x7fELF")) {
			t.Errorf("%q is opened with %q", name, content)
		}
	})
}
