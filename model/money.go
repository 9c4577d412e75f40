package model

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/bojanz/currency"
)

// Money is an amount in the currency's minor units (cents, yen, fils). An
// empty Currency means that none was said; amounts are summed only within one
// currency.
type Money struct {
	Minor    int64  `json:"minor"`
	Currency string `json:"currency"`
}

// currencySigns gives the currency that a sign means. Where several share it, the locale's
// own one is meant, see sharedSigns.
var currencySigns = map[string]string{"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB", "zł": "PLN", "₪": "ILS", "₴": "UAH", "฿": "THB", "₫": "VND"}

// sharedSigns lists the other currencies that use a sign of symbols at home.
var sharedSigns = map[string][]string{
	"$": {"CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU"},
	"¥": {"CNY"},
}

// noCurrency is the sign of an amount that was typed without a currency, where
// the locale would add its own.
const noCurrency = "¤"

// ParseMoney reads "84000 USD", "$12,500", "12.5k EUR" or "1.200,50 €". An
// amount without a currency takes the locale's. No currency of two decimals has a
// fraction of three digits, so that "12.500 EUR" are thousands wherever it is
// written. The error names what would do.
func ParseMoney(text string, loc Locale) (Money, error) {
	code, number := cutCurrency(strings.TrimSpace(text), loc)
	number, zeros := cutThousands(number)
	if zeros == 0 && minorDigits(code) < 3 {
		loc.DecimalComma = strings.Contains(number, ".") // a lone mark before three digits is not the decimal one
	}
	d, ok := ParseDecimal(number, loc)
	if !ok && !isTooLong(number) {
		return Money{}, newInvalidError("", "An amount looks like 84000 USD.")
	}
	if code != "" && !currency.IsValid(code) {
		return Money{}, newInvalidError("", code+" is not a currency code. Use one such as USD or EUR.")
	}
	m, fits := newMoney(d, zeros, code)
	if !ok || !fits {
		return Money{}, newInvalidError("", strings.TrimSuffix("That is more digits than an amount can have in "+code, " in ")+".")
	}
	return m, nil
}

// ParseCurrency reads a currency's code, in any case, or its sign. The error names what
// would do.
func ParseCurrency(text string) (code string, err error) {
	text = strings.ToUpper(strings.TrimSpace(text))
	one, err := ParseMoney("1 "+text, Locale{})
	if err != nil || one.Currency == "" {
		return "", newInvalidError("", text+" is not a currency code. Use one such as USD or EUR.")
	}
	return one.Currency, nil
}

// cutCurrency takes the code or sign off either end of the text.
func cutCurrency(s string, loc Locale) (code, number string) {
	if rest, ok := strings.CutSuffix(s, noCurrency); ok {
		return "", strings.TrimSpace(rest)
	}
	for sign, c := range currencySigns {
		if rest := strings.TrimPrefix(s, sign); rest != s {
			return resolveSign(sign, c, loc), strings.TrimSpace(rest)
		}
		if rest := strings.TrimPrefix(s, "-"+sign); rest != s {
			return resolveSign(sign, c, loc), "-" + strings.TrimSpace(rest)
		}
		if rest := strings.TrimSuffix(s, sign); rest != s {
			return resolveSign(sign, c, loc), strings.TrimSpace(rest)
		}
	}
	isLetter := func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }
	if n := len(s); n > 3 && strings.IndexFunc(s[n-3:], func(r rune) bool { return !isLetter(r) }) < 0 && !isLetter(rune(s[n-4])) {
		return strings.ToUpper(s[n-3:]), strings.TrimSpace(s[:n-3])
	}
	if n := len(s); n > 4 && strings.IndexFunc(s[n-3:], func(r rune) bool { return !isLetter(r) }) < 0 && strings.ContainsRune("kKmM", rune(s[n-4])) && s[n-5] >= '0' && s[n-5] <= '9' {
		return strings.ToUpper(s[n-3:]), s[:n-3]
	}
	if len(s) > 3 && strings.IndexFunc(s[:3], func(r rune) bool { return !isLetter(r) }) < 0 {
		return strings.ToUpper(s[:3]), strings.TrimSpace(s[3:])
	}
	return loc.Currency, s
}

// isTooLong reports whether text that ParseDecimal refused is digits only, and so has more
// of them than a Decimal can.
func isTooLong(number string) bool { return number != "" && allDigits(number) }

func resolveSign(sign, code string, loc Locale) string {
	if slices.Contains(sharedSigns[sign], loc.Currency) {
		return loc.Currency
	}
	return code
}

// cutThousands takes a k or M off the end and says how many zeros it stands for.
func cutThousands(s string) (number string, zeros int) {
	s = strings.TrimSpace(s)
	switch {
	case strings.HasSuffix(s, "k"), strings.HasSuffix(s, "K"):
		return strings.TrimSpace(s[:len(s)-1]), 3
	case strings.HasSuffix(s, "M"), strings.HasSuffix(s, "m"):
		return strings.TrimSpace(s[:len(s)-1]), 6
	}
	return s, 0
}

func newMoney(d Decimal, zeros int, code string) (Money, bool) {
	digits := zeros + minorDigits(code)
	whole, fraction, _ := strings.Cut(string(d), ".")
	if len(fraction) > digits {
		return Money{}, false
	}
	minor, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", digits-len(fraction)), 10, 64)
	m := Money{Minor: minor, Currency: code}
	return m, err == nil && m.isTypable()
}

// isTypable reports whether the amount could have been typed, because a Decimal can hold
// it.
func (m Money) isTypable() bool {
	_, ok := ParseDecimal(string(m.Decimal()), Locale{})
	return ok
}

func minorDigits(code string) int {
	if n, ok := currency.GetDigits(code); ok {
		return int(n)
	}
	return 2
}

// Decimal is the amount in whole units of the currency.
func (m Money) Decimal() Decimal {
	digits := minorDigits(m.Currency)
	s, sign := strconv.FormatInt(m.Minor, 10), ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	for len(s) <= digits {
		s = "0" + s
	}
	whole, fraction := s[:len(s)-digits], s[len(s)-digits:]
	if strings.Trim(fraction, "0") == "" {
		return Decimal(sign + whole)
	}
	return Decimal(sign + whole + "." + fraction)
}

// Format writes the amount and its code as ParseMoney reads them. The code
// stands even where it is the locale's own: an amount is never ambiguous.
func (m Money) Format(loc Locale) string {
	code := m.Currency
	if code == "" && loc.Currency != "" {
		code = noCurrency
	}
	return strings.TrimSpace(m.Decimal().Format(loc) + " " + code)
}

func decodeMoney(f Field, raw json.RawMessage) (any, error) {
	var m Money
	if err := strictJSON(raw, &m); err != nil || m.Currency != "" && !currency.IsValid(m.Currency) || !m.isTypable() {
		return nil, newInvalidError(f.Key, f.Label+` wants minor units and a currency, such as {"minor": 8400000, "currency": "USD"}.`)
	}
	return m, nil
}
