// Package disciplines carries what leadership and management are made of, and the
// mistakes that new managers make, as files that people can read and add to. It hands
// out text only; it must not know how the files are read or used.
package disciplines

import "embed"

// Files are the disciplines and the mistakes, each a TOML file.
//
//go:embed *.toml
var Files embed.FS
