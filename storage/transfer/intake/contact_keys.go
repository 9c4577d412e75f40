package intake

import (
	"strings"

	"rung/model"
	"rung/model/identity"
)

// ContactKeys gives the keys by which a contact is known beside its id: those of its
// own addresses and of further e-mails.
func ContactKeys(e model.Entry, mails ...string) []string {
	return identity.IdentityKeys(identity.CandidateOf(e), mails...)
}

// ContactID gives the id of a contact whose program gives it none. It is made from what
// only one person has, or else from all that the file says, so that two people of one
// name stay two.
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
