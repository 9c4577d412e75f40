package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// saturday is the day the tests count from; November 2026 begins on a Sunday.
const saturday Day = "2026-11-21"

var (
	english  = Locale{Today: saturday, MonthFirst: true, Currency: "USD"}
	german   = Locale{Today: saturday, DecimalComma: true, Currency: "EUR"}
	unplaced = Locale{Today: saturday}
	locales  = map[string]Locale{"english": english, "german": german, "unplaced": unplaced}
)

func TestParseDayReadsWhatAPersonTypes(t *testing.T) {
	for text, want := range map[string]Day{
		"today": "2026-11-21", "Yesterday": "2026-11-20", " tomorrow ": "2026-11-22",
		"the day before yesterday": "2026-11-19", "day after tomorrow": "2026-11-23",
		"3 days ago": "2026-11-18", "in 2 weeks": "2026-12-05", "a week ago": "2026-11-14", "2w ago": "2026-11-07",
		"in 3d": "2026-11-24", "two months ago": "2026-09-21", "a year ago": "2025-11-21", "in 1 mo": "2026-12-21",
		"saturday": "2026-11-21", "tue": "2026-11-17", "Tuesday": "2026-11-17", "on tues": "2026-11-17",
		"last sat": "2026-11-14", "last tue": "2026-11-17", "next sat": "2026-11-28", "next friday": "2026-11-27",
		"this sat": "2026-11-21", "this fri": "2026-11-27",
		"3 Nov": "2026-11-03", "Nov 3": "2026-11-03", "3rd nov": "2026-11-03", "the 3rd": "",
		"3 November 2026": "2026-11-03", "Nov 3rd, 2026": "2026-11-03", "3rd of November 2025": "2025-11-03", "3. nov.": "2026-11-03",
		"3 nov '25": "2025-11-03", "1 sept": "2026-09-01", "3-nov-2026": "2026-11-03",
		"tue 3 nov": "2026-11-03", "Tue Nov 3, 2026": "2026-11-03", "mon 3 nov": "2025-11-03",
		"3 Jan": "2027-01-03", "1 Jun": "2026-06-01", "30 Apr": "2027-04-30",
		"2026-11-03": "2026-11-03", "2026/11/3": "2026-11-03", "2026.11.03": "2026-11-03",
		"3.11.2026": "2026-11-03", "3.11.": "2026-11-03", "3. 11. 2026": "2026-11-03", "3.11.26": "2026-11-03",
		"end of month": "2026-11-30", "start of month": "2026-11-01", "end of year": "2026-12-31",
		"end of last month": "2026-10-31", "start of the year": "2026-01-01", "beginning of next year": "2027-01-01",
		"1/5/98": "1998-05-01", "29 feb 2028": "2028-02-29",
	} {
		got, err := ParseDay(text, unplaced)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("ParseDay(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
}

func TestParseDayReadsSlashesInTheLocalesOrder(t *testing.T) {
	for text, want := range map[string][2]Day{
		"3/11":    {"2026-11-03", "2027-03-11"},
		"3/11/26": {"2026-11-03", "2026-03-11"},
		"3/11/25": {"2025-11-03", "2025-03-11"},
		"25/12":   {"2026-12-25", "2026-12-25"},
		"12/25":   {"2026-12-25", "2026-12-25"},
	} {
		for i, loc := range []Locale{german, english} {
			if got, err := ParseDay(text, loc); got != want[i] || err != nil {
				t.Errorf("ParseDay(%q, MonthFirst %v) = %q, %v, want %q", text, loc.MonthFirst, got, err, want[i])
			}
		}
	}
}

func TestParseDayNeverGuessesTheOrderOfASlash(t *testing.T) {
	nowhere := Locale{Today: saturday, OrderUnknown: true}
	for text, want := range map[string]Day{
		"25/12": "2026-12-25", "12/25": "2026-12-25", "13/11/26": "2026-11-13", "11/11/2026": "2026-11-11", "3.11.2026": "2026-11-03", "2026/11/03": "2026-11-03",
	} {
		if got, err := ParseDay(text, nowhere); got != want || err != nil {
			t.Errorf("ParseDay(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
	for text, hint := range map[string]string{"11/02/2026": "2026-02-11 or 2026-11-02", "3/11": "3 Nov or 11 Mar", "31/31": "There is no month 31"} {
		if got, err := ParseDay(text, nowhere); got != "" || CodeOf(err) != Invalid || !strings.Contains(err.Error(), hint) {
			t.Errorf("ParseDay(%q) = %q, %v, want %q", text, got, err, hint)
		}
	}
}

func TestTheLastDayOfFebruaryIsThatOfTheYear(t *testing.T) {
	for today, hint := range map[Day]string{"2026-11-21": "Try 28 Feb.", "2028-11-21": "Try 29 Feb.", "": "Try 28 Feb."} {
		if _, err := ParseDay("31 feb", Locale{Today: today}); err == nil || !strings.Contains(err.Error(), hint) {
			t.Errorf("on %q: %v, want %q", today, err, hint)
		}
	}
}

func TestParseDayRefusesAndSaysWhatWouldDo(t *testing.T) {
	for text, hint := range map[string]string{
		"": "Try yesterday", "   ": "Try yesterday", "12": "Try yesterday", "2026": "Try yesterday", "11-12": "Try yesterday", "3.11": "Try yesterday",
		"nov": "Try yesterday", "nov 2026": "Try yesterday", "next week": "Try yesterday", "3 nov 26": "Try yesterday", "soon": "Try yesterday",
		"2026-11/03": "Try yesterday", "20261103": "Try yesterday", "last": "Try yesterday", "ago": "Try yesterday", "in days": "Try yesterday", "5m ago": "Try yesterday",
		"31 Feb": "February has 28 days. Try 28 Feb.", "31 feb 2026": "February 2026 has 28 days. Try 28 Feb 2026.",
		"2026-13-40": "There is no month 13", "2026-11-40": "There is no day 40", "2026-11-00": "There is no day 0", "31/11": "November has 30 days",
		"29 feb": "Add the year, as in 29 Feb 2028", "mon 3 nov 2026": "is a Tuesday", "fri 3 nov": "no Friday near today",
		"0001-01-01": "out of reach", "0000-11-03": "out of reach", "in 9999 years": "out of reach", "99999999999999999999 days ago": "Try yesterday",
	} {
		got, err := ParseDay(text, unplaced)
		if got != "" || CodeOf(err) != Invalid || !strings.Contains(err.Error(), hint) {
			t.Errorf("ParseDay(%q) = %q, %v, want a refusal with %q", text, got, err, hint)
		}
	}
}

func TestParseDayWithoutTodayReadsFullDatesOnly(t *testing.T) {
	for text, readable := range map[string]bool{"2026-11-03": true, "3 Nov 2026": true, "today": false, "tue": false, "3 Nov": false, "end of month": false, "2w ago": false} {
		if _, err := ParseDay(text, Locale{}); (err == nil) != readable {
			t.Errorf("ParseDay(%q) without today: %v", text, err)
		}
	}
}

func anyDay(t *rapid.T) Day {
	return Day("1970-01-01").Add(rapid.IntRange(-30000, 60000).Draw(t, "day number"))
}

func anyLocale(t *rapid.T) Locale {
	return Locale{
		Today: anyDay(t), MonthFirst: rapid.Bool().Draw(t, "month first"), DecimalComma: rapid.Bool().Draw(t, "comma"),
		Currency: rapid.SampledFrom([]string{"", "USD", "EUR", "CAD", "JPY", "KWD"}).Draw(t, "currency"),
	}
}

func TestParseDayReadsEveryDayAsItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, loc := anyDay(t), anyLocale(t)
		for _, text := range []string{string(d), d.Format(loc), strings.ToUpper(d.Format(loc)), d.Time().Format("2.1.2006"), d.Time().Format("January 2, 2006")} {
			if got, err := ParseDay(text, loc); got != d || err != nil {
				t.Fatalf("ParseDay(%q) = %q, %v, want %q", text, got, err, d)
			}
		}
	})
}

func TestParseDayWithoutAYearGivesTheClosest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc := anyLocale(t)
		d := loc.Today.Add(rapid.IntRange(-181, 181).Draw(t, "away"))
		if d.Time().Format("2 Jan") == "29 Feb" {
			d = d.Add(1)
		}
		if got, err := ParseDay(d.Time().Format("2 Jan"), loc); got != d || err != nil {
			t.Fatalf("%s from %s gave %q, %v", d, loc.Today, got, err)
		}
	})
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"3 nov", "2w ago", "3/11/26", "3.11.", "tue 3 nov", "end of last month", "31 feb"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, text string, monthFirst bool) {
		d, err := ParseDay(text, Locale{Today: saturday, MonthFirst: monthFirst})
		if err == nil && !d.Valid() {
			t.Errorf("ParseDay(%q) = %q, which is no day", text, d)
		}
		if err != nil && (d != "" || CodeOf(err) != Invalid) {
			t.Errorf("ParseDay(%q) = %q, %v", text, d, err)
		}
	})
}

func TestParseClock(t *testing.T) {
	for text, want := range map[string]string{
		"14:05": "14:05", "9:05": "09:05", "2pm": "14:00", "2:30 PM": "14:30", "2 p.m.": "14:00", "12am": "00:00", "12 pm": "12:00",
		"9h": "09:00", "9h30": "09:30", "noon": "12:00", "midnight": "00:00", " ": "",
	} {
		if got, err := ParseClock(text); got != want || err != nil {
			t.Errorf("ParseClock(%q) = %q, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"9", "24:00", "12:60", "13pm", "0am", "9:5", "14:05:33", "soon", "9h30h", "14.05", "-1:00"} {
		if got, err := ParseClock(text); got != "" || CodeOf(err) != Invalid {
			t.Errorf("ParseClock(%q) = %q, %v, want a refusal", text, got, err)
		}
	}
}

func FuzzParseClock(f *testing.F) {
	f.Add("2:30 pm")
	f.Fuzz(func(t *testing.T, text string) {
		if got, err := ParseClock(text); err == nil && got != "" && !clockPattern.MatchString(got) {
			t.Errorf("ParseClock(%q) = %q", text, got)
		}
	})
}
