package diaries

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// joplin reads the complete export of Joplin: JEX, a tar of items, or the same items in
// a folder.
type joplin struct {
	*notebook
	items     map[string]joplinItem // notebooks, files and tags, by id
	notes     []joplinItem
	ids       map[string]string // ids of entries, by those of the notes
	tagged    map[string][]string
	resources map[string]string // paths by id
	used      map[string]bool   // ids of resources that a note shows
	hidden    int               // comments that were removed
	html      int
	trashed   int
}

// joplinItem is one item: a note, a notebook, a tag, a file, or the tagging of a note.
type joplinItem struct {
	at, title, body string
	says            map[string]string
}

// The types of items.
const (
	joplinNote     = "1"
	joplinFolder   = "2"
	joplinResource = "4"
	joplinTag      = "5"
	joplinNoteTag  = "6"
)

var (
	joplinName  = regexp.MustCompile(`(?:^|/)([0-9a-f]{32})\.md$`)
	joplinFile  = regexp.MustCompile(`(?:^|/)resources/([0-9a-f]{32})(?:\.[^/]*)?$`)
	joplinSays  = regexp.MustCompile(`^([a-z_]+):(?: (.*))?$`)
	joplinLink  = regexp.MustCompile(`(!?)\[([^\[\]]*)\]\(:/([0-9a-f]{32})(?:#[^)\s]*)?(?:\s[^)]*)?\)`)
	joplinImage = regexp.MustCompile(`(?i)<img\s[^>]*\bsrc=["']:/([0-9a-f]{32})["'][^>]*>`)
)

// ReadJoplin reads Joplin's JEX or its raw export. Errors: Invalid, TooLarge.
func ReadJoplin(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	in := &joplin{notebook: newNotebook(how), items: map[string]joplinItem{}, ids: map[string]string{}, tagged: map[string][]string{}, resources: map[string]string{}, used: map[string]bool{}}
	_, err := in.openSource(r)
	if err == nil && in.files == nil {
		err = &model.Error{Code: model.Invalid, Message: "This is no export of Joplin. In Joplin, choose File, Export all, JEX, and take the file it writes."}
	}
	if err == nil {
		err = in.readFolder(ctx)
	}
	if err == nil {
		err = in.takeNotes(ctx)
	}
	if err != nil {
		return intake.Result{}, err
	}
	in.tellCounts()
	return in.finish(), nil
}

// IsJoplin recognises an export whose pages are all named by their ids.
func IsJoplin(s intake.Excerpt) bool {
	pages := 0
	for _, at := range s.Paths {
		if intake.IsMarkdown(at) {
			if pages++; !joplinName.MatchString(at) {
				return false
			}
		}
	}
	return pages > 0
}

func (in *joplin) readFolder(ctx context.Context) error {
	paths, err := in.files.Paths()
	if err != nil {
		return err
	}
	for _, at := range paths {
		if m := joplinFile.FindStringSubmatch(at); m != nil {
			in.resources[m[1]] = at
		}
	}
	known, err := in.readEach(ctx, joplinName.MatchString, in.readItem)
	if err == nil && known == 0 {
		err = &model.Error{Code: model.Invalid, Message: "This is no export of Joplin: no note is in it. In Joplin, choose File, Export all, JEX, and take the file it writes."}
	}
	return err
}

// readItem reads one item: its title, its body, and the "key: value" lines at its end.
// Error: Invalid.
func (in *joplin) readItem(at, text string) error {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	end := len(lines)
	it := joplinItem{at: at, says: map[string]string{}}
	for end > 0 {
		m := joplinSays.FindStringSubmatch(lines[end-1])
		if m == nil {
			break
		}
		it.says[m[1]] = strings.TrimSpace(m[2])
		end--
	}
	if it.says["type_"] == "" || it.says["id"] == "" {
		return &model.Error{Code: model.Invalid, Message: "It is no note of Joplin."}
	}
	if it.says["encryption_applied"] == "1" {
		return &model.Error{Code: model.Invalid, Message: "It is encrypted. Let Joplin decrypt it, then export it again."}
	}
	it.title, it.body, _ = strings.Cut(strings.Trim(strings.Join(lines[:end], "\n"), "\n"), "\n")
	if len(lines) > 0 && lines[0] == "" && it.says["type_"] == joplinNote { // a note without a title
		it.title, it.body = "", strings.Join(lines[:end], "\n")
	}
	switch it.says["type_"] {
	case joplinNote:
		in.notes = append(in.notes, it)
		in.ids[it.says["id"]] = intake.StableID("joplin", it.says["id"])
	case joplinNoteTag:
		in.tagged[it.says["note_id"]] = append(in.tagged[it.says["note_id"]], it.says["tag_id"])
	case joplinFolder, joplinResource, joplinTag:
		in.items[it.says["id"]] = it
	}
	return nil
}

func (in *joplin) takeNotes(ctx context.Context) error {
	for i, note := range in.notes {
		if err := in.options.ReportProgress(ctx, i, len(in.notes)); err != nil {
			return err
		}
		in.Count++
		if when := note.says["deleted_time"]; when != "" && when != "0" {
			in.trashed++
			continue
		}
		in.takeNote(note)
	}
	return nil
}

