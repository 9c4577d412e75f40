package model

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestANameOfAFileIsMadeHarmless(t *testing.T) {
	long := strings.Repeat("é", 200)
	for name, want := range map[string]string{
		"plan.pdf":                       "plan.pdf",
		"Año 2026 – résumé (v2).docx":    "Año 2026 – résumé (v2).docx",
		"日本語.txt":                        "日本語.txt",
		"invoice.exe. .":                 "invoice.exe",
		"photo\u202egnp.exe":             "photognp.exe",
		"\u2066a\u2069\u200b\ufeff.sh":   "a.sh",
		"x\u3164.txt":                    "x.txt",
		"pay.pdf                .exe":    "pay.pdf .exe",
		"../../.ssh/config":              "ssh config",
		`C:\Windows\a.dll`:               "C Windows a.dll",
		"a\x00b\nc.txt":                  "ab c.txt",
		"con.txt":                        "_con.txt",
		"LPT1":                           "_LPT1",
		"aux .tar.gz":                    "_aux .tar.gz",
		"com\u00b9.log":                  "_com\u00b9.log",
		"COM10.txt":                      "COM10.txt",
		"console.txt":                    "console.txt",
		"":                               "file",
		"nul." + strings.Repeat("x", 90): "_nul." + strings.Repeat("x", 75),
		" ...\u200d ":                    "file",
		"\xff.png":                       "_.png",
		long + ".jpeg":                   strings.Repeat("é", 75) + ".jpeg",
		".hidden":                        "hidden",
	} {
		if got := SafeFileName(name); got != want {
			t.Errorf("FileName(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzFileName(f *testing.F) {
	for _, name := range []string{"plan.pdf", "con.txt", "a\u202eb.exe", "..", "../x", "nul .", strings.Repeat("ß", 300) + ".md", "a.\u200b", "com\u00b9", "\ufe0f", strings.Repeat(".", 90) + "a"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := SafeFileName(name)
		if again := SafeFileName(got); again != got {
			t.Errorf("%q becomes %q, and that %q", name, got, again)
		}
		if !utf8.ValidString(got) || got == "" || strings.TrimSpace(got) != got || strings.Trim(got, ".") != got || strings.ContainsAny(got, `/\:*?"<>|`) || len(got) > mostNameBytes+1 || isDeviceName(got) {
			t.Errorf("%q becomes %q", name, got)
		}
		for _, r := range got {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.IsSpace(r) && r != ' ' {
				t.Errorf("%q holds %U", got, r)
			}
		}
	})
}
