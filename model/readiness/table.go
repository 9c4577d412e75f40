package readiness

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// table reads a TOML table strictly: a value of another type and a key that
// nobody asked for are problems.
type table struct {
	path     string
	m        map[string]any
	used     map[string]bool
	problems *[]Problem
}

func newTable(path string, m map[string]any, problems *[]Problem) table {
	return table{path: path, m: m, used: map[string]bool{}, problems: problems}
}

func (t *table) wrong(key, format string, args ...any) {
	*t.problems = append(*t.problems, Problem{Path: join(t.path, key), Reason: fmt.Sprintf(format, args...)})
}

func (t *table) take(key string) any {
	t.used[key] = true
	return t.m[key]
}

func (t *table) keys() []string { return slices.Sorted(maps.Keys(t.m)) }

// end reports the keys that were not asked for.
func (t *table) end() {
	for _, key := range t.keys() {
		if !t.used[key] {
			t.wrong(key, "There is no key %q here. Known ones are: %s.", key, strings.Join(slices.Sorted(maps.Keys(t.used)), ", "))
		}
	}
}

func (t *table) text(key string) string {
	switch v := t.take(key).(type) {
	case nil:
	case string:
		return strings.TrimSpace(v)
	default:
		t.wrong(key, "%q wants text in quotes.", key)
	}
	return ""
}

func (t *table) yes(key string) bool {
	switch v := t.take(key).(type) {
	case nil:
	case bool:
		return v
	default:
		t.wrong(key, "%q is true or false.", key)
	}
	return false
}

func (t *table) whole(key string, unless int) int {
	switch v := t.take(key).(type) {
	case nil:
	case int64:
		if v >= 0 && v <= most {
			return int(v)
		}
		t.wrong(key, "%q is from 0 to %d.", key, most)
	default:
		t.wrong(key, "%q wants a whole number.", key)
	}
	return unless
}

// most is the largest number that a framework may hold: no journal has more
// evidence, and sums of ten-thousandths stay far from overflowing.
const most = 100_000

func (t *table) texts(key string) []string {
	v := t.take(key)
	if v == nil {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		t.wrong(key, "%q wants a list of texts.", key)
		return nil
	}
	var texts []string
	for i, one := range list {
		text, ok := one.(string)
		if !ok {
			t.wrong(item(key, i), "%q wants a list of texts.", key)
			continue
		}
		texts = append(texts, text)
	}
	return texts
}

func (t *table) table(key string) (table, bool) {
	v := t.take(key)
	if v == nil {
		return table{}, false
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.wrong(key, "%q wants a table.", key)
	}
	return newTable(join(t.path, key), m, t.problems), ok
}

func (t *table) tables(key string) []table {
	var list []table
	switch v := t.take(key).(type) {
	case nil:
	case []map[string]any:
		for i, m := range v {
			list = append(list, newTable(item(join(t.path, key), i), m, t.problems))
		}
	case []any:
		for i, one := range v {
			m, ok := one.(map[string]any)
			if !ok {
				t.wrong(item(key, i), "%q wants a list of tables.", key)
				continue
			}
			list = append(list, newTable(item(join(t.path, key), i), m, t.problems))
		}
	default:
		t.wrong(key, "%q wants a list of tables.", key)
	}
	return list
}
