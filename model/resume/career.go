package resume

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/strength"
)

// nearbyEntries is how many of the newest entries with numbers are read, to propose a
// number for a bullet that has none.
const nearbyEntries = 500

// Career is everything that a résumé is made of, read from a journal once.
type Career struct {
	Person    Person
	Lexicon   Lexicon       // with what the person changed
	Bullets   []model.Entry // all but those in the trash, left out ones too
	Positions []model.Entry // the present one first, then those that ended last
	Waiting   []model.Entry // meant for the résumé and without a bullet, newest first
	Today     model.Day

	studies  []model.Entry
	measured []measuredEntry // newest first
	entries  map[string]model.Entry
	tags     []model.Tally
}

// ReadCareer reads the career. Errors: the reader's.
func ReadCareer(ctx context.Context, r model.Reader, l Lexicon, today model.Day) (*Career, error) {
	b := &Career{Today: today, entries: map[string]model.Entry{}}
	var measured []model.Entry
	var changes LintSettings
	if err := r.Setting(ctx, SettingLint, &changes); err != nil {
		return nil, fmt.Errorf("read what was changed about the linter: %w", err)
	}
	b.Lexicon = l.WithSettings(changes)
	if err := r.Setting(ctx, SettingPerson, &b.Person); err != nil {
		return nil, fmt.Errorf("read who the résumé is about: %w", err)
	}
	for _, part := range []struct {
		into  *[]model.Entry
		terms []model.Term
		most  int
	}{
		{&b.Bullets, []model.Term{{Key: "kind", Text: model.KindBullet}}, 0},
		{&b.Positions, []model.Term{{Key: "kind", Text: model.KindPosition}}, 0},
		{&b.studies, []model.Term{{Key: "kind", Text: model.KindStudy}}, 0},
		{&b.Waiting, []model.Term{{Key: "on_resume", Op: ":", Value: true, Type: model.YesNo}}, 0},
		{&measured, []model.Term{{Key: "has", Text: "number"}, {Key: "kind", Any: model.KindsWithField("on_resume")}}, nearbyEntries},
	} {
		hits, _, err := r.Find(ctx, model.Query{Terms: part.terms}, model.Cursor{}, part.most)
		if err != nil {
			return nil, fmt.Errorf("read the résumé: %w", err)
		}
		for _, h := range hits {
			*part.into = append(*part.into, h.Entry)
		}
	}
	slices.SortStableFunc(b.Positions, latestFirst)
	b.indexMeasured(measured)
	if err := b.readSources(ctx, r); err != nil {
		return nil, err
	}
	var err error
	b.tags, err = r.ListTags(ctx)
	return b, err
}

// latestFirst puts what goes on before what is over.
func latestFirst(a, b model.Entry) int {
	until := func(e model.Entry) string { return cmp.Or(string(e.Until), "9999") }
	return cmp.Or(strings.Compare(until(b), until(a)), cmp.Compare(b.Day, a.Day), cmp.Compare(a.ID, b.ID))
}

