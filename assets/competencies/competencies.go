// Package competencies carries the one table of what an entry's kind and chosen
// values bring as competencies, and of the words that hint at one. It hands out
// text only; it must not know how the table is read.
package competencies

import _ "embed"

// Name is the table's file, for messages about it.
const Name = "competencies.toml"

// Text is the table.
//
//go:embed competencies.toml
var Text string
