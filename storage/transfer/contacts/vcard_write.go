package contacts

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

// WriteVCards writes contacts as vCard 4.0, sorted by name. What the person thinks of a
// contact, such as its role in the plan, is not for others and is left out.
func WriteVCards(out io.Writer, contacts []model.Entry, read func(sha256 string) ([]byte, error)) error {
	slices.SortFunc(contacts, func(a, b model.Entry) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	w := NewContentWriter(out)
	for _, e := range contacts {
		if err := writeCard(w, e, read); err != nil {
			return err
		}
	}
	return w.End()
}

func writeCard(w *ContentWriter, e model.Entry, read func(sha256 string) ([]byte, error)) error {
	w.Line("BEGIN", "VCARD")
	w.Line("VERSION", "4.0")
	w.Line("UID", "urn:uuid:"+e.ID)
	w.Text("FN", e.Title)
	if organisation, department := e.Values.Text("organisation"), e.Values.Text("department"); department != "" {
		w.Text("ORG", organisation, department)
	} else {
		w.Text("ORG", organisation)
	}
	w.Text("TITLE", e.Values.Text("job"))
	w.Text("EMAIL", e.Values.Text("email"))
	w.Text("TEL", e.Values.Text("phone"))
	w.Line("URL", e.Values.Text("url"))
	var tags []string
	for _, tag := range e.Tags {
		tags = append(tags, escape(tag))
	}
	w.Line("CATEGORIES", strings.Join(tags, ","))
	w.Text("NOTE", e.Body)
	for _, a := range e.Attachments {
		kind := mime.TypeByExtension(path.Ext(a.Name))
		if !strings.HasPrefix(a.Name, "photo.") || !strings.HasPrefix(kind, "image/") {
			continue
		}
		content, err := read(a.SHA256)
		if err != nil {
			return err
		}
		w.Line("PHOTO", "data:"+kind+";base64,"+base64.StdEncoding.EncodeToString(content))
	}
	w.Line("REV", e.Updated.UTC().Format("20060102T150405Z"))
	w.Line("END", "VCARD")
	return w.err
}
