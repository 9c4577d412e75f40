package theme

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Fyne reads its font of emoji into memory, five megabytes of drawings, once for each style of text. Few texts hold an
// emoji, so those that do have a style of their own, which looks the same, and only that style has the font.

// withEmoji marks that style: Fyne takes a tab width of 0 as 4, and keeps the fonts of the two apart.
const withEmoji = 4

// StyleFor is the style for showing that text.
func StyleFor(text string, style fyne.TextStyle) fyne.TextStyle {
	style.TabWidth = 0
	if strings.ContainsFunc(text, isEmoji) {
		style.TabWidth = withEmoji
	}
	return style
}

// isEmoji reports whether only the font of emoji may have the character; that it has not costs memory and nothing else.
func isEmoji(r rune) bool { return r >= 0x20E3 && unicode.Is(emojiRanges, r) }

var emojiRanges = &unicode.RangeTable{
	R16: []unicode.Range16{{0x20E3, 0x20E3, 1}, {0x2194, 0x2BFF, 1}, {0x3030, 0x303D, 1}, {0x3297, 0x3299, 1}, {0xFE0F, 0xFE0F, 1}},
	R32: []unicode.Range32{{0x1F000, 0x1FAFF, 1}},
}

// emoji is Fyne's font of emoji, and its drawings; both nil where Fyne was built without.
var emoji, emojiDrawings = func() (*fyne.StaticResource, []byte) {
	font, ok := fynetheme.DefaultEmojiFont().(*fyne.StaticResource)
	if !ok {
		return nil, nil
	}
	return font, font.StaticContent
}()

// offerEmoji has Fyne find the drawings, or in their place a font of a few symbols, which it reads anyway. Fyne asks the
// theme for a style's own font just before it reads those to fall back on.
func offerEmoji(style fyne.TextStyle) {
	switch {
	case emoji == nil:
	case style.TabWidth == withEmoji:
		emoji.StaticContent = emojiDrawings
	default:
		emoji.StaticContent = fynetheme.DefaultSymbolFont().Content()
	}
}
