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

	"rung/model/text"
	"rung/storage/transfer/intake"
)

// standIn is printed for letters that no font at hand has.
const standIn = '?'

// lettering sets texts on the pages of a PDF, each letter in a font that has it.
// Letters that no font has, or that their script would want joined, are noted.
type lettering struct {
	pdf    *fpdf.Fpdf
	weight map[string]*typeface // the fonts of the page, by weight
	others []otherFont
	lost   []string // letters, in the order met
	titles []string // of the entries that have them
}

// otherFont is one to fall back on.
type otherFont struct {
	name string
	face *typeface
}

// plainScripts are those whose letters stand one after the other, so that a font is
// all they need.
var plainScripts = []*unicode.RangeTable{unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Hebrew, unicode.Han,
	unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Ethiopic, unicode.Cherokee, unicode.Common, unicode.Inherited}

// newLettering gives the lettering of a PDF that is to hold these texts. Errors:
// fonts that cannot be read.
func newLettering(pdf *fpdf.Fpdf, fonts Fonts, texts []string) (*lettering, error) {
	l := &lettering{pdf: pdf, weight: map[string]*typeface{}}
	for weight, content := range map[string][]byte{"": fonts.Regular, "B": fonts.Bold} {
		face, err := newTypeface(content)
		if err != nil {
			return nil, err
		}
		l.weight[weight] = face
	}
	pdf.AddUTF8FontFromBytes("text", "", fonts.Regular)
	pdf.AddUTF8FontFromBytes("text", "B", fonts.Bold)
	lacking := l.lacking(texts)
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

// fallBackOn takes a font to fall back on where it has one of the letters, and
// gives the letters that are still lacking.
func (l *lettering) fallBackOn(content []byte, lacking []rune) (left []rune) {
	face, err := newTypeface(content)
	if err != nil {
		return lacking
	}
	at := slices.IndexFunc(lacking, face.has)
	if at < 0 || !embeds(content, string(lacking[at])) {
		return lacking
	}
	name := fmt.Sprint("other", len(l.others))
	l.pdf.AddUTF8FontFromBytes(name, "", content)
	l.others = append(l.others, otherFont{name, face})
	return slices.DeleteFunc(lacking, face.has)
}

// lacking gives the letters of texts that the page's own fonts have not and another
// font could show.
func (l *lettering) lacking(texts []string) (letters []rune) {
	seen := map[rune]bool{}
	for _, text := range texts {
		for _, c := range norm.NFC.String(text) {
			if c > unicode.MaxASCII && !seen[c] {
				seen[c] = true
				if l.fontOf(c, "") == "" && settable(c) {
					letters = append(letters, c)
				}
			}
		}
	}
	slices.Sort(letters)
	return letters
}

// settable reports whether a letter can be set by itself.
func settable(c rune) bool {
	return c < 0xFFFF && c != unicode.ReplacementChar && !unicode.IsControl(c) && !unicode.IsMark(c) && unicode.In(c, plainScripts...)
}

// embeds reports whether the library can put a font into a PDF: of those of the
// system, it does not know every form.
func embeds(font []byte, sample string) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.AddUTF8FontFromBytes("trial", "", font)
	pdf.AddPage()
	pdf.SetFont("trial", "", bookText)
	pdf.Cell(0, bookLine, sample)
	return pdf.Output(io.Discard) == nil
}

// fontOf gives the name of the font that has a letter in a weight, or "".
func (l *lettering) fontOf(c rune, weight string) string {
	if c < 0xFFFF && l.weight[weight].has(c) {
		return "text"
	}
	for _, other := range l.others {
		if settable(c) && other.face.has(c) {
			return other.name
		}
	}
	return ""
}

// plain gives a text as it can be set: a sign for each run of letters that no font
// has, which are noted for the entry of that title.
func (l *lettering) plain(text, weight, title string) string {
	return l.set(text, title, func(c rune) bool { return l.fontOf(c, weight) != "" })
}

// inOneFont is plain for a line that the page's own font sets alone.
func (l *lettering) inOneFont(text, weight, title string) string {
	return l.set(text, title, func(c rune) bool { return l.fontOf(c, weight) == "text" && !isRightToLeft(c) })
}

func (l *lettering) set(text, title string, has func(rune) bool) string {
	var b strings.Builder
	stood := false
	for _, c := range norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")) {
		switch {
		case unicode.IsControl(c) || c == '\u00a0' || unicode.Is(unicode.Zs, c):
			b.WriteByte(' ')
			stood = false
		case has(c) && !unicode.Is(unicode.Cf, c):
			b.WriteRune(c)
			stood = false
		case joins(c):
			// It only shapes the letter before it.
		default:
			l.note(string(c), title)
			if !stood {
				b.WriteRune(standIn)
			}
			stood = true
		}
	}
	return b.String()
}

func (l *lettering) note(letter, title string) {
	if !slices.Contains(l.lost, letter) {
		l.lost = append(l.lost, letter)
	}
	if title != "" && !slices.Contains(l.titles, title) {
		l.titles = append(l.titles, title)
	}
}

