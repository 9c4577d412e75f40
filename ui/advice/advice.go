// Package advice shows what the readiness index advises, on whichever screen: the
// gate's banner, and proposed actions with what can be done about them. It must not
// know which actions are shown, or where: that is the screen's.
package advice

import (
	"rung/model"
	"rung/ui/kit"
)

// Advice lets a person begin, plan or put off a proposed action.
type Advice struct {
	host kit.Host
	back string // words that lead back to the screen
	from func() kit.Route
}

// New makes the advice of a screen. Once an action is done, a button with the words
// back leads to the route that from gives.
func New(host kit.Host, back string, from func() kit.Route) *Advice {
	return &Advice{host: host, back: back, from: from}
}

// today is the day on which everything is judged.
func (a *Advice) today() model.Day { return a.host.Locale().Today }
