package model

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// fromTomorrow is an entry as a newer Rung may write it.
const fromTomorrow = `{"id":"01a22c8b-43dc-7d52-b586-c05fd265ca3b","kind":"leadership","day":"2026-11-20","until":"","time":"","title":"Led the move","body":"",
"tags":[],"competencies":["stewardship"],"values":{"setting":"moonbase","weather":{"sky":["grey",1.50,null]},"metrics":[{"what":"tickets","after":3,"mood":"calm"}]},
"links":[{"role":"with","id":"01a22c8b-43dc-7d52-b586-c05fd265ca3c","read":true},{"role":"rival","id":"01a22c8b-43dc-7d52-b586-c05fd265ca3d"}],
"attachments":[{"name":"a.txt","sha256":"` + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + `","bytes":1,"place":null}],
"private":false,"trashed":false,"created":"2026-11-20T10:00:00Z","updated":"2026-11-20T10:00:00Z","mood":null,"place":{"lat":1.0}}`

func tomorrow(t *testing.T) (e Entry) {
	t.Helper()
	if err := json.Unmarshal([]byte(fromTomorrow), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

func sameMembers(t rapid.TB, what string, e Entry, want string) {
	t.Helper()
	got, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	if !SameJSON(got, json.RawMessage(want)) {
		t.Errorf("%s gives\n%s\nwant\n%s", what, got, want)
	}
}

func TestWhatANewerRungWroteIsKeptAsItStands(t *testing.T) {
	e := tomorrow(t)
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
	e.Normalize()
	sameMembers(t, "reading and writing", e, fromTomorrow)
	var told []string
	for _, u := range e.Unknown() {
		told = append(told, u.String())
	}
	want := []string{"the field “mood”", "the choice “moonbase”", "the field “weather”", "the part “read”", "the link “rival”", "the competency “stewardship”", "the part “place”", "the part “mood”"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	if e.Values.Text("setting") != "" || e.Values["setting"] != Preserved(`"moonbase"`) {
		t.Errorf("a choice that there is not counts as %q", e.Values.Text("setting"))
	}
}

func TestWhatIsKeptOutlivesAnEditAndItsUndo(t *testing.T) {
	e := tomorrow(t)
	edited := e.Clone()
	edited.Title, edited.Values["lesson"], edited.Trashed = "Led it twice", "Ask first", true
	changes, err := DiffEntries(&e, edited)
	if err != nil {
		t.Fatal(err)
	}
	now, err := ApplyChanges(e, changes)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := ApplyChanges(now, ReverseChanges(changes)); err != nil {
		t.Error(err)
	} else {
		sameMembers(t, "an undo", back, fromTomorrow)
	}
	gone := e.Clone()
	delete(gone.Values, "weather")
	gone.Preserved, gone.Links[0].Preserved = nil, ""
	if changes, err = DiffEntries(&e, gone); err != nil || len(changes) != 3 {
		t.Errorf("taking it out is told as %v, %v", changes, err)
	}
	back, err := ApplyChanges(gone, ReverseChanges(changes))
	if err != nil {
		t.Fatal(err)
	}
	back.Preserved["mood"] = "null" // what is null is not told from what is not there
	sameMembers(t, "an undo of taking it out", back, fromTomorrow)
}

func TestAChangeOfKindKeepsWhatIsNotKnown(t *testing.T) {
	e := tomorrow(t)
	note, _ := KindOf("note")
	as := e.ConvertTo(note, Locale{}, func(id string) string { return id })
	if err := as.Check(); err != nil {
		t.Error(err)
	}
	if _, there := as.Values["weather"]; !there || len(as.Preserved) != 2 || as.Links[0].Role != "rival" || !strings.Contains(as.Body, "moonbase") {
		t.Errorf("as a note it is %+v", as)
	}
	e.Kind, e.Values = "dream", Values{"why": Preserved(`"Because"`), "depth": Preserved("7")}
	as = e.ConvertTo(note, Locale{}, func(id string) string { return id })
	if as.Values.Text("why") != "Because" || as.Values["depth"] != Preserved("7") {
		t.Errorf("of a kind that is not known, the values are %v", as.Values)
	}
}

func TestWhatCannotBeKeptIsRefused(t *testing.T) {
	for name, change := range map[string]func(*Entry){
		"a name without end": func(e *Entry) { e.Preserved = map[string]Preserved{strings.Repeat("x", 200): "1"} },
		"a value's name":     func(e *Entry) { e.Preserved = map[string]Preserved{"values.x": "1"} },
		"too deep":           func(e *Entry) { e.Values["x"] = Preserved(strings.Repeat("[", 200) + strings.Repeat("]", 200)) },
		"too large":          func(e *Entry) { e.Values["x"] = Preserved(`"` + strings.Repeat("x", MaxBody) + `"`) },
		"set in code":        func(e *Entry) { e.Values["x"] = "1" },
		"no choice":          func(e *Entry) { e.Values["setting"] = "moonbase" },
	} {
		e := tomorrow(t)
		if change(&e); e.Check() == nil {
			t.Errorf("%s is kept", name)
		}
	}
	text := Field{Label: "Numbers", Type: List, Of: metrics.Of}
	if _, err := text.Parse(`[{"known":"guessed"}]`, Locale{}); err == nil {
		t.Error("a person may choose what there is not")
	}
	if _, err := text.Parse(`[{"mood":"calm"}]`, Locale{}); err == nil {
		t.Error("a person may set a field that there is not")
	}
}

// anyJSON draws a part as some program may write it.
func anyJSON(t *rapid.T, label string) json.RawMessage {
	var draw func(level int) any
	draw = func(level int) any {
		switch rapid.IntRange(0, 7-2*min(level, 1)).Draw(t, label) {
		case 0:
			return nil
		case 1:
			return rapid.Bool().Draw(t, "yes")
		case 2:
			return json.Number(rapid.SampledFrom([]string{"0", "-1.50", "1e400", "12345678901234567890", "1.0"}).Draw(t, "number"))
		case 3, 4, 5:
			return rapid.String().Draw(t, "text")
		case 6:
			return []any{draw(level + 1), draw(level + 1)}
		}
		return map[string]any{rapid.String().Draw(t, "key"): draw(level + 1)}
	}
	b, err := json.Marshal(draw(0))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAnEntryFromTomorrowIsWrittenAsItWasRead holds for whatever parts it has.
func TestAnEntryFromTomorrowIsWrittenAsItWasRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-z][a-z_]{0,8}x`)
		var whole map[string]any
		d := json.NewDecoder(strings.NewReader(fromTomorrow))
		d.UseNumber()
		if err := d.Decode(&whole); err != nil {
			t.Fatal(err)
		}
		for _, part := range []map[string]any{whole, whole["values"].(map[string]any), whole["links"].([]any)[0].(map[string]any), whole["attachments"].([]any)[0].(map[string]any)} {
			for range rapid.IntRange(0, 2).Draw(t, "parts") {
				part[name.Draw(t, "name")] = anyJSON(t, "part")
			}
		}
		whole["kind"] = rapid.SampledFrom([]string{"leadership", "note", "dream"}).Draw(t, "kind")
		text, err := json.Marshal(whole)
		if err != nil {
			t.Fatal(err)
		}
		var e Entry
		if err := json.Unmarshal(text, &e); err != nil {
			t.Fatal(err)
		}
		if err := e.Check(); err != nil {
			t.Fatal(err)
		}
		sameMembers(t, "reading", e, string(text))
		stored, err := e.StoredValues()
		if err != nil {
			t.Fatal(err)
		}
		back := e.Clone()
		back.Values, back.Preserved = nil, nil
		for i := range back.Links {
			back.Links[i].Preserved = ""
		}
		for i := range back.Attachments {
			back.Attachments[i].Preserved = ""
		}
		if err := back.ReadStored(stored); err != nil {
			t.Fatal(err)
		}
		sameMembers(t, "the journal", back, string(text))
		if _, err := DiffEntries(nil, e); err != nil {
			t.Fatal(err)
		}
		if changes, err := DiffEntries(&e, back); err != nil || len(changes) > 0 {
			t.Fatalf("what was kept counts as changed: %v, %v\n%s", changes, err, cmp.Diff(e, back))
		}
	})
}
