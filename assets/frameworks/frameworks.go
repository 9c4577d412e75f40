// Package frameworks carries the built-in frameworks as the files that people
// can copy and edit. It hands out text only; it must not know how a framework is
// read or used.
package frameworks

import (
	"embed"
)

// File is one framework's file.
type File struct{ Name, Text string }

//go:embed *.toml
var files embed.FS

// Built gives the built-in frameworks in the order in which they are offered;
// the first is the default.
func Built() []File {
	var list []File
	for _, name := range []string{"seven-steps.toml", "education-experience.toml", "skills.toml", "ten-steps.toml"} {
		text, err := files.ReadFile(name)
		if err != nil {
			continue // a test holds each name to its embedded file
		}
		list = append(list, File{name, string(text)})
	}
	return list
}
