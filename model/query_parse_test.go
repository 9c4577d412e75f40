package model

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

var ignorePlace = cmpopts.IgnoreFields(Term{}, "At", "End")

func TestParseQueryReadsEachPart(t *testing.T) {
	day := func(key string, d Day) Term { return Term{Key: key, Op: ":", Value: d} }
	is := func(key, text string) Term { return Term{Key: key, Op: ":", Text: text} }
	for text, want := range map[string][]Term{
		"":                             nil,
		" - , ! ":                      nil,
		`""`:                           nil,
		"erp":                          {{Text: "erp"}},
		"ERP desk":                     {{Text: "ERP"}, {Text: "desk"}},
		`"order desk"`:                 {{Text: "order desk", Phrase: true}},
		`"a \"b\" \\ \c"`:              {{Text: `a "b" \ \c`, Phrase: true}},
		`-draft -"old plan"`:           {{Text: "draft", Not: true}, {Text: "old plan", Phrase: true, Not: true}},
		`deliv* "order de"*`:           {{Text: "deliv", Prefix: true}, {Text: "order de", Phrase: true, Prefix: true}},
		`erp"desk"x`:                   {{Text: "erp"}, {Text: "desk", Phrase: true}, {Text: "x"}},
		"well-known c# c++":            {{Text: "well-known"}, {Text: "c#"}, {Text: "c++"}},
		`http://x.org 12:30 C:\temp`:   {{Text: "http://x.org"}, {Text: "12:30"}, {Text: `C:\temp`}},
		"東京 ł 🎉":                       {{Text: "東京"}, {Text: "ł"}, {Text: "🎉"}},
		"kind:note":                    {is("kind", "note")},
		"KIND:Achievements":            {is("kind", "achievement")},
		`kind:"budget notes",note`:     {{Key: "kind", Op: ":", Any: []string{"budget", "note"}}},
		"kind:note,notes,":             {is("kind", "note")},
		"-kind:note":                   {{Key: "kind", Op: ":", Text: "note", Not: true}},
		"#ERP -#old":                   {is("tag", "erp"), {Key: "tag", Op: ":", Text: "old", Not: true}},
		"tag:erp,#Two":                 {{Key: "tag", Op: ":", Any: []string{"erp", "two"}}},
		`competency:"Problem Solving"`: {is("competency", "problem_solving")},
		`@Ana_Núñez`:                   {is("person", "Ana Núñez")},
		`@"Ana Núñez"`:                 {is("person", "Ana Núñez")},
		`person:"Ana  Núñez"`:          {is("person", "Ana Núñez")},
		"from:2026-03":                 {day("from", "2026-03-01")},
		"to:2026-02":                   {day("to", "2026-02-28")},
		"to:2024-2":                    {day("to", "2024-02-29")},
		"from:2026 to:2026":            {day("from", "2026-01-01"), day("to", "2026-12-31")},
		"day:2026-03":                  {day("from", "2026-03-01"), day("to", "2026-03-31")},
		`day:"3 nov"`:                  {day("day", "2026-11-03")},
		"-day:yesterday":               {{Key: "day", Op: ":", Value: Day("2026-11-20"), Not: true}},
		"has:number has:file":          {is("has", "number"), is("has", "file")},
		"has:link has:Body has:asked":  {is("has", "link"), is("has", "body"), is("has", "asked")},
		"is:private is:trashed":        {is("is", "private"), is("is", "trash")},
		"step:A2 step:2":               {is("step", "A2"), is("step", "2")},
		"-step:a1,A2":                  {{Key: "step", Op: ":", Any: []string{"a1", "A2"}, Not: true}},
		"is:inbox id:0199AF":           {is("is", "inbox"), is("id", "0199af")},
		"asked>5000":                   {{Key: "asked", Op: ">", Type: Amount, Value: Money{Minor: 500000}}},
		"asked>=5kUSD":                 {{Key: "asked", Op: ">=", Type: Amount, Value: Money{500000, "USD"}}},
		"hours>=3.5 hours:3":           {{Key: "hours", Op: ">=", Type: Number, Value: Decimal("3.5")}, {Key: "hours", Op: "=", Type: Number, Value: Decimal("3")}},
		"outcome:Refused":              {{Key: "outcome", Op: ":", Type: Choice, Text: "refused"}},
		"outcome=Open,Refused":         {{Key: "outcome", Op: "=", Type: Choice, Any: []string{"open", "refused"}}},
		"outcome:thriving":             {{Key: "outcome", Op: ":", Type: Choice, Text: "thriving"}},
		"fiscal_year=FY27":             {{Key: "fiscal_year", Op: "=", Type: Year, Value: int64(2027)}},
		"deadline<2026-12-01":          {{Key: "deadline", Op: "<", Type: Date, Value: Day("2026-12-01")}},
		"deadline:2026-12": {{Key: "deadline", Op: ">=", Type: Date, Value: Day("2026-12-01")},
			{Key: "deadline", Op: "<=", Type: Date, Value: Day("2026-12-31")}},
		"deadline>2026-12 finished<=2026": {{Key: "deadline", Op: ">", Type: Date, Value: Day("2026-12-31")},
			{Key: "finished", Op: "<=", Type: Date, Value: Day("2026-12-31")}},
		`provider:"Open University"`: {{Key: "provider", Op: ":", Type: Text, Text: "Open University"}},
		"-on_resume:yes":             {{Key: "on_resume", Op: "=", Type: YesNo, Value: true, Not: true}},
		"url:example.org result:x":   {{Key: "url", Op: ":", Type: Link, Text: "example.org"}, {Key: "result", Op: ":", Type: Prose, Text: "x"}},
		"people_led>3":               {{Key: "people_led", Op: ">", Type: Integer, Value: int64(3)}},
	} {
		q, err := ParseQuery(text, unplaced, false)
		if err != nil {
			t.Errorf("ParseQuery(%q): %v", text, err)
			continue
		}
		if diff := cmp.Diff(want, q.Terms, ignorePlace); diff != "" {
			t.Errorf("ParseQuery(%q):\n%s", text, diff)
		}
	}
}

