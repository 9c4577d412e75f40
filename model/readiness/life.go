package readiness

import (
	"cmp"
	"slices"
	"strings"

	"rung/model"
)

// SettingLife is the key of the journal's setting that stores Life.
const SettingLife = "life"

// Life is what readiness needs to know of the person besides the entries.
type Life struct {
	Framework   string             `json:"framework"`             // id of the chosen one, or "" for the first
	PresentRole string             `json:"present"`               // present role
	IsManager   bool               `json:"manager"`               // the present role is a manager's
	TargetRole  string             `json:"target"`                // target role
	TargetKind  string             `json:"target_kind,omitempty"` // which of model.ManagerKinds that is, or ""
	TargetDay   model.Day          `json:"target_day"`
	Departments []model.Department `json:"departments"` // empty: taken from the contacts

	ManagerAsked string `json:"manager_asked,omitempty"` // the position about which IsManager was last asked
}

// Departments returns the organisation's departments: those of the settings, or
// where none were set, those of the contacts in it.
func (ix *Index) Departments() []model.Department {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	return ix.knownDepartments(never)
}

func (ix *Index) knownDepartments(on int32) []model.Department {
	if len(ix.life.Departments) > 0 {
		return ix.life.Departments
	}
	circle := layouts[contactKind].choices["circle"]
	field, _ := layouts[contactKind].kind.Field("circle")
	inside := map[int32]bool{} // department → only IT has been met there
	for i := range ix.facts {
		f := &ix.facts[i]
		if f.kind != contactKind || f.trashed || f.named || f.day > on || f.department == 0 || f.choices[circle] == 0 {
			continue
		}
		it := false
		switch field.Choices[f.choices[circle]-1] {
		case "outside", "executive": // in no department, or above them
			continue
		case "my team", "IT":
			it = true
		}
		before, known := inside[f.department]
		inside[f.department] = it && (before || !known)
	}
	var list []model.Department
	for d, it := range inside {
		list = append(list, model.Department{Name: ix.departments.spelled[d], IT: it})
	}
	slices.SortFunc(list, func(a, b model.Department) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// isITDepartment reports whether the settings name a department as part of IT.
func (ix *Index) isITDepartment(department int32) bool {
	return slices.ContainsFunc(ix.life.Departments, func(d model.Department) bool {
		return d.IT && strings.EqualFold(d.Name, ix.departments.spelled[department])
	})
}
