package review_test

import (
	"slices"
	"testing"

	"rung/model"
	"rung/model/review"
)

// ruled is somebody with two entries, an interview, and what it asks for.
func ruled(t *testing.T) (d *desk, interview, near, other model.Entry) {
	t.Helper()
	near = entry("achievement", "Ansible for all of staging", nil)
	other = entry("achievement", "The night the mail stood still", nil)
	interview = interviewOn(today.Add(5), model.Values{"description": "Requirements:\n- Terraform\n- Dogs in the office"})
	return newDesk(t, near, other, interview), interview, near, other
}

func (d *desk) matched(interview model.Entry) review.MatchResult {
	d.t.Helper()
	m, err := d.Match(interview.Values.Text("description"), interview.ID, today)
	if err != nil {
		d.t.Fatal(err)
	}
	return m
}

func TestWhatThePersonRulesGoesBeforeWhatTheWordsSay(t *testing.T) {
	d, interview, near, other := ruled(t)
	terraform := func() review.MatchedRequirement { return d.matched(interview).Requirements[0] }
	rule := func(asked string, decide func(*review.Ruling)) { d.save(d.Rule(interview.ID, asked, today, decide)) }
	if got := terraform(); got.Level != review.Related || len(got.Candidates) != 1 || got.Candidates[0].Entry != near.ID {
		t.Fatalf("%+v", got)
	}
	rule("Terraform", func(r *review.Ruling) { r.Confirm(other.ID) })
	if got := terraform(); got.Level != review.Shown || got.Ruled != review.Confirmed || len(got.Missing) > 0 || len(got.Evidence) != 1 || got.Evidence[0].Entry != other.ID {
		t.Errorf("confirmed: %+v", got)
	}
	rule("Terraform", func(r *review.Ruling) { r.Refuse(other.ID) })
	rule("Terraform", func(r *review.Ruling) { r.Refuse(near.ID) })
	if got := terraform(); got.Level != review.Nothing || got.Ruled != review.Undecided || len(got.Candidates) > 0 {
		t.Errorf("both refused: %+v", got)
	}
	d.undo()
	if got := terraform(); got.Level != review.Related || got.Evidence[0].Entry != near.ID {
		t.Errorf("undone: %+v", got)
	}
	rule("Terraform", func(r *review.Ruling) { r.Decide(review.NothingShows) })
	if got := terraform(); got.Level != review.Nothing || got.Ruled != review.NothingShows {
		t.Errorf("nothing shows it: %+v", got)
	}
	rule("Terraform", func(r *review.Ruling) { r.Decide(review.NothingShows) })
	if got := terraform(); got.Level != review.Related {
		t.Errorf("decided twice is taken back: %+v", got)
	}
}

func TestRequirementsAreDroppedAddedAndWeighed(t *testing.T) {
	d, interview, _, _ := ruled(t)
	d.save(d.Rule(interview.ID, "Dogs in the office", today, func(r *review.Ruling) { r.Decide(review.NotRequirement) }))
	d.save(d.Rule(interview.ID, "Ansible", today, func(r *review.Ruling) { r.Added, r.Need = true, review.Nice }))
	d.save(d.Rule(interview.ID, "Terraform", today, func(r *review.Ruling) { r.Need = review.Nice }))
	// Read again with other marks and in another place, it is the same requirement.
	interview.Values["description"] = "Requirements:\n* dogs, in the office!\n* terraform;\n* Ansible"
	m := d.matched(interview)
	var asked []string
	for _, r := range m.Requirements {
		asked = append(asked, r.Text+" "+string(r.Need)+" "+string(r.Level))
	}
	if want := []string{"terraform nice related", "Ansible nice shown"}; !slices.Equal(asked, want) {
		t.Errorf("%q, want %q", asked, want)
	}
	if len(m.Dropped) != 1 || m.Dropped[0].Text != "dogs, in the office!" {
		t.Errorf("dropped %v", m.Dropped)
	}
	interview.Values["description"] = "Requirements:\n- Terraform"
	if m := d.matched(interview); len(m.Requirements) != 2 || !m.Requirements[1].Added || m.Requirements[1].Text != "Ansible" {
		t.Errorf("what was added is gone: %+v", m.Requirements)
	}
	if other, err := d.Match("Requirements:\n- Dogs in the office", "", today); err != nil || len(other.Requirements) != 1 {
		t.Errorf("for another job it is asked as ever: %v, %v", other, err)
	}
}

func TestWhatWasConfirmedAndIsGoneConfirmsNothing(t *testing.T) {
	d, interview, near, other := ruled(t)
	d.save(d.Rule(interview.ID, "Terraform", today, func(r *review.Ruling) { r.Confirm(other.ID) }))
	if _, err := d.journal.Trash(t.Context(), other.ID); err != nil {
		t.Fatal(err)
	}
	if got := d.matched(interview).Requirements[0]; got.Level != review.Related || got.Evidence[0].Entry != near.ID || got.Ruled != review.Undecided {
		t.Errorf("%+v", got)
	}
}
