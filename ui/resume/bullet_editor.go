package resume

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// bulletEditor edits one bullet in the place of its row. Below its words it shows the
// findings, the origin of the numbers, and buttons.
type bulletEditor struct {
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

func newBulletEditor(s *Screen) *bulletEditor {
	b := &bulletEditor{screen: s, field: widgets.NewProseEntry(2, 8), below: widgets.NewStacked(3)}
	b.field.SetPlaceHolder(lang.L("What did you do, how, and what changed?"))
	b.field.OnChanged = func(string) { b.onTyped() }
	b.field.OnKey = b.onKey
	b.frame = widgets.NewField("", b.field)
	b.object = widgets.NewStacked(2, b.frame, b.below)
	return b
}

// isOpen says that a bullet's words are in the field.
func (b *bulletEditor) isOpen() bool { return b.id != "" || b.fresh }

// isDirty says that the words differ from those in the journal.
func (b *bulletEditor) isDirty() bool { return b.isOpen() && b.field.Text != b.words }

// openBullet opens a bullet, which can be returned to.
func (s *Screen) openBullet(id string) {
	s.bullet.openSaved(id)
	s.list.showRoles()
	s.bullet.focusField()
	s.host.Visit(s.currentRoute())
}

// focusField puts the cursor behind the words, and brings all of the bullet into view.
func (b *bulletEditor) focusField() {
	b.screen.focusOn(b.field)
	b.field.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	b.reveal()
}

// reveal scrolls to the open bullet and its findings, once they have been painted:
// before that, their place is unknown.
func (b *bulletEditor) reveal() {
	b.screen.host.After("resume reveal", revealPause, func() {
		if b.isOpen() {
			b.screen.list.page.Reveal(b.object)
		}
	})
}

// openSaved puts a bullet's words into the field; those of the one before are saved.
func (b *bulletEditor) openSaved(id string) {
	if b.id == id && id != "" {
		return
	}
	b.saveAndClose()
	entry, ok := b.screen.findBullet(id)
	if !ok {
		return
	}
	b.id, b.fresh, b.base, b.words = id, false, entry, resume.BulletText(entry)
	b.found = b.screen.shown.findings[id]
	b.fillField(b.words)
	b.showBelow()
}

// beginNew opens a new bullet in the person's own words.
func (b *bulletEditor) beginNew(position, words string) {
	b.saveAndClose()
	b.id, b.fresh, b.position, b.words, b.found = "", true, position, "", nil
	b.base = model.Entry{}
	b.fillField(words)
	b.screen.setView(viewBullets)
	b.screen.showReading()
	b.screen.panes.SetActive(paneList)
	b.focusField()
}

// resumeTyped opens what was typed before and never saved.
func (b *bulletEditor) resumeTyped(kept typedBullet) {
	entry, known := b.screen.findBullet(kept.Bullet)
	switch {
	case kept.Bullet == "":
		b.beginNew(kept.Position, kept.Words)
	case known && resume.BulletText(entry) != kept.Words:
		b.openSaved(kept.Bullet)
		b.fillField(kept.Words)
		b.screen.showReading()
		b.focusField()
	default:
		b.forgetTyped()
		return
	}
	b.holding = true
	b.lintTyped()
	b.screen.host.Say(drafts.RestoredNote(), "", nil)
}

// fillField fills the field.
func (b *bulletEditor) fillField(words string) {
	b.silent = true
	b.field.Fill(words)
	b.silent = false
	b.frame.SetError("")
}

// onTyped checks the words after a pause, and keeps them.
func (b *bulletEditor) onTyped() {
	if b.silent || !b.isOpen() {
		return
	}
	b.frame.SetError("")
	b.screen.host.After("resume lint", lintPause, func() {
		b.lintTyped()
		b.screen.preview.redraw()
	})
	b.screen.host.Keep("resume keep", b.keepTyped)
}

// lintTyped looks at the words as they are typed.
func (b *bulletEditor) lintTyped() {
	s := b.screen
	entry, words, shown, plain := b.base, b.field.Text, s.shown, s.options.format == "txt"
	s.host.Load("resume lint", func(context.Context) func() {
		c := shown.career.LintContext(entry, words, shown.page)
		c.PlainText = plain
		found := resume.Lint(words, c)
		return func() {
			if b.field.Text == words && b.isOpen() {
				b.found = found
				b.showBelow()
			}
		}
	})
}

// keepTyped keeps what is typed, so that a crash loses at most the last second; it
// forgets what equals the journal again.
func (b *bulletEditor) keepTyped() {
	switch {
	case b.isDirty():
		b.setTyped(typedBullet{Bullet: b.id, Position: b.position, Words: b.field.Text})
	case b.holding:
		b.setTyped(nil)
	}
}

func (b *bulletEditor) setTyped(value any) {
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

// forgetTyped forgets what was kept while it was typed.
func (b *bulletEditor) forgetTyped() {
	b.screen.host.Keep("resume keep", nil)
	b.screen.host.After("resume lint", 0, nil)
	b.setTyped(nil)
}

// onKey saves on Enter and Escape, and goes back to the line.
func (b *bulletEditor) onKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		b.onDone()
		return true
	}
	return false
}

