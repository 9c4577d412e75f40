package meaning

import (
	"slices"

	"rung/model"
	"rung/model/text"
)

// EntryReader reads whole entries for one person: with their way of writing days and
// numbers, and with the people whom they know.
type EntryReader struct {
	lexicon  *Lexicon
	locale   model.Locale
	contacts contactNames
	named    []model.Span // where the title names somebody for certain
}

// EntryReading is what the words of an entry say.
type EntryReading struct {
	Entry     model.Entry     // with what is sure, as its record Read tells
	Reading   Reading         // of the title and, in the next line, the text
	Offers    []model.Finding // what is not sure; Entry.Take makes one the person's own
	NewPeople []Person        // named, and no contact
	Unclear   []UnclearPerson // named, and several contacts may be meant
}

// UnclearPerson is somebody named who may be one of several contacts, or of one whose
// whole name is not known.
type UnclearPerson struct {
	Person
	Contacts []model.KnownContact
	Role     string // in which the one that is meant is linked
}

// Contact gives a new contact of what a sentence says of somebody.
func (p Person) Contact(on model.Day) model.Entry {
	e := model.NewEntry(model.KindContact, on)
	e.Title = p.Name
	for key, said := range map[string]string{"job": p.Job, "department": p.Department, "organisation": p.Organisation, "circle": p.Circle} {
		if said != "" {
			e.Values[key] = said
		}
	}
	return e
}

// NewEntryReader gives a reader of entries. It is safe for use by several goroutines.
func (x *Lexicon) NewEntryReader(loc model.Locale, known []model.KnownContact) *EntryReader {
	return &EntryReader{lexicon: x, locale: loc, contacts: newContactNames(known)}
}

// Edition is that of the reader's lexicon.
func (r *EntryReader) Edition() string { return r.lexicon.Edition() }

// ContactNames gives the names of the contacts that an entry is linked with, by id.
func (r *EntryReader) ContactNames(e model.Entry) map[string]string {
	names := map[string]string{}
	for _, link := range e.Links {
		if c, ok := r.contacts.byID[link.ID]; ok {
			names[link.ID] = c.Label()
		}
	}
	return names
}

// Knowing gives a reader that knows these contacts too.
func (r *EntryReader) Knowing(more []model.KnownContact) *EntryReader {
	with := *r
	with.contacts = newContactNames(slices.Concat(r.contacts.known, more))
	return &with
}

// Naming gives the reader of one entry whose title names these people, as marked in the
// line that it was made from.
func (r *EntryReader) Naming(people []model.PersonMark) *EntryReader {
	named := *r
	for _, p := range people {
		named.named = append(named.named, p.InTitle)
	}
	return &named
}

// Reads reports whether the words of such an entry are read: not those of entries that
// only Rung's own screens make, and not those of a contact that the person wrote.
func Reads(e model.Entry) bool {
	kind, known := model.KindOf(e.Kind)
	return known && !kind.MadeByRung && (!kind.Hidden || e.Read.Has(model.PartKind))
}

// Read reads an entry. What the person set or took out stays as it is; reading the result
// once more changes nothing. Days such as “Friday” are counted from the entry's own day.
func (r *EntryReader) Read(e model.Entry) EntryReading {
	if !Reads(e) {
		return EntryReading{Entry: e}
	}
	in := entryBeingRead{EntryReader: r, entry: e, out: EntryReading{Entry: e}}
	in.read()
	if in.becomesContact() {
		in.read()
	}
	in.findings = model.Findings{Edition: r.lexicon.Edition(), Mood: string(in.out.Reading.Mood)}
	in.collect()
	in.out.Entry = in.entry.WithFindings(in.findings)
	in.out.Offers = slices.DeleteFunc(in.out.Offers, in.out.Entry.Holds)
	return in.out
}

// ReadOffering is Read for whoever needs no more than the entry and what is offered.
func (r *EntryReader) ReadOffering(e model.Entry) (read model.Entry, offered []model.Finding) {
	all := r.Read(e)
	return all.Entry, all.Offers
}

// entryBeingRead is an entry on its way to an EntryReading.
type entryBeingRead struct {
	*EntryReader
	entry    model.Entry
	kind     model.Kind // that it has, or will have
	title    int        // how many bytes of what was read stand in the title
	locale   model.Locale
	findings model.Findings
	linked   []string // the contacts found so far
	out      EntryReading
}

