package form

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// newLinks points to entries of the kinds that the role allows.
func newLinks(f *Form, role model.Role) editor {
	c := newChips(f, linkHint(role))
	c.role = &role
	c.chipContent = func(id string) widgets.ChipContent {
		ref, known := f.refs[id]
		switch {
		case !known:
			return widgets.ChipContent{Text: "…"}
		case ref.Trashed:
			return widgets.ChipContent{Text: ref.Title, Icon: "trash", State: widgets.ChipWarn}
		}
		return widgets.ChipContent{Text: ref.DisplayName(), Icon: model.KindIcon(ref.Kind), State: widgets.ChipAccent}
	}
	c.openChip = func(id string) {
		if f.src.OpenEntry != nil {
			f.src.OpenEntry(id)
		}
	}
	c.readChip = func(text string) (string, bool) { return "", false }
	c.refusal = lang.L("“%s” is not linked yet. Choose an entry from the list, or empty this.")
	c.listOffers = c.seekLinks
	return c
}

func linkHint(role model.Role) string {
	if slices.Contains(role.To, model.KindContact) {
		return lang.L("Add a name")
	}
	return lang.L("Add an entry")
}

func (c *chips) seekLinks(text string) {
	f := c.form
	if f.src.Complete == nil {
		return
	}
	f.src.Complete(text, c.role.To, func(refs []model.Ref) {
		if text != c.entry.Text {
			return // the answer to an older question
		}
		var list []widgets.Suggestion
		exact := false
		for _, ref := range refs {
			exact = exact || strings.EqualFold(ref.Title, strings.TrimSpace(text))
			if ref.ID == f.base.ID || slices.Contains(c.ids, ref.ID) {
				continue
			}
			list = append(list, widgets.Suggestion{Text: ref.DisplayName(), Icon: model.KindIcon(ref.Kind), Accept: func() { c.addRef(ref) }})
		}
		if name := strings.TrimSpace(text); name != "" && !exact && f.src.AddContact != nil && slices.Contains(c.role.To, model.KindContact) {
			list = append(list, widgets.Suggestion{Text: fmt.Sprintf(lang.L("Add “%s” as a contact"), name), Icon: "plus", Accept: func() { c.addContact(name) }})
		}
		f.offers.openUnder(c.entry, list, 0)
	})
}

// addContact links the new contact, unless another entry has been opened by the
// time it is kept.
func (c *chips) addContact(name string) {
	entry := c.form.base.ID
	c.form.src.AddContact(name, func(ref model.Ref) {
		if c.form.base.ID == entry {
			c.addRef(ref)
		}
	})
}

func (c *chips) addRef(ref model.Ref) {
	c.form.refs[ref.ID] = ref
	c.addChip(ref.ID)
}
