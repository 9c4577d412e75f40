package review_test

import (
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/review"
)

const today = model.Day("2026-11-20")

// entry gives one of today with values by key; "title" and "body" are its own.
func entry(kind, title string, values model.Values) model.Entry {
	e := model.NewEntry(kind, today)
	e.Title = title
	for key, v := range values {
		if key == "body" {
			e.Body, _ = v.(string)
			continue
		}
		e.Values[key] = v
	}
	return e
}

func wholeStory() model.Entry {
	return entry("achievement", "Orders leave the same day", model.Values{
		"situation": "One nightly job allocated stock for three warehouses.",
		"task":      "Get orders out on the day they come in.",
		"action":    "Split the job by warehouse, e.g. Toledo alone. Ran it every 90 minutes with 4 shift leads.",
		"result":    "Half of all orders leave within eight hours.",
		"lesson":    "Name the gain first.",
		"metrics": []model.Values{
			{"what": "order to dispatch", "before": model.Decimal("29"), "after": model.Decimal("8"), "unit": "hours", "known": "measured"},
			{"what": "late orders", "after": model.Decimal("5"), "known": "told"},
		},
	})
}

func TestAStoryShowsItsParts(t *testing.T) {
	s := review.NewStory(wholeStory(), model.Locale{})
	if got := s.DescribeCompleteness(); got != "6 of 6: nothing is missing." || s.Band() != review.Strong {
		t.Errorf("%s %s", got, s.Band())
	}
	var labels []string
	for _, p := range append(s.STAR(), s.CCAR()...) {
		labels = append(labels, p.Label)
	}
	if want := strings.Fields("Situation Task Action Result Challenge Context Action Result"); !slices.Equal(labels, want) {
		t.Errorf("%v, want %v", labels, want)
	}
	if ccar := s.CCAR(); ccar[0].Text != s.Task.Text || ccar[1].Text != s.Situation.Text {
		t.Errorf("the challenge is the task, the context the situation: %v", ccar)
	}
}

func TestAnyKindIsTold(t *testing.T) {
	for _, c := range []struct {
		entry        model.Entry
		band         review.Band
		completeness string
	}{
		{entry("note", "A note", model.Values{"body": "I fixed it."}), review.Thin, "1 of 6. Missing: situation, task, result, a number, what you learned."},
		{entry("note", "Nothing", nil), review.Thin, "0 of 6. Missing: situation, task, action, result, a number, what you learned."},
		{entry("achievement", "No result", model.Values{"action": "Did it."}), review.Thin, "1 of 6. Missing: situation, task, result, a number, what you learned."},
		{entry("leadership", "Led", model.Values{"action": "Asked.", "result": "Told.", "people_led": int64(4)}), review.Fair, "3 of 6. Missing: situation, task, what you learned."},
		{entry("initiative", "Tablets", model.Values{"why": "Wrong picks.", "goal": "Six tablets.", "my_part": "Ran the pilot.", "outcome_why": "No sponsor.", "takeaway": "Find one."}), review.Fair, "5 of 6. Missing: a number."},
		{entry("budget", "Licences", model.Values{"why": "Audit.", "reasons": "Cheaper.", "body": "Asked.", "asked": model.Money{Minor: 100, Currency: "USD"}}), review.Fair, "4 of 6. Missing: task, what you learned."},
		{entry("study", "ITIL", model.Values{"lesson": "Less is more.", "hours": model.Decimal("12")}), review.Thin, "2 of 6. Missing: situation, task, action, result."},
	} {
		s := review.NewStory(c.entry, model.Locale{})
		if s.Band() != c.band || s.DescribeCompleteness() != c.completeness {
			t.Errorf("%s: %s, %s; want %s, %s", c.entry.Title, s.Band(), s.DescribeCompleteness(), c.band, c.completeness)
		}
	}
}

