package resume

import (
	"cmp"
	"slices"

	"rung/model"
)

// Order is how the bullets of a role are sorted.
type Order string

// The orders there are.
const (
	ByHand     Order = "hand"     // as the person put them; those not placed yet last, newest first
	ByStrength Order = "strength" // the strongest evidence first
	ByDay      Order = "day"      // newest first
)

// sortBullets sorts bullets; those that are equal in the order stand newest first.
func (b *Career) sortBullets(bullets []model.Entry, by Order) {
	newest := func(x, y model.Entry) int { return cmp.Or(cmp.Compare(y.Day, x.Day), cmp.Compare(x.ID, y.ID)) }
	slices.SortFunc(bullets, func(x, y model.Entry) int {
		switch by {
		case ByStrength:
			return cmp.Or(cmp.Compare(b.StrengthOf(y), b.StrengthOf(x)), cmp.Compare(b.countMeasured(y), b.countMeasured(x)), newest(x, y))
		case ByDay:
			return newest(x, y)
		}
		return cmp.Or(cmp.Compare(rankOf(x), rankOf(y)), newest(x, y))
	})
}

// rankOf is a bullet's place by hand; those without one come after all others.
func rankOf(bullet model.Entry) int64 {
	if n, ok := bullet.Values.Integer("rank"); ok && n > 0 {
		return n
	}
	return 1 << 40
}

// countMeasured counts the numbers of a bullet that were measured.
func (b *Career) countMeasured(bullet model.Entry) (n int) {
	for _, t := range b.Lexicon.TraceNumbers(BulletText(bullet), b.SourcesOf(bullet)) {
		if t.Known == "measured" {
			n++
		}
	}
	return n
}

// MoveBullet moves a bullet by so many places among those that are shown, up where by
// is negative. Its variants move with it. The edits are those of the bullets whose
// place changes; there are none where it cannot move.
func (b *Career) MoveBullet(id string, by int, shown []string) []model.Edit {
	from := slices.Index(shown, id)
	to := min(max(from+by, 0), len(shown)-1)
	if from < 0 || from == to {
		return nil
	}
	moved, beside := b.familyByID(id), b.familyByID(shown[to])
	var families []string
	all := slices.Clone(b.Bullets)
	b.sortBullets(all, ByHand)
	for _, bullet := range all {
		if f := familyOf(bullet); !slices.Contains(families, f) && f != moved && b.isInSameRole(bullet, id) {
			families = append(families, f)
		}
	}
	at := slices.Index(families, beside)
	if at < 0 {
		return nil
	}
	if by > 0 {
		at++
	}
	families = slices.Insert(families, at, moved)
	var edits []model.Edit
	for _, bullet := range all {
		place := int64(slices.Index(families, familyOf(bullet)) + 1)
		if place == 0 || rankOf(bullet) == place {
			continue
		}
		base, edited := bullet.Clone(), bullet.Clone()
		edited.Values["rank"] = place
		edits = append(edits, model.Edit{Base: &base, Entry: edited})
	}
	return edits
}

// familyOf gives the id of the bullet that this one is a variant of, else its own.
func familyOf(bullet model.Entry) string {
	if of := bullet.Linked(roleVariant); len(of) > 0 {
		return of[0]
	}
	return bullet.ID
}

func (b *Career) familyByID(id string) string {
	if bullet, ok := b.BulletByID(id); ok {
		return familyOf(bullet)
	}
	return id
}

// BulletByID gives the bullet of an id.
func (b *Career) BulletByID(id string) (model.Entry, bool) {
	i := slices.IndexFunc(b.Bullets, func(e model.Entry) bool { return e.ID == id })
	if i < 0 {
		return model.Entry{}, false
	}
	return b.Bullets[i], true
}

// isInSameRole reports whether a bullet stands in the same role as another.
func (b *Career) isInSameRole(bullet model.Entry, id string) bool {
	other, ok := b.BulletByID(id)
	if !ok {
		return false
	}
	return b.sectionOf(bullet) == b.sectionOf(other)
}
