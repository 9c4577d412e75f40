package money_test

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rung/model"
	"rung/model/money"
)

var codes = []string{"USD", "EUR", "JPY", "KWD", ""}

// inventedNotes draws notes with amounts in several currencies, some below zero.
func inventedNotes(t *rapid.T) (notes []money.Note) {
	for range rapid.IntRange(0, 12).Draw(t, "notes") {
		n := money.Note{Entry: model.NewEntry("budget", "2026-01-01"), Year: rapid.IntRange(2025, 2027).Draw(t, "year")}
		for key, words := range map[string][]string{"nature": {"operating", "capital", ""}, "category": {"Licences", "licences ", "people", ""}} {
			if word := rapid.SampledFrom(words).Draw(t, key); word != "" {
				n.Values[key] = word
			}
		}
		for _, key := range money.Amounts {
			if rapid.Bool().Draw(t, key) {
				n.Values[key] = model.Money{Minor: rapid.Int64Range(-1e12, 1e12).Draw(t, "minor"), Currency: rapid.SampledFrom(codes).Draw(t, "currency")}
			}
		}
		notes = append(notes, n)
	}
	return notes
}

// plainly adds up what notes give, without lines.
func plainly(notes []money.Note, currency, key string, year int) (sum int64, over int) {
	for _, n := range notes {
		if m, there := n.Values.Money(key); there && m.Currency == currency && (year == 0 || n.Year == year) {
			sum, over = sum+m.Minor, over+1
		}
	}
	return sum, over
}

func sums(l money.Line) [3]money.Sum { return [3]money.Sum{l.Asked, l.Granted, l.Spent} }

func TestSumsByNatureAndYearAreTheSameMoney(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		notes := inventedNotes(t)
		l := ledger(notes...)
		for _, currency := range codes {
			lines, err := l.Lines(currency)
			if err != nil {
				t.Fatal(err)
			}
			years, err := money.JoinByYear(currency, lines)
			if err != nil {
				t.Fatal(err)
			}
			for _, year := range years {
				for i, key := range money.Amounts {
					sum, over := plainly(notes, currency, key, year.Year)
					if got := sums(year)[i]; got.Minor != sum || got.Notes != over || got.Currency != currency {
						t.Fatalf("%s of %d in %q is %+v, not %d of %d notes", key, year.Year, currency, got, sum, over)
					}
				}
				of := slices.DeleteFunc(slices.Clone(lines), func(l money.Line) bool { return l.Year != year.Year })
				for _, parts := range [][]money.Line{of, append(money.LinesOfNature(of, "operating"), append(money.LinesOfNature(of, "capital"), unsaid(of)...)...)} {
					whole, err := money.JoinLines(currency, parts)
					if err != nil || sums(whole) != sums(year) {
						t.Fatalf("the parts of %d make %+v, the whole is %+v, %v", year.Year, whole, year, err)
					}
				}
			}
		}
	})
}

func unsaid(lines []money.Line) []money.Line {
	return slices.DeleteFunc(slices.Clone(lines), func(l money.Line) bool { return l.Nature != "" })
}

func TestCurrenciesAreNeverAddedUp(t *testing.T) {
	l := ledger(
		note(t, "2026-01-01", map[string]string{"asked": "100 USD", "granted": "90 EUR"}),
		note(t, "2026-01-02", map[string]string{"asked": "100 EUR", "spent": "5 JPY"}),
		note(t, "2026-01-03", map[string]string{"asked": "7 ¤"}),
	)
	if got := fmt.Sprintf("%q", l.Currencies()); got != `["EUR" "JPY" "USD" ""]` {
		t.Errorf("currencies %s", got)
	}
	for currency, want := range map[string]string{"USD": "10000 0 0", "EUR": "10000 9000 0", "JPY": "0 0 5", "": "700 0 0", "CHF": "0 0 0"} {
		lines, err := l.Lines(currency)
		if err != nil {
			t.Fatal(err)
		}
		all, err := money.JoinLines(currency, lines)
		if got := fmt.Sprint(all.Asked.Minor, all.Granted.Minor, all.Spent.Minor); got != want || err != nil {
			t.Errorf("in %q: %s, not %s, %v", currency, got, want, err)
		}
	}
}

