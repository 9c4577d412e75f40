package advice

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/plan"
	"rung/model/readiness"
	"rung/ui/kit"
)

// AddGoal makes an action a goal of a quarter, or says why there is no room for it.
func (a *Advice) AddGoal(action readiness.Action, q plan.Quarter) {
	made := a.today()
	kit.SaveEdits(a.host, model.Added, lang.L("A goal of the quarter: {{.Title}}", map[string]any{"Title": action.Title}), func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		standing, err := plan.FindGoals(ctx, j, q)
		if err != nil {
			return nil, err
		}
		goal, err := plan.NewGoal(action, q, made, standing)
		return []model.Edit{{Entry: goal}}, err
	})
}
