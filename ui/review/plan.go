package review

import (
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/review"
	"rung/ui/kit"
)

// planEvidence plans to gain evidence for a requirement, by the day of the interview
// that asks for it unless that is over.
func (s *Screen) planEvidence(m review.MatchedRequirement, by model.Day) {
	if by < s.today() {
		by = ""
	}
	kit.SaveEdit(s.host, model.Added, lang.L("Planned. Today tells you by its day."), model.Edit{Entry: m.PlanEvidence(s.today(), by)})
}

// plannedFor gives what is planned for a requirement.
func (s *Screen) plannedFor(m review.MatchedRequirement) (a readiness.Action, planned bool) {
	title := m.PlanEvidence(s.today(), "").Title
	for _, a := range s.shown.actions {
		if a.Status == "planned" && a.Title == title {
			return a, true
		}
	}
	return a, false
}

// storyAction gives what is proposed or planned for a question without a story.
func (s *Screen) storyAction(question string) (a readiness.Action, proposed bool) {
	a, proposed = s.shown.actions["story/"+question]
	return a, proposed
}

// planStory asks by when a question is to have a story.
func (s *Screen) planStory(a readiness.Action) {
	kit.AskDay(s.host, lang.L("By when?"), a.Title, lang.L("Plan it"), func(day model.Day) {
		kit.SaveEdit(s.host, model.Added, lang.L("Planned. Today tells you by its day."), model.Edit{Entry: a.Plan(day, s.today())})
	})
}
