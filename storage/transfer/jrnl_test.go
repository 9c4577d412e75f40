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

var jrnlSource = model.ImportSource{Format: "jrnl"}

func TestJrnl(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, jrnlSource, "\ufeff[2026-11-20 09:30] Cut the nightly run to two hours. *\nWith @Ana and #erp-rollout.\n[ ] not an entry\n[1] nor this\n\n"+
		"[2026-11-20 09:30:15 PM] One line. The rest of it @home/garden #1\n\n[2026-11-20 09:30] Cut the nightly run to two hours.\nOther words\n\n[2024-02-29 00:00] Leap\r\nday\n[2026-02-30 10:00] No such day\n")
	wantArrival(t, a, 4, 0, 0, 0)
	wantTold(t, a, "in which no day stands, and that stayed in the entry above: 1.", "Entry 3 “Cut the nightly run to two hours.” stands in the file with other words")
	wantNote(t, p.titled(t, "Leap"), "2024-02-29", "00:00", "day\n[2026-02-30 10:00] No such day")
	wantNote(t, p.titled(t, "One line."), "2026-11-20", "21:30", "The rest of it @home/garden #1", "home-garden")

	// The same entry from the JSON is the same entry.
	json := `{"tags":{"@ana":1},"entries":[{"title":"Leap","body":"day\n[2026-02-30 10:00] No such day","date":"2024-02-29","time":"00:00","tags":[],"starred":false},
{"title":"New","body":"b","date":"2026-11-01","time":"18:05","tags":["@ana","#erp"],"starred":true},{"title":3}]}`
	a = p.bringFrom(t, jrnlSource, json)
	wantArrival(t, a, 1, 0, 1, 1)
	wantNote(t, p.titled(t, "New"), "2026-11-01", "18:05", "b", "ana", "erp", "starred")
}

func TestJrnlReadsDaysAsTheyWereConfigured(t *testing.T) {
	for text, want := range map[string]struct {
		dates string
		day   model.Day
		clock string
	}{
		"[31/12/2025 17:00] A\n\n[03/04/2026 08:15] Last\n": {"", "2026-04-03", "08:15"},
		"[12/31/2025 5:00 PM] A\n[03/04/2026 8:15 AM] Last": {"", "2026-03-04", "08:15"},
		"[03.04.2026 08:15] Last":                           {"", "2026-04-03", "08:15"},
		"[03/04/2026 08:15] Last":                           {"mdy", "2026-03-04", "08:15"},
		"[Fri 20 Nov 2026 12:05 AM] Last":                   {"", "2026-11-20", "00:05"},
		"[Friday, November 20th, 2026 at 14h30] Last":       {"", "2026-11-20", "14:30"},
		"[2026-11-20T14:30] Last":                           {"", "2026-11-20", "14:30"},
		"[20 November 2026] Last":                           {"", "2026-11-20", ""},
		"2026-11-20 14:30 Last\nof jrnl 1\n":                {"", "2026-11-20", "14:30"},
	} {
		p := newExchange(t)
		p.bringFrom(t, model.ImportSource{Format: "jrnl", Dates: want.dates}, text)
		if e := p.titled(t, "Last"); e.Day != want.day || e.Time != want.clock {
			t.Errorf("%q: %s %s", text, e.Day, e.Time)
		}
	}
	a := newExchange(t).bringFrom(t, jrnlSource, "[03/04/2026 08:15] Which\n\n[2026-11-20 10:00] Sure\n")
	wantArrival(t, a, 1, 0, 0, 1)
	wantTold(t, a, "“03/04/2026” can be read two ways")
}

func TestALineInBracketsBelongsToTheEntryAbove(t *testing.T) {
	lines := []string{"[26/11, 23:32] Ana: is the queue stuck?", "[00:05] Bo: restarted it", "[00:05:17] Bo: again", "[10:15 AM] it holds", "[1] The vendor's note", "[20190927-1] Second mail",
		"[Entry added 2019-09-27]", "[WARN 2026] disk at 91%", "[2019-13-45 10:00] no month", "[2026-11-20 10:15:02 ERROR] disk full", "[x] done", "[ ] open", "[Q3 2026] plan",
		"[2026-11-19](https://example.org/a) a link", "[2026] the year", "[20/Nov/2026:10:15:02 +0000] GET /", "[[2026-11-20 10:00]] quoted", "> [2026-11-20 10:00] quoted", "\\[2026-11-20 10:00] escaped"}
	p := newExchange(t)
	a := p.bringFrom(t, jrnlSource, "[2026-11-02 09:00] Standup over chat.\n"+strings.Join(lines, "\n")+"\nThe end.\n\n[2026-11-03 10:00] Next\n")
	wantArrival(t, a, 2, 0, 0, 0)
	if e := p.titled(t, "Standup over chat."); e.Body != strings.Join(lines, "\n")+"\nThe end." {
		t.Errorf("body\n%s", e.Body)
	}
	a = newExchange(t).bringFrom(t, jrnlSource, "Words above all days\n[2026-11-03 10:00] Next\n")
	wantArrival(t, a, 1, 0, 0, 1)
	wantTold(t, a, "“Words above all days”, day: it was left out, since no day stands above it.")
}

func TestAnEncryptedJournalIsNamedAsSuch(t *testing.T) {
	for _, content := range []string{"JRNLv3.0eyJzYWx0\x00\x01\xff", "gAAAAABnZ2Zz", "\n-----BEGIN PGP MESSAGE-----\n", "Salted__\x00\x01", "\x00\x93\xfe\x1a0123456789ab"} {
		_, err := newExchange(t).Import(context.Background(), strings.NewReader(content), jrnlSource, true)
		if model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), "crypt") {
			t.Errorf("%q: %v", content, err)
		}
	}
	if got := (Exchange{}).GuessFormat(model.ImportSource{Name: "work.journal"}, strings.NewReader("JRNLv3.0eyJ\x00"), 12); got != "jrnl" {
		t.Errorf("it is taken for %q", got)
	}
}

func TestJrnlFolder(t *testing.T) {
	p := newExchange(t)
	files := inFolder("2026/11/20.txt", "[10:15] Morning\nwords\n\n[2026-11-20 18:00] Evening\n", "2026/11/21.txt", "No header at all\n", "2026/02/30.txt", "x",
		".git/2026/01/01.txt", "[2026-01-01 10:00] hidden", "2026/12/01.txt", "a\x01\x00")
	a := p.bringFrom(t, model.ImportSource{Format: "jrnl", Files: files}, "")
	wantArrival(t, a, 3, 0, 0, 2)
	wantTold(t, a, "2026/12/01.txt was left out: It is no text.")
	wantNote(t, p.titled(t, "Morning"), "2026-11-20", "10:15", "words")
	wantNote(t, p.titled(t, "No header at all"), "2026-11-21", "", "")
}

func FuzzJrnl(f *testing.F) {
	f.Add([]byte("[2026-11-20 09:30 PM] A. *\nb @c\n[31/12/99] d"))
	f.Add([]byte(`{"entries":[{"title":"a","date":"2026-01-01"}]}`))
	f.Add([]byte("2026-11-20 14:30 Last\nof jrnl 1\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		wantSound(t, func(how intake.Options) (intake.Result, error) {
			return diaries.ReadJrnl(context.Background(), bytes.NewReader(content), how)
		})
	})
}
