package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model/text"
)

// Preserved is a part of an entry that this Rung does not know, as the JSON in which a
// newer one wrote it. It is kept and written out again unchanged, shown as words, and
// counts for nothing. Among Values it is the value of a field that the kind does not
// declare, or a choice that the field does not have.
type Preserved string

// Limits on what is kept without being known.
const (
	maxName  = 90  // bytes of a kind, a role, a competency, or the name of a part
	maxLevel = 100 // levels of lists and objects in one part
)

// MarshalJSON writes the part unchanged, and an empty one as null.
func (k Preserved) MarshalJSON() ([]byte, error) { return []byte(cmp.Or(string(k), "null")), nil }

// Text gives the part for reading.
func (k Preserved) Text() string {
	var text string
	if json.Unmarshal([]byte(k), &text) == nil {
		return strings.TrimSpace(cleanText(text))
	}
	return cleanText(string(k))
}

// preserve takes a part unchanged but for the white space between its tokens.
func preserve(raw json.RawMessage) Preserved {
	var b bytes.Buffer
	if json.Compact(&b, bytes.ToValidUTF8(raw, []byte("\uFFFD"))) != nil {
		return Preserved(raw)
	}
	return Preserved(b.String())
}

// checkSize gives an Error of code Invalid or TooLarge where a journal cannot keep the
// part.
func (k Preserved) checkSize(name string) error {
	if k != "" && !CanPreserve(json.RawMessage(k)) {
		return newInvalidError(name, fmt.Sprintf("It is no JSON of at most %d levels.", maxLevel))
	}
	if len(k) > MaxBody {
		return &Error{Code: TooLarge, Field: name, Message: "It is larger than 1 MB, which is more than an entry can keep of what this Rung does not know."}
	}
	return nil
}

// CanPreserve reports whether a part is valid JSON that is not nested too deeply for a
// journal to keep.
func CanPreserve(raw json.RawMessage) bool {
	if !json.Valid(raw) {
		return false
	}
	level, inText := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case inText:
		case c == '{' || c == '[':
			if level++; level > maxLevel {
				return false
			}
		case c == '}' || c == ']':
			level--
		}
	}
	return true
}

// checkName refuses the name of an unknown kind, role or part that cannot be shown.
func checkName(field, name string) error {
	odd := strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) || !utf8.ValidString(name)
	if name == "" || len(name) > maxName || odd || strings.TrimSpace(name) != name {
		return newInvalidError(field, fmt.Sprintf("%q is no name for it.", text.Shorten(name, rowWords)))
	}
	return nil
}

// labelFromName makes a label of a name in code: "Mood check" of "mood_check".
func labelFromName(name string) string {
	words := strings.ReplaceAll(name, "_", " ")
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// Unknown is one thing of an entry that this Rung does not know.
type Unknown struct {
	What string // kind, field, choice, link, competency, file or part
	Name string
}

// String says what it is: the field “weather”.
func (u Unknown) String() string { return "the " + u.What + " “" + u.Name + "”" }

// DescribeUnknown names what is not known on one line, and counts what has no room
// there.
func DescribeUnknown(all []Unknown) string {
	const most = 20
	var words []string
	for i, u := range all {
		if i == most {
			words = append(words, fmt.Sprintf("and %d more", len(all)-most))
			break
		}
		words = append(words, u.String())
	}
	return strings.Join(words, ", ")
}

// Unknown lists what this Rung does not know of the entry, each thing once, in the
// order of the entry's parts.
func (e Entry) Unknown() []Unknown {
	var all []Unknown
	note := func(what, name string) {
		if u := (Unknown{what, name}); !slices.Contains(all, u) {
			all = append(all, u)
		}
	}
	kind, known := KindOf(e.Kind)
	if !known {
		note("kind", e.Kind)
	}
	noteValues(e.Values, kind.Fields, note)
	for _, l := range e.Links {
		if !kind.hasRole(l.Role) {
			note("link", l.Role)
		}
		noteParts(l.Preserved, note)
	}
	for _, c := range e.Competencies {
		if _, known := CompetencyOf(c); !known {
			note("competency", c)
		}
	}
	for _, a := range e.Attachments {
		noteParts(a.Preserved, note)
	}
	for _, name := range slices.Sorted(maps.Keys(e.Preserved)) {
		note("part", name)
	}
	return all
}

func noteValues(values Values, fields []Field, note func(what, name string)) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key })
		switch v := values[key].(type) {
		case Preserved:
			if i < 0 {
				note("field", key)
			} else {
				note("choice", v.Text())
			}
		case []Values:
			for _, item := range v {
				noteValues(item, fields[max(i, 0)].Of, note)
			}
		}
	}
}

// UndeclaredKeys gives the keys of the Preserved values that none of the fields has.
func (v Values) UndeclaredKeys(fields []Field) (keys []string) {
	for _, key := range slices.Sorted(maps.Keys(v)) {
		if _, kept := v[key].(Preserved); kept && !slices.ContainsFunc(fields, func(f Field) bool { return f.Key == key }) {
			keys = append(keys, key)
		}
	}
	return keys
}

func noteParts(k Preserved, note func(what, name string)) {
	if k == "" {
		return
	}
	var parts map[string]json.RawMessage
	if json.Unmarshal([]byte(k), &parts) == nil {
		for _, name := range slices.Sorted(maps.Keys(parts)) {
			note("part", name)
		}
	}
}

