// Package icon holds the icon of the program itself, as the desktop shows it. It knows only Fyne's resources.
package icon

import (
	_ "embed"

	"fyne.io/fyne/v2"
)

// rung.png is rung.svg drawn at 512 pixels: rsvg-convert -w 512 -h 512 rung.svg -o rung.png
//
//go:embed rung.png
var picture []byte

// App is the icon for the window and the task bar.
func App() fyne.Resource { return fyne.NewStaticResource("rung.png", picture) }
