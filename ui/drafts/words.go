// Package drafts keeps what is typed into fields and not saved yet. It is in the
// journal within a second, and comes back when the same fields are shown again, after
// Escape and after a crash.
package drafts

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Host is what keeping words needs from the shell.
type Host interface {
	kit.Tasks
	Journal() *model.Journal
	Fail(error)
}

// Words are what is typed into the fields of one purpose.
type Words struct {
	host     Host
	key      string
	get      func() []string
	set      func([]string)
	blank    []string // the fields' texts before anything was typed
	kept     string   // the form that the journal was last asked to keep, "" for none
	unkept   bool
	recalled bool
	onBack   func()
}

// kind marks the drafts of this package, which belong to no entry.
const kind = "words"

// notSure differs from every form, so that the next write is not skipped.
const notSure = "?"

// New keeps what get gives, under a key that must be the same whenever these fields
// are shown. What get gives now counts as not typed. Words typed earlier and not
// saved are put back with set, and then onBack is called, which may be nil. Call
// Typed after each key.
func New(host Host, key string, get func() []string, set func([]string), onBack func()) *Words {
	w := &Words{host: host, key: kind + " " + key, get: get, set: set, blank: get(), onBack: onBack}
	w.recall()
	return w
}

// Fields keeps what is typed into fields. They must have their texts and their
// OnChanged already.
func Fields(host Host, key string, onBack func(), fields ...*widgets.Entry) *Words {
	w := New(host, key, func() []string {
		words := make([]string, len(fields))
		for i, f := range fields {
			words[i] = f.Text
		}
		return words
	}, func(words []string) {
		for i, f := range fields[:min(len(fields), len(words))] {
			if f.Text != words[i] {
				f.Fill(words[i])
			}
		}
	}, onBack)
	for _, f := range fields {
		changed := f.OnChanged
		f.OnChanged = func(text string) {
			if changed != nil {
				changed(text)
			}
			w.Typed()
		}
	}
	return w
}

// Typed keeps the words within the second.
func (w *Words) Typed() { w.host.Keep(w.key, w.keep) }

// Done forgets the words, because they were saved or given up. The present texts of
// the fields then count as not typed.
func (w *Words) Done() {
	w.host.Keep(w.key, nil)
	w.blank, w.recalled = w.get(), true
	w.write("")
}

// Unkept reports whether the journal could not keep the words.
func (w *Words) Unkept() bool { return w.unkept }

// keep has the journal keep the words as they are now, or forget those that were
// taken back.
func (w *Words) keep() {
	if !w.recalled {
		return // it would overwrite words from before; recall calls it again
	}
	words := w.get()
	if slices.Equal(words, w.blank) {
		w.write("")
		return
	}
	form, err := json.Marshal(words)
	if err != nil {
		w.host.Fail(fmt.Errorf("words typed: %w", err))
		return
	}
	w.write(string(form))
}

// write keeps a form, "" for none. Writes are done in the order asked for, so that
// the last one asked for is the one that stays.
func (w *Words) write(form string) {
	if form == w.kept {
		return
	}
	w.kept = form
	j, d := w.host.Journal(), model.Draft{Entry: w.key, Kind: kind, At: w.host.Journal().Now(), Form: []byte(form)}
	w.host.Do(func(ctx context.Context) func() {
		var err error
		if form == "" {
			err = j.DropDraft(ctx, d.Entry)
		} else {
			err = j.KeepDraft(ctx, d)
		}
		return func() {
			w.unkept = err != nil && form != ""
			if err != nil {
				w.kept = notSure
				w.host.Fail(err)
			}
		}
	})
}

// recall reads what was typed and not saved. It waits its turn among the writes:
// the words may be about to be kept.
func (w *Words) recall() {
	w.host.KeepAll()
	w.host.Do(func(ctx context.Context) func() {
		words, form, err := w.readKept(ctx)
		return func() {
			if w.recalled {
				return // saved meanwhile
			}
			w.recalled = true
			if err != nil {
				w.host.Fail(err)
			}
			if w.kept = form; len(words) > 0 {
				w.restore(words)
			}
			w.keep()
		}
	})
}

func (w *Words) readKept(ctx context.Context) (words []string, form string, err error) {
	drafts, err := w.host.Journal().Drafts(ctx)
	if err != nil {
		return nil, notSure, err
	}
	i := slices.IndexFunc(drafts, func(d model.Draft) bool { return d.Entry == w.key })
	if i < 0 {
		return nil, "", nil
	}
	form = string(drafts[i].Form)
	if err := json.Unmarshal(drafts[i].Form, &words); err != nil {
		return nil, form, fmt.Errorf("words kept: %w", err)
	}
	return words, form, nil
}

// restore shows words from before again, followed by what was typed meanwhile.
func (w *Words) restore(before []string) {
	now := w.get()
	for i := range min(len(before), len(now)) {
		typed := now[i]
		switch {
		case i < len(w.blank) && typed == w.blank[i], strings.HasPrefix(before[i], typed):
		case i < len(w.blank) && w.blank[i] != "", strings.HasPrefix(typed, before[i]):
			before[i] = typed
		default:
			before[i] += " " + typed
		}
	}
	if len(now) > len(before) {
		before = append(before, now[len(before):]...)
	}
	if slices.Equal(before, now) {
		return
	}
	w.set(before)
	if w.onBack != nil {
		w.onBack()
	}
}

// RestoredNote is the note to show after words were restored.
func RestoredNote() string {
	return lang.L("These words were not saved last time. They are still here.")
}
