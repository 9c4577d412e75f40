package icons_test

import (
	"bytes"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"rung/assets/icons"
)

var wanted = []string{
	"journal", "readiness", "people", "money", "review", "resume", "settings",
	"leadership", "interaction", "budget", "initiative", "study", "position",
	"application", "note",
	"search", "plus", "trash", "restore", "history", "attach", "link", "close", "back", "forward", "calendar", "bold",
	"italic", "list", "heading", "quote", "code", "lock", "check", "warning", "info", "inbox", "star",
	"download", "folder", "preview",
}

func TestEveryIconDrawsSomething(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range wanted {
		if !icons.Known(name) {
			t.Errorf("no icon %q", name)
			continue
		}
		if drawn(t, icons.Named(name)) < 20 {
			t.Errorf("icon %q draws next to nothing", name)
		}
	}
}

func TestUnknownIconIsASquare(t *testing.T) {
	test.NewTempApp(t)
	if icons.Known("nonsense") {
		t.Error("nonsense is known")
	}
	if drawn(t, icons.Named("nonsense")) < 20 {
		t.Error("an unknown icon draws nothing")
	}
}

func TestIconFollowsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	star := icons.Colored("star", fynetheme.ColorNamePrimary)
	app.Settings().SetTheme(test.Theme())
	before := star.Content()
	app.Settings().SetTheme(test.NewTheme())
	if bytes.Equal(before, star.Content()) {
		t.Error("the icon kept the colour of the theme before")
	}
	if star.Name() == icons.Named("star").Name() {
		t.Error("two colours share a name, so Fyne would draw one for the other")
	}
}

func TestIconGrowsWithItsStroke(t *testing.T) {
	test.NewTempApp(t)
	small, large := drawn(t, icons.Named("plus")), 0
	img := canvas.NewImageFromResource(icons.Named("plus"))
	img.Resize(fyne.NewSize(72, 72))
	for i, pix := 3, img.Image.(*image.NRGBA).Pix; i < len(pix); i += 4 {
		if pix[i] > 0 {
			large++
		}
	}
	if large < 10*small {
		t.Errorf("four times as large paints %d pixels against %d: the stroke stayed thin", large, small)
	}
}

// drawn counts the pixels that an icon paints.
func drawn(t *testing.T, res fyne.Resource) int {
	t.Helper()
	img := canvas.NewImageFromResource(res)
	img.Resize(fyne.NewSize(18, 18))
	painted, ok := img.Image.(*image.NRGBA)
	if !ok {
		t.Fatalf("%s was not drawn", res.Name())
	}
	n := 0
	for i := 3; i < len(painted.Pix); i += 4 {
		if painted.Pix[i] > 0 {
			n++
		}
	}
	return n
}
