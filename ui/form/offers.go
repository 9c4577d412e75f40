package form

import (
	"fyne.io/fyne/v2"

	"rung/ui/theme"
	"rung/ui/widgets"
)

// offers is the list under the field that is being typed in. It lies on the
// form, above the parts below the field.
type offers struct {
	*widgets.SuggestionList
	form *Form
}

// mostOffers are asked for at once.
const mostOffers = 8

func newOffers(f *Form) *offers {
	o := &offers{widgets.NewSuggestionList(), f}
	o.OnChanged = func() { f.layered.Refresh() }
	o.Fits = func(line float32) int {
		return int((f.page.Size().Height - o.Owner().Size().Height - theme.Gap(11)) / line)
	}
	return o
}

// openUnder lists offers under a field and brings them into view; at is the one that
// Enter takes, or -1.
func (o *offers) openUnder(owner *widgets.Entry, list []widgets.Suggestion, at int) {
	o.Open(owner, list, at)
	if o.IsFor(owner) {
		o.form.page.RevealPart(owner, 0, owner.Size().Height+o.MinSize().Height)
	}
}

// placeUnder is under the field, and inside the form.
func (o *offers) placeUnder() (at fyne.Position, width float32) {
	if o.Owner() == nil {
		return fyne.Position{}, 0
	}
	room := o.form.layered.Size().Width - theme.Gap(4)
	at = o.form.positionOf(o.Owner()).AddXY(0, o.Owner().Size().Height+theme.Gap(0.5))
	width = min(max(o.Owner().Size().Width, theme.Em(14)), room)
	at.X = max(min(at.X, room-width+theme.Gap(2)), 0)
	return at, width
}
