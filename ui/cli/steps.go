package cli

import (
	"strings"

	"rung/model"
	"rung/model/readiness"
)

// readSteps gives the steps that a line may name. They are read only where it could
// name one, so that every other line is kept at once.
func (r *run) readSteps(s Session, line string) (model.StepNamed, error) {
	if !strings.Contains(line, "^") {
		return nil, nil
	}
	shelf, err := s.Shelf(r.ctx)
	if err != nil {
		return nil, err
	}
	var life readiness.Life
	if err := s.Journal.Setting(r.ctx, readiness.SettingLife, &life); err != nil {
		return nil, err
	}
	ix := readiness.NewIndex(readiness.CompetencyRules{}, shelf.Frameworks())
	ix.SetLife(life)
	return ix.FindStep, nil
}
