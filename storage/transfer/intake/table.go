package intake

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model"
)

// maxPreamble is how many rows may come before a table's header.
const maxPreamble = 40

// Table is the rows of a CSV file below its header.
type Table struct {
	Names   []string // the columns as they stand in the file
	Columns []string // the same, normalized for comparing
	Rows    []Row
}

// Row is the cells of one row: All by column, Cells by normalized column name. Of
// several columns with one name, the first filled one counts.
type Row struct {
	All   []string
	Cells map[string]string
	Empty bool
}

// ReadTable reads the rows below the header that isHeader recognises, whatever comes
// before it and whichever mark separates the cells. Error: TooLarge.
func ReadTable(content []byte, isHeader func(columns []string) bool) (Table, bool, error) {
	text, commas := DecodeTable(content)
	for _, comma := range commas {
		t, found, err := ReadWithSeparator(text, comma, isHeader)
		if found || err != nil {
			return t, found, err
		}
	}
	return Table{}, false, nil
}

// saysComma matches the line in which a table names the mark between its cells, as for
// Excel.
var saysComma = regexp.MustCompile(`^"?sep=([^\n])"?(?:\n|$)`)

// DecodeTable gives a table as text, and the marks that may separate its cells.
func DecodeTable(content []byte) (text string, commas []rune) {
	text = DecodeText(NormalizeLines(ToUTF8(content)))
	if said := saysComma.FindStringSubmatch(text); said != nil {
		comma, _ := utf8.DecodeRuneInString(said[1])
		if comma != utf8.RuneError && comma != '"' && comma != '\r' {
			return text[len(said[0]):], []rune{comma}
		}
	}
	return text, []rune{',', ';', '\t'}
}

func ReadWithSeparator(text string, comma rune, isHeader func([]string) bool) (t Table, found bool, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	for before := 0; ; {
		record, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return t.widen(), t.Columns != nil, nil
		case err != nil: // with lazy quotes, only what is no table fails
			return Table{}, false, nil
		case t.Columns != nil:
			if len(t.Rows) == MaxEntries {
				return Table{}, false, &model.Error{Code: model.TooLarge, Message: "The file holds more than a million rows, more than one import can take."}
			}
			t.Rows = append(t.Rows, t.newRow(record))
			continue
		}
		columns := make([]string, len(record))
		for i, name := range record {
			columns[i] = NormalizeColumn(name)
		}
		if isHeader(columns) {
			t.Names, t.Columns = record, columns
		} else if before++; before > maxPreamble {
			return Table{}, false, nil
		}
	}
}

func (t Table) newRow(record []string) Row {
	r := Row{Cells: map[string]string{}, Empty: true, All: make([]string, len(record))}
	for i, cell := range record {
		cell = strings.TrimSpace(unguardFormula(cell))
		if cell == "" {
			continue
		}
		r.Empty, r.All[i] = false, cell
		if i < len(t.Columns) && r.Cells[t.Columns[i]] == "" {
			r.Cells[t.Columns[i]] = cell
		}
	}
	return r
}

// widen gives the table unnamed columns for rows that are longer than the header, such
// as those with a comma in an unquoted text.
func (t Table) widen() Table {
	widest := len(t.Columns)
	for _, r := range t.Rows {
		for i := len(r.All) - 1; i >= widest; i-- {
			if r.All[i] != "" {
				widest = i + 1
			}
		}
	}
	for len(t.Columns) < widest {
		t.Names, t.Columns = append(t.Names, ""), append(t.Columns, "")
	}
	return t
}

// Cell gives the cell in a column, or "" if the row ends before it.
func (r Row) Cell(column int) string {
	if column >= len(r.All) {
		return ""
	}
	return r.All[column]
}

// ColumnName gives a column's name, or its number if it has none.
func (t Table) ColumnName(i int) string {
	if name := OnOneLine(t.Names[i]); name != "" {
		return name
	}
	return fmt.Sprintf("Column %d", i+1)
}

// Rename gives the columns other names, and the cells of the rows too.
func (t *Table) Rename(columns []string) {
	if slices.Equal(columns, t.Columns) {
		return
	}
	t.Columns = columns
	for i, r := range t.Rows {
		t.Rows[i] = t.newRow(r.All)
	}
}

// NormalizeColumn gives a column's name without case, space and signs: "E-mail Address"
// becomes "emailaddress".
func NormalizeColumn(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// FormulaStart is the characters that begin a formula in a spreadsheet's cell.
const FormulaStart = "=+-@\t\r"

// GuardFormula puts an apostrophe before a text that would run as a formula.
func GuardFormula(text string) string {
	if text != "" && strings.ContainsRune(FormulaStart, rune(text[0])) {
		return "'" + text
	}
	return text
}

// unguardFormula removes the apostrophe that GuardFormula puts before a text.
func unguardFormula(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune(FormulaStart, rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// Sample gives the first text in a column, shortened.
func (t Table) Sample(column int) string {
	for _, r := range t.Rows {
		if text := r.Cell(column); text != "" {
			return Shorten(text)
		}
	}
	return ""
}
