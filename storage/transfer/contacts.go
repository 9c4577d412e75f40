package transfer

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"rung/model"
	"rung/model/people"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"
)

// mailKey and urlKey are what makes two contacts one: the same e-mail, or the
// same profile apart from case and a final slash. An empty one is no key.
func mailKey(mail string) string {
	if mail = strings.ToLower(strings.TrimSpace(mail)); mail != "" {
		return "mailto:" + mail
	}
	return ""
}

func urlKey(url string) string {
	return strings.TrimRight(strings.ToLower(strings.TrimSpace(url)), "/")
}

// contactKeys gives what a contact is known by beside its id.
func contactKeys(e model.Entry) []string {
	return []string{mailKey(e.Values.Text("email")), urlKey(e.Values.Text("url"))}
}

// contactID is the id of a contact whose program gives it none: made of what
// names one person alone, else of all the words that the file has on it, so that
// two of one name stay two.
func contactID(e model.Entry, words ...string) string {
	if known := cmp.Or(urlKey(e.Values.Text("url")), mailKey(e.Values.Text("email"))); known != "" {
		return stableID("contact", known)
	}
	said := []string{"contact", strings.ToLower(e.Title), strings.ToLower(e.Values.Text("organisation")), e.Values.Text("phone")}
	if e.Values.Text("phone") == "" {
		said = append(said, words...)
	}
	return stableID(said...)
}

// settle prepares what arrived from another program: entries without a day get
// today's, and contacts that are one person become one.
func (p Porter) settle(ctx context.Context, pl *plan) error {
	for i := range pl.entries {
		if pl.entries[i].entry.Day == "" {
			pl.entries[i].entry.Day = p.Journal.Today()
		}
	}
	if err := p.samePositions(ctx, pl); err != nil {
		return err
	}
	if err := p.keepBoth(ctx, pl); err != nil {
		return err
	}
	contact := func(c candidate) bool { return c.entry.Kind == "contact" }
	if !slices.ContainsFunc(pl.entries, contact) {
		return nil
	}
	own, err := p.entries(ctx, model.Query{Terms: []model.Term{{Key: "kind", Text: "contact"}}}, true)
	if err != nil {
		return err
	}
	slices.SortFunc(own, func(a, b model.Entry) int { return cmp.Compare(a.ID, b.ID) })
	pl.same = map[string]string{}
	if err := p.Journal.Setting(ctx, model.SettingSame, &pl.same); err != nil {
		return err
	}
	maps.Copy(pl.same, pl.how.Same)
	var different people.Different
	if err := p.Journal.Setting(ctx, model.SettingDifferent, &different); err != nil {
		return err
	}
	pl.join(own)
	pl.suggest(own, different)
	return nil
}

// keepSame remembers who the person said that arriving contacts are.
func (pl *plan) keepSame(ctx context.Context, j *model.Journal) error {
	if len(pl.how.Same) == 0 {
		return nil
	}
	maps.DeleteFunc(pl.same, func(_, with string) bool { return with == "" })
	return j.SetSetting(ctx, model.SettingSame, pl.same)
}

// joining is who is known, while contacts that are one person become one.
type joining struct {
	here  map[string]model.Entry // the journal's own, by id and by address
	first map[string]int         // places in kept, by id and by address
	moved map[string]string      // ids of arriving contacts that go into another one
	kept  []candidate
}

// join makes one contact of those with the same address, in the file and in the
// journal, and of those that the person says are one, and leads the file's links
// to it.
func (pl *plan) join(own []model.Entry) {
	who := joining{here: map[string]model.Entry{}, first: map[string]int{}, moved: map[string]string{}}
	for _, e := range own {
		who.here[e.ID] = e
		for _, key := range contactKeys(e) {
			if _, taken := who.here[key]; !taken && key != "" {
				who.here[key] = e
			}
		}
	}
	for _, c := range pl.entries {
		if c.entry.Kind == "contact" {
			pl.place(&who, c)
		} else {
			who.kept = append(who.kept, c)
		}
	}
	for _, c := range who.kept {
		for i, l := range c.entry.Links {
			if to, gone := who.moved[l.ID]; gone {
				c.entry.Links[i].ID = to
			}
		}
	}
	pl.entries = who.kept
}

