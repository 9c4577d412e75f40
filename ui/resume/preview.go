package resume

import (
	"context"
	"io"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"slices"

	"rung/model"
	"rung/model/paper"
	"rung/model/resume"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/pages"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// formats are the ways to write a résumé, in the order in which they are offered.
var formats = append(slices.Clone(pages.Formats), pages.Format{ID: "json", Label: "JSON"})

// pagePreview is the page as it will be written, and the ways to have it.
type pagePreview struct {
	screen *Screen
	object *fyne.Container
	head   *fyne.Container
	pages  *pages.Pages
	reader *widgets.Reader
	choice map[string]*widgets.Button
	back   *widgets.Button
	part   *widgets.Select
	copy   *widgets.Button
	larger *widgets.Button
	note   *widgets.Text
	lost   *widgets.Text
	shown  pages.Rendering
}

func newPagePreview(s *Screen) *pagePreview {
	p := &pagePreview{screen: s, pages: pages.New(), choice: map[string]*widgets.Button{}}
	p.reader = pages.NewReader(p.pages)
	p.back = widgets.NewButton(lang.L("Bullets"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "back", IconOnly: true}, func() { s.panes.SetActive(paneList) })
	p.back.Hide()
	row := widgets.NewWrap(0.5, p.back)
	for _, f := range formats {
		p.choice[f.ID] = widgets.NewButton(lang.L(f.Label), widgets.ButtonStyle{Small: true}, func() { s.setFormat(f.ID) })
		row.Add(p.choice[f.ID])
	}
	export := widgets.NewButton(lang.L("Export…"), widgets.ButtonStyle{Look: widgets.Primary, Small: true}, s.Export)
	p.part = widgets.NewSelect([]string{lang.L("Whole résumé"), lang.L("Bullets alone")}, func(string) { s.setBulletsOnly(p.part.SelectedIndex() == 1) })
	p.part.Selected = p.part.Options[0]
	p.copy = newSmallButton(lang.L("Copy"), p.onCopy)
	p.larger = newSmallButton(lang.L("Larger"), p.onLarger)
	fields := newSmallButton(lang.L("Field by field…"), s.ShowFields)
	sent := newSmallButton(lang.L("Keep as sent…"), s.AskSent)
	p.note = widgets.NewText("", caption)
	p.lost = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Amber, Flow: widgets.Folded})
	p.head = widgets.NewStacked(1.5, widgets.NewAside(16, 2, row, export), widgets.NewWrap(1.5, widgets.NewFixedWidth(10, p.part), p.larger, p.copy, fields, sent), p.note, p.lost)
	p.object = container.New(headAbove{}, container.NewVBox(widgets.NewInset(p.head, 2, 4, 1, 4)), p.reader)
	return p
}

// setStacked shows the way back to the bullets where they are not beside the page,
// which is as large as it can be then.
func (p *pagePreview) setStacked(stacked bool) {
	widgets.SetShown(p.back, stacked)
	widgets.SetShown(p.larger, !stacked)
	p.object.Refresh()
}

// setFormat shows the page in another format. Plain text has a rule of its own, so
// that the bullets are looked at again.
func (s *Screen) setFormat(format string) {
	again := (format == "txt") != (s.options.format == "txt")
	s.options.format = format
	if again {
		s.reload()
		return
	}
	s.preview.redraw()
}

func (s *Screen) setBulletsOnly(only bool) {
	if s.options.bulletsOnly != only {
		s.options.bulletsOnly = only
		s.reload()
	}
}

// currentResume is what is on the page, with the words that are being typed.
func (s *Screen) currentResume() resume.Resume {
	d, id := s.shown.page, s.bullet.id
	if id == "" || !s.bullet.isDirty() || strings.TrimSpace(s.bullet.field.Text) == "" {
		return d
	}
	return d.WithBulletText(id, strings.Join(strings.Fields(s.bullet.field.Text), " "))
}

// redraw has the page drawn anew.
func (p *pagePreview) redraw() {
	s := p.screen
	if s.shown.career == nil {
		return
	}
	d, format, press, size := s.currentResume(), s.options.format, s.host.DocumentWriter(), paper.SizeFor(s.host.Locale())
	s.host.Load("resume preview", func(context.Context) func() {
		shown := renderResume(press, format, d, size)
		return func() {
			p.shown = shown
			p.showRendering()
		}
	})
}