func TestEveryNumberSaysHowItIsKnown(t *testing.T) {
	e := wholeStory()
	e.Values["result"] = "Half leave within 8 hours since 2026-09-18, at 15:00; 1,150 a week go out sooner, and complaints fell by 40 %."
	var got []string
	for _, n := range review.NewStory(e, model.Locale{}).Numbers {
		got = append(got, n.Text+" | "+n.Known+" | "+n.Where)
	}
	want := []string{
		"order to dispatch 29 to 8 hours | measured | Numbers",
		"late orders 5 | told | Numbers",
		"90 minutes |  | Action", "4 shift |  | Action",
		"1,150 |  | Result", "40 % |  | Result",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestSpokenTime(t *testing.T) {
	for _, c := range []struct {
		text           string
		words, seconds int
	}{
		{"", 0, 0},
		{"one", 1, 1},
		{"— … 👍", 0, 0},
		{strings.Repeat("word ", 65), 65, 30},
		{strings.Repeat("word ", 260), 260, 120},
		{"- a list\n- of two", 4, 2},
		{"管理経験", 2, 1},
	} {
		if words, seconds := review.SpeakingTime(c.text); words != c.words || seconds != c.seconds {
			t.Errorf("%.20q: %d words in %d s, want %d in %d", c.text, words, seconds, c.words, c.seconds)
		}
	}
}

func TestTheTwoLengthsAreKeptApart(t *testing.T) {
	e := wholeStory()
	s := review.NewStory(e, model.Locale{})
	e = s.WithTelling(review.Short, "In short.")
	e = review.NewStory(e, model.Locale{}).WithTelling(review.Long, strings.Repeat("long ", 300))
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
	s = review.NewStory(e, model.Locale{})
	if short := s.Telling(review.Short); short.Text != "In short." || short.SecondsOver() != 0 || short.WordCount != 2 {
		t.Errorf("%+v", short)
	}
	if long := s.Telling(review.Long); long.SecondsOver() != 139-120 {
		t.Errorf("%d seconds too long", long.SecondsOver())
	}
	if e = s.WithTelling(review.Short, "  "); e.Values["in_30_seconds"] != nil || e.Values["in_2_minutes"] == nil {
		t.Error("an emptied length should be forgotten, and the other kept")
	}
}

func TestADraftIsThePersonsOwnWords(t *testing.T) {
	s := review.NewStory(wholeStory(), model.Locale{})
	for _, l := range review.Lengths {
		draft := s.DraftTelling(l)
		if words, _ := review.SpeakingTime(draft); words > l.WordLimit() {
			t.Errorf("%d words in %d seconds", words, l.Seconds)
		}
		for _, said := range []string{s.Result.Text, "Split the job by warehouse, e.g. Toledo alone.", "Order to dispatch 29 to 8 hours."} {
			if !strings.Contains(draft, said) {
				t.Errorf("%d seconds leave out %q: %s", l.Seconds, said, draft)
			}
		}
	}
	e := wholeStory()
	e.Values["action"] = strings.Repeat("Word after word was said, and then some more of them came. ", 40)
	s = review.NewStory(e, model.Locale{})
	if words, _ := review.SpeakingTime(s.DraftTelling(review.Short)); words > 65 || words < 20 {
		t.Errorf("a long action gives a draft of %d words", words)
	}
	if got := review.NewStory(entry("note", "Only a title", nil), model.Locale{}).DraftTelling(review.Short); got != "Only a title." {
		t.Errorf("%q", got)
	}
}

func FuzzStory(f *testing.F) {
	f.Add("Split it, e.g. by site. 1,150 a week", "29 to 8 hours; at 15:00")
	f.Fuzz(func(t *testing.T, action, result string) {
		e := entry("achievement", "A title", model.Values{"action": action, "result": result, "metrics": []model.Values{{"what": action}}})
		e.Normalize()
		s := review.NewStory(e, model.Locale{})
		for _, l := range review.Lengths {
			// Half words round up, one for each sentence at most.
			if words, _ := review.SpeakingTime(s.DraftTelling(l)); words > l.WordLimit()+1 {
				t.Errorf("%d words in %d seconds", words, l.Seconds)
			}
		}
	})
}

func TestAPartThatTheWordsTellIsNotMissing(t *testing.T) {
	e := entry("achievement", "Replaced the core switch. Since then no ticket", model.Values{})
	result := model.ReadPart{Name: model.PartStory("result"), In: model.InTitle, From: 37, To: 46}
	e.Read = model.ReadRecord{Edition: "1", Mood: "deed", Parts: []model.ReadPart{result}}
	s := review.NewStory(e, model.Locale{})
	if s.Result.Text != "no ticket" || slices.Contains(s.Missing(), "result") {
		t.Errorf("the result is %q, missing %q", s.Result.Text, s.Missing())
	}
	e.Values["result"] = "Quiet"
	if s = review.NewStory(e, model.Locale{}); s.Result.Text != "Quiet" {
		t.Errorf("what was read stands before one's own words: %q", s.Result.Text)
	}
	delete(e.Values, "result")
	for name, change := range map[string]func(*model.ReadPart){
		"taken out":         func(p *model.ReadPart) { p.Removed = true },
		"of changed words":  func(p *model.ReadPart) { p.In = "" },
		"outside the words": func(p *model.ReadPart) { p.To = 400 },
	} {
		e.Read.Parts = []model.ReadPart{result}
		change(&e.Read.Parts[0])
		if s = review.NewStory(e, model.Locale{}); s.Result.Text != "" {
			t.Errorf("%s: %q", name, s.Result.Text)
		}
	}
}
