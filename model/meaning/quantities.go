package meaning

import (
	"strconv"
	"strings"

	"rung/model"
)

// quantity is a number with what it counts or measures, where it stands in the text.
type quantity struct {
	tokenSpan
	value     model.Decimal
	unit      string  // as written: "%", "min", "staff hours", ""
	dimension string  // time, share, bytes, money, times, or "" for things that are counted
	factor    float64 // of the dimension's smallest unit
}

// findQuantities recognises numbers with their units.
func (s *passage) findQuantities() {
	for at := 0; at < len(s.tokens); at++ {
		if s.tokens[at].kind == wordToken && !s.startsNumber(at) {
			continue
		}
		q, ok := s.readQuantity(at)
		if !ok || s.isPartOfDay(q) {
			continue
		}
		s.quantities[at] = q
		s.addFound(numberSlot, q.tokenSpan)
		if q.dimension != "" && q.dimension != "count" {
			s.addFound(quantitySlot, q.tokenSpan)
		}
		if q.dimension == "share" {
			s.addFound(shareSlot, q.tokenSpan)
		}
		at = q.to - 1
	}
}

// readQuantity reads the number and unit that begin at a token.
func (s *passage) readQuantity(at int) (quantity, bool) {
	if i := s.sumAt(at); i >= 0 && !s.sums[i].bare && !s.sums[i].inThousands {
		unit := strings.TrimRight(strings.TrimLeft(s.words(s.sums[i].tokenSpan), "0123456789.,' "), "0123456789.,'- km")
		return quantity{s.sums[i].tokenSpan, s.sums[i].money.Decimal(), strings.TrimSpace(unit), "money", 1}, true
	}
	n, ok := s.readNumeral(at, len(s.tokens))
	if !ok {
		return s.readSingleUnit(at)
	}
	q := quantity{tokenSpan: n.tokenSpan, value: n.value, factor: 1}
	if dimension, factor, known := s.unitOf(n.suffix); n.suffix != "" && known {
		q.unit, q.dimension, q.factor = n.suffix, dimension, factor
		return q, true
	}
	if n.suffix != "" {
		zeros, end, scaled := s.readScale(n)
		if !scaled {
			return q, false
		}
		q.value, q.to = shiftDecimal(q.value, zeros), end
	}
	s.addUnit(&q)
	return q, true
}

// readSingleUnit reads "an hour", "a day" and "half a day".
func (s *passage) readSingleUnit(at int) (quantity, bool) {
	q := quantity{tokenSpan: tokenSpan{at, at + 1}, value: "1"}
	if s.tokens[at].word == "half" && at+1 < len(s.tokens) {
		q.value, q.to = "0.5", at+2
	}
	if !isArticle(s.tokens[q.to-1].word) {
		return q, false
	}
	s.addUnit(&q)
	return q, q.dimension == "time"
}

// addUnit adds the unit that stands behind a number: one word, or one with another before
// it, as in "staff hours".
func (s *passage) addUnit(q *quantity) {
	for skip := range 2 {
		at := q.to + skip
		if at >= len(s.tokens) || skip > 0 && (s.tokens[at-1].kind != wordToken || s.lexicon.isFunctionWord(s.tokens[at-1].word)) {
			return
		}
		word := s.tokens[at].word
		if word == "per" && at+1 < len(s.tokens) && s.tokens[at+1].word == "cent" {
			q.unit, q.dimension, q.factor, q.to = "%", "share", 1, at+2
			return
		}
		dimension, factor, known := s.unitOf(word)
		if !known || skip > 0 && dimension != "time" || s.tokens[at].kind == wordToken && !s.tokens[at].spaced {
			continue
		}
		q.unit, q.dimension, q.factor = s.words(tokenSpan{q.to, at + 1}), dimension, factor
		q.to = at + 1
		return
	}
}

// unitOf gives what a word measures and how much of the dimension's smallest unit it is.
func (s *passage) unitOf(word string) (dimension string, factor float64, ok bool) {
	dimension, number, _ := strings.Cut(s.lexicon.terms["unit"][word], " ")
	factor, err := strconv.ParseFloat(number, 64)
	return dimension, factor, err == nil
}

// isPartOfDay reports whether a number is part of a date or a time: "5 May", "8 o'clock".
func (s *passage) isPartOfDay(q quantity) bool {
	if q.dimension != "" {
		return false
	}
	if q.to < len(s.tokens) && (s.lexicon.classHas("month", s.tokens[q.to].word) || s.lexicon.classHas("time_of_day", s.tokens[q.to].word)) {
		return true
	}
	return q.from > 0 && s.lexicon.classHas("month", s.tokens[q.from-1].word)
}

// inUnitOf gives a quantity's value in the unit of another of the same dimension.
func (q quantity) inUnitOf(other quantity) model.Decimal {
	if q.dimension == "" || other.dimension != q.dimension || other.factor == q.factor || other.factor == 0 {
		return q.value
	}
	d, ok := model.ParseDecimal(strconv.FormatFloat(q.value.Float()*q.factor/other.factor, 'f', -1, 64), model.Locale{})
	if !ok {
		return q.value
	}
	return d
}
