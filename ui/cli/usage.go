package cli

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"rung/model"
	"rung/model/text"

	"github.com/alecthomas/kong"
)

// usageError is a command line that cannot be understood.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

// plainly turns what the command line's reader says into words for a person;
// {1} stands for what the first bracket of the pattern found.
var plainly = []struct {
	said  *regexp.Regexp
	words string
}{
	{regexp.MustCompile(`^expected one of (.+)$`), "“{rung}” needs one of: {1}."},
	{regexp.MustCompile(`^expected "(.+)"$`), "“{rung}” needs more: {1}."},
	{regexp.MustCompile(`^<(\S+)> must be one of (.+) but got "(.*)"$`), "“{3}” is no {1} here. Use one of: {2}."},
	{regexp.MustCompile(`^(--\S+) must be one of (.+) but got "(.*)"$`), "{1} is one of: {2}. It cannot be “{3}”."},
	{regexp.MustCompile(`^(\S+): expected a valid .*int but got "(.*)"$`), "{1} wants a whole number, not “{2}”."},
	{regexp.MustCompile(`^(--\S+): (?:expected .* got "EOL"|missing value)`), "{1} wants a value after it."},
	{regexp.MustCompile(`^(--\S+): bool value must be .* but got "(.*)"$`), "{1} is yes or no, not “{2}”."},
}

// checkUTF8 refuses what is not text: the command line's reader would put
// something else in its place without a word.
func checkUTF8(text string) error {
	if utf8.ValidString(text) {
		return nil
	}
	shown := []rune(text)
	return newInvalid("“%s” is not text in UTF-8. Set the terminal to UTF-8, or write it anew.", string(shown[:min(len(shown), 40)]))
}

// tidyList takes the quotes off a list, which the words around it need not.
var tidyList = strings.NewReplacer(`","`, ", ", `"`, "", " ...", " …")

// commandNames are the names that a command may be called by.
func commandNames(parser *kong.Kong) (names []string) {
	for _, node := range parser.Model.Children {
		if !node.Hidden {
			names = append(names, node.Name)
		}
	}
	return names
}

// newUsageError says what is wrong with a command line, and where to read on.
func newUsageError(err error, parser *kong.Kong) error {
	command, more := "rung", "All commands and options: rung --help"
	var wrong *kong.ParseError
	if errors.As(err, &wrong) && wrong.Context != nil {
		if node := wrong.Context.Selected(); node != nil && !node.Hidden {
			command = "rung " + node.Path()
			more = "How it goes: " + command + " --help"
		}
	}
	said, near, _ := strings.Cut(strings.TrimSuffix(err.Error(), "."), ", did you mean ")
	if near != "" {
		near = " Did you mean " + strings.ReplaceAll(strings.TrimPrefix(near, "one of "), `"`, "")
	}
	if flag, found := strings.CutPrefix(said, "unknown flag "); found {
		if !strings.HasPrefix(flag, "--") {
			more = "To search without a word, put -- first: rung search -- erp -draft"
		}
		return &usageError{"There is no option " + flag + "." + near + " " + more}
	}
	if word, found := strings.CutPrefix(said, "unexpected argument "); found {
		if command != "rung" {
			return &usageError{"“" + word + "” is one word too many. " + more}
		}
		if close := model.ClosestWords(word, commandNames(parser)); len(close) > 0 {
			near = " Did you mean " + strings.Join(close, " or ") + "?"
		}
		return &usageError{"There is no command “" + word + "”." + near + " All commands: rung --help"}
	}
	for _, p := range plainly {
		if found := p.said.FindStringSubmatch(said); found != nil {
			for i, part := range found {
				found[i] = tidyList.Replace(part)
			}
			in := strings.NewReplacer("{rung}", command, "{1}", found[1], "{2}", found[min(2, len(found)-1)], "{3}", found[len(found)-1])
			return &usageError{in.Replace(p.words) + " " + more}
		}
	}
	return &usageError{said + ". " + more}
}

// checkFlagCounts refuses a command line with a flag that is given more often than an
// entry may have tags, which is the most that any can be of use: to read each
// takes longer the more there are.
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
