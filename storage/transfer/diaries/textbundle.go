package diaries

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"rung/model"
	"rung/storage/transfer/intake"
)

var (
	bundleText = regexp.MustCompile(`^text\.[A-Za-z]+$`)
	bundlePack = regexp.MustCompile(`(?i)\.textpack$`)
)

// errNoBundle is the error of a source without a TextBundle.
var errNoBundle = &model.Error{Code: model.Invalid, Message: "There is no TextBundle in it: each is a folder, or a TextPack, with a text and an info.json. In Bear or Ulysses, export as TextBundle or TextPack, and take what that writes."}

// ReadTextBundle reads TextBundles and TextPacks: one, or a folder or zip of them, as
// Bear and Ulysses write them. Errors: Invalid, TooLarge.
func ReadTextBundle(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	in := newVault(how)
	_, err := in.openSource(r)
	if err == nil && in.files == nil {
		err = errNoBundle
	}
	if err == nil {
		err = in.bundles(ctx)
	}
	if err == nil {
		err = in.takePages(ctx)
	}
	if err != nil {
		return intake.Result{}, err
	}
	in.tellHidden(in.hidden)
	if in.undated > 0 {
		in.AddNote(fmt.Sprintf("Texts that say no day, and got that of their last change: %d.", in.undated))
	}
	return in.finish(), nil
}

// IsTextBundle recognises the two files of a bundle, or a TextPack.
func IsTextBundle(s intake.Excerpt) bool {
	texts := map[string]bool{} // folders
	for _, at := range s.Paths {
		if bundleText.MatchString(path.Base(at)) {
			texts[path.Dir(at)] = true
		}
	}
	return slices.ContainsFunc(s.Paths, func(at string) bool {
		return bundlePack.MatchString(at) || path.Base(at) == "info.json" && texts[path.Dir(at)]
	})
}

// bundles reads each bundle as a page, named by its folder.
func (in *vault) bundles(ctx context.Context) error {
	if err := in.openPacks(); err != nil {
		return err
	}
	paths, err := in.files.Paths()
	if err != nil {
		return err
	}
	for _, at := range paths {
		if !bundleText.MatchString(path.Base(at)) {
			in.assets[plainPath(path.Base(at))] = append(in.assets[plainPath(path.Base(at))], at)
		}
	}
	known, err := in.readEach(ctx, func(at string) bool {
		_, err := in.files.Stat(path.Join(path.Dir(at), "info.json"))
		return bundleText.MatchString(path.Base(at)) && err == nil
	}, in.bundle)
	if err == nil && known+in.Refused == 0 {
		err = errNoBundle
	}
	return err
}

// openPacks makes the files in each TextPack readable under its path.
func (in *vault) openPacks() error {
	paths, err := in.files.Paths()
	if err != nil {
		return err
	}
	for _, at := range paths {
		if !bundlePack.MatchString(at) {
			continue
		}
		content, err := in.files.ReadUpTo(at, intake.MaxForeign)
		if err == nil {
			err = in.files.Mount(at, content)
		}
		if err != nil {
			in.refuseBroken(at, err)
		}
	}
	return nil
}

// bundle reads the text of a bundle with what its info.json says.
func (in *vault) bundle(at, text string) error {
	p := in.reads(at, text)
	p.name = in.bundleName(at)
	p.source = intake.StableID("textbundle", p.name)
	content, err := in.files.ReadUpTo(path.Join(path.Dir(at), "info.json"), maxFrontMatter)
	if err != nil {
		return err
	}
	var info map[string]any
	if json.Unmarshal(intake.ToUTF8(content), &info) != nil {
		in.AddNoteAt(in.Count, fmt.Sprintf("%s: its info.json cannot be read, so that its day and tags are not known.", p.name))
	}
	const levels = 3 // programs nest their own values below a key
	in.describe(p, info, levels)
	in.begin(p)
	return nil
}

// bundleName gives the name of a bundle as the path of a page.
func (in *vault) bundleName(at string) string {
	dir := path.Dir(at)
	if dir == "." { // the folder or pack chosen is the bundle
		dir = intake.ComposeLetters(path.Base(in.options.Name))
	}
	for _, ending := range []string{".textbundle", ".textpack"} {
		if strings.EqualFold(path.Ext(dir), ending) {
			dir = withoutEnding(dir)
		}
	}
	return dir + ".md"
}

// describe sets what the metadata of a bundle say, down to a number of levels.
func (in *vault) describe(p *vaultPage, info map[string]any, levels int) {
	for _, called := range slices.Sorted(maps.Keys(info)) {
		key := strings.ToLower(called)
		switch value := info[called].(type) {
		case map[string]any:
			if levels > 1 {
				in.describe(p, value, levels-1)
			}
		case []any:
			for _, item := range value {
				if word, isText := item.(string); isText && key == "tags" {
					p.tags = append(p.tags, plainTag(word))
				}
			}
		case string:
			in.describeBy(p, key, value)
		case float64, bool:
			if on := value == true || value == 1.0; on && (key == "pinned" || key == "starred" || key == "favorite") {
				p.starred = true
			} else if on && key == "trashed" {
				p.tags = append(p.tags, "trashed")
			}
		}
	}
}

func (in *vault) describeBy(p *vaultPage, key, value string) {
	switch key {
	case "creationdate", "created", "createdat", "created_at", "datecreated", "creation_date":
		if days, _, err := in.options.ParseMoment(value); err == nil && days.First != "" {
			p.created = value
		}
	case "modificationdate", "modified", "modifiedat", "updated", "updatedat", "updated_at", "modification_date":
		p.edited = value
	case "uniqueidentifier", "uuid", "identifier":
		p.source = intake.StableID("textbundle", value)
	case "title":
		p.title = value
	case "sourceurl":
		p.others = append(p.others, "From: "+value)
	}
}
