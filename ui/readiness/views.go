package readiness

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/ui/kit"
	"rung/ui/widgets"
)

// view is one of the pages that the screen has: its parts, and the tools over them.
type view struct {
	id    string // a view of kit, or "" for the steps
	label string
	tools fyne.CanvasObject // may be nil
	parts []fyne.CanvasObject
	note  func() string // under the screen's heading
	read  func()        // reads what it shows once it is chosen; may be nil
}

// viewSwitch chooses which view is shown, and stands beside its tools.
type viewSwitch struct {
	screen  *Screen
	object  *fyne.Container
	views   []view
	buttons []*widgets.Button
	shown   string // id of the view that is shown
}

func newViewSwitch(s *Screen) *viewSwitch {
	v := &viewSwitch{screen: s}
	v.views = []view{
		{"", lang.L("Steps"), s.bar.object, []fyne.CanvasObject{s.halves}, func() string { return s.shown.report.Title }, nil},
		{kit.ViewPlan, lang.L("Plan"), s.plan.tools, []fyne.CanvasObject{s.plan.object}, s.plan.note, s.plan.reload},
		{kit.ViewSkills, lang.L("Skills"), nil, []fyne.CanvasObject{s.skills.object}, s.skills.note, s.skills.reload},
	}
	tools := container.NewStack()
	choice := container.NewHBox()
	for _, one := range v.views {
		button := widgets.NewButton(one.label, widgets.ButtonStyle{Look: widgets.Plain, Small: true}, func() { v.choose(one.id) })
		v.buttons = append(v.buttons, button)
		choice.Add(button)
		if one.tools != nil {
			tools.Add(one.tools)
		}
	}
	v.object = widgets.NewAside(20, 2, tools, choice)
	return v
}

// ShowSteps shows the steps, whichever view was left last.
func (s *Screen) ShowSteps() { s.views.choose("") }

// showNote puts words under the heading, unless a framework is edited over the view.
func (s *Screen) showNote(words string) {
	if !s.isEditing() {
		s.host.SetNote(words)
	}
}

// choose shows another view, which going back and forth then leads to.
func (v *viewSwitch) choose(id string) {
	v.shown = id
	to := kit.Route{Screen: kit.ScreenReadiness, View: id}
	if id == "" {
		to.ID = v.screen.chosen
	}
	v.screen.host.Here(to)
	v.reload()
	v.screen.arrange()
	v.screen.page.ScrollToTop()
}

// reload reads what the chosen view shows and no other.
func (v *viewSwitch) reload() {
	for _, one := range v.views {
		if one.id == v.shown && one.read != nil {
			one.read()
		}
	}
}

// showParts shows the chosen view alone.
func (v *viewSwitch) showParts() {
	if v.screen.shown.report.Framework == "" {
		return // nothing has been read yet
	}
	for i, one := range v.views {
		chosen := one.id == v.shown
		look := widgets.Plain
		if chosen {
			look = widgets.Outlined
			v.screen.showNote(one.note())
		}
		v.buttons[i].SetLook(look)
		for _, part := range one.parts {
			widgets.SetShown(part, chosen)
		}
		if one.tools != nil {
			widgets.SetShown(one.tools, chosen)
		}
	}
}
