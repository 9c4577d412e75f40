package transfer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"rung/model"
)

// event is a day of the journal that belongs in a calendar.
type event struct {
	uid     string // the same at each export, so that importing again updates
	day     model.Day
	title   string
	text    string
	changed time.Time
}

// writeCalendar writes as an iCalendar file what falls due: follow-ups, deadlines,
// certificates' ends, planned actions and open promises, each for a whole day.
func writeCalendar(ctx context.Context, p Porter, out io.Writer, q model.Query, private bool) error {
	if len(q.Terms) == 0 {
		q = everything()
	}
	hits, err := p.hits(ctx, q, private)
	if err != nil {
		return err
	}
	met, err := p.lastMet(ctx)
	if err != nil {
		return err
	}
	var events []event
	for _, h := range hits {
		events = append(events, eventsOf(h, met)...)
	}
	slices.SortFunc(events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.uid, b.uid))
	})
	w := newContentWriter(out)
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Rung//Rung//EN")
	w.line("METHOD", "PUBLISH")
	for _, e := range events {
		w.event(e)
	}
	w.line("END", "VCALENDAR")
	return w.end()
}

func (w *contentWriter) event(e event) {
	date := func(d model.Day) string { return strings.ReplaceAll(string(d), "-", "") }
	changed := e.changed.UTC().Format("20060102T150405Z")
	w.line("BEGIN", "VEVENT")
	w.line("UID", e.uid)
	w.line("DTSTAMP", changed)
	w.line("LAST-MODIFIED", changed)
	w.line("DTSTART;VALUE=DATE", date(e.day))
	w.line("DTEND;VALUE=DATE", date(e.day.Add(1)))
	w.text("SUMMARY", e.title)
	w.text("DESCRIPTION", e.text)
	w.line("TRANSP", "TRANSPARENT")
	w.line("END", "VEVENT")
}

// meeting is when a contact was last met, and when that was last written about.
type meeting struct {
	day     model.Day
	changed time.Time
}

// lastMet gives each contact's last interaction, private ones too: only its day
// is used.
func (p Porter) lastMet(ctx context.Context) (map[string]meeting, error) {
	talks, err := p.entries(ctx, model.Query{Terms: []model.Term{{Key: "kind", Text: "interaction"}}}, true)
	met := map[string]meeting{}
	for _, e := range talks {
		for _, id := range e.Linked("with") {
			m := met[id]
			if e.Updated.After(m.changed) {
				m.changed = e.Updated
			}
			m.day = max(m.day, e.Day)
			met[id] = m
		}
	}
	return met, err
}

// eventsOf gives an entry's days that are still to come or to be kept.
func eventsOf(h model.Hit, met map[string]meeting) []event {
	e := h.Entry
	one := func(what string, day model.Day, title string) []event {
		if day == "" {
			return nil
		}
		return []event{{e.ID + "-" + what + "@rung", day, title, e.Body, e.Updated}}
	}
	switch e.Kind {
	case "contact":
		return followUp(e, met[e.ID])
	case "budget":
		if outcome := e.Values.Text("outcome"); outcome == "" || outcome == "open" {
			return one("deadline", e.Values.Day("deadline"), "Deadline: "+e.Title)
		}
	case "study":
		return one("valid", e.Values.Day("valid_until"), "Valid until today: "+e.Title)
	case "action":
		if status := e.Values.Text("status"); status == "" || status == "planned" {
			return one("action", e.Values.Day("due"), e.Title)
		}
	case "interaction":
		return promises(h)
	}
	return nil
}

// followUp falls due the wished number of days after the last talk, or after the
// contact was written down.
func followUp(e model.Entry, last meeting) []event {
	days, set := e.Values.Whole("ideal_days")
	if !set {
		days, set = e.Values.Whole("limit_days")
	}
	if !set || days == 0 || days > 36_500 {
		return nil
	}
	changed := e.Updated
	if last.changed.After(changed) {
		changed = last.changed
	}
	day := cmp.Or(last.day, e.Day).Add(int(days))
	if !day.Valid() {
		return nil
	}
	return []event{{e.ID + "-followup@rung", day, "Talk to " + e.Title, joined(", ", e.Values.Text("job"), e.Values.Text("organisation")), changed}}
}

// promises that are not kept yet. They have no id: who promised what tells them
// apart.
func promises(h model.Hit) (events []event) {
	var names []string
	for _, id := range h.Entry.Linked("with") {
		names = append(names, h.Names[id])
	}
	who := joined(", ", names...)
	for _, promise := range h.Entry.Values.Items("promises") {
		due, what := promise.Day("due"), promise.Text("what")
		if due == "" || promise.Yes("done") {
			continue
		}
		title := "Promised: " + what
		switch {
		case promise.Text("by") == "them" && who != "":
			title = fmt.Sprintf("%s promised: %s", who, what)
		case who != "":
			title = fmt.Sprintf("Promised to %s: %s", who, what)
		}
		sum := sha256.Sum256([]byte(promise.Text("by") + "\x00" + what))
		events = append(events, event{h.Entry.ID + "-promise-" + hex.EncodeToString(sum[:4]) + "@rung", due, title, h.Entry.Title, h.Entry.Updated})
	}
	return events
}
