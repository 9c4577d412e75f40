package transfer

import (
	"cmp"
	"encoding/base64"
	"io"
	"mime"
	"path"
	"slices"
	"strings"

	"rung/model"
)

// writeVCards writes contacts as vCard 4.0 by name. What a person thinks of a
// contact, such as the role in the plan, is not for others and stays here.
func writeVCards(out io.Writer, contacts []model.Entry, read func(sha256 string) ([]byte, error)) error {
	slices.SortFunc(contacts, func(a, b model.Entry) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	w := newContentWriter(out)
	for _, e := range contacts {
		if err := writeCard(w, e, read); err != nil {
			return err
		}
	}
	return w.end()
}

func writeCard(w *contentWriter, e model.Entry, read func(sha256 string) ([]byte, error)) error {
	w.line("BEGIN", "VCARD")
	w.line("VERSION", "4.0")
	w.line("UID", "urn:uuid:"+e.ID)
	w.text("FN", e.Title)
	if organisation, department := e.Values.Text("organisation"), e.Values.Text("department"); department != "" {
		w.text("ORG", organisation, department)
	} else {
		w.text("ORG", organisation)
	}
	w.text("TITLE", e.Values.Text("job"))
	w.text("EMAIL", e.Values.Text("email"))
	w.text("TEL", e.Values.Text("phone"))
	w.line("URL", e.Values.Text("url"))
	var tags []string
	for _, tag := range e.Tags {
		tags = append(tags, escape(tag))
	}
	w.line("CATEGORIES", strings.Join(tags, ","))
	w.text("NOTE", e.Body)
	for _, a := range e.Attachments {
		kind := mime.TypeByExtension(path.Ext(a.Name))
		if !strings.HasPrefix(a.Name, "photo.") || !strings.HasPrefix(kind, "image/") {
			continue
		}
		content, err := read(a.SHA256)
		if err != nil {
			return err
		}
		w.line("PHOTO", "data:"+kind+";base64,"+base64.StdEncoding.EncodeToString(content))
	}
	w.line("REV", e.Updated.UTC().Format("20060102T150405Z"))
	w.line("END", "VCARD")
	return w.err
}
