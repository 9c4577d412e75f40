package cli

import (
	"strings"

	"rung/model"
	"rung/model/readiness"
)

// readSteps gives what finds the steps named in a line. It is nil for a line without
// ^, so that such a line is saved without reading frameworks first.
func (r *run) readSteps(s Session, line string) (model.StepNamed, error) {
	if !strings.Contains(line, "^") {
		return nil, nil
	}
	frameworks, err := s.Frameworks(r.ctx)
	if err != nil {
		return nil, err
	}
	var life readiness.Life
	if err := s.Journal.Setting(r.ctx, readiness.SettingLife, &life); err != nil {
		return nil, err
	}
	ix := readiness.NewIndex(readiness.CompetencyRules{}, frameworks.Frameworks())
	ix.SetLife(life)
	return ix.FindStep, nil
}
