package storage

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rung/model"
)

// rounds is how often a test is run: once, or as often as the long tests do it.
func rounds(long int) int {
	if os.Getenv("RUNG_HEAVY") != "" {
		return long
	}
	return 1
}

// A program is killed in the middle of 500 saves: every save that it was told
// of is there, and the journal is sound.
func TestKilledWhileSaving(t *testing.T) {
	for round := range rounds(60) {
		killedAfter(t, 1+(199+round*61)%400)
	}
}

func killedAfter(t *testing.T, saves int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.rung")
	cmd := child("save", os.Args[0], path, "500")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var acknowledged []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		acknowledged = append(acknowledged, lines.Text())
		if len(acknowledged) == saves {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil || len(acknowledged) >= 500 {
		t.Fatalf("the program was not killed in time: %d saves, %v", len(acknowledged), err)
	}
	s := mustOpen(t, path)
	mustBeSound(t, s)
	for _, id := range acknowledged {
		mustRead(t, s, id)
	}
	n, err := s.Count(context.Background(), model.Query{})
	if err != nil || n > len(acknowledged)+1 {
		t.Errorf("%d entries of %d acknowledged, %v", n, len(acknowledged), err)
	}
}

// Programs that start at once, where there is no journal yet, all make it and
// all write to it.
func TestManyProgramsWriteAtOnce(t *testing.T) {
	const programs, saves = 24, 3
	path := filepath.Join(t.TempDir(), "journal.rung")
	children := make([]*exec.Cmd, programs)
	outs, complaints := make([]bytes.Buffer, programs), make([]bytes.Buffer, programs)
	for i := range children {
		children[i] = child("save", os.Args[0], path, fmt.Sprint(saves))
		children[i].Stdout, children[i].Stderr = &outs[i], &complaints[i]
		if err := children[i].Start(); err != nil {
			t.Fatal(err)
		}
	}
	var acknowledged []string
	for i, cmd := range children {
		if err := cmd.Wait(); err != nil {
			t.Errorf("program %d: %v: %s", i, err, complaints[i].String())
		}
		acknowledged = append(acknowledged, strings.Fields(outs[i].String())...)
	}
	if len(acknowledged) != programs*saves {
		t.Errorf("%d of %d saves were acknowledged", len(acknowledged), programs*saves)
	}
	s := mustOpen(t, path)
	mustBeSound(t, s)
	for _, id := range acknowledged {
		mustRead(t, s, id)
	}
}

func TestFullDiskChangesNothing(t *testing.T) {
	j, s := serve(t)
	base := save(t, j, note("before")).Entries[0]
	// SQLite answers as for a full disk once the file may not grow.
	var pages int
	if err := s.writer.QueryRow(`PRAGMA max_page_count = 1`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	_, err := edit(j, base, func(e *model.Entry) { e.Body = strings.Repeat("long words ", 20000) })
	if message := wantCode(t, err, model.DiskFull); !strings.Contains(message, "Make some room") {
		t.Errorf("message %q", message)
	}
	if got := mustRead(t, j, base.ID); got.Body != "" {
		t.Error("part of the words was kept")
	}
	if err := s.writer.QueryRow(`PRAGMA max_page_count = 1000000`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	mustEdit(t, j, base, func(e *model.Entry) { e.Body = strings.Repeat("long words ", 20000) })
	mustBeSound(t, s)
}

// Another program holds the journal longer than anyone waits.
func TestBusyJournalSaysSo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.rung")
	s, other := mustOpen(t, path), mustOpen(t, path)
	tx, err := other.writer.BeginTx(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.writer.Exec(`PRAGMA busy_timeout = 1`); err != nil {
		t.Fatal(err)
	}
	_, err = s.Write(context.Background(), model.Batch{ID: model.NewID(), Action: model.Added, At: noon, Edits: []model.Edit{{Entry: note("waits")}}})
	wantCode(t, err, model.Busy)
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	write(t, s, note("waits"))
}
