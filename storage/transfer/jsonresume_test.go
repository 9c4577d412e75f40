package transfer

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rung/model"
	"rung/model/paper"
	"rung/model/resume"
	"rung/storage/transfer/documents"
)

var resumes = model.ImportSource{Format: "jsonresume"}

func (p Exchange) person(t *testing.T) (who resume.Person) {
	t.Helper()
	if err := p.Journal.Setting(context.Background(), resume.SettingPerson, &who); err != nil {
		t.Fatal(err)
	}
	return who
}

func TestAResumeBecomesTheFrameOfACareer(t *testing.T) {
	p := newExchange(t)
	a := p.bringFile(t, resumes, "resume.json")
	told := strings.Join(append(a.Skipped, a.Notes...), "\n")
	for _, want := range []string{"The picture was left out", `The part "interests" of the file was left out`, "Entry 3 “work”, Name: a number cannot stand here", "“Nobody”: The reference has no name or no text", "The head of your résumé gets: name, headline, e-mail, phone, city, summary, links, languages, skills."} {
		if !strings.Contains(told, want) {
			t.Errorf("it does not say %q:\n%s", want, told)
		}
	}
	if a.New != 16 || a.Refused != 2 {
		t.Errorf("%d new, %d refused", a.New, a.Refused)
	}
	work := p.titled(t, "Senior administrator")
	wantValues(t, work, map[string]string{"organisation": "Halloway Supply"})
	if work.Day != "2021-04-01" || work.Until != "" {
		t.Errorf("held from %s to %s", work.Day, work.Until)
	}
	wantValues(t, p.titled(t, "Technician"), map[string]string{"organisation": "Corrigan Clinics"})
	wantValues(t, p.titled(t, "Bachelor Information Systems"), map[string]string{"form": "degree", "provider": "Lake Erie State College", "status": "finished", "finished": "2014-05-17"})
	wantValues(t, p.titled(t, "Diploma Leadership"), map[string]string{"form": "diploma", "status": "running"})
	wantValues(t, p.titled(t, "ITIL 4 Foundation"), map[string]string{"form": "certificate", "provider": "PeopleCert", "finished": "2026-03-13"})
	bullet := p.titled(t, "Moved 652 mailboxes 🎉 without downtime")
	if got := bullet.Linked("position"); len(got) != 1 || got[0] != work.ID || bullet.Values["rank"] != int64(2) {
		t.Errorf("bullet %+v", bullet)
	}
	project := p.titled(t, "Orders leave the same day")
	if got := p.titled(t, "Split one nightly job into 16").Linked("about"); len(got) != 1 || got[0] != project.ID {
		t.Errorf("the project's bullet is about %v", got)
	}
	if got := p.titled(t, "Reference by Walter Nkemelu").Linked("from"); len(got) != 1 || got[0] != p.titled(t, "Walter Nkemelu").ID {
		t.Errorf("the reference is from %v", got)
	}
	who := p.person(t)
	if who.Name != "Ana Núñez" || who.City != "Columbus, Ohio" || len(who.Links) != 2 || who.Skills[0].Text() != "Systems (Expert): Linux, VMware" || who.Languages[0].Text() != "Spanish (Native)" {
		t.Errorf("head %+v", who)
	}
}

func TestTheSameResumeAgainAddsNothing(t *testing.T) {
	p, ctx := newExchange(t), context.Background()
	content, err := os.ReadFile("testdata/resume.json")
	if err != nil {
		t.Fatal(err)
	}
	preview, err := p.Import(ctx, strings.NewReader(string(content)), resumes, true)
	if err != nil || preview.New != 16 || preview.Batch != "" || p.person(t).Name != "" {
		t.Fatalf("the preview wrote something: %+v, %v", preview, err)
	}
	first := p.bringFile(t, resumes, "resume.json")
	if a := p.bringFile(t, resumes, "resume.json"); a.New+a.Changed != 0 || a.Unchanged != 16 || len(a.Notes) != 0 {
		t.Errorf("again: %+v", a)
	}
	if _, err := p.Journal.Undo(ctx, first.Batch); err != nil {
		t.Fatal(err)
	}
	if all := p.all(t); len(all) != 0 {
		t.Errorf("taken back, and %d are there still", len(all))
	}
}

