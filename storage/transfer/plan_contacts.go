package transfer

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rung/model"
	"rung/model/identity"
	"rung/storage/transfer/intake"

	"github.com/google/uuid"
)

// formerID gives the id that intake.ContactID gave before the name was part of it, so
// that contacts imported then are still recognised.
func formerID(e model.Entry) string {
	page := strings.TrimRight(strings.ToLower(strings.TrimSpace(e.Values.Text("url"))), "/")
	mail := strings.ToLower(strings.TrimSpace(e.Values.Text("email")))
	if mail != "" {
		mail = "mailto:" + mail
	}
	return intake.StableID("contact", cmp.Or(page, mail))
}

// matchContacts prepares what arrived from another program: entries without a day get
// today's, and contacts that are the same person become one.
func (p Exchange) matchContacts(ctx context.Context, pl *plan) error {
	for i := range pl.Entries {
		if pl.Entries[i].Entry.Day == "" {
			pl.Entries[i].Entry.Day = p.Journal.Today()
		}
	}
	if err := p.samePositions(ctx, pl); err != nil {
		return err
	}
	if err := p.keepBothVersions(ctx, pl); err != nil {
		return err
	}
	contact := func(c intake.Candidate) bool { return c.Entry.Kind == model.KindContact }
	if !slices.ContainsFunc(pl.Entries, contact) {
		return nil
	}
	own, err := model.FindEntries(ctx, p.Journal, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindContact}}})
	if err != nil {
		return err
	}
	slices.SortFunc(own, func(a, b model.Entry) int { return cmp.Compare(a.ID, b.ID) })
	pl.same = map[string]string{}
	if err := p.Journal.Setting(ctx, model.SettingSamePeople, &pl.same); err != nil {
		return err
	}
	maps.Copy(pl.same, pl.options.SamePeople)
	var different identity.DifferentPairs
	if err := p.Journal.Setting(ctx, model.SettingDifferent, &different); err != nil {
		return err
	}
	pl.joinContacts(own, different)
	pl.suggestDuplicates(own, different)
	return nil
}

// rememberSamePeople saves whom the person said that arriving contacts are.
func (pl *plan) rememberSamePeople(ctx context.Context, j *model.Journal) error {
	if len(pl.options.SamePeople) == 0 {
		return nil
	}
	maps.DeleteFunc(pl.same, func(_, with string) bool { return with == "" })
	return j.SetSetting(ctx, model.SettingSamePeople, pl.same)
}

// contactMatcher holds the contacts known so far, while those of one person are joined.
type contactMatcher struct {
	here      map[string][]model.Entry // the journal's own, by id and by address
	first     map[string][]int         // places in kept, by id and by address
	moved     map[string]string        // by arriving contact, the id of the one it was joined with
	uids      map[string]string        // UIDs of the file's cards, by the id of their entry
	kept      []intake.Candidate
	different identity.DifferentPairs
}

// mostHolders is how many contacts are compared by one address: an address of more says
// nothing about any of them.
const mostHolders = 50

// joinContacts makes one contact of those, in the file and in the journal, that an
// address or the person shows to be one person. The file's links then lead to it.
func (pl *plan) joinContacts(own []model.Entry, different identity.DifferentPairs) {
	who := contactMatcher{here: map[string][]model.Entry{}, first: map[string][]int{}, moved: map[string]string{}, uids: map[string]string{}, different: different}
	for _, e := range own {
		for _, key := range append(intake.ContactKeys(e), e.ID) {
			if len(who.here[key]) < mostHolders {
				who.here[key] = append(who.here[key], e)
			}
		}
	}
	for _, c := range pl.Entries {
		if c.UID != "" {
			who.uids[c.Entry.ID] = c.UID
		}
	}
	for _, c := range pl.Entries {
		if c.Entry.Kind == model.KindContact {
			pl.placeContact(&who, c)
		} else {
			who.kept = append(who.kept, c)
		}
	}
	for _, c := range who.kept {
		for i, l := range c.Entry.Links {
			if to, gone := who.moved[l.ID]; gone {
				c.Entry.Links[i].ID = to
			}
		}
	}
	pl.Entries = who.kept
}

