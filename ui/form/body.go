package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/markdown"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// body edits the entry's text in Markdown, or shows it as it will be read.
type body struct {
	*line
	preview *markdown.View
	tools   []*widgets.Button
	toggle  *widgets.Button
	heading *widgets.Text
	outer   *fyne.Container
	reading bool
}

// marks are the formatting that the body knows, by the names that the menu
// uses, in the order of the buttons.
var marks = []struct {
	name, label string
	apply       func(*widgets.Entry)
}{
	{"bold", "Bold", func(e *widgets.Entry) { e.Surround("**", "**") }},
	{"italic", "Italic", func(e *widgets.Entry) { e.Surround("*", "*") }},
	{"heading", "Heading", func(e *widgets.Entry) { e.PrefixLine("## ") }},
	{"list", "List", func(e *widgets.Entry) { e.PrefixLine("- ") }},
	{"quote", "Quote", func(e *widgets.Entry) { e.PrefixLine("> ") }},
	{"link", "Link", func(e *widgets.Entry) { e.Surround("[", "](https://)") }},
}

func newBody(f *Form) *body {
	b := &body{line: newLineOf(f, model.Field{Type: model.Prose, Hint: "What there is to say, in your own words"}, f.newProseEntry(5)),
		heading: widgets.NewText(lang.L("Text"), widgets.Style{Size: theme.Caption, Color: theme.Muted})}
	b.preview = markdown.NewView()
	b.preview.Image = b.findImage
	b.preview.OpenURL = func(address string) { f.src.OpenLink(address) }
	b.preview.Hide()
	b.outer = container.New(&bodyLayout{}, b.entry, b.preview, b.heading)
	for _, mark := range marks {
		tool := f.iconButton(mark.name, lang.L(mark.label), func() { f.FormatText(mark.name) })
		b.tools = append(b.tools, tool)
		b.outer.Add(tool)
	}
	b.toggle = f.iconButton("preview", lang.L("Preview"), f.TogglePreview)
	b.outer.Add(b.toggle)
	b.shape = b.outer
	return b
}

// parse keeps the text as it is: spaces at the start of a line mean something.
func (b *body) parse(model.Locale) (any, error) { return b.entry.Text, nil }

// setText shows the text, in the preview too while that is open.
func (b *body) setText(text string) {
	b.line.setText(text)
	b.refreshPreview()
}

func (b *body) focusTarget() fyne.Focusable {
	if b.reading {
		return b.toggle
	}
	return b.entry
}

// findImage finds an attached picture by the name that the text gives it.
func (b *body) findImage(name string) fyne.Resource {
	list := b.form.attachments.list
	i := slices.IndexFunc(list, func(a model.Attachment) bool { return a.Name == name })
	if i < 0 {
		return nil
	}
	if content, held := b.form.contents[list[i].SHA256]; held {
		return fyne.NewStaticResource(name, content)
	}
	if b.form.src.Image == nil {
		return nil
	}
	return b.form.src.Image(list[i].SHA256)
}

// RefreshPreview shows pictures that have been loaded since.
func (f *Form) RefreshPreview() { f.body.refreshPreview() }

func (b *body) refreshPreview() {
	if b.reading {
		b.preview.SetText(b.entry.Text)
	}
}

// TogglePreview changes between the text as it is written and as it is read.
func (f *Form) TogglePreview() {
	b := f.body
	b.reading = !b.reading
	look := widgets.Plain
	if b.reading {
		look = widgets.Outlined
	}
	b.toggle.SetLook(look)
	b.entry.Hidden, b.preview.Hidden = b.reading, !b.reading
	for _, tool := range b.tools {
		tool.Hidden = b.reading
	}
	b.refreshPreview()
	b.outer.Refresh()
	f.column.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.page); c != nil {
		c.Focus(b.focusTarget())
	}
}

// FormatText applies a mark to what is chosen in the text, or to the line that the
// cursor is in: bold, italic, heading, list, quote or link; preview changes to
// reading and back.
func (f *Form) FormatText(mark string) {
	if mark == "preview" {
		f.TogglePreview()
		return
	}
	b := f.body
	if b.reading {
		return
	}
	for _, known := range marks {
		if known.name == mark {
			known.apply(b.entry)
		}
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(f.page); c != nil {
		c.Focus(b.entry)
	}
}

// bodyLayout puts the heading and the tools above the text, in two lines where
// one is too short. The text comes first among the objects, so that Tab goes to
// it before the tools.
type bodyLayout struct{ width float32 }

// The text, its preview and the heading come before the tools.
const toolsFrom = 3

// toolsHeight gives the height of the heading and the tools, and where the tools are.
func (l *bodyLayout) toolsHeight(objects []fyne.CanvasObject) (height, tools float32) {
	heading, wide := objects[2].MinSize(), float32(0)
	for _, tool := range objects[toolsFrom:] {
		if tool.Visible() {
			wide += tool.MinSize().Width
		}
	}
	height = objects[len(objects)-1].MinSize().Height
	if heading.Width+theme.Gap(2)+wide > l.width {
		tools = heading.Height
	}
	return tools + height + theme.Gap(1), tools
}

func (l *bodyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text := objects[0]
	if !text.Visible() {
		text = objects[1]
	}
	above, _ := l.toolsHeight(objects)
	return fyne.NewSize(theme.Em(8), above+max(text.MinSize().Height, theme.Em(2)))
}

func (l *bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	above, y := l.toolsHeight(objects)
	for _, text := range objects[:2] {
		text.Move(fyne.NewPos(0, above))
		text.Resize(fyne.NewSize(size.Width, size.Height-above))
	}
	heading := objects[2].MinSize()
	objects[2].Resize(heading)
	objects[2].Move(fyne.NewPos(0, 0))
	if y == 0 {
		objects[2].Move(fyne.NewPos(0, above-theme.Gap(1)-heading.Height))
	}
	x := size.Width
	for _, tool := range slices.Backward(objects[toolsFrom:]) {
		need := tool.MinSize()
		x -= need.Width
		tool.Move(fyne.NewPos(x, y))
		tool.Resize(need)
	}
}
