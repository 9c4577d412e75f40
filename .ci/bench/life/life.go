// Package life invents journals of any size for measuring: the same number gives the same journal. It follows the
// kinds' own declarations, so a new kind or field is measured without a change here. It must not know where a
// journal is kept.
package life

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"rung/model"
)

// start is the first day of every invented life; it has the same days each time.
const start = model.Day("2016-01-04")

// share says how many of a hundred entries are of a kind; kinds not named here share what is left.
var share = map[string]int{"note": 42, "interaction": 18, "achievement": 9, "study": 8, "leadership": 6, "budget": 4, "feedback": 4}

// Life is an invented person who keeps a journal.
type Life struct {
	random   *rand.Rand
	words    vocabulary
	tags     vocabulary
	kinds    []model.Kind // one for each of a hundred entries
	contacts []string     // ids so far
	days     int
}

// New gives a life whose entries are spread over ten years.
func New() *Life {
	l := &Life{random: rand.New(rand.NewPCG(20261120, 7)), days: 3650}
	l.words = newVocabulary(l.random, 12000)
	l.tags = vocabulary{words: l.words.words[40:100], weight: l.words.weight[:60]}
	contact, _ := model.KindOf(model.KindContact)
	var rest []model.Kind
	for _, k := range model.Kinds {
		if share[k.ID] == 0 && k.ID != contact.ID {
			rest = append(rest, k)
		}
		for range share[k.ID] {
			l.kinds = append(l.kinds, k)
		}
	}
	for i := 0; len(l.kinds) < 100; i++ {
		l.kinds = append(l.kinds, rest[i%len(rest)])
	}
	return l
}

// Common gives the n words written most often, as they are written.
func (l *Life) Common(n int) []string { return l.words.words[:n] }

// Entries gives the next n entries. One in sixty is a new contact, so that the first ones know somebody.
func (l *Life) Entries(n int) []model.Entry {
	entries := make([]model.Entry, n)
	for i := range entries {
		kind := l.kinds[l.random.IntN(len(l.kinds))]
		if len(l.contacts) < 5 || l.random.IntN(60) == 0 {
			kind, _ = model.KindOf(model.KindContact)
		}
		entries[i] = l.entry(kind)
	}
	return entries
}

func (l *Life) entry(kind model.Kind) model.Entry {
	day := start.Add(l.random.IntN(l.days))
	e := model.Entry{ID: l.id(), Kind: kind.ID, Day: day, Title: l.sentence(3, 9), Values: model.Values{}}
	if kind.ID == model.KindContact {
		e.Title = l.name()
	}
	if l.random.IntN(25) == 0 {
		e.Until = day.Add(l.random.IntN(60))
	}
	if kind.BodyExpected || l.random.IntN(10) < 7 {
		e.Body = l.text(20, 120)
	}
	for range l.random.IntN(4) {
		e.Tags = append(e.Tags, l.tags.draw(l.random))
	}
	if l.random.IntN(3) == 0 {
		e.Competencies = append(e.Competencies, model.Competencies[l.random.IntN(len(model.Competencies))].ID)
	}
	for _, f := range kind.Fields {
		if f.Expected && l.random.IntN(10) < 9 || l.random.IntN(3) == 0 {
			e.Values[f.Key] = l.value(f, day)
		}
	}
	l.link(&e, kind)
	e.Private = l.random.IntN(40) == 0
	e.Created = day.Time().Add(time.Duration(8+l.random.IntN(12)) * time.Hour)
	e.Updated = e.Created
	if kind.ID == model.KindContact {
		l.contacts = append(l.contacts, e.ID)
	}
	e.Normalize()
	return e
}

// link points the entry to contacts known already, in the roles that its kind has for them.
func (l *Life) link(e *model.Entry, kind model.Kind) {
	for _, role := range kind.Links {
		wanted := role.Expected && l.random.IntN(20) > 0 || l.random.IntN(8) == 0
		if wanted && slices.Contains(role.To, "contact") && len(l.contacts) > 0 {
			e.Links = append(e.Links, model.LinkTo{Role: role.ID, ID: l.contacts[l.random.IntN(len(l.contacts))]})
		}
	}
}

// value fills a field by what its type holds.
func (l *Life) value(f model.Field, day model.Day) any {
	switch f.Type {
	case model.Text:
		return strings.Join(l.draw(1+l.random.IntN(3)), " ")
	case model.Prose:
		return l.text(5, 25)
	case model.Choice:
		return f.Choices[l.random.IntN(len(f.Choices))]
	case model.YesNo:
		return l.random.IntN(2) == 0
	case model.Integer:
		return int64(1 + l.random.IntN(60))
	case model.Year:
		return int64(day.Time().Year())
	case model.Number:
		return model.Decimal(strconv.Itoa(1+l.random.IntN(200)) + ".5")
	case model.Date:
		return day.Add(l.random.IntN(400))
	case model.Amount:
		return model.Money{Minor: int64(1+l.random.IntN(900)) * 10000, Currency: "USD"}
	case model.Link:
		return "https://example.org/" + l.words.draw(l.random)
	case model.List:
		items := make([]model.Values, 1+l.random.IntN(2))
		for i := range items {
			items[i] = model.Values{}
			for _, of := range f.Of {
				items[i][of.Key] = l.value(of, day)
			}
		}
		return items
	}
	panic(fmt.Sprintf("field %s: nothing is known of the type %q", f.Key, f.Type))
}

// id gives a UUID that is the same in every run.
func (l *Life) id() string {
	var id uuid.UUID
	for i := range id {
		id[i] = byte(l.random.UintN(256))
	}
	id[6], id[8] = id[6]&0x0f|0x40, id[8]&0x3f|0x80
	return id.String()
}

func (l *Life) draw(n int) []string {
	drawn := make([]string, n)
	for i := range drawn {
		drawn[i] = l.words.draw(l.random)
	}
	return drawn
}

func (l *Life) name() string {
	return capital(l.words.words[l.random.IntN(len(l.words.words))]) + " " + capital(l.words.words[l.random.IntN(len(l.words.words))])
}

func (l *Life) sentence(least, most int) string {
	return capital(strings.Join(l.draw(least+l.random.IntN(most-least+1)), " "))
}

// text gives sentences of so many words altogether.
func (l *Life) text(least, most int) string {
	var b strings.Builder
	for left := least + l.random.IntN(most-least+1); left > 0; {
		n := min(left, 4+l.random.IntN(12))
		b.WriteString(l.sentence(n, n))
		b.WriteString(". ")
		left -= n
	}
	return strings.TrimSpace(b.String())
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
