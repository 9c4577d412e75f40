package readiness

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// tomlTable reads a TOML table strictly: a value of the wrong type or an unknown
// key is a problem.
type tomlTable struct {
	path     string
	m        map[string]any
	used     map[string]bool
	problems *[]Problem
}

func newTOMLTable(path string, m map[string]any, problems *[]Problem) tomlTable {
	return tomlTable{path: path, m: m, used: map[string]bool{}, problems: problems}
}

func (t *tomlTable) addProblem(key, format string, args ...any) {
	*t.problems = append(*t.problems, Problem{Path: joinPath(t.path, key), Reason: fmt.Sprintf(format, args...)})
}

func (t *tomlTable) value(key string) any {
	t.used[key] = true
	return t.m[key]
}

func (t *tomlTable) keys() []string { return slices.Sorted(maps.Keys(t.m)) }

// refuseUnknown reports the keys that nobody read.
func (t *tomlTable) refuseUnknown() {
	for _, key := range t.keys() {
		if !t.used[key] {
			t.addProblem(key, "There is no key %q here. Known ones are: %s.", key, strings.Join(slices.Sorted(maps.Keys(t.used)), ", "))
		}
	}
}

func (t *tomlTable) trimmedText(key string) string {
	switch v := t.value(key).(type) {
	case nil:
	case string:
		return strings.TrimSpace(v)
	default:
		t.addProblem(key, "%q wants text in quotes.", key)
	}
	return ""
}

func (t *tomlTable) boolean(key string) bool {
	switch v := t.value(key).(type) {
	case nil:
	case bool:
		return v
	default:
		t.addProblem(key, "%q is true or false.", key)
	}
	return false
}

func (t *tomlTable) integer(key string, unless int) int {
	switch v := t.value(key).(type) {
	case nil:
	case int64:
		if v >= 0 && v <= mostNumber {
			return int(v)
		}
		t.addProblem(key, "%q is from 0 to %d.", key, mostNumber)
	default:
		t.addProblem(key, "%q wants a whole number.", key)
	}
	return unless
}

// mostNumber is the largest number that a framework may contain: no journal has
// more evidence, and sums of ten-thousandths cannot overflow.
const mostNumber = 100_000

func (t *tomlTable) texts(key string) []string {
	v := t.value(key)
	if v == nil {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		t.addProblem(key, "%q wants a list of texts.", key)
		return nil
	}
	var texts []string
	for i, one := range list {
		text, ok := one.(string)
		if !ok {
			t.addProblem(itemPath(key, i), "%q wants a list of texts.", key)
			continue
		}
		texts = append(texts, text)
	}
	return texts
}

func (t *tomlTable) subtable(key string) (tomlTable, bool) {
	v := t.value(key)
	if v == nil {
		return tomlTable{}, false
	}
	m, ok := v.(map[string]any)
	if !ok {
		t.addProblem(key, "%q wants a table.", key)
	}
	return newTOMLTable(joinPath(t.path, key), m, t.problems), ok
}

func (t *tomlTable) subtables(key string) []tomlTable {
	var list []tomlTable
	switch v := t.value(key).(type) {
	case nil:
	case []map[string]any:
		for i, m := range v {
			list = append(list, newTOMLTable(itemPath(joinPath(t.path, key), i), m, t.problems))
		}
	case []any:
		for i, one := range v {
			m, ok := one.(map[string]any)
			if !ok {
				t.addProblem(itemPath(key, i), "%q wants a list of tables.", key)
				continue
			}
			list = append(list, newTOMLTable(itemPath(joinPath(t.path, key), i), m, t.problems))
		}
	default:
		t.addProblem(key, "%q wants a list of tables.", key)
	}
	return list
}
