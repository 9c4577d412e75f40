package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Values holds the values of an entry's fields by key: string for Text, Prose,
// Choice and Link, bool for YesNo, int64 for Integer and Year, Decimal for Number, Day
// for Date, Money for Amount, []Values for List, and Preserved for what is not known.
// Empty values are left out.
type Values map[string]any

// Text gives a text value, or "".
func (v Values) Text(key string) string { s, _ := v[key].(string); return s }

// Yes reports whether a yes/no value is yes.
func (v Values) Yes(key string) bool { b, _ := v[key].(bool); return b }

// Integer gives a whole number and whether one is there.
func (v Values) Integer(key string) (int64, bool) { n, ok := v[key].(int64); return n, ok }

// Day gives a day value, or "".
func (v Values) Day(key string) Day { d, _ := v[key].(Day); return d }

// Money gives an amount and whether one is there.
func (v Values) Money(key string) (Money, bool) { m, ok := v[key].(Money); return m, ok }

// Items gives the items of a list value.
func (v Values) Items(key string) []Values { l, _ := v[key].([]Values); return l }

// setOrDelete keeps value under key, or forgets the key where value is empty.
func (v Values) setOrDelete(key string, value any) {
	switch x := value.(type) {
	case nil:
	case string:
		if x != "" {
			v[key] = x
			return
		}
	case []Values:
		if len(x) > 0 {
			v[key] = x
			return
		}
	default:
		v[key] = value
		return
	}
	delete(v, key)
}

// normalize gives the values with their texts in one form and without empty ones.
// Preserved values stay unchanged.
func (v Values) normalize(fields []Field) Values {
	tidied := Values{}
	for key, value := range v {
		var field Field
		if i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key }); i >= 0 {
			field = fields[i]
		}
		switch x := value.(type) {
		case string:
			value = strings.TrimSpace(cleanText(x))
			if field.Type == Text {
				value = strings.Join(strings.Fields(cleanText(x)), " ")
			}
		case []Values:
			var items []Values
			for _, item := range x {
				if item = item.normalize(field.Of); len(item) > 0 {
					items = append(items, item)
				}
			}
			value = items
		}
		tidied.setOrDelete(key, value)
	}
	return tidied
}

// isUnknownChoice reports whether a value is a choice that the field does not offer.
func (f Field) isUnknownChoice(raw json.RawMessage) bool {
	var text string
	if f.Type != Choice || json.Unmarshal(raw, &text) != nil || strings.TrimSpace(text) == "" {
		return false
	}
	_, err := parseChoice(f, text, Locale{})
	return err != nil && checkName(f.Key, strings.TrimSpace(text)) == nil
}

// decodeValues reads a JSON object by the declared fields. A value of another key, and a
// choice that its field does not offer, is Preserved. Errors name the owner where a key
// cannot be kept.
func decodeValues(fields []Field, raw map[string]json.RawMessage, owner string) (Values, error) {
	values := Values{}
	keys := make([]string, 0, len(raw))
	for key := range raw {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key })
		if i < 0 && key == "" {
			return nil, newInvalidError(key, fmt.Sprintf("%s has a value without a name.", owner))
		}
		if i < 0 || fields[i].isUnknownChoice(raw[key]) {
			values[key] = preserve(raw[key])
			continue
		}
		v, err := fields[i].Decode(raw[key])
		if err != nil {
			return nil, err
		}
		values.setOrDelete(key, v)
	}
	return values, nil
}
