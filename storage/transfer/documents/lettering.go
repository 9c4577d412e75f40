package documents

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"

	"rung/model/paper"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// standIn is printed for letters that no font at hand has.
const standIn = '?'

// lettering holds the fonts of a PDF, and finds for each letter one that has it. It
// notes letters that no font has, and those of scripts whose letters are joined.
type lettering struct {
	fonts  []pdfFont // the page's own, regular and bold, then those to fall back on
	lost   []string  // letters without a font, in the order met
	titles []string  // of the entries with lost letters
}

// pdfFont is a font, with the name it has in the PDF.
type pdfFont struct {
	family, weight string
	content        []byte
	face           *typeface
}

// The places of the page's own fonts in lettering.fonts, and how many those are.
const (
	regularFont = iota
	boldFont
	ownFonts
)

// plainScripts are the scripts whose letters stand one after the other, so that any
// font with a letter can show it.
var plainScripts = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Hebrew, unicode.Han,
	unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Ethiopic, unicode.Cherokee, unicode.Common, unicode.Inherited}

// newLettering gives the lettering of a PDF for these texts, with further fonts for
// letters that the page's own lack. It fails if the page's own cannot be read.
func newLettering(fonts Fonts, texts []string) (*lettering, error) {
	l := &lettering{}
	for _, own := range []pdfFont{{family: "text", content: fonts.Regular}, {family: "text", weight: "B", content: fonts.Bold}} {
		var err error
		if own.face, err = newTypeface(own.content); err != nil {
			return nil, err
		}
		l.fonts = append(l.fonts, own)
	}
	lacking := l.missingLetters(texts)
	for _, content := range fonts.Spare {
		lacking = l.fallBackOn(content, lacking)
	}
	if len(lacking) > 0 && fonts.Others != nil {
		for _, content := range fonts.Others(lacking) {
			lacking = l.fallBackOn(content, lacking)
		}
	}
	return l, nil
}

// fallBackOn adds a font if it has one of the letters, and gives those still lacking.
func (l *lettering) fallBackOn(content []byte, lacking []rune) (left []rune) {
	face, err := newTypeface(content)
	if err != nil {
		return lacking
	}
	at := slices.IndexFunc(lacking, face.has)
	if at < 0 || !canEmbed(content, string(lacking[at])) {
		return lacking
	}
	l.fonts = append(l.fonts, pdfFont{family: fmt.Sprint("other", len(l.fonts)-ownFonts), content: content, face: face})
	return slices.DeleteFunc(lacking, face.has)
}

// missingLetters gives the letters of texts that the page's own fonts lack and another
// font could show.
func (l *lettering) missingLetters(texts []string) (letters []rune) {
	seen := map[rune]bool{}
	for _, text := range texts {
		for _, c := range norm.NFC.String(text) {
			if c > unicode.MaxASCII && !seen[c] {
				seen[c] = true
				if l.fontOf(c, false) < 0 && standsAlone(c) {
					letters = append(letters, c)
				}
			}
		}
	}
	slices.Sort(letters)
	return letters
}

// standsAlone reports whether a letter can be printed by itself.
func standsAlone(c rune) bool {
	return c < 0xFFFF && c != unicode.ReplacementChar && !unicode.IsControl(c) && !unicode.IsMark(c) && unicode.In(c, plainScripts...)
}

// canEmbed reports whether the PDF library can embed a font: it does not know every
// form of the system's fonts.
func canEmbed(font []byte, sample string) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("trial", "", font)
	pdf.AddPage()
	pdf.SetFont("trial", "", 10)
	pdf.Cell(0, 5, sample)
	return pdf.Output(io.Discard) == nil
}

// fontOf gives the place in fonts of one that has a letter, or -1.
func (l *lettering) fontOf(c rune, bold bool) int {
	own := regularFont
	if bold {
		own = boldFont
	}
	if c < 0xFFFF && l.fonts[own].face.has(c) {
		return own
	}
	if standsAlone(c) {
		for i, f := range l.fonts[ownFonts:] {
			if f.face.has(c) {
				return ownFonts + i
			}
		}
	}
	return -1
}

// measure gives the width of a text in points, for paper.Layout.
func (l *lettering) measure(text string, size float64, bold bool) (total float64) {
	for _, c := range text {
		if font := l.fontOf(c, bold); font >= 0 {
			total += l.fonts[font].face.width(c)
		}
	}
	return total * size
}

