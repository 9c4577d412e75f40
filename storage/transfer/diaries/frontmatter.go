package diaries

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
)

// maxFrontMatter is the most bytes of front matter that are read.
const maxFrontMatter = 1 << 20

// cutFrontMatter splits what is between two lines of dashes at the top of a text from
// the rest.
func cutFrontMatter(text string) (front, rest string, found bool) {
	after, begins := strings.CutPrefix(text, "---\n")
	if !begins {
		return "", text, false
	}
	if strings.HasPrefix(after, "---\n") {
		return "", after[4:], true
	}
	end := strings.Index(after, "\n---")
	if end < 0 || end > maxFrontMatter {
		return "", text, false
	}
	rest = after[end+4:]
	if line, below, _ := strings.Cut(rest, "\n"); strings.TrimSpace(line) == "" {
		return after[:end+1], strings.TrimPrefix(below, "\n"), true
	}
	return "", text, false
}

// frontKeys gives the meaning of the keys of front matter, by the names that programs
// and people use.
var frontKeys = map[string]string{
	"title": "title", "tags": "tags", "tag": "tags", "keywords": "tags", "aliases": "aliases", "alias": "aliases",
	"day": "day", "date": "day", "created": "created", "date created": "created", "created_at": "created", "creation date": "created", "date_created": "created",
	"updated": "edited", "modified": "edited", "date modified": "edited", "updated_at": "edited", "last_modified": "edited", "lastmod": "edited",
	"private": "private", "starred": "starred", "favorite": "starred", "favourite": "starred", "pinned": "",
	// These are of no use in a journal.
	"id": "id", "uid": "id", "uuid": "id", "cssclass": "", "cssclasses": "",
	"publish": "", "position": "", "permalink": "", "layout": "", "latitude": "", "longitude": "", "altitude": "", "icon": "", "collapsed": "",
}

// properties are what a page says about itself besides its text.
type properties struct {
	title, day, created string
	edited              string // when it was last changed, for pages without another day
	tags, aliases       []string
	private, starred    bool
	others              []string // lines about what an entry has no place for
}

// readProperties reads the keys of front matter. What an entry has no place for becomes
// lines of text, so that no word is lost.
func readProperties(tree *yaml.Node) (p properties) {
	for _, pair := range yamlPairs(tree) {
		p.set(pair.key, yamlWords(pair.value), pair.value.Kind == yaml.SequenceNode)
	}
	return p
}

// set sets a property from the words of a key. Each word of a list is one tag, while a
// single text may have several.
func (p *properties) set(key string, words []string, list bool) {
	if len(words) == 0 {
		return
	}
	meaning, known := frontKeys[strings.ToLower(strings.TrimSpace(key))]
	switch {
	case !known:
		p.others = append(p.others, key+": "+strings.Join(words, ", "))
	case meaning == "title":
		p.title = words[0]
	case meaning == "day":
		p.day = words[0]
	case meaning == "created":
		p.created = words[0]
	case meaning == "edited":
		p.edited = words[0]
	case meaning == "tags" && list:
		for _, w := range words {
			p.tags = append(p.tags, plainTag(w))
		}
	case meaning == "tags":
		p.tags = append(p.tags, severalTags(words[0])...)
	case meaning == "aliases":
		p.aliases = append(p.aliases, words...)
	case meaning == "private":
		p.private = saysYes(words[0])
	case meaning == "starred":
		p.starred = saysYes(words[0])
	}
}

func saysYes(word string) bool {
	switch strings.ToLower(word) {
	case "true", "yes", "1", "on":
		return true
	}
	return false
}

// severalTags splits a text of tags, with or without their signs.
func severalTags(text string) (tags []string) {
	apart := func(r rune) bool { return r == ',' || r == ';' || r == ' ' && !strings.ContainsAny(text, ",;[") }
	for _, tag := range strings.FieldsFunc(text, apart) {
		tags = append(tags, plainTag(tag))
	}
	return tags
}

// plainTag gives a tag without its sign; a tag within another gets a dash between them.
func plainTag(tag string) string {
	tag = strings.NewReplacer("[[", "", "]]", "", "/", "-").Replace(strings.TrimLeft(strings.TrimSpace(tag), "#"))
	return strings.Trim(tag, "-")
}

// frontOf reads the front matter of a page. If it is broken, it stays in the text and a
// note says so.
func (in *notebook) frontOf(at, text string) (p properties, rest string) {
	front, rest, found := cutFrontMatter(text)
	if !found {
		return properties{}, text
	}
	tree, err := readYAML(front)
	if err != nil || tree.Kind != yaml.MappingNode {
		in.AddNoteAt(in.Count, fmt.Sprintf("%s: what stands at its top between dashes cannot be read, and stays as text.", at))
		return properties{}, text
	}
	return readProperties(tree), rest
}
