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
	if at == len(typed) || !strings.ContainsRune("@#!", typed[at]) {
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
		l.offers.Open(l.Field, l.kindOffers(mark), -1)
	default:
		l.offers.Close()
	}
}

// loadOffers lists offers once they are read, unless something else is typed by then.
// None is chosen: Enter saves the line as it stands until the arrows choose one,
// and Tab takes the first.
func (l *Line) loadOffers(mark typedMark, read func(context.Context) ([]widgets.Suggestion, error)) {
	kit.Load(l.host, "line offers", read, func(list []widgets.Suggestion) {
		if l.markAtCursor() == mark {
			l.offers.Open(l.Field, list, -1)
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
