package imports

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// formatLabels name the formats; one that is not here is shown by its id.
var formatLabels = map[string]string{
	"json":        "A journal of Rung's (JSON)",
	"vcard":       "Address book (vCard)",
	"linkedin":    "LinkedIn's data export",
	"csv":         "Table (CSV)",
	"dayone":      "Day One",
	"jrnl":        "jrnl",
	"rednotebook": "RedNotebook",
	"joplin":      "Joplin (JEX)",
	"textbundle":  "TextBundle (Bear, Ulysses)",
	"markdown":    "Notes in Markdown (Obsidian, Logseq, Notion)",
	"brag":        "Brag document",
	"jsonresume":  "Résumé (JSON Resume)",
}

func formatLabel(id string) string {
	if label, known := formatLabels[id]; known {
		return lang.L(label)
	}
	return id
}

// readingPage asks how to read the file: its format, the kind of a table's rows, the
// field of each column, and how days are written.
type readingPage struct {
	sheet   *importSheet
	page    *widgets.Page
	column  *fyne.Container
	format  *widgets.Select
	formats []string
	kind    *widgets.Select
	kinds   []model.Kind
	dates   *widgets.Select
	notice  *fyne.Container
	remarks *widgets.Text
	fields  *fyne.Container // one for each column
	columns []string        // the columns and the kind that fields are for
	choices []*widgets.Select
	keys    []string // of the fields that a column can mean
	silent  bool     // the program is choosing, not the person

	kindField, datesField *widgets.Field
}

var dateOrders = []struct{ order, label string }{
	{"", "Leave days empty that can be read in more than one way"},
	{"dmy", "Day first: 31/12/2026"},
	{"mdy", "Month first: 12/31/2026"},
	{"ymd", "Year first: 26-12-31"},
}

func newReadingPage(s *importSheet) *readingPage {
	r := &readingPage{sheet: s, kinds: model.OfferedKinds(), notice: container.NewStack(), fields: container.New(&widgets.Cards{Least: 16, Gap: 3}),
		remarks: widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})}
	r.formats = s.host.Exchange().Formats()
	slices.SortFunc(r.formats, func(a, b string) int { return strings.Compare(formatLabel(a), formatLabel(b)) })
	var formats, kinds, dates []string
	for _, id := range r.formats {
		formats = append(formats, formatLabel(id))
	}
	for _, k := range r.kinds {
		kinds = append(kinds, lang.L(k.Plural))
	}
	for _, d := range dateOrders {
		dates = append(dates, lang.L(d.label))
	}
	r.format = r.newChoice(formats, func(at int) { s.source.Format, s.source.Kind, s.source.Columns = r.formats[at], "", nil })
	r.kind = r.newChoice(kinds, func(at int) { s.source.Kind, s.source.Columns = r.kinds[at].ID, r.columnsKeptFor(r.kinds[at]) })
	r.dates = r.newChoice(dates, func(at int) { s.source.Dates = dateOrders[at].order })
	r.format.PlaceHolder, r.kind.PlaceHolder = lang.L("Choose what wrote it"), lang.L("Choose what each row is")
	r.notice.Hide()
	r.kindField, r.datesField = widgets.NewField(lang.L("Each row is one of your"), r.kind), widgets.NewField(lang.L("Days are written"), r.dates)
	r.column = widgets.NewStacked(3, r.notice, widgets.NewField(lang.L("Format"), r.format), r.kindField, r.datesField, r.fields, r.remarks)
	r.page = widgets.NewPage(r.column)
	return r
}

// newChoice builds a choice; when the person changes it, the file is read again.
func (r *readingPage) newChoice(options []string, set func(at int)) *widgets.Select {
	var choice *widgets.Select
	choice = widgets.NewSelect(options, func(string) {
		if at := choice.SelectedIndex(); !r.silent && at >= 0 {
			set(at)
			r.sheet.readAgain()
		}
	})
	return choice
}

