// Package prompts carries the questions of the evening. It hands out text only;
// it must not know how they are chosen.
package prompts

import _ "embed"

// Name is the file, for messages about it.
const Name = "prompts.toml"

// Text is the questions.
//
//go:embed prompts.toml
var Text string
