package readiness

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rung/model"
)

// FrameworkSet is every framework there is: the built-in ones in their order, then the
// person's own by id.
type FrameworkSet []FrameworkFile

// FrameworkFile is a framework and the text of the file that it comes from.
type FrameworkFile struct {
	Framework
	Text string
	Own  bool
}

// AddBuiltIn reads a built-in framework. Errors: *Refused.
func (s *FrameworkSet) AddBuiltIn(file, text string) error {
	f, err := Parse(file, text)
	if err == nil {
		*s = append(*s, FrameworkFile{Framework: f, Text: text})
	}
	return err
}

// AddOwn reads the person's own frameworks as a journal keeps them, by their
// keys. One that cannot be used hinders no other: it is left out, and broken
// tells of it, code Invalid.
func (s *FrameworkSet) AddOwn(settings map[string]json.RawMessage) (broken []error) {
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		id := strings.TrimPrefix(key, model.SettingFramework)
		var text string
		err := json.Unmarshal(settings[key], &text)
		var f Framework
		if err == nil {
			f, err = s.ParseOwn(id+".toml", text)
		}
		if err != nil {
			broken = append(broken, &model.Error{Code: model.Invalid, Field: id, Err: err, Message: fmt.Sprintf("Your framework %s is left out until it is mended: %v", id, err)})
			continue
		}
		*s = append(*s, FrameworkFile{f, text, true})
	}
	return broken
}

// ParseOwn reads a framework that is to be the person's own. Errors: *Refused,
// also for an id that a built-in framework has.
func (s *FrameworkSet) ParseOwn(file, text string) (Framework, error) {
	f, err := Parse(file, text)
	if err != nil {
		return f, err
	}
	if kept, ok := s.ByID(f.ID); ok && !kept.Own {
		return f, &ParseError{file, []Problem{{Path: "id", Line: nearestLine(lineNumbers(text), "id"),
			Reason: fmt.Sprintf("The id %q belongs to a built-in framework. Give yours another one.", f.ID)}}}
	}
	return f, nil
}

// ByID gives the framework of an id.
func (s *FrameworkSet) ByID(id string) (FrameworkFile, bool) {
	i := slices.IndexFunc(*s, func(k FrameworkFile) bool { return k.ID == id })
	if i < 0 {
		return FrameworkFile{}, false
	}
	return (*s)[i], true
}

// Frameworks gives them all, for an Index.
func (s *FrameworkSet) Frameworks() []Framework {
	list := make([]Framework, len(*s))
	for i, k := range *s {
		list[i] = k.Framework
	}
	return list
}
