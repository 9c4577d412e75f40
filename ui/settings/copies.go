package settings

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/config"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

func (s *Screen) newCopiesCard() fyne.CanvasObject {
	s.folder = widgets.NewText("", widgets.Style{Flow: widgets.Folded})
	explain := widgets.NewText(lang.L("Rung makes a checked copy on each day you write: it keeps 7 days, 4 weeks and 12 months."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	return widgets.NewCard(lang.L("Copies"), "", newFieldStack(explain,
		widgets.NewField(lang.L("Where they lie"), s.folder),
		widgets.NewWrap(2,
			widgets.NewButton(lang.L("Make a copy now"), widgets.ButtonStyle{Look: widgets.Primary}, s.onBackup),
			widgets.NewButton(lang.L("Choose folder…"), widgets.ButtonStyle{Icon: "folder"}, s.onChooseFolder)),
		s.copies))
}

// copiesFolderLabel says where copies lie: in the chosen folder, or beside the journal.
func (s *Screen) copiesFolderLabel() string {
	if chosen := s.prefs.Config().BackupFolder; chosen != "" {
		return chosen
	}
	return lang.L("Beside the journal")
}

func (s *Screen) onChooseFolder() {
	s.prefs.PickFolder(filepath.Dir(s.host.File().Path()), func(path string) {
		s.saveChange(func(c *config.Config) { c.BackupFolder = path })
		s.folder.SetText(s.copiesFolderLabel())
		s.reloadCopies()
	})
}

func (s *Screen) onBackup() {
	kit.Write(s.host, func(ctx context.Context) error {
		_, err := s.host.File().Backup(ctx, "")
		return err
	}, func() {
		s.host.Say(lang.L("A checked copy was made."), "", nil)
		s.reloadCopies()
	})
}

func (s *Screen) reloadCopies() {
	kit.Load(s.host, "settings copies", func(ctx context.Context) ([]model.Copy, error) {
		return s.host.File().Copies(ctx)
	}, s.showCopies)
}

func (s *Screen) showCopies(copies []model.Copy) {
	s.copies.RemoveAll()
	if len(copies) == 0 {
		s.copies.Add(widgets.NewText(lang.L("No copy yet."), widgets.Style{Color: theme.Muted}))
	}
	loc, now := s.host.Locale(), s.host.Journal().Now()
	for _, c := range copies {
		at := c.At.In(now.Location())
		text := fmt.Sprintf("%s %s · %s", model.NewDay(at).Format(loc), at.Format("15:04"), sizeLabel(c.Bytes))
		restore := widgets.NewButton(lang.L("Restore…"), widgets.ButtonStyle{Small: true}, func() { s.onRestore(c) })
		s.copies.Add(widgets.NewHairline())
		s.copies.Add(widgets.NewTrailing(widgets.NewText(text, widgets.Style{Flow: widgets.Cut}), restore))
	}
	s.arrange()
}

func sizeLabel(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d kB", (bytes+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}

// onRestore asks first, since the present journal is put aside.
func (s *Screen) onRestore(c model.Copy) {
	s.host.Ask(kit.Question{Title: lang.L("Restore this copy?"), Yes: lang.L("Restore"), No: lang.L("Cancel"),
		Content: widgets.NewText(lang.L("The journal as it is now is put aside first, so nothing is lost."), widgets.Style{Flow: widgets.Folded}),
		Do:      func() { s.restoreCopy(c) }})
}

func (s *Screen) restoreCopy(c model.Copy) {
	kit.Do(s.host, func(ctx context.Context) (string, error) {
		return s.host.File().Restore(ctx, c.Path)
	}, func(aside string) {
		if s.host.File().ReadOnly() != "" { // another file has the journal's name now
			s.prefs.Restart()
			return
		}
		s.host.Say(lang.L("Restored. The journal of before lies at {{.Path}}", map[string]any{"Path": aside}), "", nil)
		s.reloadCopies()
	})
}
