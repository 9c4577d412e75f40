package readiness

import (
	"slices"
	"strings"
	"testing"

	"rung/model"
)

// Every part that can be asked for is asked for in words of its own, and no words are left
// for a part that no kind has.
func TestEveryPartIsAskedForInPlainWords(t *testing.T) {
	used := map[string]bool{}
	for _, k := range model.Kinds {
		parts := []string{bodyPart, model.PartKind}
		for part := range layoutByKind[k.ID].parts {
			parts = append(parts, part)
		}
		for _, part := range parts {
			if k.MadeByRung || part != model.PartKind && !canAsk(k, part) {
				continue
			}
			words := questionAbout(k.ID, part)
			for _, key := range []string{k.ID + "." + part, part} {
				if partQuestions[key] == words {
					used[key] = true
				}
			}
			if !strings.HasSuffix(words, "?") || len(words) > 50 || !slices.Contains([]string{partQuestions[k.ID+"."+part], partQuestions[part]}, words) {
				t.Errorf("%s of a %s is asked for as %q", part, k.ID, words)
			}
		}
	}
	for key := range partQuestions {
		if !used[key] {
			t.Errorf("nothing asks for %q", key)
		}
	}
}
