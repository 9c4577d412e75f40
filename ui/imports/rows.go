package imports

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// entryList lists the entries of the file and what becomes of each, after the remarks on
// the file as a whole.
type entryList struct {
	widgets.RowList
	sheet *importSheet
	shown []model.ImportRow
}

func newEntryList(s *importSheet) *entryList {
	r := &entryList{sheet: s}
	r.SetUp(func() int { return len(r.shown) }, r.rowContent, r.showWhole, r.showWhole)
	r.ExtendBaseWidget(r)
	return r
}

// showRows lists what the sheet's view asks for.
func (r *entryList) showRows() {
	r.shown = nil
	only, a := r.sheet.view.only, r.sheet.result
	if only == "" {
		for _, remark := range a.Remarks {
			r.shown = append(r.shown, model.ImportRow{Entry: model.Entry{Title: remark}})
		}
	}
	for _, row := range a.Rows {
		if only == "" || row.Outcome == only {
			r.shown = append(r.shown, row)
		}
	}
	r.KeepCursor(r.Cursor)
	r.Refresh()
}

// rowContent gives an entry in two lines: its title, then the remarks on it, else its
// day and values.
func (r *entryList) rowContent(i int) widgets.RowContent {
	a := r.shown[i]
	content := widgets.RowContent{Icon: entryIcon(a.Entry), Title: entryTitle(a.Entry), Second: strings.Join(a.Remarks, " ")}
	if a.Outcome == "" {
		content.Icon, content.Second = "info", lang.L("About the whole file")
		return content
	}
	if content.Second == "" {
		loc := r.sheet.host.Locale()
		content.Second = strings.Join(append([]string{a.Entry.Day.FormatShort(loc)}, listedValues(a.Entry, loc)...), " · ")
	}
	content.Chips = []widgets.ChipContent{outcomeChip(a)}
	return content
}

func outcomeChip(a model.ImportRow) widgets.ChipContent {
	chip := widgets.ChipContent{}
	for _, f := range outcomeLabels {
		if f.fate == a.Outcome {
			chip.Text = lang.L(f.label)
		}
	}
	switch a.Outcome {
	case model.OutcomeNew, model.OutcomeChanged:
		chip.State = widgets.ChipAccent
		if a.Outcome == model.OutcomeNew && len(a.Remarks) > 0 {
			chip.Icon = "info"
		}
	case model.OutcomeSkipped:
		chip.State, chip.Icon = widgets.ChipWarn, "warning"
	}
	return chip
}

func entryIcon(e model.Entry) string { return model.KindIcon(cmp.Or(e.Kind, model.KindNote)) }

func entryTitle(e model.Entry) string {
	if e.Title == "" {
		return lang.L("No name")
	}
	return e.Title
}

// listedValues gives the values that a list shows of an entry.
func listedValues(e model.Entry, loc model.Locale) (parts []string) {
	kind, _ := model.KindOf(e.Kind)
	for _, f := range kind.Fields {
		if v, filled := e.Values[f.Key]; filled && f.InList {
			parts = append(parts, f.Format(v, loc))
		}
	}
	return parts
}

// showWhole shows a row whole.
func (r *entryList) showWhole(i int) {
	a := r.shown[i]
	body := widgets.NewStacked(2)
	for _, remark := range a.Remarks {
		body.Add(widgets.NewText(remark, widgets.Style{Flow: widgets.Folded}))
	}
	if a.Place > 0 {
		body.Add(widgets.NewText(lang.L("Entry {{.Place}} in the file", map[string]any{"Place": a.Place})+" · "+outcomeChip(a).Text, widgets.Style{Color: theme.Muted, Flow: widgets.Folded}))
	}
	if a.Entry.Kind != "" {
		body.Add(widgets.NewHairline())
		body.Add(newFieldList(a.Entry, r.sheet.host.Locale()))
	}
	r.sheet.host.Ask(kit.Question{Title: entryTitle(a.Entry), Content: body, No: lang.L("Close"), Long: true})
}

// newFieldList builds the list of an entry's filled fields.
func newFieldList(e model.Entry, loc model.Locale) *fyne.Container {
	body := widgets.NewStacked(2)
	add := func(label, text string) {
		if text != "" {
			body.Add(widgets.NewField(label, widgets.NewText(text, widgets.Style{Flow: widgets.Folded})))
		}
	}
	kind, _ := model.KindOf(e.Kind)
	add(lang.L("Kind"), lang.L(kind.Label))
	if e.Day != "" {
		add(lang.L("Day"), e.Day.Format(loc))
	}
	for _, f := range e.Fields() {
		add(lang.L(f.Label), f.Format(e.Values[f.Key], loc))
	}
	add(lang.L("Tags"), strings.Join(e.Tags, ", "))
	add(lang.L("Text"), shortenText(e.Body))
	return body
}

// shortenText gives the beginning of a long text; all of it can be read once it is in
// the journal.
func shortenText(text string) string {
	const most = 2000
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}
