package review_test

import (
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/resume"
	"rung/model/review"
)

func bulletOn(words string) model.Entry { return resume.NewBullet(today, words, "") }

// chosen is a page with bullets on it and a degree.
func chosen(degree model.Entry, bullets ...model.Entry) resume.Resume {
	d := resume.Resume{Person: resume.Person{Name: "Kim Doe", Email: "kim@example.org"}, Education: []resume.Study{{ID: degree.ID, Title: degree.Title}}}
	for _, b := range bullets {
		d.Others = append(d.Others, resume.Bullet{ID: b.ID, Text: b.Title})
	}
	return d
}

func TestALetterAnswersWhatTheJobAsksFor(t *testing.T) {
	licences, mail := bulletOn("Negotiated licence contracts down by 23,400 USD"), bulletOn("Moved 652 mailboxes in one weekend")
	left := bulletOn("Managed a Kubernetes cluster of 40 nodes")
	degree := entry("study", "Degree in computer science", model.Values{"form": "degree", "status": "finished"})
	application := entry("application", "Fairmont", model.Values{"company": "Fairmont Dairy", "role": "IT manager"})
	interview := interviewOn(today.Add(3), model.Values{"description": "Requirements:\n- Kubernetes\n- Negotiation of licence contracts.\n- A degree in computer science\nNice to have:\n- Esperanto\n"})
	interview.Links = []model.LinkTo{{Role: "application", ID: application.ID}}
	d := newDesk(t, licences, mail, left, degree, application, interview)

	job := d.ApplicationJob(application, "Karen Oduya", today, false)
	letter, err := d.DraftLetter(chosen(degree, mail, licences), job, today)
	if err != nil {
		t.Fatal(err)
	}
	if want := []review.LetterAnswer{{Asked: "Negotiation of licence contracts", Bullet: licences.Title}}; !slices.Equal(letter.Answers, want) {
		t.Errorf("it answers %+v, want %+v", letter.Answers, want)
	}
	if !slices.Equal(letter.Open, []string{"Kubernetes"}) || !slices.Equal(letter.Further, []string{mail.Title}) {
		t.Errorf("open is %q, further %q", letter.Open, letter.Further)
	}
	page := printed(letter.Document(model.Locale{Today: today}))
	for _, said := range []string{"Kim Doe\n", "kim@example.org\n", "Fri 20 Nov 2026\n", "Dear Karen Oduya,\n", "I am applying for the position of IT manager at Fairmont Dairy.\n",
		"Negotiation of licence contracts: Negotiated licence contracts down by 23,400 USD\n", "Beyond that:\nMoved 652 mailboxes in one weekend\n", "Kind regards,\nKim Doe\n"} {
		if !strings.Contains(page, said) {
			t.Errorf("the letter does not say %q:\n%s", said, page)
		}
	}
	if strings.Contains(page, "Kubernetes") || strings.Contains(page, "Esperanto") {
		t.Errorf("the letter says too much:\n%s", page)
	}
}

// What is only near a requirement leaves it open: a course is no work with the thing, and a bachelor's no master's degree.
func TestALetterClaimsNothingThatIsOnlyNear(t *testing.T) {
	course := entry("study", "Kubernetes course", model.Values{"form": "course", "status": "finished"})
	degree := entry("study", "BSc Mathematics", model.Values{"form": "degree", "status": "finished"})
	d := newDesk(t, course, degree)
	page := chosen(degree)
	page.Certificates = []resume.Study{{ID: course.ID, Title: course.Title}}
	letter, err := d.DraftLetter(page, review.Job{Description: "Requirements:\n- Kubernetes\n- A master's degree"}, today)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(letter.Open, []string{"Kubernetes", "A master's degree"}) || len(letter.Answers) > 0 {
		t.Errorf("open is %q, answered %v", letter.Open, letter.Answers)
	}
}

func TestALetterWithoutAJobTellsOfTheBullets(t *testing.T) {
	d := newDesk(t)
	var all []model.Entry
	for range 9 {
		all = append(all, bulletOn("Led a team of 7"))
	}
	letter, err := d.DraftLetter(chosen(model.Entry{}, all...), review.Job{}, today)
	if err != nil {
		t.Fatal(err)
	}
	page := printed(letter.Document(model.Locale{Today: today}))
	if n := strings.Count(page, "Led a team"); n != 4 || !strings.Contains(page, "Dear hiring team,\nI am applying.\nSome of what I have done:\n") {
		t.Errorf("%d bullets:\n%s", n, page)
	}
	if _, err := d.DraftLetter(resume.Resume{}, review.Job{}, today); err != nil {
		t.Errorf("nothing chosen gives %v", err)
	}
	if _, err := d.DraftLetter(resume.Resume{}, review.Job{Description: strings.Repeat("x", 3<<20)}, today); model.CodeOf(err) != model.TooLarge {
		t.Errorf("a description that is too long gives %v", err)
	}
}
