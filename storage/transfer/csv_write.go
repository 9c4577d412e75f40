package transfer

import (
	"cmp"
	"context"
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// currencyOf gives the name of the column for an amount's currency. It stands apart so
// that a spreadsheet can add up the amounts.
func currencyOf(key string) string { return key + "_currency" }

// byteOrderMark in front of a table tells Excel that it is in UTF-8: without it,
// Excel shows every accent as two odd signs.
const byteOrderMark = "\ufeff"

// writeCSV writes entries as a table, oldest day first: the columns of every entry,
// then the fields of the kinds found, then contacts by role. Text that a spreadsheet
// would run as a formula is made harmless.
func writeCSV(ctx context.Context, p Exchange, out io.Writer, q model.Query) error {
	if len(q.Terms) == 0 {
		q = model.EveryKindQuery()
	}
	hits, _, err := p.shareable.Find(ctx, q, model.Cursor{}, 0)
	if err != nil {
		return err
	}
	slices.SortStableFunc(hits, func(a, b model.Hit) int {
		return cmp.Or(cmp.Compare(a.Entry.Day, b.Entry.Day), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	fields, roles := columnsOf(hits)
	if _, err := io.WriteString(out, byteOrderMark); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if err := w.Write(headerRow(fields, roles)); err != nil {
		return err
	}
	for _, h := range hits {
		if err := w.Write(entryRow(h, fields, roles)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// columnsOf gives the fields of the kinds found, each key once, and the roles
// in which contacts are linked.
func columnsOf(hits []model.Hit) (fields []model.Field, roles []string) {
	kinds := map[string]bool{}
	for _, h := range hits {
		kinds[h.Entry.Kind] = true
		for _, l := range h.Entry.Links {
			if h.Names[l.ID] != "" && !slices.Contains(roles, l.Role) {
				roles = append(roles, l.Role)
			}
		}
	}
	slices.Sort(roles)
	for _, k := range model.Kinds {
		for _, f := range k.Fields {
			if kinds[k.ID] && !slices.ContainsFunc(fields, func(known model.Field) bool { return known.Key == f.Key }) {
				fields = append(fields, f)
			}
		}
	}
	for _, h := range hits { // then fields that only a newer Rung knows
		for _, f := range h.Entry.Fields() {
			if !slices.ContainsFunc(fields, func(known model.Field) bool { return known.Key == f.Key }) {
				fields = append(fields, f)
			}
		}
	}
	return fields, roles
}

func headerRow(fields []model.Field, roles []string) []string {
	names := []string{"id", "kind", "day", "until", "time", "title", "body", "tags", "competencies", "private"}
	for _, f := range fields {
		names = append(names, f.Key)
		if f.Type == model.Amount {
			names = append(names, currencyOf(f.Key))
		}
	}
	return append(names, roles...)
}

func entryRow(h model.Hit, fields []model.Field, roles []string) []string {
	e := h.Entry
	private := "no"
	if e.Private {
		private = "yes"
	}
	cells := []string{e.ID, e.Kind, string(e.Day), string(e.Until), e.Time, intake.GuardFormula(e.Title), intake.GuardFormula(e.Body), strings.Join(e.Tags, ", "), strings.Join(e.Competencies, ", "), private}
	kind, _ := model.KindOf(e.Kind)
	for _, column := range fields {
		f, _ := kind.Field(column.Key)
		switch v := e.Values[column.Key].(type) {
		case nil:
			cells = append(cells, "")
		case model.Money:
			cells = append(cells, string(v.Decimal()))
		case model.Decimal:
			cells = append(cells, string(v))
		default:
			cells = append(cells, intake.GuardFormula(f.Format(v, model.Locale{})))
		}
		if column.Type == model.Amount {
			m, _ := e.Values.Money(column.Key)
			cells = append(cells, m.Currency)
		}
	}
	for _, role := range roles {
		var names []string
		for _, id := range e.Linked(role) {
			names = append(names, h.Names[id])
		}
		cells = append(cells, intake.GuardFormula(text.Joined("; ", names...)))
	}
	return cells
}
