package transfer

import (
	"context"
	"strings"
	"testing"

	"rung/model"
	"rung/model/resume"
)

func TestTheRestOfTheExport(t *testing.T) {
	text := zipped(t,
		"Profile.csv", "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\n"+
			"Ana,Li,,1 Main St,Jan 2,Infrastructure lead,I keep things running.,IT,,Boston,[ana],\"[PORTFOLIO:https://ana.example,https://b.example]\",\n",
		"Email Addresses.csv", "Email Address,Confirmed,Primary,Updated On\nold@x.example,Yes,No,1/2/20\nana@x.example,Yes,Yes,1/2/20\n",
		"PhoneNumbers.csv", "Extension,Number,Type\n,+1 555,Mobile\n",
		"Skills.csv", "Name\nLinux\nBudgeting\n",
		"Languages.csv", "Name,Proficiency\nSpanish,Native\n",
		"Projects.csv", "Title,Description,Url,Started On,Finished On\nHome lab,A rack,https://lab.example,Jan 2020,\n",
		"Honors.csv", "Title,Description,Issued On\nEmployee of the year,For the move,Dec 2021\n",
		"Publications.csv", "Name,Published On,Description,Publisher,Url\nOn backups,2021,Words,ACM,\n",
		"Patents.csv", "Title,Description,Number\nA latch,It closes,42\n",
		"Volunteering.csv", "Company Name,Role,Cause,Started On,Finished On,Description\nFood Bank,Treasurer,Poverty,Jan 2019,Feb 2020,Kept the books\n",
		"Organizations.csv", "Name,Position,Description,Started On,Finished On\nPMI,Member,,Jan 2022,\n",
		"Courses.csv", "Name,Number\nStatistics,S1\n",
		"Learning.csv", "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),Content Completed At (if completed),Content Saved,Notes taken on videos (if any)\n"+
			"Leading teams,How to,COURSE,2023-04-01 10:00 UTC,2023-04-02 10:00 UTC,false,N/A\nSaying no,How to,COURSE,2023-05-01 10:00 UTC,N/A,false,N/A\nFinance,,COURSE,N/A,N/A,true,N/A\n",
		"Jobs/Job Applications_1.csv", "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers\n"+
			"\"5/20/24, 9:05 AM\",ana@x.example,,Acme,IT manager,https://l.example/1,cv.pdf,Years:9\n",
		"Jobs/Saved Jobs.csv", "Saved Date,Job Url,Job Title,Company Name\n\"5/21/24, 9:05 AM\",https://l.example/2,Head of IT,Globex\n",
		"Invitations.csv", "From,To\na,b\n", "messages.csv", "secret\n", "Recommendations_Given.csv", "First Name,Last Name,Text\nA,B,c\n")
	p, ctx := newExchange(t), context.Background()
	a := p.bringFrom(t, linkedin, text)
	if a.New != 12 || a.Refused != 0 {
		t.Fatalf("arrival %+v", a)
	}
	told := strings.Join(append(a.Notes, a.Skipped...), "\n")
	for _, want := range []string{
		"Files left out, since Rung has no place for what is in them: Invitations.csv, Recommendations_Given.csv, messages.csv.",
		"of the export's profile: these columns were left out, since Rung has no place for them: “Address”, “Birth Date”, “Industry”.",
		"The head of your résumé gets: name, headline, e-mail, phone, city, summary, links, languages, skills.",
	} {
		if !strings.Contains(told, want) {
			t.Errorf("told\n%s\nlacks %q", told, want)
		}
	}
	var head resume.Person
	if err := p.Journal.Setting(ctx, resume.SettingPerson, &head); err != nil {
		t.Fatal(err)
	}
	if head.Name != "Ana Li" || head.Email != "ana@x.example" || head.City != "Boston" || len(head.Skills) != 2 || len(head.Links) != 3 || head.Links[0].URL != "https://ana.example" || head.Languages[0].Level != "Native" {
		t.Errorf("head %+v", head)
	}
	for title, want := range map[string]map[string]string{
		"Home lab": {"setting": model.SettingOwnProject}, "Employee of the year": {"setting": model.SettingOutside}, "On backups": {"organisation": "ACM"},
		"Treasurer, Food Bank": {"setting": model.SettingVolunteering, "organisation": "Food Bank"}, "PMI": {"form": "membership"}, "Statistics": {"form": "course"},
		"Leading teams": {"status": "finished", "finished": "2023-04-02"}, "Saying no": {"status": "running"}, "Finance": {"status": "planned"},
		"IT manager": {"company": "Acme", "status": "applied"}, "Head of IT": {"company": "Globex", "status": "found"},
	} {
		wantValues(t, p.titled(t, title), want)
	}
	if e := p.titled(t, "IT manager"); e.Day != "2024-05-20" || !strings.Contains(e.Body, "https://l.example/1\n\nRésumé sent: cv.pdf") {
		t.Errorf("%s, %q", e.Day, e.Body)
	}
	if e := p.titled(t, "A latch"); e.Body != "It closes\n\nNumber: 42" {
		t.Errorf("text %q", e.Body)
	}
	if again := p.bringFrom(t, linkedin, text); again.New+again.Changed != 0 || again.Unchanged != 12 {
		t.Errorf("again: %+v", again)
	}
}

func TestATableOfTheExportByItself(t *testing.T) {
	p := newExchange(t)
	if a := p.bringFrom(t, model.ImportSource{Format: "linkedin", Name: "Honors.csv"}, "Title,Description,Issued On\nEmployee of the year,For the move,Dec 2021\n"); a.New != 1 {
		t.Errorf("arrival %+v", a)
	}
	a := p.bringFrom(t, model.ImportSource{Format: "linkedin", Name: "Skills.csv"}, "Name\nLinux\n")
	if !strings.Contains(strings.Join(a.Notes, "\n"), "The head of your résumé gets: skills.") {
		t.Errorf("notes %q", a.Notes)
	}
	// The other columns of a later version of the export are kept.
	p.bringFrom(t, linkedin, "Company Name,Title,Description,Location,Started On,Finished On,Work Mode\nAcme,Engineer,Built it,Leeds,Jan 2022,,Remote\n")
	if e := p.titled(t, "Engineer"); e.Body != "Built it\n\nLeeds\n\nWork Mode: Remote" {
		t.Errorf("text %q", e.Body)
	}
}
