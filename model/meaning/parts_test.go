package meaning_test

import (
	"slices"
	"testing"

	"rung/model/meaning"
)

// TestPartsOfAStoryAreTheirClauses reads lines that tell why, what came of it, what was
// learned, and lines that look alike and tell nothing of it.
func TestPartsOfAStoryAreTheirClauses(t *testing.T) {
	for _, test := range []struct {
		line string
		role meaning.PartRole
		part string
	}{
		{"moved the mail gateway because the auditors wanted it in the EU", meaning.PartWhy, "the auditors wanted it in the EU"},
		{"rebuilt the feed so that finance can close a day earlier", meaning.PartWhy, "finance can close a day earlier"},
		{"board approved 1.2m for the new yard system because insurance demanded it", meaning.PartReasons, "insurance demanded it"},
		{"rewrote the import, so now the books close in one day", meaning.PartResult, "the books close in one day"},
		{"automated the leaver checklist, which cut the queue from 40 to 5", meaning.PartResult, "cut the queue from 40 to 5"},
		{"switched the core router on sunday, no downtime", meaning.PartResult, "no downtime"},
		{"learned that you test restores, not backups", meaning.PartLesson, "you test restores, not backups"},
		{"lesson: never patch on a friday", meaning.PartLesson, "never patch on a friday"},
		{"led the restore drill, next time I check the contact sheet first", meaning.PartLesson, "next time I check the contact sheet first"},
		{"failover test failed. my fault, forgot the witness disk.", meaning.PartMistake, "my fault, forgot the witness disk"},
		{"database was down 20 min because I have forgotten the listener", meaning.PartMistake, "I have forgotten the listener"},
		{"my bit was the network, the rest was Ana", meaning.PartMine, "the network"},

		{"mentoring the new apprentice since september", "", ""},
		{"learned to drive a forklift", "", ""},
		{"next time slot for the change is in march", "", ""},
		{"my job is safe they say", "", ""},
	} {
		r := readLine(t, test.line)
		if test.role == "" {
			if len(r.Parts) > 0 {
				t.Errorf("%q: read %s %q", test.line, r.Parts[0].Role, r.Why(r.Parts[0].Origin))
			}
			continue
		}
		if len(r.Parts) == 0 {
			t.Errorf("%q: no part read", test.line)
		} else if part := r.Why(r.Parts[0].Origin); r.Parts[0].Role != test.role || part != test.part {
			t.Errorf("%q: read %s %q", test.line, r.Parts[0].Role, part)
		}
	}
}

func TestEveryPartOfAPageIsRead(t *testing.T) {
	r := readLine(t, "Got the restore test down from nine hours to 40 minutes, because the auditors asked for proof. Lesson: always test with real data. My part was the scripting, Ana did the storage. Next time I start earlier.")
	var roles []meaning.PartRole
	for _, p := range r.Parts {
		roles = append(roles, p.Role)
	}
	if want := []meaning.PartRole{meaning.PartResult, meaning.PartWhy, meaning.PartLesson, meaning.PartMine, meaning.PartLesson}; !slices.Equal(roles, want) {
		t.Errorf("read %v, should be %v", roles, want)
	}
}

// TestSentencesOfALongerTextTellItsParts reads a story in whole sentences, and one whose
// sentences tell nothing of the kind.
func TestSentencesOfALongerTextTellItsParts(t *testing.T) {
	type parts map[meaning.PartRole]string
	for line, want := range map[string]parts{
		"Moved the tills of the canteen to the new network. Every noon the queue stood to the door. I sat with the cook for a morning and moved the payments to their own line. 140 meals are paid in the first half hour, 60 before. A cook who waits for a till is a cook who does not cook.": {
			meaning.PartResult: "140 meals are paid in the first half hour, 60 before", meaning.PartWhy: "A cook who waits for a till is a cook who does not cook"},
		"Led the move of the archive with four people. I gave each of them one floor. All twelve rooms were empty two days early. My mistake: I forgot the lift. People carry more when they know why.": {
			meaning.PartResult: "All twelve rooms were empty two days early", meaning.PartMistake: "I forgot the lift", meaning.PartLesson: "People carry more when they know why"},
		"Fixed the lamp in the hall. It was dark. Then I went home.": {},
	} {
		got := parts{}
		r := readLine(t, line)
		for _, p := range r.Parts {
			if _, again := got[p.Role]; !again {
				got[p.Role] = r.Why(p.Origin)
			}
		}
		for role, text := range want {
			if got[role] != text {
				t.Errorf("%q: %s is %q, should be %q", line, role, got[role], text)
			}
		}
		if len(want) == 0 && len(got) > 0 {
			t.Errorf("%q: read %v", line, got)
		}
	}
}