func TestParseQuerySaysWhereEachTermStands(t *testing.T) {
	const text = `  erp -kind:note "order desk" `
	q, err := ParseQuery(text, unplaced, false)
	if err != nil {
		t.Fatal(err)
	}
	var parts []string
	for _, term := range q.Terms {
		parts = append(parts, text[term.At:term.End])
	}
	if want := []string{"erp", "-kind:note", `"order desk"`}; !slices.Equal(parts, want) {
		t.Errorf("terms stand at %q, want %q", parts, want)
	}
}

func TestAQuerySaysWhatItAsksFor(t *testing.T) {
	q, err := ParseQuery("-draft kind:note is:trash -is:private", unplaced, false)
	if err != nil {
		t.Fatal(err)
	}
	if q.HasSteps() || !q.With(Term{Key: "step", Text: "2"}).HasSteps() {
		t.Error("only a step asks for the readiness map")
	}
	if q.HasWords() || !q.With(Term{Text: "erp"}).HasWords() || q.HasWords() {
		t.Error("words to leave out are no words to search for")
	}
	if !q.HasTerm("is", "trash") || !q.HasTerm("kind", "") || q.HasTerm("is", "private") || q.HasTerm("tag", "") {
		t.Errorf("%s does not know what it asks for", q)
	}
}

func TestParseQueryTakesTheOrder(t *testing.T) {
	for text, want := range map[string]Order{"erp": Newest, "order:best erp": Best, "order:BEST order:newest": Newest} {
		if q, err := ParseQuery(text, unplaced, false); err != nil || q.Order != want {
			t.Errorf("ParseQuery(%q) sorts %v, %v, want %v", text, q.Order, err, want)
		}
	}
}

