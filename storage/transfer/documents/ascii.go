package documents

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rung/storage"
)

// asciiSigns spells signs as people do on a plain keyboard.
var asciiSigns = map[rune]string{
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-", '•': "-", '·': "-", '‣': "-", '◦': "-", '▪': "-", '●': "-",
	'‘': "'", '’': "'", '‚': "'", '‛': "'", '‹': "'", '›': "'", '′': "'", '“': `"`, '”': `"`, '„': `"`, '«': `"`, '»': `"`, '″': `"`,
	'×': "x", '÷': "/", '⁄': "/", '±': "+/-", '≈': "~", '≠': "!=", '≤': "<=", '≥': ">=", '→': "->", '←': "<-", '↔': "<->", '⇒': "=>",
	'°': " deg", '§': "section ", '©': "(C)", '®': "(R)", 'µ': "u", '¡': "!", '¿': "?", '¦': "|", '†': "+", '∞': "infinite",
}

var currencyCodes = map[rune]string{'€': "EUR", '£': "GBP", '¥': "JPY", '₹': "INR", '₽': "RUB", '₺': "TRY", '₴': "UAH", '₩': "KRW", '₪': "ILS", '₫': "VND", '₱': "PHP", '₦': "NGN", '₿': "BTC", '¢': "ct"}

// latinLetters transliterates the small letters of scripts that have one usual
// transliteration, near enough for a name to be recognised.
var latinLetters = newLetterMap(
	"абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџ", "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g dj j lj nj c dz",
	"αβγδεζηθικλμνξοπρστυφχψω", "a v g d e z i th i k l m n x o p r s t y f ch ps o")

func newLetterMap(pairs ...string) map[rune]string {
	table := map[rune]string{'ς': "s"}
	for i := 0; i < len(pairs); i += 2 {
		latin := strings.Fields(pairs[i+1])
		for n, c := range []rune(pairs[i]) {
			table[c] = strings.Trim(latin[n], "-")
		}
	}
	return table
}

// asciiText turns texts into ASCII.
type asciiText struct{ lost []string } // characters that ASCII cannot show, once each

// toASCII gives a text in ASCII. A run of letters that cannot be transliterated
// becomes one "?"; pictographs are left out.
func (a *asciiText) toASCII(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	all := []rune(norm.NFC.String(s))
	for i, c := range all {
		if c < utf8.RuneSelf {
			b.WriteRune(c)
			continue
		}
		plain, ok := asciiSign(c, all, i)
		if !ok {
			plain, ok = asciiLetter(c, i+1 < len(all) && unicode.IsUpper(all[i+1]))
		}
		switch {
		case ok:
			b.WriteString(plain)
		case unicode.IsLetter(c) || unicode.IsNumber(c):
			a.noteLost(c)
			if !strings.HasSuffix(b.String(), "?") {
				b.WriteByte('?')
			}
		case !joinsBefore(c):
			a.noteLost(c)
		}
	}
	return b.String()
}

func (a *asciiText) noteLost(c rune) {
	if !slices.Contains(a.lost, string(c)) {
		a.lost = append(a.lost, string(c))
	}
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(c rune) bool { return c >= utf8.RuneSelf }) < 0
}

// joinsBefore reports whether a character is invisible or only changes the one before
// it.
func joinsBefore(c rune) bool {
	return unicode.IsMark(c) || unicode.Is(unicode.Cf, c) || unicode.IsControl(c) || c >= 0x1F3FB && c <= 0x1F3FF // skin tones
}

// asciiSign gives a sign in ASCII, a currency's code with a space beside the amount.
func asciiSign(c rune, all []rune, i int) (string, bool) {
	if plain, ok := asciiSigns[c]; ok {
		return plain, true
	}
	if unicode.IsSpace(c) {
		return " ", true
	}
	code, ok := currencyCodes[c]
	if !ok {
		return "", false
	}
	if i > 0 && (unicode.IsDigit(all[i-1]) || unicode.IsLetter(all[i-1])) {
		code = " " + code
	}
	if i+1 < len(all) && unicode.IsDigit(all[i+1]) {
		code += " "
	}
	return code, true
}

// asciiLetter gives a letter in ASCII, transliterated or without its accents. If loud,
// all letters for a capital are capitals.
func asciiLetter(c rune, loud bool) (string, bool) {
	small := unicode.ToLower(c)
	plain, ok := latinLetters[small]
	if !ok {
		plain, ok = storage.PlainLetter(small)
	}
	if ok {
		switch {
		case small == c:
		case loud:
			plain = strings.ToUpper(plain)
		case plain != "":
			plain = strings.ToUpper(plain[:1]) + plain[1:]
		}
		return plain, true
	}
	parts := norm.NFKD.String(string(c))
	if parts == string(c) {
		return "", false
	}
	var b strings.Builder
	for _, part := range parts {
		switch {
		case part < utf8.RuneSelf:
			b.WriteRune(part)
		case unicode.IsMark(part):
		default:
			plain, ok := asciiLetter(part, loud)
			if !ok {
				plain, ok = asciiSigns[part]
			}
			if !ok {
				return "", false
			}
			b.WriteString(plain)
		}
	}
	return b.String(), b.Len() > 0
}
