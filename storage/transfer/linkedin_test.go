package transfer

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/contacts"
	"rung/storage/transfer/intake"
)

var linkedin = model.ImportSource{Format: "linkedin"}

// zipped packs files in a zip, given as name and content by turns.
func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err == nil {
			_, err = f.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestConnections(t *testing.T) {
	p := newExchange(t)
	a := p.bringFile(t, linkedin, "Connections.csv")
	if a.New != 2 || a.Refused != 1 || !strings.Contains(strings.Join(a.Notes, "\n"), "Rows with nothing in them were left out: 1.") {
		t.Fatalf("arrival %+v", a)
	}
	ana := p.titled(t, "Ana Núñez")
	wantValues(t, ana, map[string]string{"organisation": "Acme", "job": "Finance Controller", "url": "https://www.linkedin.com/in/ana-nunez"})
	if ana.Day != "2023-11-21" {
		t.Errorf("connected on %s", ana.Day)
	}
	wantValues(t, p.titled(t, "Bo Li, PMP"), map[string]string{"organisation": "Globex, Inc.", "job": `Head of "Platform"`, "email": "bo@example.org"})
	if a := p.bringFile(t, linkedin, "Connections.csv"); a.New+a.Changed != 0 || a.Unchanged != 2 {
		t.Errorf("again: %+v", a)
	}
}

func TestTheWholeExport(t *testing.T) {
	connections, err := os.ReadFile(filepath.Join("testdata", "Connections.csv"))
	if err != nil {
		t.Fatal(err)
	}
	text := zipped(t,
		"Basic_LinkedInDataExport/Connections.csv", string(connections),
		"../../etc/Positions.csv", "Company Name,Title,Description,Location,Started On,Finished On\nAcme,Engineer,\"• Cut latency\n• On call\",Boston,Jan 2022,Feb 2024\nGlobex,Lead,,,2024-03,\n",
		"Recommendations_Received.csv", "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAna,Núñez,Acme,Controller,\"She kept, as ever, her head.\",\"06/30/25, 09:00 AM\",VISIBLE\nDee,Park,Umbrella,CTO,Great.,\"03/04/25, 09:00 AM\",VISIBLE\n",
		"Recommendations_Given.csv", "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nCy,Diaz,Acme,PM,I praise.,2026-01-01,VISIBLE\n",
		"Education.csv", "School Name,Start Date,End Date,Notes,Degree Name,Activities\nUniversity of Leeds,2014,2017,,BSc Computer Science,\nNorthern,2025,2028,,MBA,Chess\n",
		"Certifications.csv", "Name,Url,Authority,Started On,Finished On,License Number\nITIL 4,https://example.org/c,PeopleCert,Mar 2024,Mar 2027,AB-1\n",
		"Messages.csv", "secret\n")
	p := newExchange(t)
	a := p.bringFrom(t, linkedin, text)
	if a.New != 10 || a.Refused != 1 {
		t.Fatalf("arrival %+v", a)
	}
	engineer := p.titled(t, "Engineer")
	if engineer.Day != "2022-01-01" || engineer.Until != "2024-02-29" || engineer.Body != "• Cut latency\n• On call\n\nBoston" {
		t.Errorf("position %+v", engineer)
	}
	if lead := p.titled(t, "Lead"); lead.Day != "2024-03-01" || lead.Until != "" {
		t.Errorf("position %+v", lead)
	}
	praise := p.titled(t, "Recommendation by Ana Núñez")
	if praise.Day != "2025-06-30" || len(praise.Links) != 1 || praise.Links[0].ID != p.titled(t, "Ana Núñez").ID {
		t.Errorf("recommendation %+v", praise)
	}
	if praise := p.titled(t, "Recommendation by Dee Park"); len(praise.Links) != 1 || praise.Links[0].ID != p.titled(t, "Dee Park").ID || praise.Day != "2025-03-04" {
		t.Errorf("recommendation %+v", praise)
	}
	wantValues(t, p.titled(t, "BSc Computer Science"), map[string]string{"provider": "University of Leeds", "status": "finished", "finished": "2017-12-31", "form": "degree"})
	wantValues(t, p.titled(t, "MBA"), map[string]string{"status": "running"})
	wantValues(t, p.titled(t, "ITIL 4"), map[string]string{"form": "certificate", "valid_until": "2027-03-31", "finished": "2024-03-01", "provider": "PeopleCert"})
	if a := p.bringFrom(t, linkedin, text); a.New+a.Changed != 0 || a.Unchanged != 10 {
		t.Errorf("again: %+v", a)
	}
	again := newExchange(t)
	again.bringFrom(t, model.ImportSource{Format: "linkedin", Dates: "dmy"}, text)
	if e := again.titled(t, "Recommendation by Dee Park"); e.Day != "2025-04-03" {
		t.Errorf("with the day first, as was said: %s", e.Day)
	}
}

func TestTheOrderOfDaysIsLearnedFromTheClearOnes(t *testing.T) {
	const header = "First Name,Last Name,Connected On\n"
	for what, c := range map[string]struct {
		days []string
		want string
	}{
		"month first":       {[]string{`"12/22/16, 9:55 AM"`, `"3/8/17, 12:39 PM"`, "11/02/16"}, "2016-12-22 2017-03-08 2016-11-02"},
		"day first":         {[]string{"08/03/2017", "22/12/2016"}, "2017-03-08 2016-12-22"},
		"none of them":      {[]string{"08/03/2017", "02/11/2016"}, "2026-11-20 2026-11-20"},
		"they contradict":   {[]string{"08/03/2017", "22/12/2016", "12/22/2016"}, "2026-11-20 2016-12-22 2016-12-22"},
		"the same day":      {[]string{"08/03/2017", "05/05/2016"}, "2026-11-20 2016-05-05"},
		"another sign":      {[]string{"08-03-17", "22/12/2016"}, "2026-11-20 2016-12-22"},
		"year first, short": {[]string{"17-03-08", "99-12-31"}, "2017-03-08 1999-12-31"},
	} {
		text := header
		for i, day := range c.days {
			text += fmt.Sprintf("P%d,Li,%s\n", i, day)
		}
		p := newExchange(t)
		p.bringFrom(t, linkedin, text)
		var got []string
		for i := range c.days {
			got = append(got, string(p.titled(t, fmt.Sprintf("P%d Li", i)).Day))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", what, got, c.want)
		}
	}
}

func TestExportsThatAreRefused(t *testing.T) {
	bomb := zipped(t, "Connections.csv", "First Name,Last Name,Connected On\n"+strings.Repeat("\n", intake.MaxMember))
	for what, c := range map[string]struct {
		text string
		from model.ImportSource
		code model.Code
	}{
		"another table": {"a,b\n1,2\n", linkedin, model.Invalid},
		"nothing":       {"", linkedin, model.Invalid},
		"an empty zip":  {zipped(t, "readme.txt", "x"), linkedin, model.Invalid},
		"half a zip":    {bomb[:len(bomb)/2], linkedin, model.Invalid},
		"a zip bomb":    {bomb, linkedin, model.TooLarge},
		"what one gave": {"First Name,Last Name,Text\nA,B,C\n", model.ImportSource{Format: "linkedin", Name: "Recommendations_Given.csv"}, model.Invalid},
	} {
		if _, err := newExchange(t).Import(context.Background(), strings.NewReader(c.text), c.from, true); model.CodeOf(err) != c.code {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// Names of which any two go together.
var (
	givenNames  = strings.Fields("Ana Bo Carla Dmitri Elena Farid Grace Hiro Ines Jonas Katya Liam Mira Noor Olga Pedro Quinn Rosa Samir Tara Umar Vera Wei Xenia Yusuf Zoe Amara Bruno Chloe Diego Emil Fatima Gustav Hannah Ivan Jana Karim Lucia Mateo Nadia Otto Priya Ravi Sofia Tomasz Ursula Viktor Wanda Ximena Yara Zeno Aiko Björn Celine Dario Ewa Felix Gina Hassan Irina Julian Kofi Leila Marek Nils Oksana Paula Ramon Selma Tariq Uwe")
	familyNames = strings.Fields("Abara Becker Costa Dubois Eriksen Ferrari Garcia Hansen Ito Jensen Kowalski Larsen Moreau Novak Okafor Petrov Quintana Rossi Schmidt Tanaka Urban Varga Weber Xu Yilmaz Zhang Andersson Bianchi Carvalho Demir Esposito Fischer Greco Haddad Ivanova Johansson Kaya Lindqvist Martins Nakamura Oliveira Park Qureshi Ramirez Santos Takahashi Ueda Vasquez Wagner Yamamoto Zimmermann Alvarez Brandt Castillo Diaz Engel Fontaine Gupta Hoffmann Iqbal Jankowski Keller Laurent Mendes Nguyen Ortega Popescu Richter Silva Torres Ulrich")
)

// manyConnections is the export of somebody who knows that many.
func manyConnections(n int) string {
	var b strings.Builder
	b.WriteString("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
	for i := range n {
		given, family := givenNames[i%len(givenNames)], familyNames[i/len(givenNames)%len(familyNames)]
		fmt.Fprintf(&b, "%s,%s,https://www.linkedin.com/in/p%d,,Company %d,Job,%02d Jan 2019\n", given, family, i, i%90, i%28+1)
	}
	return b.String()
}

func TestManyConnectionsComeInOnce(t *testing.T) {
	p, text := newExchange(t), manyConnections(5000)
	p.bringFrom(t, linkedin, text)
	a, err := p.Import(context.Background(), strings.NewReader(text), linkedin, true)
	if err != nil || a.Unchanged != 5000 || a.New+a.Changed != 0 {
		t.Fatalf("%+v, %v", a, err)
	}
}

// BenchmarkPreviewOfConnections is the preview of 5,000 connections for a journal
// that has none of them, for one that has all of them, and for one that has as
// many other contacts of the same names, so that each is suggested.
func BenchmarkPreviewOfConnections(b *testing.B) {
	text := manyConnections(5000)
	for name, here := range map[string]string{"none": "", "all": text, "namesakes": strings.ReplaceAll(text, "/in/p", "/in/q")} {
		p := newExchange(b)
		if here != "" {
			if _, err := p.Import(context.Background(), strings.NewReader(here), linkedin, false); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := p.Import(context.Background(), strings.NewReader(text), linkedin, true); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func TestAnUnpackedExport(t *testing.T) {
	p := newExchange(t)
	from := model.ImportSource{Format: "linkedin", Files: os.DirFS("testdata")}
	if a, err := p.Import(context.Background(), nil, from, false); err != nil || a.New != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	from.Format = "vcard"
	if _, err := p.Import(context.Background(), nil, from, true); model.CodeOf(err) != model.Invalid {
		t.Errorf("a folder of cards: %v", err)
	}
}

func TestAnImportThatIsCalledOff(t *testing.T) {
	for format, text := range map[string]string{"linkedin": manyConnections(500), "csv": manyConnections(500), "vcard": strings.Repeat("BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD\r\n", 200)} {
		p := newExchange(t)
		ctx, cancel := context.WithCancel(context.Background())
		from := model.ImportSource{Format: format, Progress: func(done, _ int) {
			if done > 0 {
				cancel()
			}
		}}
		if _, err := p.Import(ctx, strings.NewReader(text), from, false); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", format, err)
		}
		if n, err := p.Journal.Count(context.Background(), model.Query{}); n != 0 || err != nil {
			t.Errorf("%s: %d entries, %v", format, n, err)
		}
	}
}

func FuzzLinkedIn(f *testing.F) {
	f.Add([]byte(manyConnections(2)), "Connections.csv", "")
	f.Add([]byte(zipped(f, "Profile.csv", "First Name,Last Name,Headline,Websites\nA,B,C,[X:y]\n", "Learning.csv", "Content Title,Content Completed At (if completed)\nA,N/A\n", "Jobs/Saved Jobs.csv", "Saved Date,Job Url,Job Title,Company Name\n5/21/24,u,A,B\n")), "export.zip", "")
	f.Add([]byte("Notes:\n\"x\"\n\nCompany Name,Title,Started On\nAcme,Lead,03/04/25\n"), "Positions.csv", "dmy")
	f.Add([]byte("First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAna,Li,,,\"Good,\n\"\"very\"\"\",\"06/30/25, 09:00 AM\",VISIBLE\n"), "", "mdy")
	f.Add([]byte(zipped(f, "Education.csv", "School Name,Start Date,End Date,Notes,Degree Name,Activities\nLeeds,2014,2017,,BSc,\n", "Certifications.csv", "Name,Url,Authority,Started On,Finished On,License Number\nITIL,,PeopleCert,Mar 2024,,\n")), "export.zip", "")
	f.Fuzz(func(t *testing.T, content []byte, name, dates string) {
		in, err := contacts.ReadLinkedIn(context.Background(), bytes.NewReader(content), intake.Options{ImportSource: model.ImportSource{Format: "linkedin", Name: name, Dates: dates}, Today: "2026-11-20"})
		if err != nil && model.CodeOf(err) == "" {
			t.Errorf("an error that says nothing to a person: %v", err)
		}
		for _, c := range in.Entries {
			if c.Entry.Title == "" || c.Entry.ID == "" {
				t.Errorf("%+v", c.Entry)
			}
		}
		// The guess is made of the same bytes.
		Exchange{}.GuessFormat(model.ImportSource{Name: name}, bytes.NewReader(content), int64(len(content)))
	})
}
