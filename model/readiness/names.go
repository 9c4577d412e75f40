package readiness

import (
	"maps"
	"slices"
	"strings"
)

// names numbers the names of departments or organisations, which people write in different
// cases; the first stands for none.
type names struct {
	spelled []string         // in the spelling with the most capitals
	at      map[string]int32 // by name in lower case
}

func newNames() names { return names{spelled: []string{""}, at: map[string]int32{"": 0}} }

func (n *names) clone() names { return names{slices.Clone(n.spelled), maps.Clone(n.at)} }

// number returns the number of a name, a new one where it is not known yet.
func (n *names) number(name string) int32 {
	if name == "" { // as of most entries
		return 0
	}
	name = strings.Join(strings.Fields(name), " ")
	key := strings.ToLower(name)
	if i, known := n.at[key]; known {
		n.spelled[i] = min(n.spelled[i], name)
		return i
	}
	i := int32(len(n.spelled))
	n.spelled, n.at[key] = append(n.spelled, name), i
	return i
}

// contain reports whether one of two names holds the other: “Corrib Vale” is “Corrib Vale
// Dairies”.
func (n *names) contain(a, b int32) bool {
	x, y := strings.ToLower(n.spelled[a]), strings.ToLower(n.spelled[b])
	return strings.Contains(x, y) || strings.Contains(y, x)
}
