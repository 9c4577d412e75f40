package resume

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rung/model"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// pageOptions is what the person wants to see of their résumé.
type pageOptions struct {
	target      string
	order       resume.Order
	format      string // one of model.ResumeFormats
	bulletsOnly bool
	filter      filter
}

// filter narrows the bullets, and with them the page.
type filter struct {
	position string // id
	from, to model.Day
	step     string // id
	tag      string
	search   string
}

// countConditions counts the conditions of the filter.
func (f filter) countConditions() (n int) {
	for _, set := range []bool{f.position != "", f.from != "" || f.to != "", f.step != "", f.tag != "", f.search != ""} {
		if set {
			n++
		}
	}
	return n
}

// queryText gives what is searched for, "" for nothing.
func (f filter) queryText() string {
	var terms []string
	if f.step != "" {
		terms = append(terms, "step:"+f.step)
	}
	if f.tag != "" {
		terms = append(terms, "tag:"+model.NormalizeTag(f.tag))
	}
	if f.search != "" {
		terms = append(terms, f.search)
	}
	return strings.Join(terms, " ")
}

// reading is all that the screen shows, read in one go.
type reading struct {
	career   *resume.Career
	lines    resume.Resume               // every bullet that is asked for, those left out and private ones too
	page     resume.Resume               // what is printed
	printed  map[string]bool             // ids of the bullets on it
	findings map[string][]resume.Finding // by the bullets' ids
	changes  map[string]resume.SourceChange
	targets  []string
	open     []model.Entry // applications that something can be sent for
}

// reload asks for everything anew, and shows it.
func (s *Screen) reload() {
	wish, loc, index := s.options, s.host.Locale(), s.host.Readiness()
	kit.Load(s.host, "resume", func(ctx context.Context) (reading, error) {
		return s.readAll(ctx, wish, loc, index)
	}, func(r reading) {
		s.shown = r
		s.restoreTyped()
		s.showReading()
	})
}

func (s *Screen) readAll(ctx context.Context, w pageOptions, loc model.Locale, index *readiness.Index) (reading, error) {
	j := s.host.Journal()
	lexicon, err := s.host.BulletWords()
	if err != nil {
		return reading{}, err
	}
	var r reading
	if r.career, err = resume.ReadCareer(ctx, j, lexicon, loc.Today); err != nil {
		return r, err
	}
	selection, err := w.selection(ctx, j, loc, index)
	if err != nil {
		return r, err
	}
	r.page = r.career.Resume(selection)
	selection.LeftOut, selection.Private, selection.BulletsOnly = true, true, true
	r.lines = r.career.Resume(selection)
	r.lintBullets(w.format == "txt")
	if r.open, err = readOpenApplications(ctx, j); err != nil {
		return r, err
	}
	r.targets = r.listTargets(w.target)
	return r, nil
}

// selection gives what is to stand on the page. Errors: model.SyntaxError, Busy
// where a step is asked for while the readiness map is being read, the reader's.
func (w pageOptions) selection(ctx context.Context, j *model.Journal, loc model.Locale, index *readiness.Index) (resume.Selection, error) {
	f := w.filter
	selection := resume.Selection{Position: f.position, From: f.from, To: f.to, Target: w.target, BulletsOnly: w.bulletsOnly, Order: w.order}
	if f.queryText() == "" {
		return selection, nil
	}
	q, err := model.ParseQuery(f.queryText(), loc, false)
	if err == nil && q.HasSteps() {
		q, err = readiness.ResolveSteps(q, index, "", loc.Today)
	}
	if err != nil {
		return selection, err
	}
	selection.Only, err = resume.FindMatches(ctx, j, q)
	return selection, err
}

// lintBullets checks every bullet as it would stand on the page.
func (r *reading) lintBullets(plainText bool) {
	r.printed, r.findings, r.changes = map[string]bool{}, map[string][]resume.Finding{}, map[string]resume.SourceChange{}
	for _, b := range r.page.AllBullets() {
		r.printed[b.ID] = true
	}
	for _, b := range r.lines.AllBullets() {
		entry, ok := r.career.BulletByID(b.ID)
		if !ok {
			continue
		}
		c := r.career.LintContext(entry, b.Text, r.page)
		c.PlainText = plainText
		r.findings[b.ID] = resume.Lint(b.Text, c)
		if changed, has := r.career.SourceChange(entry); has {
			r.changes[b.ID] = changed
		}
	}
}

// listTargets gives whom bullets are or could be written for: those they name, and
// the companies of applications that are open.
func (r *reading) listTargets(chosen string) []string {
	var targets []string
	add := func(target string) {
		same := func(t string) bool { return strings.EqualFold(t, target) }
		if target != "" && !slices.ContainsFunc(targets, same) {
			targets = append(targets, target)
		}
	}
	for _, b := range r.career.Bullets {
		add(b.Values.Text("target"))
	}
	for _, a := range r.open {
		if !a.Private {
			add(a.Values.Text("company"))
		}
	}
	add(chosen)
	slices.SortFunc(targets, func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) })
	return targets
}

// isEmpty says that there is nothing that could stand on a page.
func (r reading) isEmpty() bool {
	return len(r.career.Bullets) == 0 && len(r.career.Positions) == 0 && r.career.Person.Name == ""
}

// typedKey is the setting that keeps the words of a bullet while they are typed.
const typedKey = "resume typed"

// typedBullet is what was typed into a bullet and is not saved yet.
type typedBullet struct {
	Bullet   string `json:"bullet"` // "" for one that is new
	Position string `json:"position"`
	Words    string `json:"words"`
}

// restoreTyped opens, once, the bullet whose typed words were never saved.
func (s *Screen) restoreTyped() {
	if s.restored {
		return
	}
	s.restored = true
	kit.LoadSetting(s.host, "resume typed", typedKey, func(kept typedBullet) {
		if kept.Words != "" && s.bullet.id == "" {
			s.bullet.resumeTyped(kept)
		}
	})
}

// showReading lays out what was read.
func (s *Screen) showReading() {
	empty := s.shown.isEmpty() && !s.passed && !s.bullet.fresh && s.view != viewApplications
	widgets.SetShown(s.empty, empty)
	widgets.SetShown(s.panes, !empty && s.view != viewApplications)
	s.host.SetNote(s.noteText())
	wanted := s.openWanted
	if wanted != "" {
		s.openWanted = ""
		s.setView(viewBullets)
		s.bullet.openSaved(wanted)
	}
	switch s.view {
	case viewBullets:
		s.bullet.followReading()
		s.list.showRoles()
		if wanted != "" && s.bullet.id == wanted {
			s.bullet.focusField()
		} else if s.focusFirst != "" {
			s.list.focusLine(s.focusFirst)
		}
		s.focusFirst = ""
	case viewProfile:
		s.profile.showReading()
	}
	s.preview.redraw()
}
