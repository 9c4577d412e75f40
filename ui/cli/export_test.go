package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// Command is a command as the terminal declares it.
type Command struct {
	Words   []string            // "export", "csv"
	Choices map[string][]string // the values that a flag or "" for the argument is to have
	Free    []string            // flags, and "" for the argument, that take any words
}

// HandingOn gives the commands that leave private entries out unless asked.
func HandingOn() (commands []Command, err error) {
	parser, err := kong.New(&grammar{}, kong.Name("rung"), kong.Writers(io.Discard, io.Discard), kong.Vars{"kinds": ""})
	if err != nil {
		return nil, err
	}
	for _, leaf := range parser.Model.Leaves(false) {
		c := Command{Choices: map[string][]string{}}
		for at := leaf; at.Type == kong.CommandNode; at = at.Parent {
			c.Words = append([]string{at.Name}, c.Words...)
		}
		take := func(v *kong.Value, name string) {
			choices := slices.DeleteFunc(v.EnumSlice(), func(choice string) bool { return choice == "" })
			switch {
			case len(choices) > 0:
				c.Choices[name] = choices
			case strings.Contains(v.Target.Kind().String(), "string"), v.IsSlice():
				c.Free = append(c.Free, name)
			}
		}
		for _, f := range leaf.Flags {
			take(f.Value, f.Name)
		}
		for _, p := range leaf.Positional {
			take(p, "")
		}
		if slices.ContainsFunc(leaf.Flags, func(f *kong.Flag) bool { return f.Name == "with-private" }) || leaf.Parent.Name == "export" {
			commands = append(commands, c)
		}
	}
	return commands, nil
}
