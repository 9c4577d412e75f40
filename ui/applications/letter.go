package applications

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// letterDesk is the sheet on which a cover letter is written: for whom, the job
// description, the bullets that answer it, and the text.
type letterDesk struct {
	view          *View
	desk          *writingDesk
	material      letterMaterial
	applicationID string          // as in material; what the sheet was opened for until that is read
	ticked        map[string]bool // bullets that were chosen or left out by hand
	allOffered    bool            // all bullets are offered

	whom          *widgets.Select
	asked         *widgets.Entry
	askedIn       *widgets.Field
	sources       *fyne.Container // interviews whose description can be taken
	bullets       *fyne.Container
	items         []fyne.Focusable
	unanswered    *widgets.Text // what no chosen bullet shows
	parts         []*letterPart
	keep          *widgets.Check
	filling       bool // fields are being filled, not typed into
	redraftButton *widgets.Button
	givenUp       map[string]string // the person's words, by part, that were given up for a draft
	touched       bool              // the person has decided something
}

// letterMaterial is what a letter is made of, read at once.
type letterMaterial struct {
	applicationID string // the application's id, or "" for none
	library       *review.Library
	career        *resume.Career
	list          []application // that a letter can be written for
	job           review.Job
	offers        []bulletOffer
	leftOut       int   // private bullets and positions that are not offered
	plain         bool  // the job description asks for nothing
	jobError      error // why the job description cannot be used, or nil
	kept          typedLetter
	described     string          // the job, in its interview
	chosen        map[string]bool // the bullets by id, as the letter was left or as they make the best one
	draft         review.Letter   // of the chosen ones, without what the person changed
}

// bulletOffer is a bullet that can be chosen, and what of the job it shows.
type bulletOffer struct {
	resume.Bullet
	shows []string
}

// WriteLetter opens the letter for the application that is shown, else for the one
// that is furthest.
func (v *View) WriteLetter() { v.openLetter(v.detail.id) }

// openLetter opens the letter for an application, as it was left.
func (v *View) openLetter(id string) {
	l := &letterDesk{view: v, applicationID: id}
	l.readMaterial(id == "", func() {
		l.newControls()
		l.desk.open(v.host, lang.L("Cover letter"), l.whom, l.onExport)
	})
}

// readMaterial reads what the letter is made of, and then calls show. It may choose the
// application that is furthest.
func (l *letterDesk) readMaterial(choose bool, show func()) {
	v, of := l.view, l.applicationID
	kit.Load(v.host, "application letter", func(ctx context.Context) (letterMaterial, error) {
		return v.readMaterial(ctx, of, choose)
	}, func(m letterMaterial) {
		l.material, l.applicationID = m, m.applicationID
		show()
	})
}

// readMaterial reads what a letter for an application is made of; where it may choose, for
// the one that is furthest and not closed. Errors: the reader's.
func (v *View) readMaterial(ctx context.Context, of string, choose bool) (m letterMaterial, err error) {
	j, on := v.host.Journal(), v.today()
	m.applicationID = of
	if m.library, err = v.host.Library(ctx); err != nil {
		return m, err
	}
	lexicon, err := v.host.BulletWords()
	if err != nil {
		return m, err
	}
	if m.career, err = resume.ReadCareer(ctx, j, lexicon, on); err != nil {
		return m, err
	}
	all, err := readApplications(ctx, j)
	if err != nil {
		return m, err
	}
	for _, a := range all {
		if !a.isClosed() || a.ID == of {
			m.list = append(m.list, a)
		}
	}
	if choose && len(m.list) > 0 {
		m.applicationID = m.list[len(m.list)-1].ID
	}
	if err = j.Setting(ctx, typedKey+m.applicationID, &m.kept); err != nil {
		return m, err
	}
	if a, known := m.findApplication(m.applicationID); known {
		shareable, err := model.NewShareable(ctx, j, a.Private)
		if err != nil {
			return m, err
		}
		contact := ""
		if i := slices.IndexFunc(a.contacts, func(ref model.Ref) bool { return !shareable.Hides(ref.ID) }); i >= 0 {
			contact = a.contacts[i].Title
		}
		m.job = m.library.ApplicationJob(a.Entry, contact, on, a.Private)
	}
	m.described = m.job.Description
	m.job.Description = cmp.Or(m.kept.Description, m.described)
	m.matchOffers(on)
	if err := m.chooseBullets(on); err != nil {
		return m, err
	}
	m.draft, err = m.draftLetter(m.chosen, on)
	return m, err
}

