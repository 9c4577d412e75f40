package storage

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"modernc.org/sqlite"

	"rung/model"
)

// condition is a part of a WHERE clause about entries, and the arguments it binds.
type condition struct {
	sql  string
	args []any
}

func newCondition(sql string, args ...any) condition { return condition{sql, args} }

// joinConditions joins conditions with word, AND or OR; without any it is TRUE.
func joinConditions(word string, parts []condition) condition {
	if len(parts) == 0 {
		return newCondition("TRUE")
	}
	var all condition
	texts := make([]string, len(parts))
	for i, p := range parts {
		texts[i] = "(" + p.sql + ")"
		all.args = append(all.args, p.args...)
	}
	all.sql = strings.Join(texts, " "+word+" ")
	return all
}

// isOneOf is the condition that a column equals one of texts, which is never empty.
func isOneOf(column string, texts []string) condition {
	c := condition{sql: column + " IN (?" + strings.Repeat(", ?", len(texts)-1) + ")"}
	for _, text := range texts {
		c.args = append(c.args, text)
	}
	return c
}

// conditions gives as SQL all terms but the words (asked) and what else is left out
// (defaults): the trash unless is:trash is there; kinds made by Rung's own screens,
// unless kind:, id:, batch: or is:trash is there; and hidden kinds, unless one of
// these, a word or is:inbox is there.
func conditions(q model.Query) (asked, defaults []condition, err error) {
	for _, t := range q.Terms {
		if t.Key == "" {
			continue
		}
		c, err := termCondition(t)
		if err != nil {
			return nil, nil, err
		}
		if t.Not {
			c.sql = "(" + c.sql + ") IS NOT TRUE"
		}
		asked = append(asked, c)
	}
	if !q.HasTerm("is", "trash") {
		defaults = append(defaults, newCondition("entry.trashed = 0"))
	}
	named := q.HasTerm("kind", "") || q.HasTerm("id", "") || q.HasTerm("batch", "") || q.HasTerm("is", "trash")
	apart := !named && !q.HasWords() && !q.HasTerm("is", "inbox")
	if out := model.KindsWhere(func(k model.Kind) bool { return k.MadeByRung && !named || k.Hidden && apart }); len(out) > 0 {
		c := isOneOf("entry.kind", out)
		c.sql = "NOT " + c.sql
		defaults = append(defaults, c)
	}
	return asked, defaults, nil
}

// termCondition gives one term that is not a word as SQL, without its negation.
func termCondition(t model.Term) (condition, error) {
	switch t.Key {
	case "kind":
		if t.Text == model.EveryKind {
			return newCondition("1"), nil
		}
		return isOneOf("entry.kind", alternatives(t)), nil
	case "tag", "competency":
		c := isOneOf(t.Key, alternatives(t))
		c.sql = "entry.id IN (SELECT entry FROM " + t.Key + " WHERE " + c.sql + ")"
		return c, nil
	case "person":
		return personCondition(t), nil
	case "from", "to", "day":
		return dayCondition(t)
	case "has":
		return hasCondition(t)
	case "is":
		return isCondition(t)
	case "id":
		if t.Any != nil {
			return newCondition("entry.id IN (SELECT value FROM json_each(?))", asJSON(t.Any)), nil
		}
		id := strings.ToLower(t.Text)
		// "g" sorts after every digit of an id, so this finds ids that begin with id.
		return newCondition("entry.id >= ? AND entry.id < ? || 'g'", id, id), nil
	case "batch":
		return newCondition("entry.id IN (SELECT entry FROM revision WHERE batch = ?)", t.Text), nil
	case "step":
		return condition{}, &model.Error{Code: model.Invalid, Field: t.Key, Message: "Which entries count for a step is not known here. Search for them in the journal's list, or with rung search step:" + t.Text}
	}
	return fieldCondition(t)
}

func alternatives(t model.Term) []string {
	if len(t.Any) > 0 {
		return t.Any
	}
	return []string{t.Text}
}

