package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// newTrouble is the window's content where the journal could not be opened: what
// is wrong, and the copies that can take its place.
func newTrouble(o Options, w fyne.Window, t *tasks, restart func()) fyne.CanvasObject {
	message := lang.L("The journal could not be opened. The log says more.")
	if model.CodeOf(o.Trouble) != "" {
		message = o.Trouble.Error()
	}
	logFailure(o.Trouble)
	copies := container.NewVBox()
	column := container.NewVBox(
		widgets.NewText(lang.L("The journal was not opened"), widgets.Style{Size: theme.Title, Bold: true, Flow: widgets.Folded}),
		widgets.NewBanner(widgets.Failure, message),
		widgets.NewText(lang.L("Nothing was changed. It lies at {{.Path}}", map[string]any{"Path": o.File.Path()}), widgets.Style{Color: theme.Muted, Flow: widgets.Folded}),
		copies,
		container.NewHBox(widgets.NewButton(lang.L("Try again"), widgets.ButtonStyle{Look: widgets.Primary}, restart),
			widgets.NewButton(lang.L("Quit"), widgets.ButtonStyle{}, w.Close)))
	t.Load("copies", func(ctx context.Context) func() {
		list, err := o.File.Copies(ctx)
		return func() {
			if err == nil && len(list) > 0 {
				showTroubleCopies(o, t, copies, list, restart)
			}
		}
	})
	return container.NewStack(widgets.NewGround(theme.Background),
		container.NewVScroll(widgets.NewInset(container.New(widgets.Reading{}, column), 8, 8, 8, 8)))
}

func showTroubleCopies(o Options, t *tasks, column *fyne.Container, list []model.Copy, restart func()) {
	column.Add(widgets.NewText(lang.L("Checked copies"), widgets.Style{Bold: true}))
	for _, c := range list {
		text := widgets.NewText(model.NewDay(c.At.Local()).Format(o.Locale)+" "+c.At.Local().Format("15:04"), widgets.Style{Flow: widgets.Cut})
		use := widgets.NewButton(lang.L("Use this copy"), widgets.ButtonStyle{Small: true}, func() {
			t.Do(func(ctx context.Context) func() {
				_, err := o.File.Restore(ctx, c.Path)
				return func() {
					if err != nil {
						column.Add(widgets.NewBanner(widgets.Failure, err.Error()))
						return
					}
					restart()
				}
			})
		})
		column.Add(container.NewBorder(nil, nil, nil, use, text))
	}
	column.Refresh()
}
