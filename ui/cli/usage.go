package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rung/model"
	"rung/model/text"

	"github.com/alecthomas/kong"
)

// usageError is a command line that cannot be understood.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

// checkUTF8 returns an error of code Invalid for text that is not UTF-8, which the
// parser of the command line would silently change.
func checkUTF8(text string) error {
	if utf8.ValidString(text) {
		return nil
	}
	shown := []rune(text)
	return newInvalid("“%s” is not text in UTF-8. Set the terminal to UTF-8, or write it anew.", string(shown[:min(len(shown), 40)]))
}

// commandNames gives the names of the visible commands below a node.
func commandNames(of *kong.Node) (names []string) {
	for _, node := range of.Children {
		if !node.Hidden {
			names = append(names, node.Name)
		}
	}
	return names
}

// newUsageError says what is wrong with a command line, and where to read on. The
// parser's own message is written for programmers, so this looks at where the parser
// stopped instead.
func newUsageError(err error, parser *kong.Kong) error {
	var stopped *kong.ParseError
	if !errors.As(err, &stopped) || stopped.Context == nil {
		return &usageError{err.Error()}
	}
	l := commandLine{context: stopped.Context, node: parser.Model.Node, command: "rung", more: "All commands and options: rung --help"}
	if node := stopped.Context.Selected(); node != nil && !node.Hidden {
		l.node, l.command = node, "rung "+node.Path()
		l.more = "How it goes: " + l.command + " --help"
	}
	said := ""
	if stopped.Context.Error != nil {
		said = l.describeStop()
	} else {
		said = cmp.Or(l.describeWrongChoice(), l.describeMissing())
	}
	return &usageError{cmp.Or(said, err.Error()+".") + " " + l.more}
}

// commandLine is a command line that could not be understood.
type commandLine struct {
	context *kong.Context
	node    *kong.Node // the command that it names, or the program
	command string     // the command as a person types it
	more    string     // where to read on
}

// describeStop says what is wrong with the word at which the parser stopped.
func (l *commandLine) describeStop() string {
	path := l.context.Path
	rest := path[len(path)-1].Remainder()
	if len(rest) == 0 {
		return ""
	}
	word := rest[0]
	if strings.HasPrefix(word, "-") && word != "-" && word != "--" {
		return l.describeFlag(word, rest[1:])
	}
	if word == "--" && len(rest) > 1 {
		word = rest[1]
	}
	if l.command != "rung" {
		return "“" + word + "” is one word too many."
	}
	l.more = "All commands: rung --help"
	return "There is no command “" + word + "”." + didYouMean(word, commandNames(l.node))
}

// describeFlag says what is wrong with a flag; after is the words after it.
func (l *commandLine) describeFlag(word string, after []string) string {
	name, value, given := strings.Cut(word, "=")
	if !strings.HasPrefix(name, "--") {
		name, value, given = word[:2], "", false
	}
	var names []string
	for _, group := range l.node.AllFlags(false) {
		for _, flag := range group {
			names = append(names, "--"+flag.Name)
			negated := flag.Tag.Negatable != "" && name == "--no-"+flag.Name
			if name != "--"+flag.Name && name != "-"+string(flag.Short) && !negated {
				continue
			}
			if !given && len(after) > 0 && !strings.HasPrefix(after[0], "-") {
				value, given = after[0], true
			}
			switch {
			case !given:
				return name + " wants a value after it."
			case flag.IsBool():
				return name + " is yes or no, not “" + value + "”."
			case flag.Target.CanInt():
				return name + " wants a whole number, not “" + value + "”."
			}
			return ""
		}
	}
	if !strings.HasPrefix(name, "--") {
		l.more = "To search without a word, put -- first: rung search -- erp -draft"
	}
	return "There is no option " + name + "." + didYouMean(name, names)
}

// describeWrongChoice names a value that is not one of those allowed.
func (l *commandLine) describeWrongChoice() string {
	for _, part := range l.context.Path {
		value := part.Positional
		if part.Flag != nil {
			value = part.Flag.Value
		}
		if value == nil || value.Enum == "" {
			continue
		}
		given := fmt.Sprint(l.context.Value(part))
		choices := value.EnumSlice()
		if slices.Contains(choices, given) {
			continue
		}
		list := strings.Join(slices.DeleteFunc(choices, func(c string) bool { return c == "" }), ", ")
		if part.Flag != nil {
			return "--" + value.Name + " is one of: " + list + ". It cannot be “" + given + "”."
		}
		return "“" + given + "” is no " + value.Name + " here. Use one of: " + list + "."
	}
	return ""
}

// describeMissing says which words a command still needs.
func (l *commandLine) describeMissing() string {
	var words []string
	for _, arg := range l.node.Positional {
		if arg.Required && !arg.Set {
			words = append(words, strings.ReplaceAll(arg.Summary(), "...", "…"))
		}
	}
	if len(words) > 0 {
		return "“" + l.command + "” needs more: " + strings.Join(words, " ") + "."
	}
	if words = commandNames(l.node); len(words) == 0 {
		return ""
	}
	return "“" + l.command + "” needs one of: " + strings.Join(words, ", ") + "."
}

// didYouMean offers the known words closest to word, or gives "".
func didYouMean(word string, known []string) string {
	near := model.ClosestWords(word, known)
	if len(near) == 0 {
		return ""
	}
	return " Did you mean " + strings.Join(near, " or ") + "?"
}

// checkFlagCounts returns an error of code TooLarge if a flag is given more than
// model.MaxTags times. No flag is of use more often, and each one makes parsing
// slower.
func checkFlagCounts(args []string) error {
	given := map[string]int{}
	for _, arg := range args {
		if arg == "--" {
			break
		}
		name, _, _ := strings.Cut(arg, "=")
		if !strings.HasPrefix(name, "--") {
			continue
		}
		if given[name]++; given[name] > model.MaxTags {
			return &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("%s may be given %d times. Leave some out.", text.Shorten(name, 40), model.MaxTags)}
		}
	}
	return nil
}
