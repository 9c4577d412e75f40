package repair

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// entryCard shows the words of the entry that is asked about, with those marked from
// which an answer is guessed.
type entryCard struct {
	screen *Screen
	object *fyne.Container
	about  *widgets.Text
	title  *widgets.Text
	words  *widgets.Text
	more   *widgets.Button

	shown asking
}

// How many characters of an entry are shown until all are asked for, and how many in a
// window with little height.
const (
	mostShown    = 240
	mostShownLow = 110
)

func newEntryCard(s *Screen) *entryCard {
	c := &entryCard{screen: s, about: widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})}
	c.title = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	c.words = widgets.NewText("", widgets.Style{Flow: widgets.Folded})
	c.more = widgets.NewButton(lang.L("Show all of it"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() {
		c.showWords(len(c.shown.words) + 1)
		s.arrange()
	})
	c.object = container.NewStack(widgets.NewCard("", "", widgets.NewStacked(1, c.about, c.title, c.words, widgets.NewWrap(0, c.more))))
	return c
}

// show shows an entry; again leaves as much of it in sight as there was.
func (c *entryCard) show(a asking, again bool) {
	whole := again && !c.more.Visible()
	c.shown = a
	c.about.SetText(a.about)
	c.title.SetText(a.entry.Title)
	most := mostShown
	if c.screen.isLow() {
		most = mostShownLow
	}
	if whole {
		most = len(a.words) + 1
	}
	c.showWords(most)
}

func (c *entryCard) showWords(most int) {
	words, from, to := excerpt(c.shown.words, c.shown.guess.from, c.shown.guess.to, most)
	c.words.SetMarked(words, from, to)
	widgets.SetShown(c.words, words != "")
	widgets.SetShown(c.more, utf8.RuneCountInString(c.shown.words) > most)
}

// excerpt gives about so many characters of a text on one line: those around the part
// from one byte to another, and where that stands in them.
func excerpt(text string, from, to, most int) (words string, start, end int) {
	before, marked, after := []rune(text[:from]), text[from:to], []rune(text[to:])
	room := most - utf8.RuneCountInString(marked)
	if left := max(room-len(after), room/3); len(before) > left {
		cut := before[len(before)-left:]
		before = append([]rune("…"), cut[slices.IndexFunc(cut, unicode.IsSpace)+1:]...)
	}
	if right := max(room-len(before), 0); len(after) > right {
		for right > 0 && !unicode.IsSpace(after[right]) {
			right--
		}
		after = append(after[:right:right], '…')
	}
	lead := onOneLine(string(before))
	words = lead + onOneLine(marked)
	return words + onOneLine(string(after)), len(lead), len(words)
}

// onOneLine makes one space of each run of spaces and line ends.
func onOneLine(text string) string {
	var b strings.Builder
	spaced := false
	for _, r := range text {
		space := r == ' ' || r == '\n' || r == '\t' || r == '\r'
		if !space {
			b.WriteRune(r)
		} else if !spaced {
			b.WriteByte(' ')
		}
		spaced = space
	}
	return b.String()
}
