package form

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rung/model"
)

// TestAnEntryOfANewerRungIsEditedWithoutLoss holds the form to what it has no editor
// for: it stays, and the form says so.
func TestAnEntryOfANewerRungIsEditedWithoutLoss(t *testing.T) {
	for _, kind := range []string{"leadership", "reflection"} {
		t.Run(kind, func(t *testing.T) {
			p := newPerson(t, 100, 500, 700)
			var before model.Entry
			if err := json.Unmarshal([]byte(`{"id":"01900000-0000-7000-8000-00000000000a","kind":"`+kind+`","day":"2026-10-01","title":"Led","competencies":["stewardship"],"mood":"calm",
				"values":{"setting":"moonbase","depth":4,"metrics":[{"what":"hours","trend":"down","known":"felt"}]},
				"links":[{"role":"rival","id":"01900000-0000-7000-8000-00000000000b"},{"role":"about","id":"01900000-0000-7000-8000-00000000000c","read":true}]}`), &before); err != nil {
				t.Fatal(err)
			}
			p.form.SetEntry(before)
			if words := p.form.unknown.Text(); !p.form.unknown.Visible() || !strings.Contains(words, "the field “depth”") || !strings.Contains(words, "the part “mood”") {
				t.Errorf("the form says %q", words)
			}
			p.form.FocusTitle(p.window.Canvas())
			p.write("Often ")
			want := before.Clone()
			want.Title = "Often Led"
			if diff := cmp.Diff(want, p.entry()); diff != "" {
				t.Errorf("edited, it is otherwise:\n%s", diff)
			}
			draft := p.form.Draft()
			p.form.SetEntry(before)
			if err := p.form.SetDraft(draft); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, p.entry()); diff != "" {
				t.Errorf("as a draft, it is otherwise:\n%s", diff)
			}
			p.show("note")
			if p.form.unknown.Visible() {
				t.Error("an entry without such parts says it has some")
			}
		})
	}
}