func TestParseQueryTakesAnUnfinishedSearchWhileTyping(t *testing.T) {
	for text, want := range map[string][]Term{
		"order de":     {{Text: "order"}, {Text: "de", Prefix: true}},
		"order de ":    {{Text: "order"}, {Text: "de"}},
		"-dra":         {{Text: "dra", Not: true}},
		`"order de`:    {{Text: "order de", Phrase: true, Prefix: true}},
		`"order `:      {{Text: "order ", Phrase: true}},
		`"order"`:      {{Text: "order", Phrase: true}},
		"erp kind:":    {{Text: "erp"}},
		"asked>":       nil,
		"#":            nil,
		`person:"Ana `: {{Key: "person", Op: ":", Text: "Ana"}},
	} {
		q, err := ParseQuery(text, unplaced, true)
		if diff := cmp.Diff(want, q.Terms, ignorePlace); diff != "" || err != nil {
			t.Errorf("ParseQuery(%q) while typing: %v\n%s", text, err, diff)
		}
	}
}

func TestParseQuerySaysWhereAndWhyItCannotBeRead(t *testing.T) {
	for text, want := range map[string]string{
		`erp "order`:               `"order|never closed`,
		`person:"Ana`:              `"Ana|never closed`,
		"a hours>=b c":             "hours>=b|“hours” wants a number after >=; try hours>=3.",
		"hours>":                   "hours>|wants a number",
		"people_led:x":             "people_led:x|wants a whole number",
		"asked>\x14":               "asked>\x14|wants an amount",
		"kind:budget outcome:\x14": "outcome:\x14|wants",
		"asked>much":               "asked>much|wants an amount",
		"fiscal_year:99999":        "fiscal_year:99999|wants a year",
		"on_resume:maybe":          "on_resume:maybe|yes or no",
		"outcome:lost":             "outcome:lost|one of succeeded, partly, failed, running, thriving, died, open, granted, refused",
		"outcome>open":             "outcome>open|cannot be compared",
		"provider>x":               "provider>x|try provider:",
		"metrics:x":                "metrics:x|has:metrics",
		"deadline<soon":            "soon|is not a day",
		"-deadline:2026-12":        "-deadline:2026-12|deadline<2026-12-01",
		"kind:achievment":          "kind:achievment|Try achievement.",
		"kind:":                    "kind:|wants a kind",
		"kind:,":                   "kind:,|wants a word",
		"kind>note":                "kind>note|wants a kind",
		"tag:!!":                   "tag:!!|not a tag",
		"competency:budgetting":    "competency:budgetting|Try budgeting",
		"from:2026-13":             "2026-13|no month 13",
		"from:0000":                "0000|is not a day",
		"to:someday":               "someday|is not a day",
		"-day:2026":                "-day:2026|cannot be left out",
		"has:files":                "has:files|Try file, field.",
		"has:nothing_like_it":      "has:nothing_like_it|Try number, file, link, body.",
		"is:done":                  "is:done|private, trash, inbox or read",
		"step>2":                   "step>2|wants a step",
		"id:xyz":                   "id:xyz|not the start of an id",
		"order:oldest":             "order:oldest|best or newest",
		"-order:best":              "-order:best|Leave the - out",
		"note:":                    "note:|try kind:note",
		"hour>3":                   "hour>3|Did you mean hours?",
		"peson:Ana":                "peson:Ana|Did you mean person or lesson?",
		"unheardof:x":              "unheardof:x|put them in quotes",
		"a=b":                      "a=b|put them in quotes",
	} {
		_, err := ParseQuery(text, unplaced, false)
		part, reason, _ := strings.Cut(want, "|")
		var e *SyntaxError
		if !errors.As(err, &e) {
			t.Errorf("ParseQuery(%q) gave %v, want a refusal", text, err)
			continue
		}
		if text[e.At:e.End] != part || !strings.Contains(e.Reason, reason) {
			t.Errorf("ParseQuery(%q) refused %q: %s, want %s", text, text[e.At:e.End], e.Reason, want)
		}
	}
}

