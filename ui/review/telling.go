package review

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// tellingPart is where a story is written in the person's own words, in one of two
// lengths. What is typed is kept as a draft within a second, and saved in the entry
// after a pause and whenever the field is left.
type tellingPart struct {
	answer *answerPage
	object *fyne.Container

	field       *widgets.Entry
	measure     *widgets.Text
	draft       *widgets.Button
	short, long *widgets.Button
	length      review.Length

	story    review.Story
	silent   bool // the program fills the field; nobody types
	held     heldTellings
	drafted  string // the key of the words that a draft holds, or ""
	recalled bool   // words left as drafts last time were looked for
}

// keepPause is how long after the last key the words are saved in the entry.
const keepPause = time.Second

func newTellingPart(a *answerPage) *tellingPart {
	t := &tellingPart{answer: a, length: review.Long}
	t.field = widgets.NewProseEntry(3, 14)
	t.field.OnChanged = func(string) { t.onTyped() }
	t.field.OnFocus = func(gained bool) {
		if !gained {
			t.saveTyped()
		}
	}
	t.measure = newSmallText("", theme.Muted)
	t.short = widgets.NewButton(lang.L("30 s"), widgets.ButtonStyle{Small: true}, func() { t.chooseLength(review.Short) })
	t.long = widgets.NewButton(lang.L("2 min"), widgets.ButtonStyle{Small: true}, func() { t.chooseLength(review.Long) })
	t.draft = widgets.NewButton(lang.L("Begin from a draft"), widgets.ButtonStyle{Small: true}, t.onDraft)
	heading := widgets.NewText(lang.L("In your own words"), widgets.Style{Bold: true, Color: theme.Accent, Flow: widgets.Folded})
	t.object = widgets.NewStacked(1.5, widgets.NewHairline(), widgets.NewAside(10, 1, heading, t.short, t.long), t.field, widgets.NewAside(12, 1.5, t.measure, t.draft))
	return t
}

// setStory shows a story. Words that are being typed stay.
func (t *tellingPart) setStory(s review.Story) {
	another := s.Entry.ID != t.story.Entry.ID
	t.story = s
	if another || !t.isTyping() {
		t.showTelling()
	}
}

// isTyping says that the field holds words that are not in the journal yet.
func (t *tellingPart) isTyping() bool {
	return t.story.Entry.ID != "" && t.field.Text != t.story.Telling(t.length).Text && t.answer.screen.host.Window().Canvas().Focused() == t.field
}

// chooseLength shows the other length; what was typed for this one is kept first.
func (t *tellingPart) chooseLength(l review.Length) {
	t.saveTyped()
	t.length = l
	t.showTelling()
	t.answer.arrange()
}

func (t *tellingPart) showTelling() {
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
	t.field.SetPlaceHolder(lang.L("As you would say it aloud, in about {{.Count}} words", map[string]any{"Count": t.length.WordLimit()}))
	t.showMeasure()
}

// key gives the key of an entry's words in a length.
func (t *tellingPart) key() string { return t.story.Entry.ID + " " + t.length.Field }

// showMeasure says how long the words take.
func (t *tellingPart) showMeasure() {
	words, seconds := review.SpeakingTime(t.field.Text)
	said := lang.L("{{.Words}} words, {{.Time}} spoken", map[string]any{"Words": words, "Time": spokenTime(seconds)})
	ink := theme.Muted
	if over := seconds - t.length.Seconds; over > 0 {
		said += ". " + lang.L("{{.Time}} too long.", map[string]any{"Time": spokenTime(over)})
		ink = theme.Amber
	}
	if words == 0 {
		said = lang.L("Nothing written for this length yet.")
	}
	t.measure.SetColor(ink)
	t.measure.SetText(said)
	widgets.SetShown(t.draft, words == 0)
}

func (t *tellingPart) onTyped() {
	t.showMeasure()
	if !t.silent {
		t.answer.screen.host.Keep(draftKind, t.keepDraft)
		t.answer.screen.host.After("review telling", keepPause, t.saveTyped)
		t.answer.arrange()
	}
}

// onDraft puts a first version together out of what the entry says.
func (t *tellingPart) onDraft() {
	t.field.Insert(t.story.DraftTelling(t.length))
	t.answer.screen.focusOn(t.field)
	t.saveTyped()
}

// typedWords gives the words in the field; changed says whether the entry has others.
func (t *tellingPart) typedWords() (words heldWords, changed bool) {
	text := strings.TrimSpace(t.field.Text)
	words = heldWords{t.story.Entry.ID, t.length.Field, t.story.Entry.Title, text}
	return words, t.story.Entry.ID != "" && text != t.story.Telling(t.length).Text
}

// keepDraft keeps the words while they are typed, and forgets them where they were
// taken back.
func (t *tellingPart) keepDraft() {
	s := t.answer.screen
	words, changed := t.typedWords()
	if !changed && t.drafted != words.key() {
		return
	}
	t.drafted = ""
	if changed {
		t.drafted = words.key()
	}
	draft, err := words.newDraft(s.host.Journal().Now())
	if err != nil {
		s.host.Fail(fmt.Errorf("words told: %w", err))
		return
	}
	kit.Write(s.host, func(ctx context.Context) error {
		var err error
		if changed {
			err = s.host.Journal().KeepDraft(ctx, draft)
		} else {
			err = s.host.Journal().DropDraft(ctx, draft.Entry)
		}
		return err
	})
}

// recallDrafts saves words in their entries that were only kept as drafts, as after a
// crash.
func (t *tellingPart) recallDrafts() {
	if t.recalled {
		return
	}
	t.recalled = true
	s := t.answer.screen
	kit.Do(s.host, s.host.Journal().Drafts, func(drafts []model.Draft) {
		for _, d := range drafts {
			if words, ok := wordsOfDraft(d); ok {
				t.held.hold(words)
				t.saveWords(words, lang.L("What you wrote for “{{.Title}}” was not saved last time. It is now.", map[string]any{"Title": words.title}))
			}
		}
	})
}

// saveTyped saves the words in the entry, where they differ.
func (t *tellingPart) saveTyped() {
	s := t.answer.screen
	s.host.After("review telling", 0, nil)
	s.host.Keep(draftKind, nil)
	words, changed := t.typedWords()
	if !changed {
		t.keepDraft()
		return
	}
	t.drafted = ""
	text := words.text
	t.story.Entry = t.story.WithTelling(t.length, text)
	t.held.hold(words)
	t.saveWords(words, "")
}

// saveWords saves held words in their entry, and then says done unless it is "".
func (t *tellingPart) saveWords(words heldWords, done string) {
	s := t.answer.screen
	s.host.Do(func(ctx context.Context) func() {
		_, err := s.host.Journal().Change(ctx, model.Edited, []string{words.entry}, func(e *model.Entry) {
			if e.Values[words.field] = words.text; words.text == "" {
				delete(e.Values, words.field)
			}
		})
		if err == nil || model.CodeOf(err) == model.NotFound { // or the entry is gone
			t.held.release(words)
			err = s.host.Journal().DropDraft(ctx, words.draftID())
		}
		return func() {
			switch {
			case err != nil:
				s.host.Hold(err, lang.L("Try again"), func() { t.saveWords(words, lang.L("Kept.")) })
			case done != "":
				s.host.Say(done, "", nil)
			}
		}
	})
}
