package documents

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"rung/model"
	"rung/model/paper"
	"rung/model/resume"
)

var update = flag.Bool("update", false, "write the golden files anew")

func press(t testing.TB) *Writer {
	t.Helper()
	p, err := NewWriter(fonts())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func line(words string) resume.Bullet { return resume.Bullet{Text: words, Day: "2026-11-03"} }

// Career is a résumé with something of everything.
func career() resume.Resume {
	return resume.Resume{
		Person: resume.Person{Name: "Zoë Kraków-Doe", Headline: "Infrastructure lead", Email: "zoe@example.org", Phone: "+48 12 345 67 89", City: "Łódź",
			Links:   []resume.Address{{Label: "LinkedIn", URL: "https://www.linkedin.com/in/zoe_doe"}},
			Summary: "Keeps systems running – and people too.\n\nLooks for a team to lead."},
		Employers: []resume.Employer{
			{Name: "Northwind", Roles: []resume.Role{
				{Title: "Senior systems engineer", Employment: "job", From: "2022-03-01", Bullets: []resume.Bullet{
					line("Cut order-to-dispatch time from 31 to 9 hours by splitting a nightly ERP job per warehouse, so that Sales could promise next-day freight"),
					line("Renegotiated 3 licence contracts with Finance, saving €31,000 a year"),
					line("1. opens with a number and <has> signs & *stars*"),
				}},
				{Title: "Systems engineer", Employment: "part-time", From: "2019-09-01", Until: "2022-02-28", Bullets: []resume.Bullet{line("Moved mail for 400 people without downtime")}},
			}},
			{Name: "City Food Bank", Roles: []resume.Role{{Title: "Intern", Employment: "internship", From: "2018-06-01", Until: "2018-09-30"}}},
		},
		Others:       []resume.Bullet{line("Led a charity’s board of 7 through its first audit")},
		Education:    []resume.Study{{Title: "BSc Informatics", Provider: "AGH", Form: "degree", From: "2014-10-01", Finished: "2018-06-30"}},
		Certificates: []resume.Study{{Title: "ITIL 4 Foundation", Provider: "PeopleCert", Form: "certificate", From: "2026-02-01", Finished: "2026-02-20", ValidUntil: "2029-02-20"}},
		Skills:       []resume.Skill{{Name: "Systems", Members: []string{"Linux", "VMware"}}, {Name: "Budgeting"}},
		Languages:    []resume.Language{{Name: "Polish", Level: "native"}, {Name: "English"}},
	}
}

func printedResume(t *testing.T, format string, d resume.Resume) (content string, lost []string) {
	t.Helper()
	var b bytes.Buffer
	lost, err := press(t).Resume(&b, format, d, paper.A4)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), lost
}

func TestResumeAsText(t *testing.T) {
	listed := career()
	listed.BulletsOnly, listed.Person, listed.Education, listed.Certificates, listed.Skills, listed.Languages = true, resume.Person{}, nil, nil, nil, nil
	for _, tt := range []struct {
		golden, format string
		d              resume.Resume
	}{
		{"resume.txt", "txt", career()}, {"resume.md", "md", career()}, {"resume.html", "html", career()}, {"resume-out.json", "json", career()},
		{"bullets.txt", "txt", listed}, {"bullets.md", "md", listed},
	} {
		t.Run(tt.golden, func(t *testing.T) {
			got, lost := printedResume(t, tt.format, tt.d)
			path := filepath.Join("testdata", tt.golden)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" || len(lost) > 0 {
				t.Errorf("lost %q, and written otherwise (- golden, + now; -update takes it):\n%s", lost, diff)
			}
		})
	}
}

func TestPlainTextIsASCIIInNarrowLines(t *testing.T) {
	d := career()
	d.Others = append(d.Others, line(strings.Repeat("tabletoptabletop", 20)), line(strings.Repeat("naïve façade – ", 300)))
	text, lost := printedResume(t, "txt", d)
	for l := range strings.Lines(text) {
		if l = strings.TrimSuffix(l, "\n"); len(l) > textColumns || !isASCII(l) {
			t.Errorf("%d columns: %s", len(l), l)
		}
	}
	if words := strings.Count(text, "naive facade"); words < 250 || len(lost) > 0 {
		t.Errorf("%d of 300 words, lost %q", words, lost)
	}
}

