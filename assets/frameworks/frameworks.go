// Package frameworks carries the built-in frameworks as the files that people
// can copy and edit. It hands out text only; it must not know how a framework is
// read or used.
package frameworks

import _ "embed"

// File is one framework's file.
type File struct{ Name, Text string }

var (
	//go:embed seven-steps.toml
	sevenSteps string
	//go:embed education-experience.toml
	educationExperience string
	//go:embed skills.toml
	skills string
	//go:embed ten-steps.toml
	tenSteps string
)

// Built gives the built-in frameworks in the order in which they are offered;
// the first is the default.
func Built() []File {
	return []File{
		{"seven-steps.toml", sevenSteps},
		{"education-experience.toml", educationExperience},
		{"skills.toml", skills},
		{"ten-steps.toml", tenSteps},
	}
}
