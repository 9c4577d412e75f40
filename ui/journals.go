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

// journals opens, begins and moves journals, makes copies of them, and takes writes
// back.
type journals struct {
	*files
	preferences *preferences
	leaveScreen func() // keeps what is typed in the screen in sight
	askQuit     func() // closes the window, unless words would be lost
	again       *Start // how Rung is to be started anew once the window has closed, or nil
}

// Journal is the open one, and File its file.
func (j *journals) Journal() *model.Journal { return j.o.Journal }
func (j *journals) File() model.File        { return j.o.File }

// restart closes the window, with every word kept, and starts Rung anew.
func (j *journals) restart(start Start) {
	j.again = &start
	j.askQuit()
}

// tryAgain starts Rung as it was started before.
func (j *journals) tryAgain() { j.restart(Start{}) }

// openJournal has Rung use a journal that is there, whatever its name.
func (j *journals) openJournal() {
	j.pickPath(pickFile, lang.L("Open a journal"), lang.L("Open"), j.journalFolder(), func(path string) {
		kit.Write(j, func(context.Context) error { return j.o.CheckJournal(path) }, func() { j.useJournal(path) })
	})
}

// beginJournal has Rung use a journal that is not there yet.
func (j *journals) beginJournal() {
	j.pickNew(lang.L("Begin a new journal"), lang.L("Begin"), j.journalFolder()+"journal.rung", j.useJournal)
}

// journalFolder is the folder of the present journal, where a path is begun.
func (j *journals) journalFolder() string {
	if path := j.o.File.Path(); path != "" {
		return strings.TrimSuffix(filepath.Dir(path), string(filepath.Separator)) + string(filepath.Separator)
	}
	return j.homeFolder()
}

// pickNew asks for the path of a journal to be made: nothing may be there, and
// its folder can be written.
func (j *journals) pickNew(title, yes, from string, done func(path string)) {
	j.pickPath(pickTarget, title, yes, from, func(path string) {
		kit.Write(j, func(context.Context) error { return checkNewPath(path) }, func() { done(path) })
	})
}

// checkNewPath says why no file can be made at path, or nil. Error: Invalid.
func checkNewPath(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return &model.Error{Code: model.Invalid, Message: lang.L("{{.Path}} is there already. Open it, or choose another name.", map[string]any{"Path": path})}
	}
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return &model.Error{Code: model.Invalid, Err: err, Message: lang.L("There is no folder {{.Folder}}. Make it first, or choose another one.", map[string]any{"Folder": folder})}
	}
	f, err := atomicfile.CreateTemp(path)
	if err == nil {
		err = f.Remove()
	}
	if err != nil {
		return &model.Error{Code: model.Invalid, Err: err, Message: lang.L("Nothing can be written in {{.Folder}}. Choose another folder.", map[string]any{"Folder": folder})}
	}
	return nil
}

// useJournal has Rung use the journal at path from now on.
func (j *journals) useJournal(path string) {
	c := j.o.Config
	c.Journal = path
	j.Do(func(context.Context) func() {
		err := j.o.Settings.Save(c)
		return func() {
			switch {
			case err == nil:
				j.restart(Start{Chosen: true})
			case errors.Is(err, config.ErrNotUnderstood):
				j.askToRewrite(err, c)
			default:
				j.Fail(err)
			}
		}
	})
}

// askToRewrite asks what is to become of a settings file that cannot take up the
// journal's place.
func (j *journals) askToRewrite(refused error, c config.Config) {
	var close func()
	once := widgets.NewButton(lang.L("Open it this time only"), widgets.ButtonStyle{}, func() {
		close()
		j.restart(Start{Chosen: true, Journal: c.Journal})
	})
	anew := widgets.NewButton(lang.L("Write it anew"), widgets.ButtonStyle{Look: widgets.Primary}, func() {
		close()
		j.o.Config = c
		j.preferences.rewriteSettings(func() { j.restart(Start{Chosen: true}) })
	})
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { close() })
	folded := widgets.Style{Flow: widgets.Folded}
	close = j.ShowSheet(kit.Sheet{Width: 36, First: cancel, Content: container.New(layout.NewCustomPaddedVBoxLayout(theme.Gap(3)),
		widgets.NewText(lang.L("The settings have a mistake"), widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded}),
		widgets.NewText(model.ExplainError(refused), folded),
		widgets.NewText(lang.L("Written anew, the file keeps all that can be read, and the one of before is kept beside it."), folded),
		widgets.NewWrap(2, cancel, once, anew))})
}

// moveJournal gives the journal another place.
func (j *journals) moveJournal() {
	if kit.RefuseReadOnly(j.o.File, j) {
		return
	}
	j.pickNew(lang.L("Move this journal"), lang.L("Move"), j.o.File.Path(), func(path string) {
		words := lang.L("The journal is copied to {{.New}}, checked there, and used from there. The file of now stays where it is, as {{.Old}}, until you delete it.",
			map[string]any{"New": path, "Old": filepath.Base(j.o.File.AsideName())})
		if j.o.Config.BackupFolder == "" {
			words += " " + lang.L("New copies are made beside the new file; those of before stay beside the old one.")
		}
		j.Ask(kit.Question{Title: lang.L("Move this journal?"), Yes: lang.L("Move"), No: lang.L("Cancel"),
			Content: widgets.NewText(words, widgets.Style{Flow: widgets.Folded}), Do: func() { j.moveJournalTo(path) }})
	})
}

// moveJournalTo moves the journal once every word is kept. Nothing can be typed
// meanwhile, since it would be kept in the old file.
func (j *journals) moveJournalTo(path string) {
	j.leaveScreen()
	wait := j.showOverlay(container.NewCenter(widgets.NewText(lang.L("Moving the journal…"), widgets.Style{})), nil, 24, 6)
	wait.stays = true
	c := j.o.Config
	start := Start{Chosen: true, Journal: path}
	move := func(ctx context.Context) func() {
		err := j.o.File.Move(ctx, path, func() error {
			if !j.o.Own {
				return nil
			}
			c.Journal = path
			start.Journal = ""
			return j.o.Settings.Save(c)
		})
		return func() {
			wait.stays = false
			wait.close()
			if err != nil {
				j.Fail(err)
				return
			}
			j.restart(start)
		}
	}
	// What is kept now may ask for another write once it is.
	j.Do(func(context.Context) func() { return func() { j.Do(move) } })
}

// useUsualJournal goes back to the journal's usual place.
func (j *journals) useUsualJournal() { j.useJournal(j.o.UsualJournal) }

// journalButtons lead to another journal.
func (j *journals) journalButtons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(lang.L("Open a journal…"), widgets.ButtonStyle{Icon: "folder"}, j.openJournal),
		widgets.NewButton(lang.L("Begin a new journal…"), widgets.ButtonStyle{Icon: "plus"}, j.beginJournal),
	}
}

// backup makes a checked copy in the copies' folder.
func (j *journals) backup() {
	kit.Do(j, func(ctx context.Context) (model.Copy, error) { return j.o.File.Backup(ctx, "") }, func(copied model.Copy) {
		j.Say(lang.L("A checked copy lies at {{.Path}}", map[string]any{"Path": copied.Path}), "", nil)
	})
}

// OpenDemo opens the demo journal in a window of its own.
func (j *journals) OpenDemo() {
	kit.Write(j, func(context.Context) error { return j.o.OpenDemo() })
}
