package resume

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"rung/assets/demo"
	"rung/model"
)

func drafted(t *testing.T, kind, title string, values model.Values) string {
	t.Helper()
	e := model.NewEntry(kind, today)
	e.Title, e.Values = title, values
	e.Normalize()
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
	return NewDraft(e, lexicon(t)).Text
}

func metric(what, before, after, unit, known string) []model.Values {
	m := model.Values{"what": what, "unit": unit, "known": known, "after": model.Decimal(after)}
	if before != "" {
		m["before"] = model.Decimal(before)
	}
	return []model.Values{m}
}

func TestADraftSaysWhatTheEntrySays(t *testing.T) {
	for _, s := range []struct {
		name, kind, title string
		values            model.Values
		want              string
	}{
		{"deed, result and reason", "achievement", "Orders leave the same day",
			model.Values{"action": "I split the nightly job by warehouse. Then I slept.", "why": "Sales can promise next-day delivery again, and that counts.", "metrics": metric("order to dispatch, median", "31", "9", "hours", "measured")},
			"Split the nightly job by warehouse, taking median order to dispatch from 31 to 9 hours (down 71%) so that sales can promise next-day delivery again"},
		{"title as the deed, action as the way", "achievement", "Cut password resets",
			model.Values{"action": "Set up a page with Rafael, tried it on one shift", "metrics": metric("resets a month", "210", "64", "", "measured")},
			"Cut password resets by setting up a page with Rafael, taking resets a month from 210 to 64 (down 70%)"},
		{"an estimate is called one", "achievement", "Switched off the old room", model.Values{"metrics": metric("cooling", "2100", "300", "USD a month", "estimated")},
			"Switched off the old room, taking cooling from an estimated 2,100 to 300 USD a month (down 86%)"},
		{"hearsay too", "achievement", "Fixed late orders", model.Values{"metrics": metric("calls about them", "46", "5", "a week", "told")},
			"Fixed late orders, taking calls about them from a reported 46 to 5 a week (down 89%)"},
		{"percentages are not worked out again", "achievement", "Trained the shifts", model.Values{"metrics": metric("people who clicked", "14", "5", "%", "measured")},
			"Trained the shifts, taking people who clicked from 14% to 5%"},
		{"from nothing", "achievement", "Moved the mail", model.Values{"metrics": metric("mailboxes moved", "0", "652", "mailboxes", "measured")},
			"Moved the mail (652 mailboxes moved)"},
		{"to nothing", "achievement", "Calmed the peak", model.Values{"metrics": metric("outages", "2", "0", "", "measured")},
			"Calmed the peak, taking outages from 2 to 0"},
		{"a result in words", "achievement", "Mail migration", model.Values{"action": "Rehearsed it twice", "result": "Nobody called on Monday."},
			"Rehearsed it twice; nobody called on Monday"},
		{"no result at all", "achievement", "Worked on ERP tickets", model.Values{}, "Worked on ERP tickets"},
		{"the present becomes past", "leadership", "Leading the Toledo pilot", model.Values{"people_led": int64(6)}, "Led the Toledo pilot with 6 people"},
		{"work that was led", "leadership", "Mail cut-over weekend", model.Values{"people_led": int64(6)}, "Led mail cut-over weekend with 6 people"},
		{"an initiative's part", "initiative", "Tablets at the dock", model.Values{"my_part": "Ran the pilot and kept my mouth shut"}, "Ran the pilot"},
		{"a reason of one's own feelings is left out", "achievement", "Fixed it", model.Values{"why": "We lose money otherwise"}, "Fixed it"},
		{"a wish", "achievement", "Fixed the printers", model.Values{"why": "Faster sales"}, "Fixed the printers for faster sales"},
		{"a cause", "achievement", "Fixed the printers", model.Values{"why": "Drivers waited for the label"}, "Fixed the printers because drivers waited for the label"},
		{"a name keeps its capital", "achievement", "Fixed the printers", model.Values{"why": "Malik waited for the label"}, "Fixed the printers because Malik waited for the label"},
	} {
		if got := drafted(t, s.kind, s.title, s.values); got != s.want {
			t.Errorf("%s:\ngot  %s\nwant %s", s.name, got, s.want)
		}
	}
}

