// Package words carries the word lists that the résumé's linter goes by, as a file
// that people can read. It hands out text only; it must not know how the lists are
// read or what a finding is.
package words

import _ "embed"

// Name is the lists' file, for messages about them.
const Name = "words.toml"

// Text is the lists.
//
//go:embed words.toml
var Text string
