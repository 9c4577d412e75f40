package readiness

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// chooseFramework makes another framework the chosen one. Claims and entries stay as
// they are.
func (s *Screen) chooseFramework(id string) {
	life := s.shown.life
	life.Framework = id
	s.saveSetting(readiness.SettingLife, life, func() {})
}

// saveSetting saves a setting on which the readiness index depends, then has the
// index read again and runs done.
func (s *Screen) saveSetting(key string, value any, done func()) {
	kit.WriteSetting(s.host, key, value, func() {
		s.host.ReloadReadiness()
		done()
	})
}

// saveFramework saves one of the person's own frameworks and chooses it, then calls
// kept. The readiness index is read again only after both are saved, so that it finds
// what is chosen.
func (s *Screen) saveFramework(f readiness.Framework, done string, kept ...func()) {
	life := s.shown.life
	life.Framework = f.ID
	kit.Write(s.host, func(ctx context.Context) error {
		err := errors.Join(s.host.Journal().SetSetting(ctx, model.SettingFramework+f.ID, f.TOML()),
			s.host.Journal().SetSetting(ctx, readiness.SettingLife, life))
		if err == nil {
			err = s.host.Journal().SetSetting(ctx, settingDraft+f.ID, nil)
		}
		return err
	}, append(kept, s.host.ReloadReadiness, func() { s.host.Say(done, "", nil) })...)
}

// duplicateFramework makes a framework of the person's own that starts as another one,
// and opens it for editing.
func (s *Screen) duplicateFramework(f readiness.Framework) {
	own := f.CopyAs(s.unusedID(f.ID+"-mine"), lang.L("{{.Title}} (mine)", map[string]any{"Title": f.Title}))
	s.saveFramework(own, lang.L("“{{.Title}}” is yours now. Change what you like; your answers and entries stay.", map[string]any{"Title": own.Title}))
	s.editFramework(own)
}

// unusedID gives an id that no framework has: id itself if it is free.
func (s *Screen) unusedID(id string) string {
	taken := func(id string) bool { _, there := s.shown.frameworkOf(id); return there }
	free := id
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s-%d", id, n)
	}
	return free
}

// importFramework reads a framework's file. One that is not understood is
// refused with every line and reason; one of the person's own with the same id
// is replaced, and its claims stay.
func (s *Screen) importFramework() {
	s.host.PickFile(func(name string, content []byte) {
		f, err := readiness.Parse(name, string(content))
		if err != nil {
			s.showProblems(name, err)
			return
		}
		if _, there := s.shown.frameworkOf(f.ID); there && !s.shown.own[f.ID] {
			s.host.Fail(&model.Error{Code: model.Invalid, Field: "id", Message: lang.L("“{{.ID}}” is the id of a framework that comes with Rung. Give yours another id in its file.", map[string]any{"ID": f.ID})})
			return
		}
		s.saveFramework(f, lang.L("“{{.Title}}” is here.", map[string]any{"Title": f.Title}))
	})
}

// showProblems lists all that is wrong with a framework's file.
func (s *Screen) showProblems(name string, err error) {
	var refused *readiness.ParseError
	if !errors.As(err, &refused) {
		s.host.Fail(err)
		return
	}
	body := widgets.NewStacked(2, widgets.NewText(lang.L("Nothing was changed. Mend these lines and bring it in again."), widgets.Style{Color: theme.Muted, Flow: widgets.Folded}))
	for _, p := range refused.Problems {
		body.Add(widgets.NewText(lang.L("Line {{.Line}}: {{.Reason}}", map[string]any{"Line": p.Line, "Reason": p.Reason}), widgets.Style{Flow: widgets.Folded}))
	}
	s.host.Ask(kit.Question{Title: lang.L("{{.Name}} cannot be used yet", map[string]any{"Name": name}), Content: body, No: lang.L("Close"), Long: true})
}

func (s *Screen) exportFramework(f readiness.Framework) {
	kit.SaveContent(s.host, f.ID+".toml", []byte(f.TOML()))
}

// removeFramework removes one of the person's own, and offers to bring it back.
func (s *Screen) removeFramework(f readiness.Framework) {
	s.saveSetting(model.SettingFramework+f.ID, nil, func() {
		s.host.Say(lang.L("“{{.Title}}” is removed. Your answers are kept.", map[string]any{"Title": f.Title}), lang.L("Bring it back"), func() {
			s.saveFramework(f, lang.L("“{{.Title}}” is back.", map[string]any{"Title": f.Title}))
		})
	})
}

// showSource tells where a framework comes from.
func (s *Screen) showSource(f readiness.Framework) {
	text := f.Source
	if text == "" {
		text = lang.L("Your own.")
	}
	about := []string{kit.Counted(len(f.Steps), "1 step", "{{.Count}} steps")}
	if i := slices.IndexFunc(s.shown.frameworks, func(one readiness.Framework) bool { return one.ID == f.Base }); i >= 0 {
		about = append(about, lang.L("made from {{.Title}}", map[string]any{"Title": s.shown.frameworks[i].Title}))
	}
	s.host.Ask(kit.Question{Title: f.Title, No: lang.L("Close"), Content: widgets.NewStacked(2,
		widgets.NewText(text, widgets.Style{Flow: widgets.Folded}),
		widgets.NewText(strings.Join(about, " · "), widgets.Style{Color: theme.Muted, Flow: widgets.Folded}))})
}

// saveReport writes every step with what is missing, for the person alone.
func (s *Screen) saveReport(format string) {
	framework := s.shown.report.Framework
	s.host.SaveFile("readiness-"+string(s.today())+"."+format, func(ctx context.Context, w io.Writer) error {
		return s.host.WriteReport(ctx, w, format, framework)
	})
}

// EditFramework opens the framework that is shown for editing; a built-in one
// becomes the person's own first.
func (s *Screen) EditFramework() {
	f := s.shown.framework()
	switch {
	case s.isEditing():
	case f.ID == "":
		s.toEdit = true // as soon as the map is there
	case s.shown.own[f.ID]:
		s.editFramework(f)
	default:
		s.duplicateFramework(f)
	}
}
