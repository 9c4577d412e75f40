package today

import (
	"maps"
	"strings"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/today"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// templateSheet is where a person changes the evening's questions, and the text that
// a new entry of a kind begins with.
type templateSheet struct {
	screen *Screen
	close  func()
	what   *widgets.Select
	text   *widgets.Entry
	field  *widgets.Field

	own   today.Templates
	shown int // which of them stands in the field
	kinds []model.Kind
	words *drafts.Words // as they are typed
}

// What a template is for: every day, the days of the week, then the kinds.
const (
	everyday   = 0
	firstDay   = 1
	firstKind  = firstDay + 7
	mostHeight = 8 // rows of the field
)

// EditTemplates shows the templates.
func (s *Screen) EditTemplates() {
	kit.LoadSetting(s.host, "today templates", today.SettingTemplates, func(own today.Templates) {
		newTemplateSheet(s, own).open()
	})
}

func newTemplateSheet(s *Screen, own today.Templates) *templateSheet {
	t := &templateSheet{screen: s, own: own, kinds: model.OfferedKinds(), text: widgets.NewProseEntry(mostHeight, mostHeight)}
	t.own.WeekdayQuestions, t.own.KindTexts = maps.Clone(own.WeekdayQuestions), maps.Clone(own.KindTexts)
	if t.own.WeekdayQuestions == nil {
		t.own.WeekdayQuestions = map[time.Weekday][]string{}
	}
	if t.own.KindTexts == nil {
		t.own.KindTexts = map[string]string{}
	}
	words := []string{lang.L("Questions: every day")}
	for i := range 7 {
		words = append(words, lang.L("Questions: {{.Day}}", map[string]any{"Day": lang.L(t.weekdayAt(firstDay + i).String())}))
	}
	for _, kind := range t.kinds {
		words = append(words, lang.L("New entry: {{.Kind}}", map[string]any{"Kind": lang.L(kind.Label)}))
	}
	t.field = widgets.NewField("", t.text)
	t.what = widgets.NewSelect(words, func(string) { t.chooseTemplate(t.what.SelectedIndex()) })
	t.showTemplate()
	t.what.SetSelectedIndex(everyday)
	t.words = drafts.New(s.host, "templates", t.typedTexts, t.setTypedTexts, func() { s.host.Say(drafts.RestoredNote(), "", nil) })
	t.text.OnChanged = func(string) { t.words.Typed() }
	return t
}

// weekdayAt gives the day of the week at a place of the choice. The first is the one
// on which the person's weeks begin.
func (t *templateSheet) weekdayAt(at int) time.Weekday {
	return time.Weekday((int(t.screen.host.WeekStart()) + at - firstDay) % 7)
}

func (t *templateSheet) open() {
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { t.close(); t.words.Done() })
	save := widgets.NewButton(lang.L("Save"), widgets.ButtonStyle{Look: widgets.Primary}, t.onSave)
	head := widgets.NewInset(widgets.NewText(lang.L("Templates"), widgets.Style{Size: theme.Heading, Bold: true}), 0, 0, 3, 0)
	foot := widgets.NewInset(widgets.NewAside(0, 2, widgets.NewText("", widgets.Style{}), cancel, save), 3, 0, 0, 0)
	page := widgets.NewPage(widgets.NewStacked(3, widgets.NewField(lang.L("For"), t.what), t.field))
	content := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, page, foot)
	t.close = t.screen.host.ShowSheet(kit.Sheet{Content: content, First: t.what, Width: 36, Height: 30})
}

// chooseTemplate keeps what stands in the field and shows another template.
func (t *templateSheet) chooseTemplate(at int) {
	t.keepField()
	t.shown = at
	t.showTemplate()
}

// keepField takes over the words in the field.
func (t *templateSheet) keepField() { t.setTextAt(t.shown, t.text.Text) }

// typedTexts gives all the templates as they are typed.
func (t *templateSheet) typedTexts() []string {
	t.keepField()
	words := make([]string, firstKind+len(t.kinds))
	for at := range words {
		words[at] = t.textAt(at)
	}
	return words
}

func (t *templateSheet) setTypedTexts(words []string) {
	for at := range min(len(words), firstKind+len(t.kinds)) {
		t.setTextAt(at, words[at])
	}
	t.showTemplate()
}

// textAt gives the text of a template, by its place in the choice.
func (t *templateSheet) textAt(at int) string {
	switch {
	case at >= firstKind:
		return t.own.KindTexts[t.kinds[at-firstKind].ID]
	case at == everyday:
		return strings.Join(t.own.EverydayQuestions, "\n")
	}
	return strings.Join(t.own.WeekdayQuestions[t.weekdayAt(at)], "\n")
}

// setTextAt sets the text of a template; an empty one removes it.
func (t *templateSheet) setTextAt(at int, text string) {
	text = strings.TrimSpace(text)
	var questions []string
	for one := range strings.Lines(text) {
		if one = strings.TrimSpace(one); one != "" {
			questions = append(questions, one)
		}
	}
	switch {
	case at >= firstKind:
		t.own.KindTexts[t.kinds[at-firstKind].ID] = text
		if text == "" {
			delete(t.own.KindTexts, t.kinds[at-firstKind].ID)
		}
	case at == everyday:
		t.own.EverydayQuestions = questions
	default:
		t.own.WeekdayQuestions[t.weekdayAt(at)] = questions
		if len(questions) == 0 {
			delete(t.own.WeekdayQuestions, t.weekdayAt(at))
		}
	}
}

func (t *templateSheet) showTemplate() {
	label, text, hint := lang.L("One question a line"), t.textAt(t.shown), ""
	switch {
	case t.shown >= firstKind:
		label = lang.L("The text it begins with")
		hint = lang.L("Leave it empty to begin with an empty text.")
	case t.shown == everyday:
		hint = lang.L("Leave it empty for Rung's own five questions.")
		t.text.SetPlaceHolder(strings.Join(t.screen.evening.prompts.StandardQuestions(), "\n"))
	default:
		hint = lang.L("Leave it empty for the questions of every day.")
	}
	if t.shown != everyday {
		t.text.SetPlaceHolder("")
	}
	t.field.SetLabel(label)
	t.field.SetNote(hint)
	t.text.Fill(text)
}

func (t *templateSheet) onSave() {
	t.keepField()
	s, own := t.screen, t.own
	kit.WriteSetting(s.host, today.SettingTemplates, own, func() {
		t.close()
		t.words.Done()
		s.evening.reload()
		s.host.Say(lang.L("Templates kept."), "", nil)
	})
}
