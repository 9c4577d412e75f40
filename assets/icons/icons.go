// Package icons holds Rung's icons: one stroke on an 18 by 18 grid, drawn in a colour of the theme. It knows Fyne's
// theme and nothing of ours.
package icons

import (
	"bytes"
	"embed"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

//go:embed svg/*.svg
var files embed.FS

// alias gives one drawing its second name, so that a screen asks for what it means.
var alias = map[string]string{
	"achievement": "star",
	"contact":     "people",
	"edit":        "note",
	"feedback":    "quote",
	"today":       "calendar",
	"undo":        "restore",
}

// Named is that icon in the colour of text. An unknown name gives an empty square box, so that a mistake is seen on
// screen rather than ending the program; Known tells them apart.
func Named(name string) fyne.Resource { return Colored(name, theme.ColorNameForeground) }

// Colored is that icon in the theme's colour of that name, in whichever look is shown when it is drawn.
func Colored(name string, ink fyne.ThemeColorName) fyne.Resource {
	return &icon{name: name, ink: ink}
}

// Known says whether there is an icon of that name.
func Known(name string) bool {
	_, err := drawing(name)
	return err == nil
}

func drawing(name string) ([]byte, error) {
	if other, ok := alias[name]; ok {
		name = other
	}
	return files.ReadFile("svg/" + name + ".svg")
}

// icon is not one of Fyne's themed resources because those recolour what is filled, and these icons are stroked.
type icon struct {
	name string
	ink  fyne.ThemeColorName
}

// Name tells icons apart by colour too, since Fyne keeps drawn icons by name.
func (i *icon) Name() string { return string(i.ink) + "-" + i.name + ".svg" }

func (i *icon) Content() []byte {
	svg, err := drawing(i.name)
	if err != nil {
		svg = unknown
	}
	return bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex(theme.Color(i.ink))))
}

var unknown = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18"><path fill="none" stroke="currentColor" d="M3 3h12v12H3z"/></svg>`)

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
