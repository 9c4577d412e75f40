package model

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// Reader is what can be asked of a journal. Every method may return an Error
// (NotFound, Damaged, Busy) or a wrapped cause.
type Reader interface {
	// Entry gives one entry, trashed ones too; NotFound where there is none.
	Entry(ctx context.Context, id string) (Entry, error)
	// Find gives up to limit hits (0 for all) from a cursor on; the zero Cursor
	// is the start, and a zero next says that there are no more.
	Find(ctx context.Context, q Query, from Cursor, limit int) (hits []Hit, next Cursor, err error)
	// Count gives how many entries a query finds.
	Count(ctx context.Context, q Query) (int, error)
	// CountByKind counts the entries of each kind, without trash.
	CountByKind(ctx context.Context) (map[string]int, error)
	// ListTags lists the tags in use, most used first.
	ListTags(ctx context.Context) ([]Tally, error)
	// Refs gives title and kind of entries by id; unknown ids are left out.
	Refs(ctx context.Context, ids []string) (map[string]Ref, error)
	// Complete gives up to limit entries of the kinds (any where empty) whose
	// title has a word starting like text, trash left out, best first.
	Complete(ctx context.Context, text string, kinds []string, limit int) ([]Ref, error)
	// KnownContacts gives everybody whom the journal knows, trash left out.
	KnownContacts(ctx context.Context) ([]KnownContact, error)
	// Backlinks gives the entries that point to one, trash left out, newest first.
	Backlinks(ctx context.Context, id string) ([]Ref, error)
	// History gives an entry's revisions, newest first.
	History(ctx context.Context, id string) ([]Revision, error)
	// AttachmentContent gives an attachment's bytes; NotFound where there is none.
	AttachmentContent(ctx context.Context, sha256 string) ([]byte, error)
	// Setting reads what belongs to the person's life into value, which stays
	// as it is where the setting was never written.
	Setting(ctx context.Context, key string, value any) error
	// Settings gives the settings whose key begins so, as JSON by key.
	Settings(ctx context.Context, prefix string) (map[string]json.RawMessage, error)
	// Drafts gives what was typed and not saved, newest first.
	Drafts(ctx context.Context) ([]Draft, error)
	// Version changes whenever another program has written to the journal.
	Version(ctx context.Context) (int64, error)
}

// Store is the journal's file, as the model writes to it. Every write is one
// transaction: all of it is kept, or nothing.
type Store interface {
	Reader
	// Write applies a batch and tells what changed. Errors: Invalid (a linked
	// entry or attachment is unknown), Conflict, ReadOnly, DiskFull, Busy.
	Write(ctx context.Context, b Batch) (Receipt, error)
	// Reversal gives the batch that takes another back, or that the last one
	// still standing where id is ""; with redo, the last one taken back.
	// NotFound where there is nothing to take back.
	Reversal(ctx context.Context, id string, redo bool) (Batch, error)
	// EmptyTrash removes trashed entries for good (all where ids is empty), with
	// their revisions, search rows and the attachments nobody else holds.
	EmptyTrash(ctx context.Context, ids []string) (removed int, err error)
	// SetSetting keeps a setting; a nil value forgets it.
	SetSetting(ctx context.Context, key string, value any) error
	// KeepDraft keeps what is being typed; DropDraft forgets it.
	KeepDraft(ctx context.Context, d Draft) error
	DropDraft(ctx context.Context, id string) error
}

// Batch is one write: what is undone together.
type Batch struct {
	ID       string // UUID
	Action   Action
	Undoes   string // the batch that this one takes back, or ""
	Edits    []Edit
	Contents map[string][]byte // new attachments by SHA-256
	History  []Revision        // how new entries came to their words in another journal
	At       time.Time
}

// Edit is one entry of a batch. Base is the entry as it was when the person
// began, nil for a new one: only what differs from Base is applied to the entry
// as it is now, so two writers of different fields both keep theirs, and two of
// the same field are a Conflict.
type Edit struct {
	Base  *Entry
	Entry Entry
	// Unread is the entry before its words were read, nil where they were not: the history
	// that a new entry brings with it ends there.
	Unread *Entry
}

// Receipt tells what a write did, after its commit.
type Receipt struct {
	Batch   string
	Action  Action
	Entries []Entry // as they stand now; unchanged ones are left out
}

// Cursor says where the next page of hits begins.
type Cursor struct{ After int64 }

// Hit is one entry found.
type Hit struct {
	Entry          Entry
	Names          map[string]string // titles of the linked contacts, by id
	TitleMatches   []Span            // where the title matches
	Snippet        string            // part of what matched outside the title, or ""
	SnippetMatches []Span            // where the snippet matches
}

// Span marks part of a text, in bytes.
type Span struct{ From, To int }

// KnownContact is somebody whom the journal knows, as far as a sentence may name or tell
// them.
type KnownContact struct{ ID, Name, Department string }

// Label is the name, with the department in brackets.
func (c KnownContact) Label() string {
	if c.Department == "" {
		return c.Name
	}
	return c.Name + " (" + c.Department + ")"
}

// Ref names an entry.
type Ref struct {
	ID, Kind, Title string
	Role            string // the link's role, in Backlinks
	Disambiguation  string // what tells a contact from another of the same title, or ""; not in Backlinks
	Day             Day
	Trashed         bool
}

// DisplayName is the title, followed by the Disambiguation where there is one.
func (r Ref) DisplayName() string {
	if r.Disambiguation == "" {
		return r.Title
	}
	return r.Title + " (" + r.Disambiguation + ")"
}

// mostNamesakes is how many entries of one title are searched for the one with a
// DisplayName.
const mostNamesakes = 100

// FindByName gives up to limit entries of the kinds that a name typed by a person may
// mean: the one with exactly that DisplayName; else those with exactly that title; else
// those with a word that begins so. Errors: those of Complete.
func FindByName(ctx context.Context, r Reader, name string, kinds []string, limit int) ([]Ref, error) {
	title, apart, _ := strings.Cut(name, " (")
	refs, err := r.Complete(ctx, name, kinds, limit)
	if err == nil && len(refs) == 0 && apart != "" {
		refs, err = r.Complete(ctx, title, kinds, mostNamesakes)
		refs = slices.DeleteFunc(refs, func(ref Ref) bool { return !strings.EqualFold(ref.DisplayName(), name) })
	}
	called := slices.DeleteFunc(slices.Clone(refs), func(ref Ref) bool { return !strings.EqualFold(ref.Title, name) })
	if err == nil && len(called) > 0 {
		refs = called
	}
	return refs, err
}

// Tally counts uses of a word.
type Tally struct {
	Word  string
	Count int
}

// Draft is what is being typed into an entry's form and is not saved yet.
type Draft struct {
	Entry string // the entry's id
	Kind  string
	Title string // as typed so far
	At    time.Time
	Form  []byte // the form's own words, opaque to the store
}
