package resume

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/ui/drafts"
	"rung/ui/widgets"
)

// bullet is the one that is open: its words in the place of its line, and under
// them what could be better, where its numbers stand, and what can be done with it.
type bullet struct {
	screen *Screen
	object *fyne.Container
	field  *widgets.Entry
	frame  *widgets.Field
	below  *fyne.Container

	id       string // "" while none is open, or the open one is new
	fresh    bool   // a new one is open, which the journal does not have yet
	position string // that a new one belongs to
	base     model.Entry
	words    string // as the journal has them
	found    []resume.Finding
	unkept   bool // the journal could not keep the words
	holding  bool // the journal keeps what is typed
	silent   bool // the program is writing, not the person
}

const (
	lintPause = 250 * time.Millisecond // after a key, until the words are looked at

	revealPause = 60 * time.Millisecond
)

func newBullet(s *Screen) *bullet {
	b := &bullet{screen: s, field: widgets.NewProseEntry(2, 8), below: widgets.NewStacked(3)}
	b.field.SetPlaceHolder(lang.L("What did you do, how, and what changed?"))
	b.field.OnChanged = func(string) { b.onTyped() }
	b.field.OnKey = b.onKey
	b.frame = widgets.NewField("", b.field)
	b.object = widgets.NewStacked(2, b.frame, b.below)
	return b
}

// isOpen says that a bullet's words are in the field.
func (b *bullet) isOpen() bool { return b.id != "" || b.fresh }

// dirty says that the words are other than in the journal.
func (b *bullet) dirty() bool { return b.isOpen() && b.field.Text != b.words }

// openBullet opens a bullet, which can be returned to.
func (s *Screen) openBullet(id string) {
	s.bullet.open(id)
	s.list.show()
	s.bullet.focus()
	s.host.Visit(s.route())
}

// focus puts the cursor behind the words, and brings all of the bullet into view.
func (b *bullet) focus() {
	b.screen.focus(b.field)
	b.field.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	b.reveal()
}

// reveal turns the page to the open bullet with what is found in it, once it has been
// painted: before, nothing knows where it lies.
func (b *bullet) reveal() {
	b.screen.host.After("resume reveal", revealPause, func() {
		if b.isOpen() {
			b.screen.list.page.Reveal(b.object)
		}
	})
}

// open puts a bullet's words into the field; those of the one before are saved.
func (b *bullet) open(id string) {
	if b.id == id && id != "" {
		return
	}
	b.leave()
	entry, ok := b.screen.bulletOf(id)
	if !ok {
		return
	}
	b.id, b.fresh, b.base, b.words = id, false, entry, resume.BulletText(entry)
	b.found = b.screen.shown.findings[id]
	b.set(b.words)
	b.show()
}

// begin opens a new bullet in the person's own words.
func (b *bullet) begin(position, words string) {
	b.leave()
	b.id, b.fresh, b.position, b.words, b.found = "", true, position, "", nil
	b.base = model.Entry{}
	b.set(words)
	b.screen.setView(viewBullets)
	b.screen.show()
	b.screen.panes.SetActive(paneList)
	b.focus()
}

// resume opens what was typed before and never saved.
func (b *bullet) resume(kept typed) {
	entry, known := b.screen.bulletOf(kept.Bullet)
	switch {
	case kept.Bullet == "":
		b.begin(kept.Position, kept.Words)
	case known && resume.BulletText(entry) != kept.Words:
		b.open(kept.Bullet)
		b.set(kept.Words)
		b.screen.show()
		b.focus()
	default:
		b.drop()
		return
	}
	b.holding = true
	b.lint()
	b.screen.host.Say(drafts.Back(), "", nil)
}

// set fills the field.
func (b *bullet) set(words string) {
	b.silent = true
	b.field.Fill(words)
	b.silent = false
	b.frame.SetError("")
}

// onTyped looks at the words a moment later, and keeps them.
func (b *bullet) onTyped() {
	if b.silent || !b.isOpen() {
		return
	}
	b.frame.SetError("")
	b.screen.host.After("resume lint", lintPause, func() {
		b.lint()
		b.screen.preview.refresh()
	})
	b.screen.host.Keep("resume keep", b.hold)
}

// lint looks at the words as they are typed.
func (b *bullet) lint() {
	s := b.screen
	entry, words, shown, plain := b.base, b.field.Text, s.shown, s.wish.format == "txt"
	s.host.Load("resume lint", func(context.Context) func() {
		c := shown.career.LintContext(entry, words, shown.page)
		c.PlainText = plain
		found := resume.Lint(words, c)
		return func() {
			if b.field.Text == words && b.isOpen() {
				b.found = found
				b.show()
			}
		}
	})
}

// hold keeps what is typed, so that a crash loses at most the last second, and
// forgets what was taken back.
func (b *bullet) hold() {
	switch {
	case b.dirty():
		b.setTyped(typed{Bullet: b.id, Position: b.position, Words: b.field.Text})
	case b.holding:
		b.setTyped(nil)
	}
}