// place keeps an arriving contact by itself, or joins it with who it is.
func (pl *plan) place(who *joining, c candidate) {
	said := pl.same[c.entry.ID]
	_, itself := who.here[c.entry.ID]
	if itself || said == c.entry.ID {
		said = ""
	}
	keys := slices.DeleteFunc(append(slices.Clone(c.keys), c.entry.ID, said), func(key string) bool { return key == "" })
	at := slices.IndexFunc(keys, func(key string) bool { return who.here[key].ID != "" })
	if at >= 0 && !itself {
		same := who.here[keys[at]]
		pl.tellAt(c.index, fmt.Sprintf("%s is “%s” in your journal: %s.", c.name(), same.Title, reason(keys[at], said)))
		if keys[at] == said {
			pl.alike = append(pl.alike, model.Likeness{Entry: c.entry, With: same, Here: true, Joined: true})
		}
		who.moved[c.entry.ID], c.entry.ID = same.ID, same.ID
		keys = append(keys, same.ID)
	}
	at = slices.IndexFunc(keys, func(key string) bool { _, seen := who.first[key]; return seen })
	if at < 0 {
		who.kept = append(who.kept, c)
		for _, key := range keys {
			if key != said || c.entry.ID == said {
				who.first[key] = len(who.kept) - 1
			}
		}
		return
	}
	into := &who.kept[who.first[keys[at]]]
	if keys[at] == said && c.entry.ID != into.entry.ID {
		pl.alike = append(pl.alike, model.Likeness{Entry: c.entry, With: into.entry, Joined: true})
	}
	pl.settled(c.index, c.entry, model.FateJoined)
	pl.tellAt(c.index, fmt.Sprintf("%s was joined with entry %d: %s.", c.name(), into.index, reason(keys[at], said)))
	who.moved[c.entry.ID] = into.entry.ID
	into.entry = pl.fillFrom(into.entry, c)
	for _, key := range keys {
		if _, taken := who.first[key]; !taken {
			who.first[key] = who.first[into.entry.ID]
		}
	}
}

// reason says why two contacts are one, by the key that they share; an id says
// nothing to a person.
func reason(key, said string) string {
	if key == said {
		return "you said so"
	}
	if _, err := uuid.Parse(key); err == nil {
		return "both have the same words"
	}
	return "both have " + strings.TrimPrefix(key, "mailto:")
}

// fillFrom gives an entry with its empty fields filled from another, and tells
// of each field in which the two differ.
func (pl *plan) fillFrom(own model.Entry, c candidate) model.Entry {
	e, from := own.Clone(), c.entry
	kind, _ := model.KindOf(own.Kind)
	differs := func(label string, ours, theirs string) {
		if theirs != "" && !strings.EqualFold(strings.TrimRight(ours, "/"), strings.TrimRight(theirs, "/")) {
			pl.tellAt(c.index, fmt.Sprintf("%s, %s: “%s” was kept, the file has “%s”.", c.name(), label, brieflySaid(ours), brieflySaid(theirs)))
		}
	}
	differs("title", own.Title, from.Title)
	if e.Body == "" {
		e.Body = from.Body
	} else {
		differs("text", own.Body, from.Body)
	}
	for _, f := range kind.Fields {
		if _, filled := own.Values[f.Key]; filled {
			differs(strings.ToLower(f.Label), f.Format(own.Values[f.Key], model.Locale{}), f.Format(from.Values[f.Key], model.Locale{}))
		} else if v, there := from.Values[f.Key]; there {
			e.Values[f.Key] = v
		}
	}
	if len(e.Tags) == 0 {
		e.Tags = slices.Clone(from.Tags)
	}
	if len(e.Attachments) == 0 {
		e.Attachments = slices.Clone(from.Attachments)
	}
	for _, l := range from.Links {
		if len(own.Linked(l.Role)) == 0 {
			e.Links = append(e.Links, l)
		}
	}
	e.Until, e.Time = cmp.Or(e.Until, from.Until), cmp.Or(e.Time, from.Time)
	return e
}

