package meaning

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"rung/model"
)

// dayFound is a day where it stands in the text.
type dayFound struct {
	tokenSpan
	ahead model.Day // the day that is meant where it lies ahead
}

// mostDayWords is how many words a day has at most: "the end of next month".
const mostDayWords = 5

// findDays recognises days: "tomorrow", "friday", "9 Dec", "the 14th", "end of month", and
// one that is past where its year is said.
func (s *passage) findDays() {
	for at := 0; at < len(s.tokens); at++ {
		if !s.canStartDay(at) {
			continue
		}
		for n := min(mostDayWords, len(s.tokens)-at); n > 0; n-- {
			if !s.canEndDay(at + n - 1) {
				continue
			}
			d, isAhead := s.readDayAhead(at, at+n)
			if !isAhead && (d == "" || !hasYear(s.words(tokenSpan{at, at + n}))) {
				continue
			}
			if s.tokens[at+n-1].word == "." && n == 2 && strings.Contains(s.tokens[at].word, "-") {
				n-- // the dot ends the sentence: “finished 2025-03-02. Paid by …”
			}
			if isAhead {
				s.days = append(s.days, dayFound{tokenSpan{at, at + n}, d})
			}
			s.addFound(daySlot, tokenSpan{at, at + n})
			at += n - 1
			break
		}
	}
}

// canStartDay reports whether a day may begin at a token. A number with a mark inside is a
// version unless a word for a term or a second dot says that it is a date.
func (s *passage) canStartDay(at int) bool {
	t := s.tokens[at]
	if t.kind == numberToken {
		isMarked := strings.ContainsAny(t.word, "./")
		return !isMarked || strings.Count(t.word, ".") == 2 || s.endsInDot(at) || at > 0 && s.lexicon.classHas("due_word", s.tokens[at-1].word)
	}
	if t.kind != wordToken {
		return false
	}
	if s.lexicon.classHas("ambiguous_weekday", t.word) {
		return at > 0 && s.lexicon.classHas("before_weekday", s.tokens[at-1].word)
	}
	return s.lexicon.classHas("day_start", t.word)
}

// canEndDay reports whether a day may end with a token.
func (s *passage) canEndDay(at int) bool {
	t := s.tokens[at]
	return t.kind == numberToken || t.word == "." || s.lexicon.classHas("day_end", t.word) || s.lexicon.terms["day"][t.word] != ""
}

func (s *passage) endsInDot(at int) bool {
	return at+1 < len(s.tokens) && s.tokens[at+1].word == "." && !s.tokens[at+1].spaced && at+2 < len(s.tokens)
}

// readDayAhead reads tokens as a day, and tells whether it lies ahead, today included.
func (s *passage) readDayAhead(from, to int) (model.Day, bool) {
	words := make([]string, 0, to-from)
	for _, t := range s.tokens[from:to] {
		if t.kind == signToken && t.word != "." {
			return "", false
		}
		words = append(words, t.word)
	}
	phrase := strings.ReplaceAll(strings.Join(words, " "), " .", ".")
	if said, ok := s.lexicon.terms["day"][phrase]; ok {
		phrase = said
	} else if said, ok := s.lexicon.terms["day"][words[len(words)-1]]; ok && len(words) < 3 {
		phrase = strings.Join(append(slices.Clone(words[:len(words)-1]), said), " ")
	}
	return parseDayAhead(strings.TrimPrefix(phrase, "the "), s.context.Locale)
}

// parseDayAhead reads a day as people name one that lies ahead: a weekday is the next one,
// a day of the month too, and a day and month without a year are the next.
func parseDayAhead(phrase string, loc model.Locale) (model.Day, bool) {
	if !loc.Today.Valid() {
		return "", false
	}
	words := strings.Fields(phrase)
	if len(words) == 2 && slices.Contains([]string{"this", "coming", "next"}, words[0]) {
		words = words[1:]
	}
	if len(words) == 1 {
		if d, ok := parseDayOfMonth(words[0], loc.Today); ok {
			return d, true
		}
		if d, err := model.ParseDay("next "+words[0], loc); err == nil {
			return d, true
		}
	}
	switch phrase {
	case "end of week", "end of this week":
		return nextWeekday(loc.Today, time.Friday), true
	case "end of next week":
		return nextWeekday(nextWeekday(loc.Today, time.Sunday), time.Friday), true
	}
	d, err := model.ParseDay(phrase, loc)
	if strings.Contains(phrase, "/") && (err != nil || d < loc.Today || d > loc.Today.Add(mostDaysAhead)) {
		d, err = parseNearest(phrase, loc)
	}
	if err != nil || strings.HasSuffix(phrase, " ago") {
		return "", false
	}
	if d < loc.Today && !hasYear(phrase) {
		d = model.NewDay(d.Time().AddDate(1, 0, 0))
	}
	return d, d >= loc.Today
}

// mostDaysAhead is how far a day ahead lies at most before 12/9 is read in the other order.
const mostDaysAhead = 183

// parseNearest reads 12/9 in the order that gives the day which lies ahead soonest.
func parseNearest(phrase string, loc model.Locale) (model.Day, error) {
	loc.OrderUnknown = false
	a, err := model.ParseDay(phrase, loc)
	loc.MonthFirst = !loc.MonthFirst
	b, otherErr := model.ParseDay(phrase, loc)
	if err != nil || otherErr == nil && b >= loc.Today && (a < loc.Today || b < a) {
		return b, otherErr
	}
	return a, nil
}

func hasYear(phrase string) bool {
	digits := 0
	for _, r := range phrase {
		if digits = digits + 1; !unicode.IsDigit(r) {
			digits = 0
		}
		if digits == 4 {
			return true
		}
	}
	return false
}

func nextWeekday(from model.Day, weekday time.Weekday) model.Day {
	for from.Time().Weekday() != weekday {
		from = from.Add(1)
	}
	return from
}

// parseDayOfMonth reads "14th" as the next day with that number.
func parseDayOfMonth(word string, today model.Day) (model.Day, bool) {
	number := strings.TrimRight(word, "sndrth")
	day := 0
	for _, r := range number {
		if day = day*10 + int(r-'0'); r < '0' || r > '9' || day > 31 {
			return "", false
		}
	}
	if day == 0 || len(word) != len(number)+2 {
		return "", false
	}
	for d := today; d < today.Add(62); d = d.Add(1) {
		if d.Time().Day() == day {
			return d, true
		}
	}
	return "", false
}
