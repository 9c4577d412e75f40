package cli_test

import (
	"bytes"
	"database/sql"
	"encoding/json"
	"errors"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	_ "rung/storage" // the driver that setVersion opens with
	"rung/ui/config"
	"rung/ui/desktop"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rung-set-version": setVersion, "rung-settings": setSettings, "rung-ruin": ruin, "rung-tamper": tamper})
}

// buildRung builds the real program, without what it needs for a real window.
func buildRung(t *testing.T) (folder string) {
	t.Helper()
	folder = t.TempDir()
	if said, err := exec.Command("go", "build", "-buildvcs=false", "-tags", "ci", "-o", filepath.Join(folder, "rung"), "rung").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, said)
	}
	return folder
}

// TestTerminal runs the real program as a person would, each script in a home
// of its own.
func TestTerminal(t *testing.T) {
	folder := buildRung(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			for variable, folder := range map[string]string{"HOME": ".", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data",
				"XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "run"} {
				e.Setenv(variable, filepath.Join(e.WorkDir, folder))
			}
			for _, variable := range []string{"DISPLAY", "WAYLAND_DISPLAY", "RUNG_JOURNAL", "LC_ALL"} {
				e.Setenv(variable, "")
			}
			e.Setenv("PATH", folder+string(os.PathListSeparator)+e.Getenv("PATH"))
			e.Setenv("LANG", "en_US.UTF-8")
			e.Setenv("TZ", "UTC")
			e.Setenv("BROKEN", "caf\xe9") // Latin-1
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "keys": keys, "keep": keep, "restores-newest": restoresNewest},
	})
}

// setVersion makes a journal look as if a later Rung had written it.
func setVersion() {
	db, err := sql.Open("sqlite", os.Args[1])
	if err == nil {
		_, err = db.Exec("PRAGMA user_version = 999")
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		log.Fatal(err)
	}
}

// ruin damages the page of a table that saving does not touch.
func ruin() {
	path := os.Args[1]
	var page, size int64
	db, err := sql.Open("sqlite", path)
	if err == nil {
		err = db.QueryRow("SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'draft'").Scan(&page, &size)
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		log.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		_, err = f.WriteAt(bytes.Repeat([]byte{0xa5}, int(size)), (page-1)*size)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		log.Fatal(err)
	}
}

// tamper exchanges the title of an entry behind Rung's back.
func tamper() {
	db, err := sql.Open("sqlite", os.Args[1])
	if err == nil {
		_, err = db.Exec("UPDATE entry SET title = 'Exchanged' WHERE title = 'One'")
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		log.Fatal(err)
	}
}

// setSettings keeps a journal's and its copies' place in the settings.
func setSettings() {
	file, found := config.Open(desktop.FindPlaces().Settings(), time.Now)
	c := found.Config
	c.Journal, c.BackupFolder = os.Args[1], os.Args[2]
	if err := file.Save(c); err != nil {
		log.Fatal(err)
	}
}

// exits runs a command that must end with a code and, where that is not 0, with
// one line on standard error: exits CODE rung …
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program args…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		ts.Fatalf("%v", err)
	}
	got := 0
	if ended != nil {
		got = ended.ExitCode()
	}
	if got != want {
		ts.Fatalf("%s ended with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
	if said := ts.ReadFile("stderr"); want != 0 && (!strings.HasPrefix(said, "rung: ") || strings.Count(said, "\n") != 1) {
		ts.Fatalf("%s says on standard error:\n%swant one line", strings.Join(args[1:], " "), said)
	}
}

// keys holds the JSON just printed to its keys, of the object or of the first
// one of the array: keys object|array key…
func keys(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: keys object|array key…")
	}
	text := []byte(ts.ReadFile("stdout"))
	var object map[string]json.RawMessage
	if args[0] == "array" {
		var array []map[string]json.RawMessage
		ts.Check(json.Unmarshal(text, &array))
		if len(array) == 0 {
			ts.Fatalf("the array is empty")
		}
		object = array[0]
	} else {
		ts.Check(json.Unmarshal(text, &object))
	}
	var got []string
	for key := range object {
		got = append(got, key)
	}
	want := slices.Clone(args[1:])
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		ts.Fatalf("keys %v, want %v", got, want)
	}
}

// keep puts what was just printed, without its line's end, into a variable:
// keep NAME
func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: keep NAME")
	}
	ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile("stdout")))
}