// isOnePerson reports whether a key that an arriving contact shares with another shows
// that they are one person. Two cards of the file stay two, and so do those whom the
// person called different.
func (who *contactMatcher) isOnePerson(key string, c intake.Candidate, other model.Entry) bool {
	card := who.uids[other.ID]
	return (c.UID == "" || card == "" || c.UID == card) && !who.different.Has(c.Entry.ID, other.ID) &&
		identity.IsOnePerson(key, identity.CandidateOf(c.Entry), identity.CandidateOf(other))
}

// findInJournal gives the journal's contact that an arriving one is, and the key that
// shows it; the key is "" if there is none. said is the id the person chose, or "".
func (who *contactMatcher) findInJournal(c intake.Candidate, said string) (same model.Entry, key string) {
	if own := who.here[said]; said != "" && len(own) > 0 {
		return own[0], said
	}
	for _, key := range c.Keys {
		for _, own := range who.here[key] {
			if who.isOnePerson(key, c, own) {
				return own, key
			}
		}
	}
	return model.Entry{}, ""
}

// findInFile gives the place in kept of the contact that an arriving one is, and the
// key that shows it; -1 if there is none.
func (who *contactMatcher) findInFile(c intake.Candidate, said string) (place int, key string) {
	for _, key := range []string{c.Entry.ID, said} {
		if at := who.first[key]; key != "" && len(at) > 0 {
			return at[0], key
		}
	}
	for _, key := range c.Keys {
		for _, at := range who.first[key] {
			if who.isOnePerson(key, c, who.kept[at].Entry) {
				return at, key
			}
		}
	}
	return -1, ""
}

// leadToFormerEntry gives a contact the id that an earlier import gave it, and reports
// whether there was one.
func (who *contactMatcher) leadToFormerEntry(c *intake.Candidate) bool {
	if len(who.here[c.Entry.ID]) > 0 {
		return true
	}
	former := formerID(c.Entry)
	if own := who.here[former]; c.UID == "" && len(own) > 0 && identity.WholeName(own[0].Title) == identity.WholeName(c.Entry.Title) {
		who.moved[c.Entry.ID], c.Entry.ID = former, former
		return true
	}
	return false
}

// placeContact keeps an arriving contact by itself, or joins it with the same person.
func (pl *plan) placeContact(who *contactMatcher, c intake.Candidate) {
	said := pl.same[c.Entry.ID]
	itself := who.leadToFormerEntry(&c)
	if itself || said == c.Entry.ID {
		said = ""
	}
	if same, key := who.findInJournal(c, said); key != "" && !itself {
		pl.AddNoteAt(c.Index, fmt.Sprintf("%s is “%s” in your journal: %s.", c.Name(), same.Title, matchReason(key, said)))
		if key == said {
			pl.Likenesses = append(pl.Likenesses, model.PossibleDuplicate{Entry: c.Entry, With: same, InJournal: true, Joined: true})
		}
		who.moved[c.Entry.ID], c.Entry.ID, c.Joined = same.ID, same.ID, true
		who.uids[same.ID] = cmp.Or(who.uids[same.ID], c.UID)
	}
	at, key := who.findInFile(c, said)
	if at < 0 {
		who.kept = append(who.kept, c)
		who.rememberContact(c, len(who.kept)-1)
		return
	}
	into := &who.kept[at]
	if key == said && c.Entry.ID != into.Entry.ID {
		pl.Likenesses = append(pl.Likenesses, model.PossibleDuplicate{Entry: c.Entry, With: into.Entry, Joined: true})
	}
	pl.AddRow(c.Index, c.Entry, model.OutcomeJoined)
	pl.AddNoteAt(c.Index, fmt.Sprintf("%s was joined with entry %d: %s.", c.Name(), into.Index, matchReason(key, said)))
	if c.Entry.ID != into.Entry.ID {
		who.moved[c.Entry.ID] = into.Entry.ID
	}
	c.Joined = true
	into.Entry = pl.fillEmptyFields(into.Entry, c)
	who.uids[into.Entry.ID] = cmp.Or(who.uids[into.Entry.ID], c.UID)
	who.rememberContact(c, at)
}

