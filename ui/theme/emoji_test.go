package theme_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"rung/ui/theme"
)

func TestWordsDoWithoutTheFontOfEmoji(t *testing.T) {
	look := theme.New(theme.Light, 100)
	words := theme.StyleFor("Łódź, 漢字 and “quotes” – 50 % → done…", fyne.TextStyle{Bold: true})
	if words != (fyne.TextStyle{Bold: true}) {
		t.Fatalf("words have the style %+v", words)
	}
	look.Font(theme.StyleFor("🎉", fyne.TextStyle{}))
	whole := len(fynetheme.DefaultEmojiFont().Content())
	look.Font(words)
	if held := len(fynetheme.DefaultEmojiFont().Content()); held*100 > whole {
		t.Errorf("words would have Fyne read %d bytes of emoji, of %d", held, whole)
	}
}

func TestEmojiAreDrawnBesideWordsThatWereThereFirst(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, 100))
	if colours(t, "words") != 0 {
		t.Fatal("words are drawn in colours")
	}
	for _, text := range []string{"🎉", "Sent ✉️ and done ✅"} {
		if n := colours(t, text); n < 20 {
			t.Errorf("%s is drawn with %d coloured pixels", text, n)
		}
	}
}

// colours counts the pixels that are no shade of grey.
func colours(t *testing.T, text string) (n int) {
	t.Helper()
	shown := canvas.NewText(text, color.Black)
	shown.TextSize, shown.TextStyle = 24, theme.StyleFor(text, fyne.TextStyle{})
	w := test.NewTempWindow(t, shown)
	picture := w.Canvas().Capture()
	for y := range picture.Bounds().Dy() {
		for x := range picture.Bounds().Dx() {
			r, g, b, _ := picture.At(x, y).RGBA()
			if max(r, g, b)-min(r, g, b) > 0x2000 {
				n++
			}
		}
	}
	return n
}
