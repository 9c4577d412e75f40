package intake

import (
	"context"
	"time"

	"rung/model"
)

// Limits on what an import reads, in bytes or numbers: far above any journal, so that a
// hostile file ends in a message instead of full memory.
const (
	MaxBytes   = 1 << 30
	MaxForeign = 256 << 20 // of a file from another program, and of what is packed in one
	MaxEntries = 1_000_000
	maxSkipped = 1_000 // lines reported; further ones are counted
)

// Options is what a reader may know besides the file's bytes.
type Options struct {
	model.ImportSource
	Today model.Day
	Zone  *time.Location // the person's, for moments that a file gives in UTC
	Diary bool           // another journal: differing versions of its pages are kept

	Learned map[string]string // the order of days (dmy, mdy or ymd) that the file shows, by the sign between their numbers
}

// ReportProgress tells how far reading has come, and gives the error of an ended ctx.
func (how Options) ReportProgress(ctx context.Context, done, total int) error {
	const often = 64 // rarely enough to cost nothing
	if done%often != 0 && done != total {
		return nil
	}
	if how.Progress != nil {
		how.Progress(done, total)
	}
	return ctx.Err()
}
