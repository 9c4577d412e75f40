package transfer

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

// table is the rows of a CSV file below its header.
type table struct {
	names   []string // the columns as they stand in the file
	columns []string // the same for comparing
	rows    []row
}

// row is one row's cells: those that it has, by column, and by plain column name, where
// of columns of one name the first that is filled counts.
type row struct {
	all   []string
	cells map[string]string
	empty bool
}

// readTable finds the header that isHeader knows, whatever comes before it and
// whichever mark separates the cells, and reads the rows below it.
func readTable(content []byte, isHeader func(columns []string) bool) (table, bool, error) {
	text, commas := decodeTable(content)
	for _, comma := range commas {
		t, found, err := readWithSeparator(text, comma, isHeader)
		if found || err != nil {
			return t, found, err
		}
	}
	return table{}, false, nil
}

// saysComma is the line in which a table names the mark between its cells, as Excel
// reads it.
var saysComma = regexp.MustCompile(`^"?sep=([^\n])"?(?:\n|$)`)

// decodeTable gives a table as text, and the marks that may stand between its cells.
func decodeTable(content []byte) (text string, commas []rune) {
	text = decodeText(normalizeLines(toUTF8(content)))
	if said := saysComma.FindStringSubmatch(text); said != nil {
		comma, _ := utf8.DecodeRuneInString(said[1])
		if comma != utf8.RuneError && comma != '"' && comma != '\r' {
			return text[len(said[0]):], []rune{comma}
		}
	}
	return text, []rune{',', ';', '\t'}
}

func readWithSeparator(text string, comma rune, isHeader func([]string) bool) (t table, found bool, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	for before := 0; ; {
		record, err := r.Read()
		switch {
		case errors.Is(err, io.EOF):
			return t.widen(), t.columns != nil, nil
		case err != nil: // with lazy quotes, only what no table is ends here
			return table{}, false, nil
		case t.columns != nil:
			if len(t.rows) == maxEntries {
				return table{}, false, &model.Error{Code: model.TooLarge, Message: "The file holds more than a million rows, more than one import can take."}
			}
			t.rows = append(t.rows, t.newRow(record))
			continue
		}
		columns := make([]string, len(record))
		for i, name := range record {
			columns[i] = normalizeColumn(name)
		}
		if isHeader(columns) {
			t.names, t.columns = record, columns
		} else if before++; before > maxPreamble {
			return table{}, false, nil
		}
	}
}

func (t table) newRow(record []string) row {
	r := row{cells: map[string]string{}, empty: true, all: make([]string, len(record))}
	for i, cell := range record {
		cell = strings.TrimSpace(unguardFormula(cell))
		if cell == "" {
			continue
		}
		r.empty, r.all[i] = false, cell
		if i < len(t.columns) && r.cells[t.columns[i]] == "" {
			r.cells[t.columns[i]] = cell
		}
	}
	return r
}

// widen gives the table with columns without a name for the cells of rows that
// are longer than the header, as a comma in a text without quotes makes them.
func (t table) widen() table {
	widest := len(t.columns)
	for _, r := range t.rows {
		for i := len(r.all) - 1; i >= widest; i-- {
			if r.all[i] != "" {
				widest = i + 1
			}
		}
	}
	for len(t.columns) < widest {
		t.names, t.columns = append(t.names, ""), append(t.columns, "")
	}
	return t
}

// cell is the cell in a column, "" where the row ends before it.
func (r row) cell(column int) string {
	if column >= len(r.all) {
		return ""
	}
	return r.all[column]
}

// columnName is what a column is called, by its number where it has no name.
func (t table) columnName(i int) string {
	if name := onOneLine(t.names[i]); name != "" {
		return name
	}
	return fmt.Sprintf("Column %d", i+1)
}

// rename gives the columns other names, for the rows too.
func (t *table) rename(columns []string) {
	if slices.Equal(columns, t.columns) {
		return
	}
	t.columns = columns
	for i, r := range t.rows {
		t.rows[i] = t.newRow(r.all)
	}
}

// normalizeColumn is a column's name without case, space and signs: "E-mail Address"
// is "emailaddress".
func normalizeColumn(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// formulaStart is what makes a spreadsheet run a cell as a formula.
const formulaStart = "=+-@\t\r"

// guardFormula keeps a spreadsheet from running a text as a formula.
func guardFormula(text string) string {
	if text != "" && strings.ContainsRune(formulaStart, rune(text[0])) {
		return "'" + text
	}
	return text
}

// unguardFormula takes back what guard did.
func unguardFormula(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune(formulaStart, rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

// sample gives the first words in a column.
func (t table) sample(column int) string {
	for _, r := range t.rows {
		if text := r.cell(column); text != "" {
			return shorten(text)
		}
	}
	return ""
}
