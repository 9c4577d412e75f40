package model

import (
	"strconv"
	"strings"
)

// String writes the query so that ParseQuery gives the same terms in every
// locale: what is chosen by a click can be shown in the search box.
func (q Query) String() string {
	var parts []string
	for _, t := range q.Terms {
		parts = append(parts, t.String())
	}
	if q.Order == Best {
		parts = append(parts, "order:best")
	}
	return strings.Join(parts, " ")
}

// String writes the term as it would be typed.
func (t Term) String() string {
	if t.Key == "" {
		return t.writeWord()
	}
	var b strings.Builder
	if t.Not {
		b.WriteByte('-')
	}
	b.WriteString(t.Key)
	if t.Op == "" {
		b.WriteByte(':')
	}
	b.WriteString(t.Op)
	switch {
	case len(t.Any) > 0:
		b.WriteString(quoteValue(strings.Join(t.Any, ",")))
	case t.Text != "" || t.Value == nil:
		b.WriteString(quoteValue(t.Text))
	default:
		b.WriteString(writeValue(t.Value))
	}
	return b.String()
}

// writeWord writes a word without quotes where it would be read as the same word again.
func (t Term) writeWord() string {
	sign, star := "", ""
	if t.Not {
		sign = "-"
	}
	if t.Prefix {
		star = "*"
	}
	bare := sign + t.Text + star
	again, ok := nextToken(bare, 0)
	if ok && !t.Phrase && !again.phrase && again.key == "" && again.end == len(bare) && again.not == t.Not && again.text == t.Text {
		return bare
	}
	return sign + `"` + escapeQuotes.Replace(t.Text) + `"` + star
}

func writeValue(v any) string {
	switch x := v.(type) {
	case Day:
		return string(x)
	case Decimal:
		return writeDecimal(x)
	case Money:
		return writeDecimal(x.Decimal()) + x.Currency
	case bool:
		return formatYesNo(Field{}, x, Locale{})
	case int64:
		return strconv.FormatInt(x, 10)
	}
	return ""
}

// writeDecimal writes a number that no locale can misread: three digits after
// a point could be thousands, so a fourth follows.
func writeDecimal(d Decimal) string {
	s := string(d)
	if _, fraction, _ := strings.Cut(s, "."); len(fraction) == 3 {
		s += "0"
	}
	return s
}
