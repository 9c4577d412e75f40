package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Type is what a field holds. All that Rung knows of a type is its TypeRules.
type Type string

const (
	Text    Type = "text"    // one line
	Prose   Type = "prose"   // several lines of plain text
	Choice  Type = "choice"  // one of Field.Choices
	YesNo   Type = "yes/no"  // true or false
	Integer Type = "whole"   // a whole number from 0
	Year    Type = "year"    // a fiscal year by the year it ends in
	Number  Type = "number"  // an exact decimal
	Date    Type = "day"     // a civil date
	Amount  Type = "money"   // minor units and a currency
	Link    Type = "address" // an address on the web
	List    Type = "list"    // several items, each with the fields of Field.Of
)

// Types lists every declared type in order, for the tests that hold each consumer to
// all of them.
var Types []Type

// Field declares one value of a kind of entry. The form, the list row, the
// search language, storage, import and export all follow from it.
type Field struct {
	Key      string // in code, JSON and on the command line
	Label    string // on screen
	Hint     string // what belongs here, shown while the field is empty
	Type     Type
	Choices  []string // of a Choice, as stored and as shown
	Of       []Field  // the fields of each item of a List
	InList   bool     // shown in the second line of a list row
	Expected bool     // an entry of the kind is complete only with this filled, see Missing
	Sum      bool     // may be summed over entries, money within one currency
}

// TypeRules is what a type must say to be used everywhere. A type without an editor
// of its own is edited as a line of text.
type TypeRules struct {
	// Parse reads what a person typed, and Format writes a value so that Parse gives
	// the same one back. Decode reads JSON strictly.
	Parse  func(f Field, text string, loc Locale) (any, error)
	Format func(f Field, v any, loc Locale) string
	Decode func(f Field, raw json.RawMessage) (any, error)
	Empty  any // the value that is not kept

	Compared Comparison
	Wanted   string // what a search for a value wants: "a number"
	Example  string // a value that would do there; a Choice has its own
	Labelled bool   // not understood without its label: "asked 84,000 USD", but "charity board"
}

// Comparison is how a search compares the values of a type.
type Comparison int

const (
	NotCompared     Comparison = iota // a search only asks whether there is a value
	ComparedByText                    // part of it is found
	ComparedByName                    // one of several, or the other
	ComparedByOrder                   // before, after, or the same
	ComparedAsMoney                   // by order, within one currency
)

// Comparison gives how a search compares the type's values.
func (t Type) Comparison() Comparison { return types[t].Compared }

var types = map[Type]TypeRules{}

// DeclareType makes a type of field known, before the first entry is read.
func DeclareType(t Type, rules TypeRules) {
	types[t] = rules
	Types = append(Types, t)
}

func init() {
	DeclareType(Text, TypeRules{parseText, formatString, decodeString(parseText), "", ComparedByText, "words", `"two words"`, false})
	DeclareType(Prose, TypeRules{parseProse, formatString, decodeString(parseProse), "", ComparedByText, "words", `"two words"`, false})
	DeclareType(Choice, TypeRules{parseChoice, formatString, decodeString(parseChoice), "", ComparedByName, "one of its choices", "", false})
	DeclareType(YesNo, TypeRules{parseYesNo, formatYesNo, decodeYesNo, nil, ComparedByOrder, "yes or no", "yes", true})
	DeclareType(Integer, TypeRules{parseInteger, formatInteger, decodeInteger, nil, ComparedByOrder, "a whole number", "3", true})
	DeclareType(Year, TypeRules{parseYear, formatYear, decodeYear, nil, ComparedByOrder, "a year", "2027", true})
	DeclareType(Number, TypeRules{parseNumber, formatNumber, decodeDecimal, nil, ComparedByOrder, "a number", "3", true})
	DeclareType(Date, TypeRules{parseDate, formatDate, decodeDay, Day(""), ComparedByOrder, "a day", "2026-12-01", true})
	DeclareType(Amount, TypeRules{parseAmount, formatAmount, decodeMoney, nil, ComparedAsMoney, "an amount", "5000", true})
	DeclareType(Link, TypeRules{parseLink, formatString, decodeString(parseLink), "", ComparedByText, "part of an address", "example.org", false})
	DeclareType(List, TypeRules{parseList, formatList, decodeList, nil, NotCompared, "", "", false})
}

