package scratch

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

const inChild = "RUNG_TEST_CHILD"

// A test that needs another program starts this binary again: it makes a folder
// and waits to be killed.
func TestMain(m *testing.M) {
	base := os.Getenv(inChild)
	if base == "" {
		os.Exit(m.Run())
	}
	f, err := Make(base)
	if err == nil {
		err = os.WriteFile(f.File("words"), []byte("words"), 0o600)
	}
	if err != nil {
		panic(err)
	}
	if _, err := os.Stdout.WriteString(f.Path); err != nil {
		panic(err)
	}
	if _, err := os.Stdin.Read(make([]byte, 1)); err != nil {
		panic(err)
	}
}

// program starts another program, and gives the folder it made.
func program(t *testing.T, base string) (folder string, kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), inChild+"="+base)
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	path := make([]byte, len(base)+1+36)
	if _, err := out.Read(path); err != nil {
		t.Fatal(err)
	}
	return string(path), func() {
		_ = cmd.Process.Kill() // it may have been killed already
		_ = cmd.Wait()         // and ends as one that was
	}
}

func exists(path string) bool { _, err := os.Lstat(path); return err == nil }

func sweep(t *testing.T, dir, prefix, suffix string) {
	t.Helper()
	if err := Sweep(dir, prefix, suffix); err != nil {
		t.Error(err)
	}
}

func TestOnlyFoldersOfProgramsThatAreGoneAreSwept(t *testing.T) {
	dir := t.TempDir()
	base := filepath.Join(dir, "journal.rung.part")
	running, kill := program(t, base)
	defer kill()
	killed, killNow := program(t, base)
	killNow()
	other, killOther := program(t, filepath.Join(dir, "diary.rung.part"))
	killOther()
	mine, err := Make(base)
	if err != nil {
		t.Fatal(err)
	}
	sweep(t, dir, "journal", ".part")
	for path, want := range map[string]bool{running: true, mine.Path: true, killed: false, other: true} {
		if exists(path) != want {
			t.Errorf("%s is there: %v", path, !want)
		}
	}
	if !exists(filepath.Join(running, "words")) {
		t.Error("what the running program wrote is gone")
	}
	if err := mine.Remove(); err != nil || exists(mine.Path) {
		t.Errorf("Remove: %v", err)
	}
}

func TestWhatOthersMadeIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	const id = "-01900000-0000-7000-8000-00000000000a"
	for _, name := range []string{"journal.part", "journal.part-2", "journal" + id, "journal.part" + id + ".txt"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, lockName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"journal.part" + id: outside, "journal.part-01900000-0000-7000-8000-00000000000b": filepath.Join(outside, lockName)} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	sweep(t, dir, "journal", ".part")
	if err := SweepFiles(dir, "journal", ".part"); err != nil {
		t.Error(err)
	}
	if after, err := os.ReadDir(dir); err != nil || len(after) != len(before) || !exists(filepath.Join(outside, lockName)) {
		t.Errorf("left of %v: %v, %v", before, after, err)
	}
	// A folder that has no lock may be one that is being made; an old one is not.
	bare := filepath.Join(dir, "journal.part-01900000-0000-7000-8000-00000000000c")
	if err := os.Mkdir(bare, 0o700); err != nil {
		t.Fatal(err)
	}
	sweep(t, dir, "journal", ".part")
	if !exists(bare) {
		t.Error("a folder that is being made is gone")
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(bare, past, past); err != nil {
		t.Fatal(err)
	}
	sweep(t, dir, "journal", ".part")
	if exists(bare) {
		t.Error("a folder without a lock is left")
	}
	file := bare + "-wal"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := SweepFiles(dir, "journal", ".part"); err != nil || exists(file) {
		t.Errorf("a plain file is left: %v", err)
	}
}
