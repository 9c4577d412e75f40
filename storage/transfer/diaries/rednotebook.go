package diaries

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/model"
	"rung/storage/transfer/intake"
)

// redNotebook reads the files of RedNotebook, one per month.
type redNotebook struct {
	*notebook
	markdown bool                   // the texts are Markdown, as in later versions
	pictures map[string]string      // paths of the files beside the months, by name
	away     int                    // pictures that lie elsewhere
	days     map[model.Day]string   // ids of entries, by day
	cited    map[string][]model.Day // days that an entry names, by its id
}

var monthFile = regexp.MustCompile(`^(\d{4})-(\d{2})\.txt$`)

// ReadRedNotebook reads RedNotebook's backup zip, its folder, or one month of it.
// Errors: Invalid, TooLarge.
func ReadRedNotebook(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	in := &redNotebook{notebook: newNotebook(how), pictures: map[string]string{}, days: map[model.Day]string{}, cited: map[string][]model.Day{}}
	content, err := in.openSource(r)
	switch {
	case err != nil:
	case in.files != nil:
		err = in.folder(ctx)
	case !monthFile.MatchString(path.Base(how.Name)):
		err = &model.Error{Code: model.Invalid, Message: "The name of the file does not say its month. Take it as RedNotebook named it, such as 2026-11.txt, or take the whole folder or backup."}
	default:
		var text string
		if text, err = writtenText(content); err == nil {
			err = in.month(path.Base(how.Name), text)
		}
	}
	if err != nil {
		return intake.Result{}, err
	}
	if in.away > 0 {
		in.AddNote(fmt.Sprintf("Pictures that lie elsewhere on the disk, and were not copied: %d. Their places stand in the text.", in.away))
	}
	in.cite()
	return in.finish(), nil
}

// IsRedNotebook recognises a file or folder by the name of a month's file.
func IsRedNotebook(s intake.Excerpt) bool {
	return monthFile.MatchString(s.Name) || slices.ContainsFunc(s.Paths, func(at string) bool { return monthFile.MatchString(path.Base(at)) })
}

func (in *redNotebook) folder(ctx context.Context) error {
	paths, err := in.files.Paths()
	if err != nil {
		return err
	}
	for _, at := range paths {
		in.pictures[path.Base(at)] = at
		if path.Base(at) == "journal.cfg" {
			settings, err := in.files.Read(at)
			if err != nil {
				return err
			}
			in.markdown = markdownSet.Match(settings)
		}
	}
	known, err := in.readEach(ctx, func(at string) bool { return monthFile.MatchString(path.Base(at)) }, in.month)
	if err == nil && known == 0 {
		err = &model.Error{Code: model.Invalid, Message: "This is no journal of RedNotebook: no month, such as 2026-11.txt, is in it. Choose its folder “data”, or the zip of a backup."}
	}
	return err
}

// markdownSet matches the setting that the texts of a journal are Markdown.
var markdownSet = regexp.MustCompile(`(?m)^\s*markup\s*=\s*markdown\s*$`)

// month reads the days of a month. Error: Invalid.
func (in *redNotebook) month(at, text string) error {
	tree, err := readYAML(text)
	if err != nil {
		return err
	}
	if tree.Kind != yaml.MappingNode {
		return errStrange
	}
	named := monthFile.FindStringSubmatch(path.Base(at))
	for _, pair := range yamlPairs(tree) {
		in.Count++
		number, err := strconv.Atoi(pair.key)
		day := model.Day(fmt.Sprintf("%s-%s-%02d", named[1], named[2], number))
		if err != nil || !day.Valid() {
			in.Refuse(in.Count, pair.key, &model.Error{Field: "day", Message: fmt.Sprintf("%s has no day “%s”.", path.Base(at), intake.Shorten(pair.key))})
			continue
		}
		in.day(day, pair.value)
	}
	return nil
}

// day makes a note from a day: its text, and each category as a tag, with a list of
// what it holds.
func (in *redNotebook) day(day model.Day, content *yaml.Node) {
	e := model.Entry{Kind: model.KindNote, ID: intake.StableID("rednotebook", string(day)), Day: day}
	var parts []string
	for _, pair := range yamlPairs(content) {
		said := yamlWords(pair.value)
		switch {
		case pair.key == "text":
			text := strings.Join(said, "\n")
			e.Tags = append(e.Tags, hashtags(text)...)
			if body := in.markup(&e, strings.Trim(text, "\n")); strings.TrimSpace(body) != "" {
				parts = append([]string{body}, parts...)
			}
		case strings.EqualFold(pair.key, "tags"):
			e.Tags = append(e.Tags, said...)
		default:
			e.Tags = append(e.Tags, pair.key)
			list := ""
			for _, line := range said {
				list += "\n- " + in.markup(&e, strings.Join(strings.Fields(line), " "))
			}
			if list != "" {
				parts = append(parts, "**"+pair.key+"**\n"+list)
			}
		}
	}
	e.Body = strings.Join(parts, "\n\n")
	if strings.TrimSpace(e.Body) == "" && len(e.Tags) > 0 {
		e.Title = strings.Join(e.Tags, ", ")
	}
	in.days[day] = cmp.Or(in.days[day], e.ID)
	in.addEntry(e)
}

var hashtag = regexp.MustCompile(`(?:^|[^\pL\pN_&#/])[#＃]([\pL\pN_/-]*\pL[\pL\pN_/-]*)`)

var colour = regexp.MustCompile(`^(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$`)

// hashtags finds the #tags in a text. A colour, such as #a0b1c2, is none.
func hashtags(text string) (tags []string) {
	for _, m := range hashtag.FindAllStringSubmatch(text, -1) {
		if !colour.MatchString(m[1]) || !strings.ContainsAny(m[1], "0123456789") {
			tags = append(tags, plainTag(m[1]))
		}
	}
	return tags
}

var citedDay = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)

// markup turns a text into Markdown, attaches its pictures if they are at hand, and
// notes the days that it names.
func (in *redNotebook) markup(e *model.Entry, text string) string {
	for _, day := range citedDay.FindAllString(text, -1) {
		in.cited[e.ID] = append(in.cited[e.ID], model.Day(day))
	}
	if in.markdown {
		return text
	}
	return txt2tags(text, func(address string) string { return in.image(e, address) })
}

// image gives the Markdown for a picture. It attaches one that lies beside the months,
// and counts one elsewhere on the disk.
func (in *redNotebook) image(e *model.Entry, address string) string {
	base := intake.ComposeLetters(path.Base(strings.ReplaceAll(address, `\`, "/")))
	if at, there := in.pictures[base]; there {
		if attached := in.attachFile(e, at, base); attached != "" {
			return picture("", attached)
		}
	}
	if !strings.HasPrefix(address, "http") {
		in.away++
	}
	return picture(base, address)
}

// cite links the entries to those of the days that they name.
func (in *redNotebook) cite() {
	for i := range in.Entries {
		e := &in.Entries[i].Entry
		for _, day := range in.cited[e.ID] {
			if to := in.days[day]; to != "" && to != e.ID {
				e.Links = append(e.Links, model.LinkTo{Role: "about", ID: to})
			}
		}
	}
}
