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

// begun is the mark that the cursor stands behind: its sign, and what is typed of
// its word so far. Sign is 0 where it stands behind none.
type begun struct {
	sign rune
	text string
}

func (l *Line) begun() begun {
	typed := []rune(l.Field.Text)
	typed = typed[:min(l.Field.CursorTextOffset(), len(typed))]
	at := len(typed)
	for at > 0 && !unicode.IsSpace(typed[at-1]) {
		at--
	}
	if at == len(typed) || !strings.ContainsRune("@#!", typed[at]) {
		return begun{}
	}
	return begun{typed[at], string(typed[at+1:])}
}

// seek offers what the mark that is being typed may become.
func (l *Line) seek() {
	mark := l.begun()
	switch {
	case mark.sign == '@' && mark.text != "":
		l.load(mark, func(ctx context.Context) ([]widgets.Suggestion, error) { return l.contacts(ctx, mark) })
	case mark.sign == '#':
		l.load(mark, func(ctx context.Context) ([]widgets.Suggestion, error) { return l.tags(ctx, mark) })
	case mark.sign == '!':
		l.offers.Open(l.Field, l.kinds(mark), -1)
	default:
		l.offers.Close()
	}
}

// load lists offers once they are read, unless something else is typed by then.
// None is chosen: Enter saves the line as it stands until the arrows choose one,
// and Tab takes the first.
func (l *Line) load(mark begun, read func(context.Context) ([]widgets.Suggestion, error)) {
	kit.Load(l.host, "line offers", read, func(list []widgets.Suggestion) {
		if l.begun() == mark {
			l.offers.Open(l.Field, list, -1)
		}
	})
}

// offer is one word that the mark may become. A word that is typed whole is not
// offered.
func (l *Line) offer(list []widgets.Suggestion, mark begun, word, shown, icon string) []widgets.Suggestion {
	if strings.EqualFold(word, mark.text) {
		return list
	}
	return append(list, widgets.Suggestion{Text: shown, Icon: icon, Accept: func() { l.complete(mark, word) }})
}

func (l *Line) contacts(ctx context.Context, mark begun) (list []widgets.Suggestion, err error) {
	refs, err := l.host.Journal().Complete(ctx, strings.Trim(mark.text, `"`), []string{model.KindContact}, mostOffers)
	for _, ref := range refs {
		list = l.offer(list, mark, quoted(ref.DisplayName()), ref.DisplayName(), "people")
	}
	return list, err
}

func (l *Line) tags(ctx context.Context, mark begun) (list []widgets.Suggestion, err error) {
	tags, err := l.host.Journal().ListTags(ctx)
	for _, tag := range tags {
		if strings.HasPrefix(tag.Word, model.NormalizeTag(mark.text)) && len(list) < mostOffers {
			list = l.offer(list, mark, tag.Word, "#"+tag.Word, "tag")
		}
	}
	return list, err
}

func (l *Line) kinds(mark begun) (list []widgets.Suggestion) {
	for _, kind := range model.OfferedKinds() {
		if strings.HasPrefix(kind.ID, strings.ToLower(mark.text)) || strings.HasPrefix(strings.ToLower(lang.L(kind.Label)), strings.ToLower(mark.text)) {
			list = l.offer(list, mark, kind.ID, lang.L(kind.Label), kind.Icon)
		}
	}
	return list
}

// complete puts a word in the place of what is typed of it. It can be undone as
// typing can.
func (l *Line) complete(mark begun, word string) {
	l.silent = true
	for range []rune(mark.text) {
		l.Field.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	l.silent = false
	l.Field.Insert(word + " ")
}

// quoted writes a name as a line reads it.
func quoted(name string) string {
	if slices.ContainsFunc([]rune(name), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		return `"` + strings.ReplaceAll(name, `"`, "") + `"`
	}
	return name
}