// read reads the title and the text as one. The title of a contact is a name.
func (in *entryBeingRead) read() {
	e := in.entry
	in.locale = in.EntryReader.locale
	in.locale.Today = e.Day
	c := Context{Locale: in.locale, Known: in.contacts.all, Named: in.named}
	if e.Kind != model.KindNote && !e.Read.Has(model.PartKind) || e.Read.IsRemoved(model.PartKind) || e.Kind == model.KindContact {
		c.Kind = e.Kind
	}
	in.title = len(e.Title)
	words := e.Title
	switch {
	case e.Kind == model.KindContact:
		in.title, words, c.Named = -1, e.Body, nil
	case e.Body != "":
		words += "\n" + e.Body
	}
	in.out.Reading = in.lexicon.Read(words, c)
	if c.Kind == "" {
		in.holdPromise(&in.out.Reading)
		in.offerKindOfText(words, c)
	}
	id := e.Kind
	if c.Kind == "" {
		id = model.KindNote
		if k := in.out.Reading.Kind; k.Sure {
			id = k.ID
		}
	}
	in.kind, _ = model.KindOf(id)
}

// holdPromise makes words without a kind an interaction where somebody promised somebody
// something, since only that kind has a place for it.
func (in *entryBeingRead) holdPromise(r *Reading) {
	if r.Kind.Sure || len(r.People) == 0 {
		return
	}
	if i := slices.IndexFunc(r.Promises, func(p Promise) bool { return p.Sure && p.From < in.title }); i >= 0 {
		r.Kind = Kind{ID: model.KindInteraction, Origin: r.Promises[i].Origin}
		r.MaybeKinds = slices.DeleteFunc(r.MaybeKinds, func(k Kind) bool { return k.ID == model.KindInteraction })
	}
}

// offerKindOfText leaves a kind that only the text below the title tells of to the person:
// one sentence of a page does not say what the page is.
func (in *entryBeingRead) offerKindOfText(words string, c Context) {
	was := in.out.Reading
	if was.Kind.ID == "" || was.Kind.From < in.title {
		return
	}
	was.Kind.Sure = false
	c.Kind = model.KindNote // what hangs on that kind is not sure either
	in.out.Reading = in.lexicon.Read(words, c)
	in.out.Reading.Kind, in.out.Reading.MaybeKinds = Kind{}, slices.Insert(slices.Clone(was.MaybeKinds), 0, was.Kind)
}

// becomesContact makes a line that tells of somebody new that very contact: the name as
// its title, the sentence as its text.
func (in *entryBeingRead) becomesContact() bool {
	if in.kind.ID != model.KindContact || in.entry.Kind == model.KindContact {
		return false
	}
	for _, p := range in.out.Reading.People {
		if sure, maybe := in.contacts.match(p); !p.Sure || sure != nil || len(maybe) > 0 {
			continue
		}
		e := in.entry.WithFindings(model.Findings{Kind: model.KindContact, Parts: []model.Finding{{ReadPart: model.ReadPart{Name: model.PartKind}}}})
		if e.Kind != model.KindContact {
			break
		}
		e.Title, e.Body = p.Name, text.Joined("\n\n", e.Title, e.Body)
		in.entry = e
		return true
	}
	in.kind, _ = model.KindOf(model.KindNote) // somebody known: no second contact
	return false
}

// place gives where in the entry something was read.
func (in *entryBeingRead) place(o Origin) model.ReadPart {
	if o.To <= o.From {
		return model.ReadPart{}
	}
	if o.From > in.title {
		return model.ReadPart{In: model.InBody, From: o.From - in.title - 1, To: o.To - in.title - 1}
	}
	return model.ReadPart{In: model.InTitle, From: o.From, To: min(o.To, in.title)}
}

// add keeps what is sure as a finding and offers the rest.
func (in *entryBeingRead) add(name string, o Origin, value any) {
	f := model.Finding{ReadPart: in.place(o), Value: value}
	f.Name = name
	if o.Sure {
		in.findings.Parts = append(in.findings.Parts, f)
	} else if !in.entry.Read.IsRemoved(name) {
		in.out.Offers = append(in.out.Offers, f)
	}
}

// collect turns what was read into parts of the entry.
func (in *entryBeingRead) collect() {
	r := in.out.Reading
	if in.kind.ID != model.KindNote {
		in.findings.Kind = in.kind.ID
	}
	if r.Kind.Sure && r.Kind.ID == in.kind.ID && in.kind.ID != model.KindContact {
		in.add(model.PartKind, r.Kind.Origin, r.Kind.ID)
	}
	for _, k := range r.MaybeKinds {
		in.add(model.PartKind, k.Origin, k.ID)
	}
	for _, v := range r.Values {
		if v.Kind == "" || v.Kind == in.kind.ID {
			in.addValue(v.Field, v.Value, v.Origin)
		}
	}
	for _, a := range r.Amounts {
		if _, ok := in.kind.Field(a.Field); ok && !in.hasByHand(a) {
			in.add(model.PartValue(a.Field), a.Origin, a.Money)
		}
	}
	in.collectLists()
	for _, c := range r.Competencies {
		in.add(model.PartCompetency(c.ID), c.Origin, nil)
	}
	for _, p := range r.Parts {
		in.add(model.PartStory(in.fieldOf(p.Role)), p.Origin, nil)
	}
	for _, p := range r.People {
		in.addPerson(p)
	}
	for _, p := range r.Unnamed {
		in.addUnnamed(p)
	}
}

