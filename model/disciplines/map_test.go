package disciplines_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"rung/model"
	"rung/model/disciplines"
	"rung/storage/storetest"
)

const today = model.Day("2026-11-30")

// journal is a journal in a file of its own.
type journal struct {
	*model.Journal
	t *testing.T
}

func newJournal(t *testing.T) journal {
	t.Helper()
	opened, _ := storetest.New(t, today.Time().Add(12*time.Hour))
	return journal{opened, t}
}

// add saves an entry and gives it.
func (j journal) add(kind string, day model.Day, title string, values model.Values, links ...model.LinkTo) model.Entry {
	j.t.Helper()
	e := model.NewEntry(kind, day)
	e.Title, e.Values, e.Links = title, values, links
	if _, err := j.SavePlain(context.Background(), model.Added, []model.Edit{{Entry: e}}, nil); err != nil {
		j.t.Fatal(err)
	}
	return e
}

func (j journal) readMap() disciplines.Map {
	j.t.Helper()
	m, err := disciplines.ReadMap(context.Background(), j.Journal, catalogue(j.t))
	if err != nil {
		j.t.Fatal(err)
	}
	return m
}

func partOf(t *testing.T, m disciplines.Map, id string) disciplines.PartState {
	t.Helper()
	for _, d := range m.Disciplines {
		for _, p := range d.Parts {
			if p.ID == id {
				return p
			}
		}
	}
	t.Fatalf("there is no part %q", id)
	return disciplines.PartState{}
}

func titles(entries []model.Entry) (list []string) {
	for _, e := range entries {
		list = append(list, e.Title)
	}
	return list
}

func TestEachPartSaysWhatWasStudiedAndPractised(t *testing.T) {
	j := newJournal(t)
	study := func(part, status string, links ...model.LinkTo) {
		j.add("study", "2026-03-01", "Study of "+part, model.Values{"discipline": "leadership", "part": part, "status": status}, links...)
	}
	study("coaching", "finished")
	study("hiring", "planned")
	study("delegating", "running")
	j.add("leadership", "2026-04-02", "Gave Sam the rota", model.Values{"part": "delegating"})
	j.add("leadership", "2026-05-02", "Gave Kim the audit", model.Values{"part": "delegating"})
	j.add("achievement", "2026-04-03", "Two vendors into one", model.Values{"part": "managing vendors"})
	j.add("budget", "2026-04-04", "Asked for licences", model.Values{"stage": "request"})
	talk := j.add("interaction", "2026-04-05", "The talk with Ben", nil)
	study("hard conversations", "finished", model.LinkTo{Role: "practised_in", ID: talk.ID})

	m := j.readMap()
	for part, want := range map[string]disciplines.State{
		"coaching": disciplines.Studied, "delegating": disciplines.Both, "managing vendors": disciplines.Practised,
		"budgeting": disciplines.Practised, "hard conversations": disciplines.Both, "hiring": disciplines.Neither, "planning": disciplines.Neither,
	} {
		if got := partOf(t, m, part).State(); got != want {
			t.Errorf("%s is %q, want %q", part, got, want)
		}
	}
	if got := titles(partOf(t, m, "delegating").Practised); !slices.Equal(got, []string{"Gave Kim the audit", "Gave Sam the rota"}) {
		t.Errorf("delegating was practised in %q, want the newest first", got)
	}
	if got := titles(partOf(t, m, "hard conversations").Practised); !slices.Equal(got, []string{"The talk with Ben"}) {
		t.Errorf("a study's practice is %q", got)
	}
	if d := m.Disciplines[0]; d.ID != "leadership" || d.Count(disciplines.Both) != 2 || d.Count(disciplines.Studied, disciplines.Both) != 3 {
		t.Errorf("%s: %d are both, %d studied", d.ID, d.Count(disciplines.Both), d.Count(disciplines.Studied, disciplines.Both))
	}
}

func TestPlansTrashAndEmptyWordsShowNothing(t *testing.T) {
	j := newJournal(t)
	gone := j.add("leadership", "2026-04-02", "Gave Sam the rota", model.Values{"part": "delegating"})
	if _, err := j.Trash(context.Background(), gone.ID); err != nil {
		t.Fatal(err)
	}
	j.add("leadership", "2026-04-03", "x", model.Values{"part": "coaching", "action": "x"})
	j.add("study", "2026-04-03", "Prosci", model.Values{"part": "managing change", "status": "finished"})
	if m := j.readMap(); partOf(t, m, "coaching").State() != disciplines.Neither || partOf(t, m, "managing change").State() != disciplines.Studied {
		t.Errorf("an entry that says nothing gives %q, a name of a study %q", partOf(t, m, "coaching").State(), partOf(t, m, "managing change").State())
	}
	planned := model.NewEntry("leadership", "2026-04-02")
	planned.Title, planned.Values, planned.Read.Mood = "Will give Sam the rota", model.Values{"part": "delegating", "usual_mistake": "having favourites"}, "plan"
	m := disciplines.NewMap(catalogue(t), []model.Entry{planned})
	if part, other := partOf(t, j.readMap(), "delegating"), partOf(t, m, "delegating"); part.State() != disciplines.Neither || other.State() != disciplines.Neither {
		t.Errorf("trash gives %q, a plan %q", part.State(), other.State())
	}
	for _, mistake := range m.Mistakes {
		if len(mistake.Met) > 0 {
			t.Errorf("a plan shows the mistake %q", mistake.ID)
		}
	}
}

func TestAStudyWithoutAPartIsOneOfTheWhole(t *testing.T) {
	j := newJournal(t)
	j.add("study", "2026-03-01", "Foundations of management", model.Values{"discipline": "management", "status": "running"})
	j.add("study", "2026-02-01", "Certificate in management", model.Values{"discipline": "management", "status": "finished"})
	j.add("study", "2026-02-02", "Networking", model.Values{"discipline": "technical", "status": "finished"})
	j.add("study", "2026-02-03", "Managers' day", model.Values{"discipline": "management", "form": "conference", "status": "finished"})
	m := j.readMap()
	leadership, management := m.Disciplines[0], m.Disciplines[1]
	if len(leadership.Whole) != 0 || len(management.Whole) != 2 || management.FinishedWhole() != 1 || management.Count(disciplines.Neither) != len(management.Parts) {
		t.Errorf("leadership %q, management %q, %d finished, %d parts neither", titles(leadership.Whole), titles(management.Whole), management.FinishedWhole(), management.Count(disciplines.Neither))
	}
}

func TestAMistakeIsShownByTheExampleThatTaught(t *testing.T) {
	j := newJournal(t)
	j.add("leadership", "2026-05-02", "Patched every server again", model.Values{"usual_mistake": "doing the work myself"})
	j.add("leadership", "2026-05-01", "Patched every server", model.Values{"usual_mistake": "doing the work myself", "lesson": "Sam could have"})
	j.add("leadership", "2026-05-03", "Put off the rota for months", model.Values{"usual_mistake": "putting off decisions"})
	for _, m := range j.readMap().Mistakes {
		e, lesson, met := m.Example()
		want := map[string][2]string{"doing the work myself": {"Patched every server", "Sam could have"}, "putting off decisions": {"Put off the rota for months", ""}}[m.ID]
		if e.Title != want[0] || lesson != want[1] || met != (want[0] != "") {
			t.Errorf("%s: %q, %q, %v", m.ID, e.Title, lesson, met)
		}
	}
}
