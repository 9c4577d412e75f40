package readiness

import (
	"context"

	"rung/model"
	"rung/model/rhythm"
)

// ReadIndex builds the index of a whole journal; facts passes the journal's entries
// and links. Errors: those of the journal and of facts.
func ReadIndex(ctx context.Context, j *model.Journal, competencyRules CompetencyRules, frameworks []Framework, facts func(context.Context, Loader) error) (*Index, error) {
	var life Life
	if err := j.Setting(ctx, SettingLife, &life); err != nil {
		return nil, err
	}
	var rhythms rhythm.Rules
	if err := j.Setting(ctx, model.SettingRhythms, &rhythms); err != nil {
		return nil, err
	}
	kinds, err := j.CountByKind(ctx)
	if err != nil {
		return nil, err
	}
	ix := NewIndex(competencyRules, frameworks)
	ix.SetLife(life)
	ix.SetRhythms(rhythms)
	entries := 0
	for _, n := range kinds {
		entries += n
	}
	ix.Reserve(entries)
	return ix, ix.Load(func(l Loader) error { return facts(ctx, l) })
}
