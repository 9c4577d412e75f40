package diaries

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"gopkg.in/yaml.v3"

	"rung/model"
	"rung/storage/transfer/intake"
)

// ownMark matches the beginning of a page that Rung wrote.
var ownMark = regexp.MustCompile(`^---\n` + ownKey + `: (\d+)\n`)

// own takes a page that Rung wrote as the entry it was. Errors: Newer, Invalid.
func (in *vault) own(p *vaultPage, text string) error {
	if version := ownMark.FindStringSubmatch(text)[1]; version != "1" {
		return &model.Error{Code: model.Newer, Message: "It was written by a newer Rung. Update Rung, then import it."}
	}
	front, rest, found := cutFrontMatter(text)
	if !found {
		return &model.Error{Code: model.Invalid, Message: "Its top does not end."}
	}
	e, err := ownEntry(front)
	if err == nil && (e.ID == "" || strings.TrimSpace(e.Title) == "" || e.Day != "" && !e.Day.Valid()) {
		err = &model.Error{Code: model.Invalid, Message: "Its top does not say which entry it is. Export it again."}
	}
	if err != nil {
		in.Refuse(p.index, path.Base(p.at), err)
		return nil
	}
	e.Body = ownBody(e.Title, rest)
	p.entry, p.mine = e, true
	in.mine++
	return nil
}

// ownBody is the text below the heading, which the person may have reworded.
func ownBody(title, rest string) string {
	below, found := strings.CutPrefix("\n"+rest, ownHeading(title))
	if !found {
		below = strings.TrimLeft(rest, "\n")
		if heading, after, _ := strings.Cut(below, "\n"); strings.HasPrefix(heading, "# ") {
			below = strings.TrimPrefix(after, "\n")
		}
	}
	return strings.TrimSuffix(below, "\n")
}

// ownEntry reads the top of a page that Rung wrote. Errors as readYAML, and those of an
// entry's JSON.
func ownEntry(front string) (e model.Entry, err error) {
	tree, err := readYAML(front)
	if err != nil {
		return model.Entry{}, err
	}
	if tree.Kind == yaml.MappingNode && len(tree.Content) > 1 && tree.Content[0].Value == ownKey {
		tree.Content = tree.Content[2:]
	}
	raw, err := jsonOf(tree)
	if err != nil {
		return model.Entry{}, err
	}
	return e, e.UnmarshalJSON(raw)
}

// takeOwn takes Rung's own pages with the attachments beside them. Other pages among
// them are reported and left out, since they could replace what the person wrote here.
func (in *vault) takeOwn() {
	in.Foreign, in.FromRung = false, true
	for _, p := range in.pages {
		in.Count = p.index
		if !p.mine {
			in.AddRow(p.index, model.Entry{Title: path.Base(p.at)}, model.OutcomeSkipped)
			in.SkipAt(p.index, fmt.Sprintf("%s was left out: it lies among pages that Rung wrote, and is none of them. Import it from a folder of its own.", p.at))
			continue
		}
		for i, called := range fileNames(p.entry.Attachments) {
			if in.files == nil {
				break
			}
			content, err := in.readSmall(intake.ComposeLetters(path.Join(path.Dir(p.at), called)))
			if err == nil {
				in.Contents[p.entry.Attachments[i].SHA256] = content
			}
		}
		in.Entries = append(in.Entries, intake.Candidate{Index: p.index, Entry: p.entry})
	}
}
