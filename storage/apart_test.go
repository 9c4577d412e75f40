package storage

import (
	"testing"

	"rung/model"
)

func TestContactsOfOneTitleAreToldApart(t *testing.T) {
	s := newStore(t)
	contact := func(title, department string) model.Entry {
		e := model.NewEntry("contact", "2026-11-20")
		e.Title = title
		if department != "" {
			e.Values["department"] = department
		}
		return e
	}
	sales, finance, alone, gone := contact("Sam Hill", "Sales"), contact("sam hill", "Finance"), contact("Sam Hills", "Sales"), contact("Sam Hills", "HR")
	gone.Trashed = true
	put(t, s, nil, sales, finance, alone, gone)
	want := map[string]string{sales.ID: "Sam Hill (Sales)", finance.ID: "sam hill (Finance)", alone.ID: "Sam Hills"}
	refs, err := s.Refs(t.Context(), []string{sales.ID, finance.ID, alone.ID})
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Complete(t.Context(), "Sam", nil, 5)
	if err != nil || len(found) != len(want) {
		t.Fatalf("%v, %v", found, err)
	}
	for _, r := range found {
		if r.DisplayName() != want[r.ID] || refs[r.ID].DisplayName() != want[r.ID] {
			t.Errorf("%q when completed and %q as a link, want %q", r.DisplayName(), refs[r.ID].DisplayName(), want[r.ID])
		}
	}
	for name, id := range map[string]string{"sam hill (finance)": finance.ID, "Sam Hills": alone.ID} {
		if meant, err := model.FindByName(t.Context(), s, name, []string{"contact"}, 5); err != nil || len(meant) != 1 || meant[0].ID != id {
			t.Errorf("%q: %v, %v", name, meant, err)
		}
	}
	if meant, err := model.FindByName(t.Context(), s, "Sam Hill", nil, 5); err != nil || len(meant) != 2 {
		t.Errorf("a name of two: %v, %v", meant, err)
	}
}