// renderResume gives a résumé as it would be written in a format.
func renderResume(press resume.DocumentWriter, format string, d resume.Resume, size paper.Size) pages.Rendering {
	if d.IsEmpty() {
		return pages.Rendering{Err: &model.Error{Code: model.NotFound, Message: lang.L("The page is empty. Write a bullet, or put one on it.")}}
	}
	return pages.Render(press, format, d.Document(size), func(w io.Writer, format string) ([]string, error) { return press.Resume(w, format, d, size) })
}

func (p *pagePreview) showRendering() {
	s := p.screen
	for id, button := range p.choice {
		button.SetLook(widgets.ToggleLook(id == s.options.format))
	}
	p.pages.SetRendering(p.shown)
	p.copy.SetText(lang.L("Copy"))
	widgets.SetShown(p.copy, p.shown.Sheets == nil && p.shown.Err == nil)
	widgets.SetShown(p.pages, p.shown.Err == nil)
	p.note.SetText(p.noteText())
	said := p.shown.Lost
	if p.shown.Err != nil {
		said = append(said, model.ExplainError(p.shown.Err))
	}
	p.lost.SetText(strings.Join(said, " "))
	widgets.SetShown(p.lost, len(said) > 0)
	p.head.Refresh()
	p.object.Refresh()
	p.reader.Refresh()
}

// noteText counts the pages and says what was left out.
func (p *pagePreview) noteText() string {
	var parts []string
	if n := len(p.shown.Sheets); n > 0 {
		parts = append(parts, kit.Counted(n, "1 page", "{{.Count}} pages"))
	}
	left := p.screen.shown.page.LeftOut
	if left.Private > 0 {
		parts = append(parts, kit.Counted(left.Private, "1 private entry is left out", "{{.Count}} private entries are left out"))
	}
	if left.Lapsed > 0 {
		parts = append(parts, kit.Counted(left.Lapsed, "1 certificate has lapsed and is left out", "{{.Count}} certificates have lapsed and are left out"))
	}
	if len(parts) == 0 {
		parts = append(parts, lang.L("Just as it will be written"))
	}
	return strings.Join(parts, " · ")
}

func (p *pagePreview) onCopy() {
	fyne.CurrentApp().Clipboard().SetContent(p.shown.Text)
	p.screen.host.Say(lang.L("Copied: the whole text."), "", nil)
}

// onLarger shows the pages as wide as the window lets them be.
func (p *pagePreview) onLarger() {
	large := pages.New()
	large.SetRendering(p.shown)
	reader := pages.NewReader(large)
	var leave func()
	shut := widgets.NewButton(lang.L("Close"), widgets.ButtonStyle{}, func() { leave() })
	content := container.NewBorder(nil, widgets.NewInset(widgets.NewTrailing(widgets.NewText("", widgets.Style{}), shut), 2, 0, 0, 0), nil, nil, reader)
	leave = p.screen.host.ShowSheet(kit.Sheet{Content: content, First: reader, Width: 68, Height: 60})
}

// fileName names a résumé's file for the person and the target.
func (s *Screen) fileName() string {
	name := s.shown.career.Person.Name
	if name == "" {
		name = lang.L("Résumé")
	}
	if s.options.target != "" {
		name += ", " + s.options.target
	}
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, name)
	return text.Shorten(name, 80) + "." + s.options.format
}

// Export writes the page to a file of the person's choice.
func (s *Screen) Export() {
	if s.shown.career == nil {
		return
	}
	s.bullet.save()
	d, format, press, size := s.currentResume(), s.options.format, s.host.DocumentWriter(), paper.SizeFor(s.host.Locale())
	if d.IsEmpty() {
		s.host.Fail(&model.Error{Code: model.NotFound, Message: lang.L("The page is empty. Write a bullet, or put one on it.")})
		return
	}
	s.host.SaveFile(s.fileName(), func(_ context.Context, w io.Writer) error {
		_, err := press.Resume(w, format, d, size)
		return err
	})
}
