package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// anyEntry draws an entry that Check accepts.
func anyEntry(t *rapid.T) Entry {
	k := rapid.SampledFrom(Kinds).Draw(t, "kind")
	e := NewEntry(k.ID, anyDay(t))
	e.Title = rapid.StringMatching(`[a-zA-ZäŁ東 0-9"#\\]{0,20}[a-z]`).Draw(t, "title")
	e.Body = rapid.String().Draw(t, "body")
	e.Until = e.Day.Add(rapid.IntRange(0, 9).Draw(t, "span"))
	e.Time = rapid.SampledFrom([]string{"", "09:30"}).Draw(t, "time")
	e.Tags = rapid.SliceOf(rapid.StringMatching(`#?[a-zÄé2 _-]{0,8}[a-z]`)).Draw(t, "tags")
	e.Competencies = rapid.SliceOf(rapid.SampledFrom([]string{"business", "network"})).Draw(t, "competencies")
	e.Private, e.Trashed = rapid.Bool().Draw(t, "private"), rapid.Bool().Draw(t, "trashed")
	for _, f := range k.Fields {
		if rapid.Bool().Draw(t, "filled") {
			e.Values[f.Key] = anyValue(t, f)
		}
	}
	for _, r := range k.Links {
		if rapid.Bool().Draw(t, "linked") {
			e.Links = append(e.Links, LinkTo{Role: r.ID, ID: NewID()})
		}
	}
	if rapid.Bool().Draw(t, "attached") {
		e.Attachments = []Attachment{{Name: "a.txt", SHA256: strings.Repeat("0", 64), Bytes: 3}}
	}
	e.Created = time.UnixMilli(rapid.Int64Range(0, 4e12).Draw(t, "created")).UTC()
	e.Updated = e.Created
	e.Normalize()
	return e
}

func TestAnEntryIsTheSameInJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEntry(t)
		if err := e.Check(); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var again Entry
		if err := json.Unmarshal(b, &again); err != nil {
			t.Fatalf("%s: %v", b, err)
		}
		if diff := cmp.Diff(e, again, cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestTidyTwiceIsTidyOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SampledFrom([]string{"e", "\u0301", "\u200b", " ", "#", "İ", "ß", "\r\n", "\r", "\x00", "é", "A", "!", "\xff", "\u1100", "\u1161"})
		text := strings.Join(rapid.SliceOfN(parts, 0, 12).Draw(t, "parts"), "")
		e := anyEntry(t)
		e.Title, e.Body, e.Tags = text, text, []string{text}
		e.Normalize()
		once := e.Clone()
		e.Normalize()
		if diff := cmp.Diff(once, e, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%q:\n%s", text, diff)
		}
	})
}

func TestTidy(t *testing.T) {
	given := []string{"#Zwei", "eins", "Eins", " # two  words ", "!!", "a/b"}
	e := Entry{Kind: "achievement", Title: " a\n\u200bb\tc ", Body: "x\r\ny \n\n", Tags: given, Competencies: []string{"network", "business", "network", ""},
		Links:  []LinkTo{{Role: "with", ID: "1"}, {Role: "about", ID: "1"}, {Role: "with", ID: "1"}},
		Values: Values{"role": "", "why": nil, "metrics": []Values{}, "on_resume": false, "result": " One.\r\nTwo.\n", "organisation": "One\nTwo"}}
	e.Normalize()
	want := Entry{Kind: "achievement", Title: "a b c", Body: "x\ny", Tags: []string{"ab", "eins", "two-words", "zwei"}, Competencies: []string{"business", "network"},
		Links: []LinkTo{{Role: "with", ID: "1"}, {Role: "about", ID: "1"}}, Values: Values{"on_resume": false, "result": "One.\nTwo.", "organisation": "One Two"}}
	if diff := cmp.Diff(want, e); diff != "" {
		t.Error(diff)
	}
	if given[0] != "#Zwei" {
		t.Error("tidying changed the caller's own tags")
	}
}

