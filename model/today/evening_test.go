package today

import (
	"slices"
	"strings"
	"testing"
	"time"

	"rung/assets/prompts"
	"rung/model"
)

func built(t *testing.T) Prompts {
	t.Helper()
	p, err := ParsePrompts(prompts.Name, prompts.Text)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAnEveningHasFiveQuestionsWithPromptsForTheWeakest(t *testing.T) {
	p := built(t)
	hints := map[string]bool{}
	for i := range 14 {
		for _, q := range p.EveningQuestions(model.Day("2026-11-16").Add(i), []string{"relationships"}, Templates{}) {
			if q.Hint == "" {
				t.Errorf("%q has no prompt", q.Text)
			}
			if q.Kind == "interaction" {
				hints[q.Hint] = true
			}
		}
	}
	if n := len(p.EveningQuestions("2026-11-16", nil, Templates{})); n != 5 {
		t.Errorf("an evening has %d questions", n)
	}
	want := p.questions[2].Prompts["relationships"]
	for hint := range hints {
		if !slices.Contains(want, hint) {
			t.Errorf("%q is no prompt for relationships", hint)
		}
	}
	if len(hints) != len(want) {
		t.Errorf("in a fortnight %d of %d prompts come", len(hints), len(want))
	}
}

func TestEveryCompetencyHasPrompts(t *testing.T) {
	p := built(t)
	asked := map[string]bool{}
	seen := map[string]bool{}
	for _, q := range p.questions {
		for id, list := range q.Prompts {
			asked[id] = true
			for _, text := range list {
				if seen[text] || !strings.HasSuffix(text, "?") && !strings.HasSuffix(text, ".") {
					t.Errorf("%q is there twice, or is no sentence", text)
				}
				seen[text] = true
			}
		}
	}
	for _, c := range model.Competencies {
		if !asked[c.ID] {
			t.Errorf("no prompt is for %s", c.ID)
		}
	}
}

func TestOnesOwnQuestionsComeOnTheirDay(t *testing.T) {
	p := built(t)
	own := Templates{EverydayQuestions: []string{"What went well?"}, WeekdayQuestions: map[time.Weekday][]string{time.Friday: {"What will I tell my boss?", p.questions[0].Text}}}
	friday := p.EveningQuestions("2026-11-20", nil, own)
	if len(friday) != 2 || friday[0].Text != "What will I tell my boss?" || friday[1].Kind != "achievement" {
		t.Errorf("on Friday: %+v", friday)
	}
	if monday := p.EveningQuestions("2026-11-23", nil, own); len(monday) != 1 || monday[0].Text != "What went well?" {
		t.Errorf("on Monday: %+v", monday)
	}
}

func TestAnswersBecomeOneNoteOrSeveralEntries(t *testing.T) {
	questions := built(t).EveningQuestions("2026-11-20", nil, Templates{})
	capture := model.NewEntry("achievement", "2026-11-20")
	answers := []Answer{{questions[0], " ERP fix through review.\nThe freight team tests on Monday. "}, {questions[1], ""}, {questions[2], "Walked Ana through it"}}

	edit, any := EditDayNote("2026-11-20", "Evening", answers, []model.Entry{capture}, nil)
	note := edit.Entry
	if !any || note.Title != "Evening" || !slices.Contains(note.Tags, Tag) || len(note.Links) != 1 || note.Links[0].ID != capture.ID {
		t.Fatalf("the note is %+v", note)
	}
	if !IsAnswered(note, questions[0]) || IsAnswered(note, questions[1]) || strings.Contains(note.Body, questions[1].Text) {
		t.Errorf("the note says %q", note.Body)
	}
	later, _ := EditDayNote("2026-11-20", "Evening", []Answer{{questions[3], "The cut-over"}}, []model.Entry{capture, note}, &note)
	if later.Base == nil || later.Entry.ID != note.ID || !strings.HasPrefix(later.Entry.Body, note.Body) || !IsAnswered(later.Entry, questions[3]) || len(later.Entry.Links) != 1 {
		t.Errorf("later it is %+v", later.Entry)
	}
	if _, any := EditDayNote("2026-11-20", "Evening", []Answer{{questions[0], "  "}}, nil, nil); any {
		t.Error("blanks are written down")
	}

	several := EditEachAnswer("2026-11-20", answers, []model.Entry{capture})
	if len(several) != 2 || several[0].Entry.Title != "ERP fix through review." || several[0].Entry.Body != "The freight team tests on Monday.\n\n**"+questions[0].Text+"**" ||
		several[0].Entry.Kind != "achievement" || several[1].Entry.Kind != "interaction" {
		t.Errorf("several are %+v", several)
	}
	for _, c := range []struct {
		in   model.Entry
		at   int
		want string
	}{{note, 0, "ERP fix through review.\nThe freight team tests on Monday."}, {later.Entry, 2, "Walked Ana through it"}, {later.Entry, 3, "The cut-over"}, {several[0].Entry, 0, "ERP fix through review."}, {several[1].Entry, 2, "Walked Ana through it"}} {
		if got := AnswerText(c.in, questions[c.at]); got != c.want || !IsAnswered(c.in, questions[c.at]) {
			t.Errorf("to %q the answer is %q, not %q", questions[c.at].Text, got, c.want)
		}
	}
}