// Parse reads what a person typed into the field. An empty text gives nil. The
// error is an Error of code Invalid that names the field and what would do.
func (f Field) Parse(text string, loc Locale) (any, error) {
	text = cleanText(text)
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	v, err := types[f.Type].Parse(f, text, loc)
	return withFieldName(f, v, err)
}

// Format writes a value of the field so that Parse reads the same value back.
func (f Field) Format(v any, loc Locale) string {
	if v == nil {
		return ""
	}
	if k, unknown := v.(Preserved); unknown {
		return k.Text()
	}
	return types[f.Type].Format(f, v, loc)
}

// Decode reads the field's value from JSON; null and empty values give nil.
// The error is an Error of code Invalid that names the field.
func (f Field) Decode(raw json.RawMessage) (any, error) {
	if string(raw) == "null" {
		return nil, nil
	}
	v, err := types[f.Type].Decode(f, raw)
	if err == nil && f.Type != List && v == types[f.Type].Empty {
		return nil, nil
	}
	return withFieldName(f, v, err)
}

// withFieldName gives err the field's key and label where the rule did not know them.
func withFieldName(f Field, v any, err error) (any, error) {
	if err == nil {
		return v, nil
	}
	if e, ok := err.(*Error); ok && e.Field == "" {
		return nil, &Error{Code: e.Code, Field: f.Key, Message: f.Label + ": " + e.Message, Err: e.Err}
	}
	return nil, err
}

func parseText(_ Field, text string, _ Locale) (any, error) {
	return strings.Join(strings.Fields(cleanText(text)), " "), nil
}

func parseProse(_ Field, text string, _ Locale) (any, error) {
	return strings.TrimSpace(cleanText(text)), nil
}

func parseChoice(f Field, text string, _ Locale) (any, error) {
	text = strings.TrimSpace(text)
	for _, c := range f.Choices {
		if strings.EqualFold(c, text) {
			return c, nil
		}
	}
	return nil, newInvalidError(f.Key, fmt.Sprintf("%s is one of: %s.", f.Label, strings.Join(f.Choices, ", ")))
}

func parseYesNo(f Field, text string, _ Locale) (any, error) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "yes", "y", "true", "1":
		return true, nil
	case "no", "n", "false", "0":
		return false, nil
	}
	return nil, newInvalidError(f.Key, f.Label+" is yes or no.")
}

func parseInteger(f Field, text string, loc Locale) (any, error) {
	d, ok := ParseDecimal(text, loc)
	n, err := strconv.ParseInt(string(d), 10, 64)
	if !ok || err != nil || n < 0 {
		return nil, newInvalidError(f.Key, f.Label+" wants a whole number, such as 12.")
	}
	return n, nil
}

func parseYear(f Field, text string, _ Locale) (any, error) {
	digits := strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(text), "fyFY'’ "))
	n, err := strconv.ParseInt(digits, 10, 64)
	if err == nil && n < 100 && len(digits) == 2 {
		n += 2000
	}
	if err != nil || n < 1900 || n > 2999 {
		return nil, newInvalidError(f.Key, f.Label+" is the year it ends in, such as 2027 or FY27.")
	}
	return n, nil
}

func parseNumber(f Field, text string, loc Locale) (any, error) {
	d, ok := ParseDecimal(text, loc)
	if !ok {
		return nil, newInvalidError(f.Key, f.Label+" wants a number, such as 12.5.")
	}
	return d, nil
}

func parseDate(f Field, text string, loc Locale) (any, error) {
	d, err := ParseDay(text, loc)
	if err != nil {
		return nil, newInvalidError(f.Key, err.Error())
	}
	return d, nil
}

func parseAmount(_ Field, text string, loc Locale) (any, error) {
	m, err := ParseMoney(text, loc)
	if err != nil {
		return nil, err
	}
	return m, nil
}

