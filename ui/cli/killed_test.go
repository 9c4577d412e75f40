package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// restoresNewest runs the command that Rung names for a journal that is gone.
func restoresNewest(ts *testscript.TestScript, neg bool, args []string) {
	_ = ts.Exec("rung", "list") // which fails, and names it
	_, command, found := strings.Cut(ts.ReadFile("stderr"), ": rung ")
	if neg || len(args) > 0 || !found {
		ts.Fatalf("no command is named")
	}
	ts.Check(ts.Exec("rung", strings.Fields(command)...))
}

// home is where a program of the test finds everything.
type home struct {
	*testing.T
	folder, rung string
}

func (h home) command(args ...string) *exec.Cmd {
	cmd := exec.Command(h.rung, args...)
	cmd.Env = append(os.Environ(), "HOME="+h.folder, "RUNG_JOURNAL=", "TZ=UTC", "TMPDIR="+h.at("tmp"))
	for _, kind := range []string{"CONFIG", "DATA", "STATE", "CACHE"} {
		cmd.Env = append(cmd.Env, "XDG_"+kind+"_HOME="+h.at(strings.ToLower(kind)))
	}
	cmd.Env = append(cmd.Env, "XDG_RUNTIME_DIR="+h.at("run"))
	return cmd
}

func (h home) at(name string) string { return filepath.Join(h.folder, name) }

// run runs a command to its end.
func (h home) run(args ...string) (out, complaint string, ended bool) {
	cmd := h.command(args...)
	var said, complained bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &complained
	err := cmd.Run()
	return said.String(), complained.String(), err == nil
}

func (h home) must(args ...string) string {
	h.Helper()
	out, complaint, ended := h.run(args...)
	if !ended {
		h.Fatalf("rung %s: %s", strings.Join(args, " "), complaint)
	}
	return out
}

// killOnce starts a command and kills it as soon as something is on the disk, or
// lets it end where that is never seen.
func (h home) killOnce(seen func() bool, args ...string) {
	h.Helper()
	cmd := h.command(args...)
	if err := cmd.Start(); err != nil {
		h.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // which says that it was killed
		close(ended)
	}()
	for {
		select {
		case <-ended:
			return
		default:
		}
		if seen() {
			_ = cmd.Process.Kill() // it may just have ended
			<-ended
			return
		}
	}
}

// passAMinute makes the folders older that a program was killed in before it had
// locked them: they may be of one that is just about to, and are left for a minute.
func (h home) passAMinute() {
	h.Helper()
	for _, path := range h.files() {
		if !strings.Contains(filepath.Base(path), ".restoring-") && !strings.Contains(filepath.Base(path), ".part-") {
			continue
		}
		if _, err := os.Lstat(filepath.Join(path, "lock")); err == nil {
			continue
		}
		past := time.Now().Add(-2 * time.Minute)
		if err := os.Chtimes(path, past, past); err != nil {
			h.Fatal(err)
		}
	}
}

// copied waits until the day's copy is there and nobody is at it.
func (h home) copied() {
	h.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		if _, waits := os.Lstat(h.at("data/rung/backups/.not-copied")); waits != nil && len(h.copies()) > 0 {
			return
		}
	}
	h.Fatal("the day's copy was not made within a minute")
}

func (h home) copies() []string {
	h.Helper()
	copies, err := filepath.Glob(h.at("data/rung/backups/*.rung"))
	if err != nil {
		h.Fatal(err)
	}
	return copies
}

// uncopied takes the copies away.
func (h home) uncopied() {
	h.Helper()
	for _, path := range h.copies() {
		if err := os.Remove(path); err != nil {
			h.Fatal(err)
		}
	}
}

func (h home) write(name string, content []byte) {
	h.Helper()
	if err := os.WriteFile(h.at(name), content, 0o600); err != nil {
		h.Fatal(err)
	}
}

// files lists everything below the home.
func (h home) files() (all []string) {
	h.Helper()
	err := filepath.WalkDir(h.folder, func(path string, _ os.DirEntry, err error) error {
		all = append(all, path)
		return err
	})
	if err != nil {
		h.Fatal(err)
	}
	return all
}