// An aside that does not fit on the last line has one of its own, and is not torn.
func TestPlainTextKeepsDatesTogether(t *testing.T) {
	var sheet paper.Document
	sheet.Add(paper.Block{Style: paper.Subheading, Text: "Computer lab assistant (part-time), Lake Erie State College", Aside: "Sep 2012 – May 2014"})
	sheet.Add(paper.Block{Style: paper.Item, Text: "Goal", Aside: "running"})
	sheet.Add(paper.Block{Style: paper.Item, Text: "🎉", Aside: "lost"})
	var b bytes.Buffer
	writeText(&b, sheet)
	want := "Computer lab assistant (part-time), Lake Erie State College\nSep 2012 - May 2014\n- Goal | running\n- lost\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestTransliteration(t *testing.T) {
	for _, tt := range []struct{ text, want, lost string }{
		{"Größe, Ærø, Łódź, ĐOKOVIĆ, STRAẞE", "Grosse, Aero, Lodz, DOKOVIC, STRASSE", ""},
		{"“€12k” — 5 €… ½ × 3 ≥ 1°, 20 µs", `"EUR 12k" - 5 EUR... 1/2 x 3 >= 1 deg, 20 us`, ""},
		{"Щукин, Юрий", "Shchukin, Yuriy", ""},
		{"Αθήνα", "Athina", ""},
		{"a\u00a0b\u200dc\u00add e\u0301", "a bcd e", ""},
		{"shipped 🎉 on 東京 time 👍🏽", "shipped  on ? time ", "🎉 東 京 👍"},
		{"שלום עולם", "? ?", "ש ל ו ם ע"},
		{"ﬁne ™ ２０２６", "fine TM 2026", ""},
	} {
		var a asciiText
		if got := a.toASCII(tt.text); got != tt.want || strings.Join(a.lost, " ") != tt.lost {
			t.Errorf("%q gave %q, lost %q; want %q, %q", tt.text, got, strings.Join(a.lost, " "), tt.want, tt.lost)
		}
	}
}

// TestForeignSigns: what a format cannot show is kept whole, left out with a word,
// or refused; nothing is garbled.
func TestForeignSigns(t *testing.T) {
	picture, hebrew := career(), career()
	picture.Others = []resume.Bullet{line("Shipped it 🎉 → two days early")}
	hebrew.Others = []resume.Bullet{line("הובלתי צוות של 7")}
	for _, tt := range []struct {
		d                   resume.Resume
		format, words, lost string
	}{
		{picture, "txt", "- Shipped it -> two days early\n", "🎉"},
		{picture, "md", "- Shipped it 🎉 → two days early\n", ""},
		{picture, "html", `<li dir="auto">Shipped it 🎉 → two days early</li>`, ""},
		{picture, "json", `"Shipped it 🎉 → two days early"`, ""},
		{picture, "docx", "Shipped it 🎉 → two days early", ""},
		{picture, "pdf", "Shipped it", "🎉"},
		{hebrew, "txt", "- ? ? ? 7\n", "ה"},
		{hebrew, "md", "- הובלתי צוות של 7\n", ""},
		{hebrew, "html", `<li dir="auto">הובלתי צוות של 7</li>`, ""},
		{hebrew, "json", `"הובלתי צוות של 7"`, ""},
		{hebrew, "docx", "הובלתי צוות של 7", ""},
	} {
		content, lost := printedResume(t, tt.format, tt.d)
		switch tt.format {
		case "docx":
			content = strings.Join(docxParagraphs(t, content), "\n")
		case "pdf":
			content = pageText(t, content)
		}
		if !strings.Contains(content, tt.words) || !utf8.ValidString(content) {
			t.Errorf("%s lacks %q", tt.format, tt.words)
		}
		if said := strings.Join(lost, ""); (tt.lost == "") != (said == "") || !strings.Contains(said, tt.lost) {
			t.Errorf("%s lost %q, want %q", tt.format, said, tt.lost)
		}
	}
	for _, words := range []string{"הובלתי צוות", "قاد فريقا", "東京", "नेतृत्व"} {
		d := career()
		d.Others = []resume.Bullet{line(words)}
		var b bytes.Buffer
		if _, err := press(t).Resume(&b, "pdf", d, paper.A4); model.CodeOf(err) != model.Invalid || b.Len() > 0 || !strings.Contains(err.Error(), "DOCX") {
			t.Errorf("%s as PDF: %v and %d bytes", words, err, b.Len())
		}
	}
}

