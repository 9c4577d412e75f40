package readiness

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rung/model"
)

// Shelf is every framework there is: the built-in ones in their order, then the
// person's own by id.
type Shelf []Kept

// Kept is a framework and the text of the file that it comes from.
type Kept struct {
	Framework
	Text string
	Own  bool
}

// Add reads a built-in framework. Errors: *Refused.
func (s *Shelf) Add(file, text string) error {
	f, err := Parse(file, text)
	if err == nil {
		*s = append(*s, Kept{Framework: f, Text: text})
	}
	return err
}

// AddOwn reads the person's own frameworks as a journal keeps them, by their
// keys. One that cannot be used hinders no other: it is left out, and broken
// tells of it, code Invalid.
func (s *Shelf) AddOwn(settings map[string]json.RawMessage) (broken []error) {
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		id := strings.TrimPrefix(key, model.SettingFramework)
		var text string
		err := json.Unmarshal(settings[key], &text)
		var f Framework
		if err == nil {
			f, err = s.ReadOwn(id+".toml", text)
		}
		if err != nil {
			broken = append(broken, &model.Error{Code: model.Invalid, Field: id, Err: err, Message: fmt.Sprintf("Your framework %s is left out until it is mended: %v", id, err)})
			continue
		}
		*s = append(*s, Kept{f, text, true})
	}
	return broken
}

// ReadOwn reads a framework that is to be the person's own. Errors: *Refused,
// also for an id that a built-in framework has.
func (s *Shelf) ReadOwn(file, text string) (Framework, error) {
	f, err := Parse(file, text)
	if err != nil {
		return f, err
	}
	if kept, ok := s.Named(f.ID); ok && !kept.Own {
		return f, &Refused{file, []Problem{{Path: "id", Line: lineOf(places(text), "id"),
			Reason: fmt.Sprintf("The id %q belongs to a built-in framework. Give yours another one.", f.ID)}}}
	}
	return f, nil
}

// Named gives the framework of an id.
func (s *Shelf) Named(id string) (Kept, bool) {
	i := slices.IndexFunc(*s, func(k Kept) bool { return k.ID == id })
	if i < 0 {
		return Kept{}, false
	}
	return (*s)[i], true
}

// Frameworks gives them all, for an Index.
func (s *Shelf) Frameworks() []Framework {
	list := make([]Framework, len(*s))
	for i, k := range *s {
		list[i] = k.Framework
	}
	return list
}