// printable gives a text as both weights can show it. A run of letters that no font has
// becomes one sign, and is noted for the entry of that title.
func (l *lettering) printable(text, title string) string {
	var b strings.Builder
	stood := false
	for _, c := range norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")) {
		switch {
		case c == '\n':
			b.WriteRune(c)
			stood = false
		case unicode.IsControl(c) || unicode.Is(unicode.Zs, c):
			b.WriteByte(' ')
			stood = false
		case l.fontOf(c, false) >= 0 && l.fontOf(c, true) >= 0 && !unicode.Is(unicode.Cf, c):
			b.WriteRune(c)
			stood = false
		case joinsBefore(c):
			// It only shapes the letter before it.
		default:
			l.noteLost(string(c), title)
			if !stood {
				b.WriteRune(standIn)
			}
			stood = true
		}
	}
	return b.String()
}

func (l *lettering) noteLost(letter, title string) {
	if !slices.Contains(l.lost, letter) {
		l.lost = append(l.lost, letter)
	}
	if title != "" && !slices.Contains(l.titles, title) {
		l.titles = append(l.titles, title)
	}
}

// describeLost gives a sentence about letters that could not be printed, or nothing.
func (l *lettering) describeLost() []string {
	if len(l.lost) == 0 {
		return nil
	}
	who := ""
	if n := len(l.titles); n > 0 {
		said := make([]string, n)
		for i, title := range l.titles {
			said[i] = "“" + intake.Shorten(title) + "”"
		}
		who = text.Counted(n, "entry holds", "entries hold") + " letters that cannot be printed (" + intake.ListSome(said) + ")"
	} else {
		who = "Some letters cannot be printed"
	}
	return []string{who + ": " + listCharacters(l.lost) + ". A ? stands in their place. HTML shows them."}
}

// piece is a run of letters in one font.
type piece struct {
	font int // its place in lettering.fonts
	text string
}

// splitByFont splits a text into runs of letters in the same font.
func (l *lettering) splitByFont(text string, bold bool) (pieces []piece) {
	for _, c := range text {
		font := max(l.fontOf(c, bold), regularFont)
		if n := len(pieces); n > 0 && pieces[n-1].font == font {
			pieces[n-1].text += string(c)
		} else {
			pieces = append(pieces, piece{font, string(c)})
		}
	}
	return pieces
}

// inVisualOrder gives the pieces of a line from left to right as they are seen.
func (l *lettering) inVisualOrder(line string, bold, back bool) (pieces []piece) {
	if !strings.ContainsFunc(line, func(c rune) bool { return paper.IsRightToLeft(string(c)) }) {
		return l.splitByFont(line, bold)
	}
	base := bidi.LeftToRight
	if back {
		base = bidi.RightToLeft
	}
	var p bidi.Paragraph
	_, err := p.SetString(line, bidi.DefaultDirection(base))
	order, failed := p.Order()
	if err != nil || failed != nil {
		return l.splitByFont(line, bold)
	}
	var around []piece // pieces read from the right, within a line read from the left
	for i := range order.NumRuns() {
		run := order.Run(i)
		text := run.String()
		switch {
		case run.Direction() == bidi.RightToLeft:
			around = append(l.splitByFont(bidi.ReverseString(text), bold), around...)
		case back:
			around = append(l.splitByFont(text, bold), around...)
		default:
			number := ""
			if len(around) > 0 { // a number stays with the letters before it, in its brackets
				number = numberFirst.FindString(text)
				seen := number
				if before := order.Run(i - 1); number != "" && strings.HasSuffix(before.String(), "(") && strings.HasPrefix(text[len(number):], ")") {
					number, seen = number+")", "("+number
				}
				around = append(l.splitByFont(seen, bold), around...)
			}
			if rest := text[len(number):]; rest != "" {
				pieces = append(append(pieces, around...), l.splitByFont(rest, bold)...)
				around = nil
			}
		}
	}
	return append(pieces, around...)
}

var numberFirst = regexp.MustCompile(`^\d+(?:[.,:/]\d+)*`)

// drawRun draws a run of a page where the layout put it.
func (l *lettering) drawRun(pdf *fpdf.Fpdf, run paper.Run) {
	pieces := []piece{{regularFont, run.Text}}
	if run.Bold {
		pieces[0].font = boldFont
	}
	if !isASCII(run.Text) {
		pieces = l.inVisualOrder(run.Text, run.Bold, paper.IsRightToLeft(run.Text))
	}
	x := run.X
	for _, p := range pieces {
		font := l.fonts[p.font]
		pdf.SetFont(font.family, font.weight, run.Size)
		pdf.Text(x, run.Y, p.text)
		x += font.face.measure(p.text, run.Size)
	}
}
