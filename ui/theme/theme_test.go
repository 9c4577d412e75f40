package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"rung/ui/theme"
)

var grounds = []fyne.ThemeColorName{theme.Background, theme.Surface, theme.Rail, theme.Selection}

func TestTextCanBeReadOnEveryGroundItStandsOn(t *testing.T) {
	pairs := [][2]fyne.ThemeColorName{
		{theme.OnAccent, theme.Accent},
		{fynetheme.ColorNameForegroundOnError, theme.Red},
		{fynetheme.ColorNameForegroundOnWarning, theme.Amber},
		{fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameSuccess},
		{theme.Ink, theme.Ramp1}, {theme.Ink, theme.Ramp2}, {theme.Ink, theme.Ramp3}, {theme.Muted, theme.Ramp1},
		{theme.Accent, theme.Ramp1},
		{theme.Ink, fynetheme.ColorNameSelection},
		{fynetheme.ColorNameDisabled, fynetheme.ColorNameDisabledButton},
	}
	for _, text := range []fyne.ThemeColorName{theme.Ink, theme.Muted, theme.Accent, theme.Amber, theme.Red,
		fynetheme.ColorNameDisabled, fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameHyperlink} {
		for _, ground := range append(grounds, fynetheme.ColorNameInputBackground, fynetheme.ColorNameMenuBackground,
			fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameButton, fynetheme.ColorNameHeaderBackground) {
			pairs = append(pairs, [2]fyne.ThemeColorName{text, ground})
		}
	}
	for _, pair := range pairs {
		wantContrast(t, pair[0], pair[1], 4.5)
	}
}

func TestTextStaysReadableUnderHoverPressAndFocus(t *testing.T) {
	for _, veil := range []fyne.ThemeColorName{theme.Hover, fynetheme.ColorNamePressed, fynetheme.ColorNameFocus} {
		for _, variant := range variants {
			look := theme.New(theme.System, 100)
			for _, ground := range grounds {
				under := over(look.Color(veil, variant), look.Color(ground, variant))
				if got := contrast(look.Color(theme.Ink, variant), under); got < 4.5 {
					t.Errorf("ink on %s under %s, variant %d: %.2f : 1, want 4.5", ground, veil, variant, got)
				}
			}
		}
	}
}

func TestBordersFocusAndIconsCanBeSeen(t *testing.T) {
	for _, ground := range grounds {
		for _, mark := range []fyne.ThemeColorName{theme.Border, theme.Accent, theme.Ink, theme.Muted, theme.Red, theme.Amber} {
			wantContrast(t, mark, ground, 3)
		}
	}
}

func TestEveryColourOfFyneIsRestyled(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range []fyne.ThemeColorName{
		fynetheme.ColorNameBackground, fynetheme.ColorNameButton, fynetheme.ColorNameDisabled,
		fynetheme.ColorNameDisabledButton, fynetheme.ColorNameError, fynetheme.ColorNameFocus,
		fynetheme.ColorNameForeground, fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameForegroundOnPrimary,
		fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameForegroundOnWarning,
		fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameHover, fynetheme.ColorNameHyperlink,
		fynetheme.ColorNameInnerWindowBorder, fynetheme.ColorNameInnerWindowBorderInactive,
		fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder, fynetheme.ColorNameMenuBackground,
		fynetheme.ColorNameOverlayBackground, fynetheme.ColorNamePlaceHolder, fynetheme.ColorNamePressed,
		fynetheme.ColorNamePrimary, fynetheme.ColorNameScrollBar, fynetheme.ColorNameScrollBarBackground,
		fynetheme.ColorNameSelection, fynetheme.ColorNameSeparator, fynetheme.ColorNameShadow,
		fynetheme.ColorNameSuccess, fynetheme.ColorNameWarning,
	} {
		light := theme.New(theme.Light, 100).Color(name, fynetheme.VariantDark)
		dark := theme.New(theme.Dark, 100).Color(name, fynetheme.VariantLight)
		if light == dark {
			t.Errorf("%s is the same in light and dark: it falls through to Fyne", name)
		}
	}
}

