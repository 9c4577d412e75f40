// Package icons holds Rung's icons: one stroke on an 18 by 18 grid, in a colour of the theme. The strokes are stored as
// their outlines, because Fyne neither scales nor recolours the width of a line. It knows Fyne's theme and nothing of ours.
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

// Named is that icon in the colour of text. An unknown name gives a solid square, so that a mistake is seen on
// screen rather than ending the program; Known tells them apart.
func Named(name string) fyne.Resource { return Colored(name, theme.ColorNameForeground) }

// Colored is that icon in the theme's colour of that name, in whichever look is shown when it is drawn.
func Colored(name string, ink fyne.ThemeColorName) fyne.Resource {
	return &icon{name: name, ink: ink}
}

var _ fyne.ThemedResource = (*icon)(nil)

// Known says whether there is an icon of that name.
func Known(name string) bool {
	_, err := readDrawing(name)
	return err == nil
}

func readDrawing(name string) ([]byte, error) { return files.ReadFile("svg/" + name + ".svg") }

// icon does what Fyne's themed resources do without reading and writing the drawing as XML each time, which a list that
// is scrolled would feel.
type icon struct {
	name string
	ink  fyne.ThemeColorName
}

// Name tells icons apart by colour too, since Fyne keeps drawn icons by name.
func (i *icon) Name() string { return string(i.ink) + "-" + i.name + ".svg" }

// ThemeColorName lets Fyne's own widgets give the icon their colour, as on a primary button.
func (i *icon) ThemeColorName() fyne.ThemeColorName { return i.ink }

// Content is the drawing in the colour it has now.
func (i *icon) Content() []byte {
	svg, err := readDrawing(i.name)
	if err != nil {
		svg = unknown
	}
	return bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex(theme.Color(i.ink))))
}

var unknown = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18"><path fill="currentColor" d="M3 3h12v12H3z"/></svg>`)

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
