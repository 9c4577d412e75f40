package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"rung/ui/theme"
)

// Flow says what becomes of text that is wider than its place.
type Flow int

// The flows.
const (
	Whole  Flow = iota // the text asks for its full width
	Cut                // ends in "…"
	Folded             // goes on in the next line, between words
)

// Style is how a Text looks; the zero value is ordinary text in ink.
type Style struct {
	Size         fyne.ThemeSizeName
	Color        fyne.ThemeColorName
	Bold, Italic bool
	Align        fyne.TextAlign
	Flow         Flow
}

// Text is words without the wide margin of Fyne's label, so that lines can stand close together.
type Text struct {
	base
	rich    *widget.RichText
	segment *widget.TextSegment
}

// NewText shows the text in that style.
func NewText(text string, style Style) *Text {
	if style.Size == "" {
		style.Size = theme.Text
	}
	if style.Color == "" {
		style.Color = theme.Ink
	}
	segment := &widget.TextSegment{Text: text, Style: widget.RichTextStyle{
		Alignment: style.Align,
		ColorName: style.Color,
		Inline:    true,
		SizeName:  style.Size,
		TextStyle: theme.StyleFor(text, fyne.TextStyle{Bold: style.Bold, Italic: style.Italic}),
	}}
	rich := widget.NewRichText(segment)
	switch style.Flow {
	case Cut:
		rich.Truncation = fyne.TextTruncateEllipsis
	case Folded:
		rich.Wrapping = fyne.TextWrapWord
	}
	t := &Text{rich: rich, segment: segment}
	t.ExtendBaseWidget(t)
	return t
}

// SetText shows another text in the same style.
func (t *Text) SetText(text string) {
	if t.segment.Text == text {
		return
	}
	t.segment.Text = text
	t.segment.Style.TextStyle = theme.StyleFor(text, t.segment.Style.TextStyle)
	t.Refresh()
}

// SetMarked shows another text with the part from one byte to another in the accent and bold; nothing is marked where
// that is no part of it.
func (t *Text) SetMarked(text string, from, to int) {
	t.segment.Text = text
	t.rich.Segments = []widget.RichTextSegment{t.segment}
	if 0 <= from && from < to && to <= len(text) {
		mark := t.segment.Style
		mark.ColorName, mark.TextStyle = theme.Accent, theme.StyleFor(text[from:to], fyne.TextStyle{Bold: true})
		t.rich.Segments = []widget.RichTextSegment{&widget.TextSegment{Text: text[:from], Style: t.segment.Style},
			&widget.TextSegment{Text: text[from:to], Style: mark}, &widget.TextSegment{Text: text[to:], Style: t.segment.Style}}
	}
	t.Refresh()
}

// SetColor shows the text in another colour of the theme.
func (t *Text) SetColor(ink fyne.ThemeColorName) {
	t.segment.Style.ColorName = ink
	t.Refresh()
}

// Text is what is shown.
func (t *Text) Text() string { return t.segment.Text }

func (t *Text) objects() []fyne.CanvasObject { return []fyne.CanvasObject{t.rich} }
func (t *Text) paint()                       { t.rich.Refresh() }

func (t *Text) layout(size fyne.Size) { placeTight(t.rich, 0, 0, size.Width, size.Height) }
func (t *Text) minSize() fyne.Size    { return tightMinSize(t.rich) }

// placeTight lays a rich text out so that its words, not its margin, fill the place.
func placeTight(rich *widget.RichText, x, y, width, height float32) {
	margin := theme.Gap(2)
	rich.Move(fyne.NewPos(x-margin, y-margin))
	rich.Resize(fyne.NewSize(width+2*margin, height+2*margin))
}

func tightMinSize(rich *widget.RichText) fyne.Size {
	return rich.MinSize().SubtractWidthHeight(theme.Gap(4), theme.Gap(4))
}
