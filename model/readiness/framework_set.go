package readiness

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"rung/model"
)

// FrameworkSet holds every framework: the built-in ones in their order, then the
// person's own by id.
type FrameworkSet []FrameworkFile

// FrameworkFile is a framework with the text of the file that it was read from.
type FrameworkFile struct {
	Framework
	Text string
	Own  bool
}

// AddBuiltIn reads a built-in framework. Errors: *ParseError.
func (s *FrameworkSet) AddBuiltIn(file, text string) error {
	f, err := Parse(file, text)
	if err == nil {
		*s = append(*s, FrameworkFile{Framework: f, Text: text})
	}
	return err
}

// AddOwn reads the person's own frameworks from a journal's settings. One that
// cannot be used does not affect the others: it is left out and reported in broken,
// with code Invalid.
func (s *FrameworkSet) AddOwn(settings map[string]json.RawMessage) (broken []error) {
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		id := strings.TrimPrefix(key, model.SettingFramework)
		var text string
		err := json.Unmarshal(settings[key], &text)
		var f Framework
		if err == nil {
			f, err = s.ParseOwn(id+".toml", withoutEditCount(text))
		}
		if err != nil {
			broken = append(broken, &model.Error{Code: model.Invalid, Field: id, Err: err, Message: fmt.Sprintf("Your framework %s is left out until it is mended: %v", id, err)})
			continue
		}
		*s = append(*s, FrameworkFile{f, text, true})
	}
	return broken
}

// withoutEditCount returns the text of a framework in a journal as this Rung writes it.
// The editor of earlier Rungs counted its saves in the version. A text that no editor
// wrote stays as it is: its version says what can read it.
func withoutEditCount(text string) string {
	var f struct{ Version int }
	if _, err := toml.Decode(text, &f); err != nil || f.Version <= FrameworkVersion {
		return text
	}
	_, after, _ := strings.Cut(text, "\n")
	first := "version = " + strconv.Itoa(FrameworkVersion) + "\n" + after
	if own, err := Parse("", first); err == nil {
		own.Version = f.Version
		if own.TOML() == text {
			return first
		}
	}
	return text
}

// ParseOwn reads a framework that is to become the person's own. Errors:
// *ParseError, also for the id of a built-in framework.
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

// ByID returns the framework with an id.
func (s *FrameworkSet) ByID(id string) (FrameworkFile, bool) {
	i := slices.IndexFunc(*s, func(k FrameworkFile) bool { return k.ID == id })
	if i < 0 {
		return FrameworkFile{}, false
	}
	return (*s)[i], true
}

// Frameworks returns all frameworks, as NewIndex takes them.
func (s *FrameworkSet) Frameworks() []Framework {
	list := make([]Framework, len(*s))
	for i, k := range *s {
		list[i] = k.Framework
	}
	return list
}
