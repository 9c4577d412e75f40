package model

// Settings that belong to the person's life and travel with the journal, by
// the key they are kept under.
const (
	SettingSearches = "searches" // []SavedSearch
	SettingCurrency = "currency" // ISO code of amounts typed without one

	SettingLexicon = "lexicon" // edition of the lexicon for which reading again was last offered

	SettingRhythms   = "rhythms"          // rhythm.Rules: how often to talk to a circle or a tag
	SettingDifferent = "different_people" // identity.DifferentPairs: contacts that look like one person and are two

	// SettingFramework and a framework's id: the text of one's own framework.
	SettingFramework = "framework."

	// SettingPart and the name of a part: what a newer Rung's file held beside the
	// parts that this one knows, as it stood.
	SettingPart = "part."
)

// SavedSearch is a search with a name of the person's choosing.
type SavedSearch struct {
	Name  string `json:"name"`
	Query string `json:"query"`
}
