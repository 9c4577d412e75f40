package review_test

import (
	"slices"
	"testing"

	"rung/model"
	"rung/model/review"
)

const (
	grow  = "people.grow"
	late  = "delivery.late"
	about = "motivation.about_you"
)

func TestARatingSaysWhenTheQuestionIsDueAgain(t *testing.T) {
	d := newDesk(t)
	due := map[string]model.Day{}
	for _, rated := range review.Ratings {
		d.rate(grow, rated, today)
		due[rated] = d.question(grow).Practice.Due
		d.undo()
		if p := d.question(grow).Practice; p.Times != 0 {
			t.Fatalf("undone, the rating %q is still there: %+v", rated, p)
		}
	}
	if due["again"] != today || due["hard"] <= today || due["good"] <= due["hard"] || due["easy"] <= due["good"] {
		t.Errorf("due again %v", due)
	}
	if _, err := d.question(grow).Rate("superb", today, ""); model.CodeOf(err) != model.Invalid {
		t.Errorf("an unknown rating gives %v", err)
	}
}

func TestGoodAnswersAreAskedEverMoreSeldom(t *testing.T) {
	d := newDesk(t)
	on, before := today, 0
	for range 5 {
		d.rate(grow, "good", on)
		p := d.question(grow).Practice
		if wait := p.Due.DaysSince(on); wait <= before || wait > 365 {
			t.Errorf("after %d days comes a wait of %d", before, wait)
		} else {
			before = wait
		}
		on = p.Due
	}
	if p := d.question(grow).Practice; p.Times != 5 || p.Rated != "good" {
		t.Errorf("%+v", p)
	}
	for range 30 {
		d.rate(grow, "again", on)
	}
	if p := d.question(grow).Practice; p.Times != 20 || p.Due != on {
		t.Errorf("%d rehearsals are remembered, due %s", p.Times, p.Due)
	}
}

func TestNothingIsDueAfterTheInterview(t *testing.T) {
	d := newDesk(t, interviewOn(today.Add(3), nil))
	d.rate(grow, "easy", today)
	if due := d.question(grow).Practice.Due; due != today.Add(3) {
		t.Errorf("due on %s, want the interview's day %s", due, today.Add(3))
	}
	d.rate(late, "easy", today.Add(3))
	if due := d.question(late).Practice.Due; due <= today.Add(3) {
		t.Errorf("on the day itself, what comes later is not held to it: %s", due)
	}
}

func TestAnInterruptedSessionGoesOnWhereItWas(t *testing.T) {
	d := newDesk(t)
	ids := func(s review.Session) (list []string) {
		for _, c := range s.Next {
			list = append(list, c.Question.ID)
		}
		return list
	}
	begun, err := d.Session("", review.SessionSize, today)
	if err != nil || begun.Total != review.SessionSize || begun.Done != 0 {
		t.Fatalf("%+v, %v", begun, err)
	}
	order := ids(begun)
	d.rate(order[0], "good", today)
	d.rate(order[1], "again", today)

	// Another program opens the same journal.
	again := newLibrary(t)
	if err := again.Load(t.Context(), d.journal); err != nil {
		t.Fatal(err)
	}
	resumed, err := again.Session("", review.SessionSize, today)
	if err != nil || resumed.Total != review.SessionSize || resumed.Done != 1 {
		t.Errorf("%d of %d done, %v", resumed.Done, resumed.Total, err)
	}
	if want := append(slices.Clone(order[2:]), order[1]); !slices.Equal(ids(resumed), want) {
		t.Errorf("it goes on with %v\nwant %v", ids(resumed), want)
	}
	for _, c := range resumed.Next {
		d.rate(c.Question.ID, "good", today)
	}
	if over, err := d.Session("", review.SessionSize, today); err != nil || over.Done != review.SessionSize || len(over.Next) != 0 {
		t.Errorf("%d done and %d to come, %v", over.Done, len(over.Next), err)
	}
}

func TestASessionBeginsWithWhatMattersMost(t *testing.T) {
	story := wholeStory()
	interview := interviewOn(today.Add(5), model.Values{"description": "Requirements:\n- Disaster recovery plans"})
	past := interviewOn(today.Add(-30), model.Values{"questions": []model.Values{{"question": "Tell us about yourself", "went": "badly"}}})
	d := newDesk(t, story, interview, past)
	d.save(d.question(late).AddStory(story.ID, true, today))
	d.rate(grow, "hard", today.Add(-20))
	s, err := d.Session("", review.SessionSize, today)
	if err != nil {
		t.Fatal(err)
	}
	if s.Interview == nil || s.Interview.ID != interview.ID {
		t.Errorf("it prepares for %+v", s.Interview)
	}
	if got := []string{s.Next[0].Question.ID, s.Next[1].Question.ID}; !slices.Equal(got, []string{grow, about}) {
		t.Errorf("it begins with %v: what is due, then what went badly", got)
	}
	if !slices.ContainsFunc(s.Next, func(c review.PracticeCard) bool { return c.Question.Theme == "security and continuity" }) {
		t.Error("what the job asks for is not practised")
	}
	if _, err := d.Session("00000000-0000-4000-8000-000000000000", 10, today); model.CodeOf(err) != model.NotFound {
		t.Errorf("an unknown interview gives %v", err)
	}
	d.save(d.question(grow).SetHidden(true, today))
	if s, err = d.Session("", 1000, today); err != nil || slices.ContainsFunc(s.Next, func(c review.PracticeCard) bool { return c.Question.ID == grow }) {
		t.Error("a hidden question is practised")
	}
}

