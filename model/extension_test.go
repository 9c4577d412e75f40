package model

import "testing"

func TestAFileHasTheNameOfItsFormat(t *testing.T) {
	for _, c := range []struct{ path, ending, would string }{
		{"a.json", "json", ""}, {"a.JSON", "json", ""}, {"a", "json", ""}, {"a.htm", "html", ""}, {"a.markdown", "md", ""}, {"a.2026-11", "csv", ""}, {"dir.pdf/a", "csv", ""},
		{"a.csv", "json", "a.json"}, {"/x/a.pdf", "html", "/x/a.html"}, {"a.b.xlsx", "csv", "a.b.csv"}, {"a.rung", "json", "a.json"}, {"a.md", "zip", "a.zip"}, {"a.heic", "heic", ""}, {"a.pdf", "heic", ""},
	} {
		if would, fits := FitExtension(c.path, c.ending); fits != (c.would == "") || !fits && would != c.would {
			t.Errorf("%s for %s: %q, %v", c.path, c.ending, would, fits)
		}
	}
	if ExportExtension("vcard") != "vcf" || ExportExtension("csv") != "csv" || CanonicalExtension("a.HTM") != "html" {
		t.Error("an ending is called otherwise")
	}
}
