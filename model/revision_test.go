package model

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// another draws a second state of an entry, as an edit would leave it.
func another(t *rapid.T, e Entry) Entry {
	after := anyEntry(t)
	after.ID, after.Created, after.Updated = e.ID, e.Created, e.Updated
	return after
}

func TestChangesAppliedAndReversedGiveTheEntryBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := anyEntry(t)
		after := another(t, before)
		changes, err := DiffEntries(&before, after)
		if err != nil {
			t.Fatal(err)
		}
		forth, err := ApplyChanges(before, changes)
		if diff := cmp.Diff(after, forth, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("applied: %v\n%s", err, diff)
		}
		back, err := ApplyChanges(forth, ReverseChanges(changes))
		if diff := cmp.Diff(before, back, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("reversed: %v\n%s", err, diff)
		}
		again, err := ApplyChanges(after, changes)
		if diff := cmp.Diff(after, again, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("applied twice: %v\n%s", err, diff)
		}
		for _, c := range changes {
			if DescribeChange(c, nil, english) == "" {
				t.Fatalf("no words for %+v", c)
			}
		}
	})
}

func TestANewEntryIsAllChange(t *testing.T) {
	e := filled("note")
	changes, err := DiffEntries(nil, e)
	if err != nil {
		t.Fatal(err)
	}
	made, err := ApplyChanges(Entry{ID: e.ID, Kind: e.Kind}, changes)
	if diff := cmp.Diff(e, made, cmpopts.EquateEmpty()); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	for _, c := range changes {
		if string(c.Before) != "null" {
			t.Errorf("%s had %s before", c.Field, c.Before)
		}
	}
}

func TestDiffListsChangesInTheOrderOfTheForm(t *testing.T) {
	before := filled("achievement")
	after := before.Clone()
	after.Values["why"], after.Values["action"], after.Body, after.Day = "x", "x", "x", "2026-11-20"
	delete(after.Values, "role")
	changes, err := DiffEntries(&before, after)
	if err != nil {
		t.Fatal(err)
	}
	var fields []string
	for _, c := range changes {
		fields = append(fields, c.Field)
	}
	if diff := cmp.Diff([]string{"day", "body", "values.action", "values.role", "values.why"}, fields); diff != "" {
		t.Error(diff)
	}
	if same, err := DiffEntries(&before, before.Clone()); len(same) > 0 || err != nil {
		t.Errorf("no change is %v, %v", same, err)
	}
}

func TestTwoWritersOfDifferentFieldsBothKeepTheirs(t *testing.T) {
	base := filled("achievement")
	mine, theirs := base.Clone(), base.Clone()
	mine.Title, theirs.Values["result"] = "Mine", "Theirs"
	changes, err := DiffEntries(&base, mine)
	if err != nil {
		t.Fatal(err)
	}
	both, err := ApplyChanges(theirs, changes)
	if err != nil || both.Title != "Mine" || both.Values.Text("result") != "Theirs" {
		t.Errorf("got %q, %q, %v", both.Title, both.Values.Text("result"), err)
	}
}

func TestTwoWritersOfOneFieldAreAConflict(t *testing.T) {
	base := filled("achievement")
	mine, theirs := base.Clone(), base.Clone()
	mine.Values["result"], theirs.Values["result"] = "Mine", "Theirs"
	changes, err := DiffEntries(&base, mine)
	if err != nil {
		t.Fatal(err)
	}
	_, err = ApplyChanges(theirs, changes)
	if e, ok := err.(*Error); !ok || e.Code != Conflict || e.Field != "values.result" {
		t.Errorf("got %v", err)
	}
	forced, err := OverlayChanges(theirs, changes)
	if err != nil || forced.Values.Text("result") != "Mine" {
		t.Errorf("overlaid: %q, %v", forced.Values.Text("result"), err)
	}
}

func TestAChangeThatNoLongerFitsIsRefused(t *testing.T) {
	e := filled("note")
	_, err := ApplyChanges(e, []FieldChange{{"values.why", json.RawMessage("null"), json.RawMessage("1")}})
	if CodeOf(err) != Invalid && CodeOf(err) != Conflict {
		t.Errorf("a value of another type gave %v", err)
	}
}
