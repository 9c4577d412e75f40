package meaning

import (
	"slices"
	"strconv"
	"strings"

	"rung/model"
)

// sum is money where it stands in the text.
type sum struct {
	tokenSpan
	money  model.Money
	bare   bool // no currency is said
	scaled bool // "12k", "two grand"

	inThousands bool // "110 T€": its number is not of whole units
}

// findAmounts recognises amounts of money: those with a currency, and numbers without
// one where the words around speak of money. Other numbers that could be money are kept
// for a text that tells of a budget.
func (s *passage) findAmounts() {
	for at := 0; at < len(s.tokens); at++ {
		if code, _ := s.readCurrency(at); code == "" && !s.startsNumber(at) {
			continue
		}
		m, ok := s.readSum(at)
		if !ok {
			continue
		}
		if m.bare && !s.isMoneyByContext(m) {
			if s.couldBeMoney(m) {
				s.doubtfulSums = append(s.doubtfulSums, m)
			}
			continue
		}
		s.sums = append(s.sums, m)
		at = m.to - 1
	}
	s.takeDoubtfulSums()
	for _, m := range s.sums {
		s.addFound(amountSlot, m.tokenSpan)
	}
}

// takeDoubtfulSums takes numbers with a scale for money where their sentence has some
// already: "cut my 30k for storage down to 18k".
func (s *passage) takeDoubtfulSums() {
	inSentence := map[int]bool{}
	for _, m := range s.sums {
		from, _ := s.sentenceAround(m.from)
		inSentence[from] = true
	}
	s.doubtfulSums = slices.DeleteFunc(s.doubtfulSums, func(m sum) bool {
		from, _ := s.sentenceAround(m.from)
		if !m.scaled || !inSentence[from] || !s.endsPhrase(m.to) {
			return false
		}
		s.sums = append(s.sums, m)
		return true
	})
	slices.SortFunc(s.sums, func(a, b sum) int { return a.from - b.from })
}

func (s *passage) startsNumber(at int) bool {
	if s.tokens[at].kind == numberToken {
		return true
	}
	_, ok := s.lexicon.terms["number"][s.tokens[at].word]
	return ok || isArticle(s.tokens[at].word) || s.tokens[at].word == "half" && at+1 < len(s.tokens) && isArticle(s.tokens[at+1].word)
}

// readSum reads the money that begins at a token: "$4,800", "EUR 3,500", "Rs. 40,000",
// "4.800 €", "5k euros", "1.2 million", "CHF 900.-".
func (s *passage) readSum(at int) (sum, bool) {
	code, numberAt := s.readCurrency(at)
	n, ok := s.readNumeral(numberAt, len(s.tokens))
	if !ok || code != "" && numberAt > at+2 {
		return sum{}, false
	}
	if isArticle(s.tokens[at].word) && !s.isScale(at+1) {
		return sum{}, false
	}
	if code == "" {
		n = s.joinSpacedThousands(n)
	}
	zeros, to, scaled := s.readScale(n)
	inThousands := false
	if code == "" {
		if after, end := s.readThousands(to); after != "" {
			code, to, zeros, inThousands = after, end, zeros+3, true
		} else if after, end := s.readCurrency(to); after != "" {
			code, to = after, end
		}
	} else if to+1 < len(s.tokens) && s.tokens[to].word == "." && s.tokens[to+1].word == "-" {
		to += 2 // CHF 900.-
	}
	if n.suffix != "" && !scaled {
		return sum{}, false
	}
	money, err := model.ParseMoney(string(shiftDecimal(n.value, zeros))+" "+code, s.context.Locale)
	return sum{tokenSpan{at, to}, money, code == "", scaled, inThousands}, err == nil
}

// sumAt gives which of the sums begins at a token, or -1.
func (s *passage) sumAt(at int) int {
	if i, ok := slices.BinarySearchFunc(s.sums, at, func(m sum, at int) int { return m.from - at }); ok {
		return i
	}
	return -1
}

// readCurrency reads the currency that stands at a token and gives where it ends.
func (s *passage) readCurrency(at int) (code string, end int) {
	if at >= len(s.tokens) {
		return "", at
	}
	word, next := s.tokens[at].word, ""
	if at+1 < len(s.tokens) && !s.tokens[at+1].spaced {
		next = s.tokens[at+1].word
	}
	if joined := s.lexicon.terms["currency"][word+next]; joined != "" && next != "" { // US$, Rs.
		return joined, at + 2
	}
	if code := s.lexicon.terms["currency"][word]; code != "" {
		if word == "$" || word == "¥" {
			if m, err := model.ParseMoney(word+"1", s.context.Locale); err == nil {
				code = m.Currency // the locale's own dollar
			}
		}
		return code, at + 1
	}
	return "", at
}

// joinSpacedThousands adds the figures that a space sets apart: 12 000.
func (s *passage) joinSpacedThousands(n numeral) numeral {
	if n.to >= len(s.tokens) || !s.isFiguresOnly(n.from) || len(s.tokens[n.from].word) > 3 || len(s.tokens[n.to].word) != 3 || !s.isFiguresOnly(n.to) {
		return n
	}
	value, ok := parseFigures(s.tokens[n.from].word + s.tokens[n.to].word)
	if !ok {
		return n
	}
	return numeral{tokenSpan{n.from, n.to + 1}, value, ""}
}

