package contacts

import (
	"fmt"
	"strings"

	"rung/model"
)

// cardGroup is a card that is no person but a list of several in an address book.
type cardGroup struct {
	index   int
	name    string
	members []string
}

// isGroup reports whether the card calls itself a group, as 4.0 or as Apple does.
func (c card) isGroup() bool {
	return strings.EqualFold(c.first("KIND"), "group") || strings.EqualFold(c.first("X-ADDRESSBOOKSERVER-KIND"), "group")
}

func (c card) members() (ids []string) {
	for _, name := range []string{"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"} {
		for _, line := range c[name] {
			ids = append(ids, memberID(unescape(line.text())))
		}
	}
	return ids
}

// memberID gives the id of a card in the one form in which ids are compared.
func memberID(id string) string {
	return strings.TrimPrefix(strings.ToLower(strings.TrimSpace(id)), "urn:uuid:")
}

// tagMembers tags the people of each group with its name, so that they can still be
// found. It runs after the last card, since a group may come before its people.
func (in *cardReader) tagMembers() {
	known := map[string][]int{} // places in Entries, by the ids that a group may use
	if len(in.groups) > 0 {
		for i, c := range in.Entries {
			for _, id := range append(c.Keys, c.UID) {
				known[id] = append(known[id], i)
			}
		}
	}
	for _, g := range in.groups {
		tagged := map[int]bool{}
		for _, id := range g.members {
			for _, i := range known[id] {
				if id != "" && !tagged[i] {
					tagged[i] = true
					in.Entries[i].Entry.Tags = append(in.Entries[i].Entry.Tags, g.name)
				}
			}
		}
		tag, reason := model.NormalizeTag(g.name), "It is a group, and none of its people is in the file."
		switch {
		case len(tagged) > 0 && tag == "":
			reason = "It is a group, and its name cannot be a tag."
		case len(tagged) > 0:
			reason = fmt.Sprintf("It is a group, and no person. Its people carry the tag #%s: %d.", tag, len(tagged))
		}
		in.Refuse(g.index, g.name, &model.Error{Message: reason})
	}
}
