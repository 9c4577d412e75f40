package intake

import (
	"context"
	"time"

	"rung/model"
)

// Limits on what an import reads: far above any journal, so that a hostile
// file ends in a message and not in a full memory.
const (
	MaxBytes   = 1 << 30
	MaxForeign = 256 << 20 // of a file from another program, and of what is packed in one
	MaxEntries = 1_000_000
	maxSkipped = 1_000 // lines told; the rest is counted
)

// Options is what a reader may know beside the file's bytes.
type Options struct {
	model.ImportSource
	Today model.Day
	Zone  *time.Location // the person's, for moments that a file tells in UTC
	Diary bool           // another journal, of which other words are kept beside those here

	Learned map[string]string // the order of days by the sign between their numbers, where the file shows it
}

// ReportProgress tells how far reading has come, and gives the error of a ctx that ended.
func (how Options) ReportProgress(ctx context.Context, done, total int) error {
	const often = 64 // seldom enough to cost nothing
	if done%often != 0 && done != total {
		return nil
	}
	if how.Progress != nil {
		how.Progress(done, total)
	}
	return ctx.Err()
}