// takeNote makes an entry from a note, or refuses one without a day.
func (in *joplin) takeNote(note joplinItem) {
	written := cmp.Or(note.says["user_created_time"], note.says["created_time"])
	days, clock, err := in.options.ParseMoment(written)
	if err == nil && days.First == "" {
		err = fmt.Errorf("“%s” names no day", intake.Shorten(written))
	}
	if err != nil {
		in.refuseDay(cmp.Or(note.title, note.body), err)
		return
	}
	e := model.Entry{Kind: model.KindNote, ID: in.ids[note.says["id"]], Day: days.First, Time: clock, Title: strings.TrimSpace(note.title)}
	if at, err := time.Parse(time.RFC3339Nano, written); err == nil {
		e.Created = at
	}
	e.Tags = in.tags(note)
	if note.says["markup_language"] == "2" {
		in.html++
	}
	body, hidden := withoutComments(note.body)
	in.hidden += hidden
	e.Body = strings.Trim(outsideCode(body, func(text string) string { return in.links(&e, text) }), "\n")
	e.Body = text.Joined("\n\n", e.Body, in.others(note))
	in.addEntry(e)
}

// tags gives a note's tags, its notebooks, and whether it is a to-do or a conflict.
func (in *joplin) tags(note joplinItem) (tags []string) {
	for _, id := range in.tagged[note.says["id"]] {
		tags = append(tags, plainTag(in.items[id].title))
	}
	at := note.says["parent_id"]
	for range 20 { // notebooks within notebooks
		notebook, known := in.items[at]
		if !known {
			break
		}
		tags = append(tags, plainTag(notebook.title))
		at = notebook.says["parent_id"]
	}
	if note.says["is_todo"] == "1" {
		tags = append(tags, "to-do")
		if done := note.says["todo_completed"]; done != "" && done != "0" {
			tags = append(tags, "done")
		}
	}
	if note.says["is_conflict"] == "1" {
		tags = append(tags, "conflict")
	}
	return tags
}

// others gives lines about what an entry has no place for.
func (in *joplin) others(note joplinItem) string {
	var lines []string
	if due := intake.ParseDigits(note.says["todo_due"]); due > 0 {
		at := time.UnixMilli(int64(due))
		if in.options.Zone != nil {
			at = at.In(in.options.Zone)
		}
		lines = append(lines, "Due: "+at.Format("2006-01-02 15:04"))
	}
	for _, key := range []string{"author", "source_url"} {
		if said := note.says[key]; said != "" {
			lines = append(lines, map[string]string{"author": "Author: ", "source_url": "From: "}[key]+said)
		}
	}
	return strings.Join(lines, "\\\n")
}

// links attaches the files that a text shows, and turns links to notes into links
// of the entry.
func (in *joplin) links(e *model.Entry, text string) string {
	text = joplinLink.ReplaceAllStringFunc(text, func(mark string) string {
		m := joplinLink.FindStringSubmatch(mark)
		if to := in.ids[m[3]]; to != "" {
			if to != e.ID {
				e.Links = append(e.Links, model.LinkTo{Role: "about", ID: to})
			}
			return m[2]
		}
		if attached := in.resource(e, m[3], m[2]); attached != "" {
			return shown(m[1] == "!", m[2], attached)
		}
		return m[2]
	})
	return joplinImage.ReplaceAllStringFunc(text, func(mark string) string {
		if attached := in.resource(e, joplinImage.FindStringSubmatch(mark)[1], ""); attached != "" {
			return picture("", attached)
		}
		return ""
	})
}

// resource attaches a file by its id, and gives its name; "" if it is missing.
func (in *joplin) resource(e *model.Entry, id, words string) string {
	in.used[id] = true
	it := in.items[id]
	at, there := in.resources[id]
	if !there {
		in.noteMissingFile(cmp.Or(it.title, words, id))
		return ""
	}
	called := it.title
	if ending := it.says["file_extension"]; called != "" && path.Ext(called) == "" && ending != "" {
		called += "." + ending
	}
	return in.attachFile(e, at, cmp.Or(called, path.Base(at)))
}

func (in *joplin) tellCounts() {
	var unused []string
	for id, at := range in.resources {
		if !in.used[id] {
			unused = append(unused, cmp.Or(in.items[id].title, path.Base(at)))
		}
	}
	if slices.Sort(unused); len(unused) > 0 {
		in.AddNote(fmt.Sprintf("Files that no note shows, and that were left out: %d (%s).", len(unused), intake.ListSome(unused)))
	}
	if in.trashed > 0 {
		in.AddNote(fmt.Sprintf("Notes in Joplin's trash were left out: %d.", in.trashed))
	}
	if in.html > 0 {
		in.AddNote(fmt.Sprintf("Notes that Joplin keeps as HTML, and whose marks stay in the text: %d.", in.html))
	}
	in.tellHidden(in.hidden)
}
