package review_test

import (
	"fmt"
	"strings"
	"testing"

	"rung/model"
	"rung/model/paper"
	"rung/model/review"
)

func (d *desk) pack(id string, private bool) review.CueSheet {
	d.t.Helper()
	p, err := d.CueSheet(d.t.Context(), d.journal, id, today, model.Locale{Today: today}, private)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// printed gives what a paper says, a line for each block.
func printed(p paper.Document) string {
	var b strings.Builder
	for _, block := range p.Blocks {
		line := strings.TrimSpace(block.Strong + " " + block.Text)
		if block.Aside != "" {
			line += " | " + block.Aside
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

func TestAPackHoldsWhatOneNeedsOnTheWay(t *testing.T) {
	karen := entry("contact", "Karen Oduya", model.Values{"job": "IT director", "organisation": "Fairmont Dairy", "met_how": "A telephone call."})
	call := entry("interaction", "First call", model.Values{"body": "Thirty minutes."})
	call.Links = []model.LinkTo{{Role: "with", ID: karen.ID}}
	story := wholeStory()
	story.Links = []model.LinkTo{{Role: "witness", ID: karen.ID}}
	interview := interviewOn(today.Add(5), model.Values{"round": "Panel", "to_ask": "What would the nine say?\n\nWho decides?",
		"description": "Requirements:\n- Negotiation of supplier contracts\n- Orders that leave the same day\n- A master's degree\nNice to have:\n- Esperanto"})
	interview.Links = []model.LinkTo{{Role: "panel", ID: karen.ID}}
	degree := entry("study", "BSc Mathematics", model.Values{"form": "degree", "status": "finished"})
	d := newDesk(t, karen, call, story, interview, degree)
	d.save(d.question("delivery.proud").AddStory(story.ID, true, today))
	p := d.pack("", false)
	if p.Interview.ID != interview.ID || p.LeftOut != 0 || p.Proposed || len(p.ToAsk) != 2 {
		t.Errorf("%+v", p)
	}
	page := printed(p.Document(model.Locale{Today: today}))
	for _, said := range []string{"Fairmont, panel\n", "Wed 25 Nov 2026 · Infrastructure manager, Fairmont Dairy · Panel", "Orders leave the same day | ", "Numbers: order to dispatch 29 to 8 hours (measured)",
		"Can vouch for it: Karen Oduya", "Karen Oduya: IT director, Fairmont Dairy. A telephone call. Last talk on Fri 20 Nov 2026: First call", "Who decides?\n", "They ask for: Negotiation of supplier contracts", "They ask for: A master's degree. Missing: a master's degree", "No story yet: "} {
		if !strings.Contains(page, said) {
			t.Errorf("the page does not say %q:\n%s", said, page)
		}
	}
	if strings.Contains(page, "Esperanto") || strings.Contains(page, "private") {
		t.Errorf("the page says too much:\n%s", page)
	}
}

func TestAPackStaysWithinTwoPages(t *testing.T) {
	interview := interviewOn(today.Add(1), model.Values{"description": strings.Repeat("Requirements:\n", 1) + strings.Repeat("- Knowledge of everything that anybody ever put into a job description\n- Xylophone "+strings.Repeat("x", 3)+"\n", 3)})
	var entries []model.Entry
	for range 12 {
		s := wholeStory()
		s.Values["action"] = strings.Repeat("Asked everybody and wrote down what they said. ", 60)
		entries = append(entries, s)
		who := entry("contact", "Somebody", model.Values{"met_how": "Somewhere."})
		interview.Links = append(interview.Links, model.LinkTo{Role: "panel", ID: who.ID})
		entries = append(entries, who)
	}
	d := newDesk(t, append(entries, interview)...)
	for i, q := range d.Questions()[:24] {
		d.save(q.AddStory(entries[2*(i%12)].ID, true, today))
	}
	const twoPages = 1000
	if page := printed(d.pack("", false).Document(model.Locale{Today: today})); len(strings.Fields(page)) > twoPages {
		t.Errorf("%d words do not fit two pages", len(strings.Fields(page)))
	}
}

func TestWhatIsPrivateIsLeftOutOfAPackAndSaid(t *testing.T) {
	story, secret := wholeStory(), wholeStory()
	secret.Title, secret.Private = "Behind closed doors", true
	who := entry("contact", "Nobody to name", nil)
	who.Private = true
	interview := interviewOn(today.Add(5), nil)
	interview.Links = []model.LinkTo{{Role: "panel", ID: who.ID}}
	d := newDesk(t, story, secret, who, interview)
	d.save(d.question("delivery.proud").AddStory(story.ID, true, today))
	d.save(d.question(about).AddStory(secret.ID, true, today))
	p := d.pack(interview.ID, false)
	page := printed(p.Document(model.Locale{Today: today}))
	if p.LeftOut != 2 || strings.Contains(page, "Behind closed doors") || strings.Contains(page, "Nobody to name") || !strings.Contains(page, "Left out because private: 2") {
		t.Errorf("%d left out:\n%s", p.LeftOut, page)
	}
	page = printed(d.pack(interview.ID, true).Document(model.Locale{Today: today}))
	if !strings.Contains(page, "Behind closed doors") || !strings.Contains(page, "Nobody to name") || strings.Contains(page, "Left out") {
		t.Errorf("asked for, they are still left out:\n%s", page)
	}
	interview.Private = true
	if _, err := d.journal.Change(t.Context(), model.Edited, []string{interview.ID}, func(e *model.Entry) { e.Private = true }); err != nil {
		t.Fatal(err)
	}
	if _, err := d.CueSheet(t.Context(), d.journal, "", today, model.Locale{}, false); model.CodeOf(err) != model.Invalid {
		t.Errorf("the pack of a private interview gives %v", err)
	}
}

func TestNoInterviewNoPack(t *testing.T) {
	d := newDesk(t)
	for _, id := range []string{"", "00000000-0000-4000-8000-000000000000"} {
		if _, err := d.CueSheet(t.Context(), d.journal, id, today, model.Locale{}, false); model.CodeOf(err) != model.NotFound {
			t.Errorf("%q: %v", id, err)
		}
	}
}

// An empty journal gives a page too: what to be ready for, and what to ask.
func TestAnEmptyJournalGivesAPack(t *testing.T) {
	d := newDesk(t, interviewOn(today.Add(2), nil))
	p := d.pack("", false)
	if page := printed(p.Document(model.Locale{Today: today})); !p.Proposed || len(p.ToAsk) == 0 || len(p.Gaps) == 0 || !strings.Contains(page, "No story answers a likely question yet.") {
		t.Errorf("%s", page)
	}
}

// A very long description, each word another, is no trouble for the pack.
func TestALongDescriptionIsPacked(t *testing.T) {
	var b strings.Builder
	for n := 0; b.Len() < 1<<17; n++ {
		fmt.Fprintf(&b, "word%d ", n)
	}
	d := newDesk(t, interviewOn(today.Add(2), model.Values{"description": b.String()}))
	if p := d.pack("", false); len(p.Gaps) == 0 {
		t.Error("nothing to be ready for")
	}
}
