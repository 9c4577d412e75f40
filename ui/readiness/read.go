package readiness

import (
	"context"
	"slices"
	"strings"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
	"rung/ui/kit"
)

// mapReading is what the screen reads at once: all but the actions, which take longer.
type mapReading struct {
	life       readiness.Life
	frameworks []readiness.Framework
	own        map[string]bool // which of them are the person's own, by id
	report     readiness.Report
	before     readiness.Report // as it was changeDays ago
	outlook    readiness.Outlook
	trend      []readiness.TrendPoint
	rival      readiness.Report // the framework shown beside
}

// changeDays is over how many days the change of the coverage is shown, and
// trendMonths over how many months the trend is.
const (
	changeDays  = 90
	trendMonths = 12
)

// reload reads the report again and shows it.
func (s *Screen) reload() {
	index := s.host.Readiness()
	if index == nil {
		return
	}
	s.post.Reload()
	s.repair.Reload()
	on, compare := s.today(), s.compare
	kit.Load(s.host, "readiness report", func(ctx context.Context) (mapReading, error) {
		return readMap(ctx, s.host.Journal(), index, on, compare)
	}, s.showReading)
}

func readMap(ctx context.Context, j *model.Journal, index *readiness.Index, on model.Day, compare string) (mapReading, error) {
	a := mapReading{frameworks: index.Frameworks(), own: map[string]bool{}}
	if err := j.Setting(ctx, readiness.SettingLife, &a.life); err != nil {
		return a, err
	}
	own, err := j.Settings(ctx, model.SettingFramework)
	if err != nil {
		return a, err
	}
	for key := range own {
		a.own[strings.TrimPrefix(key, model.SettingFramework)] = true
	}
	id := a.life.Framework
	if !slices.ContainsFunc(a.frameworks, func(f readiness.Framework) bool { return f.ID == id }) {
		id = "" // it was removed, or came from a journal that had it
	}
	if a.report, err = index.Report(id, on); err != nil {
		return a, err
	}
	id = a.report.Framework
	if a.before, err = index.PastReport(id, on.Add(-changeDays)); err != nil {
		return a, err
	}
	if a.outlook, err = index.Outlook(a.report); err != nil {
		return a, err
	}
	if a.trend, err = index.Trend(id, trendMonths, on); err != nil || compare == "" {
		return a, err
	}
	a.rival, err = index.Report(compare, on)
	return a, err
}

// showReading shows what was read.
func (s *Screen) showReading(a mapReading) {
	s.shown, s.labels = a, stepLabels(a.report)
	if a.stepAt(s.chosen) < 0 {
		s.chosen = a.firstStep()
	}
	s.waiting.Hide()
	s.views.object.Show()
	s.bar.object.Show()
	s.host.SetNote(a.report.Title)
	s.bar.showFrameworks()
	s.showGate()
	s.overview.showCoverage()
	s.slowest.showOutlook()
	s.trend.showTrend()
	s.rival.showRival()
	s.showStep()
	s.views.reload()
	s.arrange()
	if s.toEdit {
		s.toEdit = false
		s.EditFramework()
	}
}

// framework gives the framework that is shown.
func (a mapReading) framework() readiness.Framework {
	f, _ := a.frameworkOf(a.report.Framework)
	return f
}

func (a mapReading) frameworkOf(id string) (readiness.Framework, bool) {
	i := slices.IndexFunc(a.frameworks, func(f readiness.Framework) bool { return f.ID == id })
	if i < 0 {
		return readiness.Framework{}, false
	}
	return a.frameworks[i], true
}

func (a mapReading) stepAt(id string) int {
	return slices.IndexFunc(a.report.Steps, func(s readiness.StepReport) bool { return s.ID == id })
}

// firstStep is what to look at first: the gate while it is open, then the step
// that lacks most.
func (a mapReading) firstStep() string {
	first := ""
	if a.report.Ladder { // the level that is next
		a.report.Steps = slices.DeleteFunc(slices.Clone(a.report.Steps), func(s readiness.StepReport) bool { return !s.IsAimedAt() })
	}
	least := strength.Full + 1
	for _, s := range a.report.Steps {
		if s.Gate && !a.report.Gate {
			return s.ID
		}
		if s.Coverage < least {
			first, least = s.ID, s.Coverage
		}
	}
	return first
}
