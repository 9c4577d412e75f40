package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// offerWelcome greets whoever starts with an empty journal, until they have
// written something or answered anything.
func (s *shell) offerWelcome() {
	index := s.Readiness()
	if index == nil || s.o.File.ReadOnly() != "" || s.greeted {
		return
	}
	s.greeted = true
	kit.Load(s, "welcome", func(ctx context.Context) (isNew bool, err error) {
		kinds, err := s.o.Journal.CountByKind(ctx)
		if err != nil {
			return false, err
		}
		answered, err := s.o.Journal.Settings(ctx, readiness.SettingLife)
		return len(kinds) == 0 && len(answered) == 0, err
	}, func(isNew bool) {
		if isNew {
			newWelcome(s, index.Frameworks()).show()
		}
	})
}

// welcome asks a new person for role, goal and guide, all of which can be left open,
// and leads to the first entry, to an import or to the demo journal.
type welcome struct {
	shell           *shell
	over            *overlay
	frameworks      []readiness.Framework
	framework       *widgets.Select
	present, target *widgets.Entry
	day             *widgets.Entry
	dayField        *widgets.Field
	fields          *fyne.Container
	page            *widgets.Page
	words           *drafts.Words
}

func newWelcome(s *shell, frameworks []readiness.Framework) *welcome {
	w := &welcome{shell: s, frameworks: frameworks}
	names := make([]string, len(frameworks))
	for i, f := range frameworks {
		names[i] = f.Title
	}
	w.framework = widgets.NewSelect(names, nil)
	w.framework.SetSelectedIndex(0)
	field := func(hint string) *widgets.Entry {
		e := widgets.NewTextEntry()
		e.SetPlaceHolder(hint)
		return e
	}
	w.present, w.target, w.day = field(lang.L("Systems administrator")), field(lang.L("IT manager")), field(lang.L("1 Sep 2027"))
	w.dayField = widgets.NewField(lang.L("By when"), w.day)
	return w
}

func (w *welcome) show() {
	title := widgets.NewText(lang.L("Welcome to Rung"), widgets.Style{Size: theme.Title, Bold: true})
	words := lang.L("One line a day, and Rung shows how far up you are and what to do next. Leave open what you do not know yet; Settings has it all.")
	w.fields = widgets.NewStacked(3,
		widgets.NewText(words, widgets.Style{Flow: widgets.Folded}),
		widgets.NewField(lang.L("The guide to be measured by"), w.framework),
		widgets.NewField(lang.L("Present role"), w.present),
		widgets.NewField(lang.L("Target role"), w.target),
		w.dayField)
	w.page = widgets.NewPage(w.fields)
	begin := widgets.NewButton(lang.L("Write the first entry"), widgets.ButtonStyle{Look: widgets.Primary}, w.continueWith(w.shell.showCapture))
	w.words = drafts.Fields(w.shell, "welcome", nil, w.present, w.target, w.day)
	for _, field := range []*widgets.Entry{w.present, w.target, w.day} {
		field.OnSubmitted = func(string) { begin.OnTapped() }
	}
	buttons := widgets.NewWrap(2, begin,
		widgets.NewButton(lang.L("Import what I have…"), widgets.ButtonStyle{}, w.continueWith(func() { w.shell.run("import") })),
		widgets.NewButton(lang.L("Look at a demo journal"), widgets.ButtonStyle{}, w.continueWith(w.shell.OpenDemo)),
		widgets.NewButton(lang.L("Not now"), widgets.ButtonStyle{Look: widgets.Plain}, w.continueWith(func() {})))
	w.over = w.shell.showOverlay(container.NewBorder(widgets.NewInset(title, 0, 0, 3, 0), widgets.NewInset(buttons, 4, 0, 0, 0), nil, nil,
		w.page), w.framework, 36, 36)
}

// continueWith keeps what was answered and goes on, unless an answer cannot be read.
func (w *welcome) continueWith(on func()) func() {
	return func() {
		life, err := w.readLife()
		if err != nil {
			w.dayField.SetError(model.ExplainError(err))
			w.fields.Refresh()
			w.shell.window.Canvas().Focus(w.day)
			w.page.Reveal(w.dayField)
			return
		}
		w.over.close()
		w.saveAnswers(life)
		on()
	}
}

func (w *welcome) readLife() (life readiness.Life, err error) {
	life.PresentRole, life.TargetRole = strings.TrimSpace(w.present.Text), strings.TrimSpace(w.target.Text)
	if text := strings.TrimSpace(w.day.Text); text != "" {
		if life.TargetDay, err = model.ParseDay(text, w.shell.Locale()); err != nil {
			return life, &model.Error{Code: model.Invalid, Message: lang.L("“{{.Text}}” is not a day. Write one like 1 Sep 2027.", map[string]any{"Text": text}), Err: err}
		}
	}
	if at := w.framework.SelectedIndex(); at > 0 {
		life.Framework = w.frameworks[at].ID
	}
	return life, nil
}

// saveAnswers writes the answers, if anything was answered.
func (w *welcome) saveAnswers(life readiness.Life) {
	s := w.shell
	if life.Framework == "" && life.PresentRole == "" && life.TargetRole == "" && life.TargetDay == "" {
		w.words.Done()
		return
	}
	kit.WriteSetting(s, readiness.SettingLife, life, w.words.Done, s.ReloadReadiness)
}
