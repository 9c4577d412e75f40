package review_test

import (
	"strings"
	"testing"

	"rung/assets/frameworks"
	"rung/assets/words"
	"rung/model"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/model/review"
)

// cycle gives the pack for a review, as the program puts it together.
func (d *desk) cycle(s review.CycleScope) (review.CyclePack, error) {
	d.t.Helper()
	lexicon, err := resume.ParseLexicon(words.Name, words.Text, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	career, err := resume.ReadCareer(d.t.Context(), d.journal, lexicon, today)
	if err != nil {
		d.t.Fatal(err)
	}
	var shelf readiness.FrameworkSet
	for _, f := range frameworks.Built() {
		if err := shelf.AddBuiltIn(f.Name, f.Text); err != nil {
			d.t.Fatal(err)
		}
	}
	var kinds []string
	for _, k := range model.Kinds {
		kinds = append(kinds, k.ID)
	}
	hits, _, err := d.journal.Find(d.t.Context(), model.Query{Terms: []model.Term{{Key: "kind", Any: kinds}}}, model.Cursor{}, 0)
	if err != nil {
		d.t.Fatal(err)
	}
	ix := readiness.NewIndex(readiness.NewCompetencyRules(), shelf.Frameworks())
	for _, h := range hits {
		if err := ix.PutEntries(h.Entry); err != nil {
			d.t.Fatal(err)
		}
	}
	return review.NewCyclePack(d.t.Context(), d.journal, ix, career, s, model.Locale{Today: today})
}

// year is what somebody did in the year before the review, and once before it.
func year(t *testing.T) *desk {
	on := func(e model.Entry, day model.Day) model.Entry { e.Day = day; return e }
	karen := entry("contact", "Karen Oduya", nil)
	story := on(wholeStory(), "2026-06-01")
	story.Values["why"] = "Sales can promise a day again."
	story.Links = []model.LinkTo{{Role: "witness", ID: karen.ID}}
	job := on(entry("position", "Senior administrator", model.Values{"organisation": "Halloway"}), "2026-02-01")
	secret := on(entry("achievement", "Behind closed doors", model.Values{"result": "Nobody knows."}), "2026-06-02")
	secret.Private = true
	initiative := on(entry("initiative", "Portal", model.Values{"goal": "A quarter of orders without a call.", "outcome": "thriving"}), "2026-03-01")
	praise := on(entry("feedback", "The annual review", model.Values{"quote": "Outstanding.", "tone": "praise"}), "2026-06-10")
	praise.Links = []model.LinkTo{{Role: "from", ID: karen.ID}}
	criticism := on(entry("feedback", "After the outage", model.Values{"quote": "Too slow.", "tone": "criticism"}), "2026-06-11")
	elsewhere := on(entry("application", "A way out", model.Values{"company": "Fairmont"}), "2026-06-12")
	before := on(entry("achievement", "Long ago", model.Values{"result": "Old."}), "2025-12-01")
	planned := on(entry("action", "Join the committee", model.Values{"status": "planned", "due": model.Day("2026-12-04")}), "2026-11-01")
	done := on(entry("action", "Lunch with Finance", model.Values{"status": "done"}), "2026-10-01")
	return newDesk(t, karen, story, job, secret, initiative, praise, criticism, elsewhere, before, planned, done)
}

func TestAReviewTellsEachAudienceWhatItIsToRead(t *testing.T) {
	d := year(t)
	for _, tt := range []struct {
		audience   review.Audience
		said, kept string // by lines: what the page says, and what it does not
	}{
		{review.ForSelf, "My review\nSun 1 Feb 2026 to Fri 20 Nov 2026 · Senior administrator, Halloway\nToo slow.\nLearned: Name the gain first.\nWhy it mattered: Sales\nMissing: ", "Can vouch"},
		{review.ForManager, "Review with my manager\nKaren Oduya: “Outstanding.”\nHalf of all orders leave within eight hours.\nWhy it mattered: Sales\norder to dispatch 29 to 8 hours (measured)", "Too slow\nLearned\nMissing\nCan vouch"},
		{review.ForPanel, "Review by the panel\nCan vouch for it: Karen Oduya\norder to dispatch 29 to 8 hours (measured)", "Too slow\nLearned\nMissing\nWhy it mattered"},
	} {
		c, err := d.cycle(review.CycleScope{Audience: tt.audience})
		if err != nil {
			t.Fatal(err)
		}
		page := printed(c.Document(model.Locale{Today: today}))
		for said := range strings.SplitSeq(tt.said+"\nPortal: A quarter of orders without a call. | thriving\nLunch with Finance | done\nJoin the committee, by Fri 4 Dec 2026\nLeft out because private: 1.", "\n") {
			if !strings.Contains(page, said) {
				t.Errorf("for %s, it does not say %q:\n%s", tt.audience, said, page)
			}
		}
		for kept := range strings.SplitSeq(tt.kept+"\nBehind closed doors\nA way out\nLong ago", "\n") {
			if strings.Contains(page, kept) {
				t.Errorf("for %s, it says %q:\n%s", tt.audience, kept, page)
			}
		}
		if n := strings.Count(page, "Orders leave the same day"); n != 1 {
			t.Errorf("for %s, an entry stands there %d times", tt.audience, n)
		}
	}
}

func TestAReviewTellsTheGoalsOfItsQuarters(t *testing.T) {
	closed := entry("goal", "Sit where IT does not", model.Values{"outcome": "partly"})
	open := entry("goal", "A diploma, yes or no", nil)
	open.Until = "2026-12-31"
	c, err := newDesk(t, closed, open).cycle(review.CycleScope{Audience: review.ForManager})
	if err != nil {
		t.Fatal(err)
	}
	page := printed(c.Document(model.Locale{Today: today}))
	for _, said := range []string{"Sit where IT does not | partly reached", "A diploma, yes or no, by Thu 31 Dec 2026"} {
		if !strings.Contains(page, said) {
			t.Errorf("it does not say %q:\n%s", said, page)
		}
	}
}

func TestAReviewHasItsPeriod(t *testing.T) {
	d := year(t)
	c, err := d.cycle(review.CycleScope{Audience: review.ForManager, From: "2025-11-01", To: "2025-12-31", Private: true})
	if err != nil {
		t.Fatal(err)
	}
	if page := printed(c.Document(model.Locale{})); !strings.Contains(page, "Long ago") || strings.Contains(page, "Orders leave") || c.LeftOut != 0 {
		t.Errorf("%d left out:\n%s", c.LeftOut, page)
	}
	if c, err = d.cycle(review.CycleScope{Audience: review.ForManager, Private: true}); err != nil || !strings.Contains(printed(c.Document(model.Locale{})), "Behind closed doors") {
		t.Errorf("asked for, what is private is left out still: %v", err)
	}
	for _, s := range []review.CycleScope{{Audience: review.ForSelf, From: "2026-11-21"}, {Audience: "dog"}} {
		if _, err := d.cycle(s); model.CodeOf(err) != model.Invalid {
			t.Errorf("%+v gives %v", s, err)
		}
	}
}

func TestAnEmptyJournalIsReviewedToo(t *testing.T) {
	c, err := newDesk(t).cycle(review.CycleScope{Audience: review.ForManager})
	if err != nil {
		t.Fatal(err)
	}
	if page := printed(c.Document(model.Locale{Today: today})); !strings.Contains(page, "Nothing was written down in this period") || c.From != "2025-11-20" {
		t.Errorf("from %s:\n%s", c.From, page)
	}
}
