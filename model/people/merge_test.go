package people_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rung/model"
	"rung/model/people"
)

// whole gives every entry of the journal by id, the trash too.
func (j journal) whole() map[string]model.Entry {
	j.t.Helper()
	var kinds []string
	for _, k := range model.Kinds {
		kinds = append(kinds, k.ID)
	}
	all := map[string]model.Entry{}
	for _, trash := range []bool{false, true} {
		q := model.Query{Terms: []model.Term{{Key: "kind", Any: kinds}}}
		if trash {
			q = q.With(model.Term{Key: "is", Text: "trash"})
		}
		hits, _, err := j.Find(ctx, q, model.Cursor{}, 0)
		if err != nil {
			j.t.Fatal(err)
		}
		for _, h := range hits {
			all[h.Entry.ID] = h.Entry
		}
	}
	return all
}

func TestMergingLosesNothingAndIsUndoneInOneStep(t *testing.T) {
	j := newJournal(t)
	walter, helen := j.add("contact", "Walter"), j.add("contact", "Helen")
	file := model.Attachment{Name: "card.txt", SHA256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", Bytes: 5}
	ana := model.NewEntry("contact", today.Add(-10))
	ana.Title, ana.Body, ana.Tags = "Ana Núñez", "Knows the stock.", []string{"sales"}
	ana.Values = model.Values{"job": "Director", "ideal_days": int64(30)}
	ana.Links = []model.LinkTo{{Role: "met_through", ID: walter}}
	j.save(model.Edit{Entry: ana})
	twin := model.NewEntry("contact", today.Add(-90))
	twin.Title, twin.Body, twin.Tags, twin.Private = "Anna Nunez", "Likes tea.", []string{"tea"}, true
	twin.Values = model.Values{"job": "Sales", "email": "ana@example.org", "met_how": "At the\nparty.", "limit_days": int64(90)}
	twin.Links = []model.LinkTo{{Role: "met_through", ID: helen}, {Role: "about", ID: ana.ID}}
	twin.Attachments = []model.Attachment{file}
	if _, err := j.Save(ctx, model.Added, []model.Edit{{Entry: twin}}, map[string][]byte{file.SHA256: []byte("hello")}); err != nil {
		t.Fatal(err)
	}
	both := j.add("interaction", "Lunch", link("with", ana.ID, twin.ID))
	seen := j.add("achievement", "Seen", link("witness", twin.ID))
	through := j.add("contact", "Bo", link("met_through", twin.ID))
	trashed := j.add("note", "Thrown away", link("with", twin.ID))
	if _, err := j.Trash(ctx, trashed); err != nil {
		t.Fatal(err)
	}
	decided := j.add("action", "Get in touch", with("subject", twin.ID))
	before := j.whole()

	edits, err := people.MergeContacts(ctx, j, ana.ID, twin.ID)
	if err != nil {
		t.Fatal(err)
	}
	receipt := j.save(edits...)
	after := j.whole()
	one := after[ana.ID]
	if want := today.Add(-90); one.Day != want || !one.Private || !slices.Equal(one.Tags, []string{"sales", "tea"}) || !slices.Equal(one.Attachments, []model.Attachment{file}) {
		t.Errorf("day %s, private %v, tags %v, files %v", one.Day, one.Private, one.Tags, one.Attachments)
	}
	if v := one.Values; v.Text("job") != "Director" || v.Text("email") != "ana@example.org" || v.Text("met_how") != "At the\nparty." || v["limit_days"] != nil {
		t.Errorf("values %v", v)
	}
	if !slices.Equal(one.Links, []model.LinkTo{{Role: "met_through", ID: walter}}) {
		t.Errorf("links %v", one.Links)
	}
	for _, words := range []string{"Knows the stock.", "Likes tea.", "- Name: Anna Nunez", "- Job: Sales", "- Met through: Helen", "- At the latest (days): 90", "- Day: " + string(today.Add(-10))} {
		if !strings.Contains(one.Body, words) {
			t.Errorf("the text lacks %q:\n%s", words, one.Body)
		}
	}
	if gone := after[twin.ID]; !gone.Trashed || gone.Title != twin.Title {
		t.Errorf("the other is not in the trash, whole: %+v", gone)
	}
	for id, role := range map[string]string{both: "with", seen: "witness", through: "met_through", trashed: "with"} {
		if got := after[id].Linked(role); !slices.Equal(got, []string{ana.ID}) {
			t.Errorf("%s: %s %v", after[id].Title, role, got)
		}
	}
	if after[decided].Values.Text("subject") != ana.ID {
		t.Error("what was decided about the other one is not about the one kept")
	}
	if _, err := j.Undo(ctx, receipt.Batch); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, j.whole(), cmpopts.IgnoreFields(model.Entry{}, "Updated"), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("undone, the journal is another one:\n%s", diff)
	}
}

func TestOnlyTwoContactsAreMerged(t *testing.T) {
	j := newJournal(t)
	ana, note, gone := j.add("contact", "Ana"), j.add("note", "A note"), j.add("contact", "Gone")
	if _, err := j.Trash(ctx, gone); err != nil {
		t.Fatal(err)
	}
	for _, other := range []string{ana, note, gone} {
		if _, err := people.MergeContacts(ctx, j, ana, other); model.CodeOf(err) != model.Invalid {
			t.Errorf("with %s: %v", other, err)
		}
	}
	if _, err := people.MergeContacts(ctx, j, ana, model.NewID()); model.CodeOf(err) != model.NotFound {
		t.Errorf("with nobody: %v", err)
	}
}