func TestPercentIsExact(t *testing.T) {
	for _, s := range []struct {
		before, after model.Decimal
		want          string
		less          bool
	}{
		{"31", "9", "71", true}, {"9", "31", "244", false}, {"3", "2", "33", true}, {"1000", "995", "0.5", true}, {"1000", "1001", "0.1", false},
		{"8", "7.64", "4.5", true}, {"0.1", "0.3", "200", false}, {"200", "221", "11", false}, {"7", "7", "", false}, {"0", "7", "", false}, {"7", "-1", "", false},
	} {
		got, less, ok := percentChange(s.before, s.after)
		if got != s.want || less != s.less || ok != (s.want != "") {
			t.Errorf("%s to %s: %q, less %v", s.before, s.after, got, less)
		}
	}
}

// What is drafted of a life's entries holds to the rules of the linter that a draft
// can hold to, and every number in it is the entry's.
func TestDraftsOfALifePassTheLinter(t *testing.T) {
	var life struct{ Entries []model.Entry }
	if err := json.Unmarshal(demo.Journal, &life); err != nil {
		t.Fatal(err)
	}
	l := lexicon(t)
	drafts := 0
	for _, e := range life.Entries {
		if e.Kind != "achievement" && e.Kind != "leadership" && e.Kind != "initiative" {
			continue
		}
		d := NewDraft(e, l)
		drafts++
		if utf8.RuneCountInString(d.Text) > 2*PageMeasure || strings.Contains(d.Text, "  ") {
			t.Errorf("%q", d.Text)
		}
		for _, f := range Lint(d.Text, LintContext{Lexicon: l, Entries: []model.Entry{e}, Past: true}) {
			switch f.Rule {
			case NoNumber, Acronym: // the entry has none, or uses it
			case WeakOpening: // the person's own title
				if !strings.HasPrefix(e.Title, d.Text[f.From:f.To]) {
					t.Errorf("%q: %+v", d.Text, f)
				}
			default:
				t.Errorf("%q: %+v", d.Text, f)
			}
		}
	}
	if drafts < 20 {
		t.Errorf("only %d drafts", drafts)
	}
}

func TestABulletSaysThatItsEntryChanged(t *testing.T) {
	c := newCareer(t)
	e := c.entries["Mail moved"].Clone()
	d := NewDraft(e, lexicon(t))
	drafted := c.save(d.NewBullet(e, lexicon(t), ""))
	own := c.bullet("Brought 652 mailboxes home", func(b *model.Entry) { RecordNumbers(b, lexicon(t).TraceNumbers(BulletText(*b), []model.Entry{e})) }, "Mail moved")
	b := c.read()
	for _, bullet := range []model.Entry{drafted, own} {
		if change, ok := b.SourceChange(bullet); ok {
			t.Fatalf("changed at once: %+v", change)
		}
	}
	e.Values["metrics"].([]model.Values)[0]["after"] = model.Decimal("640")
	e.Values["situation"] = "Nothing that a bullet tells"
	c.save(e)
	b = c.read()
	now, _ := b.BulletByID(drafted.ID)
	change, ok := b.SourceChange(now)
	if !ok || BulletText(now) != d.Text {
		t.Fatalf("not told, or the words changed by themselves: %q", BulletText(now))
	}
	if got := strings.Join(change.Reason, " "); got != "652 was taken from “Mail moved”, which says 640 now. “Numbers” says something else now." {
		t.Errorf("reason %q", got)
	}
	var before, after []string
	for _, p := range change.Words {
		if p.Side != After {
			before = append(before, p.Text)
		}
		if p.Side != Before {
			after = append(after, p.Text)
		}
	}
	if strings.Join(before, " ") != d.Text || strings.Join(after, " ") != change.Draft || !strings.Contains(change.Draft, "640") {
		t.Errorf("difference %+v", change.Words)
	}
	if hand, ok := b.SourceChange(own); !ok || len(hand.Words) != 0 || len(hand.Reason) != 1 {
		t.Errorf("a bullet written by hand: %+v", hand)
	}
	taken := b.TakeOverDraft(now)
	if BulletText(taken) != change.Draft {
		t.Errorf("taken over: %q", BulletText(taken))
	}
	b.MarkUpToDate(&now)
	for _, settled := range []model.Entry{taken, now} {
		if change, ok := b.SourceChange(settled); ok {
			t.Errorf("still changed: %+v", change)
		}
	}
}

func TestDifferenceOfWords(t *testing.T) {
	got := DiffWords("cut it from 31 to 9 hours", "cut it from 31 to 8 hours now")
	want := []DiffPiece{{"cut it from 31 to", Both}, {"9", Before}, {"8", After}, {"hours", Both}, {"now", After}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %+v, want %+v", i, got[i], want[i])
		}
	}
	if got := DiffWords(strings.Repeat("a ", 3000), strings.Repeat("b ", 3000)); len(got) != 2 {
		t.Errorf("long texts give %d pieces", len(got))
	}
}
