package desktop

import (
	"cmp"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/go-text/typesetting/fontscan"
	"golang.org/x/image/font/sfnt"
)

const (
	// mostFont is how many bytes a font may have to be put into a printed page.
	mostFont = 40 << 20
	// mostFonts is how many fonts of the system a page may use beside its own.
	mostFonts = 6
)

// typefaces keeps what was found, since reading every font of a system takes a
// moment.
var typefaces struct {
	sync.Mutex
	found map[string][][]byte // by the letters asked for
}

// Typefaces gives TrueType fonts of the system that have these letters, in the same
// order each time. Some of the letters may be in none of them.
func Typefaces(letters []rune) [][]byte {
	typefaces.Lock()
	defer typefaces.Unlock()
	if fonts, known := typefaces.found[string(letters)]; known {
		return fonts
	}
	folders, err := fontscan.DefaultFontDirectories(log.New(io.Discard, "", 0))
	if err != nil {
		folders = nil // a system without fonts
	}
	fonts := fontsIn(folders, letters)
	if typefaces.found == nil {
		typefaces.found = map[string][][]byte{}
	}
	typefaces.found[string(letters)] = fonts
	return fonts
}

func fontsIn(folders []string, letters []rune) (fonts [][]byte) {
	left := slices.Clone(letters)
	for _, path := range fontFiles(folders) {
		has := lettersIn(path, left)
		if len(has) == 0 {
			continue
		}
		if content, err := os.ReadFile(path); err == nil {
			fonts = append(fonts, content)
			left = slices.DeleteFunc(left, func(c rune) bool { return slices.Contains(has, c) })
		}
		if len(left) == 0 || len(fonts) == mostFonts {
			break
		}
	}
	return fonts
}

// fontFiles lists the TrueType files in folders, upright text faces first.
func fontFiles(folders []string) (paths []string) {
	for _, folder := range folders {
		// A folder that cannot be read has no fonts for us.
		_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() && strings.EqualFold(filepath.Ext(path), ".ttf") {
				paths = append(paths, path)
			}
			return nil
		})
	}
	slices.SortFunc(paths, func(a, b string) int {
		return cmp.Or(cmp.Compare(countOddMarks(a), countOddMarks(b)), cmp.Compare(a, b))
	})
	return slices.Compact(paths)
}

// countOddMarks counts the words in a font's name that no upright text face has.
func countOddMarks(path string) (odd int) {
	name := strings.ToLower(filepath.Base(path))
	for _, mark := range []string{"bold", "italic", "oblique", "light", "thin", "black", "condensed", "mono", "serif", "math", "emoji", "color"} {
		if strings.Contains(name, mark) {
			odd++
		}
	}
	return odd
}

// lettersIn gives those of the letters that a font has.
func lettersIn(path string, letters []rune) (has []rune) {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	// Only read from: closing it loses nothing.
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err != nil || info.Size() > mostFont {
		return nil
	}
	font, err := sfnt.ParseReaderAt(io.ReaderAt(f))
	if err != nil {
		return nil
	}
	var buffer sfnt.Buffer
	for _, c := range letters {
		if glyph, err := font.GlyphIndex(&buffer, c); err == nil && glyph != 0 {
			has = append(has, c)
		}
	}
	return has
}
