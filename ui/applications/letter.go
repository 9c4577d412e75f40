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
	"rung/ui/theme"
	"rung/ui/widgets"
)

// letter is the sheet at which a cover letter is written: for whom, what they ask
// for, which bullets answer it, and the words.
type letter struct {
	view     *View
	desk     *desk
	material material
	of       string          // as in material; what the sheet was opened for until that is read
	ticked   map[string]bool // bullets that were chosen or left out by hand
	every    bool            // all bullets are offered

	whom    *widgets.Select
	asked   *widgets.Entry
	askedIn *widgets.Field
	sources *fyne.Container // interviews whose description can be taken
	bullets *fyne.Container
	items   []fyne.Focusable
	open    *widgets.Text // what no chosen bullet shows
	parts   []*part
	keep    *widgets.Check
	filling bool // fields are being filled, not typed into
	again   *widgets.Button
	given   map[string]string // the person's words, by part, that were given up for a draft
	touched bool              // the person has decided something
}

// material is what a letter is made of, read at once.
type material struct {
	of        string // the application's id, or "" for none
	library   *review.Library
	career    *resume.Career
	list      []application // that a letter can be written for
	job       review.Job
	offers    []offer
	leftOut   int   // private bullets and positions that are not offered
	plain     bool  // the job description asks for nothing
	wrong     error // why the job description cannot be used, or nil
	kept      typed
	described string          // the job, in its interview
	chosen    map[string]bool // the bullets by id, as the letter was left or as they make the best one
	draft     review.Letter   // of the chosen ones, without what the person changed
}

// offer is a bullet that can be chosen, and what of the job it shows.
type offer struct {
	resume.Bullet
	shows []string
}

// WriteLetter opens the letter for the application that is shown, else for the one
// that is furthest.
func (v *View) WriteLetter() { v.openLetter(v.detail.id) }

// openLetter opens the letter for an application, as it was left.
func (v *View) openLetter(id string) {
	l := &letter{view: v, of: id}
	l.read(id == "", func() {
		l.build()
		l.desk.show(v.host, lang.L("Cover letter"), l.whom, l.export)
	})
}

// read reads what the letter is made of, and then calls show. It may choose the
// application that is furthest.
func (l *letter) read(choose bool, show func()) {
	v, of := l.view, l.of
	v.host.Load("application letter", func(ctx context.Context) func() {
		m, err := v.gather(ctx, of, choose)
		return func() {
			if err != nil {
				v.host.Fail(err)
				return
			}
			l.material, l.of = m, m.of
			show()
		}
	})
}

// gather reads what a letter for an application is made of; where it may choose, for
// the one that is furthest and not closed. Errors: the reader's.
func (v *View) gather(ctx context.Context, of string, choose bool) (m material, err error) {
	j, on := v.host.Journal(), v.today()
	m.of = of
	if m.library, err = v.stage.Library(ctx); err != nil {
		return m, err
	}
	lexicon, err := v.lexicon()
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
		if !a.closed() || a.ID == of {
			m.list = append(m.list, a)
		}
	}
	if choose && len(m.list) > 0 {
		m.of = m.list[len(m.list)-1].ID
	}
	if err = j.Setting(ctx, typedKey+m.of, &m.kept); err != nil {
		return m, err
	}
	if a, known := m.application(m.of); known {
		told, err := model.NewShareable(ctx, j, a.Private)
		if err != nil {
			return m, err
		}
		contact := ""
		if i := slices.IndexFunc(a.contacts, func(ref model.Ref) bool { return !told.Hides(ref.ID) }); i >= 0 {
			contact = a.contacts[i].Title
		}
		m.job = m.library.ApplicationJob(a.Entry, contact, on, a.Private)
	}
	m.described = m.job.Description
	m.job.Description = cmp.Or(m.kept.Description, m.described)
	m.match()
	if err := m.choose(on); err != nil {
		return m, err
	}
	m.draft, err = m.drafted(m.chosen, on)
	return m, err
}

func (m *material) application(id string) (application, bool) {
	i := slices.IndexFunc(m.list, func(a application) bool { return a.ID == id })
	if i < 0 {
		return application{}, false
	}
	return m.list[i], true
}

// match offers every bullet, those that show what the job asks for first.
func (m *material) match() {
	m.offers, m.wrong, m.plain = nil, nil, false
	shows := map[string][]string{}
	if strings.TrimSpace(m.job.Description) != "" {
		matching, err := m.library.Match(m.job.Description)
		m.wrong, m.plain = err, err == nil && len(matching.Requirements) == 0
		for _, r := range matching.Requirements {
			for _, e := range r.Evidence {
				shows[e.Entry] = append(shows[e.Entry], lang.L("“{{.Asked}}”: {{.Reason}}", map[string]any{"Asked": strings.TrimRight(r.Text, ".;: "), "Reason": e.Reason}))
			}
		}
	}
	all := m.page(nil)
	m.leftOut = all.LeftOut.Private
	for _, b := range all.AllBullets() {
		m.offers = append(m.offers, offer{Bullet: b, shows: shows[b.ID]})
	}
	slices.SortStableFunc(m.offers, func(a, b offer) int { return cmp.Compare(len(b.shows), len(a.shows)) })
}

