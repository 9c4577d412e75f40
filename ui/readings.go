package ui

import (
	"sync/atomic"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
)

// readings is what was read from the whole journal, and is kept as that changes.
type readings struct {
	*footer
	*reviewLibrary
	o       *Options
	onUI    func(func())                    // runs something on the UI goroutine
	index   atomic.Pointer[readiness.Index] // nil while it is being read
	loaded  func()                          // the readiness map is there
	greeted bool                            // a first start is greeted once
}

// loadReadiness reads the whole journal for the readiness map, after the first
// frame and again when another program has written.
func (r *readings) loadReadiness() {
	if r.o.LoadReadiness == nil {
		return
	}
	kit.Load(r, "readiness", r.o.LoadReadiness, func(index *readiness.Index) {
		r.index.Store(index)
		r.loaded()
	})
}

// updateReadiness takes a write into the map, on the goroutine that wrote, before
// any screen re-reads it.
func (r *readings) updateReadiness(written model.Receipt) {
	index := r.index.Load()
	if index == nil {
		return
	}
	if len(written.Entries) == 0 { // removed for good: what is gone is not told
		r.onUI(r.loadReadiness)
		return
	}
	if err := index.PutEntries(written.Entries...); err != nil {
		r.onUI(func() { r.Fail(err) })
	}
}

// Readiness is the readiness map, or nil while it is being read.
func (r *readings) Readiness() *readiness.Index { return r.index.Load() }

// ReloadReadiness reads the map anew, as after a change of a framework.
func (r *readings) ReloadReadiness() { r.loadReadiness() }
