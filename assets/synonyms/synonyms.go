// Package synonyms carries the words that mean the same in a job description and
// in a journal. It hands out text only; it must not know how it is read or used.
package synonyms

import _ "embed"

// Name is the file, for messages about it.
const Name = "synonyms.toml"

// Text is the groups of synonyms.
//
//go:embed synonyms.toml
var Text string
