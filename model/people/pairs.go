package people

import (
	"context"

	"rung/model"
	"rung/model/identity"
)

// Duplicates returns which contacts of the list may be one person. Errors: the reader's.
func (l *List) Duplicates(ctx context.Context, r model.Reader) ([]identity.Pair, error) {
	var different identity.DifferentPairs
	if err := r.Setting(ctx, model.SettingDifferent, &different); err != nil {
		return nil, err
	}
	candidates := make([]identity.Candidate, len(l.People))
	for i, p := range l.People {
		candidates[i] = identity.Candidate{ID: p.ID, Name: p.Name, Email: p.Email, URL: p.URL, Organisation: p.Organisation}
	}
	return identity.FindDuplicates(candidates, different), nil
}

// MarkDifferent stores that two contacts are different people, so that they are not
// suggested again. Errors: the store's.
func MarkDifferent(ctx context.Context, s model.Store, a, b string) error {
	var different identity.DifferentPairs
	if err := s.Setting(ctx, model.SettingDifferent, &different); err != nil {
		return err
	}
	if different.Has(a, b) {
		return nil
	}
	return s.SetSetting(ctx, model.SettingDifferent, append(different, identity.PairOf(a, b)))
}
