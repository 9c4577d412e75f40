package review_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rung/model"
	"rung/model/review"
)

// Each file is a job description written for the test: what it asks for, each by
// words of it, and what must not be taken for a requirement.
func TestRequirementsOfJobDescriptions(t *testing.T) {
	files, err := filepath.Glob("testdata/jobs/*.txtar")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d job descriptions, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			job := parts(t, file)
			found, more, err := review.Requirements(job["description"])
			if err != nil || more != 0 {
				t.Fatalf("%d more, %v", more, err)
			}
			taken := map[string]review.Need{}
			for _, need := range []review.Need{review.Must, review.Nice} {
				for _, words := range said(job[string(need)]) {
					ok := false
					for _, r := range found {
						if strings.Contains(r.Text, words) && r.Need == need {
							ok, taken[r.Text] = true, need
						}
					}
					if !ok {
						t.Errorf("no requirement with the need %q says %q", need, words)
					}
				}
			}
			for _, r := range found {
				for _, words := range said(job["not"]) {
					if strings.Contains(r.Text, words) {
						t.Errorf("%q is no requirement", r.Text)
					}
				}
				if taken[r.Text] == "" {
					t.Logf("also taken: %+v", r)
				}
			}
			if t.Failed() {
				for _, r := range found {
					t.Log(r)
				}
			}
		})
	}
}

func parts(tb testing.TB, file string) map[string]string {
	tb.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range archive.Files {
		parts[f.Name] = string(f.Data)
	}
	return parts
}

func said(part string) (list []string) {
	for line := range strings.Lines(part) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

func TestADescriptionThatCannotBeMatchedIsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		code model.Code
	}{
		"nothing":   {"", model.Invalid},
		"no word":   {" \n — … !\n", model.Invalid},
		"too large": {strings.Repeat("x", review.MaxDescription+1), model.TooLarge},
	} {
		if _, _, err := review.Requirements(c.text); model.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

// A megabyte is read, and what is beyond the ceiling on requirements is counted.
func TestAMegabyteIsRead(t *testing.T) {
	line := "- Experience with system number %d\n"
	var b strings.Builder
	b.WriteString("Requirements:\n")
	for n := 0; b.Len() < review.MaxDescription-100; n++ {
		b.WriteString(strings.Replace(line, "%d", "x"+strings.Repeat("i", n%40)+string(rune('a'+n%26)), 1))
	}
	found, more, err := review.Requirements(b.String())
	if err != nil || len(found) != 200 || more == 0 {
		t.Errorf("%d requirements and %d more, %v", len(found), more, err)
	}
}

// Text without lines, sentences or words of its own is read too.
func TestTextWithoutShapeIsRead(t *testing.T) {
	for _, unit := range []string{"x", "\n", "- ", "| a ", "must have, ", "<b>", "Requirements:\n", "a.", "1. ", "**"} {
		found, _, err := review.Requirements("Requirements: a degree\n" + strings.Repeat(unit, 1<<13/len(unit)))
		if err != nil {
			t.Errorf("%q: %v", unit, err)
		}
		for _, r := range found {
			if len([]rune(r.Text)) > 500 {
				t.Errorf("%q gives a requirement of %d bytes", unit, len(r.Text))
			}
		}
	}
}

func TestTextOfAnyScriptIsRead(t *testing.T) {
	for _, text := range []string{"Requirements:\n- Erfahrung mit Führung\n- 管理経験\n- خبرة في الإدارة\n- 👩‍💻 team lead", "\xff\xfe Requirements:\n- \xe9xperience", "<li>", "- \n- \n"} {
		if _, _, err := review.Requirements(text); err != nil && model.CodeOf(err) != model.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
	found, _, err := review.Requirements("Requirements:\n- Erfahrung mit Führung\n- 管理経験\n- خبرة في الإدارة\n- 👩‍💻 team lead")
	if err != nil || len(found) != 4 {
		t.Errorf("%v, %v: want each line", found, err)
	}
}

func FuzzRequirements(f *testing.F) {
	f.Add("Requirements:\n- a degree; ideally ITIL")
	f.Add("<ul><li>x</li></ul> | a | b |\n**You**: c, d, e")
	f.Fuzz(func(t *testing.T, text string) {
		found, more, err := review.Requirements(text)
		if err != nil {
			return
		}
		if more < 0 || len(found) > 200 {
			t.Errorf("%d and %d more", len(found), more)
		}
		for _, r := range found {
			if strings.TrimSpace(r.Text) == "" || r.Need != review.Must && r.Need != review.Nice {
				t.Errorf("%+v", r)
			}
		}
	})
}
