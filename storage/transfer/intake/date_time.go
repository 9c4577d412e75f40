package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"rung/model"
)

var (
	clockTime = regexp.MustCompile(`(?i)(?:^|[T ,]|\bat )\s*(\d{1,2})[:.h](\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(a\.?m\.?|p\.?m\.?)?(?:$|[\s,;)])`)
	weekdays  = regexp.MustCompile(`(?i)\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?`)
	ordinals  = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)\b`)
	fillers   = regexp.MustCompile(`(?i)\s+(?:at|um|à|of)\b|[,\s]+$`)
	zoned     = []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04Z07:00",
		"2006-01-02 15:04:05 Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05-0700"}
)

// ParseMoment reads a day, with its time if there is one, as programs write it. A
// moment in UTC is given as the person's clock showed it, any other as it is written.
// Errors as ParsePeriod, and one for a time that no clock shows.
func (how Options) ParseMoment(text string) (p Period, clock string, err error) {
	text = englishHalves(strings.TrimSpace(text))
	for _, layout := range zoned {
		if t, err := time.Parse(layout, text); err == nil {
			if strings.HasSuffix(text, "Z") && how.Zone != nil {
				t = t.In(how.Zone)
			}
			p, err := newPeriod(text, t, t)
			return p, t.Format("15:04"), err
		}
	}
	day := text
	if at := clockTime.FindStringSubmatchIndex(text); at != nil {
		clock = hourAndMinute(text[at[2]:at[3]], text[at[4]:at[5]], submatch(text, at[6], at[7]))
		if clock == "" {
			return Period{}, "", fmt.Errorf("“%s” is no time of day", Shorten(text))
		}
		day = text[:at[0]] + " " + text[at[1]:]
	}
	day = ordinals.ReplaceAllString(weekdays.ReplaceAllString(day, " "), "$1")
	day = strings.Join(strings.Fields(fillers.ReplaceAllString(day, "")), " ")
	p, err = how.ParsePeriod(strings.Trim(day, " ,"))
	return p, clock, err
}

func submatch(text string, from, to int) string {
	if from < 0 {
		return ""
	}
	return text[from:to]
}

// hourAndMinute gives HH:MM of 24 hours, or "" for a time that no clock shows.
func hourAndMinute(hour, minute, half string) string {
	h, err := strconv.Atoi(hour)
	if err != nil {
		return ""
	}
	switch half = strings.ToLower(half); {
	case half == "":
	case h < 1 || h > 12:
		return ""
	default:
		if h %= 12; half[0] == 'p' {
			h += 12
		}
	}
	if h > 23 || minute > "59" {
		return ""
	}
	return fmt.Sprintf("%02d:%s", h, minute)
}

// MonthPeriod gives the days of a month.
func MonthPeriod(year, number int) Period {
	first := time.Date(year, time.Month(number), 1, 0, 0, 0, 0, time.UTC)
	return Period{model.NewDay(first), model.NewDay(first.AddDate(0, 1, -1))}
}

// weekPeriod gives the days of an ISO week.
func weekPeriod(year, number int) Period {
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // always in the first week
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7+7*(number-1))
	return Period{model.NewDay(monday), model.NewDay(monday.AddDate(0, 0, 6))}
}
