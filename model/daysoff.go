package model

import (
	"fmt"
	"slices"
	"strings"

	"rung/model/text"
)

// SettingDaysOff is the journal's setting under which DaysOff is kept.
const SettingDaysOff = "days_off"

// DaysOff are the days on which nothing is asked of the person: no reminder
// comes, and no streak breaks.
type DaysOff []Period

// Period is some days in a row, both ends among them.
type Period struct {
	From Day `json:"from"`
	To   Day `json:"to"`
}

// Has reports whether a day is off.
func (o DaysOff) Has(d Day) bool {
	return slices.ContainsFunc(o, func(p Period) bool { return p.From <= d && d <= p.To })
}

// mostDaysOff keeps a list that is looked through for each day of a year short.
const mostDaysOff = 200

// ParseDaysOff reads days and periods as a person types them, "24 Dec to 2 Jan,
// 5 Jan", in any order. The error is an Error of code Invalid.
func ParseDaysOff(typed string, loc Locale) (DaysOff, error) {
	var off DaysOff
	for _, part := range strings.Split(typed, ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		from, to, isPeriod := strings.Cut(part, " to ")
		p := Period{}
		var err error
		if p.From, err = ParseDay(from, loc); err != nil {
			return nil, err
		}
		p.To = p.From
		if isPeriod {
			// The end is the first such day from the beginning on, unless its year is written.
			near := loc
			near.Today = p.From.Add(181)
			if p.To, err = ParseDay(to, near); err != nil {
				return nil, err
			}
		}
		if p.To < p.From {
			return nil, newInvalidError("", fmt.Sprintf("“%s” ends before it begins. Write the earlier day first.", text.Shorten(part, 60)))
		}
		off = append(off, p)
	}
	if len(off) > mostDaysOff {
		return nil, newInvalidError("", fmt.Sprintf("That is more than %d periods. Leave out those long past.", mostDaysOff))
	}
	slices.SortFunc(off, func(a, b Period) int { return strings.Compare(string(a.From), string(b.From)) })
	return off, nil
}

// Format writes the days so that ParseDaysOff reads them back, whatever today is.
func (o DaysOff) Format(loc Locale) string {
	day := func(d Day) string { return d.formatLayout("2 Jan 2006", "Jan 2 2006", loc) }
	parts := make([]string, len(o))
	for i, p := range o {
		parts[i] = day(p.From)
		if p.To != p.From {
			parts[i] += " to " + day(p.To)
		}
	}
	return strings.Join(parts, ", ")
}