func TestAmountsKeepTheDecimalsOfTheirCurrency(t *testing.T) {
	for text, want := range map[string]string{"1.234 KWD": "1.234 KWD", "1,234.5 KWD": "1,234.500 KWD", "150000 JPY": "150,000 JPY", "0.05 USD": "0.05 USD", "12.5k EUR": "12,500 EUR", "-3.20 EUR": "-3.20 EUR"} {
		l := ledger(note(t, "2026-01-01", map[string]string{"asked": text}), note(t, "2026-01-02", map[string]string{"asked": "0 " + text[len(text)-3:]}))
		lines, err := l.Lines(l.Currencies()[0])
		if err != nil || lines[0].Asked.Format(english) != want {
			t.Errorf("%s is shown as %s, not %s, %v", text, lines[0].Asked.Format(english), want, err)
		}
	}
}

func TestAmountsThatCannotBeAreRefusedWithWords(t *testing.T) {
	kind, _ := model.KindOf("budget")
	asked, _ := kind.Field("asked")
	for text, want := range map[string]string{
		"500 XQZ": "Asked: XQZ is not a currency code. Use one such as USD or EUR.", "1.5 JPY": "Asked: That is more digits than an amount can have in JPY.",
		"1.2345 KWD": "Asked: That is more digits than an amount can have in KWD.", "9999999999999999 USD": "Asked: That is more digits than an amount can have in USD.",
		"999999999999999M USD": "Asked: That is more digits than an amount can have in USD.", "lots": "Asked: An amount looks like 84000 USD.",
	} {
		if v, err := asked.Parse(text, english); err == nil || err.Error() != want {
			t.Errorf("%s: %v, %v", text, v, err)
		}
	}
}

func TestAnAmountThatIsOnlyRepeatedCountsOnce(t *testing.T) {
	asks := note(t, "2026-01-01", map[string]string{"asked": "500 USD", "category": "storage"})
	answers := note(t, "2026-02-01", map[string]string{"asked": "500 USD", "granted": "400 USD"})
	again := note(t, "2026-03-01", map[string]string{"asked": "100 USD"})
	nextYear := note(t, "2027-03-01", map[string]string{"fiscal_year": "2027", "asked": "500 USD"})
	for _, n := range []*money.Note{&answers, &again, &nextYear} {
		n.Links = []model.LinkTo{{Role: "about", ID: asks.ID}}
	}
	asks.Links = []model.LinkTo{{Role: "about", ID: answers.ID}} // and back
	lines, err := ledger(asks, answers, again, nextYear).Lines("USD")
	years, _ := money.JoinByYear("USD", lines)
	if err != nil || len(years) != 2 || years[0].Asked.Minor != 60000 || years[0].Granted.Minor != 40000 || years[1].Asked.Minor != 50000 {
		t.Errorf("%+v, %v", years, err)
	}
}

func TestACorrectionIsTakenOff(t *testing.T) {
	lines, err := ledger(note(t, "2026-01-01", map[string]string{"spent": "500 USD"}), note(t, "2026-02-01", map[string]string{"spent": "-120.50 USD"})).Lines("USD")
	if err != nil || lines[0].Spent.Minor != 37950 {
		t.Errorf("%+v, %v", lines, err)
	}
}

func TestASumThatCannotBeExactIsRefused(t *testing.T) {
	huge := note(t, "2026-01-01", nil)
	huge.Values["asked"] = model.Money{Minor: math.MaxInt64 - 5, Currency: "USD"}
	_, err := ledger(huge, note(t, "2026-01-02", map[string]string{"asked": "0.06 USD"})).Lines("USD")
	if model.CodeOf(err) != model.TooLarge || !strings.Contains(err.Error(), "2026") {
		t.Errorf("one too many: %v", err)
	}
	if lines, err := ledger(huge, note(t, "2026-01-02", map[string]string{"asked": "0.05 USD"})).Lines("USD"); err != nil || lines[0].Asked.Minor != math.MaxInt64 {
		t.Errorf("the most there can be: %+v, %v", lines, err)
	}
	low := note(t, "2026-01-01", nil)
	low.Values["asked"] = model.Money{Minor: math.MinInt64, Currency: "USD"}
	if _, err := ledger(low, note(t, "2026-01-02", map[string]string{"asked": "-0.01 USD"})).Lines("USD"); model.CodeOf(err) != model.TooLarge {
		t.Errorf("one too few: %v", err)
	}
}

