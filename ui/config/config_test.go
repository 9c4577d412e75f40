package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"rung/model"
)

func TestWhatIsSavedIsLoaded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rung", "settings.toml")
	want := Config{Theme: "dark", TextSize: 150, WeekStart: "sunday", Journal: `/home/ana/my "own"/rung.rung`, BackupFolder: "/mnt/copies"}
	if err := Save(path, want); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("Load = %+v, %v, want %+v", got, err, want)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("settings are readable by others: %v, %v", info.Mode(), err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("temporary files stay behind: %v, %v", left, err)
	}
}

func TestNoFileIsTheUsual(t *testing.T) {
	if got, err := Load(filepath.Join(t.TempDir(), "none.toml")); err != nil || !reflect.DeepEqual(got, Default()) {
		t.Fatalf("Load = %+v, %v", got, err)
	}
}

func TestAMistakeIsNamedAndTheRestHolds(t *testing.T) {
	for name, c := range map[string]struct {
		text, says string
		want       Config
	}{
		"not TOML":      {"theme = ", "settings.toml", Default()},
		"wrong type":    {"text_size = \"big\"", "settings.toml", Default()},
		"unknown key":   {"theme = \"dark\"\ncolour = 1", `"colour" is no setting`, Config{Theme: "dark", TextSize: 100, WeekStart: "monday"}},
		"unknown theme": {"theme = \"pink\"\ntext_size = 120", "theme is one of", Config{Theme: "system", TextSize: 120, WeekStart: "monday"}},
		"huge text":     {"text_size = 900", "80 to 200", Default()},
		"week":          {"week_start = \"friday\"", "week_start is one of", Default()},
		"part of path":  {"journal = \"rung.rung\"", "whole path", Default()},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "settings.toml")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := Load(path)
			if model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v, want one line with %q", err, c.says)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("Load = %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestAFolderThatCannotBeWrittenIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(file, "settings.toml")
	if err := Save(path, Default()); model.CodeOf(err) != model.ReadOnly || !strings.Contains(err.Error(), path) {
		t.Errorf("Save = %v", err)
	}
}
