// Package exports is the sheet on which a person says what is to be written to
// a file, and in which format. It knows the model and what the shell offers,
// never a format or the storage.
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
	report           bool // a report, which is of no entries in particular
	contacts         bool // it holds contacts and nothing else
	days             bool // it holds what falls due of entries, not the entries
	book             bool // for reading: what stands apart is told where it is linked
}

var formats = []format{
	{id: "json", label: "Rung's own (JSON)", ending: "json", about: "Rung reads it back without loss."},
	{id: "csv", label: "Table (CSV)", ending: "csv", about: "For a spreadsheet: a row for each entry."},
	{id: "vcard", label: "Address book (vCard)", ending: "vcf", contacts: true, about: "For an address book: your contacts, without the part you give them in your plan."},
	{id: "ics", label: "Calendar (iCalendar)", ending: "ics", days: true, about: "For a calendar: whom to talk to, deadlines, certificates that end. Importing it there again updates it."},
	{id: "markdown", label: "Pages (Markdown)", ending: "zip", about: "A folder of pages that any editor opens, with their files, packed in a zip. Rung reads them back without loss."},
	{id: "html", label: "Book (HTML)", ending: "html", book: true, about: "To read in a browser: by month, oldest day first, with its pictures."},
	{id: "pdf", label: "Book (PDF)", ending: "pdf", book: true, about: "To print: by month, oldest day first, with its pictures."},
	{id: "pdf", label: "Readiness report (PDF)", ending: "pdf", report: true, about: "One page for a talk with your manager. Private entries neither appear nor count."},
	{id: "md", label: "Readiness report (Markdown)", ending: "md", report: true, about: "One page for a talk with your manager. Private entries neither appear nor count."},
}

type sheet struct {
	host    kit.Host
	leave   func()
	format  *widgets.Select
	about   *widgets.Field
	what    *widgets.Select
	part    *widgets.Field
	query   *widgets.Entry
	search  *widgets.Field
	private *widgets.Check
	kinds   []model.Kind
	column  *fyne.Container
	page    *widgets.Page
	choose  *widgets.Button
}

// Begin asks what to write, and then where.
func Begin(host kit.Host) {
	s := newSheet(host)
	s.what.SetSelectedIndex(everything)
	s.format.SetSelectedIndex(0)
	s.show(s.format)
}

// BeginWith asks the same with a format chosen already, and a kind of entries; ""
// is all of them.
func BeginWith(host kit.Host, formatID, kindID string) {
	s := newSheet(host)
	s.what.SetSelectedIndex(everything)
	if at := slices.IndexFunc(s.kinds, func(k model.Kind) bool { return k.ID == kindID }); at >= 0 {
		s.what.SetSelectedIndex(kindsFrom + at)
	}
	s.format.SetSelectedIndex(slices.IndexFunc(formats, func(f format) bool { return f.id == formatID }))
	s.show(s.choose)
}

func newSheet(host kit.Host) *sheet {
	s := &sheet{host: host, kinds: model.Kinds, query: widgets.NewTextEntry()}
	labels := make([]string, len(formats))
	for i, f := range formats {
		labels[i] = lang.L(f.label)
	}
	s.format = widgets.NewSelect(labels, func(string) { s.refresh() })
	s.what = widgets.NewSelect(partLabels(s.kinds), func(string) { s.refresh() })
	s.private = widgets.NewCheck(lang.L("With private entries"), func(bool) { s.refresh() })
	s.query.SetPlaceHolder(lang.L("Search: words, tag:erp"))
	s.query.OnChanged = func(string) { s.refresh() }
	s.query.OnSubmitted = func(string) { s.onChoose() }
	s.about, s.part = widgets.NewField(lang.L("Format"), s.format), widgets.NewField(lang.L("What"), s.what)
	s.search = widgets.NewField(lang.L("Search"), s.query)
	s.column = widgets.NewStacked(3, s.about, s.part, s.search, s.private)
	s.page = widgets.NewPage(s.column)
	s.choose = widgets.NewButton(lang.L("Choose where…"), widgets.ButtonStyle{Look: widgets.Primary}, s.onChoose)
	return s
}

