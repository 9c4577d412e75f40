package cli

import (
	"slices"
	"strings"

	"rung/assets/help"

	"github.com/alecthomas/kong"
)

// completionCmd prints what a shell reads to complete our command lines. Each
// script asks completeCmd, so that it never falls behind the program.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

var completionScripts = map[string]string{
	"bash": `_rung() {
	local IFS=$'\n'
	COMPREPLY=($(rung complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _rung rung
`,
	"zsh": `#compdef rung
_rung() {
	local -a found
	found=("${(@f)$(rung complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
	if [[ -n "$found" ]]; then compadd -a found; else _files; fi
}
compdef _rung rung
`,
	"fish": `complete -c rung -a '(rung complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'
`,
}

// Run prints the script.
func (c completionCmd) Run(r *run) error {
	_, err := r.out.WriteString(completionScripts[c.Shell])
	return err
}

type completeCmd struct {
	Words []string `arg:"" optional:"" help:"The words after rung, the last one as far as it is typed."`
}

// Run prints the completions of the last word, one a line. There are none if that
// word is a file or free text.
func (c completeCmd) Run(r *run, parser *kong.Kong) error {
	if len(c.Words) == 0 {
		return nil
	}
	for _, word := range completeWords(parser.Model.Node, c.Words) {
		if err := r.printLine(word); err != nil {
			return err
		}
	}
	return nil
}

// completeWords gives the completions of the last word, below node.
func completeWords(node *kong.Node, words []string) []string {
	last := words[len(words)-1]
	var flag *kong.Flag // whose value comes next
	for _, word := range words[:len(words)-1] {
		if flag != nil {
			flag = nil
			continue
		}
		if name, isFlag := strings.CutPrefix(word, "--"); isFlag {
			if f := findFlag(node, name); f != nil && !f.IsBool() {
				flag = f
			}
			continue
		}
		for _, child := range node.Children {
			if child.Name == word {
				node = child
			}
		}
	}
	return slices.DeleteFunc(completeWord(node, flag, last), func(word string) bool { return !strings.HasPrefix(word, last) })
}

func completeWord(node *kong.Node, flag *kong.Flag, last string) []string {
	switch {
	case flag != nil:
		return enumValues(flag.Value)
	case strings.HasPrefix(last, "-"):
		var names []string
		for _, group := range node.AllFlags(true) {
			for _, f := range group {
				names = append(names, "--"+f.Name)
			}
		}
		return names
	}
	var names []string
	for _, child := range node.Children {
		if !child.Hidden {
			names = append(names, child.Name)
		}
	}
	for _, arg := range node.Positional {
		names = append(names, enumValues(arg)...)
	}
	return names
}

// enumValues gives the values allowed for v, or none if it is free text. The grammar
// has no enum for kinds and topics, so that commands can explain a wrong one.
func enumValues(v *kong.Value) []string {
	switch v.Name {
	case "kind":
		return strings.Split(joinKindIDs(), ", ")
	case "topic":
		return topicIDs(help.Topics())
	case "fiscal-start":
		return monthNames()
	}
	return slices.DeleteFunc(strings.Split(v.Enum, ","), func(word string) bool { return word == "" })
}

func findFlag(node *kong.Node, name string) *kong.Flag {
	for _, group := range node.AllFlags(false) {
		for _, f := range group {
			if f.Name == name {
				return f
			}
		}
	}
	return nil
}
