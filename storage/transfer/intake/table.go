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
	Columns []string // the same for comparing
	Rows    []Row
}

// Row is one row's cells: those that it has, by column, and by plain column name, where
// of columns of one name the first that is filled counts.
type Row struct {
	All   []string
	Cells map[string]string
	Empty bool
}

// ReadTable finds the header that isHeader knows, whatever comes before it and
// whichever mark separates the cells, and reads the rows below it.
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

// saysComma is the line in which a table names the mark between its cells, as Excel
// reads it.
var saysComma = regexp.MustCompile(`^"?sep=([^\n])"?(?:\n|$)`)

// DecodeTable gives a table as text, and the marks that may stand between its cells.
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
		case err != nil: // with lazy quotes, only what no table is ends here
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

// widen gives the table with columns without a name for the cells of rows that
// are longer than the header, as a comma in a text without quotes makes them.
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

// Cell is the cell in a column, "" where the row ends before it.
func (r Row) Cell(column int) string {
	if column >= len(r.All) {
		return ""
	}
	return r.All[column]
}

// ColumnName is what a column is called, by its number where it has no name.
func (t Table) ColumnName(i int) string {
	if name := OnOneLine(t.Names[i]); name != "" {
		return name
	}
	return fmt.Sprintf("Column %d", i+1)
}

// Rename gives the columns other names, for the rows too.
func (t *Table) Rename(columns []string) {
	if slices.Equal(columns, t.Columns) {
		return
	}
	t.Columns = columns
	for i, r := range t.Rows {
		t.Rows[i] = t.newRow(r.All)
	}
}

// NormalizeColumn is a column's name without case, space and signs: "E-mail Address"
// is "emailaddress".
func NormalizeColumn(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// FormulaStart is what makes a spreadsheet run a cell as a formula.
const FormulaStart = "=+-@\t\r"

// GuardFormula keeps a spreadsheet from running a text as a formula.
func GuardFormula(text string) string {
	if text != "" && strings.ContainsRune(FormulaStart, rune(text[0])) {
		return "'" + text
	}
	return text
}

// unguardFormula takes back what guard did.
func unguardFormula(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune(FormulaStart, rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// Sample gives the first words in a column.
func (t Table) Sample(column int) string {
	for _, r := range t.Rows {
		if text := r.Cell(column); text != "" {
			return Shorten(text)
		}
	}
	return ""
}
