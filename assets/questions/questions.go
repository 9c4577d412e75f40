// Package questions carries the bank of interview questions for IT managers,
// written for Rung, a file for each theme. It hands out text only; it must not
// know how the bank is read or used.
package questions

import "embed"

// File is one file of the bank.
type File struct{ Name, Text string }

//go:embed *.toml
var files embed.FS

// order is that of the themes, then what a person may ask in turn.
var order = []string{"people", "delivery", "budget", "stakeholders", "strategy", "security", "change", "failure", "conflict", "motivation", "to_ask"}

// Built gives the files in the order of their themes. The error is one of a
// build that lacks a file.
func Built() ([]File, error) {
	list := make([]File, 0, len(order))
	for _, name := range order {
		text, err := files.ReadFile(name + ".toml")
		if err != nil {
			return nil, err
		}
		list = append(list, File{name + ".toml", string(text)})
	}
	return list, nil
}