// rememberContact notes the place of a contact, and the keys by which it is known.
func (who *contactMatcher) rememberContact(c intake.Candidate, place int) {
	for _, key := range append(slices.Clone(c.Keys), c.Entry.ID) {
		if at := who.first[key]; len(at) < mostHolders && !slices.Contains(at, place) {
			who.first[key] = append(at, place)
		}
	}
}

// matchReason says why two contacts are one, by the key they share. It words an id,
// which means nothing to a person.
func matchReason(key, said string) string {
	if key == said {
		return "you said so"
	}
	if _, err := uuid.Parse(key); err == nil {
		return "both have the same words"
	}
	return "both have " + identity.DescribeKey(key)
}

// planForeignEntry fills only the empty fields of an entry that is already here: what
// the person wrote counts more than what a program exports.
func (pl *plan) planForeignEntry(c intake.Candidate, e, own model.Entry, dropped []string) error {
	switch {
	case own.Kind != e.Kind:
		pl.AddRow(c.Index, e, model.OutcomeSkipped)
		pl.SkipAt(c.Index, fmt.Sprintf("%s, kind: it is %s here and %s in the file, and was left as it is.", c.Name(), own.Kind, e.Kind))
		return nil
	case own.Trashed:
		pl.trashed = append(pl.trashed, c)
		return nil
	}
	c.Entry = e
	filled := pl.fillEmptyFields(own, c)
	changes, err := model.DiffEntries(&own, filled)
	if err != nil {
		return err
	}
	if len(changes) == 0 {
		pl.equal++
		pl.AddRow(c.Index, own, model.OutcomeUnchanged)
		return nil
	}
	var fields []string
	for _, change := range changes {
		field := strings.ReplaceAll(strings.TrimPrefix(change.Field, "values."), "_", " ")
		if field == "body" {
			field = "text"
		}
		fields = append(fields, field)
	}
	pl.AddRow(c.Index, filled, model.OutcomeChanged)
	pl.AddNoteAt(c.Index, fmt.Sprintf("%s: filled in here: %s.", c.Name(), strings.Join(fields, ", ")))
	filled.Updated = e.Updated
	pl.addEdit(c, dropped, model.Edit{Base: &own, Entry: filled})
	return nil
}

// suggestDuplicates notes new contacts whose names are nearly those of others, so that
// the person can say whether they are one.
func (pl *plan) suggestDuplicates(own []model.Entry, different identity.DifferentPairs) {
	here, arriving := map[string]model.Entry{}, map[string]intake.Candidate{}
	var all []identity.Candidate
	for _, e := range own {
		here[e.ID] = e
		all = append(all, identity.CandidateOf(e))
	}
	for _, c := range pl.Entries {
		if _, known := here[c.Entry.ID]; c.Entry.Kind == model.KindContact && !known {
			arriving[c.Entry.ID] = c
			all = append(all, identity.CandidateOf(c.Entry))
		}
	}
	if len(arriving) == 0 {
		return
	}
	asked := map[string]bool{} // each is asked about once, with the likeliest match
	for _, pair := range identity.FindDuplicates(all, different) {
		c, other := arriving[pair.A], pair.B
		if second, new := arriving[pair.B]; new && (c.Index < second.Index) {
			c, other = second, pair.A
		}
		if c.Entry.ID == "" || asked[c.Entry.ID] {
			continue
		}
		asked[c.Entry.ID] = true
		like, where := model.PossibleDuplicate{Entry: c.Entry, Reason: pair.Reason.Describe()}, "in your journal"
		if like.With, like.InJournal = here[other]; !like.InJournal {
			like.With, where = arriving[other].Entry, fmt.Sprintf("in entry %d", arriving[other].Index)
		}
		pl.Likenesses = append(pl.Likenesses, like)
		pl.AddNoteAt(c.Index, fmt.Sprintf("%s may be the person called “%s” %s. Both are kept.", c.Name(), like.With.Title, where))
	}
}
