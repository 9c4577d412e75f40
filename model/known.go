package model

import "context"

// KnownContact is somebody whom the journal knows, as far as a sentence may name or tell
// them.
type KnownContact struct{ ID, Name, Department string }

// KnownContacts gives everybody whom the journal knows, without those in the trash.
// Errors: the reader's.
func KnownContacts(ctx context.Context, r Reader) ([]KnownContact, error) {
	var known []KnownContact
	err := EachEntry(ctx, r, Query{}.With(Term{Key: "kind", Op: ":", Text: KindContact}), func(e Entry) {
		known = append(known, KnownContact{e.ID, e.Title, e.Values.Text("department")})
	})
	return known, err
}