func (b *bullet) setTyped(value any) {
	s := b.screen
	b.holding = value != nil
	s.host.Do(func(ctx context.Context) func() {
		err := s.host.Journal().SetSetting(ctx, typedKey, value)
		return func() {
			b.unkept = err != nil
			s.host.Fail(err)
		}
	})
}

// drop forgets what was kept while it was typed.
func (b *bullet) drop() {
	b.screen.host.Keep("resume keep", nil)
	b.screen.host.After("resume lint", 0, nil)
	b.setTyped(nil)
}

// onKey saves on Enter and Escape, and goes back to the line.
func (b *bullet) onKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		b.finish()
		return true
	}
	return false
}

// finish saves the words and closes the bullet, with the keyboard on its line. A new
// bullet without words is not there.
func (b *bullet) finish() {
	s, id := b.screen, b.id
	if !b.fresh && b.field.Text == "" {
		b.frame.SetError(lang.L("A bullet needs words. Write some, or move it to the trash."))
		return
	}
	b.leave()
	s.show()
	if id != "" {
		s.list.focusLine(id)
	}
	s.host.Here(s.route())
}

// leave saves the words and closes the bullet.
func (b *bullet) leave() {
	b.save()
	b.close()
}

// close shows the line again. Words that are not saved are offered again.
func (b *bullet) close() {
	b.screen.host.Keep("resume keep", nil)
	b.hold()
	b.id, b.fresh, b.holding = "", false, false
}

// forget puts the typed words away, since others are about to take their place.
func (b *bullet) forget() {
	if b.dirty() {
		b.set(b.words)
		b.drop()
	}
}

// save writes the words. Where the entry behind them has not changed, the bullet
// remembers anew where its numbers stand.
func (b *bullet) save() {
	if !b.dirty() || b.field.Text == "" {
		return
	}
	s, words := b.screen, b.field.Text
	edit, action := b.edit(words), model.Edited
	if b.fresh {
		action = model.Added
	}
	id, begun := edit.Entry.ID, b.fresh
	b.id, b.fresh, b.words, b.holding = id, false, words, false
	b.screen.host.Keep("resume keep", nil)
	b.screen.host.After("resume lint", 0, nil)
	s.host.Do(func(ctx context.Context) func() {
		r, err := s.host.Journal().Save(ctx, action, []model.Edit{edit}, nil)
		if err == nil {
			err = s.host.Journal().SetSetting(ctx, typedKey, nil)
		}
		return func() {
			if err != nil {
				b.onNotSaved(id, words, begun, err)
				return
			}
			b.onSaved(id, words, r)
		}
	})
}

func (b *bullet) edit(words string) model.Edit {
	if b.fresh {
		e := resume.NewBullet(b.screen.today(), words, b.position)
		if b.screen.wish.target != "" {
			e.Values["target"] = b.screen.wish.target
		}
		return model.Edit{Entry: e}
	}
	career := b.screen.shown.career
	return change(b.base, func(e *model.Entry) {
		resume.SetBulletText(e, words)
		if _, changed := career.SourceChange(b.base); !changed {
			career.MarkUpToDate(e)
		}
	})
}

// onSaved says that the words are in the journal.
func (b *bullet) onSaved(id, words string, r model.Receipt) {
	s := b.screen
	b.unkept = false
	for _, e := range r.Entries {
		if e.ID == b.id {
			b.base = e
		}
	}
	s.host.Say(lang.L("Saved: “{{.Words}}”", map[string]any{"Words": model.Shorten(words, 60)}), lang.L("Undo"), func() { s.host.Undo(r.Batch) })
}

// onNotSaved leaves words that could not be kept in the field, or leads back to them
// where another bullet is open by now.
func (b *bullet) onNotSaved(id, words string, begun bool, err error) {
	s := b.screen
	b.unkept = true
	s.host.Fail(err)
	if b.id != id {
		s.host.Hold(err, lang.L("Open them"), func() { s.bringBack(id, words) })
		return
	}
	b.words = ""
	if begun {
		b.id, b.fresh = "", true
	}
}

// bringBack opens a bullet with words that could not be saved.
func (s *Screen) bringBack(id, words string) {
	if _, known := s.bulletOf(id); !known {
		s.bullet.begin(s.bullet.position, words)
		return
	}
	s.openBullet(id)
	s.bullet.set(words)
}

// refresh follows the open bullet into a new reading.
func (b *bullet) refresh() {
	if b.id == "" {
		if b.fresh {
			b.show()
		}
		return
	}
	entry, ok := b.screen.bulletOf(b.id)
	if !ok || b.screen.list.hides(b.id) {
		b.close()
		return
	}
	if !b.dirty() || b.words == "" {
		b.words = resume.BulletText(entry)
		if b.field.Text != b.words && !b.unkept {
			b.set(b.words)
		}
	}
	b.base = entry
	if !b.dirty() {
		b.found = b.screen.shown.findings[b.id]
	}
	b.show()
}

// hides says that a bullet is not among those that are asked for.
func (l *list) hides(id string) bool {
	for _, b := range l.screen.shown.lines.AllBullets() {
		if b.ID == id {
			return false
		}
	}
	return true
}
