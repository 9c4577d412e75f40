// Package resume turns a journal into the page that gets an interview: bullets
// that lead back to dated entries and to where their numbers were written, the
// frame of a career around them, and the linter beside them. It knows entries and
// how strong they are as evidence; it must not know files, screens or how a page
// is printed.
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

// shortTitle is how much of a bullet that no title can hold stands in a list.
const shortTitle = 120

// BulletText gives a bullet's words, whole.
func BulletText(bullet model.Entry) string {
	if start, cut := strings.CutSuffix(bullet.Title, "…"); cut {
		if whole := oneLine(bullet.Body); strings.HasPrefix(whole, start) {
			return whole
		}
	}
	return bullet.Title
}

// SetBulletText gives a bullet its words, on one line. What is longer than a title may
// be lies in the text, so that no word of it is lost.
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

// NewBullet gives a bullet with words of the person's own, in a position's role
// where one is named.
func NewBullet(day model.Day, words, position string) model.Entry {
	b := model.NewEntry(model.KindBullet, day)
	SetBulletText(&b, words)
	if position != "" {
		b.Links = append(b.Links, model.LinkTo{Role: rolePosition, ID: position})
	}
	return b
}

// NewVariant gives a bullet that stands in the place of another for a target, with
// the same words to begin from.
func NewVariant(of model.Entry, target string) model.Entry {
	v := of.Clone()
	v.ID, v.Created, v.Updated = model.NewID(), time.Time{}, time.Time{}
	v.Values["target"] = oneLine(target)
	delete(v.Values, "left_out")
	original := of.ID
	if first := of.Linked(roleVariant); len(first) > 0 { // variants of one bullet stand side by side
		original = first[0]
	}
	v.Links = slices.DeleteFunc(v.Links, func(l model.LinkTo) bool { return l.Role == roleVariant })
	v.Links = append(v.Links, model.LinkTo{Role: roleVariant, ID: original})
	return v
}

// namedPosition gives the id of the position that an entry names, or "".
func namedPosition(bullet model.Entry) string {
	if ids := bullet.Linked(rolePosition); len(ids) > 0 {
		return ids[0]
	}
	return ""
}