// readThousands reads the currency of thousands that stands at a token: "T€", "TEUR", "k€".
func (s *passage) readThousands(at int) (code string, end int) {
	if at >= len(s.tokens) {
		return "", at
	}
	word := s.tokens[at].word
	if at+1 < len(s.tokens) && !s.tokens[at+1].spaced && s.lexicon.terms["thousands"][word+s.tokens[at+1].word] != "" {
		return s.lexicon.terms["thousands"][word+s.tokens[at+1].word], at + 2
	}
	return s.lexicon.terms["thousands"][word], at + 1
}

// readScale reads what a number is multiplied by: "12k", "1.2 million", "3 lakh".
func (s *passage) readScale(n numeral) (zeros, end int, ok bool) {
	if zeros, err := strconv.Atoi(s.lexicon.terms["scale"][n.suffix]); n.suffix != "" && err == nil {
		return zeros, n.to, true
	}
	if n.suffix == "" && s.isScale(n.to) {
		zeros, _ := strconv.Atoi(s.lexicon.terms["scale"][s.tokens[n.to].word])
		return zeros, n.to + 1, true
	}
	return 0, n.to, false
}

func (s *passage) isScale(at int) bool {
	return at < len(s.tokens) && s.lexicon.terms["scale"][s.tokens[at].word] != ""
}

// couldBeMoney reports whether a number without a currency is written as money can be:
// with a scale or a thousands' sign, and nothing behind it that it counts.
func (s *passage) couldBeMoney(m sum) bool {
	if m.to < len(s.tokens) && (s.lexicon.classHas("counted", s.tokens[m.to].word) || s.tokens[m.to].word == "%" || s.lexicon.terms["unit"][s.tokens[m.to].word] != "") {
		return false
	}
	return m.scaled || s.isFiguresOnly(m.from) && s.endsPhrase(m.to) && m.money.Minor >= 100_000 && strings.ContainsAny(s.words(m.tokenSpan), ",.' ")
}

// isMoneyByContext reports whether a number without a currency is money: one that could be
// where its sentence speaks of money, or a plain one right behind a verb of money.
func (s *passage) isMoneyByContext(m sum) bool {
	from, to := s.sentenceAround(m.from)
	speaks := func(class string) bool { return s.hasWordOf(class, sentence{from: from, to: to}) }
	if s.couldBeMoney(m) {
		if !s.endsPhrase(m.to) && !s.lexicon.classHas("money_word", s.tokens[m.to].word) && !s.isDetermined(m.from) {
			return false // it counts something: 2k upvotes
		}
		if m.scaled && m.to < len(s.tokens) && s.tokens[m.to].word == "for" && !speaks("running") {
			return true
		}
		return speaks("money_word") || speaks("money_verb")
	}
	return m.money.Minor >= 10_000 && s.isFiguresOnly(m.from) && s.endsPhrase(m.to) && !s.looksLikeYear(m.from) &&
		m.from > 0 && s.lexicon.classHas("money_verb", s.tokens[m.from-1].word)
}

// isDetermined reports whether an article or a possessive stands before a token: "the 84k".
func (s *passage) isDetermined(at int) bool {
	return at > 0 && (s.lexicon.classHas("determiner", s.tokens[at-1].word) || strings.HasSuffix(s.tokens[at-1].word, "'s"))
}

// findAmountsOfBudget takes what could be money for money, once the text is known to tell
// of some; "asked for 12k, got 7.5" gives the second its scale.
func (s *passage) findAmountsOfBudget() {
	s.sums = append(s.sums, s.doubtfulSums...)
	slices.SortFunc(s.sums, func(a, b sum) int { return a.from - b.from })
	var more []sum
	for i, first := range s.sums {
		from, to := s.sentenceAround(first.from)
		for at := max(from, first.to); at+1 < min(to, first.to+mostWordsToGrant); at++ {
			if i+1 < len(s.sums) && at+1 >= s.sums[i+1].from {
				break
			}
			if m, ok := s.readGrantOf(first, at, to); ok {
				more = append(more, m)
				break
			}
		}
	}
	s.sums = append(s.sums, more...)
	slices.SortFunc(s.sums, func(a, b sum) int { return a.from - b.from })
	s.found[amountSlot] = s.found[amountSlot][:0]
	for _, m := range s.sums {
		s.addFound(amountSlot, m.tokenSpan)
	}
	s.sortFound()
}

// mostWordsToGrant is how far behind what was asked for what was granted may stand.
const mostWordsToGrant = 15

// readGrantOf reads the number behind a verb of granting as a part of what was asked for.
func (s *passage) readGrantOf(asked sum, verb, limit int) (sum, bool) {
	n, ok := s.readNumeral(verb+1, limit)
	if !ok || n.suffix != "" || !s.lexicon.classHas("granting", s.tokens[verb].word) || !s.endsPhrase(n.to) {
		return sum{}, false
	}
	value := n.value
	if asked.scaled && value.Float() < 1000 {
		value = shiftDecimal(value, 3)
	}
	money, err := model.ParseMoney(string(value)+" "+asked.money.Currency, s.context.Locale)
	return sum{tokenSpan: n.tokenSpan, money: money, bare: true}, err == nil && money.Minor <= asked.money.Minor
}