func TestDifferences(t *testing.T) {
	for _, of := range []struct {
		granted, spent string
		minor          int64
		tenths         int
		share          bool
	}{
		{"38000 USD", "41900 USD", 390000, 103, true},
		{"36000 USD", "33250 USD", -275000, -76, true},
		{"8 USD", "8 USD", 0, 0, true},
		{"0 USD", "5 USD", 500, 0, false},
		{"-5 USD", "5 USD", 1000, 0, false},
		{"0.01 USD", "900000000000 USD", 89999999999999, 0, false},
		{"200 JPY", "201 JPY", 1, 5, true},
	} {
		lines, err := ledger(note(t, "2026-01-01", map[string]string{"granted": of.granted, "spent": of.spent})).Lines(of.granted[len(of.granted)-3:])
		if err != nil {
			t.Fatal(err)
		}
		if d, known := lines[0].Difference(); !known || d.Minor != of.minor || d.Tenths != of.tenths || d.Share != of.share {
			t.Errorf("%s spent of %s granted: %+v, %v", of.spent, of.granted, d, known)
		}
	}
	if lines, _ := ledger(note(t, "2026-01-01", map[string]string{"granted": "5 USD"})).Lines("USD"); lines != nil {
		if _, known := lines[0].Difference(); known {
			t.Error("nothing is known to be spent, and yet there is a difference")
		}
	}
}

func TestAPercentageIsRoundedToTheNearestTenth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		granted, spent := rapid.Int64Range(1, 1e12).Draw(t, "granted"), rapid.Int64Range(0, 1e12).Draw(t, "spent")
		line := money.Line{Granted: money.Sum{Money: model.Money{Minor: granted, Currency: "USD"}, Notes: 1}, Spent: money.Sum{Money: model.Money{Minor: spent, Currency: "USD"}, Notes: 1}}
		d, _ := line.Difference()
		if !d.Share {
			return
		}
		exact := new(big.Rat).Mul(big.NewRat(spent-granted, granted), big.NewRat(1000, 1))
		off := new(big.Rat).Sub(exact, big.NewRat(int64(d.Tenths), 1))
		if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 {
			t.Fatalf("%d of %d is told as %d tenths", spent, granted, d.Tenths)
		}
	})
}

func TestTheDemosMoney(t *testing.T) {
	l := demoLedger(t)
	if got := fmt.Sprint(l.Currencies(), l.Years(today), l.CurrentYear(today)); got != "[USD EUR] [2025 2026 2027] 2027" {
		t.Errorf("currencies, years and the year in hand: %s", got)
	}
	lines, err := l.Lines("USD")
	if err != nil {
		t.Fatal(err)
	}
	years, err := money.JoinByYear("USD", lines)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, y := range years {
		told = append(told, fmt.Sprintf("%d: %s, %s, %s", y.Year, y.Asked.Format(english), y.Granted.Format(english), y.Spent.Format(english)))
	}
	if got := strings.Join(told, "; "); got != "2025: 36,000 USD, 36,000 USD, 33,250 USD; 2026: 118,500 USD, 92,000 USD, 93,200 USD; 2027: 109,900 USD, 59,500 USD, 0 USD" || years[2].Spent.IsKnown() {
		t.Errorf("by year: %s", got)
	}
	why := l.Explanations(2026)
	if len(why) != 1 || why[0].Minor != 390000 || why[0].Tenths != 103 || why[0].Rationale() != "Nobody owned the leaving list." {
		t.Errorf("explained by %+v", why)
	}
	if due := l.Deadlines(today)[0]; due.Day != "2026-11-27" || due.Note.Title != "FY27: the other 72 laptops, second try" {
		t.Errorf("due first: %+v", due)
	}
}