// choose takes the bullets that were chosen when the letter was left, or else those
// that the best draft is made of. Errors: as drafted.
func (m *material) choose(on model.Day) error {
	m.chosen = map[string]bool{}
	for _, id := range m.kept.Chosen {
		m.chosen[id] = true
	}
	if m.kept.Chosen != nil {
		return nil
	}
	best, err := m.drafted(nil, on)
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

// page is the résumé with these bullets on it, nil for all.
func (m *material) page(only map[string]bool) resume.Resume {
	return m.career.Resume(resume.Selection{Only: only, Target: m.job.Company})
}

// drafted gives the letter that these bullets make, nil for all. A description that
// cannot be used is left aside.
func (m *material) drafted(only map[string]bool, on model.Day) (review.Letter, error) {
	job := m.job
	if m.wrong != nil {
		job.Description = ""
	}
	return m.library.DraftLetter(m.page(only), job, on)
}

// build lays the sheet out.
func (l *letter) build() {
	v := l.view
	l.whom = widgets.NewSelect(nil, func(string) { l.onWhom() })
	l.asked = widgets.NewProseEntry(3, 8)
	l.asked.SetPlaceHolder(lang.L("Paste the advertisement here, whole. Rung finds what they ask for."))
	l.asked.OnChanged = func(string) { l.typing(jobPause, l.redraft) }
	l.askedIn = widgets.NewField(lang.L("Job description"), l.asked)
	l.sources, l.bullets = widgets.NewWrap(1), widgets.NewStacked(0.5)
	l.open = small("", theme.Amber)
	l.keep = widgets.NewCheck(lang.L("Keep a copy with the application as sent"), nil)
	l.keep.SetChecked(true)
	l.parts = newParts(func() { l.typing(wordsPause, l.onWords) })
	words := widgets.NewStacked(2)
	for _, p := range l.parts {
		words.Add(p.frame)
	}
	l.again = widgets.NewButton(lang.L("Draft all of it anew"), widgets.ButtonStyle{Small: true, Look: widgets.Plain}, l.onAgain)
	l.desk = newDesk(v.host, widgets.NewStacked(3, widgets.NewField(lang.L("For"), l.whom), widgets.NewStacked(1, l.askedIn, l.sources),
		section(lang.L("Bullets that answer it"), l.bullets, l.open), section(lang.L("The letter"), words, widgets.NewWrap(0, l.again)), l.keep))
	l.fill()
}

// typing has something done once the person pauses, unless it is Rung that types.
func (l *letter) typing(key string, do func()) {
	if !l.filling {
		l.touched = true
		l.view.host.Keep(lettersWords, l.keepTyped)
		l.view.host.After(key, pause, do)
	}
}

// pause is how long the keyboard rests before the page is drawn anew.
const pause = 350 * time.Millisecond

// What waits for a pause, and what is kept without one.
const jobPause, wordsPause, lettersWords = "letter job", "letter words", "letter typed"

// fill shows the letter as it was read.
func (l *letter) fill() {
	l.filling = true
	names := make([]string, 0, len(l.material.list)+1)
	at := len(l.material.list)
	for i, a := range l.material.list {
		names = append(names, a.Title)
		if a.ID == l.of {
			at = i
		}
	}
	l.whom.SetOptions(append(names, lang.L("No application in particular")))
	l.whom.SetSelectedIndex(at)
	l.asked.SetText("")
	if l.material.wrong == nil { // one that is too long would hold up the window
		l.asked.SetText(l.material.job.Description)
	}
	widgets.SetShown(l.keep, l.of != "")
	l.ticked, l.every, l.touched, l.given = map[string]bool{}, false, false, nil
	l.forget()
	l.putDraft()
	l.putWords(l.material.kept.Parts)
	l.filling = false
	l.refresh()
}

// putWords writes the person's words into the parts, by their keys.
func (l *letter) putWords(own map[string]string) {
	for _, p := range l.parts {
		if words, has := own[p.key]; has {
			p.set(words)
		}
	}
}

// forget takes the person's words out of the parts.
func (l *letter) forget() {
	for _, p := range l.parts {
		p.set("")
		p.drafted = ""
	}
}

// putDraft writes the draft into the parts. Words that the person changed stay.
func (l *letter) putDraft() {
	was := l.filling
	l.filling = true
	for _, p := range l.parts {
		p.redraft(l.material.draft)
	}
	l.filling = was
}

// redraft drafts the letter anew from a job description and what is chosen, and
// keeps what the person decided.
func (l *letter) redraft() {
	m, on := l.material, l.view.today()
	m.job.Description, m.chosen = l.asked.Text, maps.Clone(m.chosen)
	l.view.host.Load("application letter", func(context.Context) func() {
		m.match()
		var err error
		m.draft, err = m.drafted(m.chosen, on)
		return func() {
			if err != nil {
				l.view.host.Fail(err)
				return
			}
			l.material = m
			l.putDraft()
			l.refresh()
			l.keepTyped()
		}
	})
}
