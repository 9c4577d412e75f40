package resume

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// Selection says what of a career goes on the résumé. The zero Selection is all of it,
// for everyone, without what is private.
type Selection struct {
	Position    string          // the id of the one position wanted
	From, To    model.Day       // the days between which the work fell
	Only        map[string]bool // ids of bullets, or of entries that bullets are about; nil for all
	Target      string          // whom it is for: variants written for it stand in for the others
	BulletsOnly bool
	LeftOut     bool // bullets that were left out by hand too
	Private     bool
	Order       Order
}

// FindMatches gives the ids of what a query finds, bullets included, for
// Selection.Only. A query for a step has to be resolved before. Errors: the reader's.
func FindMatches(ctx context.Context, r model.Reader, q model.Query) (map[string]bool, error) {
	ids := map[string]bool{}
	for _, q := range []model.Query{q, q.With(model.Term{Key: "kind", Text: model.KindBullet})} {
		hits, _, err := r.Find(ctx, q, model.Cursor{}, 0)
		if err != nil {
			return nil, fmt.Errorf("find what bullets are about: %w", err)
		}
		for _, h := range hits {
			ids[h.Entry.ID] = true
		}
	}
	return ids, nil
}

// Resume gives the résumé of a selection.
func (b *Career) Resume(s Selection) Resume {
	d := Resume{BulletsOnly: s.BulletsOnly}
	hidden := map[string]bool{}
	for _, p := range b.Positions {
		if !model.MayShare(p, s.Private) && b.isPositionSelected(p, s) {
			hidden[p.ID] = true
			d.LeftOut.Private++
		}
	}
	byPosition := map[string][]Bullet{}
	var beside []model.Entry
	for _, bullet := range b.selectBullets(s) {
		p, held := b.PositionOfBullet(bullet)
		if hidden[p.ID] || b.isPrivate(bullet, s.Private) {
			d.LeftOut.Private++
			continue
		}
		if held {
			byPosition[p.ID] = append(byPosition[p.ID], b.newResumeBullet(bullet))
		} else {
			beside = append(beside, bullet)
		}
	}
	for _, p := range b.Positions {
		if hidden[p.ID] || !b.isPositionSelected(p, s) || s.BulletsOnly && len(byPosition[p.ID]) == 0 {
			continue
		}
		d.addRole(Role{ID: p.ID, Title: p.Title, Level: p.Values.Text("level"), Employment: p.Values.Text("employment"),
			From: p.Day, Until: p.Until, Bullets: byPosition[p.ID]}, p.Values.Text("organisation"))
	}
	b.addActivities(&d, beside)
	if !s.BulletsOnly {
		d.Person, d.Skills, d.Languages = b.Person, b.Person.Skills, b.Person.Languages
		b.addStudies(&d, s)
	}
	return d
}

// addRole puts a role under its employer, which stands where its latest role does.
func (d *Resume) addRole(r Role, employer string) {
	i := slices.IndexFunc(d.Employers, func(e Employer) bool { return employer != "" && strings.EqualFold(e.Name, employer) })
	if i < 0 {
		d.Employers = append(d.Employers, Employer{Name: employer})
		i = len(d.Employers) - 1
	}
	d.Employers[i].Roles = append(d.Employers[i].Roles, r)
}

// isPositionSelected reports whether a position belongs on the page.
func (b *Career) isPositionSelected(p model.Entry, s Selection) bool {
	until := cmp.Or(p.Until, b.Today)
	return (s.Position == "" || s.Position == p.ID) && (s.From == "" || until >= s.From) && (s.To == "" || p.Day <= s.To)
}

// selectBullets gives the bullets of a selection in order: of a bullet and its
// variants, the one for the target.
func (b *Career) selectBullets(s Selection) []model.Entry {
	best := map[string]model.Entry{}
	for _, bullet := range b.Bullets {
		target := bullet.Values.Text("target")
		if target != "" && !strings.EqualFold(target, s.Target) {
			continue
		}
		f := familyOf(bullet)
		if old, taken := best[f]; !taken || target != "" && (old.Values.Text("target") == "" || bullet.ID > old.ID) {
			best[f] = bullet
		}
	}
	var chosen []model.Entry
	for _, bullet := range best {
		if b.isSelected(bullet, s) {
			chosen = append(chosen, bullet)
		}
	}
	b.sortBullets(chosen, s.Order)
	return chosen
}

// isSelected reports whether a bullet meets the selection, privacy apart.
func (b *Career) isSelected(bullet model.Entry, s Selection) bool {
	if bullet.Values.Yes("left_out") && !s.LeftOut || s.From != "" && bullet.Day < s.From || s.To != "" && bullet.Day > s.To {
		return false
	}
	if p, _ := b.PositionOfBullet(bullet); s.Position != "" && p.ID != s.Position {
		return false
	}
	if s.Only == nil || s.Only[bullet.ID] {
		return true
	}
	return slices.ContainsFunc(bullet.Linked(roleAbout), func(id string) bool { return s.Only[id] })
}

// isPrivate reports whether a bullet, or what it is about, may not be told.
func (b *Career) isPrivate(bullet model.Entry, asked bool) bool {
	return !model.MayShare(bullet, asked) || slices.ContainsFunc(b.SourcesOf(bullet), func(e model.Entry) bool { return !model.MayShare(e, asked) })
}

// newResumeBullet gives a bullet of the résumé.
func (b *Career) newResumeBullet(bullet model.Entry) Bullet {
	sources := b.SourcesOf(bullet)
	l := Bullet{ID: bullet.ID, Text: BulletText(bullet), Target: bullet.Values.Text("target"), Day: bullet.Day, Numbers: b.Lexicon.TraceNumbers(BulletText(bullet), sources)}
	for _, e := range sources {
		l.Entries = append(l.Entries, model.Ref{ID: e.ID, Kind: e.Kind, Title: e.Title, Day: e.Day, Trashed: e.Trashed})
	}
	return l
}

// addStudies adds the degrees and certificates that are finished and still valid.
func (b *Career) addStudies(d *Resume, s Selection) {
	for _, e := range b.studies {
		form := e.Values.Text("form")
		degree, certificate := form == "degree" || form == "diploma", form == "certificate"
		finished := cmp.Or(e.Values.Day("finished"), e.Until, e.Day)
		if !degree && !certificate || e.Values.Text("status") != "finished" || finished > b.Today {
			continue
		}
		until := e.Values.Day("valid_until")
		switch {
		case until != "" && until < b.Today:
			d.LeftOut.Lapsed++
			continue
		case !model.MayShare(e, s.Private):
			d.LeftOut.Private++
			continue
		}
		line := Study{ID: e.ID, Title: e.Title, Provider: e.Values.Text("provider"), Form: form, From: e.Day, Finished: finished, ValidUntil: until}
		if degree {
			d.Education = append(d.Education, line)
		} else {
			d.Certificates = append(d.Certificates, line)
		}
	}
	for _, list := range [][]Study{d.Education, d.Certificates} {
		slices.SortFunc(list, func(x, y Study) int { return cmp.Or(cmp.Compare(y.Finished, x.Finished), cmp.Compare(x.ID, y.ID)) })
	}
}