// personCondition finds contacts by their id or the beginning of any word of their
// name, and the entries that link to them.
func personCondition(t model.Term) condition {
	const linkedAndItself = `entry.id IN (
		WITH known AS MATERIALIZED (SELECT id FROM entry
			WHERE (kind = 'contact' AND trashed = 0 OR kind = 'contact' AND trashed = 1) AND (id = ? OR instr(' ' || fold(title), ?) > 0))
		SELECT id FROM known UNION ALL SELECT entry FROM link WHERE other IN (SELECT id FROM known))`
	name := foldText(t.Text)
	if name == "" {
		// Punctuation folds to nothing. Unfolded it is found in no folded name.
		return newCondition(linkedAndItself, t.Text, t.Text)
	}
	return newCondition(linkedAndItself, t.Text, " "+name)
}

// dayCondition compares days; an entry of several days is found by each.
func dayCondition(t model.Term) (condition, error) {
	day, ok := t.Value.(model.Day)
	if !ok {
		return condition{}, notSearchable(t)
	}
	from := newCondition("entry.day >= ? OR entry.until >= ?", string(day), string(day))
	to := newCondition("entry.day <= ?", string(day))
	switch t.Key {
	case "from":
		return from, nil
	case "to":
		return to, nil
	}
	return joinConditions("AND", []condition{from, to}), nil
}

func isCondition(t model.Term) (condition, error) {
	switch t.Text {
	case "private":
		return newCondition("entry.private = 1"), nil
	case "trash":
		// The trash's own index is small; without it the whole list would be read.
		return newCondition("entry.pos IN (SELECT pos FROM entry WHERE trashed = 1)"), nil
	case "read":
		return newCondition("entry.read <> '{}' AND EXISTS (SELECT 1 FROM json_each(entry.read, '$.parts') WHERE value ->> 'removed' IS NULL)"), nil
	case "inbox":
		return newCondition("entry.whole = 0 AND entry.trashed = 0"), nil
	}
	return condition{}, notSearchable(t)
}

// hasCondition asks whether something is filled in. has:number finds figures that a
// person would show: an amount, or a number in a list such as the metrics.
func hasCondition(t model.Term) (condition, error) {
	switch t.Text {
	case "file":
		return newCondition("entry.id IN (SELECT entry FROM attachment)"), nil
	case "link":
		return newCondition("EXISTS (SELECT 1 FROM link WHERE link.entry = entry.id)"), nil
	case "body":
		return newCondition("entry.body <> ''"), nil
	case "number":
		return hasNumber(), nil
	}
	if len(model.FieldsByKey(t.Text)) == 0 {
		return condition{}, notSearchable(t)
	}
	return newCondition("json_type(entry.vals, ?) IS NOT NULL", jsonPath(t.Text)), nil
}

func hasNumber() condition {
	var parts []condition
	seen := map[string]bool{}
	for _, k := range model.Kinds {
		for _, f := range k.Fields {
			if seen[f.Key] {
				continue
			}
			seen[f.Key] = true
			if f.Type == model.Amount {
				parts = append(parts, newCondition("json_type(entry.vals, ?) IS NOT NULL", jsonPath(f.Key)))
			}
			for _, of := range f.Of {
				if of.Type == model.Number || of.Type == model.Amount {
					parts = append(parts, newCondition("EXISTS (SELECT 1 FROM json_each(entry.vals, ?) WHERE json_type(value, ?) IS NOT NULL)", jsonPath(f.Key), jsonPath(of.Key)))
				}
			}
		}
	}
	return joinConditions("OR", parts)
}

func jsonPath(keys ...string) string { return `$."` + strings.Join(keys, `"."`) + `"` }