func TestAResumeFillsOnlyWhatIsEmpty(t *testing.T) {
	p, ctx := newExchange(t), context.Background()
	if err := p.Journal.SetSetting(ctx, resume.SettingPerson, resume.Person{Name: "A. Núñez"}); err != nil {
		t.Fatal(err)
	}
	own := model.NewEntry("position", "2021-04-05")
	own.Title, own.Values["organisation"] = "senior administrator", "Halloway Supply"
	p.save(t, nil, own)
	a := p.bringFile(t, resumes, "resume.json")
	if who := p.person(t); who.Name != "A. Núñez" || who.Email != "ana@example.org" {
		t.Errorf("head %+v", who)
	}
	if a.New != 15 || a.Changed != 1 {
		t.Errorf("%d new, %d changed", a.New, a.Changed)
	}
	if got := p.titled(t, "Cut order-to-dispatch time from 31 to 9 hours").Linked("position"); len(got) != 1 || got[0] != own.ID {
		t.Errorf("the bullet is linked to %v, the position here is %s", got, own.ID)
	}
}

func TestWhatIsNoResume(t *testing.T) {
	p := newExchange(t)
	for _, text := range []string{"", "[]", "{}", `{"basics": 3}`, `{"work": {}}`, `{"basics": {"name": "Ana"`, "Ana Núñez", "\x00\x01"} {
		if _, err := p.Import(context.Background(), strings.NewReader(text), resumes, true); model.CodeOf(err) != model.Invalid {
			t.Errorf("%q: %v", text, err)
		}
	}
	if got := p.GuessFormat(model.ImportSource{Name: "resume.json"}, strings.NewReader(`{"basics": {"name": "Ana"}}`), 27); got != "jsonresume" {
		t.Errorf("guessed %q", got)
	}
}

