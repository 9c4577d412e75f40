package meaning

import "rung/model"

// Mood says whether a text tells of something that happened. Only deeds are evidence.
type Mood string

// The moods.
const (
	Deed  Mood = "deed"  // it happened
	Plan  Mood = "plan"  // the person means to do it
	Other Mood = "other" // a question, a feeling, a state, somebody else's deed
)

// Origin is where in the text something was read, in bytes. Sure means that a reader
// would be astonished at any other reading; what is not sure is only offered.
type Origin struct {
	model.Span
	Sure bool
}

// Reading is everything that was read from one text.
type Reading struct {
	Text     string
	Language string // "en", "de", "fr", or "" where it cannot be told
	Mood     Mood
	// Kind is the kind that the text is sure to tell of, with its origin; its ID is ""
	// for a note. MaybeKinds are others that it may tell of, likeliest first.
	Kind         Kind
	MaybeKinds   []Kind
	Values       []Value      // for fields of Kind; those that are not sure may belong to MaybeKinds
	People       []Person     // in the order of the text
	Unnamed      []Person     // meant by a role or a department alone
	Numbers      []Number     // what changed, from what to what
	Amounts      []Amount     // money, and the field that it fills
	Promises     []Promise    // in the order of the text
	Parts        []Part       // clauses that tell a part of the story
	Competencies []Competency // each once
	Things       []Thing      // products, certificates, methods, laws
}

// Why quotes the words from which something was read.
func (r Reading) Why(o Origin) string { return r.Text[o.From:o.To] }

// Kind is a kind of entry that was read.
type Kind struct {
	ID string
	Origin
}

// Value is what was read for a field of a kind: the text that a person would type into
// the field, such as "yes", "fill-in manager" or "5".
type Value struct {
	Kind, Field, Value string
	Origin
}

// Person is somebody the text names, and what it says of them. The name stands as
// written, without "@" and without a title such as "Dr".
type Person struct {
	Name         string
	Department   string
	Job          string
	Organisation string
	Circle       string // one of the choices of a contact's circle, or ""
	Marked       bool   // with "@": this is a person, whatever the lexicon says
	Role         string // in which the words say that they are linked: "witness", or ""
	Origin
}

// Number is something that changed, as decimals without unit: "from 18% to 4%" is
// before 18, after 4, unit "%". A result with one side stands in After.
type Number struct {
	What          string
	Before, After model.Decimal // "" where it is not said
	Unit          string
	Origin
}

// Amount is money that fills a field: asked, granted, spent, or cost.
type Amount struct {
	Field string
	Text  string // as written
	Money model.Money
	Origin
}

// Promise is what somebody will do, and until when.
type Promise struct {
	By   string // "me" or "them", as the field of an interaction has it
	Who  string // the name of whoever promised it, or to whom, or ""
	What string // as written
	Due  model.Day
	Origin
}

// PartRole says what a clause tells of the story.
type PartRole string

// The parts of a story, named as the fields that they fill.
const (
	PartWhy     PartRole = "why"      // why it mattered to the business
	PartResult  PartRole = "result"   // what came of it
	PartLesson  PartRole = "lesson"   // what was learned
	PartMistake PartRole = "mistake"  // what went wrong by one's own doing
	PartReasons PartRole = "reasons"  // why something was granted, refused, funded or died
	PartMine    PartRole = "my_part"  // one's own part in something larger
	PartGoal    PartRole = "goal"     // what an undertaking is for
	PartSkill   PartRole = "skill"    // the skill that leading asked for
	PartWeak    PartRole = "weakness" // what a study is to mend
)

// Part is a clause that tells a part of the story.
type Part struct {
	Role PartRole
	Origin
}

// Competency is an ability of the shared list that the text shows.
type Competency struct {
	ID string
	Origin
}

// Thing is a named product, certificate, method, law or body, by its name in the
// lexicon, with the group that it belongs to.
type Thing struct {
	Name, Group string
	Origin
}

// Context is what a reader knows besides the words.
type Context struct {
	Locale model.Locale // today, the order of dates, the decimal sign, the currency
	Known  []string     // names of contacts that exist, as "Priya Raman (Finance)"
	Named  []model.Span // where the text names a person for certain, marked with "@", in bytes
	Kind   string       // the kind that the person set by hand, or "": values are read for it
}
