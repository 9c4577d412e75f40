package journal

import (
	"context"
	"errors"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
)

// resolveSteps replaces the steps that a search names by their ids.
func resolveSteps(host kit.Host, q model.Query) (model.Query, error) {
	return readiness.ResolveSteps(q, host.Readiness(), "", host.Journal().Today())
}

func (l *listPane) findHits(ctx context.Context, q model.Query, from model.Cursor, limit int) ([]model.Hit, model.Cursor, error) {
	q, err := resolveSteps(l.host, q)
	if err != nil {
		return nil, model.Cursor{}, err
	}
	return l.host.Journal().Find(ctx, q, from, limit)
}

func (l *listPane) countHits(ctx context.Context, q model.Query) (int, error) {
	q, err := resolveSteps(l.host, q)
	if err != nil {
		return 0, err
	}
	return l.host.Journal().Count(ctx, q)
}

// onUnknownStep says beside the search which step is unknown, or that the readiness
// index is still being read. It shows any other error as usual.
func (l *listPane) onUnknownStep(err error) {
	var wrong *model.SyntaxError
	switch {
	case errors.As(err, &wrong):
		l.setProblem(wrong.Reason)
	case model.CodeOf(err) == model.Busy && l.query.HasSteps():
		l.setProblem(model.ExplainError(err))
	default:
		l.host.Fail(err)
	}
}
