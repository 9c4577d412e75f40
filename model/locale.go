package model

import (
	"strings"

	"github.com/bojanz/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// Locale is how the person writes and reads days, numbers and money. The zero
// value reads 3/11 as 3 November and 12.5 as twelve and a half; with
// OrderUnknown, 3/11 is refused.
type Locale struct {
	Today        Day    // the day that "yesterday" is counted from
	MonthFirst   bool   // 3/11 is 11 March
	OrderUnknown bool   // nobody said whether 3/11 is in March or in November
	DecimalComma bool   // 12,5 is twelve and a half
	Currency     string // ISO code of an amount typed without one, or ""
}

// LocaleFromEnv reads the locale that the environment names: LC_ALL, else
// LC_TIME for days, LC_NUMERIC for numbers and LC_MONETARY for the currency,
// else LANG. What none of them says stays as in the zero Locale, the order of a
// date unknown; Today is left to the caller.
func LocaleFromEnv(lookup func(string) string) Locale {
	named := func(category string) string {
		for _, variable := range []string{"LC_ALL", category, "LANG"} {
			if value := lookup(variable); value != "" {
				name, _, _ := strings.Cut(value, ".")
				name, _, _ = strings.Cut(name, "@")
				return name
			}
		}
		return ""
	}
	days := named("LC_TIME")
	code, _ := currency.ForCountryCode(regionOf(named("LC_MONETARY")))
	return Locale{
		MonthFirst:   days == "en_US" || days == "en_PH",
		OrderUnknown: orderUnknown(days),
		DecimalComma: decimalComma(named("LC_NUMERIC")),
		Currency:     code,
	}
}

// orderUnknown reports whether a locale leaves the order of 3/11 open: one that
// names no language does, and so do English without a country, Canada's, which
// writes both, and those that begin with the year.
func orderUnknown(name string) bool {
	language, region, _ := strings.Cut(name, "_")
	switch language {
	case "en":
		return region == "" || region == "CA"
	case "", "C", "POSIX", "hu", "ja", "ko", "lt", "mn", "zh":
		return true
	}
	return false
}

func regionOf(name string) string {
	_, region, _ := strings.Cut(name, "_")
	return region
}

func decimalComma(name string) bool {
	if rest, ok := strings.CutPrefix(name, "no_"); ok {
		name = "nb_" + rest // the tables know Norwegian by its newer code only
	}
	tag, err := language.Parse(strings.ReplaceAll(name, "_", "-"))
	if err != nil {
		return false
	}
	return strings.Contains(message.NewPrinter(tag).Sprint(number.Decimal(1.5)), ",")
}
