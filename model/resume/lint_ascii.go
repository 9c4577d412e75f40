package resume

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// asciiSigns are characters beyond ASCII and what stands for them in plain text.
var asciiSigns = map[rune]string{
	'“': `"`, '”': `"`, '„': `"`, '«': `"`, '»': `"`, '‘': "'", '’': "'", '‚': "'", '′': "'", '″': `"`,
	'–': "-", '—': "-", '‑': "-", '−': "-", '…': "...", '•': "-", '·': "-", '→': "to", '×': "x", '÷': "/", '±': "+/-", '≈': "about ", '≥': "at least ", '≤': "at most ",
	'\u00a0': " ", '\u202f': " ", '\u2009': " ", '½': "1/2", '¼': "1/4", '¾': "3/4", '°': " degrees", '€': "EUR ", '£': "GBP ", '¥': "JPY ", '₹': "INR ",
	'™': "", '®': "", '©': "(c)", 'ß': "ss", 'æ': "ae", 'Æ': "Ae", 'œ': "oe", 'Œ': "Oe", 'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'đ': "d", 'Đ': "D", 'ð': "d", 'þ': "th", 'ı': "i",
	'²': "2", '³': "3", 'µ': "u", '№': "No. ",
}

// ToASCII gives text in ASCII as far as it can be written so; lost are the characters
// that cannot, each once, which are left out.
func ToASCII(text string) (plain string, lost []rune) {
	var b strings.Builder
	seen := map[rune]bool{}
	for _, r := range norm.NFC.String(text) {
		ascii, ok := runeToASCII(r)
		if !ok && !seen[r] {
			seen[r] = true
			lost = append(lost, r)
		}
		b.WriteString(ascii)
	}
	return b.String(), lost
}

// runeToASCII gives one character in ASCII. Marks that combine with the one before
// and joiners of emoji vanish without a word.
func runeToASCII(r rune) (string, bool) {
	if r < utf8.RuneSelf {
		return string(r), true
	}
	if ascii, ok := asciiSigns[r]; ok {
		return ascii, true
	}
	var b strings.Builder
	for _, part := range norm.NFKD.String(string(r)) {
		switch {
		case part < utf8.RuneSelf:
			b.WriteRune(part)
		case unicode.Is(unicode.Mn, part):
		default:
			return "", unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r)
		}
	}
	return b.String(), true
}

// lintASCII finds what plain text cannot show, with what would stand for it.
func (l *linter) lintASCII() {
	if !l.PlainText {
		return
	}
	for at := 0; at < len(l.text); {
		r, size := utf8.DecodeRuneInString(l.text[at:])
		if r < utf8.RuneSelf {
			at += size
			continue
		}
		end := at
		for end < len(l.text) {
			r, size := utf8.DecodeRuneInString(l.text[end:])
			if r < utf8.RuneSelf {
				break
			}
			end += size
		}
		said := l.text[at:end]
		plain, lost := ToASCII(said)
		f := Finding{Rule: NonASCII, From: at, To: end, Reason: fmt.Sprintf("“%s” may not arrive as it is in plain text.", said)}
		if len(lost) > 0 {
			f.Mend = "Write it in letters from A to Z, or leave it out."
		} else {
			f.Use, f.Replaces, f.Mend = plain, true, fmt.Sprintf("Write “%s”.", plain)
		}
		l.report(f)
		at = end
	}
}
