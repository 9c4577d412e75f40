package journal

import (
	"context"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/form"
	"rung/ui/kit"
)

// formSources answers what the form asks of the journal and the desktop.
func (e *editor) formSources() form.Sources {
	return form.Sources{
		Complete:       e.completeRefs,
		Refs:           e.loadRefs,
		Tags:           e.loadTags,
		AddContact:     e.addContact,
		PickFile:       e.host.PickFile,
		OpenAttachment: func(a model.Attachment) { e.loadContent(a, func(b []byte) { e.host.OpenCopy(a.Name, b) }) },
		SaveAttachment: e.saveAttachment,
		Image:          e.attachedImage,
		OpenLink:       e.host.OpenLink,
		OpenEntry:      func(id string) { e.owner.openEntry(id) },
		Locale:         e.host.Locale,
		WeekStart:      e.host.WeekStart,
	}
}

const mostOffers = 8

func (e *editor) completeRefs(text string, kinds []string, done func([]model.Ref)) {
	e.host.Load("form complete", func(ctx context.Context) func() {
		refs, err := e.host.Journal().Complete(ctx, text, kinds, mostOffers)
		return func() {
			e.host.Fail(err)
			done(refs)
		}
	})
}

func (e *editor) loadRefs(ids []string, done func(map[string]model.Ref)) {
	e.host.Load("form refs", func(ctx context.Context) func() {
		refs, err := e.host.Journal().Refs(ctx, ids)
		return func() {
			e.host.Fail(err)
			done(refs)
		}
	})
}

func (e *editor) loadTags(done func([]model.Tally)) {
	e.host.Load("form tags", func(ctx context.Context) func() {
		tags, err := e.host.Journal().ListTags(ctx)
		return func() {
			e.host.Fail(err)
			done(tags)
		}
	})
}

// addContact saves a contact of whom only the name is known.
func (e *editor) addContact(name string, done func(model.Ref)) {
	contact := model.NewEntry(model.KindContact, e.host.Locale().Today)
	contact.Title = name
	kit.Write(e.host, func(ctx context.Context) error {
		_, err := e.host.Journal().Save(ctx, model.Added, []model.Edit{{Entry: contact}}, nil)
		return err
	}, func() {
		done(model.Ref{ID: contact.ID, Kind: contact.Kind, Title: contact.Title, Day: contact.Day})
	})
}

// loadContent reads an attachment, saved or only just attached.
func (e *editor) loadContent(a model.Attachment, done func([]byte)) {
	if b, fresh := e.form.AttachedContent(a.SHA256); fresh {
		done(b)
		return
	}
	kit.Load(e.host, "form content "+a.SHA256, func(ctx context.Context) ([]byte, error) {
		return e.host.Journal().AttachmentContent(ctx, a.SHA256)
	}, done)
}

func (e *editor) saveAttachment(a model.Attachment) {
	e.loadContent(a, func(b []byte) {
		kit.SaveContent(e.host, a.Name, b)
	})
}

// attachedImage gives a picture for the preview, or nil while it is still being read;
// the preview is refreshed once it is there.
func (e *editor) attachedImage(sha256 string) fyne.Resource {
	if r, known := e.images[sha256]; known {
		return r
	}
	e.images[sha256] = nil
	e.loadContent(model.Attachment{SHA256: sha256}, func(b []byte) {
		e.images[sha256] = fyne.NewStaticResource(sha256, b)
		e.form.RefreshPreview()
	})
	return e.images[sha256]
}
