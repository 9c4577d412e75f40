package model

import (
	"slices"
	"strings"
)

// Department is one of the organisation's departments.
type Department struct {
	Name string `json:"name"`
	IT   bool   `json:"it"`
}

// IndexDepartment gives the place of a department in a list, however its name is
// written, or -1.
func IndexDepartment(list []Department, name string) int {
	return slices.IndexFunc(list, func(d Department) bool { return strings.EqualFold(d.Name, name) })
}