// fieldCondition compares a field's value in the way of its type, in entries of the
// kinds that declare the field.
func fieldCondition(t model.Term) (condition, error) {
	kinds := model.KindsWithField(t.Key)
	if len(kinds) == 0 || operators[t.Op] == "" {
		return condition{}, notSearchable(t)
	}
	c, err := comparisons[t.Type.Comparison()](t)
	if err != nil || len(kinds) == len(model.Kinds) {
		return c, err
	}
	return joinConditions("AND", []condition{isOneOf("entry.kind", kinds), c}), nil
}

// operators are the comparisons of the search language in SQL.
var operators = map[string]string{":": "=", "=": "=", ">": ">", ">=": ">=", "<": "<", "<=": "<="}

// comparisons gives the function for each way of comparing values.
var comparisons = map[model.Comparison]func(model.Term) (condition, error){
	model.NotCompared:     func(t model.Term) (condition, error) { return condition{}, notSearchable(t) },
	model.ComparedByText:  compareText,
	model.ComparedByName:  compareChoice,
	model.ComparedByOrder: comparePlain,
	model.ComparedAsMoney: compareAmount,
}

// compareText finds the text anywhere in the value; with "=" it must be all of it.
func compareText(t model.Term) (condition, error) {
	if t.Op == ":" {
		return newCondition("instr(fold(json_extract(entry.vals, ?)), ?) > 0", jsonPath(t.Key), foldText(t.Text)), nil
	}
	return compareChoice(t)
}

func compareChoice(t model.Term) (condition, error) {
	if operators[t.Op] != "=" {
		return condition{}, notSearchable(t)
	}
	var wanted []string
	for _, text := range alternatives(t) {
		wanted = append(wanted, foldText(text))
	}
	c := isOneOf("fold(json_extract(entry.vals, ?))", wanted)
	c.args = append([]any{jsonPath(t.Key)}, c.args...)
	return c, nil
}

func comparePlain(t model.Term) (condition, error) {
	var wanted any
	switch v := t.Value.(type) {
	case bool, int64:
		wanted = v
	case model.Decimal:
		wanted = v.Float()
	case model.Day:
		wanted = string(v)
	default:
		return condition{}, notSearchable(t)
	}
	return newCondition("json_extract(entry.vals, ?) "+operators[t.Op]+" ?", jsonPath(t.Key), wanted), nil
}

// compareAmount compares exactly, within the currency that was named; where none was,
// it compares in units such as euros, whatever an amount's currency.
func compareAmount(t model.Term) (condition, error) {
	m, ok := t.Value.(model.Money)
	if !ok {
		return condition{}, notSearchable(t)
	}
	minor, code := jsonPath(t.Key, "minor"), jsonPath(t.Key, "currency")
	if m.Currency != "" {
		return newCondition("json_extract(entry.vals, ?) = ? AND json_extract(entry.vals, ?) "+operators[t.Op]+" ?", code, m.Currency, minor, m.Minor), nil
	}
	return newCondition("units(json_extract(entry.vals, ?), json_extract(entry.vals, ?)) "+operators[t.Op]+" ?", minor, code, m.Decimal().Float()), nil
}

// notSearchable gives an Error of code Invalid: the term cannot be searched for.
func notSearchable(t model.Term) error {
	return &model.Error{Code: model.Invalid, Field: t.Key,
		Message: fmt.Sprintf("There is no search %s%s%s. Search for the words themselves, or for has:%s.", t.Key, t.Op, t.Text, t.Key)}
}

func init() {
	sqlite.MustRegisterDeterministicScalarFunction("fold", 1, foldSQL)
	sqlite.MustRegisterDeterministicScalarFunction("units", 2, unitsSQL)
}

// foldSQL is foldText for texts in SQL; of anything else it makes NULL.
func foldSQL(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	text, ok := args[0].(string)
	if !ok {
		return nil, nil
	}
	return foldText(text), nil
}

// unitsSQL gives an amount in units of its currency: 1250 cents are 12.5.
func unitsSQL(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	minor, ok := args[0].(int64)
	code, known := args[1].(string)
	if !ok || !known {
		return nil, nil
	}
	return model.Money{Minor: minor, Currency: code}.Decimal().Float(), nil
}
