//go:build unix

package storage

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"rung/model"
)

// childReadsFull reads where a file can be begun and not grow, as on a full disk.
func childReadsFull(path string, args []string) error {
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1000, Max: 1000}); err != nil {
		return err
	}
	return childReads(path, args)
}

// childSavesUntilFull saves until no file can grow beyond a length.
func childSavesUntilFull(path string, args []string) error {
	most, err := strconv.ParseUint(args[0], 10, 64)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: most, Max: most}); err != nil {
		return err
	}
	return childSaves(path, args[1:])
}

// Wherever in a save the disk is full, what was acknowledged is there, and the
// journal is sound.
func TestADiskThatFillsWhileSaving(t *testing.T) {
	for round := range rounds(120) {
		path := filepath.Join(t.TempDir(), "journal.rung")
		if err := mustOpen(t, path).Close(); err != nil {
			t.Fatal(err)
		}
		cmd := child("fill", os.Args[0], path, strconv.Itoa(300_000+round*2731), "400")
		var told strings.Builder
		cmd.Stderr = &told
		out, err := cmd.Output()
		if err == nil || !strings.Contains(told.String(), "is full") {
			t.Fatalf("the disk was not full: %v %s", err, told.String())
		}
		s := mustOpen(t, path)
		mustBeSound(t, s)
		for _, id := range strings.Fields(string(out)) {
			mustRead(t, s, id)
		}
	}
}

// On a full disk a journal is read all the same, and each write is refused.
func TestAJournalOnAFullDiskIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.rung")
	s := mustOpen(t, path)
	e := note("still readable")
	write(t, s, e)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := readFile(t, path)
	out, err := child("full", os.Args[0], path, e.ID).CombinedOutput()
	lines := strings.Split(string(out), "\n")
	if err != nil || len(lines) < 4 {
		t.Fatalf("%v: %s", err, out)
	}
	if !strings.Contains(lines[0], "disk is full") || lines[1] != "still readable" || lines[2] != string(model.ReadOnly) || lines[3] != "0" {
		t.Errorf("the program says %q", lines)
	}
	if string(before) != string(readFile(t, path)) {
		t.Error("the journal was changed")
	}
}

// Words that are only in the write-ahead log are not left out in silence.
func TestAFullDiskWithALogSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.rung")
	s := mustOpen(t, path)
	e := note("only in the log")
	write(t, s, e)
	// Copied while open, the log still holds the words.
	copied := filepath.Join(t.TempDir(), "journal.rung")
	for _, end := range []string{"", "-wal"} {
		writeFile(t, copied+end, string(readFile(t, path+end)))
	}
	out, err := child("full", os.Args[0], copied, e.ID).CombinedOutput()
	if _, failed := err.(*exec.ExitError); !failed || !strings.Contains(string(out), "last words cannot be read until there is room") {
		t.Errorf("%v: %s", err, out)
	}
}
