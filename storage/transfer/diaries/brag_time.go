package diaries

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"

	"rung/storage/transfer/intake"
)

var (
	quarterWords = regexp.MustCompile(`(?i)^(?:((?:19|20)\d{2})[\s,/-]*)?(?:(q)([1-4])|(h)([12])|([1-4]|first|second|third|fourth)(?:st|nd|rd|th)? (quarter|half))(?:[\s,/-]*(?:of )?((?:19|20)\d{2}|[’']\d{2}))?$`)
	quarterSpan  = regexp.MustCompile(`(?i)^(?:((?:19|20)\d{2})[\s,/-]*)?q([1-4])\s*(?:-|–|—|/|to|and|&|\+)\s*q([1-4])(?:[\s,/-]*((?:19|20)\d{2}))?$`)
	yearWords    = regexp.MustCompile(`^(?:19|20)\d{2}$`)
	yearInTitle  = regexp.MustCompile(`\b(?:19|20)\d{2}\b`)
	fiscalYear   = regexp.MustCompile(`(?i)\bFY\s?[’']?\d{2}`)
	monthWords   = regexp.MustCompile(`(?i)^(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?(?:[\s,]+((?:19|20)\d{2}))?$`)
	spanOfMonths = regexp.MustCompile(`(?i)^([a-z]{3})[a-z]*\.?(?:,?\s+((?:19|20)\d{2}))?\s*(?:-|–|—|to|through|until)\s*([a-z]{3})[a-z]*\.?(?:,?\s+((?:19|20)\d{2}))?$`)
	partsOfTime  = regexp.MustCompile(`\s+[-–—/·•]\s+|\s*[:|–—]\s*|,\s+`)
	quarterFirst = regexp.MustCompile(`(?i)^((?:(?:19|20)\d{2}[\s/-]*)?[qh][1-4](?:[\s,/-]*(?:19|20)\d{2})?)\s+(\S.*)$`)
	inBrackets   = regexp.MustCompile(`^(.*?)\s*[(\[]([^()\[\]]*)[)\]]\s*(.*)$`)
)

// findTime reads a heading that gives a time among other words, such as "Q4 (Oct–Dec) —
// Fjord"; rest is the other words. Months in brackets show which ones a quarter has.
func findTime(words string, year int) (t intake.Period, rest string, ok bool) {
	words = strings.TrimFunc(words, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.So, r) || r == '\ufe0f' })
	if t, ok := parseTime(words, year); ok {
		return t, "", true
	}
	if m := spanOfMonths.FindStringSubmatch(words); m != nil && monthNumber(m[1]) > 0 && monthNumber(m[3]) > 0 {
		return intake.Period{}, "", false // months of no year
	}
	if m := inBrackets.FindStringSubmatch(words); m != nil {
		before, after := m[1], strings.TrimLeft(m[3], " -–—:,|/·")
		if after != "" { // the year may stand behind the brackets
			if t, ok := parseTime(before+" "+after, year); ok {
				return exacter(t, m[2], "")
			}
		}
		if t, rest, ok := findTime(before, year); ok {
			return exacter(t, m[2], spaced(rest, after))
		}
		if t, ok := parseTime(m[2], year); ok {
			return t, spaced(before, after), true
		}
	}
	for _, at := range partsOfTime.FindAllStringIndex(words, -1) {
		before, after := words[:at[0]], words[at[1]:]
		if t, ok := parseTime(before, year); ok {
			if within, rest, ok := findTime(after, t.First.Time().Year()); ok && t.Contains(within) {
				return within, rest, true // 2026 – Q1
			}
			return t, after, true
		}
		if t, ok := parseTime(after, year); ok {
			return t, before, true
		}
	}
	if m := quarterFirst.FindStringSubmatch(words); m != nil && !fiscalYear.MatchString(m[2]) {
		t, ok := parseTime(m[1], year)
		return t, m[2], ok
	}
	return intake.Period{}, "", false
}

// exacter refines a time by brackets behind it: months replace it, words join rest.
func exacter(t intake.Period, bracketed, rest string) (intake.Period, string, bool) {
	if within, ok := parseTime(bracketed, t.First.Time().Year()); ok {
		return within, rest, true
	}
	return t, spaced(bracketed, rest), true
}

func spaced(a, b string) string { return strings.TrimSpace(a + " " + b) }

// parseTime reads a year, half, quarter or month. Words without a year get the given
// year, that of the section around them; if it is 0, they are no time.
func parseTime(words string, year int) (t intake.Period, ok bool) {
	words = strings.TrimSpace(words)
	if yearWords.MatchString(words) {
		return months(intake.ParseDigits(words), 1, 12), true
	}
	if t, ok := monthsSaid(words, year); ok {
		return t, true
	}
	if m := quarterSpan.FindStringSubmatch(words); m != nil && m[2] <= m[3] {
		year = cmp.Or(intake.ParseDigits(m[1]), intake.ParseDigits(m[4]), year)
		return months(year, intake.ParseDigits(m[2])*3-2, intake.ParseDigits(m[3])*3), year > 0
	}
	m := quarterWords.FindStringSubmatch(words)
	if m == nil {
		return intake.Period{}, false
	}
	if said := m[1] + m[8]; len(said) == 4 {
		year = intake.ParseDigits(said)
	} else if len(m[8]) > 2 && m[1] == "" {
		year = 2000 + intake.ParseDigits(m[8][len(m[8])-2:])
	}
	number := intake.ParseDigits(m[3] + m[5])
	if m[6] != "" {
		number = cmp.Or(intake.ParseDigits(m[6]), map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4}[strings.ToLower(m[6])])
	}
	half := m[4] != "" || strings.EqualFold(m[7], "half")
	switch {
	case year == 0 || half && number > 2:
		return intake.Period{}, false
	case half:
		return months(year, number*6-5, number*6), true
	}
	return months(year, number*3-2, number*3), true
}

// monthsSaid reads a month, or a span of months.
func monthsSaid(words string, year int) (intake.Period, bool) {
	if m := spanOfMonths.FindStringSubmatch(words); m != nil {
		from, to := monthNumber(m[1]), monthNumber(m[3])
		last := cmp.Or(intake.ParseDigits(m[4]), intake.ParseDigits(m[2]), year)
		first := cmp.Or(intake.ParseDigits(m[2]), last)
		if m[2] == "" && m[4] != "" && from > to {
			first-- // November – January 2026
		}
		if from > 0 && to > 0 && first > 0 && (first < last || first == last && from <= to) {
			return intake.Period{First: intake.MonthPeriod(first, from).First, Last: intake.MonthPeriod(last, to).Last}, true
		}
	}
	m := monthWords.FindStringSubmatch(words)
	if m == nil {
		return intake.Period{}, false
	}
	year = cmp.Or(intake.ParseDigits(m[2]), year)
	n := monthNumber(m[1])
	return months(year, n, n), n > 0 && year > 0
}

func monthNumber(words string) int {
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	at := strings.Index(names, strings.ToLower(words[:min(3, len(words))]))
	if at < 0 || at%3 != 0 {
		return 0
	}
	return at/3 + 1
}

// months gives the days from one month of a year to another.
func months(year, from, to int) intake.Period {
	return intake.Period{First: intake.MonthPeriod(year, from).First, Last: intake.MonthPeriod(year, to).Last}
}
