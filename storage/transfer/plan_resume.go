package transfer

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/resume"
	"rung/storage/transfer/intake"
)

// fillPerson fills what is empty in the head of the journal's résumé from the file's,
// and notes that. If nothing was empty, it keeps no setting.
func (pl *plan) fillPerson(own json.RawMessage) error {
	var here, there resume.Person
	if err := json.Unmarshal(pl.Settings[resume.SettingPerson], &there); err != nil {
		return fmt.Errorf("read the head of the file's résumé: %w", err)
	}
	if own != nil {
		if err := json.Unmarshal(own, &here); err != nil {
			return fmt.Errorf("read the head of the résumé: %w", err)
		}
	}
	filled, parts, differing := here.FilledFrom(there)
	delete(pl.Settings, resume.SettingPerson)
	for _, line := range differing {
		pl.AddNote("The head of your résumé stays as it is: " + line + ". Change it in the settings if the file is right.")
	}
	if len(parts) == 0 {
		return nil
	}
	person, err := json.Marshal(filled)
	if err != nil {
		return fmt.Errorf("keep the head of the résumé: %w", err)
	}
	pl.Settings[resume.SettingPerson] = person
	pl.AddNote(fmt.Sprintf("The head of your résumé gets: %s. It stays when this import is taken back; change it in the settings.", strings.Join(parts, ", ")))
	return nil
}

// samePositions gives an arriving position the id of the journal's one that has the
// same title and organisation and began in the same month, however that came in.
func (p Exchange) samePositions(ctx context.Context, pl *plan) error {
	if !slices.ContainsFunc(pl.Entries, func(c intake.Candidate) bool { return c.Entry.Kind == model.KindPosition }) {
		return nil
	}
	own, err := model.FindEntries(ctx, p.Journal, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindPosition}}})
	if err != nil {
		return err
	}
	sameAs := map[string]string{}
	for _, c := range pl.Entries {
		i := slices.IndexFunc(own, func(e model.Entry) bool { return e.ID == c.Entry.ID || samePosition(e, c.Entry) })
		if c.Entry.Kind == model.KindPosition && i >= 0 && own[i].ID != c.Entry.ID {
			sameAs[c.Entry.ID] = own[i].ID
		}
	}
	for i := range pl.Entries {
		e := &pl.Entries[i].Entry
		e.ID = cmp.Or(sameAs[e.ID], e.ID)
		for l := range e.Links {
			e.Links[l].ID = cmp.Or(sameAs[e.Links[l].ID], e.Links[l].ID)
		}
	}
	return nil
}

func samePosition(a, b model.Entry) bool {
	month := func(d model.Day) string { return string(d)[:min(len(d), len("2026-11"))] }
	return a.Kind == b.Kind && strings.EqualFold(a.Title, b.Title) && month(a.Day) == month(b.Day) &&
		strings.EqualFold(a.Values.Text("organisation"), b.Values.Text("organisation"))
}