func TestModeForcesOrFollowsTheDesktop(t *testing.T) {
	paper, night := color.NRGBA{0xFA, 0xF9, 0xF6, 0xFF}, color.NRGBA{0x14, 0x17, 0x1C, 0xFF}
	for _, c := range []struct {
		mode    theme.Mode
		variant fyne.ThemeVariant
		want    color.NRGBA
	}{
		{theme.System, fynetheme.VariantLight, paper},
		{theme.System, fynetheme.VariantDark, night},
		{theme.Light, fynetheme.VariantDark, paper},
		{theme.Dark, fynetheme.VariantLight, night},
	} {
		if got := theme.New(c.mode, 100).Color(theme.Background, c.variant); got != c.want {
			t.Errorf("%s with variant %d: %v, want %v", c.mode, c.variant, got, c.want)
		}
	}
}

func TestTextSizeScalesWithinItsEnds(t *testing.T) {
	for _, c := range []struct {
		percent int
		name    fyne.ThemeSizeName
		want    float32
	}{
		{100, theme.Text, 14}, {200, theme.Text, 28}, {80, theme.Caption, 9.6}, {150, theme.Big, 51},
		{10, theme.Text, 11.2}, {900, theme.Text, 28},
		{200, fynetheme.SizeNamePadding, 6}, {200, fynetheme.SizeNameSeparatorThickness, 1},
	} {
		if got := theme.New(theme.System, c.percent).Size(c.name); math.Abs(float64(got-c.want)) > 0.01 {
			t.Errorf("%s at %d %%: %v, want %v", c.name, c.percent, got, c.want)
		}
	}
}

func TestFontIsBundledForEveryStyle(t *testing.T) {
	seen := map[string]bool{}
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}, {Monospace: true}, {Symbol: true}} {
		seen[theme.New(theme.System, 100).Font(style).Name()] = true
	}
	if len(seen) != 6 || !seen["NotoSans-Regular.ttf"] || !seen["NotoSans-BoldItalic.ttf"] {
		t.Errorf("fonts: %v", seen)
	}
}

func TestLookInUseAnswersForTheWidgets(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Dark, 200))
	if got := theme.Color(theme.Surface); got != (color.NRGBA{0x1C, 0x20, 0x27, 0xFF}) {
		t.Errorf("surface: %v", got)
	}
	if theme.Size(theme.Title) != 44 || theme.Gap(2) != 12 || theme.Em(10) != 280 {
		t.Errorf("title %v, gap %v, em %v", theme.Size(theme.Title), theme.Gap(2), theme.Em(10))
	}
}

var variants = []fyne.ThemeVariant{fynetheme.VariantLight, fynetheme.VariantDark}

func wantContrast(t *testing.T, mark, ground fyne.ThemeColorName, want float64) {
	t.Helper()
	for _, variant := range variants {
		look := theme.New(theme.System, 100)
		if got := contrast(look.Color(mark, variant), look.Color(ground, variant)); got < want {
			t.Errorf("%s on %s, variant %s: %.2f : 1, want %.1f", mark, ground, variantName(variant), got, want)
		}
	}
}

func variantName(v fyne.ThemeVariant) string {
	if v == fynetheme.VariantDark {
		return "dark"
	}
	return "light"
}

// contrast is the ratio of WCAG 2.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func over(veil, ground color.Color) color.Color {
	vr, vg, vb, va := veil.RGBA()
	gr, gg, gb, _ := ground.RGBA()
	blend := func(v, g uint32) uint16 { return uint16(v + g*(0xFFFF-va)/0xFFFF) }
	return color.RGBA64{blend(vr, gr), blend(vg, gg), blend(vb, gb), 0xFFFF}
}
