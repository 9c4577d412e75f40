package review

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// telling is the story in the person's own words, in one of two lengths that are
// kept apart. What is typed is kept after a pause and whenever the field is left.
type telling struct {
	answer *answer
	object *fyne.Container

	field       *widgets.Entry
	measure     *widgets.Text
	draft       *widgets.Button
	short, long *widgets.Button
	length      review.Length

	story  review.Story
	silent bool // the field is filled, not typed into
	held   held
}

// keepPause is how long nothing was typed before the words are kept.
const keepPause = time.Second

func newTelling(a *answer) *telling {
	t := &telling{answer: a, length: review.Long}
	t.field = widgets.NewProseEntry(3, 14)
	t.field.OnChanged = func(string) { t.onTyped() }
	t.field.OnFocus = func(gained bool) {
		if !gained {
			t.keep()
		}
	}
	t.measure = small("", theme.Muted)
	t.short = widgets.NewButton(lang.L("30 s"), widgets.ButtonStyle{Small: true}, func() { t.choose(review.Short) })
	t.long = widgets.NewButton(lang.L("2 min"), widgets.ButtonStyle{Small: true}, func() { t.choose(review.Long) })
	t.draft = widgets.NewButton(lang.L("Begin from a draft"), widgets.ButtonStyle{Small: true}, t.onDraft)
	heading := widgets.NewText(lang.L("In your own words"), widgets.Style{Bold: true, Color: theme.Accent, Flow: widgets.Folded})
	t.object = widgets.NewStacked(1.5, widgets.NewHairline(), widgets.NewAside(10, 1, heading, t.short, t.long), t.field, widgets.NewAside(12, 1.5, t.measure, t.draft))
	return t
}

// set shows a story. Words that are being typed stay.
func (t *telling) set(s review.Story) {
	another := s.Entry.ID != t.story.Entry.ID
	t.story = s
	if another || !t.typing() {
		t.show()
	}
}

// typing says that the field holds words that are not in the journal yet.
func (t *telling) typing() bool {
	return t.story.Entry.ID != "" && t.field.Text != t.story.Telling(t.length).Text && t.answer.screen.host.Window().Canvas().Focused() == t.field
}

// choose shows the other length; what was typed for this one is kept first.
func (t *telling) choose(l review.Length) {
	t.keep()
	t.length = l
	t.show()
	t.answer.arrange()
}

func (t *telling) show() {
	text := t.story.Telling(t.length).Text
	if words, ok := t.held.get(t.key()); ok {
		text = words.text
	}
	t.silent = true
	if t.field.Text != text {
		t.field.SetText(text)
	}
	t.silent = false
	short, long := widgets.Outlined, widgets.Primary
	if t.length == review.Short {
		short, long = long, short
	}
	t.short.SetLook(short)
	t.long.SetLook(long)
	t.field.SetPlaceHolder(lang.L("As you would say it aloud, in about {{.Count}} words", map[string]any{"Count": t.length.Words()}))
	t.showMeasure()
}

// key tells the words of one entry and length from all others.
func (t *telling) key() string { return t.story.Entry.ID + " " + t.length.Field }

// showMeasure says how long the words take.
func (t *telling) showMeasure() {
	words, seconds := review.Spoken(t.field.Text)
	said := lang.L("{{.Words}} words, {{.Time}} spoken", map[string]any{"Words": words, "Time": spoken(seconds)})
	ink := theme.Muted
	if over := seconds - t.length.Seconds; over > 0 {
		said += ". " + lang.L("{{.Time}} too long.", map[string]any{"Time": spoken(over)})
		ink = theme.Amber
	}
	if words == 0 {
		said = lang.L("Nothing written for this length yet.")
	}
	t.measure.SetColor(ink)
	t.measure.SetText(said)
	widgets.SetShown(t.draft, words == 0)
}

func (t *telling) onTyped() {
	t.showMeasure()
	if !t.silent {
		t.answer.screen.host.After("review telling", keepPause, t.keep)
		t.answer.arrange()
	}
}

// onDraft puts a first version together out of what the entry says.
func (t *telling) onDraft() {
	t.field.Insert(t.story.Draft(t.length))
	t.answer.screen.focus(t.field)
	t.keep()
}

// keep writes the words into the entry, where they differ.
func (t *telling) keep() {
	s := t.answer.screen
	s.host.After("review telling", 0, nil)
	text := strings.TrimSpace(t.field.Text)
	if t.story.Entry.ID == "" || text == t.story.Telling(t.length).Text {
		return
	}
	words := heldWords{t.story.Entry.ID, t.length.Field, t.story.Entry.Title, text}
	t.story.Entry = t.story.Tell(t.length, text)
	t.held.hold(words)
	t.write(words, "")
}

// write keeps words that are held, and says so where there is something to say.
func (t *telling) write(words heldWords, done string) {
	s := t.answer.screen
	s.host.Do(func(ctx context.Context) func() {
		_, err := s.host.Journal().Change(ctx, model.Edited, []string{words.entry}, func(e *model.Entry) {
			if e.Values[words.field] = words.text; words.text == "" {
				delete(e.Values, words.field)
			}
		})
		if err == nil {
			t.held.release(words)
		}
		return func() {
			switch {
			case err != nil:
				s.host.Remind(err.Error()+" "+lang.L("Your words are still here."), lang.L("Try again"), func() { t.write(words, lang.L("Kept.")) })
			case done != "":
				s.host.Say(done, "", nil)
			}
		}
	})
}
