package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// steps has one step, known by two names.
func steps(name string) (title string, competencies []string, ok bool) {
	return "A2 Relationships", []string{"relationships", "network"}, name == "2" || name == "A2"
}

func TestParseLineTakesTheMarksOutOfTheTitle(t *testing.T) {
	for line, want := range map[string]Capture{
		"Fixed the batch job":                 {Title: "Fixed the batch job"},
		"Fixed it #erp, with @Ana. !Note":     {Title: "Fixed it, with Ana.", Tags: []string{"erp"}},
		"Lunch @Ana_Núñez >yesterday":         {Title: "Lunch Ana Núñez", Day: "2026-11-20"},
		`Lunch @"Ana Núñez" >"3 nov" on it`:   {Title: "Lunch Ana Núñez on it", Day: "2026-11-03"},
		">3 nov 2025 servers moved":           {Title: "servers moved", Day: "2025-11-03"},
		">3 nov 26 servers moved":             {Title: "26 servers moved", Day: "2026-11-03"},
		"Board >last tue, then home":          {Title: "Board, then home", Day: "2026-11-17"},
		"Board >3.11. and >today":             {Title: "Board and >today", Day: "2026-11-03"},
		"Load > 5 and >9000 or -> x":          {Title: "Load > 5 and >9000 or -> x"},
		">in 2 weeks: talk":                   {Title: "talk", Day: "2026-12-05"},
		"!achievement Quicker !study":         {Kind: "achievement", Title: "Quicker !study"},
		`!"budget note" laptops`:              {Kind: "budget", Title: "laptops"},
		"Wow !!! !unheard !":                  {Title: "Wow !!! !unheard !"},
		"Ticket #4711 in C# for a@b.org @9h":  {Title: "Ticket #4711 in C# for a@b.org @9h"},
		"# @ #a/b ##x @\"open":                {Title: "# @ #a/b ##x @\"open"},
		`\#erp \@Ana \!note \>today \\#x \^2`: {Title: `#erp @Ana !note >today \#x ^2`},
		`\\server\share \n \`:                 {Title: `\\server\share \n \`},
		"#Größe #two_words #a-b":              {Tags: []string{"größe", "two_words", "a-b"}},
		"Lunch ^2, twice ^A2":                 {Title: "Lunch, twice", Competencies: []string{"relationships", "network", "relationships", "network"}},
		"^C and 10^6 at ^9, ^ ^2x":            {Title: "^C and 10^6 at ^9, ^ ^2x"},
		"fixed @Ana's laptop":                 {Title: "fixed Ana's laptop"},
		`!budget \$500 of 35%`:                {Kind: "budget", Title: `\$500 of 35%`},
		"":                                    {},
	} {
		if want.Kind == "" {
			want.Kind = "note"
		}
		if want.Day == "" {
			want.Day = saturday
		}
		got := ParseLine(line, unplaced, steps)
		if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(Capture{}, "People", "Marks")); diff != "" {
			t.Errorf("ParseLine(%q):\n%s", line, diff)
		}
	}
}

func TestANameStaysInTheSentenceAndTakesItsSurname(t *testing.T) {
	for line, want := range map[string]string{
		"met @Petra Novak at lunch":          "Petra Novak",
		"met @Petra Novak, Legal":            "Petra Novak",
		"@Jan van der Berg Smits called":     "Jan van der Berg",
		"asked @petra_novak":                 "petra novak",
		"@Ana's report":                      "Ana",
		"@Ana Monday":                        "Ana",
		"@Ana, Tom and I":                    "Ana",
		"lunch with @Ana I paid":             "Ana",
		"@Ana VMware is old":                 "Ana",
		"told @Ana van was late":             "Ana",
		"@Nguyen Thi Lan helped":             "Nguyen Thi Lan",
		"@Ana  Novak with two spaces before": "Ana",
	} {
		c := ParseLine(line, english, nil)
		if len(c.People) != 1 || c.People[0].Text != want {
			t.Errorf("%q names %+v, want %q", line, c.People, want)
			continue
		}
		if at := c.People[0].InTitle; c.Title[at.From:at.To] != want || strings.Contains(c.Title, "@") {
			t.Errorf("%q is titled %q with the name at %v", line, c.Title, at)
		}
	}
}

func TestWithoutStepsTheirMarkIsText(t *testing.T) {
	if c := ParseLine(`Lunch ^2 \^2`, english, nil); c.Title != `Lunch ^2 \^2` || c.Competencies != nil {
		t.Errorf("captured %q, %v", c.Title, c.Competencies)
	}
}

func TestADayThatCannotBeIsAProblemAndStaysText(t *testing.T) {
	nowhere := Locale{Today: saturday, OrderUnknown: true}
	for line, hint := range map[string]string{
		"x >2026-02-30": "February 2026 has 28 days", "x >31 feb, then y": "February has 28 days", ">2026-13-01 x": "no month 13", `x >"31 nov"`: "November has 30 days",
		"x >30.2.2026.": "has 28 days", "x >nov 31": "November has 30 days", "x >sat 5 mar 2026": "is a Thursday", "x >31/11": "November has 30 days", ">11/02/2026 x": "read two ways",
	} {
		c := ParseLine(line, nowhere, nil)
		if c.Problem == nil || !strings.Contains(c.Problem.Message, hint) || !strings.HasPrefix(line[c.Problem.At:c.Problem.End], ">") {
			t.Errorf("ParseLine(%q) has the problem %+v, want %q", line, c.Problem, hint)
		}
		if c.Title != line || c.Day != saturday {
			t.Errorf("ParseLine(%q) is titled %q on %s", line, c.Title, c.Day)
		}
		kept := strings.Replace(line, ">", `\>`, 1)
		if c := ParseLine(kept, nowhere, nil); c.Problem != nil || c.Title != line {
			t.Errorf("ParseLine(%q) has the problem %+v, the title %q", kept, c.Problem, c.Title)
		}
	}
	for _, line := range []string{"load >50/50", "uptime >99.9.", "up >99.9", ">2000 users", ">10.15.22", "a >b", ">13-14 people", ">may 40 people", "> 2026-02-30", "x->2026-02-30", ">3/0"} {
		if c := ParseLine(line, english, nil); c.Problem != nil || c.Title != line {
			t.Errorf("ParseLine(%q) has the problem %+v, the title %q", line, c.Problem, c.Title)
		}
	}
}

func TestParseLineShowsWhatItUnderstood(t *testing.T) {
	const line = `Won $9,000 #ERP @"Ana  Núñez", >3 nov !budget ^2`
	c := ParseLine(line, english, steps)
	var got []string
	for _, m := range c.Marks {
		got = append(got, string(m.Type)+" "+line[m.At:m.End]+" = "+m.Meaning)
	}
	want := []string{"tag #ERP = erp", `person @"Ana  Núñez" = Ana Núñez`, "day >3 nov = Tue Nov 3, 2026", "kind !budget = Budget note", "step ^2 = A2 Relationships"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(c.People) != 1 || c.People[0].Text != "Ana Núñez" || line[c.People[0].At:c.People[0].End] != `@"Ana  Núñez"` {
		t.Errorf("people are %+v", c.People)
	}
}

func TestCaptureBecomesAnEntry(t *testing.T) {
	e := ParseLine("Fixed it #b #a #b !achievement ^2 ^A2 35%", english, steps).Entry()
	if err := e.Check(); err != nil {
		t.Fatal(err)
	}
	if e.Title != "Fixed it 35%" || strings.Join(e.Tags, " ") != "a b" || strings.Join(e.Competencies, " ") != "network relationships" || e.Kind != "achievement" || e.Day != saturday {
		t.Errorf("entry is %+v", e)
	}
	err := ParseLine("#erp >today", english, steps).Entry().Check()
	if CodeOf(err) != Invalid || !strings.Contains(err.Error(), "title") {
		t.Errorf("a line without words gave %v", err)
	}
}

func TestABackslashKeepsEveryMark(t *testing.T) {
	words := []string{"#erp", "@Ana", "!budget", ">today", ">last tue", "$500", "35%", "plain", "^2", `\x`, `@"A B"`, "#4711", "84000USD"}
	rapid.Check(t, func(t *rapid.T) {
		kept := rapid.SliceOfN(rapid.SampledFrom(words), 1, 6).Draw(t, "words")
		escaped := make([]string, len(kept))
		for i, w := range kept {
			escaped[i] = w
			if c := ParseLine(w, english, steps); len(c.Marks) > 0 {
				escaped[i] = `\` + w
			}
		}
		c := ParseLine(strings.Join(escaped, " "), english, steps)
		if c.Title != strings.Join(kept, " ") || len(c.Marks) > 0 {
			t.Fatalf("%q became %q with %v", escaped, c.Title, c.Marks)
		}
	})
}

func FuzzParseLine(f *testing.F) {
	for _, s := range []string{`Won $9,000 #ERP @"Ana" >3 nov !budget`, `\#x >"a`, "^2, ^A2", ">3.11., 35 % 84000 USD"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		c := ParseLine(line, english, steps)
		end := 0
		for _, m := range c.Marks {
			if m.At < end || m.At >= m.End || m.End > len(line) || m.Meaning == "" {
				t.Fatalf("%q: mark %+v after %d", line, m, end)
			}
			end = m.End
		}
		if e := c.Entry(); e.Title != "" && len(e.Title) < MaxTitle {
			if err := e.Check(); err != nil {
				t.Fatalf("%q: %v", line, err)
			}
		}
	})
}