// show puts the sheet on screen, with the keyboard on first.
func (s *sheet) show(first fyne.Focusable) {
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { s.leave() })
	heading := widgets.NewText(lang.L("Export"), widgets.Style{Size: theme.Heading, Bold: true})
	foot := widgets.NewInset(widgets.NewAside(0, 2, widgets.NewText("", widgets.Style{}), cancel, s.choose), 3, 0, 0, 0)
	// The order is that of Tab.
	content := container.New(layout.NewBorderLayout(heading, foot, nil, nil), heading, widgets.NewInset(s.page, 3, 0, 0, 0), foot)
	s.leave = s.host.ShowSheet(kit.Sheet{Content: content, First: first, Width: 36, Height: 26})
}

func (s *sheet) chosen() format { return formats[max(0, s.format.SelectedIndex())] }

// wanted gives what is to be written. Errors: model.SyntaxError, and Busy where
// the search asks for a step while the readiness map is still being read.
func (s *sheet) wanted() (model.Query, error) {
	f, at := s.chosen(), s.what.SelectedIndex()
	switch {
	case at == searched:
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
	case at >= kindsFrom:
		return model.Query{Terms: []model.Term{{Key: "kind", Text: s.kinds[at-kindsFrom].ID}}}, nil
	case at >= periodsFrom:
		return periods[at-periodsFrom].query(s.host.Locale().Today), nil
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

func (s *sheet) whole() bool { return s.chosen().id == "json" && s.what.SelectedIndex() == everything }

// refresh shows what can be chosen for the format, and how much it is.
func (s *sheet) refresh() {
	f := s.chosen()
	if f.contacts && s.what.SelectedIndex() >= periodsFrom {
		s.what.SetSelectedIndex(everything)
		return // chosen anew, it is shown anew
	}
	s.about.SetNote(lang.L(f.about))
	widgets.SetShown(s.part, !f.report)
	widgets.SetShown(s.search, !f.report && s.what.SelectedIndex() == searched)
	widgets.SetShown(s.private, !f.report && !s.whole())
	s.search.SetError("")
	s.part.SetNote("")
	if s.whole() {
		s.part.SetNote(lang.L("The whole journal with its history and settings. Private entries and those in the trash are in it too."))
	} else if !f.report {
		s.count()
	}
	s.column.Refresh()
	s.page.Refresh()
}

// count says how many entries that would be.
func (s *sheet) count() {
	q, err := s.wanted()
	if err != nil {
		s.search.SetError(model.ExplainError(err))
		return
	}
	private, inAll := s.private.Checked, counted
	if s.chosen().days {
		inAll = func(n int) string {
			return lang.L("What falls due of {{.Entries}}", map[string]any{"Entries": counted(n)})
		}
	}
	s.host.Load("export count", func(ctx context.Context) func() {
		all, err := s.host.Journal().Count(ctx, q)
		hidden, err2 := s.host.Journal().Count(ctx, q.With(model.Term{Key: "is", Text: "private"}))
		return func() {
			switch {
			case err != nil || err2 != nil:
				s.part.SetNote("")
			case private || hidden == 0:
				s.part.SetNote(inAll(all))
			default:
				s.part.SetNote(lang.L("{{.Entries}}; {{.Hidden}} private, left out", map[string]any{"Entries": inAll(all - hidden), "Hidden": hidden}))
			}
			s.column.Refresh()
		}
	})
}

func counted(n int) string {
	if n == 1 {
		return lang.L("1 entry")
	}
	return lang.L("{{.Count}} entries", map[string]any{"Count": strconv.Itoa(n)})
}

// onChoose asks where the file is to lie, and writes it.
func (s *sheet) onChoose() {
	f := s.chosen()
	q, err := s.wanted()
	if err != nil && !f.report {
		s.count()
		return
	}
	private := s.private.Checked
	s.leave()
	if f.report {
		s.host.SaveFile("readiness-"+string(s.host.Locale().Today)+"."+f.ending, func(ctx context.Context, w io.Writer) error {
			return s.report(ctx, w, f.id)
		})
		return
	}
	name := "rung"
	if at := s.what.SelectedIndex(); at >= kindsFrom {
		name += "-" + s.kinds[at-kindsFrom].ID
	}
	s.host.SaveFile(name+"-"+string(s.host.Locale().Today)+"."+f.ending, func(ctx context.Context, w io.Writer) error {
		return s.host.Export(ctx, w, f.id, q, private)
	})
}

// report writes the page of the framework that the person chose.
func (s *sheet) report(ctx context.Context, w io.Writer, id string) error {
	var life readiness.Life
	if err := s.host.Journal().Setting(ctx, readiness.SettingLife, &life); err != nil {
		return err
	}
	return s.host.WriteReport(ctx, w, id, life.Framework)
}
