package meaning_test

import (
	"strings"
	"testing"

	"rung/model/meaning"
)

// A kind set by hand makes nobody else's deed one's own, and no deed of a question.
func TestKindSetByHandMakesNoDeedOfOthers(t *testing.T) {
	for _, line := range []string{
		"leadership: My predecessor built this team from nothing",
		"leadership: Dana's crew rolled out the new phones in a week",
		"leadership: The head of Marek's group holds a stand-up every day",
		"leadership: Ingrid stood in for the CIO in May, as I read in the minutes",
		"achievement: According to Ingrid, the other office closed 300 tickets",
		"achievement: Heard from Tom that the Leeds team closed 300 tickets",
		"study: Ingrid is a member of ISACA, as I heard at lunch",
		"study: Ingrid finished her MBA, as I read on the intranet",
		"position: Ingrid was promoted to team lead",
		"application: Ingrid got the job in Leeds",
		"budget: Ingrid asked for $9,000 and the CFO said yes",
		"budget: Ingrid's request for two people was granted",
		"feedback: Everybody thanked Ingrid for the handover",
		"feedback: Payroll asked for Marek by name",
		"interaction: Marek had coffee with the CFO",
		"initiative: Did the intranet die because nobody owned it?",
	} {
		if got := moodOf(t, line); got == meaning.Deed {
			t.Errorf("%s: read as a deed", line)
		}
	}
}

// What others did to, for or with the writer stays a deed, and so does what is told without
// saying whose it was.
func TestKindSetByHandKeepsOwnDeeds(t *testing.T) {
	for _, line := range []string{
		"leadership: Marek asked me to run the stand-up while he was away, I did",
		"leadership: The team chose me as their speaker",
		"leadership: Training for Marek's group went well",
		"achievement: Marek found the leak, I fixed it the same night",
		"achievement: According to Ingrid our rollout halved the tickets",
		"study: Read the handbook that Ingrid wrote",
		"study: Finished the AZ-104 that Ingrid recommended",
		"application: Marek told me about the opening in Leeds, I applied",
		"application: Contoso wants to see me again",
		"budget: The board granted 40k for the scanners",
		"budget: Ingrid asked for $9,000 for laptops, I cut it to 6",
		"feedback: Ingrid said the report was the first she understood",
		"feedback: Payroll asked for me by name",
		"interaction: Marek asked how we restore a single mailbox",
		"initiative: Ingrid's scanner project got its money after the audit",
	} {
		if got := moodOf(t, line); got != meaning.Deed {
			t.Errorf("%s: read as %s", line, got)
		}
	}
}

// moodOf reads “kind: text” as an entry whose kind was set by hand.
func moodOf(t *testing.T, line string) meaning.Mood {
	t.Helper()
	kind, text, _ := strings.Cut(line, ": ")
	x, err := shippedLexicon()
	if err != nil {
		t.Fatal(err)
	}
	return x.Read(text, meaning.Context{Kind: kind}).Mood
}