// readSources reads the entries that bullets are about, from the trash too, and takes
// them out of Waiting.
func (b *Career) readSources(ctx context.Context, r model.Reader) error {
	var ids []string
	for _, bullet := range b.Bullets {
		ids = append(ids, bullet.Linked(roleAbout)...)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	b.Waiting = slices.DeleteFunc(b.Waiting, func(e model.Entry) bool { return slices.Contains(ids, e.ID) })
	byID := model.Query{Terms: []model.Term{{Key: "id", Any: ids}}}
	for _, q := range []model.Query{byID, byID.With(model.Term{Key: "is", Text: "trash"})} {
		if len(ids) == 0 {
			break
		}
		hits, _, err := r.Find(ctx, q, model.Cursor{}, 0)
		if err != nil {
			return fmt.Errorf("read what the bullets are about: %w", err)
		}
		for _, h := range hits {
			b.entries[h.Entry.ID] = h.Entry
		}
	}
	return nil
}

// SourcesOf gives the entries that a bullet is about, in the order of its links.
func (b *Career) SourcesOf(bullet model.Entry) []model.Entry {
	var all []model.Entry
	for _, id := range bullet.Linked(roleAbout) {
		if e, ok := b.entries[id]; ok {
			all = append(all, e)
		}
	}
	return all
}

// PositionOfBullet gives the position that a bullet belongs to: the one it links to,
// else that of the first entry it is about.
func (b *Career) PositionOfBullet(bullet model.Entry) (model.Entry, bool) {
	id := namedPosition(bullet)
	if i := slices.IndexFunc(b.Positions, func(p model.Entry) bool { return p.ID == id }); i >= 0 {
		return b.Positions[i], true
	}
	for _, e := range b.SourcesOf(bullet) {
		if p, ok := b.PositionOfEntry(e); ok {
			return p, true
		}
	}
	return model.Entry{}, false
}

// PositionOfEntry gives the position in which an entry's work was done: one held on
// its day, at the organisation it names. Work outside a job belongs to no position,
// whatever job was held at the time.
func (b *Career) PositionOfEntry(e model.Entry) (model.Entry, bool) {
	if isOutsideWork(e) {
		return model.Entry{}, false
	}
	organisation := e.Values.Text("organisation")
	for _, p := range b.Positions {
		held := p.Day <= e.Day && (p.Until == "" || e.Day <= p.Until)
		if held && (organisation == "" || strings.EqualFold(organisation, p.Values.Text("organisation"))) {
			return p, true
		}
	}
	return model.Entry{}, false
}

// StrengthOf is how whole the entry behind a bullet is, of several the one that says most.
func (b *Career) StrengthOf(bullet model.Entry) strength.Share {
	var best strength.Share
	for _, e := range b.SourcesOf(bullet) {
		best = max(best, strength.WholenessOf(e))
	}
	return best
}

// measuredEntry is an entry with numbers, and what NearbyEntries compares of it.
type measuredEntry struct {
	model.Entry
	words    []string // of its title, without their endings
	position string
}

// indexMeasured prepares the entries with numbers for NearbyEntries.
func (b *Career) indexMeasured(entries []model.Entry) {
	for _, e := range entries {
		if !model.MayShare(e, false) {
			continue // its title is not to stand beside another's bullet
		}
		p, _ := b.PositionOfEntry(e)
		m := measuredEntry{Entry: e, position: p.ID}
		for _, t := range tokenize(e.Title) {
			if len(t.lower) > 3 {
				m.words = append(m.words, stemWord(t.lower))
			}
		}
		b.measured = append(b.measured, m)
	}
}

// NearbyEntries gives the entries with numbers that share words or tags with a text,
// those that share most first; the same position counts too.
func (b *Career) NearbyEntries(text string, sources []model.Entry, position string) []model.Entry {
	words := map[string]bool{}
	for _, t := range tokenize(text) {
		words[stemWord(t.lower)] = true
	}
	tagged := map[string]bool{}
	for _, e := range sources {
		for _, tag := range e.Tags {
			tagged[tag] = true
		}
	}
	byShared := map[int][]model.Entry{}
	most := 0
	for _, m := range b.measured {
		shared := 0
		for _, word := range m.words {
			if words[word] {
				shared += 2
			}
		}
		for _, tag := range m.Tags {
			if tagged[tag] || words[stemWord(tag)] {
				shared += 2
			}
		}
		own := slices.ContainsFunc(sources, func(s model.Entry) bool { return s.ID == m.ID })
		if shared == 0 || own {
			continue
		}
		if m.position == position {
			shared++
		}
		byShared[shared] = append(byShared[shared], m.Entry)
		most = max(most, shared)
	}
	var nearest []model.Entry
	for shared := most; shared > 0; shared-- {
		nearest = append(nearest, byShared[shared]...)
	}
	return nearest
}

// stemWord cuts a word's ending, roughly: it only decides which entries come first.
func stemWord(word string) string {
	for _, end := range []string{"ing", "ed", "es", "s"} {
		if cut, found := strings.CutSuffix(word, end); found && len(cut) > 3 {
			return cut
		}
	}
	return word
}

// leastSkillUses is how often a tag or a competency has to be used before it is
// proposed as a skill.
const leastSkillUses = 3

// ProposeSkills gives at most so many skills that the person has not named: the tags
// used most, then the competencies of the entries that bullets are about.
func (b *Career) ProposeSkills(most int) []string {
	known := map[string]bool{}
	for _, s := range b.Person.Skills {
		for _, name := range append([]string{s.Name}, s.Members...) {
			known[model.NormalizeTag(name)] = true
		}
	}
	var proposed []string
	propose := func(name string, times int) {
		if times >= leastSkillUses && len(proposed) < most && !known[model.NormalizeTag(name)] {
			known[model.NormalizeTag(name)] = true
			proposed = append(proposed, name)
		}
	}
	for _, tag := range b.tags {
		propose(tag.Word, tag.Count)
	}
	times := map[string]int{}
	for _, e := range b.entries {
		for _, id := range e.Competencies {
			times[id]++
		}
	}
	for _, c := range model.Competencies {
		propose(c.Label, times[c.ID])
	}
	return proposed
}
