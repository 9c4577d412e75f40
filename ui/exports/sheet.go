// Package exports is the sheet that asks what to write to a file, and in which format.
// It knows the model and what the shell offers; it must not know a format's content or
// the storage.
package exports

import (
	"context"
	"io"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// format is one of the ways to write a journal, or a part of it, to a file.
type format struct {
	id, label, about string
	ending           string
	report           bool // a report, for which no entries are chosen
	forManager       bool // the report is the case that is made to one's manager
	contacts         bool // it holds contacts and nothing else
	days             bool // it holds the days on which something falls due, not the entries
	book             bool // for reading: hidden kinds appear only where entries link to them
}

var formats = []format{
	{id: "json", label: "Rung's own (JSON)", ending: "json", about: "Rung reads it back without loss."},
	{id: "csv", label: "Table (CSV)", ending: "csv", about: "For a spreadsheet: a row for each entry."},
	{id: "vcard", label: "Address book (vCard)", ending: "vcf", contacts: true, about: "For an address book: your contacts, without the part you give them in your plan."},
	{id: "ics", label: "Calendar (iCalendar)", ending: "ics", days: true, about: "For a calendar: whom to talk to, deadlines, certificates that end. Importing it there again updates it."},
	{id: "markdown", label: "Pages (Markdown)", ending: "zip", about: "A folder of pages that any editor opens, with their files, packed in a zip. Rung reads them back without loss."},
	{id: "html", label: "Book (HTML)", ending: "html", book: true, about: "To read in a browser: by month, oldest day first, with its pictures."},
	{id: "pdf", label: "Book (PDF)", ending: "pdf", book: true, about: "To print: by month, oldest day first, with its pictures."},
	{id: "pdf", label: "My case for my manager (PDF)", ending: "pdf", report: true, forManager: true, about: "One page: what shows it, numbers, who can vouch, what you ask for, the next 90 days. Private entries stay out."},
	{id: "md", label: "My case for my manager (Markdown)", ending: "md", report: true, forManager: true, about: "One page: what shows it, numbers, who can vouch, what you ask for, the next 90 days. Private entries stay out."},
	{id: "pdf", label: "Readiness report (PDF)", ending: "pdf", report: true, about: "Every step with what is missing, for yourself. Private entries neither appear nor count."},
	{id: "md", label: "Readiness report (Markdown)", ending: "md", report: true, about: "Every step with what is missing, for yourself. Private entries neither appear nor count."},
}

type exportSheet struct {
	host        kit.Host
	close       func()
	format      *widgets.Select
	formatField *widgets.Field
	scope       *widgets.Select
	scopeField  *widgets.Field
	query       *widgets.Entry
	searchField *widgets.Field
	private     *widgets.Check
	kinds       []model.Kind
	column      *fyne.Container
	page        *widgets.Page
	choosePlace *widgets.Button
}

// Open asks what to export, and then where to.
func Open(host kit.Host) {
	s := newExportSheet(host)
	s.scope.SetSelectedIndex(scopeAll)
	s.format.SetSelectedIndex(0)
	s.open(s.format)
}

// OpenWith asks the same with a format and a kind of entries chosen already; "" stands
// for all kinds.
func OpenWith(host kit.Host, formatID, kindID string) {
	s := newExportSheet(host)
	s.scope.SetSelectedIndex(scopeAll)
	if at := slices.IndexFunc(s.kinds, func(k model.Kind) bool { return k.ID == kindID }); at >= 0 {
		s.scope.SetSelectedIndex(scopeKinds + at)
	}
	s.format.SetSelectedIndex(slices.IndexFunc(formats, func(f format) bool { return f.id == formatID }))
	s.open(s.choosePlace)
}

func newExportSheet(host kit.Host) *exportSheet {
	s := &exportSheet{host: host, kinds: model.Kinds, query: widgets.NewTextEntry()}
	labels := make([]string, len(formats))
	for i, f := range formats {
		labels[i] = lang.L(f.label)
	}
	s.format = widgets.NewSelect(labels, func(string) { s.showChoices() })
	s.scope = widgets.NewSelect(scopeLabels(s.kinds), func(string) { s.showChoices() })
	s.private = widgets.NewCheck(lang.L("With private entries"), func(bool) { s.showChoices() })
	s.query.SetPlaceHolder(lang.L("Search: words, tag:erp"))
	s.query.OnChanged = func(string) { s.showChoices() }
	s.query.OnSubmitted = func(string) { s.onChoosePlace() }
	s.formatField, s.scopeField = widgets.NewField(lang.L("Format"), s.format), widgets.NewField(lang.L("What"), s.scope)
	s.searchField = widgets.NewField(lang.L("Search"), s.query)
	s.column = widgets.NewStacked(3, s.formatField, s.scopeField, s.searchField, s.private)
	s.page = widgets.NewPage(s.column)
	s.choosePlace = widgets.NewButton(lang.L("Choose where…"), widgets.ButtonStyle{Look: widgets.Primary}, s.onChoosePlace)
	return s
}

// open puts the sheet on screen, with the keyboard on first.
func (s *exportSheet) open(first fyne.Focusable) {
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { s.close() })
	heading := widgets.NewText(lang.L("Export"), widgets.Style{Size: theme.Heading, Bold: true})
	foot := widgets.NewInset(widgets.NewAside(0, 2, widgets.NewText("", widgets.Style{}), cancel, s.choosePlace), 3, 0, 0, 0)
	// The order is that of Tab.
	content := container.New(layout.NewBorderLayout(heading, foot, nil, nil), heading, widgets.NewInset(s.page, 3, 0, 0, 0), foot)
	s.close = s.host.ShowSheet(kit.Sheet{Content: content, First: first, Width: 36, Height: 26})
}

