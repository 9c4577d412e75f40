package kit

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"testing"

	"rung/model"
)

// bench is a shell that does everything at once and notes what was said.
type bench struct {
	JournalWriter
	Files

	failed error
	said   string
	undo   func()
	undone string
	name   string
	saved  bytes.Buffer
}

func (b *bench) Load(_ string, work func(context.Context) func()) { work(context.Background())() }
func (b *bench) Do(work func(context.Context) func())             { work(context.Background())() }
func (b *bench) Fail(err error)                                   { b.failed = err }
func (b *bench) Say(message, _ string, fn func())                 { b.said, b.undo = message, fn }
func (b *bench) Undo(batch string)                                { b.undone = batch }

func (b *bench) SaveFile(name string, write func(context.Context, io.Writer) error) {
	b.name, b.failed = name, write(context.Background(), &b.saved)
}

func TestAnAnswerIsShownAndAnErrorIsToldInItsPlace(t *testing.T) {
	b, full := &bench{}, errors.New("disk full")
	for _, run := range []func(work func(context.Context) (int, error), show func(int)){
		func(work func(context.Context) (int, error), show func(int)) { Load(b, "key", work, show) },
		func(work func(context.Context) (int, error), show func(int)) { Do(b, work, show) },
	} {
		shown := 0
		run(func(context.Context) (int, error) { return 7, nil }, func(n int) { shown = n })
		if shown != 7 || b.failed != nil {
			t.Errorf("shown %d, failed %v", shown, b.failed)
		}
		run(func(context.Context) (int, error) { return 8, full }, func(n int) { shown = n })
		if shown != 7 || !errors.Is(b.failed, full) {
			t.Errorf("after an error: shown %d, failed %v", shown, b.failed)
		}
		b.failed = nil
	}
}

func TestWhatFollowsAWriteRunsOnlyWhereItWasWritten(t *testing.T) {
	b, full := &bench{}, errors.New("disk full")
	var ran []string
	then := func(name string) func() { return func() { ran = append(ran, name) } }
	Write(b, func(context.Context) error { return full }, then("lost"))
	Write(b, func(context.Context) error { return nil }, then("first"), then("second"))
	if !errors.Is(b.failed, full) || !slices.Equal(ran, []string{"first", "second"}) {
		t.Errorf("ran %v, failed %v", ran, b.failed)
	}
}

func TestASaveOffersToUndoTheBatchThatItWrote(t *testing.T) {
	b, full := &bench{}, errors.New("disk full")
	followed := 0
	save := func(batch string, err error) func(context.Context) (model.Receipt, error) {
		return func(context.Context) (model.Receipt, error) { return model.Receipt{Batch: batch}, err }
	}
	SaveWithUndo(b, "Kept.", save("", full), func() { followed++ })
	if b.said != "" || followed != 0 || !errors.Is(b.failed, full) {
		t.Fatalf("a failed save: said %q, followed %d, failed %v", b.said, followed, b.failed)
	}
	SaveWithUndo(b, "", save("quiet", nil))
	if b.said != "" {
		t.Errorf("a quiet save said %q", b.said)
	}
	SaveWithUndo(b, "Kept.", save("one", nil), func() { followed++ })
	if b.said != "Kept." || followed != 1 {
		t.Fatalf("said %q, followed %d", b.said, followed)
	}
	if b.undo(); b.undone != "one" {
		t.Errorf("undone %q", b.undone)
	}
}

func TestContentIsSavedAsItIs(t *testing.T) {
	b := &bench{}
	SaveContent(b, "page.md", []byte("# A page\n"))
	if b.name != "page.md" || b.saved.String() != "# A page\n" || b.failed != nil {
		t.Errorf("%q: %q, %v", b.name, b.saved.String(), b.failed)
	}
}