// onDone saves the words, closes the bullet and focuses its row. A new bullet without
// words is dropped.
func (b *bulletEditor) onDone() {
	s, id := b.screen, b.id
	if !b.fresh && b.field.Text == "" {
		b.frame.SetError(lang.L("A bullet needs words. Write some, or move it to the trash."))
		return
	}
	b.saveAndClose()
	s.showReading()
	if id != "" {
		s.list.focusLine(id)
	}
	s.host.Here(s.currentRoute())
}

// saveAndClose saves the words and closes the bullet.
func (b *bulletEditor) saveAndClose() {
	b.save()
	b.close()
}

// close shows the row again. Words that are not saved are kept, to be offered later.
func (b *bulletEditor) close() {
	b.screen.host.Keep("resume keep", nil)
	b.keepTyped()
	b.id, b.fresh, b.holding = "", false, false
}

// discardTyped drops the typed words, since others are about to replace them.
func (b *bulletEditor) discardTyped() {
	if b.isDirty() {
		b.fillField(b.words)
		b.forgetTyped()
	}
}

// save writes the words. Where the entry behind them has not changed, the origin of
// the numbers is recorded anew.
func (b *bulletEditor) save() {
	if !b.isDirty() || b.field.Text == "" {
		return
	}
	s, words := b.screen, b.field.Text
	edit, action := b.newEdit(words), model.Edited
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

func (b *bulletEditor) newEdit(words string) model.Edit {
	if b.fresh {
		e := resume.NewBullet(b.screen.today(), words, b.position)
		if b.screen.options.target != "" {
			e.Values["target"] = b.screen.options.target
		}
		return model.Edit{Entry: e}
	}
	career := b.screen.shown.career
	return newEdit(b.base, func(e *model.Entry) {
		resume.SetBulletText(e, words)
		if _, changed := career.SourceChange(b.base); !changed {
			career.MarkUpToDate(e)
		}
	})
}

// onSaved says that the words are in the journal.
func (b *bulletEditor) onSaved(id, words string, r model.Receipt) {
	s := b.screen
	b.unkept = false
	for _, e := range r.Entries {
		if e.ID == b.id {
			b.base = e
		}
	}
	kit.SayUndo(s.host, lang.L("Saved: “{{.Words}}”", map[string]any{"Words": text.Shorten(words, 60)}), r.Batch)
}

// onNotSaved leaves words that could not be saved in the field, or offers a way back
// to them where another bullet is open by now.
func (b *bulletEditor) onNotSaved(id, words string, begun bool, err error) {
	s := b.screen
	b.unkept = true
	s.host.Fail(err)
	if b.id != id {
		s.host.Hold(err, lang.L("Open them"), func() { s.reopenUnsaved(id, words) })
		return
	}
	b.words = ""
	if begun {
		b.id, b.fresh = "", true
	}
}

// reopenUnsaved opens a bullet with words that could not be saved.
func (s *Screen) reopenUnsaved(id, words string) {
	if _, known := s.findBullet(id); !known {
		s.bullet.beginNew(s.bullet.position, words)
		return
	}
	s.openBullet(id)
	s.bullet.fillField(words)
}

// followReading updates the open bullet after the screen was read again.
func (b *bulletEditor) followReading() {
	if b.id == "" {
		if b.fresh {
			b.showBelow()
		}
		return
	}
	entry, ok := b.screen.findBullet(b.id)
	if !ok || b.screen.list.hides(b.id) {
		b.close()
		return
	}
	if !b.isDirty() || b.words == "" {
		b.words = resume.BulletText(entry)
		if b.field.Text != b.words && !b.unkept {
			b.fillField(b.words)
		}
	}
	b.base = entry
	if !b.isDirty() {
		b.found = b.screen.shown.findings[b.id]
	}
	b.showBelow()
}

// hides says that the filter leaves a bullet out.
func (l *bulletList) hides(id string) bool {
	for _, b := range l.screen.shown.lines.AllBullets() {
		if b.ID == id {
			return false
		}
	}
	return true
}
