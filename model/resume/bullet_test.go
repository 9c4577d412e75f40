package resume

import (
	"strings"
	"testing"

	"rung/model"
)

func TestABulletKeepsEveryWord(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat("Moved mail without downtime, ", 180))
	for _, words := range []string{"Cut it by half", strings.Repeat("é", model.MaxTitle), long, "Ends in …"} {
		b := NewBullet("2026-11-20", words, "")
		b.Normalize()
		if err := b.Check(); err != nil {
			t.Errorf("%d characters: %v", len([]rune(words)), err)
		}
		if got := BulletText(b); got != words {
			t.Errorf("got %q back, want %q", got, words)
		}
	}
	b := NewBullet("2026-11-20", long, "")
	SetBulletText(&b, "Moved mail")
	if b.Body != "" || BulletText(b) != "Moved mail" {
		t.Errorf("after shorter words: %q, text %q", BulletText(b), b.Body)
	}
	b.Body = "A note of mine"
	SetBulletText(&b, "Moved the mail")
	if b.Body != "A note of mine" || BulletText(b) != "Moved the mail" {
		t.Errorf("a note beside the words became %q, the words %q", b.Body, BulletText(b))
	}
}

func TestOnlyWhatIsTooLongIsCut(t *testing.T) {
	for letters, want := range map[int]int{model.MaxTitle: model.MaxTitle, model.MaxTitle + 1: shortTitle + 1} {
		b := NewBullet("2026-11-20", strings.Repeat("é", letters), "")
		if got := len([]rune(b.Title)); got != want || strings.HasSuffix(b.Title, "…") != (letters > model.MaxTitle) || (b.Body != "") != (letters > model.MaxTitle) {
			t.Errorf("%d characters become the title %q and the text %q", letters, b.Title, b.Body)
		}
	}
	for letters, want := range map[int]string{60: strings.Repeat("é", 60), 61: "“" + strings.Repeat("é", 59) + "…”"} {
		if got := quoteShortened(strings.Repeat("é", letters)); got != want {
			t.Errorf("%d characters are told as %q", letters, got)
		}
	}
}

func TestAVariantStandsForTheFirst(t *testing.T) {
	first := NewBullet("2026-11-20", "Cut it by half", "")
	first.Values["left_out"] = true
	one := NewVariant(first, "Fairmont")
	two := NewVariant(one, "Halloway")
	for _, v := range []model.Entry{one, two} {
		if got := v.Linked("variant_of"); len(got) != 1 || got[0] != first.ID || v.ID == first.ID || v.Values.Yes("left_out") {
			t.Errorf("variant %+v", v)
		}
	}
	if two.Values.Text("target") != "Halloway" || first.Values.Text("target") != "" {
		t.Errorf("targets %q and %q", two.Values.Text("target"), first.Values.Text("target"))
	}
}

func TestPersonWhomNobodyCouldReach(t *testing.T) {
	for _, p := range []Person{{Email: "ana at example"}, {Email: "ana@example"}, {Links: []Address{{"", "linkedin"}}}, {Links: []Address{{"", "ftp://example.org"}}}} {
		if model.CodeOf(p.Check()) != model.Invalid {
			t.Errorf("%+v is accepted", p)
		}
	}
	p := Person{Name: " Ana\nNúñez ", Email: "ana@example.org", Links: []Address{{"", ""}, {"Site", " https://example.org/ana "}},
		Skills: []Skill{{}, {"Systems", []string{"Linux", " "}}}, Languages: []Language{{"", "fluent"}}}.Tidy()
	if err := p.Check(); err != nil || p.Name != "Ana Núñez" || len(p.Links) != 1 || len(p.Skills) != 1 || p.Skills[0].Text() != "Systems: Linux" || len(p.Languages) != 0 {
		t.Errorf("%v, %+v", err, p)
	}
}
