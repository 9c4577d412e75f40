package model

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestSummaryTellsAnEntryInOneLine(t *testing.T) {
	ana, bo := NewID(), NewID()
	names := map[string]string{ana: "Ana Núñez", bo: "Bo"}
	entry := func(kind string, v Values, linked ...string) Entry {
		e := NewEntry(kind, saturday)
		e.Values = v
		for _, id := range linked {
			e.Links = append(e.Links, LinkTo{Role: "with", ID: id})
		}
		return e
	}
	metric := func(what, before, after, unit string) Values {
		v := Values{}
		for key, text := range map[string]string{"what": what, "unit": unit} {
			v.setOrDelete(key, text)
		}
		for key, text := range map[string]string{"before": before, "after": after} {
			if text != "" {
				v[key] = Decimal(text)
			}
		}
		return v
	}
	for want, e := range map[string]Entry{
		"": entry("note", nil),
		"plan · asked 84,000 USD, granted 31,000 USD · partly · Ana Núñez": entry("budget", Values{"stage": "plan", "asked": Money{8400000, "USD"}, "granted": Money{3100000, "USD"}, "outcome": "partly"}, ana),
		"asked 0.50 EUR · no stage yet":                                    entry("budget", Values{"asked": Money{50, "EUR"}}),
		"charity board · no result yet":                                    entry("leadership", Values{"setting": "charity board"}),
		"Orders leave a day sooner. · order to dispatch 31 to 9 hours · Ana Núñez, Bo": entry("achievement",
			Values{"result": "Orders leave\na day sooner.", "metrics": []Values{metric("order to dispatch", "31", "9", "hours")}}, ana, bo, ana, NewID()),
		"a 1,200 to 5%, b 35%, … · no result yet":    entry("achievement", Values{"metrics": []Values{metric("a", "1200", "5", "%"), metric("b", "", "35", "%"), metric("c", "", "", "")}}),
		"late orders from 40 a week · no result yet": entry("achievement", Values{"metrics": []Values{metric("late orders", "40", "", "a week")}}),
		"Finance · no job yet":                       entry("contact", Values{"department": "Finance"}),
		"certificate · finished":                     entry("study", Values{"form": "certificate", "status": "finished", "hours": Decimal("12")}),
	} {
		if got := Summarize(e, names, unplaced); got != want {
			t.Errorf("a %s is summed up %q, want %q", e.Kind, got, want)
		}
	}
}

func TestSummaryNamesAFewPeopleOnly(t *testing.T) {
	e, names := NewEntry("note", saturday), map[string]string{}
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		id := NewID()
		names[id] = name
		e.Links = append(e.Links, LinkTo{Role: "with", ID: id})
	}
	if got := Summarize(e, names, unplaced); got != "A, B, C, and 2 more" {
		t.Errorf("people are summed up %q", got)
	}
}

func TestEveryTypeIsToldInWords(t *testing.T) {
	for _, typ := range Types {
		s, ok := typeSamples[typ]
		if !ok {
			t.Errorf("the type %q has no sample", typ)
			continue
		}
		for name, loc := range locales {
			if words := s.field.formatForRow(s.value, loc); strings.TrimSpace(words) == "" || strings.Contains(words, "\n") {
				t.Errorf("%s: the type %q is told %q", name, typ, words)
			}
		}
	}
}

func TestDescribeTellsAChangeInWords(t *testing.T) {
	long := "We split the batch job by warehouse and agreed the cut-off with sales, then piloted it in "
	for _, c := range []struct{ field, before, after, want string }{
		{"title", `"a"`, `"b"`, "Title: “a”, now “b”"},
		{"body", `""`, `"x\ny"`, "Text: “x y”"},
		{"body", `"x"`, `""`, "Text: “x” removed"},
		{"values.result", `null`, `"Faster."`, "Result: “Faster.”"},
		{"values.result", `"` + long + `Leeds."`, `"` + long + `York."`, "Result: “…in Leeds.”, now “…in York.”"},
		{"values.asked", `{"minor":100000,"currency":"USD"}`, `{"minor":150000,"currency":"USD"}`, "Asked: 1,000 USD, now 1,500 USD"},
		{"values.outside_it", `null`, `false`, "Outside IT: no"},
		{"values.outside_it", `true`, `false`, "Outside IT: yes, now no"},
		{"values.outcome", `"running"`, `"died"`, "Outcome: running, now died"},
		{"values.metrics", `[{"what":"a","after":9}]`, `[{"what":"a","after":8}]`, "Numbers: added a 8; removed a 9"},
		{"values.promises", `null`, `[{"by":"me","what":"Call","due":"2026-11-27","done":true}]`, "Promises: added me, Call, Fri 27 Nov, kept"},
		{"values.long_gone", `null`, `7`, "Long gone: 7"},
		{"values.asked", `"much"`, `null`, `Asked: "much" removed`},
		{"kind", `"note"`, `"budget"`, "Kind: Note, now Budget note"},
		{"day", `"2026-11-20"`, `"2026-11-21"`, "Day: Fri 20 Nov 2026, now Sat 21 Nov 2026"},
		{"until", `""`, `"2026-11-21"`, "Last day: Sat 21 Nov 2026"},
		{"time", `"10:00"`, `""`, "Time: 10:00 removed"},
		{"tags", `["a","b"]`, `["b","c"]`, "Tags: added c; removed a"},
		{"competencies", `[]`, `["problem_solving"]`, "Competencies: added Problem solving"},
		{"links", `[]`, `[{"role":"with","id":"1"},{"role":"with","id":"2"},{"role":"witness","id":"1"}]`, "Links: added With (2), Can vouch for it"},
		{"links", `[{"role":"with","id":"1"},{"role":"with","id":"2"}]`, `[{"role":"with","id":"2"},{"role":"with","id":"1"}]`, "Links: put in another order"},
		{"links", `[]`, `[{"role":"with","id":"known"}]`, "Links: added with Ana Núñez"},
		{"attachments", `[{"name":"a.pdf","sha256":"x","bytes":1}]`, `[]`, "Attachments: removed a.pdf"},
		{"trashed", `false`, `true`, "Moved to the trash"},
		{"trashed", `true`, `false`, "Taken out of the trash"},
		{"private", `null`, `true`, "Marked as private"},
		{"read", `null`, `{"edition":"1","parts":[{"part":"values.outcome"},{"part":"links.with.known"},{"part":"competencies.budgeting"},{"part":"people.tom"}]}`,
			"Read from the words: added budgeting, with Ana Núñez, tom, outcome"},
		{"read", `{"edition":"1","parts":[{"part":"story.result"}]}`, `{"edition":"1","parts":[{"part":"story.result","removed":true}]}`, "Read from the words: removed result"},
		{"read", `{"edition":"1"}`, `{"edition":"2"}`, "Read from the words once more"},
		{"private", `true`, `false`, "No longer private"},
	} {
		got := DescribeChange(FieldChange{c.field, json.RawMessage(c.before), json.RawMessage(c.after)}, map[string]string{"known": "Ana Núñez"}, unplaced)
		if got != c.want {
			t.Errorf("%s %s, now %s is told %q, want %q", c.field, c.before, c.after, got, c.want)
		}
	}
	for _, part := range entryParts {
		if partLabels[part] == "" && part != "trashed" && part != "private" {
			t.Errorf("history has no word for %q", part)
		}
	}
}