func TestEveryTypeOfFieldCanBeSearched(t *testing.T) {
	for _, k := range Kinds {
		for _, f := range k.Fields {
			if _, err := ParseQuery("has:"+f.Key, unplaced, false); err != nil {
				t.Errorf("has:%s: %v", f.Key, err)
			}
			if f.Type == List {
				continue
			}
			q, err := ParseQuery(f.Key+":"+exampleValue(f), unplaced, false)
			if err != nil || len(q.Terms) != 1 || q.Terms[0].Key != f.Key || q.Terms[0].Type != mergeFields(FieldsByKey(f.Key)).Type {
				t.Errorf("%s:%s gave %+v, %v", f.Key, exampleValue(f), q.Terms, err)
				continue
			}
			again, err := ParseQuery(q.String(), Locale{DecimalComma: true}, false)
			if diff := cmp.Diff(q, again, ignorePlace); diff != "" || err != nil {
				t.Errorf("%s:%s is written %q: %v\n%s", f.Key, exampleValue(f), q, err, diff)
			}
		}
	}
	for _, typ := range Types {
		if rules := types[typ]; (rules.Wanted == "") != (rules.Compared == NotCompared) {
			t.Errorf("a search does not know what the type %q wants", typ)
		}
	}
}

func TestKeysOfFieldsAreNoFilters(t *testing.T) {
	for _, key := range FieldKeys() {
		if _, taken := filterHints[key]; taken || slices.Contains([]string{"number", "file", "link", "body"}, key) {
			t.Errorf("the field %q hides a filter of the search", key)
		}
	}
	for key := range filters {
		if filterHints[key][0] == "" {
			t.Errorf("the filter %q does not say what it wants", key)
		}
	}
}

func TestAQueryIsReadBackAsItIsWritten(t *testing.T) {
	pieces := []string{"erp", "-", "--x", `"`, `\`, " ", "kind:note,study", "tag:a,b", "#x", "@Ana_N", "@_//x", `@\x`, `person:"A \"B\" C"`, "*", "deliv*", "asked>12.5kUSD",
		"hours>=0.125", "hours<1234.5", "deadline:2026-12", "from:2026", "is:trash", "has:asked", "order:best", "http://x", "fiscal_year:FY27", "on_resume:no",
		"outcome:refused,open", "provider=Open", "id:01", "step:2,A1", "day:2026-03-04", "Größe:3", "c#", "a_b"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 8).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", ""}).Draw(t, "between"))
		q, err := ParseQuery(text, anyLocale(t), rapid.Bool().Draw(t, "typing"))
		if err != nil {
			return
		}
		again, err := ParseQuery(q.String(), anyLocale(t), false)
		if diff := cmp.Diff(q, again, ignorePlace, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("%q was written %q: %v\n%s", text, q.String(), err, diff)
		}
	})
}

func TestAClickedFilterIsWrittenWhole(t *testing.T) {
	q := Query{}.With(Term{Key: "person", Text: `Ana "Annie" Núñez`}, Term{Key: "kind", Any: []string{"note", "study"}}, Term{Text: "kind:note"})
	const want = `person:"Ana \"Annie\" Núñez" kind:note,study "kind:note"`
	if got := q.String(); got != want {
		t.Errorf("written %s, want %s", got, want)
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{`erp "order desk" -x*`, "kind:note,study", "asked>5000", `person:"Ana`, "#a@b:c", "-", "asked>\x14", "outcome:\x14"} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, typing bool) {
		q, err := ParseQuery(text, unplaced, typing)
		var e *SyntaxError
		if err != nil {
			if !errors.As(err, &e) || e.At < 0 || e.At > e.End || e.End > len(text) || e.Reason == "" {
				t.Fatalf("ParseQuery(%q) = %#v", text, err)
			}
			return
		}
		at := 0
		for _, term := range q.Terms {
			if term.At < at && term.Key != "from" && term.Key != "to" && term.Type != Date || term.End > len(text) || term.At >= term.End {
				t.Fatalf("ParseQuery(%q) placed %+v after %d", text, term, at)
			}
			at = max(at, term.At)
		}
		again, err := ParseQuery(q.String(), unplaced, false)
		if diff := cmp.Diff(q, again, ignorePlace, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Fatalf("%q was written %q: %v\n%s", text, q.String(), err, diff)
		}
	})
}
