package resume

import (
	"crypto/sha256"
	"encoding/hex"

	"rung/model"
)

// File is a résumé or a letter as it was sent.
type File struct {
	Name    string // "Ana Núñez.pdf"
	Format  string // one of model.ResumeFormats
	Content []byte
}

// NewSnapshot gives an entry that keeps what was sent on a day: the file itself, links
// to the bullets in it, and to an application unless that is "". The contents, by
// hash, have to be saved with the entry.
func NewSnapshot(day model.Day, d Resume, f File, target, application string) (model.Entry, map[string][]byte) {
	e := model.NewEntry(model.KindSnapshot, day)
	e.Title = "Résumé"
	e.Values["format"] = f.Format
	if target != "" {
		e.Title += " for " + target
		e.Values["target"] = target
	}
	if application != "" {
		e.Links = append(e.Links, model.LinkTo{Role: roleApplication, ID: application})
	}
	for _, b := range d.AllBullets() {
		e.Links = append(e.Links, model.LinkTo{Role: roleAbout, ID: b.ID})
	}
	sum := sha256.Sum256(f.Content)
	hash := hex.EncodeToString(sum[:])
	e.Attachments = []model.Attachment{{Name: f.Name, SHA256: hash, Bytes: int64(len(f.Content))}}
	return e, map[string][]byte{hash: f.Content}
}
