package documents

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// Book is a period of a journal for printing: by month, the oldest day first.
type Book struct {
	Entries []model.Entry
	Names   map[string]string // titles of linked entries, by id
	Locale  model.Locale
	Read    func(sha256 string) ([]byte, error)
}

// heading gives the title of the book, with the days it covers.
func (b Book) heading() string {
	first, last := b.Entries[0].Day, b.Entries[len(b.Entries)-1].Day
	if first == last {
		return "Journal of " + first.Format(b.Locale)
	}
	return fmt.Sprintf("Journal, %s to %s", first.Format(b.Locale), last.Format(b.Locale))
}

// chapters gives the entries of each month, in order.
func (b Book) chapters() (chapters [][]model.Entry) {
	for i, e := range b.Entries {
		if i == 0 || e.Day[:7] != b.Entries[i-1].Day[:7] {
			chapters = append(chapters, nil)
		}
		chapters[len(chapters)-1] = append(chapters[len(chapters)-1], e)
	}
	return chapters
}

func formatMonth(d model.Day) string { return d.Time().Format("January 2006") }

// byline gives an entry's days, time, kind and tags in one line.
func (b Book) byline(e model.Entry) string {
	when := e.Day.Format(b.Locale)
	if e.Until != "" {
		when += " to " + e.Until.Format(b.Locale)
	}
	kind, _ := model.KindOf(e.Kind)
	return text.Joined(" · ", text.Joined(", ", when, e.Time), kind.Label, strings.Join(hashTags(e.Tags), " "))
}

func hashTags(tags []string) []string {
	marked := make([]string, len(tags))
	for i, tag := range tags {
		marked[i] = "#" + tag
	}
	return marked
}

// bookField is one value of an entry in words.
type bookField struct{ Label, Text string }

// fields gives the values and links of an entry, in the order of its form.
func (b Book) fields(e model.Entry) (fields []bookField) {
	for _, f := range e.Fields() {
		if words := b.formatValue(f, e.Values[f.Key]); words != "" {
			fields = append(fields, bookField{f.Label, words})
		}
	}
	for _, role := range e.Roles() {
		var names []string
		for _, id := range e.Linked(role.ID) {
			if name := b.Names[id]; name != "" {
				names = append(names, name)
			}
		}
		if len(names) > 0 {
			fields = append(fields, bookField{role.Label, strings.Join(names, ", ")})
		}
	}
	var files []string
	for _, a := range e.Attachments {
		files = append(files, model.SafeFileName(a.Name))
	}
	if len(files) > 0 {
		fields = append(fields, bookField{"Attached", strings.Join(files, ", ")})
	}
	return fields
}

// formatValue gives a value in words, with each item of a list on a line of its own.
func (b Book) formatValue(f model.Field, v any) string {
	items, isList := v.([]model.Values)
	if !isList {
		return f.Format(v, b.Locale)
	}
	lines := make([]string, len(items))
	for i, item := range items {
		lines[i] = f.FormatItem(item, b.Locale)
	}
	return strings.Join(lines, "\n")
}

// attachedPicture gives an attached PNG, JPEG or GIF that a text names, with its media
// type, or nothing if there is none.
func (b Book) attachedPicture(e model.Entry, named string) (content []byte, kind string, err error) {
	i := slices.IndexFunc(e.Attachments, func(a model.Attachment) bool { return a.Name == named })
	if i < 0 {
		return nil, "", nil
	}
	if content, err = b.Read(e.Attachments[i].SHA256); err != nil {
		return nil, "", err
	}
	kind = http.DetectContentType(content)
	if !slices.Contains([]string{"image/png", "image/jpeg", "image/gif"}, kind) {
		return nil, "", nil
	}
	return content, kind, nil
}
