//go:build window

package window_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rung/ui/window"
)

// answerTold is what the test looks at of rung stories.
type answerTold struct {
	ID       string
	Text     string
	Stories  []string
	Practice struct{ Rated string }
}

// answer asks a terminal how the answer to a question stands.
func (p *person) answer(words string) (told answerTold) {
	p.Helper()
	var all []answerTold
	if err := json.Unmarshal([]byte(p.rung("stories", "--json")), &all); err != nil {
		p.Fatal(err)
	}
	for _, one := range all {
		if strings.Contains(one.Text, words) {
			return one
		}
	}
	p.Fatalf("no question says %q", words)
	return told
}

// await waits until something is so, and keeps a picture where it never is.
func (p *person) await(so func() (bool, error)) {
	p.Helper()
	if err := window.Await(so); err != nil {
		p.keep("failed")
		p.Fatalf("%v\n%s", err, p.program.Output())
	}
}

// times gives a key so many times.
func times(n int, key string) []string { return strings.Fields(strings.Repeat(key+" ", n)) }

func TestWindowLeadsFromAJobDescriptionToTheCueSheet(t *testing.T) {
	p := newPerson(t)
	p.rung("add", "--plain", "--kind", "achievement", "--competency", "budgeting", "--set", "situation=The vendor asked for more.", "--set", "task=Keep the budget.",
		"--set", "action=Negotiated the contract and counted users.", "Licence renewal with the vendor")
	p.rung("add", "--plain", "--kind", "interview", "--day", time.Now().AddDate(0, 0, 5).Format(time.DateOnly), "--set", "company=Fabrikam", "Fabrikam panel")
	p.open()
	p.press("ctrl+6")
	p.keep("review-1-interview")

	p.press(append([]string{"ctrl+f"}, times(10, "tab")...)...) // past filters and list to the field of the job description
	p.write("You bring:\n- Negotiation of supplier contracts\n- Ten years of mainframes")
	p.press("tab", "return")
	p.await(func() (bool, error) {
		said := p.rung("list", "kind:interview", "--json")
		return strings.Contains(said, "Ten years of mainframes"), fmt.Errorf("the interview is kept as %s", said)
	})
	p.keep("review-2-piles")

	const question = "a renewal that you negotiated"
	p.press("ctrl+f")
	p.write(question)
	p.press("down", "return", "tab", "tab", "tab", "u") // more and the plan come before what is suggested
	p.await(func() (bool, error) {
		told := p.answer(question)
		return len(told.Stories) == 1, fmt.Errorf("the question is answered by %v", told.Stories)
	})
	p.keep("review-3-answered")

	p.press("tab", "tab", "return") // the sheet's two orders come before what completes it
	p.keep("review-4-completed")
	p.write("It costs a fifth less.")
	p.press("ctrl+s")
	p.await(func() (bool, error) {
		said := p.rung("list", "kind:achievement", "--json")
		return strings.Contains(said, "a fifth less"), fmt.Errorf("the story is kept as %s", said)
	})

	p.press("ctrl+shift+p", "space")
	p.keep("review-5-presented")
	p.press("3", "escape", "escape")
	p.await(func() (bool, error) {
		var all []answerTold
		err := json.Unmarshal([]byte(p.rung("stories", "--json")), &all)
		for _, one := range all {
			if one.Practice.Rated == "good" {
				return true, nil
			}
		}
		return false, fmt.Errorf("nothing was rated good: %v", err)
	})

	p.press("ctrl+p")
	p.write("Cue sheet for the next")
	p.press("return")
	p.keep("review-6-cue-sheet")
	path := filepath.Join(t.TempDir(), "cue.pdf")
	p.press("tab", "tab", "tab", "return", "ctrl+a") // private entries, Markdown, PDF
	p.write(path)
	p.press("return")
	p.await(func() (bool, error) {
		content, err := os.ReadFile(path)
		return strings.HasPrefix(string(content), "%PDF"), fmt.Errorf("the cue sheet is %.20q: %v", content, err)
	})
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic", "Fabrikam", "mainframes")
}
