package intake

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"rung/model"
)

var (
	dayInName   = regexp.MustCompile(`(?:^|[^\d])((\d{4})[-_.](\d{2})[-_.](\d{2}))(?:$|[^\d])`)
	stampInName = regexp.MustCompile(`^((\d{4})(\d{2})(\d{2})(?:[-_T]?(\d{2})(\d{2})(?:\d{2})?)?)(?:$|[^\d])`)
	weekInName  = regexp.MustCompile(`^(((?:19|20)\d{2})-?[Ww](\d{2}))(?:$|[^\d])`)
	monthInName = regexp.MustCompile(`^(((?:19|20)\d{2})[-_](0[1-9]|1[0-2]))(?:$|[^-_\d])`)
	shortInName = regexp.MustCompile(`^((\d{1,2})[-_.](\d{1,2})[-_.]\d{4})(?:$|[^\d])`)
	wordsInName = regexp.MustCompile(`(?i)^(?:[a-z]+,? )?(?:\d{1,2}(?:st|nd|rd|th)?\.? [a-z]+|[a-z]+ \d{1,2}(?:st|nd|rd|th)?),? \d{4}$`)
)

// ParsePath reads the day, week or month in the path of a page, the time, and the rest
// of its name. Errors as ParsePeriod; a path without a date is no error.
func (how Options) ParsePath(at string) (days Period, clock, rest string, err error) {
	stem := strings.TrimSuffix(at, pathEnding(at))
	if m := DayPath.FindStringSubmatch(stem); m != nil {
		day := model.Day(m[1] + "-" + m[2] + "-" + m[3])
		if day.Valid() {
			return Period{day, day}, "", "", nil
		}
	}
	called := stem[strings.LastIndexByte(stem, '/')+1:]
	rest = called
	if m := dayInName.FindStringSubmatch(called); m != nil {
		if day := model.Day(m[2] + "-" + m[3] + "-" + m[4]); day.Valid() {
			return Period{day, day}, "", withoutDate(called, m[1]), nil
		}
	}
	if m := stampInName.FindStringSubmatch(called); m != nil {
		if day := model.Day(m[2] + "-" + m[3] + "-" + m[4]); day.Valid() && m[2] > "1899" && m[2] < "2100" {
			if m[5] != "" {
				clock = hourAndMinute(m[5], m[6], "")
			}
			return Period{day, day}, clock, withoutDate(called, m[1]), nil
		}
	}
	if m := weekInName.FindStringSubmatch(called); m != nil && m[3] >= "01" && m[3] <= "53" {
		return weekPeriod(ParseDigits(m[2]), ParseDigits(m[3])), "", rest, nil
	}
	if m := monthInName.FindStringSubmatch(called); m != nil {
		return MonthPeriod(ParseDigits(m[2]), ParseDigits(m[3])), "", rest, nil
	}
	if m := shortInName.FindStringSubmatch(called); m != nil {
		days, err = how.ParsePeriod(strings.ReplaceAll(m[1], "_", "-"))
		return days, "", withoutDate(called, m[1]), err
	}
	if wordsInName.MatchString(called) {
		if days, clock, err := how.ParseMoment(called); err == nil {
			return days, clock, "", nil
		}
	}
	return Period{}, "", rest, nil
}

// ParseDigits gives the number in digits that a pattern has found, or 0.
func ParseDigits(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// withoutDate gives a file's name without its date and the signs that joined the two.
func withoutDate(called, date string) string {
	rest := strings.Replace(called, date, " ", 1)
	return strings.Trim(weekdays.ReplaceAllString(rest, ""), " -–—_.,()[]")
}

// pathEnding gives the ending of a path if it is Markdown's or plain text's, or "".
func pathEnding(at string) string {
	for _, ending := range []string{".markdown", ".md", ".mdown", ".txt"} {
		if len(at) > len(ending) && strings.EqualFold(at[len(at)-len(ending):], ending) {
			return at[len(at)-len(ending):]
		}
	}
	return ""
}

var DayPath = regexp.MustCompile(`(?:^|/)(\d{4})/(\d{2})/(\d{2})$`)

func IsMarkdown(at string) bool {
	ending := strings.ToLower(path.Ext(at))
	return ending == ".md" || ending == ".markdown" || ending == ".mdown"
}
