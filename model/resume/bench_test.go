package resume

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"rung/model"
	"rung/storage"
)

// manyBullets is a journal with 200 bullets and 2,000 entries with numbers.
func manyBullets(b *testing.B) *model.Journal {
	s, err := storage.Open(filepath.Join(b.TempDir(), "journal.rung"), storage.Options{Device: "laptop", Version: "1.0", Create: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	j := model.NewJournal(s, today.Time)
	p := model.NewEntry("position", "2015-01-01")
	p.Title = "Administrator"
	edits := []model.Edit{{Entry: p}}
	for i := range 2000 {
		e := model.NewEntry("achievement", today.Add(-i))
		e.Title = fmt.Sprintf("Moved %d mailboxes of the ERP team to site %d", i, i%14)
		e.Tags = []string{"mail"}
		e.Values["metrics"] = []model.Values{{"what": "mailboxes moved", "before": model.Decimal("10"), "after": model.Decimal(fmt.Sprint(i + 11)), "known": "measured"}}
		edits = append(edits, model.Edit{Entry: e})
		if i < 200 {
			edits = append(edits, model.Edit{Entry: NewDraft(e, lexicon(b)).NewBullet(e, lexicon(b), p.ID)})
		}
	}
	if _, err := j.Save(context.Background(), model.Added, edits, nil); err != nil {
		b.Fatal(err)
	}
	return j
}

func BenchmarkPageOf200Bullets(b *testing.B) {
	j, l := manyBullets(b), lexicon(b)
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if _, err := ReadCareer(context.Background(), j, l, today); err != nil {
				b.Fatal(err)
			}
		}
	})
	career, err := ReadCareer(context.Background(), j, l, today)
	if err != nil {
		b.Fatal(err)
	}
	d := career.Resume(Selection{})
	b.Run("draw up", func(b *testing.B) {
		for b.Loop() {
			career.Resume(Selection{})
		}
	})
	if len(d.AllBullets()) != 200 {
		b.Fatalf("%d bullets", len(d.AllBullets()))
	}
	b.Run("lint", func(b *testing.B) {
		for b.Loop() {
			career.LintResume(d, false)
		}
	})
	b.Run("lint one while typing", func(b *testing.B) {
		bullet := career.Bullets[0]
		for b.Loop() {
			Lint("Moved 7 things of the ERP", career.LintContext(bullet, "Moved 7 things of the ERP", d))
		}
	})
}