func TestCheckNamesTheFieldThatCannotBeKept(t *testing.T) {
	link := func(role, id string) func(*Entry) { return func(e *Entry) { e.Links = []LinkTo{{Role: role, ID: id}} } }
	attach := func(a Attachment) func(*Entry) { return func(e *Entry) { e.Attachments = []Attachment{a} } }
	value := func(key string, v any) func(*Entry) { return func(e *Entry) { e.Values[key] = v } }
	hash := strings.Repeat("a", 64)
	for _, c := range []struct {
		field  string
		code   Code
		change func(*Entry)
	}{
		{"kind", Invalid, func(e *Entry) { e.Kind = "" }},
		{"kind", Invalid, func(e *Entry) { e.Kind = "a\nb" }},
		{"id", Invalid, func(e *Entry) { e.ID = "" }},
		{"id", Invalid, func(e *Entry) { e.ID = strings.ReplaceAll(e.ID, "-", "") }},
		{"title", Invalid, func(e *Entry) { e.Title = "" }},
		{"title", Invalid, func(e *Entry) { e.Title = strings.Repeat("é", MaxTitle+1) }},
		{"body", TooLarge, func(e *Entry) { e.Body = strings.Repeat("x", MaxBody+1) }},
		{"tags", TooLarge, func(e *Entry) {
			for i := range MaxTags + 1 {
				e.Tags = append(e.Tags, fmt.Sprintf("t%04d", i))
			}
		}},
		{"tags", Invalid, func(e *Entry) { e.Tags = []string{strings.Repeat("x", MaxTag+1)} }},
		{"day", Invalid, func(e *Entry) { e.Day = "" }},
		{"day", Invalid, func(e *Entry) { e.Day = "2026-02-30" }},
		{"until", Invalid, func(e *Entry) { e.Until = "soon" }},
		{"until", Invalid, func(e *Entry) { e.Until = e.Day.Add(-1) }},
		{"time", Invalid, func(e *Entry) { e.Time = "24:00" }},
		{"competencies", Invalid, func(e *Entry) { e.Competencies = []string{strings.Repeat("x", 200)} }},
		{"links", Invalid, link("", NewID())},
		{"with", Invalid, func(e *Entry) { e.Links = []LinkTo{{Role: "with", ID: e.ID}} }},
		{"met_through", Invalid, func(e *Entry) {
			e.Kind, e.Links = "contact", []LinkTo{{Role: "met_through", ID: NewID()}, {Role: "met_through", ID: NewID()}}
		}},
		{"attachments", Invalid, attach(Attachment{SHA256: hash})},
		{"attachments", Invalid, attach(Attachment{Name: "a", SHA256: "A" + hash[1:]})},
		{"attachments", Invalid, attach(Attachment{Name: "a", SHA256: hash, Bytes: -1})},
		{"attachments", TooLarge, attach(Attachment{Name: "a", SHA256: hash, Bytes: MaxAttachment + 1})},
		{"asked", Invalid, value("asked", Money{1, "USD"})},
		{"on_resume", Invalid, value("on_resume", "yes")},
		{"known", Invalid, value("metrics", []Values{{"known": "guessed"}})},
		{"values", Invalid, value("result", func() {})},
		{"after", Invalid, value("metrics", []Values{{"after": "many"}})},
	} {
		e := filled("achievement")
		e.Links = nil
		c.change(&e)
		err := e.Check()
		got, ok := err.(*Error)
		if !ok || got.Code != c.code || got.Field != c.field || !strings.HasSuffix(got.Message, ".") {
			t.Errorf("want %s refused as %s, got %#v", c.field, c.code, err)
		}
	}
}

