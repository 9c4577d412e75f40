package ui

import (
	"rung/ui/kit"
)

// router remembers where the person has been.
type router struct {
	past   []kit.Route // the present route is the last
	future []kit.Route // the next one to return to is the last
}

// maxPast is how many routes back can be gone.
const maxPast = 100

func (r *router) present() kit.Route {
	if len(r.past) == 0 {
		return kit.Route{}
	}
	return r.past[len(r.past)-1]
}

// visit makes to the present route. What could be returned to is forgotten, as
// in a browser.
func (r *router) visit(to kit.Route) {
	if len(r.past) > 0 && r.present() == to {
		return
	}
	r.past = append(r.past, to)
	if len(r.past) > maxPast {
		r.past = r.past[1:]
	}
	r.future = nil
}

// replace changes the present route without adding one.
func (r *router) replace(to kit.Route) {
	if len(r.past) == 0 {
		r.past = []kit.Route{to}
	}
	r.past[len(r.past)-1] = to
}

func (r *router) back() (kit.Route, bool) {
	if len(r.past) < 2 {
		return kit.Route{}, false
	}
	r.future = append(r.future, r.present())
	r.past = r.past[:len(r.past)-1]
	return r.present(), true
}

func (r *router) forth() (kit.Route, bool) {
	if len(r.future) == 0 {
		return kit.Route{}, false
	}
	to := r.future[len(r.future)-1]
	r.future = r.future[:len(r.future)-1]
	r.past = append(r.past, to)
	return to, true
}
