package diaries

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode"

	"rung/storage/transfer/intake"
)

func FuzzJrnlLosesNoWord(f *testing.F) {
	f.Add([]byte("[2026-11-20 09:30 PM] A. *\nb @c\n[31/12/99] d"))
	f.Add([]byte(`{"entries":[{"title":"a","date":"2026-01-01"}]}`))
	f.Add([]byte("2026-11-20 14:30 Last\nof jrnl 1\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		text, err := writtenText(content)
		in, failed := ReadJrnl(context.Background(), bytes.NewReader(content), intake.Options{Today: "2026-11-20"})
		if err != nil || failed != nil || in.Refused > 0 || strings.HasPrefix(strings.TrimSpace(text), "{") {
			return
		}
		if strings.ContainsAny(text, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") {
			return // what steers a terminal is taken out of every entry's text, letters of it too
		}
		var kept strings.Builder
		for _, c := range in.Entries {
			kept.WriteString(c.Entry.Title + c.Entry.Body)
		}
		all := lettersOf(kept.String())
		for line := range strings.SplitSeq(text, "\n") {
			line = jrnlFirstHeader.ReplaceAllString(jrnlBareHeader.ReplaceAllString(line, ""), "")
			if said := lettersOf(line); !strings.Contains(all, said) {
				t.Errorf("%q is lost; kept %q", said, all)
			}
		}
	})
}

// lettersOf is a text without what sets its words apart.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}