func TestEntriesInJSONAreReadStrictly(t *testing.T) {
	for text, hint := range map[string]string{
		`[]`:                              "not an entry",
		`{"kind":7}`:                      "not an entry",
		`{"kind":"note","values":{"":1}}`: "without a name",
		`{"kind":"note","links":["x"]}`:   "not an entry",
		`{"kind":"note","mood":"good","tags":[1]}`:     "not an entry",
		`{"kind":"leadership","values":{"setting":7}}`: "wants text",
		`{"kind":"diary","private":"perhaps"}`:         "not an entry",
		`{"kind":"study","values":{"hours":"many"}}`:   "Hours wants a number",
		`{"kind":"note","tags":"erp"}`:                 "not an entry",
	} {
		var e Entry
		err := json.Unmarshal([]byte(text), &e)
		if CodeOf(err) != Invalid || !strings.Contains(err.Error(), hint) {
			t.Errorf("%s gave %v, want %q", text, err, hint)
		}
	}
}

func TestACloneSharesNothing(t *testing.T) {
	e := filled("achievement")
	e.Tags, e.Competencies = []string{"a"}, []string{"network"}
	e.Attachments = []Attachment{{Name: "a"}}
	c := e.Clone()
	c.Tags[0], c.Competencies[0], c.Links[0].ID, c.Attachments[0].Name = "b", "b", "b", "b"
	c.Values["result"] = "b"
	c.Values.Items("metrics")[0]["what"] = "b"
	if e.Tags[0] == "b" || e.Competencies[0] == "b" || e.Links[0].ID == "b" || e.Attachments[0].Name == "b" || e.Values.Text("result") == "b" || e.Values.Items("metrics")[0].Text("what") == "b" {
		t.Error("changing the clone changed the entry")
	}
}

func TestATerminalsOrdersAreNoWords(t *testing.T) {
	for text, want := range map[string]string{
		"a \x1b[31mred\x1b[0m b": "a red b", "\x1b]0;title\x07words": "words", "\x1b]8;;https://x.org\x1b\\link\x1b]8;;\x1b\\": "link",
		"a\u009b1;31mb": "ab", "\x1bP1;2|x\x1b\\y": "y", "\x1b(Bplain\x1bc": "plain", "\x1b]0;open\nnext": "0;open\nnext",
		"[31m is text": "[31m is text", "cut \x1b[": "cut", "\x1b\x1b[1mx": "x",
	} {
		e := NewEntry("note", saturday)
		e.Body = text
		e.Normalize()
		if e.Body != want {
			t.Errorf("%q became %q, want %q", text, e.Body, want)
		}
	}
}

func TestAnUnknownCompetencyListsWhatIsClose(t *testing.T) {
	for id, want := range map[string]string{"budgetin": "Choose from: budgeting.", "zz": "excellence, business"} {
		e := NewEntry("note", saturday)
		e.Title, e.Competencies = "x", []string{id}
		if err := e.CheckKnown(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is refused with %v, want %q", id, err, want)
		}
	}
}

func TestRetagAddsAndRemoves(t *testing.T) {
	e := Entry{Tags: []string{"erp", "old"}}
	e.ChangeTags([]string{"New"}, []string{"#Old"})
	e.Normalize()
	if want := []string{"erp", "new"}; !slices.Equal(e.Tags, want) {
		t.Errorf("tags are %q, want %q", e.Tags, want)
	}
}

func TestNoWordOfALongTitleIsLost(t *testing.T) {
	words := strings.Repeat("word ", 150)
	for _, title := range []string{words, "First. " + words, strings.Repeat("é", MaxTitle+7), strings.Repeat("Short one. ", 100), "kurz", strings.Repeat("東", MaxTitle) + "。" + words} {
		e := Entry{Title: strings.TrimSpace(title), Body: "Below."}
		e.SplitLongTitle()
		if n := len([]rune(e.Title)); n > MaxTitle || n == 0 {
			t.Errorf("the title has %d characters", n)
		}
		whole := strings.ReplaceAll(e.Title+strings.TrimSuffix(e.Body, "Below."), "\n", "")
		if strings.ReplaceAll(whole, " ", "") != strings.ReplaceAll(title, " ", "") || !strings.HasSuffix(e.Body, "Below.") {
			t.Errorf("%q became %q and %q", title, e.Title, e.Body)
		}
	}
}
