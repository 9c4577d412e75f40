package storage

import (
	"context"
	"errors"
	"strings"
	"testing"

	"rung/model"

	sqlite3 "modernc.org/sqlite/lib"
)

// TestEverySQLiteResultIsKnown: what SQLite may answer either has a sentence, or is
// set down as a fault that nobody can act on.
func TestEverySQLiteResultIsKnown(t *testing.T) {
	for result := range 102 {
		if result > sqlite3.SQLITE_WARNING && result < sqlite3.SQLITE_ROW {
			continue
		}
		code, known := primary[result]
		if !known {
			t.Errorf("result %d is not known", result)
		}
		if code != "" && !strings.HasSuffix(messages[code], ".") {
			t.Errorf("result %d, %s, has no sentence", result, code)
		}
	}
	for result, code := range extended {
		if messages[code] == "" {
			t.Errorf("result %d, %s, has no sentence", result, code)
		}
	}
}

// TestAStoppedQuestionIsStopped, whatever SQLite calls it.
func TestAStoppedQuestionIsStopped(t *testing.T) {
	j, s := serve(t)
	save(t, j, note("there"))
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, _, err := s.Find(stopped, model.Query{}, model.Cursor{}, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
