package resume

import (
	"crypto/sha256"
	"encoding/hex"

	"rung/model"
)

// File is a résumé as it was written for somebody.
type File struct {
	Name    string // "Ana Núñez.pdf"
	Format  string // one of model.ResumeFormats
	Content []byte
}

// NewSnapshot gives an entry that keeps what was sent to whom on a day: the file
// itself, the bullets in it, and the application it went to where one is named. The
// contents are to be saved with the entry.
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
