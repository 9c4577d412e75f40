package widgets

import (
	"fyne.io/fyne/v2"

	"rung/ui/draw"
	"rung/ui/theme"
)

// Field is the frame around any editor: its label above, and below it what is wrong or, while nothing is, a note such
// as how the text was understood.
type Field struct {
	base
	label         *draw.Line
	editor        fyne.CanvasObject
	problem, note *Text
	sign          *draw.Icon
}

// NewField frames the editor.
func NewField(label string, editor fyne.CanvasObject) *Field {
	f := &Field{label: draw.NewLine(theme.Caption, theme.Muted, false), editor: editor, sign: draw.NewIcon(),
		problem: NewText("", Style{Size: theme.Caption, Color: theme.Red, Flow: Folded}),
		note:    NewText("", Style{Size: theme.Caption, Color: theme.Muted, Flow: Folded})}
	f.label.Full = label
	f.ExtendBaseWidget(f)
	return f
}

// SetLabel changes the label.
func (f *Field) SetLabel(label string) {
	f.label.Full = label
	f.Refresh()
}

// Label is the word above the editor.
func (f *Field) Label() string { return f.label.Full }

// SetError says what is wrong and what would do; empty is nothing.
func (f *Field) SetError(problem string) { f.setMessage(f.problem, problem) }

// SetNote says something helpful; empty is nothing.
func (f *Field) SetNote(note string) { f.setMessage(f.note, note) }

// Error is what is said to be wrong.
func (f *Field) Error() string { return f.problem.Text() }

// Note is the helpful word, which is hidden while there is an error.
func (f *Field) Note() string { return f.note.Text() }

func (f *Field) setMessage(where *Text, what string) {
	if where.Text() != what {
		where.SetText(what)
		f.Refresh()
	}
}

func (f *Field) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.label.Text, f.editor, f.sign.Image, f.problem, f.note}
}

func (f *Field) paint() {
	f.label.Paint()
	sign := ""
	if f.Error() != "" {
		sign = "warning"
	}
	f.sign.SetIcon(sign, theme.Red)
	f.problem.Hidden = f.Error() == ""
	f.note.Hidden = f.Note() == "" || f.Error() != ""
}

// visibleMessage is the text below the editor that now shows, if any.
func (f *Field) visibleMessage() *Text {
	switch {
	case !f.problem.Hidden:
		return f.problem
	case !f.note.Hidden:
		return f.note
	}
	return nil
}

func (f *Field) labelHeight() float32 {
	if f.label.Full == "" {
		return 0
	}
	return f.label.FullSize().Height + theme.Gap(1)
}

func (f *Field) minSize() fyne.Size {
	editor := f.editor.MinSize()
	size := fyne.NewSize(editor.Width, f.labelHeight()+editor.Height)
	if m := f.visibleMessage(); m != nil {
		size.Height += m.MinSize().Height + theme.Gap(1)
	}
	return size
}

func (f *Field) layout(size fyne.Size) {
	f.label.Place(0, 0, size.Width)
	bottom := size.Height
	if m := f.visibleMessage(); m != nil {
		height := m.MinSize().Height
		bottom -= height + theme.Gap(1)
		left := float32(0)
		if m == f.problem {
			side := theme.Size(theme.Caption) * 1.2
			draw.PlaceSquare(f.sign, 0, bottom+theme.Gap(1)+(draw.CaptionHeight()-side)/2, side)
			left = side + theme.Gap(1.5)
		}
		draw.Place(m, left, bottom+theme.Gap(1), size.Width-left, height)
	}
	draw.Place(f.editor, 0, f.labelHeight(), size.Width, bottom-f.labelHeight())
}
