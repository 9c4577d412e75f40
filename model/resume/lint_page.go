package resume

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rung/model"
)

// LintContext gives what the linter may know of a bullet on a page: its entries, its
// role, and the bullets around it. words are those it has now, which may be being
// typed.
func (b *Career) LintContext(bullet model.Entry, words string, d Resume) LintContext {
	sources := b.SourcesOf(bullet)
	p, held := b.PositionOfBullet(bullet)
	c := LintContext{Lexicon: b.Lexicon, Past: held && p.Until != "" && p.Until < b.Today, Entries: sources,
		Nearby: b.NearbyEntries(words, sources, p.ID), Kept: true, Taken: bullet.Values.Items("numbers"), At: -1}
	for _, e := range d.Employers {
		c.Names = append(c.Names, e.Name)
		for _, r := range e.Roles {
			c.addRole(bullet.ID, words, r.Bullets)
		}
	}
	for _, g := range d.OtherGroups() {
		c.addRole(bullet.ID, words, g.Bullets)
	}
	if c.At < 0 { // not on the page
		c.At, c.List = len(c.List), append(c.List, words)
	}
	return c
}

// addRole puts the bullets of one role on the list, with the words that the bullet in
// question has now.
func (c *LintContext) addRole(id, words string, role []Bullet) {
	from := len(c.List)
	for _, other := range role {
		said := other.Text
		if other.ID == id {
			said, c.At, c.Before = words, len(c.List), slices.Clone(c.List[from:])
		}
		c.List = append(c.List, said)
	}
}

// LintResume finds what could be better on a page, by the bullets' ids.
func (b *Career) LintResume(d Resume, plainText bool) map[string][]Finding {
	found := map[string][]Finding{}
	for _, line := range d.AllBullets() {
		bullet, ok := b.BulletByID(line.ID)
		if !ok {
			continue
		}
		c := b.LintContext(bullet, line.Text, d)
		c.PlainText = plainText
		found[line.ID] = Lint(line.Text, c)
	}
	return found
}

// searchedNumbers is how many entries are looked at for each number of a text.
const searchedNumbers = 20

// TextLintContext gives what the linter may know of words that are no bullet of the journal:
// the entries that the person names, and whatever else in the journal has numbers.
// Errors: the reader's.
func (b *Career) TextLintContext(ctx context.Context, r model.Reader, text string, about []model.Entry) (LintContext, error) {
	c := LintContext{Lexicon: b.Lexicon, Entries: about}
	for _, p := range b.Positions {
		c.Names = append(c.Names, p.Values.Text("organisation"))
	}
	c.Nearby = b.NearbyEntries(text, about, "")
	for _, m := range b.measured {
		c.Elsewhere = append(c.Elsewhere, m.Entry)
	}
	for _, n := range b.Lexicon.findNumbers(text) {
		q := model.Query{Terms: []model.Term{{Text: strings.Trim(n.Text, "$€£~% ")}}}
		hits, _, err := r.Find(ctx, q, model.Cursor{}, searchedNumbers)
		if err != nil {
			return c, fmt.Errorf("look for %s: %w", n.Text, err)
		}
		for _, h := range hits {
			c.Elsewhere = append(c.Elsewhere, h.Entry)
		}
	}
	return c, nil
}

// FindBullets finds the bullets of a text file: the lines that begin with a mark, with
// what goes on below them indented, or every line that says something where no line
// has a mark.
func FindBullets(text string) []model.Span {
	var marked, plain []model.Span
	at, open := 0, false
	for _, line := range strings.SplitAfter(text, "\n") {
		from := at
		at += len(line)
		said := strings.TrimSpace(line)
		start := from + strings.Index(line, said)
		end := start + len(said)
		switch mark := bulletMarkLength(said); {
		case said == "":
			open = false
		case mark > 0:
			marked, open = append(marked, model.Span{From: start + mark, To: end}), true
		case open && start > from: // goes on below its bullet
			marked[len(marked)-1].To = end
		default:
			plain, open = append(plain, model.Span{From: start, To: end}), false
		}
	}
	if len(marked) > 0 {
		return marked
	}
	return plain
}

// bulletMarkLength gives the length of a bullet's mark and the space after it, or 0.
func bulletMarkLength(line string) int {
	rest := strings.TrimLeftFunc(line, unicode.IsDigit)
	cut := rest
	switch {
	case rest != line && len(line)-len(rest) < 4:
		cut = strings.TrimLeft(rest, ".)")
	case rest == line:
		cut = strings.TrimLeft(rest, "-*+•–—▪◦‣·")
	}
	words := strings.TrimLeft(cut, " \t\u00a0")
	if cut == rest || words == cut || words == "" {
		return 0
	}
	return len(line) - len(words)
}
