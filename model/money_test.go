package model

import (
	"testing"

	"pgregory.net/rapid"
)

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string][2]Decimal{ // with a decimal point, with a comma
		"12": {"12", "12"}, "+12": {"12", "12"}, "-5": {"-5", "-5"}, "−5": {"-5", "-5"}, "-0": {"0", "0"}, "-0.0": {"0", "0"}, "007": {"7", "7"},
		"12.5": {"12.5", "12.5"}, "12,5": {"12.5", "12.5"}, "12,50": {"12.5", "12.5"}, ".5": {"0.5", "0.5"}, "0.10": {"0.1", "0.1"},
		"12,500": {"12500", "12.5"}, "12.500": {"12.5", "12500"}, "0,125": {"0.125", "0.125"}, "0.125": {"0.125", "0.125"}, "1234,567": {"1234.567", "1234.567"},
		"1,234,567": {"1234567", "1234567"}, "12,34,567": {"1234567", "1234567"}, "1.234.567": {"1234567", "1234567"}, "1.234,5": {"1234.5", "1234.5"}, "1,234.567": {"1234.567", "1234.567"},
		"12 500": {"12500", "12500"}, "12'500,75": {"12500.75", "12500.75"}, "1\u202f234\u00a0567.5": {"1234567.5", "1234567.5"}, " 3 ": {"3", "3"},
		"999999999999999": {"999999999999999", "999999999999999"},
	} {
		for i, loc := range []Locale{english, german} {
			if got, ok := ParseDecimal(text, loc); got != want[i] || !ok {
				t.Errorf("ParseDecimal(%q, comma %v) = %q, %v, want %q", text, loc.DecimalComma, got, ok, want[i])
			}
		}
	}
	for _, text := range []string{"", "-", "--5", "+-5", "5-", "1,2,3", "1.2.3", "1,200,50", "1,,234", ",234,567", "1.234,567,8", "5.", ".", ",", "1 2 3", "3 11", "12 5000",
		"12 500 5", " ' ", "1e3", "0x10", "٣", "12a", "1000000000000000", "0.1234567890123456", "1,234.567.8"} {
		for _, loc := range []Locale{english, german} {
			if got, ok := ParseDecimal(text, loc); ok {
				t.Errorf("ParseDecimal(%q, comma %v) = %q, want a refusal", text, loc.DecimalComma, got)
			}
		}
	}
}

func TestDecimalsAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, loc := anyDecimal(t), anyLocale(t)
		for _, text := range []string{d.Format(loc), writeDecimal(d)} {
			if got, ok := ParseDecimal(text, loc); got != d || !ok {
				t.Fatalf("%q was written %q and read %q, %v", d, text, got, ok)
			}
		}
	})
}

func FuzzParseDecimal(f *testing.F) {
	f.Add("1.234,5", true)
	f.Fuzz(func(t *testing.T, text string, comma bool) {
		loc := Locale{DecimalComma: comma}
		d, ok := ParseDecimal(text, loc)
		if !ok {
			return
		}
		if again, ok := ParseDecimal(d.Format(loc), loc); again != d || !ok {
			t.Fatalf("%q is %q, written %q, read %q", text, d, d.Format(loc), again)
		}
	})
}

func TestParseMoney(t *testing.T) {
	canadian := Locale{Currency: "CAD"}
	chinese := Locale{Currency: "CNY"}
	for _, c := range []struct {
		text string
		loc  Locale
		want Money
	}{
		{"84000 USD", unplaced, Money{8400000, "USD"}},
		{"84000", unplaced, Money{8400000, ""}},
		{"84000", german, Money{8400000, "EUR"}},
		{"84,000 ¤", english, Money{8400000, ""}},
		{"$12,500", unplaced, Money{1250000, "USD"}},
		{"$12,500", canadian, Money{1250000, "CAD"}},
		{"$12,500", german, Money{1250000, "USD"}},
		{"12.500 EUR", english, Money{1250000, "EUR"}},
		{"12.500", unplaced, Money{1250000, ""}},
		{"12.500 JPY", english, Money{12500, "JPY"}},
		{"12,50,000 INR", english, Money{125000000, "INR"}},
		{"₹1,00,00,000.50", english, Money{1000000050, "INR"}},
		{"¥500", unplaced, Money{500, "JPY"}},
		{"¥500", chinese, Money{50000, "CNY"}},
		{"1.200,50 €", german, Money{120050, "EUR"}},
		{"1.200,50 €", english, Money{120050, "EUR"}},
		{"€900", english, Money{90000, "EUR"}},
		{"-$5", english, Money{-500, "USD"}},
		{"$-5", english, Money{-500, "USD"}},
		{"-0.50 usd", english, Money{-50, "USD"}},
		{"84k USD", unplaced, Money{8400000, "USD"}},
		{"84kUSD", unplaced, Money{8400000, "USD"}},
		{"12.5M", english, Money{1250000000, "USD"}},
		{"12,5 M eur", german, Money{1250000000, "EUR"}},
		{"USD 500", unplaced, Money{50000, "USD"}},
		{"1.234 KWD", english, Money{1234, "KWD"}},
		{"0.1 GBP", unplaced, Money{10, "GBP"}},
	} {
		if got, err := ParseMoney(c.text, c.loc); got != c.want || err != nil {
			t.Errorf("ParseMoney(%q, %q) = %v, %v, want %v", c.text, c.loc.Currency, got, err, c.want)
		}
	}
	for _, text := range []string{"", "USD", "much", "5 XYZ", "--5 USD", "$5€", "0.123 USD", "5.1234 USD", "1,20,00 INR", "1,2,3 USD", "999999999999999k", "5 5 USD", "k", "$"} {
		if got, err := ParseMoney(text, english); CodeOf(err) != Invalid {
			t.Errorf("ParseMoney(%q) = %v, %v, want a refusal", text, got, err)
		}
	}
}

func FuzzParseMoney(f *testing.F) {
	f.Add("1.200,50 €", true)
	f.Add("$12.5k", false)
	f.Fuzz(func(t *testing.T, text string, comma bool) {
		loc := Locale{DecimalComma: comma, Currency: "USD"}
		m, err := ParseMoney(text, loc)
		if err != nil {
			return
		}
		if again, err := ParseMoney(m.Format(loc), loc); again != m || err != nil {
			t.Fatalf("%q is %v, written %q, read %v, %v", text, m, m.Format(loc), again, err)
		}
	})
}
