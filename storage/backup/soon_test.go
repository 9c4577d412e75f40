package backup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"rung/model"
)

// large gives a journal whose copy takes its time, with one write today.
func large(t *testing.T) (*File, *model.Journal, *clock) {
	t.Helper()
	f, j, c := newFile(t)
	e := model.NewEntry("note", "2026-11-20")
	e.Title = "Long"
	content := []byte(strings.Repeat("long words ", smallCopy/8))
	sum := sha256.Sum256(content)
	e.Attachments = []model.Attachment{{Name: "long.txt", SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(content))}}
	contents := map[string][]byte{e.Attachments[0].SHA256: content}
	if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, contents); err != nil {
		t.Fatal(err)
	}
	return f, j, c
}

func TestNobodyWaitsForTheCopyOfALargeJournal(t *testing.T) {
	ctx := context.Background()
	f, _, c := large(t)
	started := 0
	soon := func() error { return f.DailySoon(ctx, func() error { started++; return nil }) }
	count := func() int {
		t.Helper()
		copies, err := f.Copies(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return len(copies)
	}
	for range 2 { // the second finds that another program is about to begin
		if err := soon(); err != nil || started != 1 || count() != 0 {
			t.Fatalf("%d programs started, %d copies, %v", started, count(), err)
		}
	}
	// That program was ended before it came to anything.
	c.now = c.now.Add(2 * starting)
	if err := soon(); err != nil || started != 1 || count() != 1 {
		t.Fatalf("after one that was ended: %d programs started, %d copies, %v", started, count(), err)
	}
	if err := soon(); err != nil || started != 1 || count() != 1 {
		t.Fatalf("with today's copy: %d programs started, %d copies, %v", started, count(), err)
	}
}

func TestWhatTheCopyElsewhereHadToTellIsToldByTheNext(t *testing.T) {
	ctx := context.Background()
	f, j, c := large(t)
	tamper(t, f.Journal, `UPDATE entry SET title = 'exchanged'`)
	elsewhere := func() error {
		if err := f.BackupDaily(ctx); model.CodeOf(err) != model.Damaged {
			t.Errorf("elsewhere: %v", err)
		}
		return nil
	}
	if err := f.DailySoon(ctx, elsewhere); err != nil {
		t.Errorf("the first time: %v", err)
	}
	for range 2 {
		if err := f.DailySoon(ctx, elsewhere); err == nil || !strings.Contains(err.Error(), "not copied today") {
			t.Errorf("the next time: %v", err)
		}
	}
	tamper(t, f.Journal, `UPDATE entry SET title = 'Long'`)
	c.now = c.now.AddDate(0, 0, 1)
	write(t, j, "mended")
	mended := func() error { return f.BackupDaily(ctx) }
	if err := f.DailySoon(ctx, mended); err == nil {
		t.Error("what was found before it was mended is told once more")
	}
	c.now = c.now.Add(24 * time.Hour)
	write(t, j, "goes on")
	if err := f.DailySoon(ctx, mended); err != nil {
		t.Errorf("once it is mended: %v", err)
	}
	if copies, err := f.Copies(ctx); err != nil || len(copies) != 2 {
		t.Errorf("copies: %v, %v", copies, err)
	}
}

func TestTheCopyOfASmallJournalIsThereAtOnce(t *testing.T) {
	f, j, _ := newFile(t)
	write(t, j, "small")
	if err := f.DailySoon(context.Background(), func() error { t.Error("another program is started"); return nil }); err != nil {
		t.Fatal(err)
	}
	if copies, err := f.Copies(context.Background()); err != nil || len(copies) != 1 {
		t.Errorf("copies: %v, %v", copies, err)
	}
}
