package atomicfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

const inChild = "RUNG_TEST_CHILD"

// A test that needs another program starts this binary again: it begins a file and
// waits to be killed.
func TestMain(m *testing.M) {
	path := os.Getenv(inChild)
	if path == "" {
		os.Exit(m.Run())
	}
	err := Replace(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		if _, err := os.Stdout.WriteString("."); err != nil {
			return err
		}
		_, err := io.ReadAll(os.Stdin)
		return err
	})
	if err != nil {
		panic(err)
	}
}

// program starts another program that is in the middle of writing path.
func program(t *testing.T, path string) (kill func()) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), inChild+"="+path)
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
	if _, err := out.Read(make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	return func() {
		_ = cmd.Process.Kill() // it may have been killed already
		_ = cmd.Wait()         // and ends as one that was
	}
}

func temporary(t *testing.T, folder string) (names []string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, ".*"))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestAFileIsThereWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "page.md")
	failed := errors.New("failed")
	if err := Create(path, func(w io.Writer) error { _, err := io.WriteString(w, "half"); return errors.Join(err, failed) }); !errors.Is(err, failed) {
		t.Errorf("Create: %v", err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("half a file is there: %v", err)
	}
	if err := Create(path, func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err }); err != nil {
		t.Fatal(err)
	}
	if err := Create(path, func(io.Writer) error { return nil }); !errors.Is(err, fs.ErrExist) {
		t.Errorf("where one is there: %v", err)
	}
	if err := Replace(path, func(w io.Writer) error { _, err := io.WriteString(w, "half"); return errors.Join(err, failed) }); !errors.Is(err, failed) {
		t.Errorf("Replace: %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "whole" {
		t.Errorf("after both: %q, %v", b, err)
	}
	if err := WriteFile(path, []byte("anew")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if b, readErr := os.ReadFile(path); err != nil || readErr != nil || string(b) != "anew" || info.Mode().Perm() != 0o600 {
		t.Errorf("replaced: %q, %v, %v", b, err, readErr)
	}
	if left := temporary(t, folder); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestOnlyFilesOfProgramsThatAreGoneAreSwept(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "page.md")
	defer program(t, path)()
	running := temporary(t, folder)
	program(t, path)()
	if both := temporary(t, folder); len(running) != 1 || len(both) != 2 {
		t.Fatalf("%v, then %v", running, both)
	}
	others := map[string][]byte{".rung-notes": nil, ".rung-12": nil, ".rung-01900000-0000-7000-8000-00000000000a.md": nil}
	for name, content := range others {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	link := filepath.Join(folder, ".rung-01900000-0000-7000-8000-00000000000b")
	target := filepath.Join(t.TempDir(), "mine")
	if err := errors.Join(os.WriteFile(target, nil, 0o600), os.Symlink(target, link)); err != nil {
		t.Fatal(err)
	}
	if err := Create(path, func(w io.Writer) error { _, err := w.Write(nil); return err }); err != nil {
		t.Fatal(err)
	}
	if left := temporary(t, folder); len(left) != 1+len(others)+1 {
		t.Errorf("left: %v", left)
	}
	if b, err := os.ReadFile(running[0]); err != nil || !bytes.Equal(b, []byte("half")) {
		t.Errorf("of the running program: %q, %v", b, err)
	}
	past := time.Now().Add(-2 * unlocked)
	if err := os.Chtimes(filepath.Join(folder, ".rung-12"), past, past); err != nil {
		t.Fatal(err)
	}
	if err := Sweep(folder); err != nil {
		t.Error(err)
	}
	if left := temporary(t, folder); len(left) != len(others)+1 {
		t.Errorf("once an earlier version's is old: %v", left)
	}
	if err := Sweep(filepath.Join(folder, "none")); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
}