func brieflySaid(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if letters := []rune(text); len(letters) > 60 {
		return string(letters[:60]) + "…"
	}
	return text
}

// weighForeign fills only what is empty in an entry that is here already: what
// the person wrote stands above what a program exports.
func (pl *plan) weighForeign(c candidate, e, own model.Entry, dropped []string) error {
	switch {
	case own.Kind != e.Kind:
		pl.settled(c.index, e, model.FateSkipped)
		pl.skipAt(c.index, fmt.Sprintf("%s, kind: it is %s here and %s in the file, and was left as it is.", c.name(), own.Kind, e.Kind))
		return nil
	case own.Trashed:
		pl.trashed = append(pl.trashed, c)
		return nil
	}
	c.entry = e
	filled := pl.fillFrom(own, c)
	changes, err := model.Diff(&own, filled)
	if err != nil {
		return err
	}
	if len(changes) == 0 {
		pl.equal++
		pl.settled(c.index, own, model.FateSame)
		return nil
	}
	var fields []string
	for _, change := range changes {
		fields = append(fields, strings.ReplaceAll(strings.TrimPrefix(change.Field, "values."), "_", " "))
	}
	pl.settled(c.index, filled, model.FateChanged)
	pl.tellAt(c.index, fmt.Sprintf("%s: filled in here: %s.", c.name(), strings.Join(fields, ", ")))
	filled.Updated = e.Updated
	pl.take(c, dropped, model.Edit{Base: &own, Entry: filled})
	return nil
}

// suggest names new contacts that are called nearly as another one: whether it
// is one person is for a person to say.
func (pl *plan) suggest(own []model.Entry, different people.Different) {
	here, arriving := map[string]model.Entry{}, map[string]candidate{}
	var all []people.Candidate
	for _, e := range own {
		here[e.ID] = e
		all = append(all, people.CandidateOf(e))
	}
	for _, c := range pl.entries {
		if _, known := here[c.entry.ID]; c.entry.Kind == "contact" && !known {
			arriving[c.entry.ID] = c
			all = append(all, people.CandidateOf(c.entry))
		}
	}
	if len(arriving) == 0 {
		return
	}
	asked := map[string]bool{} // each is asked about once, with whom is likeliest
	for _, pair := range people.Alike(all, different) {
		c, other := arriving[pair.A], pair.B
		if second, new := arriving[pair.B]; new && (c.index < second.index) {
			c, other = second, pair.A
		}
		if c.entry.ID == "" || asked[c.entry.ID] {
			continue
		}
		asked[c.entry.ID] = true
		like, where := model.Likeness{Entry: c.entry, Reason: pair.Reason.Words()}, "in your journal"
		if like.With, like.Here = here[other]; !like.Here {
			like.With, where = arriving[other].entry, fmt.Sprintf("in entry %d", arriving[other].index)
		}
		pl.alike = append(pl.alike, like)
		pl.tellAt(c.index, fmt.Sprintf("%s may be the person called “%s” %s. Both are kept.", c.name(), like.With.Title, where))
	}
}

// plainName is a name without accents, case, order, initials and titles.
func plainName(name string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKD.String(name))
	words := strings.Fields(plain)
	named := slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return len(w) == 1 || slices.Contains([]string{"dr", "mr", "mrs", "ms", "prof", "ing", "phd", "mba", "pmp"}, w)
	})
	if len(named) > 0 {
		words = named
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}
