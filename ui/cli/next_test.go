package cli_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// TestTheGainPromisedIsObtained imports the sample entries of proposed actions,
// as the terminal prints them, and asks again.
func TestTheGainPromisedIsObtained(t *testing.T) {
	rung := filepath.Join(buildRung(t), "rung")
	folder := t.TempDir()
	demo := filepath.Join(folder, "demo.rung")
	run := func(in []byte, args ...string) []byte {
		t.Helper()
		command := exec.Command(rung, args...)
		command.Env = append(command.Environ(), "HOME="+folder, "XDG_STATE_HOME="+folder, "XDG_DATA_HOME="+folder, "XDG_CONFIG_HOME="+folder)
		command.Stdin = bytes.NewReader(in)
		out, err := command.Output()
		if err != nil {
			t.Fatalf("rung %v: %v\n%s", args, err, out)
		}
		return out
	}
	coverage := func(journal string) float64 {
		var report struct{ Coverage float64 }
		if err := json.Unmarshal(run(nil, "readiness", "--json", "--journal", journal), &report); err != nil {
			t.Fatal(err)
		}
		return report.Coverage
	}
	run(nil, "demo", "--shift", demo)
	var actions []struct {
		ID      string
		Gain    float64
		Entries []json.RawMessage
	}
	if err := json.Unmarshal(run(nil, "next", "--json", "--limit", "0", "--journal", demo), &actions); err != nil {
		t.Fatal(err)
	}
	before, tried := coverage(demo), 0
	for _, a := range actions {
		if a.Gain == 0 {
			continue
		}
		tried++
		sent, err := json.Marshal(map[string]any{"rung": 1, "entries": a.Entries})
		if err != nil {
			t.Fatal(err)
		}
		after := filepath.Join(folder, "after"+strconv.Itoa(tried)+".rung")
		run(nil, "backup", after, "--journal", demo)
		run(sent, "import", "json", "-", "--journal", after)
		if got := coverage(after) - before; math.Abs(got-a.Gain) > 1e-9 {
			t.Errorf("%s promised %.4f and gave %.4f", a.ID, a.Gain, got)
		}
	}
	if tried < 5 {
		t.Errorf("only %d actions had something to gain", tried)
	}
}
