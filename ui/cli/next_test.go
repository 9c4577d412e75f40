package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rung/model"
)

// terminal runs the program on journals in a folder of its own.
type terminal struct {
	*testing.T
	rung, folder string
}

func newTerminal(t *testing.T) terminal {
	t.Helper()
	return terminal{t, filepath.Join(buildRung(t), "rung"), t.TempDir()}
}

func (t terminal) run(in []byte, args ...string) []byte {
	t.Helper()
	command := exec.Command(t.rung, args...)
	command.Env = append(command.Environ(), "HOME="+t.folder, "XDG_STATE_HOME="+t.folder, "XDG_DATA_HOME="+t.folder, "XDG_CONFIG_HOME="+t.folder)
	command.Stdin = bytes.NewReader(in)
	out, err := command.Output()
	if err != nil {
		t.Fatalf("rung %v: %v\n%s", args, err, out)
	}
	return out
}

func (t terminal) coverage(journal string) float64 {
	t.Helper()
	var report struct{ Coverage float64 }
	if err := json.Unmarshal(t.run(nil, "readiness", "--json", "--journal", journal), &report); err != nil {
		t.Fatal(err)
	}
	return report.Coverage
}

// copy gives a copy of a journal.
func (t terminal) copy(journal, name string) string {
	t.Helper()
	to := filepath.Join(t.folder, name+".rung")
	t.run(nil, "backup", to, "--journal", journal)
	return to
}

// TestTheGainPromisedIsObtained imports the sample entries of proposed actions,
// as the terminal prints them, and asks again.
func TestTheGainPromisedIsObtained(t *testing.T) {
	in := newTerminal(t)
	demo := filepath.Join(in.folder, "demo.rung")
	in.run(nil, "demo", "--shift", demo)
	var actions []struct {
		ID      string
		Gain    float64
		Entries []map[string]any
		Ask     [][]string
	}
	if err := json.Unmarshal(in.run(nil, "next", "--json", "--limit", "0", "--journal", demo), &actions); err != nil {
		t.Fatal(err)
	}
	before, tried := in.coverage(demo), 0
	for _, a := range actions {
		if a.Gain == 0 {
			continue
		}
		tried++
		for i, e := range a.Entries {
			for n, part := range a.Ask[i] {
				answer(t, e, part, fmt.Sprintf("wrolm%[1]c%[2]c vatiq%[1]c%[2]c blenod%[1]c%[2]c durrip", 'a'+i, 'a'+n))
			}
		}
		sent, err := json.Marshal(map[string]any{"rung": 1, "entries": a.Entries})
		if err != nil {
			t.Fatal(err)
		}
		after := in.copy(demo, "after"+strconv.Itoa(tried))
		in.run(sent, "import", "json", "-", "--journal", after)
		if got := in.coverage(after) - before; math.Abs(got-a.Gain) > 1e-9 {
			t.Errorf("%s promised %.4f and gave %.4f", a.ID, a.Gain, got)
		}
	}
	if tried < 5 {
		t.Errorf("only %d actions had something to gain", tried)
	}
}

// answer fills in a part that an action asks for, with the answer that it states or with
// words of one's own.
func answer(t *testing.T, entry map[string]any, part, words string) {
	t.Helper()
	part, stated, _ := strings.Cut(part, "=")
	kind, _ := model.KindOf(entry["kind"].(string))
	f, isField := kind.Field(part)
	values := entry["values"].(map[string]any)
	switch {
	case !isField:
		entry[part] = words
	case stated != "":
		v, err := f.Parse(stated, model.Locale{})
		if err != nil {
			t.Fatal(err)
		}
		values[part] = v
	case f.Type == model.List:
		values[part] = []any{map[string]any{"what": words, "before": 40, "after": 4}}
	case f.Type == model.Amount:
		values[part] = model.Money{Minor: 480000, Currency: "USD"}
	default:
		values[part] = words
	}
}

