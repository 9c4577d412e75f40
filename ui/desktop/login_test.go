package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rung/model"
)

func TestRungStartsAtLoginOnlyWhileItIsWanted(t *testing.T) {
	home := t.TempDir()
	l, err := Places{configHome: filepath.Join(home, "config", "rung")}.Login()
	if err != nil {
		t.Fatal(err)
	}
	if l.On() {
		t.Fatal("it is on before it was asked for")
	}
	l.program = `/opt/my "apps"/50% $HOME/rung`
	if err := l.Set(true); err != nil || !l.On() {
		t.Fatalf("on: %v, %v", l.On(), err)
	}
	text, err := os.ReadFile(filepath.Join(home, "config", "autostart", "org.rungjournal.rung.desktop"))
	if err != nil {
		t.Fatal(err)
	}
	if want := `Exec="/opt/my \\"apps\\"/50%% \\$HOME/rung"`; !strings.Contains(string(text), "\n"+want+"\n") || strings.Contains(string(text), "Exec=rung") {
		t.Errorf("the file does not start %s:\n%s", want, text)
	}
	for range 2 { // off stays off
		if err := l.Set(false); err != nil || l.On() {
			t.Fatalf("off: %v, %v", l.On(), err)
		}
	}
}

func TestAFolderThatCannotBeMadeIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := Login{path: filepath.Join(file, "autostart", "rung.desktop"), program: "/usr/bin/rung"}
	if err := l.Set(true); model.CodeOf(err) != model.ReadOnly {
		t.Errorf("Set = %v", err)
	}
}