// hasByHand reports whether the person put the same money into another field.
func (in *entryBeingRead) hasByHand(a Amount) bool {
	for key, value := range in.entry.Values {
		if value == a.Money && key != a.Field && !in.entry.Read.Has(model.PartValue(key)) {
			return true
		}
	}
	return false
}

// addValue adds the value of a field, if the kind has the field and it can hold that.
func (in *entryBeingRead) addValue(key, typed string, o Origin) {
	f, ok := in.kind.Field(key)
	if !ok || typed == "" {
		return
	}
	if value, err := f.Parse(typed, in.locale); err == nil && value != nil {
		in.add(model.PartValue(key), o, value)
	}
}

// collectLists adds numbers and promises as items of the lists that a kind has for them.
func (in *entryBeingRead) collectLists() {
	if _, ok := in.kind.Field("metrics"); ok {
		for _, n := range in.out.Reading.Numbers {
			item := model.Values{}
			setItem(item, "what", n.What)
			setItem(item, "before", n.Before)
			setItem(item, "after", n.After)
			setItem(item, "unit", n.Unit)
			in.add(model.PartValue("metrics"), n.Origin, []model.Values{item})
		}
	}
	if _, ok := in.kind.Field("promises"); ok {
		for _, p := range in.out.Reading.Promises {
			item := model.Values{}
			setItem(item, "by", p.By)
			setItem(item, "what", p.What)
			setItem(item, "due", p.Due)
			in.add(model.PartValue("promises"), p.Origin, []model.Values{item})
		}
	}
}

// setItem sets a value of a list's item, unless it is empty.
func setItem[T ~string](item model.Values, key string, value T) {
	if value != "" {
		item[key] = value
	}
}

// addPerson links a known contact in the role that the kind gives to whoever is named,
// and keeps what is said of anybody else.
func (in *entryBeingRead) addPerson(p Person) {
	if in.kind.ID == model.KindContact && foldName(p.Name) == foldName(in.entry.Title) {
		in.addValue("job", p.Job, p.Origin)
		in.addValue("department", p.Department, p.Origin)
		in.addValue("organisation", p.Organisation, p.Origin)
		in.addValue("circle", p.Circle, p.Origin)
		return
	}
	sure, maybe := in.contacts.match(p)
	switch {
	case sure != nil && slices.Contains(in.linked, sure.ID):
	case sure != nil:
		in.add(model.PartLink(in.roleOf(p), sure.ID), p.Origin, nil)
		in.linked = append(in.linked, sure.ID)
	case len(maybe) > 0:
		in.out.Unclear = append(in.out.Unclear, UnclearPerson{p, maybe, in.roleOf(p)})
	default:
		in.out.NewPeople = append(in.out.NewPeople, p)
		if p.Sure {
			f := model.Finding{ReadPart: in.place(p.Origin)}
			f.Name, f.Person = model.PartPerson(p.Name), &model.ReadPerson{Name: p.Name, Department: p.Department, Job: p.Job, Organisation: p.Organisation, Circle: p.Circle}
			in.findings.Parts = append(in.findings.Parts, f)
		}
	}
}

// fieldOf gives the field of the entry's kind that a part of the story fills. Of an
// undertaking, the first reason is why it got money or none where that is said, any other
// one is why it ended as it did.
func (in *entryBeingRead) fieldOf(role PartRole) string {
	if in.kind.ID != model.KindInitiative {
		return string(role)
	}
	switch role {
	case PartLesson:
		return "takeaway"
	case PartReasons:
		isFunded := slices.ContainsFunc(in.out.Reading.Values, func(v Value) bool { return v.Sure && v.Field == "funded" })
		isTold := slices.ContainsFunc(in.findings.Parts, func(f model.Finding) bool { return f.Name == model.PartStory("funded_why") })
		if isFunded && !isTold {
			return "funded_why"
		}
		return "outcome_why"
	}
	return string(role)
}

// roleOf gives the role in which somebody who is named is linked: the one that the words
// say, where the kind has it.
func (in *entryBeingRead) roleOf(p Person) string {
	if _, ok := in.kind.Role(p.Role); ok {
		return p.Role
	}
	return in.nextRole()
}

// nextRole gives the role in which the next contact who is named is linked: the first one
// gave the feedback, is behind the application, or was asked for the money.
func (in *entryBeingRead) nextRole() string {
	switch {
	case len(in.linked) > 0:
	case in.kind.ID == model.KindBudget && slices.ContainsFunc(in.out.Reading.Values, func(v Value) bool {
		return v.Sure && v.Field == "stage" && slices.Contains([]string{"request", "review", "approval"}, v.Value)
	}):
		return "decision_maker"
	default:
		return in.kind.NamedRole()
	}
	return "with"
}