// What is due has a lane of its own, on the very days that rung due gives, and pushes no
// advice out.
func TestDueAndNextAgreeOnDays(t *testing.T) {
	in := newTerminal(t)
	demo := filepath.Join(in.folder, "demo.rung")
	in.run(nil, "demo", "--shift", demo)
	in.run(nil, "add", "--plain", "--journal", demo, "--kind", "interaction", "--day", "2019-03-01", "--with", "Beth Carraway", "--set", `promises=[{"by":"me","what":"the list of rooms","due":"2019-04-01"}]`, "Talked about rooms")
	type row struct{ ID, Lane, Title, Reason, Day, Words, Due string }
	var next, due []row
	for _, one := range []struct {
		to   *[]row
		args []string
	}{{&next, []string{"next", "--json", "--limit", "0", "--journal", demo}}, {&due, []string{"due", "--json", "--journal", demo}}} {
		if err := json.Unmarshal(in.run(nil, one.args...), one.to); err != nil {
			t.Fatal(err)
		}
	}
	var days, want []string
	for i, a := range next {
		switch {
		case a.Lane == "due":
			days = append(days, a.Due+" "+a.Title)
		case a.Lane != "gain" || i > 0 && next[i-1].Lane == "due":
			t.Errorf("%s stands in the lane %q, after what is due", a.ID, a.Lane)
		}
	}
	for _, d := range due {
		want = append(want, d.Day+" "+d.Words)
	}
	if len(want) < 20 || !slices.Equal(days, want) {
		t.Errorf("due by next: %q\nby due: %q", days, want)
	}
	if !slices.Contains(days, "2019-04-01 Promised to Beth Carraway: the list of rooms") {
		t.Errorf("a promise of 2019 that was never kept is gone: %q", days)
	}
}

// Whatever part is asked for, the flag that the terminal names takes the answer, and the
// answer gives what was promised.
func TestAnAnswerInTheTerminalGivesWhatItsQuestionPromises(t *testing.T) {
	in := newTerminal(t)
	journal := filepath.Join(in.folder, "few.rung")
	for _, line := range [][]string{
		{"--kind", "contact", "--set", "circle=IT", "Milan Horvat"},
		{"--kind", "interaction", "--set", "direction=they asked me", "Milan came with the flaky login test"},
		{"--kind", "leadership", "--day", "2026-06-02", "Led the move of the archive with three juniors"},
		{"--kind", "leadership", "--day", "2026-04-02", "--set", "setting=committee", "--set", "outside_it=yes", "Sat on the committee for health and safety"},
		{"--kind", "achievement", "--day", "2026-03-02", "--set", "outcome=succeeded", "--set", "result=Every wage was paid on Monday", "--set", "came_from=routine", "Moved the payroll interface in one weekend"},
		{"--kind", "feedback", "--day", "2026-05-04", "--set", "tone=praise", "Odile said that Monday was quiet at last"},
		{"--kind", "interaction", "--day", "2026-02-03", "--with", "Milan", "--set", "direction=they asked me", "Lunch"},
	} {
		in.run(nil, slices.Concat([]string{"add", "--plain", "--journal", journal}, line)...)
	}
	var questions []struct {
		Entry, Part string
		Gain        float64
		Choices     []struct {
			Value string
			Gain  float64
		}
	}
	if err := json.Unmarshal(in.run(nil, "next", "--repair", "--json", "--limit", "0", "--journal", journal), &questions); err != nil {
		t.Fatal(err)
	}
	before := in.coverage(journal)
	asked := map[string]bool{}
	for i, q := range questions {
		answer := map[string]string{"metrics": "wages late from 12 to 0 people", "people_led": "3"}[q.Part]
		if answer == "" {
			answer = "It went over quietly and nobody had to wait"
		}
		kind := "words"
		if len(q.Choices) > 0 {
			kind = "choice"
			best := slices.IndexFunc(q.Choices, func(c struct {
				Value string
				Gain  float64
			}) bool {
				return c.Gain == q.Gain
			})
			answer = q.Choices[best].Value
		}
		if q.Part == "with" || q.Part == "from" {
			kind = "link"
		}
		asked[kind] = true
		flags := []string{"--set", q.Part + "=" + answer}
		if q.Part == "body" {
			flags = []string{"--body", answer}
		}
		after := in.copy(journal, "answered"+strconv.Itoa(i))
		in.run(nil, slices.Concat([]string{"edit", q.Entry, "--journal", after}, flags)...)
		if got := in.coverage(after) - before; math.Abs(got-q.Gain) > 1e-9 {
			t.Errorf("%s of %s promised %.4f and gave %.4f", q.Part, q.Entry, q.Gain, got)
		}
	}
	for _, kind := range []string{"words", "choice", "link"} {
		if !asked[kind] {
			t.Errorf("no question wants %s: %v", kind, questions)
		}
	}
}
