package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"rung/model"
)

// fieldFlags are the flags about an entry that add and edit share.
type fieldFlags struct {
	Kind       *string  `placeholder:"KIND" help:"${kinds}."`
	Day        *string  `placeholder:"DAY" help:"2026-11-21, yesterday, 3 nov …"`
	Until      *string  `placeholder:"DAY" help:"The last day of a span."`
	Time       *string  `placeholder:"HH:MM" help:"The time of day."`
	Body       *string  `placeholder:"TEXT" help:"The text, in Markdown; - reads it from standard input."`
	Set        []string `sep:"none" placeholder:"FIELD=VALUE" help:"A field of the kind, or a link by its role and a name; repeat for more."`
	Tag        []string `sep:"none" placeholder:"TAG" help:"A tag; repeat for more."`
	Competency []string `sep:"none" placeholder:"ID" help:"A competency; repeat for more."`
	With       []string `sep:"none" placeholder:"NAME" help:"A contact who was there; repeat for more."`
	Private    *bool    `negatable:"" help:"Keep out of exports, or not."`
}

// readInputs reads the body if it comes from standard input, and checks the kind. It
// needs no journal, so it runs before one is opened. Error: Invalid.
func (f *fieldFlags) readInputs(r *run) error {
	if f.Body != nil && *f.Body == "-" {
		text, err := io.ReadAll(io.LimitReader(r.standardInput(), model.MaxBody+1))
		if err != nil {
			return fmt.Errorf("read the text: %w", err)
		}
		if err := checkUTF8(string(text)); err != nil && len(text) <= model.MaxBody {
			return err
		}
		body := string(text)
		f.Body = &body
	}
	if f.Kind == nil {
		return nil
	}
	if _, ok := model.KindOf(*f.Kind); !ok {
		return newInvalid("There is no kind %q. Use one of: %s.", *f.Kind, joinKindIDs())
	}
	return nil
}

// apply puts the values of the flags into the entry. An error names the field and
// says what would be accepted.
func (f fieldFlags) apply(ctx context.Context, r *run, s Session, e *model.Entry) error {
	loc := r.locale(s)
	if f.Kind != nil && *f.Kind != e.Kind {
		if err := changeKind(ctx, s, e, *f.Kind, loc); err != nil {
			return err
		}
	}
	if f.Kind != nil && *f.Kind == model.KindNote {
		*e = e.WithoutRead(model.PartKind) // a note it is, whatever its words tell of
	}
	if err := f.applyDays(e, loc); err != nil {
		return err
	}
	if f.Private != nil {
		e.Private = *f.Private
	}
	if f.Body != nil {
		e.Body = *f.Body
	}
	if err := f.applyTags(e); err != nil {
		return err
	}
	kind, _ := model.KindOf(e.Kind) // known: it was stored, or checked by readInputs
	return f.applyValues(ctx, s, kind, loc, e)
}

// changeKind makes the entry one of another kind, and keeps all its words.
func changeKind(ctx context.Context, s Session, e *model.Entry, id string, loc model.Locale) error {
	refs, err := s.Journal.Refs(ctx, linkedIDs(*e))
	if err != nil {
		return err
	}
	kind, _ := model.KindOf(id) // known: readInputs checked it
	*e = e.ConvertTo(kind, loc, func(id string) string { return refs[id].Title })
	return nil
}

// applyDays sets the days and the time. An empty --until or --time clears it; an
// empty --day is an error.
func (f fieldFlags) applyDays(e *model.Entry, loc model.Locale) (err error) {
	if f.Day != nil {
		if e.Day, err = model.ParseDay(*f.Day, loc); err != nil && *f.Day == "" {
			return newInvalid("A day is needed. Try yesterday, last tue, 3 Nov or 2026-11-03.")
		} else if err != nil {
			return err
		}
	}
	if f.Until != nil {
		e.Until = ""
		if *f.Until != "" {
			if e.Until, err = model.ParseDay(*f.Until, loc); err != nil {
				return err
			}
		}
	}
	if f.Time != nil {
		e.Time, err = model.ParseClock(*f.Time)
	}
	return err
}

func (f fieldFlags) applyTags(e *model.Entry) error {
	for _, tag := range f.Tag {
		tidied := model.NormalizeTag(tag)
		if tidied == "" {
			return newInvalid("%q is no tag. A tag is made of letters, digits, - and _.", tag)
		}
		e.Tags = append(e.Tags, tidied)
	}
	e.Competencies = append(e.Competencies, f.Competency...)
	return model.CheckCompetencies(f.Competency)
}

// applyValues reads --set and --with: a key names a field of the kind, else one
// of its links.
func (f fieldFlags) applyValues(ctx context.Context, s Session, kind model.Kind, loc model.Locale, e *model.Entry) error {
	for _, set := range f.Set {
		key, text, found := strings.Cut(set, "=")
		if !found {
			return &usageError{fmt.Sprintf("--set %s should be FIELD=VALUE", set)}
		}
		if field, ok := kind.Field(key); ok {
			v, err := field.Parse(text, loc)
			if err != nil {
				return err
			}
			if v == nil {
				delete(e.Values, key)
			} else {
				e.Values[key] = v
			}
			continue
		}
		role, ok := kind.Role(key)
		if !ok {
			return newInvalid("%s has no field %q. It has: %s.", kind.Label, key, joinFieldKeys(kind))
		}
		if err := addLink(ctx, s, role, text, e); err != nil {
			return err
		}
	}
	role, ok := kind.Role("with")
	if !ok && len(f.With) > 0 {
		return newInvalid("%s has no link %q.", kind.Label, "with")
	}
	for _, name := range f.With {
		if err := addLink(ctx, s, role, name, e); err != nil {
			return err
		}
	}
	return nil
}

