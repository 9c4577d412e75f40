// Package lexicon carries the words and phrases from which Rung reads what people
// write, as files that people can read. It hands out text only; it must not know
// how the files are read or what they mean.
package lexicon

import "embed"

// Files are the parts of the lexicon, each a TOML file.
//
//go:embed *.toml
var Files embed.FS
