package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/ui/atomicfile"
	"rung/ui/config"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// restart closes the window, with every word kept, and starts Rung anew.
func (s *shell) restart(start Start) {
	s.again = &start
	s.onClose()
}

// tryAgain starts Rung as it was started before.
func (s *shell) tryAgain() { s.restart(Start{}) }

// openJournal has Rung use a journal that is there, whatever its name.
func (s *shell) openJournal() {
	s.pick(pickFile, lang.L("Open a journal"), lang.L("Open"), s.journalFolder(), func(path string) {
		s.Do(func(context.Context) func() {
			err := s.o.CheckJournal(path)
			return func() {
				if err != nil {
					s.Fail(err)
					return
				}
				s.useJournal(path)
			}
		})
	})
}

// beginJournal has Rung use a journal that is not there yet.
func (s *shell) beginJournal() {
	s.pickNew(lang.L("Begin a new journal"), lang.L("Begin"), s.journalFolder()+"journal.rung", s.useJournal)
}

// journalFolder is the folder of the present journal, where a path is begun.
func (s *shell) journalFolder() string {
	if path := s.o.File.Path(); path != "" {
		return strings.TrimSuffix(filepath.Dir(path), string(filepath.Separator)) + string(filepath.Separator)
	}
	return s.home()
}

// pickNew asks for the path of a journal to be made: nothing may be there, and
// its folder can be written.
func (s *shell) pickNew(title, yes, from string, done func(path string)) {
	s.pick(pickTarget, title, yes, from, func(path string) {
		s.Do(func(context.Context) func() {
			err := canMake(path)
			return func() {
				if err != nil {
					s.Fail(err)
					return
				}
				done(path)
			}
		})
	})
}

// canMake says why no file can be made at path, or nil. Error: Invalid.
func canMake(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return &model.Error{Code: model.Invalid, Message: lang.L("{{.Path}} is there already. Open it, or choose another name.", map[string]any{"Path": path})}
	}
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return &model.Error{Code: model.Invalid, Err: err, Message: lang.L("There is no folder {{.Folder}}. Make it first, or choose another one.", map[string]any{"Folder": folder})}
	}
	f, err := atomicfile.Beside(path)
	if err == nil {
		err = f.Remove()
	}
	if err != nil {
		return &model.Error{Code: model.Invalid, Err: err, Message: lang.L("Nothing can be written in {{.Folder}}. Choose another folder.", map[string]any{"Folder": folder})}
	}
	return nil
}

// useJournal has Rung use the journal at path from now on.
func (s *shell) useJournal(path string) {
	c := s.o.Config
	c.Journal = path
	s.Do(func(context.Context) func() {
		err := s.o.Settings.Save(c)
		return func() {
			switch {
			case err == nil:
				s.restart(Start{Chosen: true})
			case errors.Is(err, config.ErrNotUnderstood):
				s.askAnew(err, c)
			default:
				s.Fail(err)
			}
		}
	})
}

// askAnew asks what is to become of a settings file that cannot take up the
// journal's place.
func (s *shell) askAnew(refused error, c config.Config) {
	var close func()
	once := widgets.NewButton(lang.L("Open it this time only"), widgets.ButtonStyle{}, func() {
		close()
		s.restart(Start{Chosen: true, Journal: c.Journal})
	})
	anew := widgets.NewButton(lang.L("Write it anew"), widgets.ButtonStyle{Look: widgets.Primary}, func() {
		close()
		s.o.Config = c
		s.writeSettingsAnew(func() { s.restart(Start{Chosen: true}) })
	})
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { close() })
	folded := widgets.Style{Flow: widgets.Folded}
	close = s.ShowSheet(kit.Sheet{Width: 36, First: cancel, Content: container.New(layout.NewCustomPaddedVBoxLayout(theme.Gap(3)),
		widgets.NewText(lang.L("The settings have a mistake"), widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded}),
		widgets.NewText(model.ExplainError(refused), folded),
		widgets.NewText(lang.L("Written anew, the file keeps all that can be read, and the one of before is kept beside it."), folded),
		widgets.NewWrap(2, cancel, once, anew))})
}

// moveJournal gives the journal another place.
func (s *shell) moveJournal() {
	if kit.RefuseReadOnly(s) {
		return
	}
	s.pickNew(lang.L("Move this journal"), lang.L("Move"), s.o.File.Path(), func(path string) {
		words := lang.L("The journal is copied to {{.New}}, checked there, and used from there. The file of now stays where it is, as {{.Old}}, until you delete it.",
			map[string]any{"New": path, "Old": filepath.Base(s.o.File.AsideName())})
		if s.o.Config.BackupFolder == "" {
			words += " " + lang.L("New copies are made beside the new file; those of before stay beside the old one.")
		}
		s.Ask(kit.Question{Title: lang.L("Move this journal?"), Yes: lang.L("Move"), No: lang.L("Cancel"),
			Content: widgets.NewText(words, widgets.Style{Flow: widgets.Folded}), Do: func() { s.moveTo(path) }})
	})
}

// moveTo moves the journal once every word is kept. Nothing can be typed
// meanwhile, since it would be kept in the old file.
func (s *shell) moveTo(path string) {
	s.leave()
	wait := s.showOverlay(container.NewCenter(widgets.NewText(lang.L("Moving the journal…"), widgets.Style{})), nil, 24, 6)
	wait.stays = true
	c := s.o.Config
	start := Start{Chosen: true, Journal: path}
	move := func(ctx context.Context) func() {
		err := s.o.File.Move(ctx, path, func() error {
			if !s.o.Own {
				return nil
			}
			c.Journal = path
			start.Journal = ""
			return s.o.Settings.Save(c)
		})
		return func() {
			wait.stays = false
			wait.close()
			if err != nil {
				s.Fail(err)
				return
			}
			s.restart(start)
		}
	}
	// What is kept now may ask for another write once it is.
	s.Do(func(context.Context) func() { return func() { s.Do(move) } })
}

// usualJournal goes back to the journal's usual place.
func (s *shell) usualJournal() { s.useJournal(s.o.UsualJournal) }

// journalButtons lead to another journal.
func (s *shell) journalButtons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(lang.L("Open a journal…"), widgets.ButtonStyle{Icon: "folder"}, s.openJournal),
		widgets.NewButton(lang.L("Begin a new journal…"), widgets.ButtonStyle{Icon: "plus"}, s.beginJournal),
	}
}
