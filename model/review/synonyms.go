package review

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"rung/model"
)

// SettingSynonyms is the key of the journal's setting that stores the person's own
// groups of synonyms.
const SettingSynonyms = "synonyms"

// SynonymGroup is a group of words and phrases that mean the same in a job
// description and in a journal.
type SynonymGroup struct {
	Name       string   `json:"name" toml:"name"` // its name in a reason
	Words      []string `json:"words" toml:"words"`
	Alike      bool     `json:"alike,omitempty" toml:"alike"`           // each of its words shows any other; else they are only near each other
	Competency string   `json:"competency,omitempty" toml:"competency"` // an entry with this competency needs none of the words
}

// Synonyms holds every group, and the words that mean nothing in a requirement.
type Synonyms struct {
	Groups []SynonymGroup
	Ignore []string
}

// ParseSynonyms reads the built-in groups from TOML; an unknown key is an error.
// The error names the file and what is wrong in it.
func ParseSynonyms(file, text string) (Synonyms, error) {
	var f struct {
		Ignore []string       `toml:"ignore"`
		Group  []SynonymGroup `toml:"group"`
	}
	meta, err := toml.Decode(text, &f)
	if err != nil {
		return Synonyms{}, fmt.Errorf("%s: %w", file, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return Synonyms{}, fmt.Errorf("%s: there is no key %q here", file, unknown[0])
	}
	s := Synonyms{Ignore: f.Ignore}
	for _, g := range f.Group {
		if err := g.Check(); err != nil {
			return Synonyms{}, fmt.Errorf("%s: %w", file, err)
		}
		s = s.With([]SynonymGroup{g})
	}
	if len(s.Groups) != len(f.Group) {
		return Synonyms{}, fmt.Errorf("%s: two groups have one name", file)
	}
	return s, nil
}

// Check returns an Error of code Invalid for an unusable group. A group without
// words is one that was turned off.
func (g SynonymGroup) Check() error {
	if strings.TrimSpace(g.Name) == "" {
		return &model.Error{Code: model.Invalid, Field: "name", Message: "A group of synonyms needs a name."}
	}
	if _, known := model.CompetencyOf(g.Competency); g.Competency != "" && !known {
		return &model.Error{Code: model.Invalid, Field: "competency", Message: fmt.Sprintf("%s: there is no competency %q.", g.Name, g.Competency)}
	}
	for _, w := range g.Words {
		if len(splitWords(w)) == 0 {
			return &model.Error{Code: model.Invalid, Field: "words", Message: fmt.Sprintf("%s: %q has no letter or digit.", g.Name, w)}
		}
	}
	return nil
}

// With returns the synonyms with the person's own groups. A group with the name of
// an existing one replaces it; without words, it turns it off.
func (s Synonyms) With(own []SynonymGroup) Synonyms {
	s.Groups = slices.Clone(s.Groups)
	for _, g := range own {
		i := slices.IndexFunc(s.Groups, func(known SynonymGroup) bool { return strings.EqualFold(known.Name, g.Name) })
		if i < 0 {
			s.Groups = append(s.Groups, g)
		} else {
			s.Groups[i] = g
		}
	}
	return s
}

// ReadOwnSynonyms reads the person's own groups. Errors: the reader's.
func ReadOwnSynonyms(ctx context.Context, r model.Reader) (own []SynonymGroup, err error) {
	return own, r.Setting(ctx, SettingSynonyms, &own)
}

// SaveSynonyms stores the person's own groups, replacing the previous ones. Errors:
// Invalid for an unusable group, and the store's.
func SaveSynonyms(ctx context.Context, s model.Store, own []SynonymGroup) error {
	for _, g := range own {
		if err := g.Check(); err != nil {
			return err
		}
	}
	return s.SetSetting(ctx, SettingSynonyms, own)
}
