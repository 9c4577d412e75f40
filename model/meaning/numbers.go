package meaning

import (
	"strconv"
	"strings"

	"rung/model"
)

// numeral is a number of the text, in figures or in words.
type numeral struct {
	tokenSpan
	value  model.Decimal
	suffix string // the letters right behind the figures: "k", "ms"
}

// readNumeral reads the number that stands at a token. What only looks like one (a
// version, a time, a date, an ordinal) is none.
func (s *passage) readNumeral(at, limit int) (numeral, bool) {
	if at >= limit {
		return numeral{}, false
	}
	t := s.tokens[at]
	if t.kind == wordToken {
		return s.readNumberWords(at, limit)
	}
	if t.kind != numberToken {
		return numeral{}, false
	}
	figures := strings.TrimRight(t.word[:figuresLength(t.word)], ".,'")
	suffix, _, _ := strings.Cut(t.word[len(figures):], "/") // 400/day
	if suffix == "" && strings.ContainsAny(t.word[len(figures):], "0123456789") {
		return numeral{}, false
	}
	if strings.ContainsFunc(suffix, func(r rune) bool { return r < 'a' && r < 0x80 }) {
		return numeral{}, false
	}
	value, ok := parseFigures(figures)
	return numeral{tokenSpan{at, at + 1}, value, suffix}, ok
}

func figuresLength(word string) int {
	for i, r := range word {
		if (r < '0' || r > '9') && !strings.ContainsRune(".,'", r) {
			return i
		}
	}
	return len(word)
}

// parseFigures reads figures as people write them everywhere: one mark before exactly
// three digits separates thousands, unless nothing but a zero stands before it.
func parseFigures(figures string) (model.Decimal, bool) {
	return model.ParseDecimal(figures, model.Locale{DecimalComma: strings.Contains(figures, ".")})
}

// readNumberWords reads "four", "twenty-five", "two hundred", "a dozen".
func (s *passage) readNumberWords(at, limit int) (numeral, bool) {
	total, end := 0, at
	for end < limit && s.tokens[end].kind == wordToken {
		n, ok := s.numberOfWord(s.tokens[end].word)
		multiplies := ok && (n == 100 || n == 1000)
		switch {
		case multiplies && total > 0:
			total *= n
		case ok && n > 0 && (total == 0 || total%100 == 0 && n < 100 || total%10 == 0 && total < 100 && n < 10), ok && total == 0 && end == at:
			total += n
		case end == at && isArticle(s.tokens[at].word) && at+1 < limit && s.isRoundNumber(s.tokens[at+1].word):
			total = 1
			if s.tokens[at+1].word == "dozen" {
				return numeral{tokenSpan{at, at + 2}, "12", ""}, true
			}
		default:
			return numeral{tokenSpan{at, end}, model.Decimal(strconv.Itoa(total)), ""}, end > at
		}
		end++
	}
	return numeral{tokenSpan{at, end}, model.Decimal(strconv.Itoa(total)), ""}, end > at
}

func isArticle(word string) bool { return word == "a" || word == "an" }

func (s *passage) isRoundNumber(word string) bool {
	n, ok := s.numberOfWord(word)
	return ok && (n == 12 && word == "dozen" || n == 100 || n == 1000)
}

// numberOfWord reads one word as a number: "four", "twenty-five".
func (s *passage) numberOfWord(word string) (int, bool) {
	tens, ones, joined := strings.Cut(word, "-")
	n, err := strconv.Atoi(s.lexicon.terms["number"][tens])
	if !joined {
		return n, err == nil
	}
	m, wrong := strconv.Atoi(s.lexicon.terms["number"][ones])
	return n + m, err == nil && wrong == nil && n >= 20 && n < 100 && m > 0 && m < 10
}

// shiftDecimal multiplies a decimal by a power of ten.
func shiftDecimal(d model.Decimal, zeros int) model.Decimal {
	whole, fraction, _ := strings.Cut(string(d), ".")
	for ; zeros > 0; zeros-- {
		next := "0"
		if fraction != "" {
			next, fraction = fraction[:1], fraction[1:]
		}
		whole += next
	}
	if fraction != "" {
		whole += "." + fraction
	}
	shifted, _ := model.ParseDecimal(whole, model.Locale{})
	return shifted
}

// endsPhrase reports whether nothing that a number could count stands at a token: a sign,
// the end, or a word that begins something else.
func (s *passage) endsPhrase(at int) bool {
	return at >= len(s.tokens) || s.tokens[at].kind == signToken && s.tokens[at].word != "%" || s.lexicon.isFunctionWord(s.tokens[at].word)
}

// looksLikeYear reports whether a token is written as a year of our time is.
func (s *passage) looksLikeYear(at int) bool {
	word := s.tokens[at].word
	return len(word) == 4 && (word[:2] == "19" || word[:2] == "20") && figuresLength(word) == 4 && !strings.ContainsAny(word, ".,'")
}

func (s *passage) isFiguresOnly(at int) bool {
	return s.tokens[at].kind == numberToken && figuresLength(s.tokens[at].word) == len(s.tokens[at].word)
}