// Fields gives the fields of the entry's kind, then one for each further value it holds.
func (e Entry) Fields() []Field {
	kind, _ := KindOf(e.Kind)
	fields := kind.Fields
	for _, key := range slices.Sorted(maps.Keys(e.Values)) {
		if _, declared := kind.Field(key); !declared {
			fields = append(fields[:len(fields):len(fields)], Field{Key: key, Label: labelFromName(key), Type: Prose})
		}
	}
	return fields
}

// Roles gives the links of the entry's kind, then one for each further role it uses.
func (e Entry) Roles() []Role {
	kind, _ := KindOf(e.Kind)
	roles := kind.Links
	for _, l := range e.Links {
		if !slices.ContainsFunc(roles, func(r Role) bool { return r.ID == l.Role }) {
			role, _ := kind.Role(l.Role)
			roles = append(roles[:len(roles):len(roles)], role)
		}
	}
	return roles
}

// checkPreserved refuses unknown parts that a journal cannot keep.
func (e Entry) checkPreserved() error {
	size := 0
	for _, parts := range []map[string]Preserved{e.Preserved, e.Values.Preserved()} {
		for name, k := range parts {
			if err := cmp.Or(checkName(name, name), k.checkSize(name)); err != nil {
				return err
			}
			if strings.HasPrefix(name, valuesPrefix) {
				return newInvalidError(name, "A value belongs among the entry's values.")
			}
			size += len(k)
		}
	}
	for _, l := range e.Links {
		if err := l.Preserved.checkSize(l.Role); err != nil {
			return err
		}
		size += len(l.Preserved)
	}
	for _, a := range e.Attachments {
		if err := a.Preserved.checkSize("attachments"); err != nil {
			return err
		}
		size += len(a.Preserved)
	}
	if size > MaxBody {
		return &Error{Code: TooLarge, Message: "It holds more than 1 MB that this Rung does not know."}
	}
	return nil
}

// Preserved gives the values that are not known, also those inside the items of lists.
func (v Values) Preserved() map[string]Preserved {
	parts := map[string]Preserved{}
	for key, value := range v {
		switch x := value.(type) {
		case Preserved:
			parts[key] = x
		case []Values:
			for i, item := range x {
				for name, k := range item.Preserved() {
					parts[fmt.Sprintf("%s %d %s", key, i+1, name)] = k
				}
			}
		}
	}
	return parts
}

// CarryUnknown copies from another state of the entry what an editor has no place for
// because it knows the entry's kind only: undeclared values, unknown parts of list
// items, links and files, and unknown parts of the entry.
func (e *Entry) CarryUnknown(from Entry) {
	kind, _ := KindOf(from.Kind)
	to, _ := KindOf(e.Kind)
	if e.Values == nil {
		e.Values = Values{}
	}
	for key, v := range from.Values {
		k, isKept := v.(Preserved)
		_, had := kind.Field(key)
		_, taken := e.Values[key]
		target, has := to.Field(key)
		switch {
		case !isKept || had || taken:
		case !has:
			e.Values[key] = k
		default:
			if read, err := target.Decode(json.RawMessage(k)); err == nil && read != nil {
				e.Values[key] = read
			} else {
				e.Body = strings.TrimLeft(e.Body+"\n\n- "+target.Label+": "+k.Text(), "\n")
			}
		}
	}
	for key, v := range e.Values {
		items, isList := v.([]Values)
		before, wasList := from.Values[key].([]Values)
		if field, declared := kind.Field(key); isList && wasList && declared {
			e.Values[key] = carryItems(items, before, field.Of)
		}
	}
	for i, l := range e.Links {
		if at := slices.IndexFunc(from.Links, func(x LinkTo) bool { return x.Role == l.Role && x.ID == l.ID }); at >= 0 {
			e.Links[i] = from.Links[at]
		}
	}
	for i, a := range e.Attachments {
		if at := slices.IndexFunc(from.Attachments, func(x Attachment) bool { return x.Name == a.Name && x.SHA256 == a.SHA256 }); at >= 0 {
			e.Attachments[i] = from.Attachments[at]
		}
	}
	kept := maps.Clone(from.Preserved)
	for name, k := range e.Preserved {
		if kept == nil {
			kept = map[string]Preserved{}
		}
		kept[name] = k
	}
	e.Preserved = kept
}

// carryItems gives items with the undeclared values that those of before had. An item
// with the same declared values is the same item, else the one in the same place.
func carryItems(items, before []Values, fields []Field) []Values {
	unlike := func(v Values) Values {
		return Values(maps.Collect(func(yield func(string, any) bool) {
			for _, f := range fields {
				if value, ok := v[f.Key]; ok && !yield(f.Key, value) {
					return
				}
			}
		}))
	}
	out := slices.Clone(items)
	for i, item := range items {
		at := slices.IndexFunc(before, func(b Values) bool { return reflect.DeepEqual(unlike(b), unlike(item)) })
		if at < 0 && i < len(before) && len(before) == len(items) {
			at = i
		}
		if at < 0 {
			continue
		}
		out[i] = maps.Clone(item)
		for _, key := range before[at].UndeclaredKeys(fields) {
			out[i][key] = before[at][key]
		}
	}
	return out
}

// SameJSON reports whether two parts say the same, however they are written.
func SameJSON(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) || len(a) == 0 || a[0] != '{' && a[0] != '[' {
		return bytes.Equal(a, b) // only the members of an object may stand in another order
	}
	read := func(raw json.RawMessage) (v any, err error) {
		d := json.NewDecoder(bytes.NewReader(raw))
		d.UseNumber()
		return v, d.Decode(&v)
	}
	x, err := read(a)
	if err != nil {
		return false
	}
	y, err := read(b)
	return err == nil && reflect.DeepEqual(x, y)
}
