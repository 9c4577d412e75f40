package review

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/review"
	"rung/ui/kit"
)

// beginEntry opens an entry in the journal with the cursor in the first field to fill,
// and offers to go back to a route once it is saved.
func (s *Screen) beginEntry(id, why string, asked map[string]string, back kit.Route) {
	kit.Load(s.host, "review begin", func(ctx context.Context) (model.Entry, error) {
		return s.host.Journal().Entry(ctx, id)
	}, func(e model.Entry) {
		base := e.Clone()
		s.host.Begin(kit.Start{Opening: readiness.EntryToFill{Entry: e, Hints: asked}, Base: &base, Why: why, Saved: func() {
			s.host.Say(lang.L("Written down."), lang.L("Back to review"), func() { s.host.Go(back) })
		}})
	})
}

// completeStory opens a story's entry at the fields that the story lacks.
func (s *Screen) completeStory(story review.Story, question string) {
	asked := map[string]string{}
	for _, p := range append(story.STAR(), story.Reflection) {
		if p.Text == "" && p.Field != "" && p.Field != "body" {
			asked[p.Field] = ""
		}
	}
	kind, _ := model.KindOf(story.Entry.Kind)
	if _, measures := kind.Field("metrics"); measures && story.Band() != review.Strong && len(story.Entry.Values.Items("metrics")) == 0 {
		asked["metrics"] = ""
	}
	back := kit.Route{Screen: kit.ScreenReview, View: kit.ViewStory, ID: story.Entry.ID}
	if question != "" {
		back.View, back.ID = kit.ViewQuestion, question
	}
	s.beginEntry(story.Entry.ID, lang.L("To tell it whole"), asked, back)
}