func (m *letterMaterial) findApplication(id string) (application, bool) {
	i := slices.IndexFunc(m.list, func(a application) bool { return a.ID == id })
	if i < 0 {
		return application{}, false
	}
	return m.list[i], true
}

// matchOffers offers every bullet, those that show what the job asks for first.
func (m *letterMaterial) matchOffers(on model.Day) {
	m.offers, m.jobError, m.plain = nil, nil, false
	shows := map[string][]string{}
	if strings.TrimSpace(m.job.Description) != "" {
		matching, err := m.library.Match(m.job.Description, m.job.Interview, on)
		m.jobError, m.plain = err, err == nil && len(matching.Requirements) == 0
		for _, r := range matching.Requirements {
			if r.Level != review.Shown {
				continue
			}
			for _, e := range r.Evidence {
				shows[e.Entry] = append(shows[e.Entry], lang.L("“{{.Asked}}”: {{.Reason}}", map[string]any{"Asked": strings.TrimRight(r.Text, ".;: "), "Reason": e.Reason}))
			}
		}
	}
	all := m.resumeWith(nil)
	m.leftOut = all.LeftOut.Private
	for _, b := range all.AllBullets() {
		m.offers = append(m.offers, bulletOffer{Bullet: b, shows: shows[b.ID]})
	}
	slices.SortStableFunc(m.offers, func(a, b bulletOffer) int { return cmp.Compare(len(b.shows), len(a.shows)) })
}

// chooseBullets takes the bullets that were chosen when the letter was left, or else those
// that the best draft is made of. Errors: as drafted.
func (m *letterMaterial) chooseBullets(on model.Day) error {
	m.chosen = map[string]bool{}
	for _, id := range m.kept.Chosen {
		m.chosen[id] = true
	}
	if m.kept.Chosen != nil {
		return nil
	}
	best, err := m.draftLetter(nil, on)
	said := slices.Clone(best.Further)
	for _, a := range best.Answers {
		said = append(said, a.Bullet)
	}
	for _, o := range m.offers {
		if slices.Contains(said, o.Text) {
			m.chosen[o.ID] = true
		}
	}
	return err
}

// resumeWith is the résumé with these bullets on it, nil for all.
func (m *letterMaterial) resumeWith(only map[string]bool) resume.Resume {
	return m.career.Resume(resume.Selection{Only: only, Target: m.job.Company})
}

// draftLetter drafts the letter from these bullets, nil for all. A description that
// cannot be used is ignored.
func (m *letterMaterial) draftLetter(only map[string]bool, on model.Day) (review.Letter, error) {
	job := m.job
	if m.jobError != nil {
		job.Description = ""
	}
	return m.library.DraftLetter(m.resumeWith(only), job, on)
}

