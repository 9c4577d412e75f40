// Package desktop carries the file by which a desktop knows Rung. It hands out
// text only.
package desktop

import _ "embed"

// Name is the file's name, which is Rung's name to the desktop.
const Name = "org.rungjournal.rung.desktop"

// Entry is the file's text.
//
//go:embed org.rungjournal.rung.desktop
var Entry string
