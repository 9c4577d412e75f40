package disciplines

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"

	"github.com/BurntSushi/toml"

	"rung/model"
)

// Part is one of the things that a discipline is made of, such as delegating.
type Part struct {
	ID       string `toml:"id"` // what an entry's field "part" holds
	Title    string `toml:"title"`
	About    string `toml:"about"`    // what it is
	Exercise string `toml:"exercise"` // one way to practise it
	// Kinds are those whose entries practise the part by being what they are.
	Kinds []string `toml:"kinds"`
}

// Discipline is leadership or management, with its parts in the order in which they are
// shown.
type Discipline struct {
	ID    string // what a study's field "discipline" holds
	Title string
	Parts []Part
}

// Mistake is one that almost every new manager makes.
type Mistake struct {
	ID      string `toml:"id"` // what an entry's field "usual_mistake" holds
	Title   string `toml:"title"`
	Part    string `toml:"part"` // id of the part that it belongs to
	Instead string `toml:"instead"`
}

// Catalogue is all that there is to study and to practise.
type Catalogue struct {
	Disciplines []Discipline
	Mistakes    []Mistake
}

// catalogueFile is the content of a file: a discipline, or the mistakes.
type catalogueFile struct {
	ID      string    `toml:"id"`
	Title   string    `toml:"title"`
	Part    []Part    `toml:"part"`
	Mistake []Mistake `toml:"mistake"`
}

// ParseCatalogue reads the TOML files of a folder, in the order of their names. The error
// names the file and what is wrong in it.
func ParseCatalogue(files fs.FS) (Catalogue, error) {
	var c Catalogue
	names, err := fs.Glob(files, "*.toml")
	if err != nil {
		return c, fmt.Errorf("list the disciplines: %w", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return c, fmt.Errorf("read the disciplines: %w", err)
		}
		var f catalogueFile
		meta, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&f)
		if err != nil {
			return c, fmt.Errorf("%s: %w", name, err)
		}
		if unknown := meta.Undecoded(); len(unknown) > 0 {
			return c, fmt.Errorf("%s: there is no key %q here", name, unknown[0])
		}
		if len(f.Part) > 0 {
			c.Disciplines = append(c.Disciplines, Discipline{f.ID, f.Title, f.Part})
		}
		c.Mistakes = append(c.Mistakes, f.Mistake...)
		if err := c.check(); err != nil {
			return c, fmt.Errorf("%s: %w", name, err)
		}
	}
	for _, m := range c.Mistakes {
		if _, _, known := c.FindPart(m.Part); !known {
			return c, fmt.Errorf("the mistake %q belongs to %q, which is no part", m.ID, m.Part)
		}
	}
	return c, nil
}

// check says which part or mistake is there twice or says too little.
func (c Catalogue) check() error {
	seen := map[string]bool{}
	for _, d := range c.Disciplines {
		if d.ID == "" || d.Title == "" {
			return fmt.Errorf("the discipline has no id or no title")
		}
		for _, p := range d.Parts {
			if seen[p.ID] || p.ID == "" || p.Title == "" || p.About == "" || p.Exercise == "" {
				return fmt.Errorf("the part %q is there twice, or says too little", p.ID)
			}
			seen[p.ID] = true
			for _, kind := range p.Kinds {
				if _, known := model.KindOf(kind); !known {
					return fmt.Errorf("the part %q: there is no kind %q", p.ID, kind)
				}
			}
		}
	}
	clear(seen)
	for _, m := range c.Mistakes {
		if seen[m.ID] || m.ID == "" || m.Title == "" || m.Instead == "" {
			return fmt.Errorf("the mistake %q is there twice, or says too little", m.ID)
		}
		seen[m.ID] = true
	}
	return nil
}

// FindPart gives the part with an id, and the discipline that it belongs to.
func (c Catalogue) FindPart(id string) (Part, Discipline, bool) {
	for _, d := range c.Disciplines {
		if i := slices.IndexFunc(d.Parts, func(p Part) bool { return p.ID == id }); i >= 0 {
			return d.Parts[i], d, true
		}
	}
	return Part{}, Discipline{}, false
}
