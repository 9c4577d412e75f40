package storage

import (
	"strings"
	"testing"
	"unicode/utf8"

	"rung/model"
)

// marked writes a text with brackets around its marks.
func marked(text string, marks []model.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(text[at:m.From] + "[" + text[m.From:m.To] + "]")
		at = m.To
	}
	return b.String() + text[at:]
}

func TestHighlights(t *testing.T) {
	long := strings.Repeat("one two three four five ", 20)
	tests := []struct {
		query          string
		entry          model.Entry
		title, snippet string
	}{
		{"firewall", model.Entry{Title: "The Firewall, firewalled", Body: "No match"}, "The [Firewall], firewalled", ""},
		{"fire*", model.Entry{Title: "The Firewall", Body: "a fire"}, "The [Firewall]", "a [fire]"},
		{"strasse", model.Entry{Title: "Straße 7"}, "[Straße] 7", ""},
		{`"budget cycle"`, model.Entry{Title: "Budget-Cycle, cycle"}, "[Budget-Cycle], cycle", ""},
		{"e-mail", model.Entry{Title: "An e mail and an e-mail; mail"}, "An [e mail] and an [e-mail]; mail", ""},
		{"管理", model.Entry{Title: "x", Body: "プロジェクト管理の会議"}, "x", "プロジェクト[管理]の会議"},
		{"cafe", model.Entry{Title: "Cafe\u0301 society"}, "[Cafe\u0301] society", ""},
		{"forecast -board", model.Entry{Title: "x", Body: "the\n\nforecast\tboard"}, "x", "the [forecast] board"},
		{"kind:note", model.Entry{Title: "note", Body: "note"}, "note", ""},
		{"ana", model.Entry{Title: "x", Links: []model.LinkTo{{Role: "with", ID: "1"}}}, "x", "[Ana] Núñez"},
		{"plan", model.Entry{Title: "x", Attachments: []model.Attachment{{Name: "rack plan.txt"}}}, "x", "rack [plan].txt"},
		{"university", model.Entry{Title: "x", Values: model.Values{"provider": "Open University"}}, "x", "Open [University]"},
		{"needle", model.Entry{Title: "x", Body: long + "needle " + long}, "x",
			"…three four five [needle] one two three four five one two three four five one two three four five one two three four five…"},
		{"needle", model.Entry{Title: "x", Body: "needle " + long}, "x",
			"[needle] one two three four five one two three four five one two three four five one two three four five one two three…"},
		{"needle", model.Entry{Title: "x", Body: long + "needle"}, "x", "…three four five [needle]"},
		{"理", model.Entry{Title: "x", Body: strings.Repeat("会議", 60) + "理" + strings.Repeat("会議", 60)}, "x",
			"…" + strings.Repeat("会議", 8) + "[理]" + strings.Repeat("会議", 51) + "会…"},
	}
	for _, tt := range tests {
		hit := model.Hit{Entry: tt.entry, Names: map[string]string{"1": "Ana Núñez"}}
		newHighlighter(parse(t, tt.query)).markHit(&hit)
		if got := marked(hit.Entry.Title, hit.TitleMatches); got != tt.title {
			t.Errorf("%s: title %q, want %q", tt.query, got, tt.title)
		}
		if got := marked(hit.Snippet, hit.SnippetMatches); got != tt.snippet {
			t.Errorf("%s: snippet %q, want %q", tt.query, got, tt.snippet)
		}
	}
}

func FuzzHighlights(f *testing.F) {
	f.Add("a b", "the a b\u0301 c", true)
	f.Add("ß", "Straße "+strings.Repeat("管", 200), false)
	f.Fuzz(func(t *testing.T, wanted, text string, prefix bool) {
		hit := model.Hit{Entry: model.Entry{Title: text, Body: text + " " + wanted}}
		newHighlighter(model.Query{Terms: []model.Term{{Text: wanted, Prefix: prefix}}}).markHit(&hit)
		for _, marks := range []struct {
			text  string
			spans []model.Span
		}{{hit.Entry.Title, hit.TitleMatches}, {hit.Snippet, hit.SnippetMatches}} {
			last := 0
			for _, m := range marks.spans {
				if m.From < last || m.To <= m.From || m.To > len(marks.text) {
					t.Fatalf("the mark %v does not fit %q after %d", m, marks.text, last)
				}
				last = m.To
			}
		}
		if utf8.ValidString(text) && utf8.ValidString(wanted) && !utf8.ValidString(hit.Snippet) {
			t.Errorf("the snippet %q is cut inside a character", hit.Snippet)
		}
	})
}
