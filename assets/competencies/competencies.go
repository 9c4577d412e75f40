// Package competencies carries the table of the words that hint at a competency. It
// hands out text only; it must not know how the table is read.
package competencies

import _ "embed"

// Name is the table's file, for messages about it.
const Name = "competencies.toml"

// Text is the table.
//
//go:embed competencies.toml
var Text string
