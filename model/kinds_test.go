package model

import (
	"slices"
	"testing"
)

func TestKindsAreDeclaredSoundly(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds {
		if seen[k.ID] || k.ID == "" || k.Label == "" || k.Plural == "" || k.TitleHint == "" || k.Icon == "" {
			t.Errorf("the kind %q is declared twice or has an empty name", k.ID)
		}
		seen[k.ID] = true
		keys := map[string]bool{}
		for _, f := range k.Fields {
			if keys[f.Key] {
				t.Errorf("%s declares %q twice", k.ID, f.Key)
			}
			keys[f.Key] = true
			checkField(t, k.ID, f)
		}
		for _, key := range []string{k.Story.Situation, k.Story.Task, k.Story.Action, k.Story.Result, k.Story.Lesson} {
			if _, declared := k.Field(key); !declared && key != "" && key != StoryBody && !k.Hidden {
				t.Errorf("%s tells part of its story in %q, which it does not declare", k.ID, key)
			}
		}
		for _, b := range k.Brings {
			f, declared := k.Field(b.Field)
			if (b.Field != "") != declared || declared != (len(b.Choices) > 0) || CheckCompetencies(b.Competencies) != nil || len(b.Competencies) == 0 {
				t.Errorf("%s cannot bring %v", k.ID, b)
			}
			for _, c := range b.Choices {
				if !slices.Contains(f.Choices, c) {
					t.Errorf("%s brings something for %s %q, which it does not have", k.ID, f.Key, c)
				}
			}
		}
		if k.Deed && !k.Work || k.Work && (!k.Evidence || k.Hidden) {
			t.Errorf("%s is a deed that is no work, or work that is no evidence", k.ID)
		}
		if _, ok := k.Field("why"); !ok {
			t.Errorf("%s has no business reason", k.ID)
		}
		roles := map[string]bool{}
		for _, r := range k.Links {
			if roles[r.ID] || r.Label == "" {
				t.Errorf("%s declares the link %q twice or without a label", k.ID, r.ID)
			}
			roles[r.ID] = true
			for _, to := range r.To {
				if _, ok := KindOf(to); !ok {
					t.Errorf("%s links %q to the unknown kind %q", k.ID, r.ID, to)
				}
			}
		}
		for _, r := range commonRoles {
			if !roles[r.ID] {
				t.Errorf("%s lacks the common link %q", k.ID, r.ID)
			}
		}
	}
}

func checkField(t *testing.T, owner string, f Field) {
	t.Helper()
	if f.Key == "" || f.Label == "" || !slices.Contains(Types, f.Type) {
		t.Errorf("%s.%s lacks a label or has the unknown type %q", owner, f.Key, f.Type)
	}
	if (f.Type == Choice) != (len(f.Choices) > 1) || (f.Type == List) != (len(f.Of) > 0) {
		t.Errorf("%s.%s: choices belong to a choice, items to a list", owner, f.Key)
	}
	if f.Hint == "" && f.Type != Choice && f.Type != YesNo {
		t.Errorf("%s.%s does not say what belongs there", owner, f.Key)
	}
	if f.Sum && f.Type != Amount && f.Type != Number && f.Type != Integer {
		t.Errorf("%s.%s cannot be summed", owner, f.Key)
	}
	for _, of := range f.Of {
		checkField(t, owner+"."+f.Key, of)
	}
}

func TestOneKeyHasOneTypeAndOneLabel(t *testing.T) {
	for _, key := range FieldKeys() {
		fields := FieldsByKey(key)
		for _, f := range fields {
			if f.Type != fields[0].Type && (f.Type != Text && f.Type != Choice || fields[0].Type != Text && fields[0].Type != Choice) {
				t.Errorf("%q is %s and %s", key, f.Type, fields[0].Type)
			}
		}
	}
	labels := map[string]string{}
	for _, k := range Kinds {
		for _, r := range k.Links {
			if labels[r.ID] != "" && labels[r.ID] != r.Label {
				t.Errorf("the link %q is called %q and %q", r.ID, labels[r.ID], r.Label)
			}
			labels[r.ID] = r.Label
		}
	}
}

func TestAnEntrySaysWhatWouldMakeItWhole(t *testing.T) {
	for id, want := range map[string][]string{
		"note":        nil,
		"achievement": {"Why it mattered to the business", "Action", "Result", "Numbers"},
		"leadership":  {"Setting", "Action", "Result", "Lesson"},
		"study":       {"Discipline", "Form", "Provider", "Status"},
		"initiative":  {"Why it mattered to the business", "Goal", "Funded", "Why funded, or not", "Outcome", "My part"},
		"budget":      {"Fiscal year", "Stage", "Nature", "Reasons"},
		"feedback":    {"Their words", "Tone", "From"},
		"interaction": {"With", "Text"},
		"contact":     {"Job", "Department", "Circle", "How we met"},
		"position":    {"Organisation", "Level", "Employment"},
		"application": {"Company", "Role", "Status"},
		"interview":   {"Company", "Role"},
		"unheard of":  nil,
	} {
		if got := NewEntry(id, saturday).Missing(); !slices.Equal(got, want) {
			t.Errorf("an empty %s lacks %q, want %q", id, got, want)
		}
	}
	for _, k := range Kinds {
		e := filled(k.ID)
		if missing := e.Missing(); len(missing) > 0 {
			t.Errorf("a full %s lacks %q", k.ID, missing)
		}
		if err := e.Check(); err != nil {
			t.Errorf("a full %s is refused: %v", k.ID, err)
		}
	}
}

// filled gives an entry of the kind with every field and link filled.
func filled(kind string) Entry {
	k, _ := KindOf(kind)
	e := NewEntry(kind, saturday)
	e.Title, e.Body = "A title", "Some text"
	for _, f := range k.Fields {
		e.Values[f.Key] = sampleOf(f)
	}
	for _, r := range k.Links {
		e.Links = append(e.Links, LinkTo{Role: r.ID, ID: NewID()})
	}
	return e
}

func sampleOf(f Field) any {
	switch f.Type {
	case Choice:
		return f.Choices[0]
	case List:
		return []Values{{f.Of[0].Key: sampleOf(f.Of[0])}}
	}
	return typeSamples[f.Type].value
}
