package resume

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/paper"
	"rung/model/resume"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// AskSent asks whom the page was sent to, and keeps it as it was.
func (s *Screen) AskSent() {
	if s.shown.career == nil {
		return
	}
	labels := []string{lang.L("No application")}
	at := 0
	for i, a := range s.shown.open {
		labels = append(labels, a.Title)
		if s.options.target != "" && strings.EqualFold(a.Values.Text("company"), s.options.target) {
			at = i + 1
		}
	}
	to := widgets.NewSelect(labels, nil)
	to.SetSelectedIndex(at)
	target := widgets.NewTextEntry()
	target.SetText(s.options.target)
	target.SetPlaceHolder(lang.L("A company or a person"))
	to.OnChanged = func(string) {
		if i := to.SelectedIndex(); i > 0 && target.Text == "" {
			target.SetText(s.shown.open[i-1].Values.Text("company"))
		}
	}
	about := widgets.NewText(lang.L("The {{.Format}} file as it is now, with the bullets in it, is kept in your journal. You can open it again before the interview.", map[string]any{"Format": labelOfFormat(s.options.format)}), caption)
	var leave func()
	keep := widgets.NewButton(lang.L("Keep"), widgets.ButtonStyle{Look: widgets.Primary}, func() {
		application := ""
		if i := to.SelectedIndex(); i > 0 {
			application = s.shown.open[i-1].ID
		}
		leave()
		s.saveSent(strings.TrimSpace(target.Text), application)
	})
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { leave() })
	page := widgets.NewPage(widgets.NewInset(widgets.NewStacked(2.5, widgets.NewField(lang.L("Application"), to), widgets.NewField(lang.L("Sent to"), target), about), 1, 1, 1, 1))
	leave = s.showSheet(lang.L("Whom did you send it to?"), page, to, 34, 24, keep, cancel)
}

func labelOfFormat(format string) string {
	for _, f := range formats {
		if f.ID == format {
			return lang.L(f.Label)
		}
	}
	return format
}

// saveSent writes the page once more, into the journal.
func (s *Screen) saveSent(target, application string) {
	s.bullet.save()
	d, format, name, press, size := s.currentResume(), s.options.format, s.fileName(), s.host.DocumentWriter(), paper.SizeFor(s.host.Locale())
	kit.SaveWithUndo(s.host, lang.L("Kept as it was sent."), func(ctx context.Context) (model.Receipt, error) {
		var b bytes.Buffer
		_, err := press.Resume(&b, format, d, size)
		var r model.Receipt
		if err == nil {
			snapshot, contents := resume.NewSnapshot(s.host.Journal().Today(), d, resume.File{Name: name, Format: format, Content: b.Bytes()}, target, application)
			r, err = s.host.Journal().Save(ctx, model.Added, []model.Edit{{Entry: snapshot}}, contents)
		}
		return r, err
	})
}

// readOpenApplications gives the applications that something can be sent for still, the
// newest first. Errors: the reader's.
func readOpenApplications(ctx context.Context, r model.Reader) ([]model.Entry, error) {
	entries, err := model.FindEntries(ctx, r, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindApplication}}})
	return slices.DeleteFunc(entries, func(e model.Entry) bool { return e.Values.Text("status") == "closed" }), err
}