// newControls lays the sheet out.
func (l *letterDesk) newControls() {
	v := l.view
	l.whom = widgets.NewSelect(nil, func(string) { l.onWhom() })
	l.asked = widgets.NewProseEntry(3, 8)
	l.asked.SetPlaceHolder(lang.L("Paste the advertisement here, whole. Rung finds what they ask for."))
	l.asked.OnChanged = func(string) { l.afterPause(jobPause, l.draftAgain) }
	l.askedIn = widgets.NewField(lang.L("Job description"), l.asked)
	l.sources, l.bullets = widgets.NewWrap(1), widgets.NewStacked(0.5)
	l.unanswered = newSmallText("", theme.Amber)
	l.keep = widgets.NewCheck(lang.L("Keep a copy with the application as sent"), nil)
	l.keep.SetChecked(true)
	l.parts = newLetterParts(func() { l.afterPause(wordsPause, l.onWords) })
	words := widgets.NewStacked(2)
	for _, p := range l.parts {
		words.Add(p.frame)
	}
	l.redraftButton = widgets.NewButton(lang.L("Draft all of it anew"), widgets.ButtonStyle{Small: true, Look: widgets.Plain}, l.onAgain)
	l.desk = newWritingDesk(v.host, widgets.NewStacked(3, widgets.NewField(lang.L("For"), l.whom), widgets.NewStacked(1, l.askedIn, l.sources),
		newSection(lang.L("Bullets that answer it"), l.bullets, l.unanswered), newSection(lang.L("The letter"), words, widgets.NewWrap(0, l.redraftButton)), l.keep))
	l.fillControls()
}

// afterPause runs do once the person stops typing, unless Rung fills the fields.
func (l *letterDesk) afterPause(key string, do func()) {
	if !l.filling {
		l.touched = true
		l.view.host.Keep(lettersWords, l.saveTyped)
		l.view.host.After(key, typingPause, do)
	}
}

// typingPause is how long the keyboard rests before the page is drawn anew.
const typingPause = 350 * time.Millisecond

// The keys of what waits for a pause, and of what is kept without one.
const jobPause, wordsPause, lettersWords = "letter job", "letter words", "letter typed"

// fillControls shows the letter as it was read.
func (l *letterDesk) fillControls() {
	l.filling = true
	names := make([]string, 0, len(l.material.list)+1)
	at := len(l.material.list)
	for i, a := range l.material.list {
		names = append(names, a.Title)
		if a.ID == l.applicationID {
			at = i
		}
	}
	l.whom.SetOptions(append(names, lang.L("No application in particular")))
	l.whom.SetSelectedIndex(at)
	l.asked.SetText("")
	if l.material.jobError == nil { // one that is too long would hold up the window
		l.asked.SetText(l.material.job.Description)
	}
	widgets.SetShown(l.keep, l.applicationID != "")
	l.ticked, l.allOffered, l.touched, l.givenUp = map[string]bool{}, false, false, nil
	l.clearParts()
	l.fillWithDraft()
	l.fillWithTexts(l.material.kept.Parts)
	l.filling = false
	l.showLetter()
}

// fillWithTexts writes the person's words into the parts, by their keys.
func (l *letterDesk) fillWithTexts(own map[string]string) {
	for _, p := range l.parts {
		if words, has := own[p.key]; has {
			p.setText(words)
		}
	}
}

// clearParts takes the person's words out of the parts.
func (l *letterDesk) clearParts() {
	for _, p := range l.parts {
		p.setText("")
		p.drafted = ""
	}
}

// fillWithDraft writes the draft into the parts. Words that the person changed stay.
func (l *letterDesk) fillWithDraft() {
	was := l.filling
	l.filling = true
	for _, p := range l.parts {
		p.redraft(l.material.draft)
	}
	l.filling = was
}

// draftAgain drafts the letter anew from a job description and what is chosen, and
// keeps what the person decided.
func (l *letterDesk) draftAgain() {
	m, on := l.material, l.view.today()
	m.job.Description, m.chosen = l.asked.Text, maps.Clone(m.chosen)
	l.view.host.Load("application letter", func(context.Context) func() {
		m.matchOffers(on)
		var err error
		m.draft, err = m.draftLetter(m.chosen, on)
		return func() {
			if err != nil {
				l.view.host.Fail(err)
				return
			}
			l.material = m
			l.fillWithDraft()
			l.showLetter()
			l.saveTyped()
		}
	})
}