// showReading shows how the file is read now.
func (r *readingPage) showReading() {
	r.silent = true
	defer func() { r.silent = false }()
	from, a := r.sheet.source, r.sheet.result
	choose := func(choice *widgets.Select, at int) {
		if at >= 0 {
			choice.SetSelectedIndex(at)
		} else {
			choice.ClearSelected()
		}
	}
	choose(r.format, slices.Index(r.formats, from.Format))
	choose(r.kind, slices.IndexFunc(r.kinds, func(k model.Kind) bool { return k.ID == a.Kind }))
	for i, d := range dateOrders {
		if d.order == from.Dates {
			choose(r.dates, i)
		}
	}
	widgets.SetShown(r.kindField, from.Format == "csv")
	widgets.SetShown(r.datesField, !slices.Contains([]string{"", "json", "vcard"}, from.Format))
	r.showColumns(a)
	r.remarks.SetText(strings.Join(a.Remarks, "\n"))
	widgets.SetShown(r.remarks, len(a.Remarks) > 0)
	r.column.Refresh()
	r.page.Refresh()
}

// showColumns shows what each column means. The choices are built again only when the
// columns or their possible meanings change, since one of them may have the focus.
func (r *readingPage) showColumns(a model.ImportResult) {
	shape := []string{a.Kind}
	for _, c := range a.Columns {
		shape = append(shape, c.Name)
	}
	if !slices.Equal(shape, r.columns) {
		r.columns = shape
		r.rebuildColumns(a)
	}
	for i, c := range a.Columns {
		r.choices[i].SetSelectedIndex(max(0, slices.Index(r.keys, c.Key)))
	}
	widgets.SetShown(r.fields, len(a.Columns) > 0)
}

func (r *readingPage) rebuildColumns(a model.ImportResult) {
	kind, _ := model.KindOf(a.Kind)
	var labels []string
	r.keys, labels = columnMeanings(kind)
	r.choices = nil
	r.fields.RemoveAll()
	for _, c := range a.Columns {
		choice := r.newChoice(labels, func(at int) { r.setMeaning(c.Name, r.keys[at]) })
		r.choices = append(r.choices, choice)
		label := lang.L("Column “{{.Name}}”", map[string]any{"Name": c.Name})
		field := widgets.NewField(label, choice)
		field.SetNote(c.Sample)
		r.fields.Add(field)
	}
}

// setMeaning sets what a column means. The meanings of all columns are set with it, so
// that the header is recognised by them from now on.
func (r *readingPage) setMeaning(name, key string) {
	columns := map[string]string{}
	for _, c := range r.sheet.result.Columns {
		columns[c.Name] = c.Key
	}
	columns[name] = key
	r.sheet.source.Columns = columns
}

// columnsKeptFor gives those of the person's choices that another kind knows too.
func (r *readingPage) columnsKeptFor(kind model.Kind) map[string]string {
	keys, _ := columnMeanings(kind)
	var columns map[string]string
	for name, key := range r.sheet.source.Columns {
		if key != "" && slices.Contains(keys, key) {
			if columns == nil {
				columns = map[string]string{}
			}
			columns[name] = key
		}
	}
	return columns
}

// commonMeanings are what a column can mean whatever the rows are.
var commonMeanings = []struct{ key, label string }{
	{"title", "Title"}, {"day", "Day"}, {"until", "Until"}, {"time", "Time"}, {"body", "Text"}, {"tags", "Tags"},
	{"competencies", "Competencies"}, {"private", "Private"}, {"kind", "Kind"}, {"id", "Rung's own id"},
}

// columnMeanings lists what a column can mean for a kind; the first leaves it out.
func columnMeanings(kind model.Kind) (keys, labels []string) {
	add := func(key, label string) {
		for slices.Contains(labels, label) {
			label += " ·" // a choice tells its options apart by their words
		}
		keys, labels = append(keys, key), append(labels, label)
	}
	add("", lang.L("Leave out"))
	for _, c := range commonMeanings {
		if c.key == "title" && kind.ID == model.KindContact {
			add(c.key, lang.L("Name"))
			add("first_name", lang.L("First name"))
			add("middle_name", lang.L("Middle name"))
			add("last_name", lang.L("Last name"))
			continue
		}
		add(c.key, lang.L(c.label))
	}
	for _, f := range kind.Fields {
		if f.Type != model.List {
			add(f.Key, lang.L(f.Label))
		}
	}
	return keys, labels
}