func (s *exportSheet) chosenFormat() format { return formats[max(0, s.format.SelectedIndex())] }

// chosenQuery gives the query for the entries to export. Errors: model.SyntaxError;
// Busy if the search names a step while the readiness index is still being read.
func (s *exportSheet) chosenQuery() (model.Query, error) {
	f, at := s.chosenFormat(), s.scope.SelectedIndex()
	switch {
	case at == scopeSearch:
		q, err := model.ParseQuery(s.query.Text, s.host.Locale(), false)
		if err == nil && q.HasSteps() {
			q, err = readiness.ResolveSteps(q, s.host.Readiness(), "", s.host.Journal().Today())
		}
		if f.contacts {
			q = q.With(model.Term{Key: "kind", Text: model.KindContact})
		}
		return q, err
	case f.contacts:
		return model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindContact}}}, nil
	case at >= scopeKinds:
		return model.Query{Terms: []model.Term{{Key: "kind", Text: s.kinds[at-scopeKinds].ID}}}, nil
	case at >= scopePeriods:
		return periods[at-scopePeriods].entriesQuery(s.host.Locale().Today), nil
	case f.id == "json":
		return model.Query{}, nil // the whole journal, and not only its entries
	}
	var ids []string
	for _, k := range s.kinds {
		if !f.book || !k.Hidden {
			ids = append(ids, k.ID)
		}
	}
	return model.Query{Terms: []model.Term{{Key: "kind", Any: ids}}}, nil
}

func (s *exportSheet) isWholeJournal() bool {
	return s.chosenFormat().id == "json" && s.scope.SelectedIndex() == scopeAll
}

// showChoices shows the choices that the format has, and how many entries are chosen.
func (s *exportSheet) showChoices() {
	f := s.chosenFormat()
	if f.contacts && s.scope.SelectedIndex() >= scopePeriods {
		s.scope.SetSelectedIndex(scopeAll)
		return // the new selection has called showChoices again
	}
	s.formatField.SetNote(lang.L(f.about))
	widgets.SetShown(s.scopeField, !f.report)
	widgets.SetShown(s.searchField, !f.report && s.scope.SelectedIndex() == scopeSearch)
	widgets.SetShown(s.private, !f.report && !s.isWholeJournal())
	s.searchField.SetError("")
	s.scopeField.SetNote("")
	if s.isWholeJournal() {
		s.scopeField.SetNote(lang.L("The whole journal with its history and settings. Private entries and those in the trash are in it too."))
	} else if !f.report {
		s.showCount()
	}
	s.column.Refresh()
	s.page.Refresh()
}

// showCount says how many entries are chosen, and how many private ones left out.
func (s *exportSheet) showCount() {
	q, err := s.chosenQuery()
	if err != nil {
		s.searchField.SetError(model.ExplainError(err))
		return
	}
	private, inAll := s.private.Checked, entryCount
	if s.chosenFormat().days {
		inAll = func(n int) string {
			return lang.L("What falls due of {{.Entries}}", map[string]any{"Entries": entryCount(n)})
		}
	}
	s.host.Load("export count", func(ctx context.Context) func() {
		all, err := s.host.Journal().Count(ctx, q)
		hidden, err2 := s.host.Journal().Count(ctx, q.With(model.Term{Key: "is", Text: "private"}))
		return func() {
			switch {
			case err != nil || err2 != nil:
				s.scopeField.SetNote("")
			case private || hidden == 0:
				s.scopeField.SetNote(inAll(all))
			default:
				s.scopeField.SetNote(lang.L("{{.Entries}}; {{.Hidden}} private, left out", map[string]any{"Entries": inAll(all - hidden), "Hidden": hidden}))
			}
			s.column.Refresh()
		}
	})
}

func entryCount(n int) string {
	if n == 1 {
		return lang.L("1 entry")
	}
	return lang.L("{{.Count}} entries", map[string]any{"Count": strconv.Itoa(n)})
}

// onChoosePlace asks where to save the file, and writes it.
func (s *exportSheet) onChoosePlace() {
	f := s.chosenFormat()
	q, err := s.chosenQuery()
	if err != nil && !f.report {
		s.showCount()
		return
	}
	private := s.private.Checked
	s.close()
	if f.report {
		name := "readiness-"
		if f.forManager {
			name = "my-case-"
		}
		s.host.SaveFile(name+string(s.host.Locale().Today)+"."+f.ending, func(ctx context.Context, w io.Writer) error {
			return s.writeReport(ctx, w, f)
		})
		return
	}
	name := "rung"
	if at := s.scope.SelectedIndex(); at >= scopeKinds {
		name += "-" + s.kinds[at-scopeKinds].ID
	}
	s.host.SaveFile(name+"-"+string(s.host.Locale().Today)+"."+f.ending, func(ctx context.Context, w io.Writer) error {
		return s.host.Export(ctx, w, f.id, q, private)
	})
}

// writeReport writes the report of the chosen framework.
func (s *exportSheet) writeReport(ctx context.Context, w io.Writer, f format) error {
	var life readiness.Life
	if err := s.host.Journal().Setting(ctx, readiness.SettingLife, &life); err != nil {
		return err
	}
	if f.forManager {
		return s.host.WriteCase(ctx, w, f.id, life.Framework)
	}
	return s.host.WriteReport(ctx, w, f.id, life.Framework)
}
