package transfer

import (
	"strings"
	"testing"

	"rung/model"
	"rung/model/rhythm"

	ics "github.com/arran4/golang-ical"
)

// calendar reads an export with another program's reader: by UID, the day, the
// day after the last, and the summary.
func (p Exchange) calendar(t *testing.T, private bool) map[string][3]string {
	t.Helper()
	text := p.exported(t, "ics", model.Query{}, private)
	for _, line := range strings.Split(text, "\r\n") {
		if len(line) > 75 {
			t.Errorf("%d octets in %q", len(line), line)
		}
	}
	c, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	events := map[string][3]string{}
	for _, e := range c.Events() {
		events[e.Id()] = [3]string{e.GetProperty(ics.ComponentPropertyDtStart).Value, e.GetProperty(ics.ComponentPropertyDtEnd).Value, e.GetProperty(ics.ComponentPropertySummary).Value}
	}
	return events
}

func TestWhatFallsDueIsInTheCalendar(t *testing.T) {
	p := newExchange(t)
	entry := func(kind, title string, v model.Values) model.Entry {
		e := model.NewEntry(kind, "2026-10-01")
		e.Title, e.Values = title, v
		return e
	}
	ana := entry("contact", "Ana Núñez, "+strings.Repeat("ñ", 60), model.Values{"ideal_days": int64(30), "limit_days": int64(60)})
	bo := entry("contact", "Bo", model.Values{"ideal_days": int64(10)})
	bo.Private = true
	talk := entry("interaction", "Lunch", model.Values{"promises": []model.Values{
		{"by": "me", "what": "Send; the forecast", "due": model.Day("2026-11-30")},
		{"by": "them", "what": "A name", "due": model.Day("2026-12-01")},
		{"by": "me", "what": "Kept", "due": model.Day("2026-12-02"), "done": true},
	}})
	talk.Day = "2026-11-01"
	talk.Links = []model.LinkTo{{Role: "with", ID: ana.ID}, {Role: "with", ID: bo.ID}}
	open := entry("budget", "Licences", model.Values{"deadline": model.Day("2026-12-31")})
	granted := entry("budget", "Servers", model.Values{"deadline": model.Day("2026-12-31"), "outcome": "granted"})
	itil := entry("study", "ITIL", model.Values{"valid_until": model.Day("2027-02-28")})
	plan := entry("action", "Ask HR", model.Values{"status": "planned", "due": model.Day("2026-11-25")})
	done := entry("action", "Asked", model.Values{"status": "done", "due": model.Day("2026-11-25")})
	p.save(t, nil, ana, bo, talk, open, granted, itil, plan, done)

	events := p.calendar(t, false)
	for uid, want := range map[string][3]string{
		ana.ID + "-followup@rung":  {"20261201", "20261202", "Talk to " + ana.Title},
		open.ID + "-deadline@rung": {"20261231", "20270101", "Deadline: Licences"},
		itil.ID + "-valid@rung":    {"20270228", "20270301", "Last valid day: ITIL"},
		plan.ID + "-action@rung":   {"20261125", "20261126", "Ask HR"},
	} {
		if got := events[uid]; got != want {
			t.Errorf("%s: %q, want %q", uid, got, want)
		}
	}
	var promised []string
	for uid, e := range events {
		if strings.Contains(uid, "-promise-") {
			promised = append(promised, e[2])
		}
	}
	if len(events) != 6 || len(promised) != 2 || strings.Contains(strings.Join(promised, ""), "Bo") {
		t.Errorf("events %q", events)
	}
	if all := p.calendar(t, true); all[bo.ID+"-followup@rung"][0] != "20261111" || len(all) != 7 {
		t.Errorf("with the private ones: %q", all)
	}
	again := p.calendar(t, false)
	for uid := range events {
		if _, same := again[uid]; !same {
			t.Errorf("%s has another identifier at the next export", uid)
		}
	}
}

func TestFollowUpsFollowTheRhythms(t *testing.T) {
	p := newExchange(t)
	contact := func(title string, v model.Values) model.Entry {
		e := model.NewEntry("contact", "2026-10-01")
		e.Title, e.Values = title, v
		return e
	}
	ruled := contact("By circle", model.Values{"circle": "outside"})
	snoozed := contact("Snoozed", model.Values{"ideal_days": int64(10), "snoozed_until": model.Day("2027-01-15")})
	none := contact("None", model.Values{"circle": "outside", "ideal_days": int64(0)})
	p.save(t, nil, ruled, snoozed, none)
	if err := p.Journal.SetSetting(t.Context(), model.SettingRhythms, rhythm.Rules{{Circle: "outside", Ideal: 90}}); err != nil {
		t.Fatal(err)
	}
	events := p.calendar(t, false)
	if day := events[ruled.ID+"-followup@rung"][0]; day != "20261230" {
		t.Errorf("by the circle's rhythm: %q", day)
	}
	if day := events[snoozed.ID+"-followup@rung"][0]; day != "20270115" {
		t.Errorf("snoozed: %q", day)
	}
	if len(events) != 2 {
		t.Errorf("no rhythm was chosen, and yet: %q", events)
	}
}
