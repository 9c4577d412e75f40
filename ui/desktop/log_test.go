package desktop

import (
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWhatFyneCallsAnErrorIsOneUnlessItIsHarmless(t *testing.T) {
	before, flags, out := slog.Default(), log.Flags(), log.Writer()
	t.Cleanup(func() {
		slog.SetDefault(before)
		log.SetFlags(flags)
		log.SetOutput(out)
	})
	path := filepath.Join(t.TempDir(), "rung", "rung.log")
	end := StartLog(path)
	log.Println("Fyne error:  Preferences load error:")
	log.Println("  Cause: EOF")
	log.Println("Fyne error:  failed to draw")
	log.Println("  Cause: no canvas")
	end()
	said, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"level=INFO msg=\"the window's size could not be read\"", "level=ERROR msg=\"Fyne error:  failed to draw\"", "level=ERROR msg=\"  Cause: no canvas\""} {
		if !strings.Contains(string(said), want) {
			t.Errorf("the log does not say %s:\n%s", want, said)
		}
	}
	if strings.Contains(string(said), "EOF") {
		t.Errorf("the log says\n%s", said)
	}
}