// told says which letters could not be printed; nothing where all were.
func (l *lettering) told() []string {
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
	return []string{who + ": " + named(l.lost) + ". A ? stands in their place. HTML shows them."}
}

// paragraph sets a text between the margins, on as many lines as it takes.
func (l *lettering) paragraph(height float64, text, weight string, size float64, title string) {
	text = l.plain(text, weight, title)
	l.pdf.SetFont("text", weight, size)
	if !l.mixed(text, weight) {
		l.pdf.MultiCell(0, height, text, "", "L", false)
		return
	}
	left, _, right, _ := l.pdf.GetMargins()
	page, _ := l.pdf.GetPageSize()
	room := page - right - left - 2*l.pdf.GetCellMargin()
	back := rightToLeft(text)
	for _, line := range l.broken(text, weight, size, room) {
		pieces := l.visual(line, weight, back)
		if back {
			l.pdf.SetX(page - right - 2*l.pdf.GetCellMargin() - l.width(line, weight, size))
		}
		for _, p := range pieces {
			l.setFont(p.font, weight, size)
			l.pdf.CellFormat(l.pdf.GetStringWidth(p.text), height, p.text, "", 0, "L", false, 0, "")
		}
		l.pdf.Ln(height)
	}
	l.pdf.SetFont("text", weight, size)
}

// mixed reports whether a text needs more than the page's own font, set from left
// to right.
func (l *lettering) mixed(text, weight string) bool {
	return strings.ContainsFunc(text, func(c rune) bool { return c > unicode.MaxASCII && (l.fontOf(c, weight) != "text" || isRightToLeft(c)) })
}

func (l *lettering) setFont(font, weight string, size float64) {
	if font != "text" {
		weight = "" // others are there in one weight
	}
	l.pdf.SetFont(font, weight, size)
}

// width is that of a text in the unit of the page.
func (l *lettering) width(text, weight string, size float64) (total float64) {
	for _, p := range l.pieces(text, weight) {
		l.setFont(p.font, weight, size)
		total += l.pdf.GetStringWidth(p.text)
	}
	return total
}

// broken breaks a text into lines that fit: between words, and within one that is
// longer than a line, or whose script has no spaces.
func (l *lettering) broken(text, weight string, size, room float64) (lines []string) {
	line := ""
	for word := range strings.FieldsSeq(text) {
		whole := strings.TrimLeft(line+" "+word, " ")
		if l.width(whole, weight, size) <= room {
			line = whole
			continue
		}
		if line != "" && l.width(word, weight, size) <= room {
			lines, line = append(lines, line), word
			continue
		}
		if line != "" {
			line += " "
		}
		for _, c := range word {
			if l.width(line+string(c), weight, size) > room && line != "" {
				lines, line = append(lines, line), ""
			}
			line += string(c)
		}
	}
	return append(lines, line)
}

// piece is a run of letters in one font.
type piece struct{ font, text string }

// pieces parts a text by the fonts that have its letters.
func (l *lettering) pieces(text, weight string) (pieces []piece) {
	for _, c := range text {
		font := l.fontOf(c, weight)
		if n := len(pieces); n > 0 && (pieces[n-1].font == font || c == ' ' && font == "text") {
			if pieces[n-1].font == font {
				pieces[n-1].text += string(c)
				continue
			}
		}
		pieces = append(pieces, piece{font, string(c)})
	}
	return pieces
}

// visual gives the pieces of a line from left to right as they are seen.
func (l *lettering) visual(line, weight string, back bool) (pieces []piece) {
	base := bidi.LeftToRight
	if back {
		base = bidi.RightToLeft
	}
	var p bidi.Paragraph
	_, err := p.SetString(line, bidi.DefaultDirection(base))
	order, failed := p.Order()
	if err != nil || failed != nil {
		return l.pieces(line, weight)
	}
	var around []piece // what is read from the right, within a line read from the left
	for i := range order.NumRuns() {
		run := order.Run(i)
		text := run.String()
		switch {
		case run.Direction() == bidi.RightToLeft:
			around = append(l.pieces(bidi.ReverseString(text), weight), around...)
		case back:
			around = append(l.pieces(text, weight), around...)
		default:
			number := ""
			if len(around) > 0 { // a number goes with the letters before it, in its brackets
				number = numberFirst.FindString(text)
				seen := number
				if before := order.Run(i - 1); number != "" && strings.HasSuffix(before.String(), "(") && strings.HasPrefix(text[len(number):], ")") {
					number, seen = number+")", "("+number
				}
				around = append(l.pieces(seen, weight), around...)
			}
			if rest := text[len(number):]; rest != "" {
				pieces = append(append(pieces, around...), l.pieces(rest, weight)...)
				around = nil
			}
		}
	}
	return append(pieces, around...)
}

var numberFirst = regexp.MustCompile(`^\d+(?:[.,:/]\d+)*`)

func isRightToLeft(c rune) bool {
	properties, _ := bidi.LookupRune(c)
	return properties.Class() == bidi.R || properties.Class() == bidi.AL
}
