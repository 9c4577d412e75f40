// Package demo carries the demo journal: eighteen months of an invented systems
// administrator's life, with every kind of entry and with gaps left on purpose,
// so that each screen has something to show and something to ask for. It hands
// out bytes only; it must not know how a journal is read, checked or kept.
package demo

import _ "embed"

// Journal is a whole journal as JSON, in the shape that import json reads.
//
//go:embed journal.json
var Journal []byte

// LastDay is the day of the newest entry. Whoever moves the life to end on
// another day counts from here.
const LastDay = "2026-11-20"
