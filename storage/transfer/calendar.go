package transfer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"time"

	"rung/model"
	"rung/model/due"
	"rung/model/text"
	"rung/storage/transfer/contacts"
)

// event is one event of the calendar, on a day of the journal.
type event struct {
	uid     string // the same at each export, so that importing again updates
	day     model.Day
	title   string
	text    string
	changed time.Time
}

// writeCalendar writes what falls due as an iCalendar file: follow-ups, deadlines, ends
// of certificates, planned actions, interviews and promises, each for a whole day.
func writeCalendar(ctx context.Context, p Exchange, out io.Writer, q model.Query) error {
	if len(q.Terms) == 0 {
		q = model.EveryKindQuery()
	}
	hits, _, err := p.shareable.Find(ctx, q, model.Cursor{}, 0)
	if err != nil {
		return err
	}
	items, err := due.ItemsOfHits(ctx, p.Journal, p.Journal.Today(), hits)
	if err != nil {
		return err
	}
	talked, err := p.lastTalks(ctx)
	if err != nil {
		return err
	}
	var events []event
	for _, item := range items {
		events = append(events, eventOf(item, talked))
	}
	slices.SortFunc(events, func(a, b event) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.uid, b.uid))
	})
	w := contacts.NewContentWriter(out)
	w.Line("BEGIN", "VCALENDAR")
	w.Line("VERSION", "2.0")
	w.Line("PRODID", "-//Rung//Rung//EN")
	w.Line("METHOD", "PUBLISH")
	for _, e := range events {
		writeEvent(w, e)
	}
	w.Line("END", "VCALENDAR")
	return w.End()
}

func writeEvent(w *contacts.ContentWriter, e event) {
	date := func(d model.Day) string { return strings.ReplaceAll(string(d), "-", "") }
	changed := e.changed.UTC().Format("20060102T150405Z")
	w.Line("BEGIN", "VEVENT")
	w.Line("UID", e.uid)
	w.Line("DTSTAMP", changed)
	w.Line("LAST-MODIFIED", changed)
	w.Line("DTSTART;VALUE=DATE", date(e.day))
	w.Line("DTEND;VALUE=DATE", date(e.day.Add(1)))
	w.Text("SUMMARY", e.title)
	w.Text("DESCRIPTION", e.text)
	w.Line("TRANSP", "TRANSPARENT")
	w.Line("END", "VEVENT")
}

// lastTalks gives, by contact, when an interaction with them was last changed. Private
// ones count too, since they move the day on which to talk again.
func (p Exchange) lastTalks(ctx context.Context) (map[string]time.Time, error) {
	talks, err := model.FindEntries(ctx, p.Journal, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindInteraction}}})
	changed := map[string]time.Time{}
	for _, e := range talks {
		for _, id := range e.Linked("with") {
			if e.Updated.After(changed[id]) {
				changed[id] = e.Updated
			}
		}
	}
	return changed, err
}

// identifiers are the parts of the events' UIDs that tell the types of items apart.
// They must never change, so that importing again updates older exports.
var identifiers = map[due.Type]string{due.Talk: "followup", due.Promise: "promise", due.Deadline: "deadline", due.Lapse: "valid", due.Action: "action", due.Interview: "interview"}

func eventOf(item due.Item, talked map[string]time.Time) event {
	e := item.Entry
	v := event{uid: e.ID + "-" + identifiers[item.Type], day: item.Day, title: item.Text, text: e.Body, changed: e.Updated}
	switch item.Type {
	case due.Talk:
		v.text = text.Joined(", ", item.Person.Job, item.Person.Organisation)
		if talked[e.ID].After(v.changed) {
			v.changed = talked[e.ID]
		}
	case due.Promise:
		// Promises have no id: who promised what tells them apart.
		sum := sha256.Sum256([]byte(string(item.Promise.By) + "\x00" + item.Promise.What))
		v.uid += "-" + hex.EncodeToString(sum[:4])
		v.text = e.Title
	}
	v.uid += "@rung"
	return v
}
