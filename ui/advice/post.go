package advice

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// PostQuestion asks whether the present post is a manager's, where a position reads as
// one. It is asked once for each such position, and sets nothing by itself.
type PostQuestion struct {
	Object *fyne.Container
	// OnAnswered is called once an answer is kept; it may be nil.
	OnAnswered func()

	host    kit.Host
	key     string // of its loading
	arrange func() // lays the screen out anew, as when the question came or went
	banner  *widgets.Banner
	post    string // the position that is asked about, or ""
}

// NewPostQuestion builds a question for a screen that is hidden until Reload finds
// something to ask.
func NewPostQuestion(host kit.Host, screen string, arrange func()) *PostQuestion {
	q := &PostQuestion{host: host, key: screen + " post", arrange: arrange, banner: widgets.NewBanner(widgets.Info, "")}
	q.Object = container.NewStack(q.banner)
	q.Object.Hide()
	return q
}

// Reload asks, or stops asking.
func (q *PostQuestion) Reload() {
	on := q.host.Locale().Today
	kit.Load(q.host, q.key, func(ctx context.Context) (model.Entry, error) {
		var life readiness.Life
		if err := q.host.Journal().Setting(ctx, readiness.SettingLife, &life); err != nil {
			return model.Entry{}, err
		}
		post, found, err := readiness.FindManagerPost(ctx, q.host.Journal(), life, on)
		if !found {
			post = model.Entry{}
		}
		return post, err
	}, q.ask)
}

func (q *PostQuestion) ask(post model.Entry) {
	if post.ID == q.post {
		return
	}
	q.post = post.ID
	widgets.SetShown(q.Object, q.post != "")
	answer := func(word string, yes bool) widgets.Action {
		return widgets.Action{Text: word, Do: func() { q.keepAnswer(post.ID, yes) }}
	}
	q.banner.SetMessage(widgets.Info, lang.L("Is your present post, “{{.Title}}”, a manager's?", map[string]any{"Title": post.Title}),
		answer(lang.L("Yes"), true), answer(lang.L("No"), false))
	q.arrange()
}

// keepAnswer remembers the answer. Some steps apply to managers only, so that the
// coverage is read anew.
func (q *PostQuestion) keepAnswer(post string, yes bool) {
	journal := q.host.Journal()
	kit.Write(q.host, func(ctx context.Context) error {
		var life readiness.Life
		if err := journal.Setting(ctx, readiness.SettingLife, &life); err != nil {
			return err
		}
		life.AnswerManager(yes, post)
		return journal.SetSetting(ctx, readiness.SettingLife, life)
	}, func() {
		q.Reload()
		q.host.ReloadReadiness()
		if q.OnAnswered != nil {
			q.OnAnswered()
		}
	})
}
