package intake

import (
	"strings"

	"rung/model"
	"rung/model/identity"
)

// ContactKeys gives what a contact is known by beside its id: its own addresses
// and further e-mails.
func ContactKeys(e model.Entry, mails ...string) []string {
	return identity.IdentityKeys(identity.CandidateOf(e), mails...)
}

// ContactID is the id of a contact whose program gives it none: made of what
// names one person alone, else of all the words that the file has on it, so that
// two of one name stay two.
func ContactID(e model.Entry, words ...string) string {
	if known := identity.UniqueKey(identity.CandidateOf(e)); known != "" {
		return StableID("contact", known, identity.WholeName(e.Title))
	}
	said := []string{"contact", strings.ToLower(e.Title), strings.ToLower(e.Values.Text("organisation")), e.Values.Text("phone")}
	if e.Values.Text("phone") == "" {
		said = append(said, words...)
	}
	return StableID(said...)
}