func TestJSONResumeIsValid(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(filepath.Join("testdata", "jsonresume", "schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	odd := career()
	odd.Person.Email, odd.Person.Links = "zoe at home", []resume.Address{{URL: "linkedin.com/in/zoe"}}
	odd.Employers[0].Name, odd.Skills, odd.Languages = "", nil, nil
	bulletsOnly := resume.Resume{BulletsOnly: true, Others: career().Others}
	for name, d := range map[string]resume.Resume{"whole": career(), "odd": odd, "bullets": bulletsOnly} {
		content, lost := printedResume(t, "json", d)
		read, err := jsonschema.UnmarshalJSON(strings.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(read); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if want := map[string]int{"odd": 2}[name]; len(lost) != want {
			t.Errorf("%s: lost %q", name, lost)
		}
	}
	invalid := map[string]any{"basics": map[string]any{"email": "zoe at home"}}
	if err := schema.Validate(invalid); err == nil {
		t.Error("the schema takes an address that is none")
	}
}

func TestTheSameResumeIsTheSameFile(t *testing.T) {
	for _, format := range model.ResumeFormats {
		first, _ := printedResume(t, format, career())
		if again, _ := printedResume(t, format, career()); again != first {
			t.Errorf("%s: the same résumé is another file", format)
		}
	}
}

func TestNothingIsWrittenOfNothing(t *testing.T) {
	for _, format := range model.ResumeFormats {
		var b bytes.Buffer
		if _, err := press(t).Resume(&b, format, resume.Resume{}, paper.A4); model.CodeOf(err) != model.NotFound || b.Len() > 0 {
			t.Errorf("%s of an empty journal: %v and %d bytes", format, err, b.Len())
		}
		if _, err := press(t).Resume(full{}, format, career(), paper.A4); !errors.Is(err, errFull) {
			t.Errorf("%s on a full disk: %v", format, err)
		}
	}
	if _, err := press(t).Resume(io.Discard, "odt", career(), paper.A4); model.CodeOf(err) != model.Invalid {
		t.Errorf("another format: %v", err)
	}
}

// TestPagesAreThoseOfThePDF: what is drawn on the screen is what is printed.
func TestPagesAreThoseOfThePDF(t *testing.T) {
	d := career()
	for range 80 {
		d.Others = append(d.Others, line("Led a team of 7 through an audit that nobody else wanted to take on, and passed it without a single finding"))
	}
	d.Others = append(d.Others, line(strings.Repeat("A bullet that goes on and on. ", 170)))
	sheet := d.Document(paper.Letter)
	pages, _, err := press(t).Pages(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var drawn []string
	p := press(t)
	for _, page := range pages {
		for _, run := range page.Runs {
			drawn = append(drawn, run.Text)
			if run.X < 50 || run.X+p.letters.measure(run.Text, run.Size, run.Bold) > page.Size.Width-50 || run.Y < 50 || run.Y > page.Size.Height-50 {
				t.Errorf("%q lies outside of the page, at %.0f, %.0f", run.Text, run.X, run.Y)
			}
		}
	}
	var b bytes.Buffer
	if _, err := press(t).Write(&b, "pdf", sheet); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "/Type /Page\n"); n != len(pages) || n < 4 {
		t.Errorf("%d pages are drawn, %d printed", len(pages), n)
	}
	if diff := cmp.Diff(strings.Join(drawn, " "), strings.TrimSpace(pageText(t, b.String()))); diff != "" {
		t.Errorf("the words differ (- drawn, + printed):\n%.2000s", diff)
	}
}

// docxParagraphs reads the words of a DOCX, and fails where a part of it is no XML
// or where it has what programs that sort résumés cannot read.
func docxParagraphs(t *testing.T, content string) (paragraphs []string) {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	if len(z.File) != 6 || z.File[0].Name != "[Content_Types].xml" {
		t.Fatalf("it has %d parts, %s the first", len(z.File), z.File[0].Name)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
			if part.Name != "word/document.xml" {
				continue
			}
			switch x := token.(type) {
			case xml.StartElement:
				switch x.Name.Local {
				case "p":
					paragraphs = append(paragraphs, "")
				case "tbl", "txbxContent", "cols":
					t.Errorf("it has a %s", x.Name.Local)
				}
			case xml.CharData:
				if len(paragraphs) > 0 {
					paragraphs[len(paragraphs)-1] += string(x)
				}
			}
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return paragraphs
}

func TestResumeInDOCX(t *testing.T) {
	content, lost := printedResume(t, "docx", career())
	var want []string
	for _, b := range career().Document(paper.A4).Blocks {
		words := b.Text
		if b.Aside != "" {
			words += " · " + b.Aside
		}
		want = append(want, words)
	}
	if diff := cmp.Diff(want, docxParagraphs(t, content)); diff != "" || len(lost) > 0 {
		t.Errorf("lost %q, differs (- wanted, + written):\n%s", lost, diff)
	}
}
