package resume

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model"
)

// Number is a number in a text.
type Number struct {
	model.Span        // bytes
	Text       string // with its sign, unit or multiple: "$84k", "71%"

	value   *big.Rat
	half    *big.Rat // half of the last place that is written
	percent bool
	sure    bool // it measures or counts; else it is a version, a year or a time
	unclear bool // it may count, or be part of a name
	about   bool // "nearly", "over": the text says that it is not exact
}

var (
	digitsPattern = regexp.MustCompile(`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`)
	unitPattern   = regexp.MustCompile(`^-?(\pL+|×)(?:[^\pL\pN]|$)`)
	multiples     = []struct {
		mark  string
		zeros int
		glued bool // only straight after the digits
	}{
		{"k", 3, true}, {"K", 3, true}, {"M", 6, true}, {"m", 6, true}, {"bn", 9, true}, {"B", 9, true},
		{"thousand", 3, false}, {"million", 6, false}, {"billion", 9, false},
	}
	signs = "$€£¥₹~"
)

// findNumbers finds the numbers of a text that stand there in digits.
func (w Lexicon) findNumbers(text string) []Number {
	var found []Number
	for _, at := range digitsPattern.FindAllStringIndex(text, -1) {
		if n, ok := w.readNumber(text, at[0], at[1]); ok {
			found = append(found, n)
		}
	}
	return found
}

func (w Lexicon) readNumber(text string, from, to int) (n Number, ok bool) {
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	after, _ := utf8.DecodeRuneInString(text[to:])
	n = Number{Span: model.Span{From: from, To: to}, sure: true}
	digits := strings.ReplaceAll(text[from:to], ",", "")
	if n.value, ok = new(big.Rat).SetString(digits); !ok || len(digits) > 15 {
		return Number{}, false
	}
	n.half = big.NewRat(1, 2)
	if _, fraction, has := strings.Cut(digits, "."); has {
		n.half.Quo(n.half, powerOfTen(len(fraction)))
	}
	unit := w.readUnit(&n, text)
	switch {
	case unicode.IsLetter(before), strings.ContainsRune("._#'’", before): // IPv6, 10.0.0.1
		return Number{}, false
	case !unit && unicode.IsLetter(after): // 5G, 802.11ac
		return Number{}, false
	case strings.ContainsRune("/:", before) && followsDigit(text, from), strings.ContainsRune("/:", after) && precedesDigit(text, to): // 24/7, 07:30
		aroundTheClock := strings.HasPrefix(text[from:], "24/7") || strings.HasSuffix(text[:to], "24/7")
		n.sure, n.unclear = false, !aroundTheClock && before != ':' && after != ':'
	case before == '-' && !followsDigit(text, from): // COVID-19
		return Number{}, false
	}
	if strings.ContainsRune(signs, before) {
		n.From -= utf8.RuneLen(before)
		unit, n.about = true, before == '~'
	}
	n.Text = text[n.From:n.To]
	n.about = n.about || after == '+' || w.isHedged(text[:n.From])
	if n.sure && !unit {
		which, named := w.tellsWhich(text[:n.From], text[n.To:])
		n.sure = !which && !named && !isYear(digits, text[:n.From], text[n.To:])
		n.unclear = named && !which
	}
	return n, true
}

func followsDigit(text string, from int) bool {
	return from > 1 && text[from-2] >= '0' && text[from-2] <= '9'
}

func precedesDigit(text string, to int) bool {
	return to+1 < len(text) && text[to+1] >= '0' && text[to+1] <= '9'
}

func powerOfTen(n int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
}

// readUnit reads the percent sign, multiple or unit after the digits, and reports
// whether there is one.
func (w Lexicon) readUnit(n *Number, text string) bool {
	rest := text[n.To:]
	trimmed := strings.TrimLeft(rest, " \u00a0")
	for _, mark := range []string{"%", "percent", "per cent"} {
		if strings.HasPrefix(trimmed, mark) {
			n.percent = true
			n.To += len(rest) - len(trimmed) + len(mark)
			return true
		}
	}
	for _, m := range multiples {
		word := trimmed
		if m.glued {
			word = rest
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(word, m.mark))
		if strings.HasPrefix(word, m.mark) && !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			n.value.Mul(n.value, powerOfTen(m.zeros))
			n.half.Mul(n.half, powerOfTen(m.zeros))
			n.To += len(rest) - len(word) + len(m.mark)
			return true
		}
	}
	for _, place := range []string{rest, trimmed} {
		if found := unitPattern.FindStringSubmatch(place); found != nil && w.numbers.IsUnit(strings.ToLower(found[1])) {
			return true
		}
	}
	return false
}

// isHedged reports whether the words before a number say that it is not exact.
func (w Lexicon) isHedged(before string) bool {
	all := tokenize(before)
	last := len(all) - 1
	if last < 0 || strings.Trim(all[last].after, " "+signs) != "" {
		return false
	}
	return w.numbers.IsInexact(all[last].lower) || last > 0 && w.numbers.IsInexact(all[last-1].lower+" "+all[last].lower)
}

// isYear reports whether four digits are a year and count nothing.
func isYear(digits, before, after string) bool {
	year, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 4 || year < 1950 || year > 2099 {
		return false
	}
	last := tokenize(before)
	timed := len(last) > 0 && slices.Contains([]string{"in", "since", "during", "by", "until", "from", "fy", "before", "after"}, last[len(last)-1].lower)
	return timed || !precedesMany(after)
}

// precedesMany reports whether several of something stand after a number: "200 hosts".
func precedesMany(after string) bool {
	next := tokenize(after)
	return len(next) > 0 && after[:next[0].from] == " " && strings.HasSuffix(next[0].text, "s") && next[0].text == next[0].lower
}

// tellsWhich reports whether a number after these words is a version or a level, and
// whether it stands after another name, of which it may be a part. "To patch 200 hosts"
// counts them.
func (w Lexicon) tellsWhich(before, after string) (which, named bool) {
	all := tokenize(before)
	if len(all) == 0 || strings.Trim(all[len(all)-1].after, " -") != "" {
		return false, false
	}
	last := all[len(all)-1]
	_, verb := w.verbOf(last.lower)
	does := verb && len(all) > 1 && all[len(all)-2].lower == "to" && precedesMany(after)
	return w.numbers.TellsWhich(last.lower) && !does, last.isName()
}

// numberWord gives the number that a word stands for, from two on: "one" seldom counts.
func (w Lexicon) numberWord(word string) int64 {
	if n, ok := w.numbers.NumberWord(word); ok && n > 1 {
		return n
	}
	return 0
}

// saysHowMuch reports whether a text has a number, in digits or in words.
func (w Lexicon) saysHowMuch(text string) bool {
	for _, n := range w.findNumbers(text) {
		if n.sure || n.unclear {
			return true
		}
	}
	for _, t := range tokenize(text) {
		for _, part := range strings.Split(t.lower, "-") {
			if w.numberWord(part) > 0 || w.numbers.TellsHowMuch(part) {
				return true
			}
		}
	}
	return false
}
