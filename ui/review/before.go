package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// mostBefore is how many actions are shown before an interview; the list of gaps
// shows them all.
const mostBefore = 4

// newActionRows lists what to do before an interview, best first.
func (s *Screen) newActionRows() (rows []fyne.CanvasObject) {
	for _, a := range s.shown.todo[:min(len(s.shown.todo), mostBefore)] {
		rows = append(rows, s.newActionRow(a))
	}
	if more := len(s.shown.todo) - len(rows); more > 0 {
		rows = append(rows, widgets.NewWrap(1, widgets.NewButton(kit.Counted(more, "1 more among the gaps", "{{.Count}} more among the gaps"),
			widgets.ButtonStyle{Look: widgets.Linked, Small: true}, s.showGaps)))
	}
	return rows
}

// newActionRow builds the row of one thing to do, with buttons to do or plan it.
func (s *Screen) newActionRow(a readiness.Action) fyne.CanvasObject {
	second := a.Reason
	if a.Status == "planned" && a.Due != "" {
		second = text.Joined(" ", lang.L("Planned for {{.Day}}.", map[string]any{"Day": a.Due.FormatShort(s.host.Locale())}), a.Reason)
	}
	item := widgets.NewItem(widgets.ItemContent{Icon: model.KindIcon(model.KindAction), Title: a.Title, Second: second, Plain: true}, func() { s.openAction(a) })
	if a.Status == "planned" {
		return item
	}
	return widgets.NewAside(14, 1.5, item, widgets.NewButton(lang.L("Plan it…"), widgets.ButtonStyle{Small: true}, func() { s.planStory(a) }))
}

// openAction opens the question that lacks a story, or what was planned.
func (s *Screen) openAction(a readiness.Action) {
	if _, asked := s.shown.rowOf(a.Subject); asked {
		s.openQuestion(a.Subject, "")
		return
	}
	s.openEntry(a.Decision)
}

// showGaps lists every question with a gap.
func (s *Screen) showGaps() {
	s.list.field.SetText("")
	s.list.chooseFilter(gaps)
	s.showList()
}

// showBefore shows what to do before an interview that is still to come.
func (m *meetingPage) showBefore(coming bool) {
	m.todo.RemoveAll()
	if coming {
		m.todo.Objects = m.screen.newActionRows()
	}
	if coming && len(m.todo.Objects) == 0 {
		m.todo.Add(newSmallText(lang.L("Every likely question has a story. Practise them."), theme.Muted))
	}
	widgets.SetShown(m.todoCard, coming)
}
