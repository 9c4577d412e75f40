// Package readiness is the screen that says how far up the person is by a
// framework, why, and what to do next. It shows what the readiness map answers
// and writes claims, decisions and frameworks of one's own as the model words
// them; it must not know how a coverage comes about.
package readiness

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/strength"
	"rung/ui/advice"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Screen is the readiness map.
type Screen struct {
	host    kit.Host
	object  *fyne.Container // the page, or the editor of a framework over it
	page    *widgets.Page
	column  *fyne.Container
	halves  *fyne.Container
	columns *widgets.TwoColumns

	views    *viewSwitch
	plan     *planPage
	skills   *skillsPage
	bar      *toolbar
	gate     *advice.Gate
	post     *advice.PostQuestion
	advice   *advice.Advice
	overview *overviewCard
	slowest  *slowestCard
	repair   *advice.RepairOffer
	mending  *fyne.Container // the card of that
	step     *stepCard
	actions  *actionCard
	trend    *trendCard
	work     *workCard
	rival    *rivalCard
	waiting  *widgets.Text
	editor   *frameworkEditor // nil until a framework is edited

	shown   mapReading // what is on screen
	labels  map[string]string
	chosen  string // id of the step that is open
	compare string // id of the framework shown beside, or ""
	toEdit  bool   // the framework is to be edited once it is known
}

// namedQuestions is how many of the questions about what is written are named.
const namedQuestions = 4

// New builds the screen.
func New(host kit.Host) *Screen {
	s := &Screen{host: host, columns: &widgets.TwoColumns{Left: 0.52, From: 56, Gap: 3}}
	s.waiting = widgets.NewText(lang.L("Reading the journal…"), widgets.Style{Color: theme.Muted, Align: fyne.TextAlignCenter})
	s.bar = newToolbar(s)
	s.advice = advice.New(host, lang.L("Back to readiness"), func() kit.Route { return kit.Route{Screen: kit.ScreenReadiness, ID: s.chosen} })
	s.gate = advice.NewGate()
	s.post = advice.NewPostQuestion(host, "readiness", s.arrange)
	s.overview = newOverviewCard(s)
	s.slowest = newSlowestCard(s)
	s.step = newStepCard(s)
	s.actions = newActionCard(s)
	s.trend = newTrendCard(s)
	s.work = newWorkCard(s)
	s.rival = newRivalCard(s)
	left := widgets.NewStacked(3, s.overview.object, s.slowest.object)
	s.repair = advice.NewRepairOffer(host, "readiness", namedQuestions, s.arrange)
	s.mending = container.NewStack(widgets.NewCard(lang.L("Told better first"), lang.L("done already, told thinly"), s.repair.Object))
	right := widgets.NewStacked(3, s.rival.object, s.mending, s.step.object, s.actions.object, s.trend.object, s.work.object)
	s.halves = container.New(s.columns, left, right)
	s.plan = newPlanPage(s)
	s.skills = newSkillsPage(s)
	s.views = newViewSwitch(s)
	s.column = widgets.NewStacked(3, s.views.object, s.gate.Object, s.post.Object, s.waiting, s.halves, s.plan.object, s.skills.object)
	s.page = widgets.NewPage(widgets.NewInset(s.column, 3, 5, 5, 5))
	s.object = container.NewStack(s.page)
	s.halves.Hide()
	s.views.object.Hide()
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Open shows the view or the step that the route names, or what was open.
func (s *Screen) Open(to kit.Route) {
	if to.ID != "" {
		s.chosen = to.ID
	}
	if to.ID != "" || to.View != "" {
		s.views.shown = to.View
		s.skills.toFocus = to.View == kit.ViewSkills
	}
	s.reload()
}

// Leave keeps nothing: a framework that is being edited stays open, with every
// word, until it is saved or put away.
func (s *Screen) Leave() {}

// Changed reads again what a write may have changed.
func (s *Screen) Changed(model.Receipt) { s.reload() }

// Save keeps the framework that is being edited.
func (s *Screen) Save() {
	if s.isEditing() {
		s.editor.onSave()
	}
}

// today is the day on which everything is judged.
func (s *Screen) today() model.Day { return s.host.Locale().Today }

// openStep shows a step; reveal scrolls to it if it is below the list.
func (s *Screen) openStep(id string, reveal bool) {
	s.chosen, s.compare = id, ""
	s.host.Here(kit.Route{Screen: kit.ScreenReadiness, ID: id})
	s.showStep()
	s.arrange()
	if reveal && s.columns.IsStacked(s.halves.Size().Width) {
		s.page.Reveal(s.step.object)
	}
}

// showStep fills what belongs to the chosen step.
func (s *Screen) showStep() {
	at := s.shown.stepAt(s.chosen)
	s.overview.bars.SetSelected(at)
	if at < 0 {
		return
	}
	s.step.showStep(s.shown.report.Steps[at])
	s.actions.reload()
	s.work.showStep(s.shown.report.Steps[at])
}

// arrange shows the parts that are wanted now, and lays them out again.
func (s *Screen) arrange() {
	comparing := s.compare != ""
	s.views.showParts()
	widgets.SetShown(s.rival.object, comparing)
	widgets.SetShown(s.mending, !comparing && s.repair.Object.Visible())
	for _, o := range []fyne.CanvasObject{s.step.object, s.actions.object, s.trend.object} {
		widgets.SetShown(o, !comparing)
	}
	widgets.SetShown(s.work.object, !comparing && s.work.hasAny())
	s.column.Refresh()
	s.page.Refresh()
}

// openEntries shows the entries behind a number, by a search in the journal.
func (s *Screen) openEntries(query string) {
	s.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: query})
}

// share gives a coverage in the charts' unit.
func share(s strength.Share) int { return int(s) }

func percent(s strength.Share) string { return charts.Percent(int(s)) }