func parseLink(f Field, text string, _ Locale) (any, error) {
	text = strings.TrimSpace(cleanText(text))
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.User != nil || !strings.Contains(u.Host, ".") || strings.ContainsAny(text, " \n\t") {
		return nil, newInvalidError(f.Key, f.Label+" wants an address such as https://example.org.")
	}
	return text, nil
}

// parseList reads the JSON of the items: a list is edited item by item in the
// window, and typed as a whole only on the command line.
// parseList reads a list as JSON, or one measure as people say it.
func parseList(f Field, text string, loc Locale) (any, error) {
	if item := parseMeasure(f, text, loc); item != nil && !strings.HasPrefix(strings.TrimSpace(text), "[") {
		return []Values{item}, nil
	}
	list, err := decodeList(f, []byte(text))
	if err != nil || list == nil {
		return list, err
	}
	for _, item := range list.([]Values) {
		for name := range item.Preserved() {
			i := slices.IndexFunc(f.Of, func(of Field) bool { return of.Key == name })
			if i >= 0 {
				_, err = parseChoice(f.Of[i], item[name].(Preserved).Text(), loc)
				return nil, err
			}
			return nil, newInvalidError(name, fmt.Sprintf("%s has no field %q.", f.Label, name))
		}
	}
	return list, nil
}

func formatString(_ Field, v any, _ Locale) string { return v.(string) }

func formatYesNo(_ Field, v any, _ Locale) string {
	if v.(bool) {
		return "yes"
	}
	return "no"
}

func formatInteger(_ Field, v any, loc Locale) string {
	return Decimal(strconv.FormatInt(v.(int64), 10)).Format(loc)
}

func formatYear(_ Field, v any, _ Locale) string { return strconv.FormatInt(v.(int64), 10) }

func formatNumber(_ Field, v any, loc Locale) string { return v.(Decimal).Format(loc) }

// formatDate writes the one form that no locale reads differently.
func formatDate(_ Field, v any, _ Locale) string { return string(v.(Day)) }

func formatAmount(_ Field, v any, loc Locale) string { return v.(Money).Format(loc) }

func formatList(_ Field, v any, _ Locale) string {
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}

// decodeString gives a decoder of texts that the type's parser then reads.
func decodeString(parse func(Field, string, Locale) (any, error)) func(Field, json.RawMessage) (any, error) {
	return func(f Field, raw json.RawMessage) (any, error) {
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return nil, newInvalidError(f.Key, f.Label+" wants text.")
		}
		if strings.TrimSpace(s) == "" {
			return "", nil
		}
		return parse(f, s, Locale{})
	}
}

func decodeYesNo(f Field, raw json.RawMessage) (any, error) {
	var b bool
	if err := json.Unmarshal(raw, &b); err != nil {
		return nil, newInvalidError(f.Key, f.Label+" is true or false.")
	}
	return b, nil
}

func decodeInteger(f Field, raw json.RawMessage) (any, error) {
	var n int64
	if err := json.Unmarshal(raw, &n); err != nil || n < 0 || n > maxInteger {
		return nil, newInvalidError(f.Key, f.Label+" wants a whole number, such as 12.")
	}
	return n, nil
}

func decodeYear(f Field, raw json.RawMessage) (any, error) {
	if len(raw) != len("2027") {
		return nil, newInvalidError(f.Key, f.Label+" is the year it ends in, such as 2027.")
	}
	return parseYear(f, string(raw), Locale{})
}

func decodeList(f Field, raw json.RawMessage) (any, error) {
	var items []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return nil, newInvalidError(f.Key, f.Label+" wants a list of items in JSON"+f.measureHint()+".")
	}
	var list []Values
	for _, item := range items {
		v, err := decodeValues(f.Of, item, f.Label)
		if err != nil {
			return nil, err
		}
		if len(v) > 0 {
			list = append(list, v)
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	return list, nil
}

func strictJSON(raw []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	return d.Decode(into)
}
