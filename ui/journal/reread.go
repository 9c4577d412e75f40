package journal

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/meaning"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// rereadSheet shows which entries would be read otherwise today, and reads those again
// that the person does not leave out, as one write.
type rereadSheet struct {
	host  kit.Host
	close func()
	found []model.Rereading
	left  map[string]bool // entries to leave as they are, by id
	names map[string]string

	rows   *rereadList
	status *widgets.Text
	cancel *widgets.Button
	write  *widgets.Button
}

// ReadAgain shows what the present lexicon would read in the entries there are.
func ReadAgain(host kit.Host) {
	if kit.RefuseReadOnly(host.File(), host) {
		return
	}
	s := &rereadSheet{host: host, left: map[string]bool{}, names: map[string]string{}, status: widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})}
	s.rows = newRereadList(s)
	s.cancel = widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { s.close() })
	s.write = widgets.NewButton(lang.L("Read them again"), widgets.ButtonStyle{Look: widgets.Primary}, s.onWrite)
	s.write.Hide()
	heading := widgets.NewText(lang.L("Read my journal again"), widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Cut})
	what := widgets.NewText(lang.L("Your words stay as they are. What you set or took out yourself stays too."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	top := widgets.NewStacked(2, heading, what)
	foot := widgets.NewInset(widgets.NewAside(10, 2, widgets.NewInset(s.status, 1.5, 0, 0, 0), s.cancel, s.write), 3, 0, 0, 0)
	body := widgets.NewInset(container.NewStack(s.rows), 2, 0, 0, 0)
	whole := container.New(layout.NewBorderLayout(top, foot, nil, nil), top, body, foot)
	ctx, stop := context.WithCancel(context.Background())
	s.close = host.ShowSheet(kit.Sheet{Content: whole, First: s.cancel, Width: 56, Height: 44, OnLeft: stop})
	s.read(ctx)
}

// newestLooked is how many of the newest entries tell whether a journal was ever read.
const newestLooked = 20

// OfferReadAgain offers once to read the journal again where this Rung reads words better
// than the one that read them, or where nobody has read them yet.
func OfferReadAgain(host kit.Host) {
	reader := host.WordReader()
	if reader == nil || host.File().ReadOnly() != "" {
		return
	}
	kit.Do(host, func(ctx context.Context) (offer bool, err error) {
		var known string
		if err := host.Journal().Setting(ctx, model.SettingLexicon, &known); err != nil || known == reader.Edition() {
			return false, err
		}
		hits, _, err := host.Journal().Find(ctx, model.Query{}, model.Cursor{}, newestLooked)
		if err != nil {
			return false, err
		}
		readable, read := 0, false
		for _, h := range hits {
			if meaning.Reads(h.Entry) {
				readable++
				read = read || !h.Entry.Read.IsZero()
			}
		}
		return readable > 0 && (known != "" || !read), host.Journal().SetSetting(ctx, model.SettingLexicon, reader.Edition())
	}, func(offer bool) {
		if offer {
			host.Remind(lang.L("Rung understands more of what you wrote now. Your words stay as they are."), lang.L("Read my journal again"), func() { ReadAgain(host) })
		}
	})
}

// read finds what would be read otherwise, until the sheet is left.
func (s *rereadSheet) read(ctx context.Context) {
	s.status.SetText(lang.L("Reading your journal…"))
	s.host.Load("read again", func(context.Context) func() {
		contacts, err := s.host.Journal().KnownContacts(ctx)
		var found []model.Rereading
		if err == nil {
			err = s.host.Journal().EachRereading(ctx, func(r model.Rereading) error {
				found = append(found, r)
				return nil
			})
		}
		return func() {
			if ctx.Err() != nil {
				return
			}
			for _, c := range contacts {
				s.names[c.ID] = c.Label()
			}
			s.show(found, err)
		}
	})
}

func (s *rereadSheet) show(found []model.Rereading, err error) {
	s.found = found
	s.rows.Refresh()
	switch {
	case err != nil:
		s.close()
		s.host.Fail(err)
	case len(found) == 0:
		s.close()
		s.host.Say(lang.L("Every entry is read as well as this Rung can."), "", nil)
	default:
		s.showCount()
		s.write.Show()
		s.host.Window().Canvas().Focus(s.rows)
	}
}

// showCount says how many entries would be read again.
func (s *rereadSheet) showCount() {
	n := len(s.found) - len(s.left)
	s.status.SetText(text.Counted(n, lang.L("entry can be read better"), lang.L("entries can be read better")))
	if n > 0 {
		s.write.Enable()
	} else {
		s.write.Disable()
	}
}

// onWrite writes what was not left out as one batch.
func (s *rereadSheet) onWrite() {
	var edits []model.Edit
	for _, r := range s.found {
		if !s.left[r.Is.ID] {
			edits = append(edits, model.Edit{Base: &r.Is, Entry: r.Would})
		}
	}
	s.close()
	done := text.Counted(len(edits), lang.L("entry was read again."), lang.L("entries were read again."))
	kit.SaveWithUndo(s.host, done, func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Save(ctx, model.ReadAnew, edits, nil)
	})
}

// rereadList lists the entries with what would come and go. A press, Space or Enter leaves
// one out, or takes it in again.
type rereadList struct {
	widgets.RowList
	sheet *rereadSheet
}

func newRereadList(s *rereadSheet) *rereadList {
	l := &rereadList{sheet: s}
	l.SetUp(func() int { return len(s.found) }, l.rowContent, l.toggle, l.toggle)
	l.ExtendBaseWidget(l)
	return l
}

func (l *rereadList) toggle(i int) {
	id := l.sheet.found[i].Is.ID
	if l.sheet.left[id] {
		delete(l.sheet.left, id)
	} else {
		l.sheet.left[id] = true
	}
	l.Refresh()
	l.sheet.showCount()
}

func (l *rereadList) rowContent(i int) widgets.RowContent {
	r := l.sheet.found[i]
	content := widgets.RowContent{Icon: model.KindIcon(r.Would.Kind), Title: r.Is.Title, Second: text.Capitalize(r.Describe(l.sheet.names)), Mark: widgets.Marked}
	if l.sheet.left[r.Is.ID] {
		content.Mark = widgets.Unmarked
	}
	return content
}

var _ fyne.Focusable = (*rereadList)(nil)