// addLink links the entry to the one that a name or an id means.
func addLink(ctx context.Context, s Session, role model.Role, name string, e *model.Entry) error {
	id, err := findLinkTarget(ctx, s, role, name)
	if err != nil {
		return err
	}
	if !role.Many {
		e.Links = slices.DeleteFunc(e.Links, func(l model.LinkTo) bool { return l.Role == role.ID })
	}
	e.Links = append(e.Links, model.LinkTo{Role: role.ID, ID: id})
	return nil
}

// most is how many matches or entries a message names at most.
const most = 8

// findLinkTarget finds the entry that a name means, for a link's role. Errors:
// NotFound; Invalid, with a list of the matches, if there are several.
func findLinkTarget(ctx context.Context, s Session, role model.Role, name string) (id string, err error) {
	return findNamed(ctx, s.Journal, role, name)
}

// findNamed gives the id of the entry that a name or an id means, for a link or for a
// question about it. Errors: those of findLinkTarget.
func findNamed(ctx context.Context, r model.Reader, role model.Role, name string) (id string, err error) {
	refs, err := model.FindByName(ctx, r, name, role.To, most)
	if err != nil {
		return "", err
	}
	switch len(refs) {
	case 1:
		return refs[0].ID, nil
	case 0:
		if e, err := findEntryIn(ctx, r, name); err == nil {
			return e.ID, nil
		}
		if slices.Contains(role.To, model.KindContact) {
			return "", &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There is no contact “%s”. Add one first: rung add --plain --kind contact \"%s\"", name, name)}
		}
		return "", &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There is no entry “%s”. Give more of its title, or its id.", name)}
	}
	return refuseNamesakes(name, refs)
}

// refuseNamesakes is the error for a name that fits several entries. It lists them.
func refuseNamesakes(name string, refs []model.Ref) (string, error) {
	ids := make([]string, len(refs))
	for i, ref := range refs {
		ids[i] = ref.ID
	}
	short := shortenIDs(ids)
	var list []string
	for _, ref := range refs {
		list = append(list, fmt.Sprintf("%s (%s)", ref.DisplayName(), short[ref.ID]))
	}
	return "", newInvalid("“%s” fits several: %s. Write more of the name, or its id.", name, strings.Join(list, ", "))
}

// searchPublicFirst searches the entries that may be shared. If only a private one
// matches, the error says that and no more. Errors: those of search, and Invalid.
func searchPublicFirst[T any](ctx context.Context, s Session, private bool, what string, search func(model.Reader) (T, error)) (found T, err error) {
	shareable, err := model.NewShareable(ctx, s.Journal, private)
	if err != nil {
		return found, err
	}
	found, err = search(shareable)
	if model.CodeOf(err) != model.NotFound {
		return found, err
	}
	if _, hidden := search(s.Journal); hidden == nil || model.CodeOf(hidden) == model.Invalid {
		err = model.PrivateError(what)
	}
	return found, err
}

// leastID is how many characters of an id must be given at least.
const leastID = 4

// findEntry gives the entry whose id begins with id, even from the trash. Errors:
// NotFound; Invalid if id is too short or several ids begin with it.
func findEntry(ctx context.Context, s Session, id string) (model.Entry, error) {
	return findEntryIn(ctx, s.Journal, id)
}

func findEntryIn(ctx context.Context, r model.Reader, id string) (model.Entry, error) {
	id = strings.ToLower(strings.TrimSpace(id))
	if len(id) < leastID {
		return model.Entry{}, newInvalid("%q is too short for an id. Give at least %d characters of it.", id, leastID)
	}
	var hits []model.Hit
	for _, trash := range []bool{false, true} {
		q := model.Query{Terms: []model.Term{{Key: "id", Op: ":", Text: id}}}
		if trash {
			q = q.With(model.Term{Key: "is", Op: ":", Text: "trash"})
		}
		found, _, err := r.Find(ctx, q, model.Cursor{}, most)
		if err != nil {
			return model.Entry{}, err
		}
		hits = append(hits, found...)
	}
	switch len(hits) {
	case 0:
		return model.Entry{}, &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There is no entry %s. Look for its id with: rung list", id)}
	case 1:
		return hits[0].Entry, nil
	}
	ids := make([]string, len(hits))
	for i, h := range hits {
		ids[i] = h.Entry.ID
	}
	short := shortenIDs(ids)
	var list []string
	for _, h := range hits {
		list = append(list, fmt.Sprintf("%s (%s)", short[h.Entry.ID], h.Entry.Title))
	}
	return model.Entry{}, newInvalid("Several ids begin with %s: %s. Give more of it.", id, strings.Join(list, ", "))
}

func newInvalid(format string, args ...any) error {
	return &model.Error{Code: model.Invalid, Message: fmt.Sprintf(format, args...)}
}

func joinKindIDs() string { return strings.Join(model.KindIDs(), ", ") }

func joinFieldKeys(kind model.Kind) string {
	var keys []string
	for _, f := range kind.Fields {
		keys = append(keys, f.Key)
	}
	for _, r := range kind.Links {
		keys = append(keys, r.ID)
	}
	return strings.Join(keys, ", ")
}
