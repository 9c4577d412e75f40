package kit

import (
	"context"
	"io"

	"fyne.io/fyne/v2/lang"

	"rung/model"
)

// Worker is what Load, Do and Write need of the shell.
type Worker interface {
	Tasks
	Fail(err error)
}

// Load runs read off the UI goroutine and then shows its answer, unless a later
// Load with the same key has begun. An error is shown in the answer's place.
func Load[T any](host Worker, key string, read func(context.Context) (T, error), show func(T)) {
	host.Load(key, answering(host, read, show))
}

// Do runs work off the UI goroutine, after what Do and Write were given before,
// and then shows its answer, or the error.
func Do[T any](host Worker, work func(context.Context) (T, error), show func(T)) {
	host.Do(answering(host, work, show))
}

// Write runs write as Do does, and then whatever follows it.
func Write(host Worker, write func(context.Context) error, then ...func()) {
	Do(host, func(ctx context.Context) (struct{}, error) { return struct{}{}, write(ctx) }, func(struct{}) { runAll(then) })
}

func runAll(then []func()) {
	for _, do := range then {
		do()
	}
}

func answering[T any](host Worker, work func(context.Context) (T, error), show func(T)) func(context.Context) func() {
	return func(ctx context.Context) func() {
		answer, err := work(ctx)
		return func() {
			if err != nil {
				host.Fail(err)
				return
			}
			show(answer)
		}
	}
}

// JournalWorker is what LoadSetting and WriteSetting need of the shell.
type JournalWorker interface {
	Worker
	Journal() *model.Journal
}

// LoadSetting reads what the journal keeps under setting, as Load does, and shows
// it; the zero value where nothing is kept.
func LoadSetting[T any](host JournalWorker, key, setting string, show func(T)) {
	Load(host, key, func(ctx context.Context) (value T, err error) {
		err = host.Journal().Setting(ctx, setting, &value)
		return value, err
	}, show)
}

// WriteSetting keeps value in the journal under setting, as Write does; nil forgets
// what was kept.
func WriteSetting(host JournalWorker, setting string, value any, then ...func()) {
	Write(host, func(ctx context.Context) error { return host.Journal().SetSetting(ctx, setting, value) }, then...)
}

// JournalWriter is what the funcs that write entries need of the shell.
type JournalWriter interface {
	JournalWorker
	Say(message, action string, fn func())
	Undo(batch string)
}

// SaveWithUndo runs save, which writes to the journal, as Do does. It then runs
// whatever follows, and says what was done, with the way back; for "" it says
// nothing.
func SaveWithUndo(host JournalWriter, done string, save func(context.Context) (model.Receipt, error), then ...func()) {
	Do(host, save, func(r model.Receipt) {
		runAll(then)
		if done != "" {
			SayUndo(host, done, r.Batch)
		}
	})
}

// SaveEdits saves, as SaveWithUndo does, the edits that are made from the journal
// as it is once earlier writes are done.
func SaveEdits(host JournalWriter, action model.Action, done string, edits func(context.Context, *model.Journal) ([]model.Edit, error), then ...func()) {
	SaveWithUndo(host, done, func(ctx context.Context) (model.Receipt, error) {
		list, err := edits(ctx, host.Journal())
		if err != nil {
			return model.Receipt{}, err
		}
		return host.Journal().Save(ctx, action, list, nil)
	}, then...)
}

// SaveEdit saves one edit as SaveWithUndo does.
func SaveEdit(host JournalWriter, action model.Action, done string, edit model.Edit, then ...func()) {
	SaveEdits(host, action, done, func(context.Context, *model.Journal) ([]model.Edit, error) { return []model.Edit{edit}, nil }, then...)
}

// SayUndo says what a batch of writes did, with the way back.
func SayUndo(host JournalWriter, done, batch string) {
	host.Say(done, lang.L("Undo"), func() { host.Undo(batch) })
}

// SaveContent saves content where the person says, as Files.SaveFile does.
func SaveContent(host Files, name string, content []byte) {
	host.SaveFile(name, func(_ context.Context, w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}
