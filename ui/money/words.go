package money

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
)

// stageLabels names the stages of the cycle.
var stageLabels = map[money.Stage]string{
	money.StagePlan: "Plan", money.StageRequest: "Request", money.StageReview: "Review", money.StageApproval: "Approval",
	money.StageSpend: "Spend", money.StageVariance: "Variance", money.StageClose: "Close",
}

func stageLabel(s money.Stage) string {
	if s == "" {
		return ""
	}
	return lang.L(stageLabels[s])
}

// natureLabel names whether money is operating or capital.
func natureLabel(nature string) string {
	switch nature {
	case "operating":
		return lang.L("operating")
	case "capital":
		return lang.L("capital")
	}
	return lang.L("nature not said")
}

// yearLabel is the short name of a fiscal year.
func yearLabel(year int) string { return fmt.Sprintf("FY%02d", year%100) }

func categoryLabel(category string) string {
	if category == "" {
		return lang.L("no category")
	}
	return category
}

// currencyLabel names a currency by its code.
func currencyLabel(code string) string {
	if code == "" {
		return lang.L("No currency")
	}
	return code
}

// amountWords writes an amount with its currency's code, or as just the number if it
// has none: the words around it say so.
func amountWords(m model.Money, loc model.Locale) string {
	if m.Currency == "" {
		return m.Decimal().Format(loc)
	}
	return m.Format(loc)
}

// shortAmount is an amount in so few characters that it can stand over a column.
func shortAmount(m model.Money, loc model.Locale) string {
	value := m.Decimal().Float()
	for _, unit := range []struct {
		size float64
		sign string
	}{{1e9, "bn"}, {1e6, "M"}, {1e3, "k"}} {
		if value >= unit.size || -value >= unit.size {
			// Rounded first: formatting alone would give half to the even digit.
			text := strings.TrimSuffix(fmt.Sprintf("%.1f", math.Round(value/unit.size*10)/10), ".0")
			if loc.DecimalComma {
				text = strings.Replace(text, ".", ",", 1)
			}
			return text + unit.sign
		}
	}
	return fmt.Sprintf("%.0f", math.Round(value))
}

// differenceWords tells what was spent against what was granted.
func differenceWords(d money.Difference, loc model.Locale) string {
	amount, words := d.Money, "{{.Amount}} over"
	switch {
	case d.Minor == 0:
		return lang.L("as granted")
	case d.Minor < 0:
		amount.Minor = -amount.Minor
		words = "{{.Amount}} under"
	}
	text := lang.L(words, map[string]any{"Amount": amountWords(amount, loc)})
	if d.Share {
		text += " (" + tenthsWords(max(d.Tenths, -d.Tenths), loc) + ")"
	}
	return text
}

// tenthsWords writes tenths of a percent; the sign is never separated from its
// number.
func tenthsWords(tenths int, loc model.Locale) string {
	mark := "."
	if loc.DecimalComma {
		mark = ","
	}
	if tenths%10 == 0 {
		return fmt.Sprintf("%d\u00a0%%", tenths/10)
	}
	return fmt.Sprintf("%d%s%d\u00a0%%", tenths/10, mark, tenths%10)
}

// spanWords says from which day to which.
func spanWords(s money.Span, loc model.Locale) string {
	return lang.L("{{.First}} to {{.Last}}", map[string]any{"First": s.First.FormatPlain(loc), "Last": s.Last.FormatPlain(loc)})
}
