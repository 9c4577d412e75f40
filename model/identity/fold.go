package identity

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plainLetters are letters that Unicode does not decompose, with what people type
// instead of them.
var plainLetters = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}

// FoldName returns a name as it is compared: its words in lower case, without
// accents and signs, separated by one space.
func FoldName(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	space := false
	for _, r := range norm.NFKD.String(name) {
		r = unicode.ToLower(r)
		plain, known := plainLetters[r]
		switch {
		case known:
		case unicode.IsMark(r), r == '\'', r == '’':
			continue
		case unicode.IsLetter(r), unicode.IsDigit(r):
			plain = string(r)
		default:
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteString(plain)
	}
	return b.String()
}

func CompanyName(name string) string {
	words := strings.Fields(FoldName(name))
	for len(words) > 1 && slices.Contains(companyForms, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// companyForms are legal forms that follow a company's name.
var companyForms = []string{"inc", "incorporated", "ltd", "limited", "llc", "plc", "corp", "corporation", "co", "company", "gmbh", "ag", "kg", "sa", "sas", "sl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "pty"}
