package line

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// mostOffers are listed for a mark.
const mostOffers = 8

// typedMark is the mark that the cursor stands behind: its sign, and what is typed of
// its word so far. The sign is 0 if there is no mark before the cursor.
type typedMark struct {
	sign rune
	text string
}

func (l *Line) markAtCursor() typedMark {
	typed := []rune(l.Field.Text)
	typed = typed[:min(l.Field.CursorTextOffset(), len(typed))]
	at := len(typed)
	for at > 0 && !unicode.IsSpace(typed[at-1]) {
		at--
	}
	if at == len(typed) || !strings.ContainsRune("@#!^>", typed[at]) {
		return typedMark{}
	}
	return typedMark{typed[at], string(typed[at+1:])}
}

// offerForMark offers what the mark that is being typed may become.
func (l *Line) offerForMark() {
	mark := l.markAtCursor()
	switch {
	case mark.sign == '@' && mark.text != "":
		l.loadOffers(mark, func(ctx context.Context) ([]widgets.Suggestion, error) { return l.contactOffers(ctx, mark) })
	case mark.sign == '#':
		l.loadOffers(mark, func(ctx context.Context) ([]widgets.Suggestion, error) { return l.tagOffers(ctx, mark) })
	case mark.sign == '!':
		l.openOffers(l.kindOffers(mark))
	case mark.sign == '^':
		l.openOffers(l.stepOffers(mark))
	case mark.sign == '>':
		l.openOffers(l.dayOffers(mark))
	default:
		l.offers.Close()
	}
}

// openOffers lists offers. Enter takes the only one; of several none is chosen: Enter saves
// the line as it stands until the arrows choose one, and Tab takes the first.
func (l *Line) openOffers(list []widgets.Suggestion) {
	chosen := -1
	if len(list) == 1 {
		chosen = 0
	}
	l.offers.Open(l.Field, list, chosen)
}

// loadOffers lists offers once they are read, unless something else is typed by then.
func (l *Line) loadOffers(mark typedMark, read func(context.Context) ([]widgets.Suggestion, error)) {
	kit.Load(l.host, "line offers", read, func(list []widgets.Suggestion) {
		if l.markAtCursor() == mark {
			l.openOffers(list)
		}
	})
}

// appendOffer adds one word that the mark may become, unless it is typed whole already.
func (l *Line) appendOffer(list []widgets.Suggestion, mark typedMark, word, shown, icon string) []widgets.Suggestion {
	if strings.EqualFold(word, mark.text) {
		return list
	}
	return append(list, widgets.Suggestion{Text: shown, Icon: icon, Accept: func() { l.completeMark(mark, word) }})
}

func (l *Line) contactOffers(ctx context.Context, mark typedMark) (list []widgets.Suggestion, err error) {
	refs, err := l.host.Journal().Complete(ctx, strings.Trim(mark.text, `"`), []string{model.KindContact}, mostOffers)
	for _, ref := range refs {
		list = l.appendOffer(list, mark, quoteName(ref.DisplayName()), ref.DisplayName(), "people")
	}
	return list, err
}

func (l *Line) tagOffers(ctx context.Context, mark typedMark) (list []widgets.Suggestion, err error) {
	tags, err := l.host.Journal().ListTags(ctx)
	for _, tag := range tags {
		if strings.HasPrefix(tag.Word, model.NormalizeTag(mark.text)) && len(list) < mostOffers {
			list = l.appendOffer(list, mark, tag.Word, "#"+tag.Word, "tag")
		}
	}
	return list, err
}

func (l *Line) kindOffers(mark typedMark) (list []widgets.Suggestion) {
	for _, kind := range model.OfferedKinds() {
		if strings.HasPrefix(kind.ID, strings.ToLower(mark.text)) || strings.HasPrefix(strings.ToLower(lang.L(kind.Label)), strings.ToLower(mark.text)) {
			list = l.appendOffer(list, mark, kind.ID, lang.L(kind.Label), kind.Icon)
		}
	}
	return list
}

// stepOffers are the steps of the chosen framework whose id, number or title begins as typed.
func (l *Line) stepOffers(mark typedMark) (list []widgets.Suggestion) {
	index := l.host.Readiness()
	if index == nil {
		return nil
	}
	for _, step := range index.ChosenFramework().Steps {
		begins := func(text string) bool { return strings.HasPrefix(strings.ToLower(text), strings.ToLower(mark.text)) }
		number := strings.TrimLeftFunc(step.ID, unicode.IsLetter)
		if begins(step.ID) || begins(step.Title) || mark.text != "" && begins(number) {
			list = l.appendOffer(list, mark, step.ID, step.ID+" "+step.Title, "readiness")
		}
	}
	return list
}

// dayOffers are today and the days around it that are said in words, where the words begin
// as typed.
func (l *Line) dayOffers(mark typedMark) (list []widgets.Suggestion) {
	loc := l.host.Locale()
	words := []string{"today", "yesterday"}
	for past := 2; past <= 7; past++ {
		words = append(words, "last "+strings.ToLower(loc.Today.Add(-past).Time().Weekday().String()))
	}
	for _, word := range append(words, "tomorrow") {
		day, err := model.ParseDay(word, loc)
		typed := strings.ToLower(mark.text)
		if err == nil && (strings.HasPrefix(word, typed) || strings.HasPrefix(strings.TrimPrefix(word, "last "), typed)) {
			list = l.appendOffer(list, mark, word, lang.L("{{.Words}}, {{.Day}}", map[string]any{"Words": word, "Day": day.Format(loc)}), "calendar")
		}
	}
	return list
}

// completeMark puts a word in the place of what is typed of it. It can be undone as
// typing can.
func (l *Line) completeMark(mark typedMark, word string) {
	l.silent = true
	for range []rune(mark.text) {
		l.Field.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	l.silent = false
	l.Field.Insert(word + " ")
}

// quoteName writes a name as a line reads it.
func quoteName(name string) string {
	if slices.ContainsFunc([]rune(name), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		return `"` + strings.ReplaceAll(name, `"`, "") + `"`
	}
	return name
}
