package desktop

import (
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"rung/model"
)

// evening is a reminder that is due until it was given.
func evening(last string) string {
	if last == "2026-11-20 17:30" {
		return ""
	}
	return "2026-11-20 17:30"
}

func TestAReminderIsGivenByOneOfManyWindows(t *testing.T) {
	places := Places{stateHome: filepath.Join(t.TempDir(), "rung")}
	var given atomic.Int32
	var windows sync.WaitGroup
	for range 8 {
		windows.Go(func() {
			at, err := places.ReminderRecord().Take(evening)
			if err != nil {
				t.Error(err)
			}
			if at != "" {
				given.Add(1)
			}
		})
	}
	windows.Wait()
	if given.Load() != 1 {
		t.Errorf("it is given %d times", given.Load())
	}
	if at, err := places.ReminderRecord().Take(evening); at != "" || err != nil {
		t.Errorf("after a new start it is %q, %v", at, err)
	}
}

func TestAReminderThatCannotBeRememberedIsNotGiven(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if at, err := (ReminderRecord{filepath.Join(file, "reminded")}).Take(evening); at != "" || model.CodeOf(err) != model.ReadOnly {
		t.Errorf("Take = %q, %v", at, err)
	}
}