func newHome(t *testing.T, rung string) home {
	t.Helper()
	h := home{t, t.TempDir(), filepath.Join(rung, "rung")}
	if err := os.Mkdir(h.at("tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	return h
}

// TestFilesOfTheProgram looks at what the real program leaves on the disk, killed or
// not.
func TestFilesOfTheProgram(t *testing.T) {
	folder := buildRung(t)
	for name, test := range map[string]func(*testing.T, string){
		"a restore killed at each step loses nothing":     restoreKilledAtEachStep,
		"a restore killed at any moment loses nothing":    restoreKilledAtAnyMoment,
		"renewed copies hold nothing of what was removed": renewedCopiesHoldNothingRemoved,
		"what killed programs left is swept up":           leftBehindIsSwept,
		"no command waits for a large copy":               noCommandWaitsForALargeCopy,
	} {
		t.Run(name, func(t *testing.T) { test(t, folder) })
	}
}

// A restore over a file that is no journal is killed at each of its steps: the
// journal is the one from before or the one from the copy, never an empty one.
func restoreKilledAtEachStep(t *testing.T, folder string) {
	steps := []string{"journal.rung.restoring-*", "journal.rung.restoring-*/*.part-*", "journal.rung.restoring-*/*.part-*/*",
		"journal.rung.restoring-*/fresh.rung", "journal.rung.restoring-*/fresh.rung-wal", "journal-before-restore-*.rung",
		"journal-before-restore-*-wal", "journal.rung.restoring-*/ready.rung"}
	for _, step := range steps {
		h := newHome(t, folder)
		h.must("add", "Kept")
		h.must("backup", h.at("copy.rung"))
		if err := os.RemoveAll(h.at("data/rung/backups")); err != nil {
			t.Fatal(err)
		}
		h.write("data/rung/journal.rung", bytes.Repeat([]byte("Dear diary "), 1000))
		h.write("data/rung/journal.rung-wal", []byte("old words"))
		h.killOnce(func() bool {
			found, err := filepath.Glob(h.at("data/rung/" + step))
			return err == nil && len(found) > 0
		}, "restore", h.at("copy.rung"))
		out, complaint, ended := h.run("list")
		if ended && !strings.Contains(out, "Kept") || !ended && !strings.Contains(complaint, "is not a journal") {
			t.Errorf("killed at %s, then list says %q %q", step, out, complaint)
		}
		h.passAMinute()
		h.must("restore", h.at("copy.rung"))
		if out := h.must("list"); !strings.Contains(out, "Kept") {
			t.Errorf("killed at %s, then restored: %q", step, out)
		}
		for _, path := range h.files() {
			if strings.Contains(path, ".restoring") || strings.Contains(path, ".part") || strings.HasSuffix(path, "journal.rung-wal") {
				t.Errorf("killed at %s, left behind: %s", step, path)
			}
		}
	}
}

// And at moments that nobody chose: 3, or 60 with RUNG_HEAVY=1.
func restoreKilledAtAnyMoment(t *testing.T, folder string) {
	kills := 3
	if os.Getenv("RUNG_HEAVY") != "" {
		kills = 60
	}
	h := newHome(t, folder)
	h.must("add", "Kept")
	h.must("backup", h.at("copy.rung"))
	for i := range kills {
		h.write("data/rung/journal.rung", bytes.Repeat([]byte("Dear diary "), 1000))
		h.write("data/rung/journal.rung-wal", []byte("old words"))
		after := time.Duration(i+1) * 180 * time.Millisecond / time.Duration(kills)
		end := time.Now().Add(after)
		h.killOnce(func() bool { return time.Now().After(end) }, "restore", h.at("copy.rung"))
		out, complaint, ended := h.run("list")
		if ended && !strings.Contains(out, "Kept") || !ended && !strings.Contains(complaint, "is not a journal") {
			t.Fatalf("killed after %v, then list says %q %q", after, out, complaint)
		}
	}
}

// What was removed for good is in no file any more once the copies were renewed.
func renewedCopiesHoldNothingRemoved(t *testing.T, folder string) {
	h := newHome(t, folder)
	id := strings.TrimSpace(h.must("add", "Zanzibar was a mistake"))
	h.must("edit", id, "--body", "Quagmire from the first day")
	h.must("add", "What stays")
	h.must("backup")
	h.must("restore", strings.TrimSpace(h.must("backup")))
	h.must("edit", id, "--title", "Zanzibar, again")
	h.must("trash", id)
	h.must("trash", "--empty", "--copies")
	kept := false
	for _, path := range h.files() {
		b, err := os.ReadFile(path)
		if err != nil {
			continue // a folder
		}
		kept = kept || bytes.Contains(b, []byte("What stays"))
		for _, word := range []string{"anzibar", "uagmire"} {
			if bytes.Contains(b, []byte(word)) {
				t.Errorf("%s still holds %q", path, word)
			}
		}
	}
	if out := h.must("list"); !kept || !strings.Contains(out, "What stays") {
		t.Errorf("left: %q", out)
	}
}

// Whatever a command is killed at, the next ones leave nothing of it behind.
func leftBehindIsSwept(t *testing.T, folder string) {
	h := newHome(t, folder)
	h.must("add", "Kept")
	if err := os.MkdirAll(h.at("out"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(h.at("run"), 0o700); err != nil {
		t.Fatal(err)
	}
	h.write("many.csv", []byte("title,body\n"+strings.Repeat("Many words,"+strings.Repeat("which go on ", 40)+"\n", 20000)))
	h.must("import", "csv", h.at("many.csv"), "--kind", "note")
	h.copied()
	before := h.files()
	for name, c := range map[string]struct {
		seen string // what is on the disk when it is killed
		args []string
	}{
		"a backup":                  {"out/*.part-*/copy.rung", []string{"backup", h.at("out/copy.rung")}},
		"an export":                 {"out/.rung-*", []string{"export", "json", "--out", h.at("out/all.json")}},
		"an answer for no journal":  {"run/rung-*/journal.rung", []string{"--journal", h.at("none.rung"), "check"}},
		"a restore":                 {"data/rung/journal.rung.restoring-*/*", []string{"restore", h.at("sound.rung")}},
		"the first copy of the day": {"data/rung/backups/*.part-*", []string{"daily"}},
	} {
		if name == "a restore" {
			h.must("backup", h.at("sound.rung"))
		}
		killed := false
		for try := 0; try < 5 && !killed; try++ {
			if name == "the first copy of the day" {
				h.uncopied()
			}
			h.killOnce(func() bool {
				found, err := filepath.Glob(h.at(c.seen))
				killed = err == nil && len(found) > 0
				return killed
			}, c.args...)
			// A busy machine may let the command end before anybody looks.
			for _, made := range []string{"out/copy.rung", "out/all.json"} {
				if err := os.RemoveAll(h.at(made)); err != nil {
					t.Fatal(err)
				}
			}
		}
		if !killed {
			t.Errorf("%s was never seen", name)
		}
	}
	// As an attachment that was looked at when the window was killed.
	looked := h.at("run/rung-01900000-0000-7000-8000-00000000000a")
	if err := os.MkdirAll(looked, 0o700); err != nil {
		t.Fatal(err)
	}
	h.write("run/rung-01900000-0000-7000-8000-00000000000a/lock", nil)
	h.write("run/rung-01900000-0000-7000-8000-00000000000a/letter.pdf", []byte("words"))
	h.passAMinute()
	h.must("add", "Another")
	h.copied()
	h.must("backup", h.at("out/copy.rung"))
	h.must("export", "json", "--out", h.at("out/all.json"))
	was := map[string]bool{"copy.rung": true, "all.json": true, "sound.rung": true}
	for _, path := range before {
		was[filepath.Base(path)] = true
	}
	for _, path := range h.files() {
		if name := filepath.Base(path); !was[name] && !strings.HasPrefix(name, "journal-") {
			t.Errorf("left behind: %s", path)
		}
	}
}

// A command on a large journal does not wait for the day's copy, and is told by the
// next one where that had faults.
func noCommandWaitsForALargeCopy(t *testing.T, folder string) {
	h := newHome(t, folder)
	h.write("many.csv", []byte("title,body\nOne,first\n"+strings.Repeat("Many words,"+strings.Repeat("which go on ", 40)+"\n", 12000)))
	h.must("import", "csv", h.at("many.csv"), "--kind", "note")
	h.copied()
	h.uncopied()
	h.must("add", "Another")
	h.copied()
	if out := h.must("--journal", h.copies()[0], "list", "Another"); !strings.Contains(out, "Another") {
		t.Errorf("the copy holds %q", out)
	}
}
