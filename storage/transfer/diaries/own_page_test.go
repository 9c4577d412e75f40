package diaries

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rung/model"
)

func TestAnyEntryComesBackFromItsPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\n\n  \t#-:'\"|>---~0e.yn"))))
		e := model.NewEntry("achievement", "2026-11-20")
		e.Title, e.Body = "T"+text.Draw(t, "title"), text.Draw(t, "body")
		for _, key := range []string{"result", "action", "why"} {
			e.Values[key] = text.Draw(t, key)
		}
		e.Tags = []string{text.Draw(t, "tag"), "no", "2026-01-01", "1e3", "null"}
		e.Attachments = []model.Attachment{{Name: "a" + text.Draw(t, "name"), SHA256: strings.Repeat("ab", 32), Bytes: 1}}
		e.Normalize()
		if e.Check() != nil {
			t.Skip()
		}
		page, err := markdownPage(e, map[string]string{})
		if err != nil {
			t.Fatal(err)
		}
		front, rest, found := cutFrontMatter(string(page))
		back, err := ownEntry(front)
		back.Body = ownBody(e.Title, rest)
		back.Normalize()
		if diff := cmp.Diff(e, back); !found || err != nil || diff != "" {
			t.Fatalf("%v %v\n%s\n%s", found, err, diff, page)
		}
	})
}

func TestNamesOfFilesAreSafe(t *testing.T) {
	list := []model.Attachment{{Name: "../a/b.png"}, {Name: ".. a b.png"}, {Name: "A B.png"}, {Name: "a b.png"}, {Name: "notes.md"}, {Name: "???"}}
	if got := fileNames(list); !slices.Equal(got, []string{"a b.png", "a b 2.png", "A B 3.png", "a b 4.png", "notes.md.txt", "file"}) {
		t.Errorf("%q", got)
	}
}

func TestARewordedHeadingIsNoText(t *testing.T) {
	if back := ownBody("Cut: the run", "# Cut the run\n\nSome text\n"); back != "Some text" {
		t.Errorf("body %q", back)
	}
}
