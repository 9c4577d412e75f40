package transfer

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/diaries"
	"rung/storage/transfer/intake"
)

var bragSource = model.ImportSource{Format: "brag"}

func TestBragDocument(t *testing.T) {
	text := `# Brag document 2025

What I keep for my reviews.

## Q3 2026

### Collaboration & mentorship

- **Mentored Ana**: she leads the depot team now
  - met every week
  - she passed ITIL

  A line on how it went.
* Moved twelve depots (Aug 2026)
- **Aug 3rd**: Ran the interview panel
1. 2026-09-14: Cut the nightly run from 31 to 9 hours

## 2026

### October
- Too long to be a title, since it goes on and on about what was done and for whom and why, and what came of it. It went well.
### Q4
- Not over yet

## Goals
Learn to say no
to good ideas.

## Other
- When it was nobody knows
`
	p := newExchange(t)
	a := p.bringFrom(t, bragSource, text)
	wantArrival(t, a, 9, 0, 0, 0)
	wantTold(t, a, "All have the tag #to-sort")
	for title, want := range map[string]struct {
		day, until model.Day
		kind, tags string
	}{
		"What I keep for my reviews.":                {"2025-01-01", "2025-12-31", "note", "to-sort"},
		"Mentored Ana: she leads the depot team now": {"2026-07-01", "2026-09-30", "achievement", "collaboration-mentorship to-sort"},
		"Moved twelve depots":                        {"2026-08-01", "2026-08-31", "achievement", "collaboration-mentorship to-sort"},
		"Ran the interview panel":                    {"2026-08-03", "", "achievement", "collaboration-mentorship to-sort"},
		"Cut the nightly run from 31 to 9 hours":     {"2026-09-14", "", "achievement", "collaboration-mentorship to-sort"},
		"Not over yet":                               {"2026-10-01", "2026-11-20", "achievement", "to-sort"},
		"Learn to say no to good ideas.":             {"2025-01-01", "2025-12-31", "note", "goals to-sort"},
		"When it was nobody knows":                   {"2025-01-01", "2025-12-31", "achievement", "other to-sort"},
	} {
		if e := p.titled(t, title); e.Day != want.day || e.Until != want.until || e.Kind != want.kind || strings.Join(e.Tags, " ") != want.tags {
			t.Errorf("%s: %s to %s, %s, %q", title, e.Day, e.Until, e.Kind, e.Tags)
		}
	}
	if e := p.titled(t, "Mentored Ana: she leads the depot team now"); e.Body != "- met every week\n- she passed ITIL\n\nA line on how it went." {
		t.Errorf("body %q", e.Body)
	}
}

func TestBragDocumentOfPlainText(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, bragSource, "\ufeffMY WINS\r\n\r\nMarch 2026\r\n\r\n• Kept the shop open through the storm\r\n  with one generator\r\n• Wrote the runbook\r\n\r\nProjects:\r\n\r\nMoved the archive. Nobody noticed.\r\n")
	wantArrival(t, a, 3, 0, 0, 0)
	if e := p.titled(t, "Kept the shop open through the storm"); e.Day != "2026-03-01" || e.Until != "2026-03-31" || e.Body != "with one generator" {
		t.Errorf("%+v", e)
	}
	if e := p.titled(t, "Moved the archive."); e.Kind != "achievement" || e.Body != "Moved the archive. Nobody noticed." {
		t.Errorf("%+v", e)
	}
	wantTold(t, newExchange(t).bringFrom(t, bragSource, "- 03/04/2026: Which day"), "“03/04/2026” can be read two ways", "got today's day: 1")
}

func TestTimesAboveAchievements(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, bragSource, "# Hype doc\n\n## 2026\n\n### Q1 (Jan–Mar)\n\n- Led the clean-up\n\n## 2025\n\n### Q4 (Oct–Dec) — Fjord\n\n- Moved the mail\n\n### Q3 goals\n- Say no\n\n## Q1 FY27\n- Spent less\n")
	wantTold(t, a, "fiscal year, which say no months: “Q1 FY27”")
	if e := p.titled(t, "Led the clean-up"); e.Day != "2026-01-01" || e.Until != "2026-03-31" || strings.Join(e.Tags, " ") != "to-sort" {
		t.Errorf("%+v", e)
	}
	if e := p.titled(t, "Moved the mail"); e.Day != "2025-10-01" || e.Until != "2025-12-31" || strings.Join(e.Tags, " ") != "fjord to-sort" {
		t.Errorf("%+v", e)
	}
}

func FuzzBrag(f *testing.F) {
	f.Add([]byte("# Brag\n## Q3 2026\n- a (May 2026)\n  - b\n\nloose\n===\n• 3/4/26: c"))
	f.Fuzz(func(t *testing.T, content []byte) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			return diaries.ReadBrag(context.Background(), bytes.NewReader(content), how)
		})
	})
}
