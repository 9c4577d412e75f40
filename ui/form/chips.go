package form

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// chips edits a set of words or links: each is a chip, and after them stands a
// field to add one. Enter adds what is typed or chosen, Backspace in the empty
// field removes the last, Delete removes the chip that has the focus.
type chips struct {
	form  *Form
	part  *part
	role  *model.Role // of links, or nil
	ids   []string
	entry *widgets.Entry
	box   *fyne.Container

	chipContent func(id string) widgets.ChipContent
	openChip    func(id string)                        // presses a chip, or nil
	listOffers  func(text string)                      // lists offers for what is typed
	readChip    func(text string) (id string, ok bool) // reads what is typed whole
	refusal     string                                 // says what would do where take cannot
}

func newChips(f *Form, placeholder string) *chips {
	c := &chips{form: f, entry: widgets.NewTextEntry()}
	c.entry.SetPlaceHolder(placeholder)
	c.box = container.New(&widgets.Wrap{Gap: 1.5, Fill: true, Least: 10}, c.entry)
	c.entry.OnChanged = c.onTyped
	c.entry.OnKey = c.onKey
	c.entry.OnFocus = func(gained bool) {
		if !gained && f.offers.IsPressed() {
			return
		}
		if !gained {
			f.offers.Close()
		}
		f.onFieldFocus(c.part, c.entry, gained)
	}
	return c
}

func (c *chips) object() fyne.CanvasObject   { return c.box }
func (c *chips) setPart(p *part)             { c.part = p }
func (c *chips) text() string                { return c.entry.Text }
func (c *chips) setText(text string)         { c.entry.SetText(text) }
func (c *chips) focusTarget() fyne.Focusable { return c.entry }

// parse makes a chip of what is typed, if it can mean only one.
func (c *chips) parse(model.Locale) (any, error) {
	text := strings.TrimSpace(c.entry.Text)
	if text == "" {
		return nil, nil
	}
	if id, ok := c.readChip(text); ok {
		c.addChip(id)
		return nil, nil
	}
	return nil, &model.Error{Code: model.Invalid, Field: c.part.key, Message: fmt.Sprintf(c.refusal, text)}
}

func (c *chips) onTyped(text string) {
	if c.form.silent {
		return
	}
	c.part.onChanged()
	if strings.TrimSpace(text) == "" {
		c.form.offers.Close()
		return
	}
	if before, _, comma := strings.Cut(text, ","); comma && c.role == nil {
		if id, ok := c.readChip(before); ok {
			c.addChip(id)
			return
		}
	}
	c.listOffers(text)
}

func (c *chips) onKey(key fyne.KeyName) bool {
	if c.form.offers.IsFor(c.entry) && c.form.offers.HandleKey(key) {
		return true
	}
	switch key {
	case fyne.KeyDown:
		c.listOffers(c.entry.Text)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.part.onLeft()
	case fyne.KeyBackspace:
		if c.entry.Text != "" || len(c.ids) == 0 {
			return false
		}
		c.removeChip(c.ids[len(c.ids)-1])
	default:
		return false
	}
	return true
}

// addChip makes a chip, and empties the field.
func (c *chips) addChip(id string) {
	if c.role != nil && !c.role.Many {
		c.ids = nil
	}
	if !slices.Contains(c.ids, id) {
		c.ids = append(c.ids, id)
	}
	if c.entry.Text != "" {
		silent := c.form.silent
		c.form.silent = true
		c.entry.SetText("")
		c.form.silent = silent
	}
	c.form.offers.Close()
	c.refreshChips()
	c.part.onChanged()
}

func (c *chips) removeChip(id string) {
	c.ids = slices.DeleteFunc(c.ids, func(other string) bool { return other == id })
	c.refreshChips()
	c.part.onChanged()
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.entry); canvas != nil {
		canvas.Focus(c.entry)
	}
}

func (c *chips) setIDs(ids []string) {
	if !slices.Equal(c.ids, ids) {
		c.ids = slices.Clone(ids)
		c.refreshChips()
	}
}

func (c *chips) refreshChips() {
	c.box.Objects = nil
	for _, id := range c.ids {
		chip := widgets.NewChip(c.chipContent(id))
		chip.OnRemove = func() { c.removeChip(id) }
		if c.openChip != nil {
			chip.OnTapped = func() { c.openChip(id) }
		}
		c.box.Objects = append(c.box.Objects, chip)
	}
	c.box.Objects = append(c.box.Objects, c.entry)
	c.box.Refresh()
}

// newTags offers the tags in use; any word will do.
func newTags(f *Form) editor {
	c := newChips(f, lang.L("Add a tag"))
	c.chipContent = func(id string) widgets.ChipContent { return widgets.ChipContent{Text: "#" + id} }
	c.readChip = func(text string) (string, bool) {
		tag := model.NormalizeTag(text)
		return tag, tag != ""
	}
	c.refusal = lang.L("“%s” has no letter or digit to make a tag of.")
	c.listOffers = func(text string) {
		if f.src.Tags == nil {
			return
		}
		f.src.Tags(func(tallies []model.Tally) {
			if text == c.entry.Text && !f.silent {
				f.offers.openUnder(c.entry, c.tagOffers(tallies, model.NormalizeTag(text)), -1)
			}
		})
	}
	return c
}

// tagOffers lists the tags in use that hold the text, most used first.
func (c *chips) tagOffers(tallies []model.Tally, text string) []widgets.Suggestion {
	var list []widgets.Suggestion
	for _, tally := range tallies {
		tag := tally.Word
		if strings.Contains(tag, text) && !slices.Contains(c.ids, tag) && len(list) < 2*mostOffers {
			list = append(list, widgets.Suggestion{Text: tag, Icon: "tag", Accept: func() { c.addChip(tag) }})
		}
	}
	return list
}

// newCompetencies offers the shared list, and takes nothing else.
func newCompetencies(f *Form) editor {
	c := newChips(f, lang.L("Add a competency"))
	c.chipContent = func(id string) widgets.ChipContent {
		label := id
		if competency, known := model.CompetencyOf(id); known {
			label = lang.L(competency.Label)
		}
		return widgets.ChipContent{Text: label, State: widgets.ChipAccent}
	}
	c.readChip = func(text string) (string, bool) {
		found := c.matchCompetencies(text)
		if len(found) == 1 || len(found) > 0 && strings.EqualFold(lang.L(found[0].Label), text) {
			return found[0].ID, true
		}
		return "", false
	}
	c.refusal = lang.L("“%s” is not one of the competencies. Press Down to see them.")
	c.listOffers = func(text string) {
		var list []widgets.Suggestion
		for _, competency := range c.matchCompetencies(text) {
			list = append(list, widgets.Suggestion{Text: lang.L(competency.Label), Accept: func() { c.addChip(competency.ID) }})
		}
		f.offers.openUnder(c.entry, list, 0)
	}
	return c
}

func (c *chips) matchCompetencies(text string) []model.Competency {
	text = strings.ToLower(strings.TrimSpace(text))
	var found []model.Competency
	for _, competency := range model.Competencies {
		label := strings.ToLower(lang.L(competency.Label))
		if label == text {
			return []model.Competency{competency}
		}
		if !slices.Contains(c.ids, competency.ID) && (strings.HasPrefix(label, text) || strings.Contains(label, " "+text)) {
			found = append(found, competency)
		}
	}
	return found
}
