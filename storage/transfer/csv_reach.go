package transfer

import (
	"slices"
	"strings"

	"rung/model"
	"rung/storage/transfer/contacts"
	"rung/storage/transfer/intake"
)

// reached is one address or number of a person, from a cell of a row.
type reached struct {
	column int
	value  string
	rank   int // the lowest is taken
}

// readAddresses sets a contact's e-mail, phone or URL. A table may have several columns
// for it, and Google several values in a cell: the one of the lowest rank is taken, and
// the others go into the text under their labels.
func (x *rowReader) readAddresses(f model.Field) {
	var all []reached
	for _, i := range x.m.columns[f.Key] {
		for _, value := range x.values(i) {
			if x.r.Cell(i) != "" {
				all = append(all, reached{i, strings.TrimSpace(value), x.rankPhone(f.Key, i)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b reached) int { return a.rank - b.rank })
	chosen := -1
	for at, c := range all {
		if c.rank == contacts.NoVoice {
			break
		}
		v, err := f.Parse(c.value, model.Locale{OrderUnknown: true})
		if err == nil && v != nil {
			x.e.Values[f.Key], chosen = v, at
			x.in.asField[c.column] = true
			break
		} else if err != nil {
			x.cannotRead(f, c.value, err)
		}
	}
	for _, i := range x.m.columns[f.Key] {
		x.used[i] = true
	}
	x.more = append(x.more, x.keepOtherAddresses(all, chosen)...)
}

// keepOtherAddresses gives a line of text for each address that the field did not take.
func (x *rowReader) keepOtherAddresses(all []reached, chosen int) (lines []string) {
	for at, c := range all {
		if at == chosen || chosen >= 0 && strings.EqualFold(c.value, all[chosen].value) {
			continue
		}
		x.in.asText[c.column] = true
		if line := x.columnLabel(c.column) + ": " + intake.OnOneLine(c.value); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// rankPhone gives the rank of a column's value for a field: -1 if it is preferred, up
// to contacts.NoVoice.
func (x *rowReader) rankPhone(key string, i int) int {
	label := x.in.table.Names[i]
	if by, labelled := x.m.labels[i]; labelled {
		label = x.r.Cell(by)
	}
	switch {
	case intake.NormalizeColumn(key) == x.in.table.Columns[i], strings.HasPrefix(strings.TrimSpace(label), "*") && labelWords(label) != "":
		return -1
	case key != "phone":
		return 0
	}
	return contacts.PhoneRank([]string{labelWords(label)})
}
