package readiness

import (
	"rung/model"
	"rung/model/strength"
)

// Effect says what entries would do to a framework once they are saved.
type Effect struct {
	Gain  strength.Share // in the coverage
	Steps []StepReport   // those that would be covered further, in the framework's order
}

// EffectOf returns what saving entries would do to a framework on a day. Errors: those of
// Report, and Invalid for entries that could not be saved.
func (ix *Index) EffectOf(framework string, on model.Day, entries []model.Entry) (e Effect, err error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	f, day, err := ix.frameworkOn(framework, on)
	if err != nil {
		return e, err
	}
	before := ix.coverageReport(f, day)
	undo, err := ix.tryEntries(entries)
	if err != nil {
		return e, err
	}
	after := ix.coverageReport(f, day)
	undo()
	e.Gain = after.Coverage - before.Coverage
	for i, step := range after.Steps {
		if step.IsAimedAt() && step.Coverage > before.Steps[i].Coverage {
			e.Steps = append(e.Steps, step)
		}
	}
	return e, nil
}
