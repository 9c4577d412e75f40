//go:build unix

package storage

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asNobody has a program run as a person who owns nothing: permissions do not
// bind root.
func asNobody(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
}

// openToAll gives a folder that everybody may enter, with a copy of this test's
// binary in it.
func openToAll(t *testing.T) (dir, binary string) {
	t.Helper()
	dir = t.TempDir()
	for at := dir; len(at) > len(os.TempDir()); at = filepath.Dir(at) {
		mode(t, at, 0o755)
	}
	binary = filepath.Join(dir, "program")
	from, err := os.Open(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	to, err := os.OpenFile(binary, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := from.Close(); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, binary
}

// kept is where a journal lies in a folder of its own.
func kept(t *testing.T, dir string) string {
	t.Helper()
	if err := os.Mkdir(filepath.Join(dir, "kept"), 0o755); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "kept", "journal.rung")
}

func mode(t *testing.T, path string, m os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, m); err != nil {
		t.Fatal(err)
	}
}

// A journal that cannot be written is read, says why it cannot be written, and
// refuses each write.
func TestReadOnlyJournalIsRead(t *testing.T) {
	for name, c := range map[string]struct{ folder, file os.FileMode }{
		"folder and file": {0o555, 0o444}, "file": {0o777, 0o444}, "folder": {0o555, 0o666},
	} {
		t.Run(name, func(t *testing.T) {
			dir, binary := openToAll(t)
			path := kept(t, dir)
			s := mustOpen(t, path)
			e := note("still readable")
			write(t, s, e)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			mode(t, path, c.file)
			mode(t, filepath.Dir(path), c.folder)
			t.Cleanup(func() { mode(t, filepath.Dir(path), 0o755) })
			before := readFile(t, path)
			cmd := child("read", binary, path, e.ID)
			asNobody(t, cmd)
			out, err := cmd.CombinedOutput()
			lines := strings.Split(string(out), "\n")
			if err != nil || len(lines) < 4 {
				t.Fatalf("%v: %s", err, out)
			}
			if !strings.Contains(lines[0], "cannot be written") || lines[1] != "still readable" || lines[2] != "read only" || lines[3] != "0" {
				t.Errorf("the program says %q", lines)
			}
			if string(before) != string(readFile(t, path)) {
				t.Error("the journal was changed")
			}
		})
	}
}

// Words that are only in the write-ahead log are not left out in silence.
func TestReadOnlyFolderWithALogIsRefused(t *testing.T) {
	dir, binary := openToAll(t)
	path := kept(t, dir)
	s := mustOpen(t, path)
	e := note("only in the log")
	write(t, s, e)
	// Copied while open, the log still holds the words.
	copied := filepath.Join(dir, "copied", "journal.rung")
	if err := os.Mkdir(filepath.Dir(copied), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"", "-wal"} {
		writeFile(t, copied+end, string(readFile(t, path+end)))
		mode(t, copied+end, 0o444)
	}
	mode(t, filepath.Dir(copied), 0o555)
	t.Cleanup(func() { mode(t, filepath.Dir(copied), 0o755) })
	cmd := child("read", binary, copied, e.ID)
	asNobody(t, cmd)
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "journal.rung-wal") {
		t.Errorf("%v: %s", err, out)
	}
}
