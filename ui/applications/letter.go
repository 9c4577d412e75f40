package applications

import (
	"cmp"
	"context"
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
	of       string // as in material; what the sheet was opened for until that is read
	chosen   map[string]bool
	ticked   map[string]bool // bullets that were chosen or left out by hand
	every    bool            // all bullets are offered
	draft    review.Letter   // as it stands without what the person changed

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
}

// material is what a letter is made of, read at once.
type material struct {
	of      string // the application's id, or "" for none
	library *review.Library
	book    *resume.Book
	list    []application // that a letter can be written for
	job     review.Job
	offers  []offer
	wrong   error // why the job description cannot be used, or nil
	kept    typed
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
	if m.book, err = resume.Read(ctx, j, lexicon, on); err != nil {
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
		contact := ""
		if len(a.contacts) > 0 {
			contact = a.contacts[0].Title
		}
		m.job = m.library.JobOf(a.Entry, contact, on)
	}
	m.job.Description = cmp.Or(m.kept.Description, m.job.Description)
	m.match()
	return m, nil
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
	m.offers, m.wrong = nil, nil
	shows := map[string][]string{}
	if strings.TrimSpace(m.job.Description) != "" {
		matching, err := m.library.Match(m.job.Description)
		m.wrong = err
		for _, r := range matching.Requirements {
			for _, e := range r.Evidence {
				shows[e.Entry] = append(shows[e.Entry], lang.L("“{{.Asked}}”: {{.Reason}}", map[string]any{"Asked": strings.TrimRight(r.Text, ".;: "), "Reason": e.Reason}))
			}
		}
	}
	for _, b := range m.page(nil).Bullets() {
		m.offers = append(m.offers, offer{Bullet: b, shows: shows[b.ID]})
	}
	slices.SortStableFunc(m.offers, func(a, b offer) int { return cmp.Compare(len(b.shows), len(a.shows)) })
}

// page is the résumé with these bullets on it, nil for all.
func (m *material) page(only map[string]bool) resume.Document {
	return m.book.Document(resume.Selection{Only: only, Target: m.job.Company})
}

// drafted gives the letter that these bullets make, nil for all. A description that
// cannot be used is left aside.
func (m *material) drafted(only map[string]bool, on model.Day) (review.Letter, error) {
	job := m.job
	if m.wrong != nil {
		job.Description = ""
	}
	return m.library.Letter(m.page(only), job, on)
}

// build lays the sheet out.
func (l *letter) build() {
	v := l.view
	l.whom = widgets.NewSelect(nil, func(string) { l.onWhom() })
	l.asked = widgets.NewProseEntry(3, 8)
	l.asked.SetPlaceHolder(lang.L("Paste the advertisement here, whole. Rung finds what they ask for."))
	l.asked.OnChanged = func(string) { l.typing("letter job", l.onAsked) }
	l.askedIn = widgets.NewField(lang.L("Job description"), l.asked)
	l.sources, l.bullets = widgets.NewWrap(1), widgets.NewStacked(0.5)
	l.open = small("", theme.Amber)
	l.keep = widgets.NewCheck(lang.L("Keep a copy with the application as sent"), nil)
	l.keep.SetChecked(true)
	l.parts = newParts(func() { l.typing("letter words", l.onWords) })
	words := widgets.NewStacked(2)
	for _, p := range l.parts {
		words.Add(p.frame)
	}
	again := widgets.NewButton(lang.L("Draft all of it anew"), widgets.ButtonStyle{Small: true, Look: widgets.Plain}, l.onAgain)
	l.desk = newDesk(v.host, widgets.NewStacked(3, widgets.NewField(lang.L("For"), l.whom), widgets.NewStacked(1, l.askedIn, l.sources),
		section(lang.L("Bullets that answer it"), l.bullets, l.open), section(lang.L("The letter"), words, widgets.NewWrap(0, again)), l.keep))
	l.fill()
}

// typing has something done once the person pauses, unless it is Rung that types.
func (l *letter) typing(key string, do func()) {
	if !l.filling {
		l.view.host.After(key, pause, do)
	}
}

// pause is how long the keyboard rests before the page is drawn anew.
const pause = 350 * time.Millisecond

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
	l.asked.SetText(l.material.job.Description)
	widgets.SetShown(l.keep, l.of != "")
	l.choose()
	l.forget()
	l.redraft()
	for _, p := range l.parts {
		if own, typed := l.material.kept.Parts[p.key]; typed {
			p.set(own)
		}
	}
	l.filling = false
	l.refresh()
}

// forget takes the person's words out of the parts.
func (l *letter) forget() {
	for _, p := range l.parts {
		p.set("")
		p.drafted = ""
	}
}

// choose takes the bullets that were chosen when the letter was left, or else those
// that the best draft is made of.
func (l *letter) choose() {
	l.chosen, l.ticked, l.every = map[string]bool{}, map[string]bool{}, false
	if l.material.kept.Chosen != nil {
		for _, id := range l.material.kept.Chosen {
			l.chosen[id] = true
		}
		return
	}
	best, err := l.material.drafted(nil, l.view.today())
	if err != nil {
		l.view.host.Fail(err)
		return
	}
	said := append([]string{}, best.Further...)
	for _, a := range best.Answers {
		said = append(said, a.Bullet)
	}
	for _, o := range l.material.offers {
		l.chosen[o.ID] = slices.Contains(said, o.Words)
	}
}

// redraft drafts the letter from what is chosen. Words that the person changed stay.
func (l *letter) redraft() {
	draft, err := l.material.drafted(l.only(), l.view.today())
	if err != nil {
		l.view.host.Fail(err)
		return
	}
	was := l.filling
	l.filling, l.draft = true, draft
	for _, p := range l.parts {
		p.redraft(draft)
	}
	l.filling = was
}

// only are the bullets that are chosen.
func (l *letter) only() map[string]bool {
	only := map[string]bool{}
	for id, on := range l.chosen {
		if on {
			only[id] = true
		}
	}
	return only
}
