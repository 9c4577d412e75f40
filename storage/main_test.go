package storage

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"rung/model"
)

// A test that needs another program starts this binary again with childTask
// set: TestMain then does that task instead of the tests.
const childTask = "RUNG_TEST_CHILD"

var childTasks = map[string]func(path string, args []string) error{
	"save": childSaves,
	"read": childReads,
	"full": childReadsFull,
	"fill": childSavesUntilFull,
}

func TestMain(m *testing.M) {
	task, ok := childTasks[os.Getenv(childTask)]
	if !ok {
		os.Exit(m.Run())
	}
	if err := task(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child prepares another program that does a task on a journal.
func child(task, binary, path string, args ...string) *exec.Cmd {
	cmd := exec.Command(binary, append([]string{path}, args...)...)
	cmd.Env = append(os.Environ(), childTask+"="+task)
	return cmd
}

// childSaves saves entries one by one and prints the id of each once it is
// acknowledged.
func childSaves(path string, args []string) error {
	n, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	s, err := Open(path, Options{Device: "child", Version: "1.0", Create: true})
	if err != nil {
		return err
	}
	j := model.NewJournal(s, time.Now)
	out := bufio.NewWriter(os.Stdout)
	for i := range n {
		e := model.NewEntry("note", j.Today())
		e.Title, e.Body, e.Tags = fmt.Sprintf("entry %d", i), "written by a child", []string{"child"}
		if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
			return err
		}
		fmt.Fprintln(out, e.ID)
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return s.Close()
}

// childReads prints the reason why the journal cannot be written, the title of
// an entry, and what became of an attempt to write.
func childReads(path string, args []string) error {
	s, err := Open(path, Options{Device: "child", Version: "1.0", Create: true})
	if err != nil {
		return err
	}
	ctx := context.Background()
	e, err := s.Entry(ctx, args[0])
	if err != nil {
		return err
	}
	_, err = s.Write(ctx, model.Batch{ID: model.NewID(), Action: model.Added, At: noon, Edits: []model.Edit{{Entry: note("refused")}}})
	found, checkErr := s.Check(ctx)
	if checkErr != nil {
		return checkErr
	}
	fmt.Printf("%s\n%s\n%s\n%d\n", s.ReadOnly(), e.Title, model.CodeOf(err), len(found))
	return s.Close()
}
