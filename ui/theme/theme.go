// Package theme is Rung's look: its colours in light and dark, its five text sizes and its spacing. It knows Fyne and
// nothing of ours; what a widget looks like is decided here, what it does is not.
package theme

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Mode says which of the two looks is shown.
type Mode string

// The modes. System follows the desktop.
const (
	System Mode = "system"
	Light  Mode = "light"
	Dark   Mode = "dark"
)

// The text size that a person may choose, in percent.
const (
	MinTextPercent     = 80
	DefaultTextPercent = 100
	MaxTextPercent     = 200
)

// The five text sizes.
const (
	Caption = fynetheme.SizeNameCaptionText    // second lines, labels, chips
	Text    = fynetheme.SizeNameText           // everything that is read or typed
	Heading = fynetheme.SizeNameSubHeadingText // the title of an entry or a person
	Title   = fynetheme.SizeNameHeadingText    // the name of a screen
	Big     = fyne.ThemeSizeName("rung.big")   // a number to be read across a desk
)

// CardRadius is the corner of a card, ControlRadius that of a button or a field.
const (
	CardRadius    = fynetheme.SizeNameCardRadius
	ControlRadius = fynetheme.SizeNameInputRadius
	Icon          = fynetheme.SizeNameInlineIcon
)

// growth is how a size follows the chosen text size.
type growth int

const (
	fixed   growth = iota // lines and corners
	spacing               // half as fast as text, so that large text does not drown in white
	full                  // text, and icons that stand beside it
)

type size struct {
	base float32
	growth
}

var sizes = map[fyne.ThemeSizeName]size{
	Caption: {12, full},
	Text:    {14, full},
	Heading: {18, full},
	Title:   {22, full},
	Big:     {34, full},
	Icon:    {18, full},

	fynetheme.SizeNamePadding:      {4, spacing},
	fynetheme.SizeNameInnerPadding: {8, spacing},
	fynetheme.SizeNameLineSpacing:  {4, spacing},

	fynetheme.SizeNameSeparatorThickness: {1, fixed},
	fynetheme.SizeNameInputBorder:        {1, fixed},
	fynetheme.SizeNameScrollBar:          {12, fixed},
	fynetheme.SizeNameScrollBarSmall:     {4, fixed},
	fynetheme.SizeNameScrollBarRadius:    {4, fixed},
	fynetheme.SizeNameModalBlurRadius:    {0, fixed}, // blurring is slow without a graphics card
	ControlRadius:                        {8, fixed},
	CardRadius:                           {10, fixed},
	fynetheme.SizeNameButtonRadius:       {8, fixed},
	fynetheme.SizeNameSelectionRadius:    {0, fixed},
	fynetheme.SizeNameMenuRadius:         {8, fixed},
	fynetheme.SizeNamePopupRadius:        {10, fixed},
	fynetheme.SizeNameDialogRadius:       {10, fixed},
}

type look struct {
	mode  Mode
	scale float32
}

// New gives the look in the mode and text size wanted. A percentage out of range is brought to the nearest end. Each
// change of either needs a new theme set on the app: Fyne drops what it has drawn only when the theme's identity changes.
func New(mode Mode, textPercent int) fyne.Theme {
	percent := min(max(textPercent, MinTextPercent), MaxTextPercent)
	return &look{mode: mode, scale: float32(percent) / 100}
}

// Color gives the token of that name; names of Fyne's that Rung does not restyle fall through to Fyne.
func (l *look) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch l.mode {
	case Light:
		variant = fynetheme.VariantLight
	case Dark:
		variant = fynetheme.VariantDark
	}
	t, ours := tokens[name]
	if !ours {
		return fynetheme.DefaultTheme().Color(name, variant)
	}
	if variant == fynetheme.VariantDark {
		return t.dark
	}
	return t.light
}

// Font gives Noto Sans, which Fyne bundles, whatever the desktop's fonts are.
func (l *look) Font(style fyne.TextStyle) fyne.Resource {
	offerEmoji(style)
	switch {
	case style.Monospace:
		return fynetheme.DefaultTextMonospaceFont()
	case style.Bold && style.Italic:
		return fynetheme.DefaultTextBoldItalicFont()
	case style.Bold:
		return fynetheme.DefaultTextBoldFont()
	case style.Italic:
		return fynetheme.DefaultTextItalicFont()
	case style.Symbol:
		return fynetheme.DefaultSymbolFont()
	default:
		return fynetheme.DefaultTextFont()
	}
}

// Icon gives Fyne's icons, which its own widgets draw; Rung's are in assets/icons.
func (l *look) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size gives the size of that name at the chosen text size.
func (l *look) Size(name fyne.ThemeSizeName) float32 {
	s, ours := sizes[name]
	if !ours {
		return fynetheme.DefaultTheme().Size(name)
	}
	switch s.growth {
	case full:
		return s.base * l.scale
	case spacing:
		return s.base * (1 + l.scale) / 2
	default:
		return s.base
	}
}

// Color is the colour of that name in the look now shown.
func Color(name fyne.ThemeColorName) color.Color { return fynetheme.Color(name) }

// Hex is that colour as drawings write it, "#rrggbb".
func Hex(name fyne.ThemeColorName) string {
	r, g, b, _ := Color(name).RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// Size is the size of that name in the look now shown.
func Size(name fyne.ThemeSizeName) float32 { return fynetheme.Size(name) }

// Gap is that many steps of spacing; one step is 4 at the usual text size.
func Gap(steps float32) float32 { return steps * fynetheme.Padding() }

// Em is that many times the present text size: the measure for whatever must grow with the words in it.
func Em(times float32) float32 { return times * fynetheme.TextSize() }
