package resume

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// SourceChange says that the entry behind a bullet has changed since the bullet was
// drafted. The bullet keeps its text until the person takes the new draft.
type SourceChange struct {
	Entry  string      // the entry's id
	Reason []string    // what changed, a line each
	Draft  string      // what would be drafted now
	Words  []DiffPiece // from the draft of then to that of now
}

// DiffPiece is a run of words of both texts, or of one only.
type DiffPiece struct {
	Text string
	Side Side
}

// Side says which of two texts a piece belongs to.
type Side int

// The sides of a difference.
const (
	Both   Side = iota
	Before      // only the old text has it
	After       // only the new text has it
)

// SourceChange compares a bullet with the first entry it is about; ok is false where
// nothing changed. Of a bullet that was not drafted, only the numbers are compared.
func (b *Career) SourceChange(bullet model.Entry) (SourceChange, bool) {
	sources := b.SourcesOf(bullet)
	if len(sources) == 0 {
		return SourceChange{}, false
	}
	e := sources[0]
	then, now := bullet.Values.Text("draft"), NewDraft(e, b.Lexicon)
	c := SourceChange{Entry: e.ID, Draft: now.Text}
	if e.Trashed {
		c.Reason = append(c.Reason, fmt.Sprintf("“%s” is in the trash.", e.Title))
	}
	c.Reason = append(c.Reason, b.Lexicon.describeMovedNumbers(bullet, sources)...)
	if then != "" && then != now.Text {
		c.Words = DiffWords(then, now.Text)
		for _, p := range now.Parts {
			line := fmt.Sprintf("“%s” says something else now.", fieldLabel(e, p.Field))
			if !strings.Contains(then, p.Text) && !slices.Contains(c.Reason, line) {
				c.Reason = append(c.Reason, line)
			}
		}
		if len(c.Reason) == 0 {
			c.Reason = append(c.Reason, "Something the draft said is no longer there.")
		}
	}
	return c, len(c.Reason) > 0
}

// TakeOverDraft gives the bullet with the text that would be drafted now.
func (b *Career) TakeOverDraft(bullet model.Entry) model.Entry {
	sources := b.SourcesOf(bullet)
	if len(sources) == 0 {
		return bullet
	}
	taken := bullet.Clone()
	SetBulletText(&taken, NewDraft(sources[0], b.Lexicon).Text)
	b.MarkUpToDate(&taken)
	return taken
}

// MarkUpToDate records the entry behind a bullet as it is now: where its numbers are
// written, and what would be drafted. The bullet's text stays, and SourceChange
// reports no change afterwards.
func (b *Career) MarkUpToDate(bullet *model.Entry) {
	sources := b.SourcesOf(*bullet)
	if len(sources) > 0 && bullet.Values.Text("draft") != "" {
		bullet.Values["draft"] = NewDraft(sources[0], b.Lexicon).Text
	}
	RecordNumbers(bullet, b.Lexicon.TraceNumbers(BulletText(*bullet), sources))
}

// describeMovedNumbers names the numbers that are gone from where they were taken.
func (w Lexicon) describeMovedNumbers(bullet model.Entry, sources []model.Entry) []string {
	var lines []string
	for _, kept := range bullet.Values.Items("numbers") {
		at := slices.IndexFunc(sources, func(e model.Entry) bool { return e.ID == kept.Text("entry") })
		if at < 0 {
			continue
		}
		for _, n := range w.findNumbers(kept.Text("number")) {
			there := slices.DeleteFunc(w.figuresOf(sources[at]), func(f figure) bool { return f.Field != kept.Text("field") })
			if _, still := n.findIn(there); still {
				continue
			}
			now := quoteShortened(valueAt(sources[at], kept.Text("field")))
			if now == "" {
				lines = append(lines, fmt.Sprintf("%s is no longer written in “%s”.", n.Text, sources[at].Title))
			} else {
				lines = append(lines, fmt.Sprintf("%s was taken from “%s”, which says %s now.", n.Text, sources[at].Title, now))
			}
		}
	}
	return lines
}

func fieldLabel(e model.Entry, field string) string {
	kind, _ := model.KindOf(e.Kind)
	if f, ok := kind.Field(field); ok {
		return f.Label
	}
	return "Title"
}

// mostCompared limits the pairs of words that DiffWords compares, far above those of
// two bullets. Of longer texts, the old one is given whole before the new one.
const mostCompared = 4_000_000

// DiffWords gives the runs of words that two texts share and those that differ, the
// old before the new.
func DiffWords(before, after string) []DiffPiece {
	a, b := strings.Fields(before), strings.Fields(after)
	if len(a)*len(b) > mostCompared {
		return []DiffPiece{{oneLine(before), Before}, {oneLine(after), After}}
	}
	// common[i][j] is the length of what a[i:] and b[j:] have in common.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	var pieces []DiffPiece
	add := func(word string, side Side) {
		if last := len(pieces) - 1; last >= 0 && pieces[last].Side == side {
			pieces[last].Text += " " + word
			return
		}
		pieces = append(pieces, DiffPiece{word, side})
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			add(a[i], Both)
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || common[i+1][j] >= common[i][j+1]):
			add(a[i], Before)
			i++
		default:
			add(b[j], After)
			j++
		}
	}
	return pieces
}
