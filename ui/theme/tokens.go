package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Colour tokens. Those that Fyne's own widgets ask for carry Fyne's names, so that a label, a menu and a widget of
// ours agree without a second table.
const (
	Background = fynetheme.ColorNameBackground
	Ink        = fynetheme.ColorNameForeground
	Accent     = fynetheme.ColorNamePrimary
	OnAccent   = fynetheme.ColorNameForegroundOnPrimary
	Border     = fynetheme.ColorNameInputBorder // a field's edge, which must be seen; Hairline is decoration
	Hairline   = fynetheme.ColorNameSeparator
	Red        = fynetheme.ColorNameError
	Amber      = fynetheme.ColorNameWarning
	Hover      = fynetheme.ColorNameHover

	Surface   fyne.ThemeColorName = "rung.surface"
	Rail      fyne.ThemeColorName = "rung.rail"
	Selection fyne.ThemeColorName = "rung.selection" // the ground of a chosen row; Fyne's "selection" marks chosen text
	Muted     fyne.ThemeColorName = "rung.muted"

	// The steps of the one ramp that coverage and the heat map are drawn in, from empty to full.
	Ramp1 fyne.ThemeColorName = "rung.ramp1"
	Ramp2 fyne.ThemeColorName = "rung.ramp2"
	Ramp3 fyne.ThemeColorName = "rung.ramp3"
	Ramp4 fyne.ThemeColorName = "rung.ramp4"
	Ramp5 fyne.ThemeColorName = "rung.ramp5"
)

type token struct{ light, dark color.NRGBA }

// tokens is the whole look in colour. Every name that a screen or Fyne can ask for is here.
var tokens = map[fyne.ThemeColorName]token{
	Background: {rgb(0xFAF9F6), rgb(0x14171C)},
	Surface:    {rgb(0xFFFFFF), rgb(0x1C2027)},
	Rail:       {rgb(0xF3F1EC), rgb(0x101317)},
	Selection:  {rgb(0xEEF5F4), rgb(0x20302F)},
	Ink:        {rgb(0x1F2430), rgb(0xE8E6E1)},
	Muted:      {rgb(0x5B6472), rgb(0xA3A9B5)},
	Hairline:   {rgb(0xE4E1DA), rgb(0x2C323C)},
	Border:     {rgb(0x828892), rgb(0x7B8390)},
	Accent:     {rgb(0x0F766E), rgb(0x2DD4BF)},
	OnAccent:   {rgb(0xFFFFFF), rgb(0x0B2B28)},
	Amber:      {rgb(0xA34A07), rgb(0xFBBF24)},
	Red:        {rgb(0xB91C1C), rgb(0xF87171)},
	Ramp1:      {rgb(0xE6F1EF), rgb(0x1E2B2E)},
	Ramp2:      {rgb(0xB5D8D3), rgb(0x1F4A47)},
	Ramp3:      {rgb(0x74B5AD), rgb(0x1F6F68)},
	Ramp4:      {rgb(0x3A938A), rgb(0x26A295)},
	Ramp5:      {rgb(0x0F766E), rgb(0x2DD4BF)},

	fynetheme.ColorNameButton:              {rgb(0xFFFFFF), rgb(0x1C2027)},
	fynetheme.ColorNameDisabledButton:      {rgb(0xF3F1EC), rgb(0x101317)},
	fynetheme.ColorNameDisabled:            {rgb(0x5B6472), rgb(0xA3A9B5)},
	fynetheme.ColorNamePlaceHolder:         {rgb(0x5B6472), rgb(0xA3A9B5)},
	fynetheme.ColorNameForegroundOnError:   {rgb(0xFFFFFF), rgb(0x3B0A0A)},
	fynetheme.ColorNameForegroundOnWarning: {rgb(0xFFFFFF), rgb(0x3A2503)},
	fynetheme.ColorNameForegroundOnSuccess: {rgb(0xFFFFFF), rgb(0x0B2B28)},
	fynetheme.ColorNameSuccess:             {rgb(0x0F766E), rgb(0x2DD4BF)},
	fynetheme.ColorNameHyperlink:           {rgb(0x0F766E), rgb(0x2DD4BF)},
	fynetheme.ColorNameHeaderBackground:    {rgb(0xFAF9F6), rgb(0x14171C)},
	fynetheme.ColorNameInputBackground:     {rgb(0xFFFFFF), rgb(0x1C2027)},
	fynetheme.ColorNameMenuBackground:      {rgb(0xFFFFFF), rgb(0x1C2027)},
	fynetheme.ColorNameOverlayBackground:   {rgb(0xFFFFFF), rgb(0x1C2027)},
	fynetheme.ColorNameSelection:           {rgb(0xB5D8D3), rgb(0x1F4A47)},

	fynetheme.ColorNameInnerWindowBorder:         {rgb(0xF3F1EC), rgb(0x101317)},
	fynetheme.ColorNameInnerWindowBorderInactive: {rgb(0xF3F1EC), rgb(0x101317)},

	// Fyne lays these over other grounds, so they are translucent. Our own widgets show focus as a ring in Accent.
	fynetheme.ColorNameFocus:               {rgba(0x0F766E, 0x50), rgba(0x2DD4BF, 0x50)},
	Hover:                                  {rgba(0x1F2430, 0x0C), rgba(0xE8E6E1, 0x10)},
	fynetheme.ColorNamePressed:             {rgba(0x1F2430, 0x18), rgba(0xE8E6E1, 0x20)},
	fynetheme.ColorNameScrollBar:           {rgba(0x1F2430, 0x70), rgba(0xE8E6E1, 0x70)},
	fynetheme.ColorNameScrollBarBackground: {rgba(0x1F2430, 0x00), rgba(0xE8E6E1, 0x00)},

	// Cards have a hairline and no shadow. Menus and dialogs float above the page and Fyne gives them no other edge,
	// and this is also what dims the page behind a dialog.
	fynetheme.ColorNameShadow: {rgba(0x1F2430, 0x30), rgba(0x000000, 0x80)},
}

func rgb(hex uint32) color.NRGBA { return rgba(hex, 0xFF) }

func rgba(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}
