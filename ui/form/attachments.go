package form

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// attachments lists the entry's files.
type attachments struct {
	form *Form
	part *part
	list []model.Attachment
	box  *fyne.Container
	add  *widgets.Button
}

func newAttachments(f *Form) *attachments {
	a := &attachments{form: f}
	a.add = widgets.NewButton(lang.L("Attach a file"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "attach"}, f.AttachFile)
	a.box = widgets.NewStacked(0)
	a.showFiles()
	return a
}

func (a *attachments) object() fyne.CanvasObject       { return a.box }
func (a *attachments) setPart(p *part)                 { a.part = p }
func (a *attachments) text() string                    { return "" }
func (a *attachments) setText(string)                  {}
func (a *attachments) parse(model.Locale) (any, error) { return nil, nil }
func (a *attachments) focusTarget() fyne.Focusable     { return a.add }

func (a *attachments) setFiles(list []model.Attachment) {
	if !slices.Equal(a.list, list) {
		a.list = slices.Clone(list)
		a.showFiles()
	}
}

// AttachFile asks for a file and adds it to the entry.
func (f *Form) AttachFile() {
	if f.src.PickFile == nil {
		return
	}
	entry := f.base.ID
	f.src.PickFile(func(name string, content []byte) {
		if f.base.ID == entry {
			f.attachments.attachFile(name, content)
		}
	})
}

func (a *attachments) attachFile(name string, content []byte) {
	if len(content) > model.MaxAttachment {
		a.part.showProblem(fmt.Sprintf(lang.L("%s is larger than 25 MB. Attach a smaller file, or note where it lies."), model.SafeFileName(name)))
		return
	}
	sum := sha256.Sum256(content)
	file := model.Attachment{Name: name, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(content))}
	a.form.contents[file.SHA256] = content
	if !slices.Contains(a.list, file) {
		a.list = append(a.list, file)
	}
	a.showFiles()
	a.part.onChanged()
	a.form.body.refreshPreview()
}

func (a *attachments) removeFile(file model.Attachment) {
	a.list = slices.DeleteFunc(slices.Clone(a.list), func(other model.Attachment) bool { return other == file })
	a.showFiles()
	a.part.onChanged()
	if c := fyne.CurrentApp().Driver().CanvasForObject(a.add); c != nil {
		c.Focus(a.add)
	}
}

func (a *attachments) showFiles() {
	a.box.Objects = nil
	for _, file := range a.list {
		open := widgets.NewButton(model.SafeFileName(file.Name), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "attach"}, func() { a.form.src.OpenAttachment(file) })
		a.box.Objects = append(a.box.Objects, container.New(leadingLayout{}, open,
			widgets.NewText(formatSize(file.Bytes), widgets.Style{Size: theme.Caption, Color: theme.Muted}),
			a.form.iconButton("download", lang.L("Save a copy elsewhere"), func() { a.form.src.SaveAttachment(file) }),
			a.form.iconButton("close", lang.L("Remove from the entry"), func() { a.removeFile(file) })))
	}
	a.box.Objects = append(a.box.Objects, container.New(leadingLayout{}, a.add))
	a.box.Refresh()
}

// leadingLayout lays an object, cut where it must be, and what stands right after it.
type leadingLayout struct{}

func (leadingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(theme.Em(6), objects[0].MinSize().Height)
	for _, o := range objects[1:] {
		need := o.MinSize()
		size = fyne.NewSize(size.Width+theme.Gap(1)+need.Width, max(size.Height, need.Height))
	}
	return size
}

func (leadingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rest := float32(0)
	for _, o := range objects[1:] {
		rest += o.MinSize().Width + theme.Gap(1)
	}
	x := float32(0)
	for i, o := range objects {
		need := o.MinSize()
		if i == 0 {
			need.Width = min(need.Width, size.Width-rest)
		}
		o.Move(fyne.NewPos(x, (size.Height-need.Height)/2))
		o.Resize(need)
		x += need.Width + theme.Gap(1)
	}
}

func formatSize(bytes int64) string {
	switch {
	case bytes < 1000:
		return fmt.Sprintf(lang.L("%d bytes"), bytes)
	case bytes < 1000*1000:
		return fmt.Sprintf(lang.L("%d kB"), (bytes+500)/1000)
	}
	return fmt.Sprintf(lang.L("%.1f MB"), float64(bytes)/1e6)
}
