package review

import (
	"cmp"
	"slices"
	"strings"

	"rung/model"
	"rung/model/paper"
	"rung/model/resume"
)

// Letter is a cover letter drafted from chosen bullets and what a job asks for, for
// the person to edit.
type Letter struct {
	On      model.Day
	From    resume.Person
	To      string // "Dear …"
	Opening string
	Answers []LetterAnswer // requirements with the bullets that show them
	Further []string       // the strongest of the other chosen bullets
	Closing string
	Open    []string // requirements that no chosen bullet shows; not in the letter
}

// LetterAnswer is a requirement and the bullet that shows it.
type LetterAnswer struct{ Asked, Bullet string }

// Job is the job that a letter is written for. Any part may be empty.
type Job struct {
	Company, Role string
	Contact       string // name of the person it is addressed to
	Description   string // as it was advertised
	Interview     string // whose rulings apply, or ""

	private bool // private rulings apply too
}

// ApplicationJob returns the job of an application, with the description from one
// of its interviews; that of a private interview only where private is set.
func (l *Library) ApplicationJob(application model.Entry, contact string, on model.Day, private bool) Job {
	j := Job{Company: application.Values.Text("company"), Role: application.Values.Text("role"), Contact: contact, private: private}
	l.mu.Lock()
	defer l.mu.Unlock()
	coming, past := l.sortedInterviews(on)
	for _, i := range append(coming, past...) {
		if i.Application == application.ID && model.MayShare(i.entry, private) {
			if j.Description == "" && i.Description != "" {
				j.Description, j.Interview = i.Description, i.ID
			}
		}
	}
	return j
}

// How much a letter holds, so that it stays on one page.
const (
	mostAnswers = 4
	mostFurther = 2
)

// DraftLetter drafts a cover letter from the bullets of a résumé: for each
// requirement, the musts first, the bullet that shows it. Errors: as Requirements.
func (l *Library) DraftLetter(d resume.Resume, j Job, on model.Day) (Letter, error) {
	letter := Letter{On: on, From: d.Person, To: "Dear " + cmp.Or(j.Contact, "hiring team") + ",", Opening: j.openingSentence(),
		Closing: "I would be glad to tell you more about any of this in person."}
	var matched []MatchedRequirement
	if strings.TrimSpace(j.Description) != "" {
		m, err := l.matchHiding(j.Description, j.Interview, on, func(e model.Entry) bool { return !model.MayShare(e, j.private) })
		if err != nil {
			return Letter{}, err
		}
		matched = m.Requirements
	}
	slices.SortStableFunc(matched, func(a, b MatchedRequirement) int { return model.TrueFirst(a.Need == Must, b.Need == Must) })
	used := map[string]bool{}
	for _, m := range matched {
		bullet, shown := bulletShowing(m, d.AllBullets())
		switch {
		case isShownByStudy(m, d):
		case !shown && m.Need == Must:
			letter.Open = append(letter.Open, m.Text)
		case shown && !used[bullet.ID] && len(letter.Answers) < mostAnswers:
			used[bullet.ID] = true
			letter.Answers = append(letter.Answers, LetterAnswer{strings.TrimRight(m.Text, ".;: "), bullet.Text})
		}
	}
	most := mostFurther
	if len(letter.Answers) == 0 {
		most = mostAnswers
	}
	for _, b := range d.AllBullets() {
		if !used[b.ID] && len(letter.Further) < most {
			letter.Further = append(letter.Further, b.Text)
		}
	}
	return letter, nil
}

// bulletShowing returns the first bullet whose own words show a requirement. The
// entry behind a bullet does not count, since the letter does not contain it.
func bulletShowing(m MatchedRequirement, bullets []resume.Bullet) (resume.Bullet, bool) {
	if m.Level != Shown {
		return resume.Bullet{}, false
	}
	for _, e := range m.Evidence {
		if i := slices.IndexFunc(bullets, func(b resume.Bullet) bool { return b.ID == e.Entry }); i >= 0 {
			return bullets[i], true
		}
	}
	return resume.Bullet{}, false
}

// isShownByStudy reports whether a degree or certificate of the résumé shows a
// requirement.
func isShownByStudy(m MatchedRequirement, d resume.Resume) bool {
	return m.Level == Shown && slices.ContainsFunc(m.Evidence, func(e Evidence) bool {
		is := func(s resume.Study) bool { return s.ID == e.Entry }
		return slices.ContainsFunc(d.Education, is) || slices.ContainsFunc(d.Certificates, is)
	})
}

func (j Job) openingSentence() string {
	said := "I am applying"
	if j.Role != "" {
		said += " for the position of " + j.Role
	}
	if j.Company != "" {
		said += " at " + j.Company
	}
	return said + "."
}

// Document sets the letter out for writing.
func (l Letter) Document(loc model.Locale) paper.Document {
	w := paper.Document{Title: "Cover letter", On: l.On, Size: paper.SizeFor(loc)}
	if l.From.Name != "" {
		w.Title = l.From.Name + ", cover letter"
	}
	w.Add(paper.Block{Style: paper.Title, Text: l.From.Name})
	w.Add(paper.Block{Style: paper.SmallPrint, Text: strings.Join(l.From.ContactLines(), paper.Separator)})
	w.Add(paper.Block{Style: paper.Paragraph, Text: l.On.Format(loc)})
	w.Add(paper.Block{Style: paper.Paragraph, Text: l.To})
	w.AddText(l.Opening)
	if len(l.Answers) > 0 {
		w.Add(paper.Block{Style: paper.Paragraph, Text: "What you ask for, and where I have done it:"})
	}
	for _, a := range l.Answers {
		w.Add(paper.Block{Style: paper.Item, Strong: a.Asked + ":", Text: a.Bullet})
	}
	if len(l.Further) > 0 {
		w.Add(paper.Block{Style: paper.Paragraph, Text: map[bool]string{true: "Some of what I have done:", false: "Beyond that:"}[len(l.Answers) == 0]})
	}
	for _, words := range l.Further {
		w.Add(paper.Block{Style: paper.Item, Text: words})
	}
	w.AddText(l.Closing)
	w.Add(paper.Block{Style: paper.Paragraph, Text: "Kind regards,"})
	w.Add(paper.Block{Style: paper.Paragraph, Text: l.From.Name})
	return w
}
