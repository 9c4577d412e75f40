package people

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/markdown"
	"rung/ui/widgets"
)

// showBrief shows one page on the person, to read before a meeting or to copy.
// Private entries are left out of it unless asked for.
func (p *personPage) showBrief() {
	page := markdown.NewView()
	page.OpenURL = p.screen.host.OpenLink
	private := widgets.NewCheck(lang.L("With private entries"), nil)
	content := widgets.NewStacked(2, page, private)
	id := p.id
	private.OnChanged = func(with bool) {
		p.readBrief(id, with, func(text string) {
			page.SetText(text)
			content.Refresh()
		})
	}
	p.readBrief(id, p.of.Private, func(text string) {
		page.SetText(text)
		private.Checked = p.of.Private
		p.screen.host.Ask(kit.Question{Title: lang.L("Before you meet"), Content: content, Long: true, No: lang.L("Close"), Yes: lang.L("Copy"), Do: func() {
			fyne.CurrentApp().Clipboard().SetContent(page.Text())
			p.screen.host.Say(lang.L("The brief on {{.Name}} is copied.", map[string]any{"Name": p.of.Name}), "", nil)
		}})
	})
}

func (p *personPage) readBrief(id string, private bool, done func(text string)) {
	host := p.screen.host
	list, loc := p.screen.shown.list, host.Locale()
	host.Load("people brief", func(ctx context.Context) func() {
		text, err := list.Brief(ctx, host.Journal(), id, loc, private)
		return func() {
			switch {
			case model.CodeOf(err) == model.Invalid: // the contact is private, and private entries were not asked for
				done(model.ExplainError(err))
			case err != nil:
				host.Fail(err)
			default:
				done(text)
			}
		}
	})
}