func TestStandings(t *testing.T) {
	thin := entry("note", "Thin", model.Values{"body": "Did it."})
	story := wholeStory()
	for _, c := range []struct {
		name  string
		do    func(*desk)
		stand review.Standing
	}{
		{"nothing", func(*desk) {}, review.StandingGap},
		{"a story, never told", func(d *desk) { d.save(d.question(grow).AddStory(story.ID, true, today)) }, review.StandingGap},
		{"told, no story", func(d *desk) { d.rate(grow, "easy", today) }, review.StandingGap},
		{"a thin story", func(d *desk) {
			d.save(d.question(grow).AddStory(thin.ID, true, today))
			d.rate(grow, "easy", today)
		}, review.StandingGap},
		{"told once", func(d *desk) {
			d.save(d.question(grow).AddStory(story.ID, true, today))
			d.rate(grow, "good", today)
		}, review.StandingSolid},
		{"told twice on one day", func(d *desk) {
			d.save(d.question(grow).AddStory(story.ID, true, today))
			d.rate(grow, "again", today)
			d.rate(grow, "good", today)
		}, review.StandingSolid},
		{"told well on two days", func(d *desk) {
			d.save(d.question(grow).AddStory(story.ID, true, today))
			d.rate(grow, "good", today.Add(-2))
			d.rate(grow, "good", today)
		}, review.StandingStrong},
		{"long ago", func(d *desk) {
			d.save(d.question(grow).AddStory(story.ID, true, today))
			d.rate(grow, "good", today.Add(-300))
			d.rate(grow, "good", today.Add(-298))
		}, review.StandingSolid},
		{"went badly in an interview since", func(d *desk) {
			d.save(d.question(grow).AddStory(story.ID, true, today))
			d.rate(grow, "good", today.Add(-4))
			d.rate(grow, "good", today.Add(-2))
			d.save(model.Edit{Entry: interviewOn(today.Add(-1), model.Values{"questions": []model.Values{{"question": d.question(grow).Text, "went": "badly"}}})})
		}, review.StandingGap},
		{"went badly in an interview on the day of the last rehearsal", func(d *desk) {
			d.save(d.question(grow).AddStory(story.ID, true, today))
			d.rate(grow, "good", today.Add(-4))
			d.rate(grow, "good", today.Add(-2))
			d.save(model.Edit{Entry: interviewOn(today.Add(-2), model.Values{"questions": []model.Values{{"question": d.question(grow).Text, "went": "badly"}}})})
		}, review.StandingGap},
	} {
		d := newDesk(t, thin, story)
		c.do(d)
		g := d.Grid(today)
		i := slices.IndexFunc(g.Rows, func(r review.GridRow) bool { return r.Question.ID == grow })
		if got := g.Rows[i].Standing; got != c.stand {
			t.Errorf("%s: %s, want %s", c.name, got, c.stand)
		}
	}
}

func TestAnAnswerIsReadyUntilItsDueDayAndPractisedFromThenOn(t *testing.T) {
	story := wholeStory()
	d := newDesk(t, story)
	d.save(d.question(grow).AddStory(story.ID, true, today))
	d.rate(grow, "good", today.Add(-2))
	d.rate(grow, "good", today)
	due := d.question(grow).Practice.Due
	for day, want := range map[model.Day]struct {
		standing  review.Standing
		practised bool
	}{due.Add(-1): {review.StandingStrong, false}, due: {review.StandingStrong, true}, due.Add(1): {review.StandingSolid, true}} {
		g := d.Grid(day)
		i := slices.IndexFunc(g.Rows, func(r review.GridRow) bool { return r.Question.ID == grow })
		s, err := d.Session("", 1000, day)
		if err != nil {
			t.Fatal(err)
		}
		practised := slices.ContainsFunc(s.Next, func(c review.PracticeCard) bool { return c.Question.ID == grow })
		if g.Rows[i].Standing != want.standing || practised != want.practised {
			t.Errorf("due on %s, it is %s on %s, practised %v; want %+v", due, g.Rows[i].Standing, day, practised, want)
		}
	}
}
