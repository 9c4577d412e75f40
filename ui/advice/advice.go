// Package advice is what readiness advises, on whichever screen it is shown: the
// band of the open gate, and proposed actions with what can be done about them.
// It knows the map and what the shell offers; which actions are shown, and
// where, is the screen's.
package advice

import (
	"rung/model"
	"rung/ui/kit"
)

// Advice lets a person take up, plan or put off what is proposed.
type Advice struct {
	host kit.Host
	back string // words that lead back to the screen
	from func() kit.Route
}

// New is the advice of a screen: once an action is done, back in words leads to
// the route that from gives.
func New(host kit.Host, back string, from func() kit.Route) *Advice {
	return &Advice{host: host, back: back, from: from}
}

// today is the day that everything is judged on.
func (a *Advice) today() model.Day { return a.host.Locale().Today }
