// Package resume turns a journal into the page that gets an interview: bullets
// that lead back to dated entries and to where their numbers were written, the
// career around them, and a linter for them. It knows entries and their strength as
// evidence; it must not know files, screens or how a page is printed.
package resume

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rung/model"
)

// Links that a résumé is made of.
const (
	rolePosition = "position"
	roleVariant  = "variant_of"
	roleAbout    = "about"

	roleApplication = "application"
)

// shortTitle is how many characters of a bullet become its title where all of it
// would be too long for one.
const shortTitle = 120

// BulletText gives the whole text of a bullet, which its entry holds as the title or,
// where that is too long, as the body.
func BulletText(bullet model.Entry) string {
	if start, cut := strings.CutSuffix(bullet.Title, "…"); cut {
		if whole := oneLine(bullet.Body); strings.HasPrefix(whole, start) {
			return whole
		}
	}
	return bullet.Title
}

// SetBulletText sets the text of a bullet, on one line. A text longer than a title may
// be is kept whole in the body.
func SetBulletText(bullet *model.Entry, words string) {
	words = oneLine(words)
	if BulletText(*bullet) != bullet.Title {
		bullet.Body = ""
	}
	if utf8.RuneCountInString(words) <= model.MaxTitle {
		bullet.Title = words
		return
	}
	bullet.Title = strings.TrimRight(string([]rune(words)[:shortTitle]), " ") + "…"
	bullet.Body = words
}

// NewBullet gives a bullet with a text of the person's own, linked to a position
// unless that is "".
func NewBullet(day model.Day, words, position string) model.Entry {
	b := model.NewEntry(model.KindBullet, day)
	SetBulletText(&b, words)
	if position != "" {
		b.Links = append(b.Links, model.LinkTo{Role: rolePosition, ID: position})
	}
	return b
}

// NewVariant gives a copy of a bullet that replaces it on résumés for a target.
func NewVariant(of model.Entry, target string) model.Entry {
	v := of.Clone()
	v.ID, v.Created, v.Updated = model.NewID(), time.Time{}, time.Time{}
	v.Values["target"] = oneLine(target)
	delete(v.Values, "left_out")
	original := of.ID
	if first := of.Linked(roleVariant); len(first) > 0 { // all variants link to the first bullet
		original = first[0]
	}
	v.Links = slices.DeleteFunc(v.Links, func(l model.LinkTo) bool { return l.Role == roleVariant })
	v.Links = append(v.Links, model.LinkTo{Role: roleVariant, ID: original})
	return v
}

// namedPosition gives the id of the position that a bullet links to, or "".
func namedPosition(bullet model.Entry) string {
	if ids := bullet.Linked(rolePosition); len(ids) > 0 {
		return ids[0]
	}
	return ""
}