func FuzzJSONResume(f *testing.F) {
	content, err := os.ReadFile("testdata/resume.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(content))
	f.Add(`{"work": [{"highlights": ["x", "x"], "startDate": "2021-13"}], "references": [{}]}`)
	p := newExchange(f)
	f.Fuzz(func(t *testing.T, text string) {
		_, err := p.Import(context.Background(), strings.NewReader(text), resumes, true)
		if code := model.CodeOf(err); err != nil && code != model.Invalid && code != model.TooLarge {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

// TestWhatWasNoJobIsNotSaidOfOne holds every format to what the file said: what was
// done beside a job stands beside it, though it fell in its time.
func TestWhatWasNoJobIsNotSaidOfOne(t *testing.T) {
	p := newExchange(t)
	p.bringFrom(t, resumes, `{"basics": {"name": "Ines Roth"},
		"work": [{"name": "Kestrel Ltd", "position": "Team lead", "startDate": "2018-02-01", "highlights": ["Halved the backlog"]}],
		"volunteer": [{"organization": "Harbour Rescue", "position": "Crew", "startDate": "2019-05-01", "highlights": ["Towed 31 boats home"]}, {"organization": "Tool Library", "startDate": "2020", "highlights": ["Lent 400 drills"]}],
		"projects": [{"name": "Star map", "highlights": ["Drew 9,000 stars"]}, {"name": "Choir site", "entity": "Kestrel Ltd", "startDate": "2020-01-01", "highlights": ["Brought 60 singers"]}],
		"education": [{"institution": "Night school", "studyType": "Diploma", "area": "Law", "startDate": "2020-01-01", "endDate": "2021-01-01", "highlights": ["Wrote 5 essays"]}],
		"awards": [{"title": "Neighbour of the year", "date": "2020-09-09"}, {"title": "Kestrel cup", "awarder": "Kestrel Ltd", "date": "2021-09-09"}],
		"publications": [{"name": "On tides", "releaseDate": "2022-02-02", "summary": "Read by 40"}]}`)
	later := func(words, about string) {
		b := resume.NewBullet("2022-02-02", words, "")
		b.Links = []model.LinkTo{{Role: "about", ID: p.titled(t, about).ID}}
		p.save(t, nil, b)
	}
	later("Won a prize among 90", "Neighbour of the year")
	later("Won the cup of 12 teams", "Kestrel cup")
	later("Published a study read by 40", "On tides")
	later("Wrote 5 essays on law", "Diploma Law")
	if body := p.titled(t, "Diploma Law").Body; !strings.Contains(body, "Wrote 5 essays") {
		t.Errorf("the highlights of a study are gone: %q", body)
	}
	book, err := resume.ReadCareer(t.Context(), p.Journal, resume.Lexicon{}, p.Journal.Today())
	if err != nil {
		t.Fatal(err)
	}
	d := book.Resume(resume.Selection{})
	wantWords := func(what string, list []resume.Bullet, want ...string) {
		t.Helper()
		var got []string
		for _, b := range list {
			got = append(got, b.Text)
		}
		slices.Sort(got)
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	wantWords("the job", d.Employers[0].Roles[0].Bullets, "Halved the backlog", "Won the cup of 12 teams")
	wantWords("others", d.Others, "Won a prize among 90", "Published a study read by 40", "Wrote 5 essays on law")
	for i, want := range []string{"Lent 400 drills", "Towed 31 boats home"} {
		wantWords("volunteering", d.Volunteering[i].Bullets, want)
	}
	for i, want := range []string{"Drew 9,000 stars", "Brought 60 singers"} {
		wantWords("projects", d.Projects[i].Bullets, want)
	}
	text := writtenResume(t, "txt", d)
	job, rest, cut := strings.Cut(text, "VOLUNTEERING")
	if !cut || strings.Contains(job, "31 boats") || !strings.Contains(rest, "Crew, Harbour Rescue") || !strings.Contains(rest, "PROJECTS") {
		t.Errorf("as text:\n%s", text)
	}
	for _, f := range d.FormFields() {
		if strings.HasPrefix(f.Label, "What you did: ") && strings.Contains(f.Text, "boats") {
			t.Errorf("a form has %q under %q", f.Text, f.Label)
		}
	}
}

// TestAResumeComesBackAsItWent out, as far as JSON Resume tells it.
func TestAResumeComesBackAsItWent(t *testing.T) {
	line := func(words string) resume.Bullet { return resume.Bullet{Text: words, Day: "2026-11-03"} }
	d := resume.Resume{
		Person: resume.Person{Name: "Zoë Kraków-Doe", Headline: "Infrastructure lead", Email: "zoe@example.org", Phone: "+48 12 345 67 89", City: "Łódź",
			Links: []resume.Address{{Label: "LinkedIn", URL: "https://www.linkedin.com/in/zoe_doe"}}, Summary: "Keeps systems running – and people too."},
		Employers: []resume.Employer{
			{Name: "Northwind", Roles: []resume.Role{
				{Title: "Senior systems engineer", Employment: "job", From: "2022-03-01", Bullets: []resume.Bullet{line("Renegotiated 3 licence contracts with Finance, saving €31,000 a year"), line("1. opens with a number and <has> signs & *stars*")}},
				{Title: "Systems engineer", Employment: "part-time", From: "2019-09-01", Until: "2022-02-28", Bullets: []resume.Bullet{line("Moved mail for 400 people without downtime")}},
			}},
			{Name: "City Food Bank", Roles: []resume.Role{{Title: "Intern", Employment: "internship", From: "2018-06-01", Until: "2018-09-30"}}},
		},
		Volunteering: []resume.Activity{{Title: "Treasurer", Organisation: "City Food Bank", From: "2023-01-01", Until: "2024-12-31", Bullets: []resume.Bullet{line("Led a board of 7 through its first audit")}}},
		Projects: []resume.Activity{{Title: "Tide table", From: "2023-05-01", Until: "2023-06-30", Bullets: []resume.Bullet{line("Reached 900 sailors")}},
			{Title: "Label printer", Organisation: "Makers’ hall", From: "2020-05-01", Bullets: []resume.Bullet{line("Printed 12,000 labels")}}},
		Education:    []resume.Study{{Title: "BSc Informatics", Provider: "AGH", Form: "degree", From: "2014-10-01", Finished: "2018-06-30"}},
		Certificates: []resume.Study{{Title: "ITIL 4 Foundation", Provider: "PeopleCert", Form: "certificate", From: "2026-02-01", Finished: "2026-02-20", ValidUntil: "2029-02-20"}},
		Skills:       []resume.Skill{{Name: "Systems", Members: []string{"Linux", "VMware"}}, {Name: "Budgeting"}},
		Languages:    []resume.Language{{Name: "Polish", Level: "native"}, {Name: "English"}},
	}
	out := writtenResume(t, "json", d)
	p := newExchange(t)
	if _, err := p.Import(t.Context(), strings.NewReader(out), resumes, false); err != nil {
		t.Fatal(err)
	}
	book, err := resume.ReadCareer(t.Context(), p.Journal, resume.Lexicon{}, p.Journal.Today())
	if err != nil {
		t.Fatal(err)
	}
	if again := writtenResume(t, "json", book.Resume(resume.Selection{})); again != out {
		t.Errorf("it comes back otherwise (- out, + again):\n%s", cmp.Diff(out, again))
	}
}

func writtenResume(t *testing.T, format string, d resume.Resume) string {
	t.Helper()
	w, err := documents.NewWriter(fonts())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := w.Resume(&b, format, d, paper.A4); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
